"""The briefing paper: one model of it, behind every format, so that they say the same.

- ``paper``: what a paper is made of
- ``building``: its sections in order
- ``summary``, ``asked``, ``results``, ``sure``, ``place``: the sections, each short
- ``annexes``: what stands behind them
- ``leading``: the options that most of the paper is about; ``answers``: checklists in words
- ``charts``: what the pictures show, in words and numbers
"""
