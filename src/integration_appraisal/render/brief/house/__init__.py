"""A house's own template, filled in by a process of its own.

A template is a program, and one that a stranger may have written. ``filling`` is the side that asks: it starts the
process, hands it plain data and bounds its time and its output. ``child`` is that process: it gives up what it does not
need (``limits``), reads the template (``grammar``) and fills it in (``sandbox``, ``filters``), and puts what goes wrong
into words (``faults``). Nothing heavy may be imported there: it is started for every paper.
"""
