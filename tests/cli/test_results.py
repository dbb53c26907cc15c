"""``schemas/results/``: a schema for each result, which says all that can be said of a key by itself.

Every result that a command writes in any test is held against its schema by the ``appraise`` fixture. Here the schemas
themselves are looked at, and whether they can say no.
"""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from cli.command import HARBOURSIDE, NORTH_YORKSHIRE, ROOT
from cli.files import option, place
from cli.results import NAMES, Json, fault, is_refused, schema_of
from conftest import Appraise
from integration_appraisal.cli.app import COMMANDS
from integration_appraisal.loading.schema import schema
from integration_appraisal.model.common import Entry, Model
from integration_appraisal.model.criteria import LISTS, CriteriaFile

EVERY = pytest.mark.parametrize("name", NAMES)
OF_CATALOGUES = ("catalogue", "entry", "export")  # entries are as in the files: what a file leaves out is left out
Steps = tuple[str | int, ...]  # from a result to a part of it


# The version of each format: 2 where the second method, or the second paper, changed what a key means.
SECOND = ("score", "explain", "sensitivity", "robustness", "diff", "catalogue", "verify")
VERSIONS = dict.fromkeys(NAMES, 1) | dict.fromkeys(SECOND, 2)


# The files ------------------------------------------------------------------------------------------------------------


