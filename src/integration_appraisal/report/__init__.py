"""What an appraisal says: wording, rounding and tables, decided once for all formats.

``page`` is what a report is made of; other modules build one command's page or data. Renderers see pages only.
"""
