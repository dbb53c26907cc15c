"""A briefing paper read back, and held against the one that its inputs give now.

- ``reading``: a paper of any format as lines of text, and what shows beside them
- ``tokens``: lines as words, by section, and which of them must not change
- ``comparing``: two papers section by section; ``verifying``: a paper and the one made again from its ``stamp``
- ``report``: what was found, in words and as data
"""