@EVERY
def test_each_file_is_a_json_schema_of_the_result_that_it_is_named_after(name: str) -> None:
    kept = schema_of(name)
    Draft202012Validator.check_schema(kept)
    assert kept["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert kept["$id"] == f"urn:integration-appraisal:{name}:{VERSIONS[name]}"
    assert kept["properties"]["schema"]["const"] == f"appraise.{name}/{VERSIONS[name]}"
    assert re.match(r"appraise (\w+)\b.* --format json", kept["title"])


def test_every_result_has_one_file() -> None:
    sources = (ROOT / "src" / "integration_appraisal").rglob("*.py")
    written = {name for path in sources for name in re.findall(r'"appraise\.(\w+)/\d"', path.read_text("utf-8"))}
    assert written == set(NAMES)


def test_the_page_on_results_lists_them_all() -> None:
    shown = (ROOT / "docs" / "results.md").read_text(encoding="utf-8")
    for name in NAMES:
        link = f"[{name}.schema.json](../schemas/results/{name}.schema.json)"
        assert f"| `appraise.{name}/{VERSIONS[name]}` | {link} |" in shown


@EVERY
def test_a_file_needs_no_other_and_has_no_part_that_is_not_used(name: str) -> None:
    text = json.dumps(schema_of(name))
    assert set(re.findall(r'"\$ref": "(.*?)"', text)) == {
        f"#/$defs/{part}" for part in schema_of(name).get("$defs", {})
    }


@EVERY
def test_every_key_is_described_and_always_there_and_no_other_may_be(name: str) -> None:
    parts = schema_of(name).get("$defs", {})
    assert [part for part, own in parts.items() if not own.get("description")] == []
    for part in _records(schema_of(name)):
        for key, own in part["properties"].items():
            described = own if "description" in own else parts[own["$ref"].removeprefix("#/$defs/")]
            assert described["description"].endswith("."), key
        assert part["description"]
        assert part["additionalProperties"] is False
        assert set(part["required"]) <= set(part["properties"])
        assert name in OF_CATALOGUES or list(part["required"]) == list(part["properties"])


def _records(part: Any) -> Iterator[Json]:
    """The parts of a schema that are mappings with keys of their own, and not only rules about one of these."""
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    if isinstance(part, dict) and part.get("type") == "object" and "properties" in part:
        yield part
    for own in inner:
        yield from _records(own)


def test_what_several_results_share_is_the_same_in_all() -> None:
    shared: dict[str, Any] = {}
    for name in NAMES:
        for part, own in schema_of(name).get("$defs", {}).items():
            if (name, part) not in {("diff", "weights"), ("diff", "cost")}:  # of a change: what is given, and no more
                assert shared.setdefault(part, own) == own, (name, part)
    option_keys = shared["option"]["properties"]
    assert shared["explained_option"]["properties"].items() >= option_keys.items()
    head = ("area", "status", "variant", "notice", "catalogue", "digest")
    places = [schema_of(name) for name in ("score", "explain", "sensitivity", "robustness")] + [shared["side"]]
    assert all(own["properties"][key] == places[0]["properties"][key] for own in places for key in head)
    assert shared["change_alone"]["properties"].items() >= shared["change"]["properties"].items()


# Entries of a catalogue are as in its files ---------------------------------------------------------------------------

MODELS: dict[str, type[Model]] = {model.__name__: model for base in (Model, Entry) for model in base.__subclasses__()}
LISTED = {"options": "Option"} | {
    name: get_args(CriteriaFile.model_fields[name].annotation)[0].__name__ for name in LISTS
}


def _as_written(part: Any) -> Any:
    """A part of a file's schema as results have it: nothing is null, and a default is a value like any other."""
    if isinstance(part, list):
        return [_as_written(inner) for inner in part]
    if not isinstance(part, dict):
        return part
    left_out = {"default", "discriminator"} | {key for key in ("title",) if isinstance(part.get(key), str)}
    kept = {name: _as_written(inner) for name, inner in part.items() if name not in left_out}
    forms = [inner for inner in kept.pop("anyOf", []) if inner != {"type": "null"}]
    return kept | (forms[0] if len(forms) == 1 else {"anyOf": forms} if forms else {})


def _entries() -> dict[str, Json]:
    """By name: what an entry of a catalogue looks like, and each of its parts."""
    own, lists = schema("option"), schema("criteria")
    parts = own.pop("$defs") | lists["$defs"] | {"Option": own}
    return {
        name: {
            "description": part["description"],
            "type": "object",
            "additionalProperties": False,
            "required": [
                field.alias or key
                for key, field in MODELS[name].model_fields.items()
                if field.get_default(call_default_factory=True) is not None
            ],
            "properties": _as_written(part["properties"]),
        }
        for name, part in parts.items()
    }


def test_the_whole_catalogue_has_the_fields_of_its_files() -> None:
    kept = schema_of("catalogue")
    assert {name: own for name, own in kept["$defs"].items() if name[0].isupper()} == _entries()
    for name, entry in LISTED.items():
        assert kept["properties"][name]["items"] == {"$ref": f"#/$defs/{entry}"}


def test_an_entry_by_itself_has_them_too_and_says_which_list_it_stands_in() -> None:
    entries, kept = _entries(), schema_of("entry")["$defs"]
    for name in LISTED.values():
        own = deepcopy(kept[f"{name}Entry"])
        del own["properties"]["list"]
        own["required"].remove("list")
        assert own == entries[name]
    assert {name: own for name, own in kept.items() if not name.endswith("Entry")}.items() <= entries.items()


# A result that is not as it should be ---------------------------------------------------------------------------------

SAMPLES: dict[str, list[object]] = {
    "score": ["score", HARBOURSIDE],
    "places": ["score", HARBOURSIDE, NORTH_YORKSHIRE, "gone.yaml"],
    "explain": ["explain", HARBOURSIDE, "councils_initiate", "framework"],
    "sensitivity": ["sensitivity", HARBOURSIDE],
    "robustness": ["robustness", HARBOURSIDE, "--samples", "500"],
    "portfolio": [
        "portfolio",
        HARBOURSIDE,
        NORTH_YORKSHIRE,
        "--scenarios",
        "50",
        "--against",
        HARBOURSIDE,
        "--format",
        "json",
    ],
    "portfolio_row": ["portfolio", HARBOURSIDE, "--scenarios", "50", "--format", "jsonl"],
    "diff": ["diff", HARBOURSIDE, NORTH_YORKSHIRE],
    "catalogue": ["catalogue"],
    "entry": ["catalogue", "framework"],
    "verify": ["verify", "paper.md", "local.yaml"],
    "validate": ["validate", "."],
    "rule": ["rule", "S008"],
    "rules": ["rule"],
    "export": ["export", HARBOURSIDE],
}

_MADE: dict[str, Json] = {}


@pytest.fixture
def sample(appraise: Appraise, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A result by its name, with at most two entries of each list."""

    def made(name: str) -> Json:
        if name in _MADE:
            return _MADE[name]
        folder = tmp_path_factory.mktemp("sample")
        monkeypatch.chdir(folder)
        local = place(folder, option("one", {"merit": 40}), option("two", {"merit": 70}))
        if name == "verify":
            appraise("brief", local, "-o", "paper.md")
            paper = (folder / "paper.md").read_text(encoding="utf-8")
            (folder / "paper.md").write_text(paper.replace("70.0", "71.0"), encoding="utf-8")
        result: Json = _cut(
            json.loads(appraise(*SAMPLES[name], *([] if "--format" in SAMPLES[name] else ["--format", "json"])).out)
        )
        assert (result["schema"], fault(result)) == (f"appraise.{name}/{VERSIONS[name]}", None)
        return _MADE.setdefault(name, result)

    return made


def _cut(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _cut(own) for key, own in part.items()}
    return [_cut(own) for own in part[:2]] if isinstance(part, list) else part


def _kinds_of_places(name: str, result: Json) -> list[tuple[Steps, Any]]:
    """What stands in a result, with its place; of the entries of a list, or of keys that are ids, one is enough."""
    keys = {key for part in _records(schema_of(name)) for key in part["properties"]}
    found = {tuple(step if step in keys else "" for step in path): (path, own) for path, own in _places(result)}
    return list(found.values())


def _places(part: Any, path: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    yield path, part
    for key, own in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        yield from _places(own, (*path, key))


def _with(result: Json, path: Steps, value: object) -> Json:
    changed: Any = deepcopy(result)
    holder = changed
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return dict(changed)


def test_there_is_a_sample_of_every_result_of_every_command_that_has_json(appraise: Appraise) -> None:
    assert set(SAMPLES) == set(NAMES)
    formats = re.compile(r"--format\s.*?One of ([^.]*)", re.DOTALL)
    offered = {name: formats.search(appraise(name, "--help").out) for name in COMMANDS}
    with_json = {name for name, those in offered.items() if those and "json" in those[1]}
    assert {str(arguments[0]) for arguments in SAMPLES.values()} == with_json


@EVERY
def test_a_key_that_is_not_promised_is_refused_wherever_it_stands(sample: Any, name: str) -> None:
    result = sample(name)
    mappings = [path for path, own in _kinds_of_places(name, result) if isinstance(own, dict)]
    assert [path for path in mappings if not is_refused(_with(result, (*path, "Not a key"), None))] == []


@EVERY
def test_a_key_that_is_missing_is_noticed(sample: Any, name: str) -> None:
    result = sample(name)
    for key in set(result) - {"schema"}:
        assert is_refused({own: value for own, value in result.items() if own != key}), key


@EVERY
def test_another_kind_of_value_is_refused_wherever_it_stands(sample: Any, name: str) -> None:
    result = sample(name)
    values = [path for path, _ in _kinds_of_places(name, result) if path not in ((), ("schema",))]
    assert len(values) > 3
    assert [path for path in values if not is_refused(_with(result, path, [{"Not a key": True}]))] == []


BROKEN: list[tuple[str, Steps, object]] = [
    ("score", ("status",), "done"),
    ("score", ("variant",), "Not an id"),
    ("score", ("digest",), "sha256:0"),
    ("score", ("weights", "method"), "guess"),
    ("score", ("weights", "agreed_on"), "7 October 2013"),
    ("score", ("weights", "agreed_on"), "2013-13-07"),
    ("score", ("criteria", 0, "kind"), "curve"),
    ("score", ("criteria", 0, "weight"), 1.1),
    ("score", ("criteria", 0, "multiplier"), 2.1),
    ("score", ("local_factors", 0, "level"), 0),
    ("score", ("local_factors", 0, "levels"), 1),
    ("score", ("options", 0, "rank"), 0),
    ("score", ("options", 0, "rank"), 1.5),
    ("score", ("options", 0, "tied"), 0),
    ("score", ("options", 0, "ready"), "maybe"),
    ("score", ("options", 0, "losses"), {"pace": 0}),
    ("score", ("options", 0, "values", "consistency"), 100.1),
    ("score", ("options", 0, "ruled_out"), {"by": "local", "criterion": "consistency", "reason": None}),
    ("score", ("options", 0, "ruled_out"), {"by": "must_have", "criterion": None, "reason": "Too low."}),
    ("score", ("lead", "verdict"), "sure"),
    ("score", ("lead", "points"), -1),
    ("score", ("variants", 0, "kind"), "other"),
    ("score", ("variants", 0, "options", 0, "regret"), -1),
    ("score", ("agreement", 0, "kendall_w"), 1.1),
    ("score", ("costs", "options", 0, "standing"), "good"),
    ("score", ("findings", 0, "code"), "X1"),
    ("score", ("findings", 0, "severity"), "bad"),
    ("score", ("findings", 0, "line"), 0),
    ("explain", ("options",), []),
    ("explain", ("options", 0, "cells", "consistency", "basis"), "rumour"),
    ("explain", ("levels", "pace", "level"), 0),
    ("explain", ("levels", "pace", "source"), {"work": "a"}),
    ("sensitivity", ("weights", 0, "holds_from"), -0.1),
    ("sensitivity", ("weights", 0, "holds_to"), 1.1),
    ("sensitivity", ("weights", 0, "holds_to"), None),
    ("sensitivity", ("points", 0, "holds_from"), -0.1),
    ("sensitivity", ("scores", 0, "lower"), {"at": 1, "to": []}),
    ("sensitivity", ("to_lead", 0, "weights"), {"consistency": 1.1}),
    ("robustness", ("samples",), 0),
    ("robustness", ("seed",), -1),
    ("robustness", ("weights",), "far"),
    ("robustness", ("options", 0, "acceptability", 0), 1.1),
    ("robustness", ("options", 0, "standard_error"), 0),
    ("robustness", ("options", 0, "standard_errors", 0), 0.6),
    ("robustness", ("options", 0, "expected_rank"), 0.9),
    ("robustness", ("mean_weights", "consistency"), -0.1),
    ("diff", ("changes", 0, "kind"), "mood"),
    ("diff", ("changes", 0, "moves_values"), False),
    ("diff", ("changes", 0, "old"), "none"),
    ("diff", ("moved", 0, "kind"), "cost"),
    ("diff", ("moved", 0, "stands_for"), 0),
    ("diff", ("old", "schema"), "appraise.score/2"),
    ("catalogue", ("place_dependence", "leads", "framework"), 1.1),
    ("catalogue", ("place_dependence", "factors", "pace", "decides"), None),
    ("catalogue", ("place_dependence", "by_group", "ends", "framework"), -0.1),
    ("catalogue", ("effective", "weights", "consistency", "used"), 100.1),
    ("catalogue", ("effective", "number", "number"), 0),
    ("catalogue", ("options", 0, "role"), "best"),
    ("entry", ("entries",), []),
    ("entry", ("entries", 0, "list"), "Criteria"),
    ("verify", ("differences", 0, "fails"), None),
    ("validate", ("findings", 0, "accepted"), False),
    ("validate", ("checked", "catalogues", 0, "options"), -1),
    ("rule", ("severity",), "bad"),
    ("rules", ("rules", 0, "in_catalogue"), "bad"),
]


@pytest.mark.parametrize(("name", "path", "value"), BROKEN, ids=json.dumps)
def test_a_value_that_can_not_be_is_refused(sample: Any, name: str, path: Steps, value: object) -> None:
    found = fault(_with(sample(name), path, value))
    assert found is not None
    assert found.startswith(f"$.{path[0]}")


def test_a_result_that_breaks_its_schema_fails_any_test(appraise: Appraise, monkeypatch: pytest.MonkeyPatch) -> None:
    for text, error in (("score", AssertionError), ("other", KeyError)):
        written = json.dumps({"schema": f"appraise.{text}/2"}, indent=2)
        monkeypatch.setattr("integration_appraisal.render.json.as_json", lambda _data, _screen, own=written: own)
        with pytest.raises(error):
            appraise("score", HARBOURSIDE, "--format", "json")
