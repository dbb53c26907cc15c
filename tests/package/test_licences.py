"""Everything that the program needs may be passed on: its licences are permissive, as its own metadata says.

So are those of what is compiled into it, where a package brings a bill of its own materials.
"""

import json
import re
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution

import pytest
from packaging.requirements import Requirement

PERMISSIVE = {
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Bitstream-Vera",
    "CC0-1.0",
    "ISC",
    "MIT",
    "PSF-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
}
# How older packages say it. Which of the two BSD licences it is makes no difference here.
CLASSIFIERS = {"MIT License": "MIT", "BSD License": "BSD-3-Clause", "ISC License (ISCL)": "ISC"}
GRANT = "Permission is hereby granted, free of charge, to any person obtaining a copy of this software"
SILENT = {"resvg-py": "MIT"}  # has a licence file and says nothing of it; docs/decisions.md


def plain(name: str) -> str:
    return re.sub("[-_.]+", "-", name).lower()


def needed() -> dict[str, Distribution]:
    """What the program installs here with the extra `docx`, and itself."""
    found: dict[str, Distribution] = {}
    asked = [("integration-appraisal", "docx")]
    while asked:
        name, extra = asked.pop()
        found[plain(name)] = own = distribution(name)
        for requirement in map(Requirement, own.requires or ()):
            applies = not requirement.marker or requirement.marker.evaluate({"extra": extra})
            if applies and plain(requirement.name) not in found:
                asked += [(requirement.name, own) for own in (requirement.extras or {""})]
    return found


def licence(own: Distribution) -> str:
    """What a package says of its licence, as an expression; nothing where it says nothing."""
    said = own.metadata
    if "License-Expression" in said:
        return str(said["License-Expression"])
    known = [line.rsplit(" :: ", 1)[-1] for line in said.get_all("Classifier") or () if line.startswith("License :: ")]
    return " AND ".join(CLASSIFIERS.get(name, name) for name in known) or str(said.get("License") or "")


def compiled_in(own: Distribution) -> Iterator[tuple[str, str]]:
    """Name and licence of each part in the bills that a package brings."""
    for file in own.files or ():
        if "sboms" in file.parts:
            for part in json.loads(file.read_text(encoding="utf-8"))["components"]:
                said = [one.get("expression") or one["license"].get("id") or "" for one in part.get("licenses", ())]
                yield f"{own.name}: {part['name']}", " AND ".join(said)


def permissive(expression: str) -> bool:
    """Whether one may choose so that all licences that then hold are on the list."""
    inner = re.compile(r"\(([^()]*)\)")
    while inner.search(expression):
        expression = inner.sub(lambda own: "MIT" if permissive(own[1]) else "none", expression)
    return any(all(one.strip() in PERMISSIVE for one in way.split(" AND ")) for way in expression.split(" OR "))


@pytest.mark.parametrize(
    ("expression", "may"),
    [
        ("MIT", True),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", True),
        ("Apache-2.0 WITH LLVM-exception", True),
        ("MIT AND GPL-3.0-only", False),
        ("MIT OR GPL-3.0-only", True),
        ("(MIT OR GPL-3.0-only) AND Zlib", True),
        ("(MIT AND GPL-3.0-only) OR Nothing", False),
        ("GPL-3.0-only WITH GCC-exception-3.1", False),
        ("Other/Proprietary License", False),
        ("", False),
    ],
)
def test_what_is_permissive(expression: str, *, may: bool) -> None:
    assert permissive(expression) == may


def test_every_library_may_be_passed_on() -> None:
    said = {name: licence(own) for name, own in needed().items()}
    assert len(said) > 15
    assert {"numpy", "typer", "lxml", "resvg-py"} <= said.keys()
    assert {name for name, expression in said.items() if not expression} == SILENT.keys()
    assert {name: own for name, own in said.items() if not permissive(own or SILENT[name])} == {}


def test_a_library_that_says_nothing_has_the_text_of_its_licence() -> None:
    for name in SILENT:
        (file,) = [file for file in distribution(name).files or () if file.name == "LICENSE"]
        assert GRANT in " ".join(file.read_text(encoding="utf-8").split())


def test_what_is_compiled_into_a_library_may_be_passed_on() -> None:
    parts = [part for own in needed().values() for part in compiled_in(own)]
    assert len(parts) > 50
    assert [(name, said) for name, said in parts if not permissive(said)] == []
