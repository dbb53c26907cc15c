"""Everything known about one place, by ids and names.

- ``appraise``: an appraisal is a catalogue and a local file; every analysis of it starts here, once, when asked for
- ``results``: the records that say what was found
- ``problem``: the only place where ids meet the engine's rows, columns and positions, both ways
"""
