"""Options appraisal for health and social care integration.

The folders read from the middle outwards: ``engine`` is arithmetic, ``model`` the shape of the files, ``reading`` turns
text into models and findings, ``library`` touches the disk, ``problem`` and ``appraisal`` put a place and a catalogue
together, ``report`` finds the words, ``render`` the form, and ``cli`` is the edge.
"""

__version__ = "0.1.0"
