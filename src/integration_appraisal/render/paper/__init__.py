"""A briefing paper as Markdown, HTML or a Word document.

``writing`` has all three; ``templates`` fills in ours, ``house`` a user's own, in a process that loads nothing else.
"""
