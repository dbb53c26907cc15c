"""Many places: each read and appraised by itself, on one machine or on many, and what they say together.

- ``entries``: which files are meant
- ``row``: what is kept of one place
- ``reading``: one file becomes a row
- ``running``: many files, on processes, always in the same order
- ``journal``: rows on disk, so that a run can go on where it was broken off
- ``tally``: what rows add up to; ``dividing``, ``likeness`` and ``outliers`` are parts of it
"""
