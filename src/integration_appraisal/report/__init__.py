"""What an appraisal says: wording, rounding and tables, decided once for all formats.

``page`` is what a report is made of; each other module builds one command's page and its JSON. Renderers know pages only.
"""
