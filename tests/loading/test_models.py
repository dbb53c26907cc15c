"""Every model keeps the same promises: frozen, strict, nothing unknown, no NaN, no user input in its errors."""

import importlib
import json
import pkgutil
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

import integration_appraisal.model
from integration_appraisal.model.catalogue import CatalogueFile, OptionsFile
from integration_appraisal.model.common import Model
from integration_appraisal.model.criteria import LISTS, CriteriaFile
from integration_appraisal.model.local import Local
from integration_appraisal.model.option import Option


def _models() -> list[type[BaseModel]]:
    """Every pydantic model that a module of the package defines."""
    found: dict[str, type[BaseModel]] = {}
    for info in pkgutil.walk_packages(integration_appraisal.model.__path__, "integration_appraisal.model."):
        module = importlib.import_module(info.name)
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, BaseModel) and value.__module__ == info.name:
                found[f"{info.name.rsplit('.', 1)[-1]}.{value.__name__}"] = value
    return [found[name] for name in sorted(found)]


MODELS = _models()


def test_the_models_of_all_three_files_are_among_those_looked_at() -> None:
    assert {Model, Option, CriteriaFile, Local} <= set(MODELS)
    assert len(MODELS) > 30


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_model_is_strict(model: type[BaseModel]) -> None:
    kept = {name: model.model_config.get(name) for name in ("frozen", "extra", "strict", "allow_inf_nan")}
    assert kept == {"frozen": True, "extra": "forbid", "strict": True, "allow_inf_nan": False}
    assert model.model_config.get("hide_input_in_errors") is True
    assert issubclass(model, Model)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_model_can_be_built(model: type[BaseModel]) -> None:
    model.model_rebuild(force=True)
    assert model.model_json_schema()["additionalProperties"] is False


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_model_and_each_of_its_fields_says_what_it_is(model: type[BaseModel]) -> None:
    assert model.__doc__
    silent = [name for name, field in model.model_fields.items() if not field.description]
    assert silent == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_an_error_does_not_repeat_what_the_user_wrote(model: type[BaseModel]) -> None:
    with pytest.raises(ValidationError) as raised:
        model.model_validate_json(json.dumps({"unheard_of": "secret-42"}), strict=True)
    assert "secret-42" not in str(raised.value)


def test_a_criteria_files_lists_are_those_that_are_read_together() -> None:
    assert set(CriteriaFile.model_fields) == {*LISTS, "about", "accepts"}


SCORE = {"quality": {"score": 3}}
FULL: tuple[tuple[type[BaseModel], dict[str, Any]], ...] = (
    (Local, {"area": "A"}),
    (Option, {"id": "a", "name": "A", "scores": SCORE}),
    (CriteriaFile, {}),
    (CatalogueFile, {"options": []}),
    (OptionsFile, {"options": []}),
)


@pytest.mark.parametrize(("model", "least"), FULL, ids=lambda value: getattr(value, "__name__", ""))
def test_only_what_computing_needs_is_required(model: type[BaseModel], least: dict[str, Any]) -> None:
    model.model_validate_json(json.dumps(least), strict=True)
    required = {name for name, field in model.model_fields.items() if field.is_required()}
    assert required == set(least)


@pytest.mark.parametrize(("model", "least"), FULL, ids=lambda value: getattr(value, "__name__", ""))
def test_what_was_read_cannot_be_changed(model: type[BaseModel], least: dict[str, Any]) -> None:
    read = model.model_validate_json(json.dumps(least), strict=True)
    name = next(iter(model.model_fields))
    with pytest.raises(ValidationError):
        setattr(read, name, "other")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400"])
def test_no_number_that_cannot_be_computed_with_is_taken(number: str) -> None:
    text = json.dumps({"area": "A", "must_haves": {"quality": 0}}).replace("0", number)
    with pytest.raises(ValidationError):
        Local.model_validate_json(text, strict=True)
