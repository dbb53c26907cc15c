"""The briefing paper, behind every format, so that all say the same.

- ``building``: its sections in order
- ``decision`` with ``summary``, ``options`` with ``sides``, ``reasons``, ``implications``: the body, a section each
- ``annexes``: what stands behind it; ``stamp``: what it was made from
- ``answers``: checklists in words
"""
