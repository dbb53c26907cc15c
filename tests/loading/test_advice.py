"""Advice that leads nowhere: what a message says to do is done, and the file then reads clean."""

import re
from pathlib import Path

import pytest

from conftest import Appraise
from loading.small import CATALOGUE, CRITERIA, option
from support import catalogue_of, local_of

# A file with a fault, what its message says to write, and the file after obeying.
OBEYED = [
    ("area: A\nmust_haves: {quality: 7,5}\n", "Write 7.5.", ("7,5", "7.5")),
    ("area: A\nscores: {alpha: {spread: {score: −1}}}\n", "Write -1,", ("−1", "-1")),
    ("area: A\nmust_haves: {quality: “7”}\n", "Write 7,", ("“7”", "7")),
    ("area: A\ncosts: {alpha: {total: 1 250}}\n", "Write 1250.", ("1 250", "1250")),
    ("area: A\ncosts: {alpha: {total: 1,250}}\n", "Write 1250, or", ("1,250", "1250")),
    ("area: A\nlocal_factors: {pace: {level: '3'}}\n", "Write 3, without quotes.", ("'3'", "3")),
    ("area: A\nvariants: [{id: 2, name: B, kind: area}]\n", "Write `no_2`", ("id: 2", "id: no_2")),
    ("area: A\nvariants: [{id: 2nd-try, name: B, kind: area}]\n", "Write `no_2nd_try`", ("2nd-try", "no_2nd_try")),
    ("area: 5\n", "Put it in quotes.", ("5", '"5"')),
    ("area: A: B\n", "Put the whole text in quotes", ("A: B", '"A: B"')),
    ("area: A\nrisks: [{name: A: B}]\n", "Put the whole text in quotes", ("{name: A: B}", '"A: B"')),
    ("area: %\n", "a value can't begin with %. Put the whole text in quotes.", ("%", '"%"')),
    ("area: @home\n", "a value can't begin with @.", ("@home", '"@home"')),
    ("area:\n\tA\n", "Indent with spaces.", ("\t", "  ")),
    ("area: Site #3\n", "Put the whole text in quotes", ("Site #3", '"Site #3"')),
    ("area: Site #mine\n", "write a space after the #", ("#mine", "# mine")),
    ("area:\u00a0A\nstatus: draft\n", "Type it there.", ("\u00a0", " ")),
    ("area: A\nrisks:\n  – fire\n", "Type it there.", ("–", "-")),
    ("area: A\nrisks:\n  - a\n   - b\n", "Indent both alike", ("   - b", "  - b")),
    ("area: A\nequality:\n  status: Done\n   by: Us\n", "in column 3. Indent it like them.", ("   by", "  by")),
    ("area: A\nequality:\n  status:Done\n  by: Us\n", "a colon needs a space after it", ("status:", "status: ")),
    ("area: A\nequality: {status:Done, by: Us}\n", "Write a colon and a space between them", ("status:", "status: ")),
    ("area: A\nequality: {status: Done, for now}\n", "Put the text in quotes", ("Done, for now", '"Done, for now"')),
    ("area: A\nequality: {status: Done, by: Us\n", "Write } where it ends.", ("Us", "Us}")),
    ("area: A\nequality: {status: Done by: Us}\n", "or a comma before the key", ("Done", "Done,")),
    ('area: "A\nstatus: draft\nquestion: "Why?"\n', "Close it where the text ends.", ('"A', '"A"')),
    ("area: 'A's'\n", "Put the whole text in double quotes", ("'A's'", '"A\'s"')),
    ("area: A\nlocal_factors: {pace: 3}\n", "Write `{level: 3}`", ("pace: 3", "pace: {level: 3}")),
    ("area: A\nscores: {alpha: {quality: 35}}\n", "Write `{score: 35}`", ("35", "{score: 35}")),
    ("area: A\nscores: {alpha: {quality: {score: 35%}}}\n", "Write 35, without any sign.", ("35%", "35")),
    (
        "area: A\nscores: {alpha: {quality: {score: 30 – 40}}}\n",
        "Write `low: 30, high: 40`",
        ("score: 30 – 40", "low: 30, high: 40"),
    ),
    ("area: A\nscores: {alpha: {quality: {score: n/a}}}\n", "or `unknown` where", ("n/a", "unknown")),
    ("area: A\nscores: {alpha: {quality: {score: ?}}}\n", "Write `unknown` for a score", ("?", "unknown")),
    ("area: A\ncosts: {alpha: 1000}\n", "Write `{total: 1000}`", ("1000", "{total: 1000}")),
    ("area: A\ncosts: {alpha: {total: £1.2m}}\n", "Write 1200000, in full.", ("£1.2m", "1200000")),
    ("area: A\npanel: [Ann]\n", "Write `{name: Ann}`", ("Ann", "{name: Ann}")),
    ("area: A\nrecommendation: beta\n", "Write `{option: beta}`", (": beta", ": {option: beta}")),
    ("area: A\nruled_out: [beta]\n", "away: `beta: …`.", ("[beta]", "{beta: {}}")),
    (
        "area: A\nvariants:\n  north: {name: North, kind: area}\n",
        "Begin the first with `- id: north`.",
        ("north: {", "- {id: north, "),
    ),
    ("area: A\nweights: {quality: 3}\n", "under `values`.", ("{quality: 3}", "{values: {quality: 3}}")),
    ("area: A\ndate: 1/5/2025\n", "Write 2025-05-01, if the day comes first.", ("1/5/2025", "2025-05-01")),
    ("area: A\ndate: 1st May 2025\n", "Write 2025-05-01.", ("1st May 2025", "2025-05-01")),
    ("area: A\ndate: May 21, 2025\n", "Write 2025-05-21.", ("May 21, 2025", "2025-05-21")),
    ("area: A\ndate: 21.05.2025\n", "Write 2025-05-21.", ("21.05.2025", "2025-05-21")),
    ("area: A\ndate: 2025/5/1\n", "Write 2025-05-01.", ("2025/5/1", "2025-05-01")),
    ("area: A\ndate: 2025-02-30\n", "There is no such day.", ("30", "28")),
    ("area: A\rstatus: draft\r", "Save it with the line ends of Unix", ("\r", "\n")),
    ("area: A\ndissent: yes\n", "Put it in quotes", ("yes", '["yes"]')),
]


