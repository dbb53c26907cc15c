"""Nothing that an author writes may crash, hang or flood: a broken file gives clean findings, or passes clean.

A sample runs by default; ``APPRAISE_WIDE=50`` breaks each file in 400 ways. The end of the run says how many cases
there were.
"""

import contextlib
import io
import json
import random
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest
from mutations import Case, cases

from cli.command import execute
from integration_appraisal.appraisal.appraise import Appraisal, appraise
from integration_appraisal.codes import READING
from integration_appraisal.findings import Finding, has_errors
from integration_appraisal.loading import local
from integration_appraisal.loading.assembly import assemble
from integration_appraisal.loading.bundled import CATALOGUES
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.files import File, read_catalogue
from integration_appraisal.loading.loader import Inputs
from integration_appraisal.loading.local import LocalFile
from integration_appraisal.render import Screen, render
from integration_appraisal.render.formats import formats_of
from integration_appraisal.render.paper import writing
from integration_appraisal.report import robustness, score, sensitivity
from integration_appraisal.report.document import Page
from integration_appraisal.report.paper import building
from integration_appraisal.rules import RULES, check_catalogue, check_place
from wide import WIDE, wide

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
FILES = sorted(
    str(path.relative_to(ROOT))
    for folder in ("options", "criteria", "catalogues", "examples")
    for path in (ROOT / folder).rglob("*.yaml")
    # Those of a portfolio are all alike; one has every field that any has.
    if WIDE > 1 or not path.parent.name.startswith("portfolio") or path.stem == "mossgate"
)
SAMPLE = wide(8)
PROCESSES = max(1, SAMPLE // 25)
LONGEST_MESSAGE = 16_000
ALLOWED = {"\n", "\r", "\u200b"}  # line ends, and the space of no width that stops a word of Markdown from being a mark
MOST_MEMORY = 200 * 1024  # KiB
# A small process in between: a child's peak counts from that of the process it was made from, and the test's is large.
LAUNCHER = """
import json, resource, subprocess, sys
with open("out", "wb") as out, open("err", "wb") as err:
    code = subprocess.run(sys.argv[1:], stdout=out, stderr=err).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([code, used.ru_maxrss, used.ru_utime + used.ru_stime]))
"""
CODES = {*READING, *(rule.code for rule in RULES)}
# These two solve linear programmes or appraise 2,000 places each time; the whole processes below run them, too.
_every_fifth = cycle((True, False, False, False, False))
_formats = cycle(formats_of("rows"))
QUICK = [rule for rule in RULES if rule.code not in {"P119", "P120"}]


def named_by(name: str) -> str:
    """The folder of the catalogue that a bundled file belongs to: that of a place is the one that it names."""
    return next((own for own in CATALOGUES.values() if own != "." and Path(own).name in Path(name).parts), ".")


@cache
def bundled(folder: str) -> list[File]:
    return read_catalogue(ROOT / folder)[0]


@cache
def whole_catalogue(folder: str) -> Catalogue:
    return assemble("bundled", bundled(folder))[0]


def chosen(name: str) -> Iterator[Case]:
    every = list(cases((ROOT / name).read_bytes()))
    yield from random.Random(name).sample(every, min(SAMPLE, len(every)))


def examine(name: str, content: bytes) -> list[Finding]:
    """What the tool finds in a bundled file with other contents; where nothing fails, its results are drawn as well."""
    folder = named_by(name)
    if name.startswith("examples"):
        shaped, findings = local.parse(content, name)
        if shaped is None:
            return findings
        findings += local.check(shaped, whole_catalogue(folder))
        if has_errors(findings) or shaped.model is None:
            return findings
        return findings + drawn(whole_catalogue(folder), LocalFile(shaped.document, shaped.model))
    within = str(Path(name).relative_to(folder))
    swapped = [file._replace(content=content) if file.within == within else file for file in bundled(folder)]
    assert any(file.within == within for file in bundled(folder))
    catalogue, findings = assemble("bundled", swapped)
    if has_errors(findings):
        return findings
    shaped, _ = local.parse(b"area: Anywhere\n", "anywhere.yaml")
    assert shaped is not None
    assert shaped.model is not None
    return findings + check_catalogue(catalogue, QUICK) + drawn(catalogue, LocalFile(shaped.document, shaped.model))


def drawn(catalogue: Catalogue, local: LocalFile) -> list[Finding]:
    appraisal = appraise(Inputs(catalogue, [], (), local))
    findings = check_place(appraisal, QUICK)
    for page in reports(appraisal, findings):
        hold_clean(page)
    return findings


def reports(appraisal: Appraisal, findings: list[Finding]) -> Iterator[Page]:
    yield score.build(appraisal, findings)
    found = appraisal.robustness(samples=50)
    yield robustness.build(appraisal, found, findings)
    if next(_every_fifth):  # linear programmes take longer than all the rest
        yield sensitivity.build(appraisal, findings)
        paper = writing.render(building.build(appraisal, found), ".html")
        assert isinstance(paper, str)
        assert "{{" not in paper


def hold_clean(page: Page) -> None:
    """One format for each page in turn, so that a sample goes through all of them."""
    name = next(_formats)
    text = render(page, name, Screen(width=40))
    left = {char for char in text if not char.isprintable()} - ALLOWED
    assert not left, (name, left)


@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_gives_clean_findings_or_passes_clean(
    name: str, record_property: Callable[[str, object], None]
) -> None:
    count = 0
    for case in chosen(name):
        with contextlib.redirect_stdout(io.StringIO()):
            findings = examine(name, case.content)
        count += 1
        for finding in findings:
            assert finding.code in CODES, case.name
            assert len(str(finding)) < LONGEST_MESSAGE, case.name
            assert str(finding).isprintable(), (case.name, str(finding))
            assert finding.position.line >= 1, case.name
            assert finding.position.column >= 1, case.name
    assert count == SAMPLE
    record_property("mutations", count)


def beside(name: str) -> set[str]:
    """A file, its catalogue and a place of that: what is checked anew where the file changes."""
    own = [file for file in FILES if named_by(file) == named_by(name)]
    places = [file for file in own if file.startswith("examples")]
    return {name, *places[:1], *set(own).difference(places)}


@pytest.mark.parametrize("name", FILES[::4])
def test_a_whole_process_ends_cleanly_and_stays_small(
    name: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    for path in beside(name):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes((ROOT / path).read_bytes())
    every = list(cases((ROOT / name).read_bytes()))
    for case in [
        *random.Random(name).sample(every, PROCESSES),
        *random.Random(name).sample(every[-15:], min(15, wide(1))),
    ]:
        (tmp_path / name).write_bytes(case.content)
        command = [
            str(Path(sys.executable).parent / "appraise"),
            "validate",
            ".",
            "--catalogue",
            named_by(name),
            "--format",
            "concise",
        ]
        ran = execute([sys.executable, "-S", "-c", LAUNCHER, *command], cwd=tmp_path)
        code, memory, seconds = json.loads(ran.stdout)
        out, err = (tmp_path / "out").read_bytes(), (tmp_path / "err").read_bytes()
        assert code in (0, 1, 2), (case.name, err)
        assert b"Traceback" not in err, (case.name, err)
        assert b"fault of ours" not in err, (case.name, err)
        assert memory < MOST_MEMORY, case.name
        record_property("seconds", seconds)
        assert max((len(line) for line in out.splitlines()), default=0) < LONGEST_MESSAGE, case.name
