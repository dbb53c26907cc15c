"""The page for a decision conference: one HTML file with the place, its catalogue and the engine's arithmetic.

``contents`` is what the page knows, ``page`` puts it together. What it does stands in ``page/``, as plain modules.
"""
