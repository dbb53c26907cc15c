"""A small catalogue with two faults in one option file, and what each format says of it."""

from pathlib import Path

A = """\
id: a
name: Keep the two teams
role: baseline
scores:
  wait: {score: 30}
"""

B = """\
id: b
name: Make one team
role: alternative
scores:
  wait: {score: 300}
  waits: {score: 5}
"""

CRITERIA = """\
about: {title: Two teams or one}
criteria:
  - {id: wait, name: Waiting, weight: 1, scale: {kind: judged}}
"""

FILE = "options/b.yaml"
OFF_SCALE = "`score` is 300; `wait` takes a number from 0 to 100."
UNKNOWN = "there is no criterion `waits`. Did you mean `wait`?"
SUMMARY = "Checked 1 catalogue (2 options, 1 criterion) and 0 local files: 2 errors.\n"

FULL = f"""\
{FILE}:5:17: error N002 {OFF_SCALE}
5 |   wait: {{score: 300}}
  |                 ^

{FILE}:6:3: error L001 {UNKNOWN}
6 |   waits: {{score: 5}}
  |   ^
"""

CONCISE = f"""\
{FILE}:5:17: error N002 {OFF_SCALE}
{FILE}:6:3: error L001 {UNKNOWN}
"""

GITHUB = f"""\
::error title=N002 A score off the scale,file={FILE},line=5,col=17::{FILE}:5:17: N002 {OFF_SCALE}
::error title=L001 An id that nothing has,file={FILE},line=6,col=3::{FILE}:6:3: L001 {UNKNOWN}
"""

PAGE = f"""\
## appraise validate

{SUMMARY}
| Severity | Where | Code | What |
| --- | --- | --- | --- |
| error | {FILE}:5:17 | N002 | {OFF_SCALE} |
| error | {FILE}:6:3 | L001 | {UNKNOWN} |
""".replace("`", "\\`")


def write(folder: Path, b: str = B) -> Path:
    """The catalogue's files."""
    files = {"options/a.yaml": A, FILE: b, "criteria/all.yaml": CRITERIA}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def sound(folder: Path) -> Path:
    """The catalogue with both faults mended."""
    return write(folder, B.replace("300", "70").replace("  waits: {score: 5}\n", ""))
