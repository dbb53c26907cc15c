"""The registry of codes that reading can report, each with its page.

A code is a letter and three digits: F file and YAML, S shape, L links, P process, N numbers,
T tables. Codes up to 099 come from
reading; a file with one of them can't be computed. Codes from 100 on are rules about the appraisal (see ``rules``).
"""

from typing import NamedTuple


class Code(NamedTuple):
    """A kind of finding: what it is called and why it matters."""

    code: str
    title: str
    why: str


_READING = (
    Code("F001", "The file cannot be read", "Only regular files are read: no folders, pipes or devices."),
    Code("F002", "The file is too large", "A file may hold 1 MiB. An appraisal that people argue with is far smaller."),
    Code("F003", "The file is not UTF-8 text", "Save it as UTF-8, so that every reader sees the same words."),
    Code("F004", "A character that must not stand here", "It hides what a text says, or looks like one that is read."),
    Code("F005", "The file is not valid YAML", "Reading stops at this place; mend it, then run again."),
    Code("F006", "The file holds more than one document", "One file is one option, one criteria file or one place."),
    Code("F007", "The file is empty", "There is nothing to read."),
    Code("F008", "Anchors and aliases are not read", "A copied value can't be argued with where it stands."),
    Code(
        "F009",
        "Tags and directives are not read",
        "A tag such as `!!str` changes what a value means to some readers only.",
    ),
    Code("F010", "Merge keys are not read", "Write the fields out, so that each has its place."),
    Code("F011", "The same key twice", "Readers differ in which one they keep."),
    Code("F012", "A key that is not text", "Keys are names; put a number in quotes if it is one."),
    Code("F013", "YAML readers disagree on this value", "Quotes make it mean one thing everywhere."),
    Code("F014", "Nested too deeply", "No file of ours is deeper than 20 levels."),
    Code("F015", "Too long or too many", "A value may have 20,000 characters and a file 50,000 values."),
    Code("F016", "A number too large to compute with", "It has more digits than a computer's number can hold."),
    Code(
        "F017", "The template can't be used", "A house style is plain Jinja, or a Word document with the usual styles."
    ),
    Code("F018", "A text may be cut off", "A space before # begins a comment, and in braces a comma ends a text."),
    Code("F019", "An item taken for text", "A line further in than an item goes on with its text, even with a dash."),
    Code("S001", "A required field is missing", "The appraisal can't be computed without it."),
    Code("S002", "A field this file does not have", "A misspelt field would be lost in silence."),
    Code("S003", "The wrong kind of value", "For example text where a number is expected."),
    Code("S004", "Not one of the words that may stand here", "The field has a fixed list of words."),
    Code("S005", "Out of range", "The field has limits."),
    Code("S006", "Not a valid id", "Ids are small letters, digits and underscores, and begin with a letter."),
    Code("S007", "Too few or too many entries", "The list has limits."),
    Code("S008", "Not a date", "Dates are written year-month-day: 2013-03-01."),
    Code("S009", "Fields that do not go together", "One of them excludes or asks for the other."),
    Code("L001", "An id that nothing has", "It names an entry that does not exist in the catalogue or this file."),
    Code("L002", "The same id twice", "An id names one entry."),
    Code("L003", "The catalogue is incomplete", "A catalogue is a folder with `options` and `criteria` in it."),
    Code("L004", "The weights do not name every criterion once", "A weight left out is not a weight of zero."),
    Code("L005", "A file that can't be placed", "Each file is a place, or an option or criteria file in a catalogue."),
    Code("L006", "Another catalogue stands beside the file", "A local file may be meant for the folders beside it."),
    Code("L007", "The same name twice", "Results show names; two of one name can't be told apart."),
    Code("N001", "A score is missing", "Every option has a score for every criterion; a missing one is never zero."),
    Code("N002", "A score off the scale", "It can't be turned into a value from 0 to 100."),
    Code("N003", "A level the factor does not have", "Levels are counted from 1 to the number of levels in words."),
    Code("N004", "A band that asks for nothing or for what no level has", "Every level meets it, or none does."),
    Code("N005", "Weights that cannot be shared out", "At least one weight must be above zero."),
    Code("N006", "Swing weights without a 100", "The largest swing is 100 and the others are set against it."),
    Code("N007", "A range the score is not in", "`low` is at most the score and `high` at least."),
    Code("N008", "A scale that cannot be computed", "Its ends or points do not make a scale."),
    Code("N009", "Yearly costs over different years", "A year left out is not a year of zero; write 0 if it is one."),
    Code("T001", "The spreadsheet can't be read", "It is read as .xlsx, .ods or .csv, without running anything in it."),
    Code(
        "T002",
        "No table of options and criteria",
        "A table has options in rows and criteria in columns, or turned round.",
    ),
    Code("T003", "A cell that can't be used", "Every number that counts is one that somebody wrote, or nothing is."),
    Code("T004", "A cell, row or column that could mean something else", "What it is taken for is said, to be mended."),
)

READING: dict[str, Code] = {entry.code: entry for entry in _READING}
