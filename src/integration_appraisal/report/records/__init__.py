"""Results as records: the JSON that other programs read, and the rows of a spreadsheet that follow from it.

Keys are a promise (``schemas/`` has the contract): keys may be added, none is taken away. Each module has ``data`` for
the JSON and ``rows`` for the CSV, in which every number stands unrounded.
"""
