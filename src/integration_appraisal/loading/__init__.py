"""Files become a catalogue and a local file, with findings.

- ``loader``: the one loader of all commands, and ``load``, the door for Python
- ``paths``, ``files``, ``bundled``: where files are, how they are shown, and their bytes
- ``catalogue``, ``assembly``: a catalogue, and how it is put together from its files
- ``local``: a local file, which kind a file is, and its checks against its catalogue
- ``shape``: documents become models, with every fault at its place
- ``checks``: what is wrong between files
"""
