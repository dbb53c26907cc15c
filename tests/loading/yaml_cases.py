"""Texts outside our subset of YAML, each with the code, line and column of all that is wrong; and texts inside it."""

from typing import Any

from support import Told

BOM = b"\xef\xbb\xbf"
DEEP = "".join(f"{'  ' * depth}a:\n" for depth in range(20))
BOMB = "".join(f"l{n}: &l{n} [*l{n - 1}, *l{n - 1}]\n" for n in range(1, 31))

# Each text with what is found in it.
FAULTS: dict[str, tuple[str | bytes, list[Told]]] = {
    # F002, more bytes than are read
    "too large by a byte": (b"#" * (1024 * 1024) + b"\n", [("F002", 1, 1)]),
    # F003, not UTF-8
    "latin-1": (b"area: York\nquestion: caf\xe9?\n", [("F003", 2, 14)]),
    "latin-1 after other letters": ("question: «é» ".encode() + b"\xe9\n", [("F003", 1, 15)]),
    "latin-1 after a byte order mark": (BOM + b"area: caf\xe9\n", [("F003", 1, 10)]),
    "latin-1 after carriage returns": (b"a: 1\r\nb: \xe9\r\n", [("F003", 2, 4)]),
    "a sequence cut short": (b"a: \xe2\x82", [("F003", 1, 4)]),
    "an encoded surrogate": (b"a: \xed\xa0\x80\n", [("F003", 1, 4)]),
    "an overlong slash": (b"a: \xc0\xaf\n", [("F003", 1, 4)]),
    "utf-16 little endian": ("area: York\n".encode("utf-16-le").join((b"\xff\xfe", b"")), [("F003", 1, 1)]),
    "utf-16 big endian": ("area: York\n".encode("utf-16-be").join((b"\xfe\xff", b"")), [("F003", 1, 1)]),
    "binary": (b"\x89PNG\r\n\x1a\n", [("F003", 1, 1)]),
    # F004, characters that hide or change what a reader sees
    "NUL": (b"a: b\x00c\n", [("F004", 1, 5)]),
    "escape": ("a: 1\nb: x\x1b[31my\n", [("F004", 2, 5)]),
    "delete": ("a: \x7f1\n", [("F004", 1, 4)]),
    "a C1 control": ("a: b\x9b1\n", [("F004", 1, 5)]),
    "next line": ("a: b\x85c\n", [("F004", 1, 5)]),
    "a lone carriage return": ("a: b\rc\nb: 1\n", [("F004", 1, 5)]),
    "a carriage return too many": (b"a: b\r\r\nb: 1\r\n", [("F004", 1, 5)]),
    "line separator": ("a: b\u2028c\n", [("F004", 1, 5)]),
    "a direction override": ('a: "b\u202ec"\n', [("F004", 1, 6)]),
    "a direction isolate in a comment": ("a: 1 # \u2066\n", [("F004", 1, 8)]),
    "a byte order mark inside": ("a: b\ufeffc\n", [("F004", 1, 5)]),
    "a second byte order mark": (BOM + BOM + b"a: 1\n", [("F004", 1, 1)]),
    "a tag character after others": ("a: \U0001f600\U000e0041\n", [("F004", 1, 5)]),
    "a noncharacter": ("a: \ufdd0 \U0001ffff\n", [("F004", 1, 4), ("F004", 1, 6)]),
    "forbidden characters on several lines": (
        b"a: \x01\r\nb: \x02x\x03\r\n",
        [("F004", 1, 4), ("F004", 2, 4), ("F004", 2, 6)],
    ),
    "an escaped escape": ('a: 1\nb: "x\\e[31m"\n', [("F004", 2, 4)]),
    "an escaped NUL": ('a: "\\0"\n', [("F004", 1, 4)]),
    "an escaped carriage return": ('a: "\\r"\n', [("F004", 1, 4)]),
    "an escaped next line": ('a: "\\N"\n', [("F004", 1, 4)]),
    "an escaped line separator": ('a: "\\L"\n', [("F004", 1, 4)]),
    "escaped direction overrides, two in a text": (
        '- "\\u202a"\n- "\\u2067 \\u202E"\n',
        [("F004", 1, 3), ("F004", 2, 3)],
    ),
    "an escaped byte order mark": ('a: "\\uFEFF"\n', [("F004", 1, 4)]),
    "an escape in a key": ('a: 1\n"b\\e": 1\n', [("F004", 2, 1)]),
    # F004, what word processors put in place of spaces and dashes, where the structure needs plain ones
    "a no-break space as indentation": ("a:\n\u00a0\u00a0b: {c: 3}\n", [("F004", 2, 1)]),
    "a no-break space behind a colon": ("a:\u00a0York\nb: 1\n", [("F004", 1, 3)]),
    "a narrow space in braces": ("a: {score:\u202f5, low: 3}\n", [("F004", 1, 11)]),
    "a thin space behind a dash": ("a:\n  -\u2009fire\n", [("F004", 2, 4)]),
    "dashes and bullets for items": ("a:\n  – flood\n  • fire\n", [("F004", 2, 3), ("F004", 3, 3)]),
    "zero-width spaces around and in keys": ("\u200ba: 1\nb\u2060c: 2\n", [("F004", 1, 1), ("F004", 2, 2)]),
    # F005, no YAML at all; at the thing to mend, never behind the end of the text
    "a colon in a value": ("area: York: the city\n", [("F005", 1, 11)]),
    "a colon in a value in braces": ("{name: What: is, b: x}", [("F005", 1, 12)]),
    "a colon in a value in brackets": ("a: [b: c: d]", [("F005", 1, 9)]),
    "indented too far": ("a: 1\n b: 2\n", [("F005", 2, 2)]),
    "between two indentations": ("a:\n    b: 1\n  c: 2\n", [("F005", 3, 3)]),
    "a key among items": ("- a\nb: 1\n", [("F005", 2, 1)]),
    "a tab": ("a:\n\tb: 1\n", [("F005", 2, 1)]),
    "a reserved character": ("a: @b\n", [("F005", 1, 4)]),
    "a backtick": ("a: 1\nb: `c`\n", [("F005", 2, 4)]),
    "a percentage sign": ("a: %\n", [("F005", 1, 4)]),
    "a quote never closed": ('a: 1\nb: "c\nd: 2\n', [("F005", 2, 4)]),
    "a single quote never closed": ("a: 'b\n", [("F005", 1, 4)]),
    "text after a quote": ('a: "b" c\n', [("F005", 1, 8)]),
    "a line without a colon": ("a: 1\nbc\nd: 2\n", [("F005", 2, 1)]),
    "a last line without a colon": ("a: 1\nbc", [("F005", 2, 1)]),
    "a list never closed": ("a: [1, 2\nb: 3\n", [("F005", 1, 4)]),
    "a list never closed at the end": ("a: [1, 2", [("F005", 1, 4)]),
    "a mapping never closed": ("a: 1\nb: {c: 1\n", [("F005", 2, 4)]),
    "a bracket too many": ("a: ]\n", [("F005", 1, 4)]),
    "a comma too many": ("a: [1,, 2]\n", [("F005", 1, 7)]),
    "an item beside a key": ("a: - b\n", [("F005", 1, 4)]),
    "an unknown escape": ('a: "b\\q"\n', [("F005", 1, 6)]),
    "an escape that is no character": ('a: "\\UFFFFFFFF"\n', [("F005", 1, 7)]),
    "an escape behind the last character": ('a: "\\U00110000"\n', [("F005", 1, 7)]),
    "text after the end of the document": ("a: 1\n...\nb: 2\n", [("F005", 3, 1)]),
    "a tag without a handle": ("a: !b!c 1\n", [("F005", 1, 4)]),
    "a bare ampersand": ("a: & b\n", [("F005", 1, 5)]),
    # F006, documents
    "two documents": ("a: 1\n---\nb: 2\n", [("F006", 2, 1)]),
    "two empty documents": ("---\n---\n", [("F006", 2, 1)]),
    "a second document with faults of its own": ("a: yes\n---\nb: no\n", [("F013", 1, 4), ("F006", 2, 1)]),
    # F007, nothing
    "nothing": ("", [("F007", 1, 1)]),
    "a byte order mark alone": (BOM, [("F007", 1, 1)]),
    "blank lines": ("\n\n  \n", [("F007", 1, 1)]),
    "a comment": ("# to be written\n", [("F007", 1, 1)]),
    "a document without content": ("---\n...\n", [("F007", 1, 1)]),
    # F008, anchors and aliases
    "an anchor": ("a: &x 1\n", [("F008", 1, 4)]),
    "an anchor on a key": ("&x a: 1\n", [("F008", 1, 1)]),
    "an anchor on a mapping": ("a:\n  &x\n  b: 1\n", [("F008", 2, 3)]),
    "an anchor on a list": ("a: &x [1]\n", [("F008", 1, 4)]),
    "an alias": ("a: 1\nb: *x\n", [("F008", 2, 4)]),
    "an alias in a list": ("a: [1, *x, *y]\n", [("F008", 1, 8), ("F008", 1, 12)]),
    "an alias for a key": ("*x : 1\n", [("F008", 1, 1)]),
    "an asterisk as a bullet": ("a: *emphasis* is not ours\n", [("F005", 1, 13)]),
    # F009, tags
    "a tag": ("a: !!str 1\n", [("F009", 1, 4)]),
    "a tag of one's own": ("a: !mine 1\n", [("F009", 1, 4)]),
    "an exclamation mark alone": ("a: ! 1\n", [("F009", 1, 4)]),
    "a tag in full": ("a: !<tag:yaml.org,2002:int> 1\n", [("F009", 1, 4)]),
    "a tag on a key": ("!!str a: 1\n", [("F009", 1, 1)]),
    "a tag on a mapping": ("!!map\na: 1\n", [("F009", 1, 1)]),
    "a tag that runs code elsewhere": ("a: !!python/object/apply:os.system [ls]\n", [("F009", 1, 4)]),
    "a directive": ("%YAML 1.1\n---\na: 1\n", [("F009", 1, 1)]),
    "a directive for tags": (
        "# ours\n%TAG !e! tag:example.org,2013:\n---\na: !e!x 1\n",
        [("F009", 2, 1), ("F009", 4, 4)],
    ),
    "a tag and an anchor": ("a: !!str &x 1\n", [("F008", 1, 4), ("F009", 1, 4)]),
    # F010, merge keys
    "a merge key": ("a: 1\n<<: {b: 2}\n", [("F010", 2, 1)]),
    "a merge key with an alias": ("<<: *x\n", [("F010", 1, 1), ("F008", 1, 5)]),
    # F011, duplicates
    "a key twice": ("a: 1\nb: 2\na: 3\n", [("F011", 3, 1)]),
    "a key three times": ("a: 1\na: 2\na: 3\n", [("F011", 2, 1), ("F011", 3, 1)]),
    "a key twice, once in quotes": ("a: 1\n'a': 2\n", [("F011", 2, 1)]),
    "a key twice in a flow": ("a: {b: 1, b: 2}\n", [("F011", 1, 11)]),
    "a key twice, composed and decomposed": ("caf\u00e9: 1\ncafe\u0301: 2\n", [("F011", 2, 1)]),
    "a key twice, with faults in what it holds": (
        "a: 1\na: {b: yes, b: 1}\n",
        [("F011", 2, 1), ("F013", 2, 8), ("F011", 2, 13)],
    ),
    # F012, keys that are not text
    "a number for a key": ("1: a\n", [("F012", 1, 1)]),
    "several keys that are not text": (
        "1.5: a\ntrue: b\nnull: c\n~: d\n-3: e\n",
        [("F012", 1, 1), ("F012", 2, 1), ("F012", 3, 1), ("F012", 4, 1), ("F012", 5, 1)],
    ),
    "a key that is not there": ("? \n: a\n", [("F012", 1, 2)]),
    "a list for a key": ("? [a]\n: 1\n", [("F012", 1, 3)]),
    "a placeholder": ("area: {{ area }}\n", [("F012", 1, 8)]),
    "a decimal comma": ("{score: 7,5}", [("F012", 1, 9)]),
    "commas in and between numbers": ("{a: 1,250,000, b: -7, 5, c: 3}", [("F012", 1, 5), ("F012", 1, 19)]),
    "a number for a key after a number": ("{a: 7, 5: 3}", [("F012", 1, 8)]),
    # F013, values that readers disagree on
    "disputed values": (
        "a: yes\nb: [NO, 'no', on]\nc:\n  - 010\n  - 12:30\nd: 1e3\n",
        [("F013", 1, 4), ("F013", 2, 5), ("F013", 2, 15), ("F013", 4, 5), ("F013", 5, 5), ("F013", 6, 4)],
    ),
    # F014, depth
    "21 levels of mappings": (DEEP + "  " * 20 + "a: 1\n", [("F014", 21, 41)]),
    "21 levels of lists": ("[" * 21 + "]" * 21, [("F014", 1, 21)]),
    # F015, too much
    "a text that is too long": ("a: 1\nb: " + "x" * 20_001 + "\n", [("F015", 2, 4)]),
    "a quoted text that is too long": ('a: "' + "x" * 20_001 + '"\n', [("F015", 1, 4)]),
    "a block of text that is too long": ("a: |\n" + " x\n" * 10_001, [("F015", 1, 4)]),
    "too many values": ("- 1\n" * 50_000, [("F015", 50_000, 3)]),
    # F016, numbers
    "a number of 400 digits": ("a: " + "9" * 400 + "\n", [("F016", 1, 4)]),
    "a number of 5,000 digits": ("a: 1\nb: -1" + "0" * 5_000 + "\n", [("F016", 2, 4)]),
    "several too large numbers": (f"[1{'0' * 309}, 1{'0' * 309}.5]", [("F016", 1, 2), ("F016", 1, 314)]),
}

