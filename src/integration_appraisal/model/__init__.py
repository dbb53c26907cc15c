"""The shape of the three kinds of file, as frozen pydantic models: option, criteria and local.

A model says what may stand in a file and nothing about what it means beside other files; ``loading`` checks that.
"""
