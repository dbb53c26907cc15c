"""Small files that hang, crash or fill the memory of a YAML loader are refused at once, and never by an exception."""

import random
import subprocess
import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cli.command import execute
from integration_appraisal.documents import document, reader
from integration_appraisal.findings import NOWHERE
from integration_appraisal.loading import local
from loading.yaml_cases import BOMB, FAULTS, SOUND
from support import EXAMPLES, told

MERGES = "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
COPIES = f"a: &a {'x' * 10_000}\nb: [{', '.join(['*a'] * 20_000)}]\n"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("[" * 100_000, {"F014"}),
        ("{a: " * 25_000, {"F014"}),
        ("- " * 50_000, {"F014"}),
        ("? " * 50_000, {"F012"}),
        (BOMB, {"F008"}),
        (MERGES, {"F008", "F010"}),
        (COPIES, {"F008"}),
        ("a: &a [*a]\n", {"F008"}),
        ("&a a: *a\n", {"F008"}),
        ("a: yes\n" * 100_000, {"F013", "F011"}),
        ("\x07" * 1_000_000, {"F004", "F007"}),
        ("a: " + "!!str " * 100_000, {"F009", "F005"}),
        ("a: '" + "''" * 400_000, {"F005"}),
        ("a: " + "9" * 1_000_000, {"F016"}),
        ("a: 0." + "9" * 1_000_000 + "e5", {"F013"}),
        ("a: 1" + "_1" * 400_000, {"F013"}),
        ("k" * 100_000 + ": 1\n", {"F015", "F005"}),
        (b"\x00" * 100_000, {"F004", "F007"}),
        (random.Random(0).randbytes(100_000), {"F003"}),
    ],
    ids=lambda value: repr(value[:12]) if isinstance(value, (str, bytes)) else "",
)
def test_a_hostile_file_is_refused(text: str | bytes, codes: set[str]) -> None:
    _, findings = reader.read(text.encode() if isinstance(text, str) else text, "f.yaml")
    assert {finding.code for finding in findings} == codes
    assert len(findings) <= document.MAX_FINDINGS + 2
    assert all(len(finding.message) < 300 for finding in findings)


_LONG = [
    start + middle * 300_000 + end
    for start, middle, end in (
        ("1", "1", "x"),
        ("0", "0", "x"),
        ("1", "_1", "x"),
        ("1_", "1", ":x"),
        ("1", ":1", "x"),
        ("1", "1", "e"),
        ("1", "1", ".x"),
        (".", "1", "x"),
        (".", "1_", "x"),
        ("0x", "f", "x"),
        ("2013-01-01 ", "1", "\\n"),
        ("-", "-", ""),
    )
]
_READS_THEM = """
import sys
from integration_appraisal.documents import document, reader
for line in sys.stdin:
    reader.read(f"a: {line}".encode(), "f.yaml")
"""


@pytest.mark.parametrize("libyaml", [True, False])
def test_an_escaped_surrogate_is_one_finding(libyaml: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    """PyYAML's own scanner lets it through, and JSON can't hold it."""
    if not libyaml:
        monkeypatch.delattr(yaml, "CSafeLoader")
    _, findings = local.parse(b'area: "A\\ud800"\n', "f.yaml")
    assert [finding.position.line for finding in findings] == [1]


def test_long_scalars_that_are_nearly_numbers_do_not_hang() -> None:
    """In a process of its own, so that a pattern that goes back and forth fails here instead of going on for hours."""
    done = subprocess.run(
        [sys.executable, "-c", _READS_THEM],
        input="\n".join(_LONG),
        text=True,
        timeout=60,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


# In each, work on a whole line for every entry in it would take minutes.
_ONE_LINE = (
    "note: see #4\nl: [" + "{a: }," * 100_000 + "]",
    "l: {" + ",".join("a:\u00a01" for _ in range(120_000)) + "}",
    "a: {b: 1" + ",1" * 400_000 + "}",
)


def test_one_line_of_many_entries_does_not_hang() -> None:
    script = "import sys; from integration_appraisal.documents.reader import read\n"
    script += "print(*[len(read(own.encode(), 'f')[1]) > 0 for own in sys.stdin.read().split('\\0')])"
    ran = execute([sys.executable, "-c", script], stdin="\0".join(_ONE_LINE).encode())
    assert ran.stdout == b"True True True\n", ran.stderr


_SHORT = [text.encode() if isinstance(text, str) else text for text, _ in (FAULTS | SOUND).values() if len(text) < 200]
# Without tabs: PyYAML's own scanner, unlike libyaml, takes none inside a plain text.
_LINES = [line for text in _SHORT for line in text.splitlines(keepends=True) if b"\t" not in line]


@EXAMPLES
@given(lines=st.lists(st.sampled_from(_LINES), max_size=6))
def test_any_mixture_of_lines_is_read_or_refused_and_both_parsers_agree_which(lines: list[bytes]) -> None:
    content = b"".join(lines)
    found, findings = reader.read(content, "f.yaml")
    assert found is not None or findings
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CSafeLoader")
        other, others = reader.read(content, "f.yaml")
    assert (found is None) == (other is None)
    assert [entry[:2] for entry in told(findings)] == [entry[:2] for entry in told(others)]
    if found is not None and other is not None:
        assert found.data == other.data


@EXAMPLES
@given(content=st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    found, findings = reader.read(content, "f.yaml")
    assert found is not None or findings
    lines = content.count(b"\n") + 1
    assert all(own.position == NOWHERE or 1 <= own.position.line <= lines for own in findings)
