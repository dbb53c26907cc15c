"""Templates filled in from plain data: ours in this process, a house's own in a process of its own."""

from typing import Any

from jinja2 import Environment

from integration_appraisal.loading.bundled import read_template
from integration_appraisal.render.environment import environment, with_markup
from integration_appraisal.render.paper.house import TemplateFault
from integration_appraisal.render.paper.house.filling import fill_in


def fill_paper(name: str, template: bytes | None, data: dict[str, Any], *, markup: bool) -> str:
    """A paper by the house's own template, or by ours of that name. Raises TemplateFault."""
    if template is None:
        ours = environment(Environment, markup=markup).from_string(read_template(name))
        return ours.render(with_markup(data, markup=markup))
    if template.startswith(b"PK"):
        raise TemplateFault("this is a Word document. Name the paper .docx, or hand over a template in text.")
    try:
        source = template.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = template[: fault.start].count(b"\n") + 1
        raise TemplateFault("this is no UTF-8 text. Save the template as UTF-8.", line) from fault
    filled = fill_in(source, data, markup=markup)
    return filled if filled.endswith("\n") else f"{filled}\n"