@pytest.mark.parametrize(("text", "advice", "change"), OBEYED)
def test_advice_holds_when_it_is_obeyed(text: str, advice: str, change: tuple[str, str]) -> None:
    small, _ = catalogue_of(CATALOGUE)
    found = local_of(text, small)[1]
    assert any(advice in finding.message for finding in found)
    obeyed = text.replace(*change)
    bad = [finding.message for finding in local_of(obeyed, small)[1]]
    assert bad == []


def test_grades_named_by_digits_are_put_in_quotes_where_they_are_named_and_where_they_are_given() -> None:
    digits = CRITERIA.replace("{poor: 0, fair: 40, good: 100}", "{1: 0, 2: 40, 3: 100}")
    options = {
        f"options/{name}.yaml": option(name).replace("score: fair", "score: 2").replace("alternative", role)
        for name, role in (("alpha", "baseline"), ("beta", "alternative"))
    }
    _, found = catalogue_of({"criteria/all.yaml": digits, **options})
    assert {(finding.code, finding.message[-22:]) for finding in found} == {
        ("F012", f'Put it in quotes: "{grade}".') for grade in (1, 2, 3)
    }
    quoted = re.sub(r"([123]): (0|40|100)", r'"\1": \2', digits)
    assert quoted.count('"') == 6
    _, found = catalogue_of({"criteria/all.yaml": quoted, **options})
    assert [finding.message[-22:] for finding in found] == [' Put it in quotes: "2".'[-22:]] * 2
    obeyed = {name: text.replace("score: 2}", 'score: "2"}') for name, text in options.items()}
    assert catalogue_of({"criteria/all.yaml": quoted, **obeyed})[1] == []


def test_a_missing_file_is_told_with_the_file_that_was_meant(appraise: Appraise, tmp_path: Path) -> None:
    (tmp_path / "marshwold.yaml").write_text("area: Marshwold\n", encoding="utf-8")
    ran = appraise("score", tmp_path / "marshwold.yml")
    assert ran.code == 2
    assert f"there is no such file or folder. Did you mean `{tmp_path}/marshwold.yaml`?" in ran.err


@pytest.mark.parametrize(("text", "told"), [("area: A\n", True), ("catalogue: .\narea: A: B\n", False)])
def test_the_catalogue_beside_a_file_that_cannot_be_read_may_be_the_one_it_names(
    text: str,
    told: bool,  # noqa: FBT001
    appraise: Appraise,
    tmp_path: Path,
) -> None:
    for name, content in CATALOGUE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "local.yaml").write_text(text, encoding="utf-8")
    ran = appraise("validate", tmp_path / "local.yaml")
    assert ("L006" in ran.out + ran.err) is told


@pytest.mark.parametrize(("text", "named"), [("area: A\n", True), ("area: A\ncatalogue: .\n", False)])
def test_a_result_names_its_catalogue_where_the_local_file_does_not(
    text: str,
    named: bool,  # noqa: FBT001
    appraise: Appraise,
    tmp_path: Path,
) -> None:
    for name, content in CATALOGUE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    local = tmp_path / "local.yaml"
    local.write_text(text, encoding="utf-8")
    other = tmp_path / "other.yaml"
    other.write_text(text + "local_factors: {pace: {level: 3}}\n", encoding="utf-8")
    for command in (("score",), ("explain", "alpha"), ("explain", "alpha", "beta"), ("sensitivity",), ("diff", other)):
        name, *more = command
        for format_ in ("table", "markdown"):
            ran = appraise(name, local, *more, "--catalogue", tmp_path, "--format", format_)
            first = "\n".join(ran.out.splitlines()[:4])
            assert ("Catalogue: Small" in first) is named, (command, ran)
