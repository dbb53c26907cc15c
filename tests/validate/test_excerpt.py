"""The line that a finding is about: as much as there is room for, and the mark below the right column."""

import pytest
from rich.cells import cell_len

from integration_appraisal.findings import Finding, Position
from integration_appraisal.loading.files import File
from integration_appraisal.render import Screen
from integration_appraisal.render.findings import Report, render
from integration_appraisal.render.findings.excerpt import Excerpts, excerpt

LONG = "".join(f"<{number:03}>" for number in range(200))


def full(finding: Finding, content: bytes, screen: Screen) -> str:
    """The finding in the format ``full``, once it has been found in a file of these bytes."""
    excerpts = Excerpts(screen, [])
    excerpts.add([File("a.yaml", "a.yaml", content)], [finding])
    return render(Report([finding], excerpts.shown), "full", screen)


def shown(content: bytes, line: int, column: int, **screen: int) -> list[str]:
    finding = Finding("L001", "wrong.", "a.yaml", Position(line, column))
    return full(finding, content, Screen(**screen)).splitlines()[1:]


def test_number_line_and_mark() -> None:
    text = "".join(f"key{number}: value\n" for number in range(1, 13)).encode()
    assert shown(text, 9, 7) == ["9 | key9: value", "  |       ^"]
    assert shown(text, 12, 1) == ["12 | key12: value", "   | ^"]


@pytest.mark.parametrize("column", [1, 5])
def test_a_tab_is_seen_and_takes_four_cells(column: int) -> None:
    line, mark = shown(b"key:\tvalue\n", 1, column + 1)
    assert line == "1 | key:→   value"
    assert mark == f"  | {' ' * (1 if column == 1 else 8)}^"
    assert shown(b"\tvalue\n", 1, 1) == ["1 | →   value", "  | ^"]


def test_wide_characters_move_the_mark() -> None:
    assert shown("name: 統合 x\n".encode(), 1, 10) == ["1 | name: 統合 x", "  |            ^"]
    assert shown("name: 統合\n".encode(), 1, 8) == ["1 | name: 統合", "  |         ^"]


def test_a_combining_character_takes_no_room() -> None:
    assert shown("e\u0301a: 1\n".encode(), 1, 3) == ["1 | e\u0301a: 1", "  |  ^"]


def test_where_the_screen_is_ascii_every_cell_still_counts_once() -> None:
    finding = Finding("L001", "wrong.", "a.yaml", Position(1, 12))
    assert full(finding, "a: \t統e\u0301 é x\n".encode(), Screen(ascii_only=True)).splitlines()[1:] == [
        "1 | a: >   ?e? é x",
        "  |               ^",
    ]


@pytest.mark.parametrize(
    ("char", "written"), [("\u202e", "\\u202e"), ("\x1b", "\\u001b"), ("\u200b", "\\u200b"), ("\x9b", "\\u009b")]
)
def test_nothing_invisible_is_shown(char: str, written: str) -> None:
    assert shown(f"a: {char}b\n".encode(), 1, 5) == [f"1 | a: {written}b", "  |          ^"]


def test_a_byte_order_mark_and_carriage_returns_do_not_count() -> None:
    assert shown(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", 1, 1) == ["1 | a: 1", "  | ^"]
    assert shown(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", 2, 4) == ["2 | b: 2", "  |    ^"]


def test_other_separators_do_not_end_a_line() -> None:
    assert shown("a: x\u2028y\nb: 1\n".encode(), 2, 1) == ["2 | b: 1", "  | ^"]


def test_bytes_that_are_no_text_are_replaced() -> None:
    assert shown(b"a: \xff\n", 1, 4) == ["1 | a: \ufffd", "  |    ^"]


@pytest.mark.parametrize(
    ("content", "line", "column"), [(b"", 1, 1), (b"a: 1\n", 7, 1), (b"a: 1\n\nb: 2\n", 2, 1), (b"a: 1\n", 2, 1)]
)
def test_where_there_is_no_line_there_is_no_mark(content: bytes, line: int, column: int) -> None:
    assert shown(content, line, column) == []


def test_a_file_that_was_never_read_has_no_line() -> None:
    assert render(Report([Finding("F001", "gone.", "a.yaml")], {}), "full", Screen()) == (
        "a.yaml:1:1: error F001 gone.\n"
    )


def test_a_column_past_the_end_is_just_behind_it() -> None:
    assert shown(b"a: 1\n", 1, 99) == ["1 | a: 1", "  |     ^"]


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("column", [1, 2, 20, 37, 150, 500, 996, 1000, 1001])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_long_line_is_cut_around_the_column(width: int, column: int, *, ascii_only: bool) -> None:
    finding = Finding("L001", "wrong.", "a.yaml", Position(1, column))
    screen = Screen(width=width, ascii_only=ascii_only)
    line, mark = full(finding, LONG.encode(), screen).splitlines()[1:]
    assert len(line) <= max(width, 20)
    assert len(mark) <= max(width, 20) + 1
    cut = "..." if ascii_only else "…"
    body, at = line[4:], mark.index("^") - 4
    if column <= len(LONG):
        assert body[at] == LONG[column - 1]
        assert body.removeprefix(cut).removesuffix(cut) in LONG
    assert body.startswith(cut) == (not LONG.startswith(body.removesuffix(cut)))
    assert body.endswith(cut) == (not LONG.endswith(body.removeprefix(cut)))


@pytest.mark.parametrize("room", [16, 30, 61])
@pytest.mark.parametrize("column", [1, 2, 40, 99, 100])
def test_a_long_line_of_wide_characters_keeps_to_its_room(room: int, column: int) -> None:
    text = "".join(chr(0x4E00 + number) for number in range(100))
    line, before = excerpt(text, column, room)
    assert cell_len(line) <= room
    assert cell_len(line[: line.index(text[column - 1])]) == before


def test_a_line_that_just_fits_is_whole() -> None:
    assert excerpt("a" * 30, 30, 30) == ("a" * 30, 29)
    assert excerpt("a" * 31, 1, 30)[0] == "a" * 28 + "…"


def test_a_very_long_line_is_not_taken_apart_whole() -> None:
    text = "x" * 1_000_000 + "!" + "y" * 1_000_000
    line, before = excerpt(text, 1_000_001, 76)
    assert line[before] == "!"


def test_colour_is_put_around_and_changes_no_word() -> None:
    finding = Finding("L001", "wrong.", "a.yaml", Position(1, 3))
    assert full(finding, b"a: 1\n", Screen(colour=True)) == (
        "\x1b[1ma.yaml:1:3\x1b[0m: \x1b[1;31merror L001\x1b[0m wrong.\n"
        "\x1b[2m1 |\x1b[0m a: 1\n"
        "\x1b[2m  |\x1b[0m   \x1b[1;31m^\x1b[0m\n"
    )