FAULTS |= {
    # F018, text cut off by a comment
    "a number sign in a text": ("a: Site #3\nb: #4\n", [("F018", 1, 9), ("F018", 2, 4)]),
    "a number sign in an item": ("- Site #3 or\n- #4\n", [("F018", 1, 8), ("F018", 2, 3)]),
    "a number sign in braces": ("{name: Site #3, b: c}\n", [("F018", 1, 13)]),
    "a number sign in a text of two lines": ("a: Site #3\n  floods\nb: 1\n", [("F018", 1, 9)]),
    "number signs without end": ("- a #b\n" * 300, [("F018", line, 5) for line in range(1, 202)]),
    # F019, items that are taken for text
    "an item further in than the one above": ("- a\n  - b\n", [("F019", 2, 3)]),
    "a first item without a space": ("a:\n  -b\n  - c\n", [("F019", 2, 3)]),
    # F012, a key of digits after a number is the rest of that number, or a key
    "a mapping under a key of digits": ("w:\n  b: 1\n  2: {c: 3}\n", [("F012", 3, 3)]),
    "a list under a key of digits": ("w: {b: 1, 2: [3]}\n", [("F012", 1, 11)]),
    "an alias under a key of digits": ("w:\n  b: 1\n  2: *c\n", [("F012", 3, 3), ("F008", 3, 6)]),
    "an anchor in a number that commas cut": ("a: {b: 1,2,&x 3}\n", [("F012", 1, 8), ("F008", 1, 12)]),
    # F004, what was pasted into the structure, and not into a text
    "a pasted space after a block in an item": ("- name: |\n    text\n  rationale:\u00a0x\n", [("F004", 3, 13)]),
    "pasted spaces before a key": ("a:\n  b: 1\n\u00a0\u00a0c: 2\n", [("F004", 3, 1)]),
}

