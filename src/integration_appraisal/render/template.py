"""The local file to start from, made from our template."""

import json
from typing import Any

from jinja2 import Environment

from integration_appraisal.loading.bundled import read_template
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.render.environment import environment


def local_file(catalogue: Catalogue, named: str | None) -> str:
    """A commented local file for a catalogue; ``named`` is the catalogue's folder as the file is to name it."""
    made = environment(Environment, markup=False)  # YAML, not HTML; every text goes through `quoted` or `line`
    made.filters |= {"quoted": _quoted, "line": _line}
    return made.from_string(read_template("local.yaml.j2")).render(catalogue=catalogue, named=named)


def _quoted(text: Any) -> str:
    """Text in double quotes, as YAML and JSON both read it."""
    return json.dumps(str(text), ensure_ascii=False)


def _line(text: Any) -> str:
    """Text on one line, fit for a comment."""
    return " ".join(str(text).split())
