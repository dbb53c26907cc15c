"""The shape of the files, as frozen pydantic models: options, criteria, a catalogue in one file, and local files.

A model says what may stand in a file and nothing about what it means beside other files; ``loading`` checks that.
"""
