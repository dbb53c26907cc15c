"""Entries found by id, number, name, or a beginning that only one has."""

from contextlib import suppress
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_appraisal.loading.naming import Unidentified, called, identified
from support import EXAMPLES


class Entry(NamedTuple):
    name: str
    number: int | None = None


KNOWN = called(
    {
        "framework": Entry("Framework model", 6),
        "patchwork": Entry("Patchwork model", 5),
        "pace": Entry("Pace and approach"),
        "pace_two": Entry("St. Mary’s – council"),
        "six": Entry("6"),
    }
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("framework", "framework"),
        ("FrameWork", "framework"),
        ("5", "patchwork"),
        ("framework  MODEL", "framework"),
        ("pat", "patchwork"),
        ("pace", "pace"),  # the whole of one goes before the beginning of another
        ("pace and", "pace"),
        ("st. mary's - council", "pace_two"),
        ("“Framework model”", "framework"),
    ],
)
def test_one_entry_is_found(asked: str, found: str) -> None:
    assert identified(asked, KNOWN, "there is no option") == found


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("pa", "'pa' may be any of `patchwork` (Patchwork model), `pace` (Pace and approach), `pace_two` (St. Mary’s"),
        ("6", "'6' may be any of `framework` (Framework model), `six` (6). Write more of it, or the id."),
        ("patchwrok model", "there is no option 'patchwrok model'. Did you mean `patchwork`?"),
        ("zzz", "there is no option 'zzz'. There is `framework`, `patchwork`, `pace`, `pace_two`, `six`."),
        ("", "there is no option ''. There is `framework`"),
        ("  ", "there is no option '  '. There is `framework`"),
    ],
)
def test_none_or_several_are_told(asked: str, said: str) -> None:
    with pytest.raises(Unidentified) as told:
        identified(asked, KNOWN, "there is no option")
    assert str(told.value).startswith(said)


def test_where_there_is_nothing_that_is_said() -> None:
    with pytest.raises(Unidentified, match="There is none"):
        identified("x", {}, "there is no variant")
    with pytest.raises(Unidentified, match="The file has none"):
        identified("x", {}, "there is no variant", "The file has none.")


IDS = st.lists(st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True), unique=True, min_size=1, max_size=6)


@EXAMPLES
@given(IDS, st.lists(st.text(max_size=6), min_size=6, max_size=6), st.text(max_size=8))
def test_an_id_always_finds_its_own_entry_and_nothing_else_raises(ids: list[str], names: list[str], asked: str) -> None:
    known = called({identity: Entry(name) for identity, name in zip(ids, names, strict=False)})
    for identity in ids:
        assert identified(identity, known, "no") == identity
    with suppress(Unidentified):
        assert identified(asked, known, "no") in ids
