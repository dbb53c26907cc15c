"""Options appraisal for health and social care integration.

The folders read from the middle outwards: ``engine`` is arithmetic, ``documents`` YAML with its places, ``model`` the
shape of the files, ``loading`` reads files into catalogues and local files and finds what is wrong in them,
``appraisal`` puts a place and a catalogue together, ``rules`` ask what a reviewer would ask, ``checking`` holds files
against all that, ``report`` finds the words, ``render`` the form, and ``cli`` is the edge.
"""

__version__ = "0.1.0"
