"""Slips of people who are new to YAML: each text with the place to mend, grouped by what is said there."""

# By how a message begins.
SLIPS: dict[str, dict[str, tuple[str, int, int]]] = {
    "this line begins in column 4, and those beside it in column 5 or 3. Indent it like them.": {
        "one space too few before a key in a nested map": (
            "area: York\nlocal_factors:\n  pace:\n    level: 3\n   rationale: Since.\n  trust:\n    level: 2\n",
            5,
            4,
        ),
        "first item key": ("options:\n  - id: a\n    name: A\n   role: baseline\n", 4, 4),
        "list keys misaligned left": ("a:\n  - id: b\n   name: B\n", 3, 4),
        "second child one too few, nested map": (
            "scores:\n  repair:\n    reach:\n      score: 5\n   calm:\n      score: 2\n  move:\n    reach: {}\n",
            5,
            4,
        ),
        "last child too few": ("f:\n  pace:\n    level: 3\n    low: 2\n   high: 4\n  trust:\n    level: 2\n", 5, 4),
        "list item one too far": ("o:\n  - id: a\n    name: A\n   - id: b\n    name: B\n", 4, 4),
        "block text then key too far": ("a:\n  r: >\n    text\n    more\n   low: 2\n", 5, 4),
        "multi line quoted fine then slip": ('a:\n  b: "one\n    two"\n   c: 2\n  d: 3\n', 4, 4),
    },
    "this line begins in column 2, and those beside it in column 3 or 1. Indent it like them.": {
        "one space too few, top of block": (
            "area: York\nlocal_factors:\n  pace:\n    level: 3\n trust:\n    level: 2\nquestion: x\n",
            5,
            2,
        ),
        "top key indented by one after a list": ("a:\n  - b\n  - c\n question: x\n", 4, 2),
        "top key indented by one after a map": ("a:\n  b: 1\n question: x\ncosts: 3\n", 3, 2),
        "block text too little": ("a: >\n  one\n two\nb: 2\n", 3, 2),
        "braces then shallower": ("a:\n  b: {x: 1}\n c: 2\n", 3, 2),
    },
    "this line begins in column 6, and those beside it in column 5. Indent it like them.": {
        "one space too many": ("area: York\nlocal_factors:\n  pace:\n    level: 3\n     low: 2\n    high: 4\n", 5, 6),
        "one space too many on the first key": (
            "area: York\nlocal_factors:\n  pace:\n     level: 3\n    low: 2\n",
            4,
            6,
        ),
        "list keys misaligned": ("a:\n  - id: b\n     name: B\n", 3, 6),
        "key of list item too far in": ("o:\n  - id: a\n    name: A\n     role: x\n  - id: b\n", 4, 6),
    },
    "this line begins in column 2, and those beside it in column 1. Indent it like them.": {
        "top key indented by one": ("area: York\n question: x\n", 2, 2),
        "first of file indented": (" area: York\nquestion: What?\nstatus: draft\n", 1, 2),
        "Key with spaces": ("Less time: 3\n Home: 2\n", 2, 2),
    },
    "a quote is opened here and never closed. Close it where the text ends.": {
        "unclosed double quote, keys follow": ('area: "York\nquestion: What?\nstatus: draft\n', 1, 7),
        "key with colon in quotes missing": ('"a: 1\nb: 2\n', 1, 1),
        "unclosed quote at the end of the file": ('a: 1\nb: "two\n', 2, 4),
        "plain text starting with quote": ("a: 'Twas good\nb: 2\nc: 3\n", 1, 4),
    },
    "a quote is opened here and closed on line 2 only. Close it where the text ends.": {
        "unclosed quote, later a text in quotes": ('area: "York\nquestion: "What?"\nstatus: draft\n', 1, 7),
        "unclosed single quote, later in quotes": ("area: 'York\nquestion: 'What?'\nstatus: draft\n", 1, 7),
        "unclosed quote swallows to next quote end": ('a: "one\nb: "two"\nc: 3\n', 1, 4),
        "unclosed single swallow apostrophe": ("a: 'one\nb: the town's\nc: 3\n", 1, 4),
    },
    "the text in quotes ends before this. Put the whole text in double quotes, or write the one inside it twice.": {
        "apostrophe in single quotes": ("area: 'the town's hall'\nq: 2\n", 1, 17),
    },
    "the text in quotes ends before this. Put the whole text in single quotes.": {
        "quotes inside quotes": ('area: "the "old" hall"\nq: 2\n', 1, 13),
        "quote then text": ('a: "York" is a city\nb: 2\n', 1, 11),
    },
    "a quote is opened here and closed on line 3 only. Close it where the text ends.": {
        "unclosed in braces": ('a: {name: "York, b: 2}\nq: 2\nr: "x"\n', 1, 11),
    },
    "a tab stands where spaces are needed. Indent with spaces.": {
        "tab indent": ("a:\n\tb: 1\n", 2, 1),
        "tab after spaces": ("a:\n  b: 1\n \tc: 2\n", 3, 2),
        "tab in list": ("a:\n\t- b\n", 2, 1),
        "tab after dash": ("a:\n  -\tb: 2\n", 2, 4),
    },
    "this line is not `key: value`. Add the colon, or indent it like the text above.": {
        "missing colon": ("area: York\nquestion What?\nstatus: draft\n", 2, 1),
        "missing colon, then an indented block": ("area: York\nlocal_factors\n  pace:\n    level: 3\n", 2, 1),
        "missing colon first line": ("area York\nquestion: x\n", 1, 1),
        "missing colon nested": ("a:\n  pace\n    level: 3\n", 2, 3),
        "block not indented": ("a: >\none two\nb: 2\n", 2, 1),
        "multi line plain with bad": ("a: one\ntwo\nb: 2\n", 2, 1),
        "text goes on at the same indent nested": ("a:\n  b: one\n  two three\n  c: 2\n", 3, 3),
        "equals": ("a = 1\nb: 2\n", 1, 1),
    },
    "a colon needs a space after it, as in `key: value`.": {
        "missing space after colon": ("area:York\nquestion: x\n", 1, 1),
        "missing space after colon nested": ("a:\n  b:1\n  c: 2\n", 2, 3),
        "missing space after colon last": ("a: 1\nb:2\n", 2, 1),
    },
    "a colon with a space after it makes this a key here. Put the whole text in quotes.": {
        "colon in a text": ("area: York: the city\nq: 2\n", 1, 11),
        "colon in a text that goes on": ("a:\n  rationale: We saw\n    two things: one\n  b: 2\n", 3, 15),
        "colon at end of text": ("a: note this:\nq: 2\n", 1, 13),
        "colon in list item": ("a:\n  - Note: this: that\n", 2, 15),
    },
    "what opens with [ here does not end. Write ] where it ends.": {
        "unclosed bracket": ("a: [1, 2\nb: 3\nc: 4\n", 1, 4),
        "unclosed bracket end": ("a: 1\nb: [1, 2\n", 2, 4),
        "unclosed bracket in nested list": ("levels: [Low, Mid, High\npoints: 3\nname: x\n", 1, 9),
    },
    "what opens with { here does not end. Write } where it ends.": {
        "unclosed brace": ("a: {b: 1, c: 2\nd: 3\n", 1, 4),
        "unclosed brace nested line": ("a:\n  p: {level: 3, low: 2\n  q: {level: 2}\nb: 3\n", 2, 6),
        "unclosed brace many lines": ("a:\n  - {id: b, name: B\n  - {id: c, name: C}\n  - {id: d, name: D}\n", 2, 5),
        "unclosed brace, then brace": ("a:\n  p: {level: 3, source: {work: x}\n  q: {level: 2}\nb: 3\n", 2, 6),
    },
    "this bracket closes nothing. Delete it, or put the whole text in quotes.": {
        "extra brace": ("a: {b: 1}}\nc: 2\n", 1, 10),
    },
    "what opens with { ends with ] here. Write } instead.": {
        "brace closed by bracket": ("a: {b: 1]\nc: 2\n", 1, 9),
    },
    "this item stands further in than the one above, so it goes on with the text there.": {
        "bad indent of a list": ("a:\n  - b\n   - c\n  - d\n", 3, 4),
    },
    "this line begins in column 3, and those beside it in column 4 or 1. Indent it like them.": {
        "list out-dented": ("a:\n   - b\n  - c\n", 3, 3),
    },
    "a dash needs a space after it to begin an item.": {
        "list item without space": ("a:\n  -b\n  - c\n", 2, 3),
        "list item without space later": ("a:\n  - b\n  -c\n", 3, 3),
        "missing dash space map": ("o:\n  -id: a\n    name: A\n", 2, 3),
    },
    "this line does not fit the list above it. Begin each item with `- `, indented alike.": {
        "list item without dash": ("a:\n  - id: b\n    name: B\n  id: c\n", 4, 3),
    },
    "this line begins in column 3, and those beside it in column 1. Indent it like them.": {
        "map beside a value": ("a: York\n  b: 2\n", 2, 3),
    },
    "a value can't begin with %. Put the whole text in quotes.": {
        "percent": ("a: 30%\nb: %\n", 2, 4),
    },
    "a value can't begin with @. Put the whole text in quotes.": {
        "at": ("a: @home\n", 1, 4),
    },
    "a value can't begin with `. Put the whole text in quotes.": {
        "backtick": ("a: `x`\n", 1, 4),
    },
    "a text that begins with & or * belongs in quotes.": {
        "star bold": ("a: **note** of\nb: 2\n", 1, 5),
        "amp": ("a: & co\nb: 2\n", 1, 5),
    },
    "a text that begins with > or | belongs in quotes.": {
        "gt": ("a: > 5 people\nb: 2\n", 1, 6),
        "pipe": ("a: | 5 people\nb: 2\n", 1, 6),
    },
    "more follows the closing bracket. If all of it is a text, put it in quotes.": {
        "unquoted brace text": ("a: {x} is here\nb: 2\n", 1, 8),
        "unquoted bracket text": ("a: [draft] this\nb: 2\n", 1, 12),
    },
    "a colon with a space after it makes this a key here. Put the whole text in quotes. It holds U+201C (": {
        "smart quotes": ("a: “York: the city”\n", 1, 9),
    },
    "this backslash is not an escape. Write the text in single quotes, or double the backslash.": {
        "backslash path": ('a: "C:\\Users"\n', 1, 9),
    },
    "a comma is missing before this, or a colon.": {
        "json comma": ('{"a": 1,\n "b": 2,\n "c" 3}\n', 3, 6),
        "list missing comma": ("a: {b: [1, 2] c: 2}\n", 1, 15),
    },
    "a comma is missing at the end of this line.": {
        "json missing comma": ('{"a": 1\n "b": 2}\n', 1, 8),
        "brace over lines with no comma": ("a: {b: 1,\n    c: 2\n    d: 3}\n", 2, 9),
        "missing comma list lines": ('a: ["x",\n    "y"\n    "z"]\n', 2, 8),
    },
    "a colon with a space after it makes this a key here. Put the whole text in quotes, or a comma before the key.": {
        "brace missing comma between pairs": ("a: {b: 1 c: 2}\n", 1, 11),
    },
    "this line begins in column 4, and those beside it in column 5. Indent it like them.": {
        "first child one too few": (
            "scores:\n  repair:\n   reach: 5\n    calm: 2\n    warm: 3\n  move:\n    reach: 2\n",
            3,
            4,
        ),
        "first child one too few, braces": (
            "scores:\n  repair:\n   reach: {score: 5}\n    calm: {score: 2}\n  move:\n    reach: {score: 2}\n",
            3,
            4,
        ),
        "first child one too few, nested map": (
            "scores:\n  repair:\n   reach:\n      score: 5\n    calm:\n      score: 2\n  move:\n    reach: {}\n",
            3,
            4,
        ),
    },
    "a dash stands here where the lines above have keys. Indent it like the dashes of the other items.": {
        "list item too far in, of keys": ("o:\n  - id: a\n    name: A\n    - id: b\n", 4, 5),
        "list item too far in, of one key": ("o:\n  - id: a\n    - id: b\n", 3, 5),
    },
    "this line begins in column 4, and those beside it in column 3. Indent it like them.": {
        "a first item one too far": ("o:\n   - id: a\n    name: A\n  - id: b\nf:\n  g: 2\nh:\n  i: 3\n", 2, 4),
        "a first item one too far, alone": ("o:\n   - a: 1\n  - b: 2\nf:\n  g: 2\nh:\n  i: 3\n", 2, 4),
        "a key below a date": ("a:\n  by: 2016-03-31\n   owner: x\nf:\n  g: 2\n", 3, 4),
        "comment lines between": ("a:\n  b: 1\n  # note\n\n   c: 2\n  d: 3\n", 5, 4),
    },
    "this line begins in column 5, and those beside it in column 3. Indent it like them.": {
        "quoted value then deeper": ('a:\n  b: "one"\n    c: 2\n  d: 3\n', 3, 5),
        "number then deeper": ("a:\n  b: 1\n    c: 2\n  d: 3\n", 3, 5),
        "braces then deeper": ("a:\n  b: {x: 1}\n    c: 2\n  d: 3\n", 3, 5),
    },
    "a comma ends a text in braces, and what follows is read as a field without a value. Put the text in quotes, "
    'comma and all: why: "Costs less, and faster".': {
        "a comma in braces": ("a: {why: Costs less, and faster}\n", 1, 22),
        "a comma in braces, after quotes": ("a: {why: 'Costs less', and faster}\n", 1, 24),
        "a comma in braces, on two lines": ("a: {why: Costs less,\n  and faster, b: 2}\n", 2, 3),
    },
    "a comma ends a text in braces, and what follows is read as a field without a value. Put the text in quotes, "
    "comma and all: who: 'Ann \"A\" Lee, Bob, 3'.": {
        "two commas and a quote": ('a: {who: Ann "A" Lee, Bob, 3}\n', 1, 23),
    },
    "a comma ends the value here, so `£5,000` is no number. A number has no comma here. Write 5000": {
        "a comma in an amount": ("a: {total: £5,000, b: 2}\n", 1, 12),
    },
    "the items below have a dash, and this has none. Begin it with `- `, where they do.": {
        "no dash before a first item": ("o:\n  id: a\n    name: A\n  - id: b\n", 2, 3),
        "no dash before a first text": ('o:\n  "Some text"\n  - More\n', 2, 3),
    },
    "the item below stands further in than this, so it goes on with the text here.": {
        "a first item one too few": ("a:\n - b\n  - c\nd:\n  e: 1\nf:\n  g: 2\nh:\n  i: 3\n", 2, 2),
    },
    "this line begins in column 2, and those beside it in column 3. Indent it like them.": {
        "a first item one too few, with fields": (
            "o:\n - id: a\n    name: A\n  - id: b\nf:\n  g: 2\nh:\n  i: 3\n",
            2,
            2,
        ),
    },
}
