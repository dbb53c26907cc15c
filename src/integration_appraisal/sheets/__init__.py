"""Tables as people keep them, read into a catalogue and a local file, and written from them.

- ``grid``: what stands in the cells of a sheet, whatever file it came from; ``reading/`` makes it from files
- ``layout``, ``words``, ``amounts``: what each row, column and cell of a grid is taken for; no file is known here
- ``scales``, ``entries``: from several layouts to criteria, options and cells, and what is in doubt
- ``contents``: the table that both ways share: data as the files have them
- ``files``: the table as a one-file catalogue and a local file
- ``scoring``: a workbook for a panel; ``exporting/``: the table for other programs
"""
