"""What other repositories take from this one: the pre-commit hook, the GitHub action, and the texts of docs/ci.md."""

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.command import APPRAISE, ROOT, environment
from integration_appraisal import __version__
from validate import broken

BIN = Path(sys.executable).parent
BASH = shutil.which("bash")
NEEDS_BASH = pytest.mark.skipif(BASH is None, reason="there is no bash")
ACTION = ROOT / "action.yml"
PINNED = re.compile(r"uses: (?!\./)(?P<what>[\w./-]+)@(?P<ref>\S+)")


def run(*command: object, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """A command in a folder; setting up an environment may take minutes."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment(**env),
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


def valid(schema: str, file: Path) -> None:
    """Hold a file against the schema that its service publishes."""
    checked = run(BIN / "check-jsonschema", "--builtin-schema", schema, file, cwd=ROOT)
    assert checked.returncode == 0, checked.stdout + checked.stderr


# pre-commit -----------------------------------------------------------------------------------------------------------


def test_the_hooks_file_is_one() -> None:
    checked = run(BIN / "pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml", cwd=ROOT)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("options/a.yaml", True),
        ("place.yml", True),
        ("a/b/criteria/c.yaml", True),
        ("options/a.json", False),
        ("README.md", False),
        (".github/workflows/check.yml", False),
        (".pre-commit-config.yaml", False),
        ("a/.hidden/b.yaml", False),
    ],
)
def test_which_files_start_the_hook(name: str, *, starts: bool) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert bool(re.search(hook["files"], name) and not re.search(hook["exclude"], name)) == starts
    assert hook["pass_filenames"] is False


def _mended(folder: Path) -> Path:
    """A catalogue of which no rule has anything to say, where the broken one was."""
    for name in ("options", "criteria"):
        shutil.rmtree(folder / name, ignore_errors=True)
        shutil.copytree(ROOT / "tests" / "rules" / "base" / name, folder / name)
    return folder


def _committed(folder: Path) -> None:
    git = ("git", "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-q", "--no-verify", "-m", "All")):
        done = run(*git, *arguments, cwd=folder)
        assert done.returncode == 0, done.stderr


def _copied(folder: Path) -> Path:
    """This project as it stands, as a repository of its own."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    if listed.returncode:
        pytest.skip("this is no git checkout")
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    _committed(folder)
    return folder


@pytest.mark.slow
@pytest.mark.package
def test_the_hook_finds_what_is_wrong_in_another_repository(tmp_path: Path) -> None:
    tool, place = _copied(tmp_path / "tool"), broken.write(tmp_path / "place")
    _committed(place)
    hook = (BIN / "pre-commit", "try-repo", tool, "appraise-validate", "--all-files")
    # Our own libraries count as installed in the environment that is made; what its pip installs is the hook itself.
    site = sysconfig.get_path("purelib")
    ran = run(*hook, cwd=place, PRE_COMMIT_HOME=str(tmp_path / "home"), PYTHONPATH=site)
    if "No matching distribution found" in ran.stdout:
        pytest.skip("its environment can't be made without the network")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert f"- exit code: 1\n\n{broken.CONCISE}{broken.SUMMARY}" in ran.stdout


# The action -----------------------------------------------------------------------------------------------------------


def _steps() -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["runs"]["steps"]
    return steps


def test_the_action_is_one() -> None:
    valid("vendor.github-actions", ACTION)


def test_no_script_of_the_action_takes_text_from_outside() -> None:
    inputs = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["inputs"]
    for step in _steps():
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
        for name, value in step["env"].items():
            assert value == f"${{{{ inputs.{name.removeprefix('INPUT_').lower()} }}}}"
    assert {f"INPUT_{name.upper()}" for name in inputs} == {name for step in _steps() for name in step["env"]}


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A runner's folder for temporary files in which the first step has been done with this environment's command."""
    (tmp_path / "temp" / "appraise" / "bin").mkdir(parents=True)
    (tmp_path / "temp" / "appraise" / "bin" / "appraise").symlink_to(APPRAISE)
    return tmp_path / "temp"


def step(number: int, folder: Path, temp: Path, given: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """One step of the action as the runner runs it, with the inputs given and the others at their default."""
    inputs = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["inputs"]
    values = {name: given.get(name, own["default"]) for name, own in inputs.items()}
    env = {name: values[name.removeprefix("INPUT_").lower()] for name in _steps()[number]["env"]}
    script = temp / "step.sh"
    script.write_text(_steps()[number]["run"], encoding="utf-8")
    around = {"RUNNER_TEMP": str(temp), "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_ACTIONS": "true"}
    return run(BASH, "--noprofile", "--norc", "-eo", "pipefail", script, cwd=folder, **around, **env)


@NEEDS_BASH
class TestSecondStep:
    def test_it_annotates_and_fails(self, here: Path, installed: Path) -> None:
        broken.write(here / "ours")
        ran = step(1, here / "ours", installed, {})
        assert (ran.returncode, ran.stdout, ran.stderr) == (1, broken.GITHUB, broken.SUMMARY)

    def test_it_passes_on_a_sound_catalogue_unless_strict(self, here: Path, installed: Path) -> None:
        ours = _mended(here / "ours")
        (ours / "local.yaml").write_text("area: Here\ncatalogue: .\n", encoding="utf-8")
        assert step(1, ours, installed, {}).returncode == 0
        ran = step(1, ours, installed, {"strict": "true"})
        assert ran.returncode == 1
        assert "::warning " in ran.stdout

    def test_paths_stand_on_lines_of_their_own(self, here: Path, installed: Path) -> None:
        for name in ("one folder", "-two", "three"):
            broken.write(here / name)
        ran = step(1, here, installed, {"paths": "\n  one folder\n-two\n\n"})
        assert ran.returncode == 1
        assert "file=one folder/options/b.yaml," in ran.stdout
        assert "file=-two/options/b.yaml," in ran.stdout
        assert "three" not in ran.stdout

    def test_text_of_inputs_is_never_run(self, here: Path, installed: Path) -> None:
        broken.write(here / "ours")
        for name in ("paths", "catalogue", "strict"):
            step(1, here / "ours", installed, {name: '$(touch ran); `touch ran`; "; touch ran; "'})
        assert not list(here.rglob("ran"))

    def test_a_catalogue_is_used_for_all(self, here: Path, installed: Path) -> None:
        broken.sound(here / "a catalogue")
        (here / "local.yaml").write_text("area: Here\nmust_haves: {wait: 130}\n", encoding="utf-8")
        ran = step(1, here, installed, {"paths": "local.yaml", "catalogue": "a catalogue"})
        assert "L001" not in ran.stdout
        assert "S005" in ran.stdout

    def test_strict_is_true_or_false(self, here: Path, installed: Path) -> None:
        ran = step(1, here, installed, {"strict": "yes"})
        assert (ran.returncode, ran.stdout) == (2, "::error::The input strict is neither true nor false.\n")


def _lend_libraries(environment_of_the_action: Path) -> None:
    """Let an environment that is to be made find our own libraries, so that pip need not install them once more.

    ``tests/package/test_wheel.py`` installs all of them in an environment that has none.
    """
    site = Path(sysconfig.get_path("purelib"))
    own = environment_of_the_action / site.relative_to(sys.prefix)
    own.mkdir(parents=True)
    (own / "lent.pth").write_text(f"{site}\n", encoding="utf-8")


@NEEDS_BASH
@pytest.mark.package
@pytest.mark.slow
def test_the_first_step_installs_the_source_that_came_with_the_action(here: Path) -> None:
    temp = here / "a temp folder"
    temp.mkdir()
    hostile = here / "checkout"
    hostile.mkdir()
    for module in ("venv", "pip", "yaml", "typer"):
        (hostile / f"{module}.py").write_text("raise SystemExit('a file of the checkout was run')\n", encoding="utf-8")
    _lend_libraries(temp / "appraise")
    ran = step(0, hostile, temp, {})
    if "No matching distribution found" in ran.stderr:
        pytest.skip("packages can't be had without the network")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    broken.write(hostile)
    assert step(1, hostile, temp, {}).stdout == broken.GITHUB
    told = run(temp / "appraise" / "bin" / "appraise", "--version", cwd=hostile)
    assert told.stdout == f"appraise {__version__}\n"


# Texts to copy --------------------------------------------------------------------------------------------------------


def _copies() -> dict[str, str]:
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    return dict(re.findall(r"<!-- copy: (\S+) -->\n```yaml\n(.*?)```", text, re.DOTALL))


def test_the_page_has_a_text_for_each_service() -> None:
    assert set(_copies()) == {
        ".github/workflows/appraisals.yml",
        ".github/workflows/appraisals-code-scanning.yml",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
    }


@pytest.mark.parametrize("name", _copies())
def test_a_text_to_copy_is_valid(name: str, tmp_path: Path) -> None:
    file = tmp_path / Path(name).name
    file.write_text(_copies()[name], encoding="utf-8")
    if "workflows" in name:
        valid("vendor.github-workflows", file)
    elif "gitlab" in name:
        valid("vendor.gitlab-ci", file)
    else:
        checked = run(BIN / "pre-commit", "validate-config", file, cwd=tmp_path)
        assert checked.returncode == 0, checked.stdout + checked.stderr


def test_our_own_workflows_are_valid() -> None:
    for file in sorted((ROOT / ".github" / "workflows").glob("*.yml")):
        valid("vendor.github-workflows", file)


def test_actions_of_others_are_named_by_commit_and_nothing_may_write() -> None:
    texts = [file.read_text(encoding="utf-8") for file in (ROOT / ".github" / "workflows").glob("*.yml")]
    for text in [*texts, *_copies().values()]:
        for what, ref in PINNED.findall(text):
            assert re.fullmatch("[0-9a-f]{40}", ref) or (what, ref) == ("OWNER/appraise", f"v{__version__}")
        data = yaml.safe_load(text)
        if "jobs" in data:
            assert data["permissions"] == {"contents": "read"}


def test_texts_to_copy_name_inputs_and_hooks_that_there_are() -> None:
    inputs = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["inputs"]
    jobs = yaml.safe_load(_copies()[".github/workflows/appraisals.yml"])["jobs"]
    (uses,) = [step for step in jobs["validate"]["steps"] if step["uses"].startswith("OWNER/")]
    assert set(uses["with"]) <= set(inputs)
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in page for name in inputs)
    (repo,) = yaml.safe_load(_copies()[".pre-commit-config.yaml"])["repos"]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in repo["hooks"]] == [hook["id"] for hook in hooks]
    assert {repo["rev"]} == {f"v{__version__}"}


@NEEDS_BASH
@pytest.mark.parametrize(
    ("name", "job"), [(".gitlab-ci.yml", "appraisals"), (".github/workflows/appraisals-code-scanning.yml", "scan")]
)
def test_the_commands_in_texts_to_copy_run(here: Path, name: str, job: str) -> None:
    """Each with this environment's command; what they write is what the service is told to take."""
    data = yaml.safe_load(_copies()[name])
    lines = data[job]["script"] if job in data else [own.get("run", "") for own in data["jobs"][job]["steps"]]
    (line,) = [line for text in lines for line in text.splitlines() if " validate " in line]
    broken.write(here)
    (here / "examples").mkdir()
    (here / "examples" / "a.yaml").write_text("area: Here\ncatalogue: ..\n", encoding="utf-8")
    command = re.sub(r'\S*/bin/appraise"?', str(APPRAISE), line)
    ran = run(BASH, "-c", command, cwd=here, RUNNER_TEMP=str(here))
    assert ran.returncode == 1, ran.stderr
    assert (here / ("appraise.sarif" if job == "scan" else "gl-code-quality-report.json")).stat().st_size > 100