SOUND: dict[str, tuple[str | bytes, Any]] = {
    "plain scalars": (
        "a: text\nb: 12\nc: -0.5\nd: true\ne: false\nf: null\ng: ~\nh:\n",
        {"a": "text", "b": 12, "c": -0.5, "d": True, "e": False, "f": None, "g": None, "h": None},
    ),
    "quoted scalars stay text": (
        "a: 'yes'\nb: \"010\"\nc: '1'\nd: ''\ne: \"null\"\n",
        {"a": "yes", "b": "010", "c": "1", "d": "", "e": "null"},
    ),
    "comments that are none of the text": (
        "a: b # c\nd: 3 #4\ne: 'f' #5\n#6\ng: h #\ni: j#7\n",
        {"a": "b", "d": 3, "e": "f", "g": "h", "i": "j#7"},
    ),
    "number signs in quotes beside an empty value": (
        'k: {b: "x #y", a: }\n"see #4":\n',
        {"k": {"b": "x #y", "a": None}, "see #4": None},
    ),
    "characters of word processors in a text of two lines": (
        "s: \"Il faut\n  note\u00a0: oui\"\nt: 'one\n  \u00a0two: '\nu: three\n  \u00a0four\nv: 1\n",
        {"s": "Il faut note\u00a0: oui", "t": "one \u00a0two: ", "u": "three \u00a0four", "v": 1},
    ),
    "blanks are nothing": ("a: '  '\nb: \"\\t\"\n", {"a": "", "b": ""}),
    "characters of word processors inside texts": (
        "a: voir\u00a0x – y “z” −1\nb: |\n  c\n  \u00a0d\ne: f\n  – g\n",
        {"a": "voir\u00a0x – y “z” −1", "b": "c\n\u00a0d\n", "e": "f – g"},
    ),
    "question marks in braces": (
        "{a: What?, b: c? d, e?: [f?]}",
        {"a": "What?", "b": "c? d", "e?": ["f?"]},
    ),
    "block text": ("a: |\n  one\n  two\nb: >-\n  one\n  two\n", {"a": "one\ntwo\n", "b": "one two"}),
    "block text that looks like something else": ("a: |-\n  yes\nb: >-\n  010\n", {"a": "yes", "b": "010"}),
    "dates stay text": ("a: 2013-03-01\n", {"a": "2013-03-01"}),
    "words that are no booleans": (
        "[note, nothing, yesterday, oN1, offer, Yes!]",
        ["note", "nothing", "yesterday", "oN1", "offer", "Yes!"],
    ),
    "keys that look like booleans are text": ("on: 1\ny: 2\nno: 3\n", {"on": 1, "y": 2, "no": 3}),
    "a byte order mark": (BOM + b"a: 1\n", {"a": 1}),
    "carriage returns": (b"a: 1\r\nb: |\r\n  x\r\n  y\r\n", {"a": 1, "b": "x\ny\n"}),
    "one document, marked": ("---\na: 1\n...\n", {"a": 1}),
    "tabs between what stands on a line": ("a:\tYork\t# x\nb: c\td\t\n", {"a": "York", "b": "c\td"}),
    "a dash that begins a line of text": ("a: b\n  - c\nd:\n  - e -\n    -f\n", {"a": "b - c", "d": ["e - -f"]}),
    "tabs inside a text": ('a: "b\\tc"\nb: |\n  d\te\n', {"a": "b\tc", "b": "d\te\n"}),
    "letters of any script": ("a: «é 东 \U0001f600»\n", {"a": "«é 东 \U0001f600»"}),
    "harmless escapes": ('a: "\\u00e9\\n\\x41\\_"\n', {"a": "é\nA\u00a0"}),
    "flow style": ("{a: [1, {b: c}], d: {}}\n", {"a": [1, {"b": "c"}], "d": {}}),
    "json": ('{"a": [1, 2.5, "x", null, true]}', {"a": [1, 2.5, "x", None, True]}),
    "no negative zero": ("[-0, -0.0, +3]", [0, 0.0, 3]),
    "20 levels of lists": ("[" * 20 + "]" * 20, [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]),
    "a text of 20,000 characters": ("a: " + "x" * 20_000, {"a": "x" * 20_000}),
    "many values": ("- 1\n" * 49_999, [1] * 49_999),
    "a file of one mebibyte": (b"a: 1\n" + b"#" * (1024 * 1024 - 5), {"a": 1}),
    "a long number that can be held": ("a: 1" + "0" * 300 + "\n", {"a": 1e300}),
    "a number of 5,000 decimals": ("a: 0." + "3" * 5_000 + "\n", {"a": 1 / 3}),
    "the same key in two mappings": ("a: {x: 1}\nb: {x: 2}\n", {"a": {"x": 1}, "b": {"x": 2}}),
    "a hash inside a text": ("a: b#c # d\n", {"a": "b#c"}),
}

