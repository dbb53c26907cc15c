"""Everything known about one place, by ids and names.

- ``appraise``: an appraisal is a catalogue and a local file; every analysis of it starts here, once, when asked for
- ``results``: the records that say what was found
- ``problem``: where ids become the engine's rows, columns and positions; ``labels`` leads back
- ``compare``: two appraisals side by side; ``entries`` mixes their numbers
"""
