"""Results as sheets for a spreadsheet: one row an option, a cell or a change, every number unrounded."""
