"""``--select`` and ``--ignore``: which rules are asked; what reading refuses is always reported."""

from pathlib import Path

import pytest

from conftest import Appraise
from integration_appraisal.cli.validate import codes
from validate import broken


@pytest.fixture
def bare(here: Path) -> Path:
    """A place that says nothing: it gives P101, P102, P16x and, for each factor, N103."""
    (here / "local.yaml").write_text("area: Here\n", encoding="utf-8")
    return here


def told(appraise: Appraise, *arguments: str) -> set[str]:
    out = appraise("validate", "local.yaml", "--format", "concise", *arguments).out
    return {line.split(" ")[2] for line in out.splitlines() if line.startswith("local.yaml:")}


@pytest.mark.usefixtures("bare")
class TestAsked:
    def test_all_are_asked_by_default(self, appraise: Appraise) -> None:
        assert {"P101", "P102", "N103"} <= told(appraise)

    @pytest.mark.parametrize(
        "arguments",
        [
            ("--select", "P101,N103"),
            ("--select", "P101", "--select", "N103"),
            ("--select", "p101, n10"),
            ("--select", "P1,N1", "--ignore", "P102,P15,P16,P17"),
        ],
    )
    def test_codes_and_their_beginnings(self, appraise: Appraise, arguments: tuple[str, ...]) -> None:
        assert told(appraise, *arguments) == {"P101", "N103"}

    def test_ignoring_leaves_the_others(self, appraise: Appraise) -> None:
        assert told(appraise, "--ignore", "P101") == told(appraise) - {"P101"}
        assert not {code for code in told(appraise, "--ignore", "P") if code.startswith("P")}

    def test_a_letter_of_reading_alone_asks_no_rule(self, appraise: Appraise) -> None:
        assert told(appraise, "--select", "F,S,L") == set()

    def test_strict_fails_only_on_what_was_asked(self, appraise: Appraise) -> None:
        assert appraise("validate", "local.yaml", "--select", "P101", "--strict").code == 1
        assert appraise("validate", "local.yaml", "--select", "P101").code == 0
        assert appraise("validate", "local.yaml", "--select", "P101", "--ignore", "P101", "--strict").code == 0

    def test_what_is_accepted_and_not_asked_is_not_said_to_match_nothing(self, appraise: Appraise, here: Path) -> None:
        (here / "local.yaml").write_text(
            "area: Here\naccepts:\n  - {rule: P101, reason: It stands in the paper.}\n", encoding="utf-8"
        )
        assert told(appraise, "--select", "P199") == set()
        assert told(appraise, "--ignore", "P101,P102,N,P15,P16,P17") == set()


@pytest.mark.usefixtures("broken_catalogue")
def test_what_reading_refuses_is_reported_whatever_is_asked(appraise: Appraise) -> None:
    for arguments in (("--select", "P151"), ("--ignore", "P"), ("--ignore", "N")):
        assert appraise("validate", *arguments).out == broken.CONCISE


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--select", "P999"), "--select: there is no code 'P999'. Did you mean `P199`?"),
        (("--ignore", "P101,Q1"), "--ignore: there is no code 'Q1'. `appraise rule` lists all codes."),
        (("--select", ""), "--select: there is no code ''. `appraise rule` lists all codes."),
        (("--select", "P101,"), "--select: there is no code ''."),
        (("--select", "P10199"), "--select: there is no code 'P10199'. Did you mean `P1"),
        (("--ignore", "F"), "--ignore: F is about files that can't be computed; it can't be left out."),
        (("--ignore", "n001"), "--ignore: N001 is about files that can't be computed; it can't be left out."),
    ],
)
def test_a_code_that_is_not_there_is_wrong_usage(appraise: Appraise, arguments: tuple[str, str], said: str) -> None:
    ran = appraise("validate", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_codes_are_taken_apart_and_written_in_capitals() -> None:
    assert codes(["p1, n10", "P151"], "--select") == ["P1", "N10", "P151"]


def test_help_says_that_what_reading_refuses_stays(appraise: Appraise) -> None:
    told_ = " ".join(appraise("validate", "--help").out.split())
    assert "What reading refuses is always reported." in told_
    assert "What reading refuses can't be left out: such a file can't be computed." in told_