DISPUTED = (
    *("y", "Y", "n", "N", "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF"),
    *("True", "TRUE", "False", "FALSE", "Null", "NULL", "nUlL", "tRUE"),
    *("010", "-010", "+07", "08", "00", "0o17", "0x1F", "0XfF", "-0x1", "0b101", "0_7"),
    *("1_000", "1_000.5", "12_", "1__2", "0.1_5", ".5_0", "1_0.5e+3"),
    *("12:30", "1:2:3", "-12:30", "190:20:30.15", "0:00"),
    *("1e3", "1E3", "1.5e-3", "1.e5", ".5e1", "-1e3", "+1.5E+10"),
    *(".5", "-.5", "5.", "-5.", "+5."),
    *(".inf", "-.Inf", "+.INF", ".nan", ".NaN", ".NAN"),
    *("=", "2013-03-01T10:00:00Z", "2013-03-01 10:00:00", "2013-3-1t9:00:00"),
)

UNDISPUTED: tuple[tuple[str, Any], ...] = (
    ("0", 0),
    ("7", 7),
    ("-7", -7),
    ("+7", 7),
    ("0.5", 0.5),
    ("-0.5", -0.5),
    ("10.25", 10.25),
    ("1234567890123456789", 1234567890123456789.0),
    ("2013-03-01", "2013-03-01"),
    ("2013-3-1", "2013-3-1"),
    ("2012/13", "2012/13"),
    ("1.2.3", "1.2.3"),
    ("12:60", "12:60"),
    ("12:3x", "12:3x"),
    ("3rd", "3rd"),
    (".", "."),
    ("...x", "...x"),
    ("10%", "10%"),
    ("yes and no", "yes and no"),
    ("nul", "nul"),
    ("nulls", "nulls"),
    ("trues", "trues"),
    ("0x", "0x"),
    ("e5", "e5"),
    ("1e", "1e"),
)
