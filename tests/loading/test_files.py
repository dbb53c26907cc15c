"""Only regular files are read, and a file that can't be is one finding."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from integration_appraisal.documents.document import MAX_BYTES
from integration_appraisal.findings import NOWHERE, Finding
from integration_appraisal.loading.files import read_catalogue, read_file
from integration_appraisal.loading.loader import Loader
from loading.small import CATALOGUE
from support import catalogue_of, told


def _loop(path: Path) -> None:
    path.symlink_to(path.with_name("other"))
    path.with_name("other").symlink_to(path)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _closed(path: Path) -> None:
    path.write_text("a: 1\n", encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")


MAKERS: dict[str, Callable[[Path], None]] = {
    "nothing": lambda _: None,
    "a folder": lambda path: path.mkdir(),
    "a pipe": _pipe,
    "a loop of links": _loop,
    "a link to nowhere": lambda path: path.symlink_to(path.with_name("nowhere")),
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to a folder": lambda path: path.symlink_to(path.parent),
    "a file that is closed to us": _closed,
}


@pytest.mark.parametrize("kind", MAKERS)
def test_what_is_no_file_to_read_is_one_finding(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "local.yaml"
    MAKERS[kind](path)
    file, findings = read_file(path)
    assert file.content is None
    assert told(findings) == [("F001", *NOWHERE)]
    assert findings[0].file == path.as_posix()


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/", "/etc/hostname/x", "a\0b", "x" * 5_000, "\udcff"])
def test_odd_names_are_one_finding(path: str) -> None:
    file, findings = read_file(path)
    assert file.content is None
    assert [finding.code for finding in findings] == ["F001"]
    assert str(findings[0]).isprintable()


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files can't be counted here")
@pytest.mark.parametrize("kind", MAKERS)
def test_nothing_stays_open(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "local.yaml"
    MAKERS[kind](path)
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - as many names as there are open files
    for _ in range(5):
        read_file(path)
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"a: 1\r\n")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    file, findings = read_file(tmp_path / "link")
    assert findings == []
    assert file.content == b"a: 1\r\n"
    assert (file.name, file.real) == (f"{tmp_path}/link", f"{tmp_path.resolve()}/file")
    assert file.is_linked


def test_no_more_is_read_of_a_large_file_than_tells_that_it_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as large:
        large.truncate(100 * MAX_BYTES)
    file, findings = read_file(path)
    assert findings == []
    assert file.content is not None
    assert len(file.content) == MAX_BYTES + 1


# Catalogues ----------------------------------------------------------------------------------------------------------


def _write_catalogue(folder: Path) -> None:
    for name, text in CATALOGUE.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def _findings(folder: Path) -> list[Finding]:
    return Loader().catalogue(folder).findings


def test_a_folder_reads_as_its_texts(tmp_path: Path) -> None:
    _write_catalogue(tmp_path)
    read, findings, files, _ = Loader().catalogue(tmp_path)
    assert findings == []
    assert read.digest == catalogue_of(CATALOGUE)[0].digest
    assert [file.within for file in files] == ["options/alpha.yaml", "options/beta.yaml", "criteria/all.yaml"]


def test_only_yaml_files_that_are_not_hidden_count(tmp_path: Path) -> None:
    _write_catalogue(tmp_path)
    for name in (".hidden.yaml", "notes.txt", "alpha.yaml~", ".#alpha.yaml"):
        (tmp_path / "options" / name).write_text("no: [yaml", encoding="utf-8")
    (tmp_path / "options" / "beta.yaml").rename(tmp_path / "options" / "beta.yml")
    assert _findings(tmp_path) == []


@pytest.mark.parametrize("kind", sorted(set(MAKERS) - {"nothing"}))
@pytest.mark.parametrize("name", ["criteria/more.yaml", "options/gamma.yaml"])
def test_a_file_that_cannot_be_read_is_the_only_finding(kind: str, name: str, tmp_path: Path) -> None:
    """Others may cite what it would have held; nothing can be said about that."""
    _write_catalogue(tmp_path)
    beta = tmp_path / "options" / "beta.yaml"
    cites = {
        "criteria/more.yaml": "powers: [pool]\nsource: {work: paper}\n",
        "options/gamma.yaml": "contains: [gamma]\n",
    }
    beta.write_text(beta.read_text(encoding="utf-8") + cites[name], encoding="utf-8")
    MAKERS[kind](tmp_path / name)
    assert [(finding.code, finding.file) for finding in _findings(tmp_path)] == [("F001", (tmp_path / name).as_posix())]


@pytest.mark.parametrize("kind", ["options", "criteria"])
def test_a_catalogue_without_one_of_its_folders_says_so(kind: str, tmp_path: Path) -> None:
    _write_catalogue(tmp_path)
    shutil.rmtree(tmp_path / kind)
    files, findings = read_catalogue(tmp_path)
    assert [(finding.code, finding.file) for finding in findings] == [("F001", (tmp_path / kind).as_posix())]
    assert files
    assert not [file for file in files if file.within.startswith(kind)]
