"""A house's own template, filled in by a process of its own: what it can do, and what it can't."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cli.command import HARBOURSIDE
from integration_appraisal.cli.loading import usable_appraisal
from integration_appraisal.loading.bundled import read_template
from integration_appraisal.render import html, markdown, plain
from integration_appraisal.render.paper.house import TemplateFault, child, filling
from integration_appraisal.render.paper.house.filling import fill_in
from integration_appraisal.render.paper.writing import pictures, render
from integration_appraisal.report.document import Block
from integration_appraisal.report.paper.building import build

SECONDS = 60  # for what these tests start themselves
LIVE = "</script><img src=x onerror=alert(1)> {{ 7 * 7 }} %s {0.__class__}"
DATA: dict[str, Any] = {
    "title": "Options for Harbourside",
    "live": LIVE,
    "about": [{"label": "Prepared by", "text": "The panel"}, {"label": "Date", "text": "31 January 2026"}],
    "sections": [
        {
            "id": "summary",
            "heading": "Summary",
            "annex": False,
            "blocks": [{"kind": "bullets", "items": ["b", "a"], "markup": ""}],
        },
        {
            "id": "annex",
            "heading": "Annex A",
            "annex": True,
            "blocks": [{"kind": "paragraph", "text": "x | y", "markup": ""}],
        },
    ],
    "stamp": {"tool": "1.0"},
    "style": "",
    "nothing": None,
    "number": 1.25,
    "pictures": {"cost": "<svg><text>a &lt; b</text></svg>"},
}


def fault(source: str, *, markup: bool = True) -> TemplateFault:
    with pytest.raises(TemplateFault) as caught:
        fill_in(source, DATA, markup=markup)
    return caught.value


# What it can do -------------------------------------------------------------------------------------------------------

HOUSE = """\
{#- A comment -#}
{% macro entry(own, mark="-") -%}
{{ mark }} {{ own.label | upper }}: {{ own.text | md }}
{%- endmacro %}
{% set kept = namespace(count=0, last="") %}
# {{ title | md }}
{% for line in about %}
{{ entry(line, mark="*") }}
{% set kept.count = kept.count + 1 %}
{% set kept.last = line.label %}
{% endfor %}
{{ kept.count }} lines, the last {{ kept.last | lower }}; {{ number | round(1) }}, {{ (number * 100) | int }}
{% for section in sections | rejectattr("annex") %}
{{ loop.index }} of {{ sections | length }}: {{ section.heading }}
{% else %}
none
{% endfor %}
{{ sections | selectattr("annex") | map(attribute="heading") | join(", ") }}
{{ sections[0].blocks[0]["items"] | sort | map("upper") | join("/") }}
{{ nothing | default("none given", true) }}, {{ "yes" if nothing is none else "no" }}, {{ missing | default("gone") }}
{{ title.split(" ") | last }} {{ title[:7] ~ 1 }} {{ title.replace("for", "of") }} {{ title | truncate(12, true) }}
{% for row in [1, 2, 3] | batch(2, 0) %}{{ row | sum }} {% endfor %}

{% with own = sections[1].blocks[0] %}{% if own.kind == "paragraph" %}{{ own.text | md }}{% endif %}{% endwith %}
"""
SAID = r"""# Options for Harbourside
* PREPARED BY: The panel
* DATE: 31 January 2026
2 lines, the last date; 1.2, 125
1 of 2: Summary
Annex A
A/B
none given, yes, gone
Harbourside Options1 Options of Harbourside Options f...
3 3 
x \| y
"""  # noqa: W291 - the loop over batches writes a space after each


def test_a_house_template_has_all_that_papers_need() -> None:
    assert fill_in(HOUSE, DATA, markup=False) == SAID.removesuffix("\n")  # a block takes the end of its line
    assert fill_in("{% raw %}{{ as it is }}{% endraw %}!\n", {}, markup=False) == "{{ as it is }}!\n"


def test_line_ends_of_windows_are_line_ends() -> None:
    assert fill_in("a\r\n{% if true %}\r\nb\r\n{% endif %}\r\n", {}, markup=False) == "a\nb\n"


def test_text_stays_text_in_html() -> None:
    text = fill_in(
        "<p>{{ live }}</p>{% set kept %}<b>{{ live }}</b>{% endset %}{{ kept }}{{ '<i>' ~ live }}", DATA, markup=True
    )
    assert text.count("&lt;/script&gt;&lt;img") == 3
    assert "<img" not in text
    assert "</script" not in text
    assert "&lt;i&gt;" in text
    assert text.count("{{ 7 * 7 }}") == 3


WAYS = """\
{% set mark %}<b>%s{}</b>{% endset %}{% set store = namespace(__html__=live.strip) %}
{% macro own(text, more=live) %}{{ text }}{{ more }}{{ varargs[0] }}{{ kwargs.b }}{% endmacro %}
{{ store | e }}{{ [store, mark] | join }}{{ own(live, live, live, b=live) }}{{ [live] | map("e") | join }}
{{ "%s" % live }}{{ "{}".format(live) }}{{ mark % live }}{{ "%s" % mark }}{{ live.replace("<", mark) }}
{{ mark ~ live }}{{ live ~ mark }}{{ mark + live }}{{ live + mark }}{{ [mark, live] | join(live) }}{{ mark * 2 }}
{{ [live] | join(mark) }}{{ live | default(mark) ~ "" | default(live, true) }}{{ mark[:0] or live }}
{{ (mark ~ live) | upper }}{{ mark | truncate(9, true, live[:5], 0) }}{{ live | truncate(12, true, mark[:3], 0) }}
{{ (live ~ mark) | title }}{{ (live ~ mark) | reverse }}{{ (mark ~ live) | trim(mark) }}{{ live | e | string }}
{% for part in (mark ~ live) | list %}{{ part }}{% endfor %}{{ (mark ~ live)[2:] }}{{ (mark ~ live) | last }}
{% set again %}{{ live }}{% endset %}{{ again }}{{ again | e }}{% block b %}{{ live }}{% endblock %}{{ self.b() }}
{% for a in [[live]] recursive %}{{ a if a is string else loop(a) }}{% endfor %}{{ [live, mark] | max }}
{{ (mark ~ live) | urlencode }}{{ {live: live} | urlencode }}{{ {live: live} | dictsort | first | last }}
"""


def test_no_way_of_putting_texts_together_makes_markup_of_them() -> None:
    text = fill_in(WAYS, DATA, markup=True).lower()
    assert text.count("img") > 30
    assert "<img" not in text
    assert "</script" not in text


def test_text_stays_text_in_markdown() -> None:
    assert fill_in("{{ live | md }}", DATA, markup=False).startswith(r"\</script\>\<img src=x")


def test_our_pictures_are_markup_in_html_and_text_put_beside_them_is_not() -> None:
    text = fill_in("{{ pictures.cost }}{{ pictures.cost ~ live }}{{ [pictures.cost, live] | join }}", DATA, markup=True)
    assert text.count("<svg>") == 3
    assert "<img" not in text


@pytest.mark.parametrize("ending", [".md", ".html"])
def test_our_own_templates_give_the_same_bytes(ending: str) -> None:
    appraisal = usable_appraisal(str(HARBOURSIDE), None, None).appraisal
    drawn = appraisal.robustness(samples=200)
    paper = build(appraisal, drawn)
    is_html = ending == ".html"
    data = plain.paper(paper, html.block, pictures(paper)) if is_html else plain.paper(paper, in_markdown, {})
    source = read_template(f"paper{ending}.j2")
    assert fill_in(source, {**data, "style": html.style()}, markup=is_html) == render(paper, ending)


def in_markdown(block: Block) -> str:
    return markdown.block(block, "###")


# What it can't --------------------------------------------------------------------------------------------------------


class Case(NamedTuple):
    """A template, words that its fault must hold, and the line that it must name."""

    source: str
    said: str
    line: int | None = 1


UNUSABLE = "can't be used in a template"
TEXTS_ALONE = "only text and numbers can be written"
STAYS_TEXT = "text from the inputs stays text"
TOO_MUCH = "needs more than 256 MB of memory"
LOOK = "Look for a loop"  # without a line, where the system had to end the process
POWER = "`**` can't be used"
ONE_FILE = "a template is one file"
NESTED = "nested too deeply"
DOUBLED = "{% set n = namespace(x='aaaaaaaaaaaaaaaa') %}\n{% for i in range(64) %}{% set n.x = VALUE %}\n{% endfor %}"

LONG_LOOP = "{% for i in range(99999) %}"
NUMBER_GROWS, LIST_GROWS = (DOUBLED.replace("'aaaaaaaaaaaaaaaa'", start) for start in ("9", "[1]"))
SHOWN = "{{ live }}{{ pictures.cost }}"  # names that a hostile template may need to have been used before
DEEP = "{% set n = namespace(x=1) %}{% for i in range(60) %}{% set n.x = [n.x, n.x] %}{% endfor %}\n"

HOSTILE: dict[str, Case] = {
    # Time
    "a loop in a loop": Case("\n" + LONG_LOOP + LONG_LOOP + "{% endfor %}{% endfor %}", LOOK, 2),
    "a long comparison": Case(
        "{% set n = namespace(x=[1], y=[1]) %}{% for i in range(60) %}"
        "{% set n.x = [n.x, n.x] %}{% set n.y = [n.y, n.y] %}{% endfor %}{{ n.x == n.y }}",
        LOOK,
        None,
    ),
    "a macro that calls itself": Case("{% macro a() %}\n{{ a() }}{% endmacro %}\n{{ a() }}", "calls itself", 2),
    "a block that shows itself": Case("{% block a %}\n{{ self.a() }}{% endblock %}", "calls itself", 2),
    "a loop that calls itself": Case("{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}", "calls itself"),
    "a long range": Case("{{ range(1000000000) | list }}", "too large"),
    "a macro that calls itself twice": Case(
        "{% macro a(n) %}{% if n %}{{ a(n - 1) }}{{ a(n - 1) }}{% endif %}{% endmacro %}\n{{ a(40) }}", LOOK, None
    ),
    # Numbers
    "a power of a power": Case("a\n{{ 9 ** (9 ** 9) }}", POWER, 2),
    "a power in a default": Case("{% macro a(b=9 ** 9) %}{% endmacro %}", POWER),
    "a number squared again and again": Case(NUMBER_GROWS.replace("VALUE", "n.x * n.x"), LOOK, None),
    "a long number": Case("\n{{ " + "9" * 5000 + " }}", "too long", None),
    "a decimal number that is too large": Case("{{ ('9' * 400) | int / 2 }}", "too large"),
    "rounding to any depth": Case("{{ 5 | round(-2000000000) }}", LOOK, None),
    "rounding up to any depth": Case("{{ 5 | round(2000000000, 'ceil') }}", LOOK, None),
    "a division by zero": Case("\n\n{{ 1 / 0 }}", "divides by zero", 3),
    "a remainder of zero": Case("{{ 1 % 0 }}", "divides by zero"),
    # Memory
    "a repeated text": Case("{{ 'x' * 2000000000 }}", TOO_MUCH),
    "a repeated list": Case("{{ [1] * 2000000000 }}", TOO_MUCH),
    "a text doubled by ~": Case(DOUBLED.replace("VALUE", "n.x ~ n.x"), TOO_MUCH, 2),
    "a text doubled by +": Case(DOUBLED.replace("VALUE", "n.x + n.x"), TOO_MUCH, 2),
    "a text doubled by join": Case(DOUBLED.replace("VALUE", "[n.x, n.x] | join(n.x)"), TOO_MUCH, 2),
    "a text doubled by replace": Case(DOUBLED.replace("VALUE", "n.x.replace('a', 'aa')"), TOO_MUCH, 2),
    "a text put between its letters": Case(DOUBLED.replace("VALUE", "n.x.replace('', n.x)"), TOO_MUCH, 2),
    "a text doubled by a block": Case(
        DOUBLED.replace("n.x = VALUE", "y %}{{ n.x }}{{ n.x }}{% endset %}{% set n.x = y"), TOO_MUCH, 2
    ),
    "a list doubled by +": Case(LIST_GROWS.replace("VALUE", "n.x + n.x"), TOO_MUCH, 2),
    "a long text in a macro": Case(
        "{% macro a() %}" + "x" * 2000 + "{% endmacro %}\n"
        "{% macro b() %}\n{% for i in range(99999) %}{{ a() }}{% endfor %}{% endmacro %}{{ b() }}",
        TOO_MUCH,
        None,
    ),
    "lists that are kept": Case(
        "{% set n = namespace(x=1) %}\n"
        "{% for i in range(9999) %}{% set n.x = [n.x, range(99999) | list] %}{% endfor %}",
        TOO_MUCH,
        2,
    ),
    "a deep list written": Case(DEEP + "{{ n.x }}", TEXTS_ALONE, 2),
    "a deep list as text": Case(DEEP + "{{ n.x | upper }}", LOOK, None),
    "a text filled up": Case("{{ 'x'.ljust(2000000000) }}", TOO_MUCH),
    "many batches": Case("{{ [1] | batch(2000000000, 0) | list | length }}", TOO_MUCH),
    "many slices": Case("{{ [1] | slice(2000000000) | list | length }}", "", None),
    "text without end": Case("{{ lipsum(n=100000) }}", "no `lipsum` here"),
    "output without end": Case("\n" + LONG_LOOP + "x" * 2000 + "{{ i }}{% endfor %}", "more than 10 MB", 2),
    "output that is wide": Case("{% for i in range(70) %}{{ '\"\U0001f600' * 99999 }}{% endfor %}", "10 MB"),
    # Formatting reaches into what it formats
    "a format of text": Case("{{ '%2000000000d' % 1 }}", TOO_MUCH),
    "a format by filter": Case("{{ '%2000000000d' | format(1) }}", "no filter `format`"),
    "a wide format by method": Case("{{ '{:2000000000}'.format(1) }}", TOO_MUCH),
    "a format by method": Case("{{ '{0.__class__.__mro__}'.format(1) }}", f"`__class__` {UNUSABLE}"),
    "a format of text from data": Case("{{ live.format(title) }}", f"`__class__` {UNUSABLE}"),
    "a format by names": Case("{{ '{a.__class__}'.format_map({'a': 1}) }}", f"`__class__` {UNUSABLE}"),
    "a format by subscript": Case("{{ live['format'](title) }}", f"`__class__` {UNUSABLE}"),
    "a format by map": Case("{{ [live] | map('format', 1) | join }}", "No filter named 'format'"),
    "a format by attribute": Case(
        "{{ ([live] | map(attribute='format') | first)(title) }}", f"`__class__` {UNUSABLE}"
    ),
    # Ways to Python
    "a class": Case("{{ title.__class__ }}", f"`__class__` {UNUSABLE}"),
    "a class by subscript": Case("{{ title['__class__'] }}", f"`__class__` {UNUSABLE}"),
    "a class by filter": Case("{{ title | attr('__class__') }}", "no filter `attr`"),
    "a class by map": Case("{{ [title] | map(attribute='__class__') | first }}", f"`__class__` {UNUSABLE}"),
    "all classes": Case("{{ ''.__class__.__mro__[1].__subclasses__() }}", UNUSABLE),
    "the globals of a macro": Case("{% macro a() %}{% endmacro %}{{ a._func.__globals__ }}", f"`_func` {UNUSABLE}"),
    "the globals of range": Case("{{ range.__globals__ }}", UNUSABLE),
    "the frame of a generator": Case("{{ ([1] | map('upper')).gi_frame }}", f"`gi_frame` {UNUSABLE}"),
    "the context of a block": Case("{% block a %}{% endblock %}{{ self._TemplateReference__context }}", UNUSABLE),
    "self": Case("{{ self }}", TEXTS_ALONE),
    "a block that is not there": Case("{{ self.title() }}", "no `title` in this"),
    "caller": Case("{{ caller() }}", "no `caller` here"),
    "the context": Case("{{ context }}", "no `context` here"),
    "cycler": Case("{{ cycler(1, 2).next() }}", "no `cycler` here"),
    "joiner": Case("{{ joiner() }}", "no `joiner` here"),
    "dict": Case("{{ dict(a=1) }}", "no `dict` here"),
    "Python's open": Case("{{ open('/etc/passwd') }}", "no `open` here"),
    "Python's import": Case("{{ __import__('os') }}", "no `__import__` here"),
    "a codec by bytes": Case("{{ (5).to_bytes(1, 'big').decode('rot13') }}", f"`decode` {UNUSABLE}"),
    "a codec": Case("{{ title.encode('rot13') }}", f"`encode` {UNUSABLE}"),
    "data changed": Case("{{ about.append(1) }}", f"`append` {UNUSABLE}"),
    "data changed by update": Case("{{ stamp.update({'tool': 2}) }}", f"`update` {UNUSABLE}"),
    "data changed by set": Case("{% set stamp.tool = 2 %}", "non-namespace"),
    "debug": Case("{% debug %}", "unknown tag 'debug'"),
    # Files
    "include": Case("a\n{% include '/etc/passwd' %}", ONE_FILE, 2),
    "include that may be missing": Case("{% include ['a', 'b'] ignore missing %}", ONE_FILE),
    "import": Case("{% import 'paper.md.j2' as ours %}", ONE_FILE),
    "from import": Case("{% from '../paper.md.j2' import table %}", ONE_FILE),
    "extends": Case("{% extends title %}", ONE_FILE),
    "include in a block": Case("{% if false %}\n{% include 'x' %}{% endif %}", ONE_FILE, 2),
    # Text that would become markup
    "safe": Case("<p>\n{{ live | safe }}", "no filter `safe`", 2),
    "safe by map": Case("{{ [live] | map('safe') | join }}", "No filter named 'safe'"),
    "autoescape": Case("\n{% autoescape false %}{{ live }}{% endautoescape %}", STAYS_TEXT, 2),
    "tojson": Case('<p title="{{ live | tojson }}">', "no filter `tojson`"),
    "urlize": Case("{{ live | urlize }}", "no filter `urlize`"),
    "xmlattr": Case("<p{{ {'onclick': 1} | xmlattr }}>", "no filter `xmlattr`"),
    "indent by a text": Case("{% set own %}a{% endset %}{{ own | indent(live, true) }}", "no filter `indent`"),
    "escaping undone by replace": Case(
        "{% set lt %}<{% endset %}{% set own %}{{ live }}{% endset %}{{ own | replace('&lt;', lt) }}",
        "no filter `replace`",
    ),
    "escaping undone by a method": Case(
        "{% set lt %}<{% endset %}{% set own %}{{ live }}{% endset %}{{ own.replace('&lt;', lt) }}", UNUSABLE
    ),
    "a block filtered": Case("{% filter default(live, true) %}{% endfilter %}", STAYS_TEXT),
    "a block joined": Case("\n{% filter join(live) %}ab{% endfilter %}", STAYS_TEXT, 2),
    "a block set and filtered": Case(SHOWN + "{% set x | default(live, true) %}{% endset %}{{ x }}", STAYS_TEXT),
    "a format called": Case("{% call live.format() %}{% endcall %}", STAYS_TEXT),
    "markup translated": Case("{{ pictures.cost[:1].translate({60: live}) }}", f"`translate` {UNUSABLE}"),
    "what comes to be markup": Case("{% set n = namespace() %}{% set n.__html__ = title.strip %}{{ n }}", TEXTS_ALONE),
    "what claims to be markup": Case("{{ namespace(**{'__html__': live.strip}) }}", TEXTS_ALONE),
    "a picture formatted": Case("{{ pictures.cost % live }}", "don't fit"),
    "a picture read back": Case("{{ pictures.cost.unescape() }}", f"`unescape` {UNUSABLE}"),
    "a picture that is not there": Case("{{ pictures.const }}", "Did you mean `cost`?"),
    # Characters
    "ESC in the template": Case("a\n\x1b[31m", "U+001B", 2),
    "NUL in the template": Case("a\r\n\r\n{{ title }}\x00", "U+0000", 3),
    "a direction override in the template": Case("\u202e", "U+202E"),
    "a surrogate in the template": Case("\ud800", "U+D800"),
    "ESC made": Case("\n{{ '\\x1b[31m' }}", "U+001B", None),
    "ESC made later": Case("\n{{ ('\\x1b' ~ title) }}", "U+001B", 2),
    "a surrogate made": Case("{{ '\\ud800' ~ title }}", "U+D800"),
    "a carriage return made": Case("{{ title ~ '\\r' }}", "U+000D"),
    # Size and depth of the template
    "200,000 expressions": Case("{{ title }}" * 200_000, LOOK, None),
    "many brackets": Case("\n{{ " + "(" * 500 + "1" + ")" * 500 + " }}", NESTED, None),
    "very many additions": Case("{{ 1" + " + 1" * 5000 + " }}", NESTED, None),
    "many filters": Case("{{ title" + " | upper" * 300 + " }}", NESTED, None),
    "many lists": Case("{{ " + "[" * 500 + "]" * 500 + " }}", NESTED, None),
    "many loops in one another": Case("{% for a in [1] %}" * 30 + "{% endfor %}" * 30, NESTED, None),
    "many conditions in one another": Case("{% if 1 %}\n" * 150 + "{% endif %}" * 150, NESTED, None),
    # Plain mistakes
    "an unknown name": Case("\n{{ titel }}", "there is no `titel` here. Did you mean `title`?", 2),
    "an unknown macro": Case("{% macro table() %}{% endmacro %}{{ tabel() }}", "Did you mean `table`?"),
    "an unknown entry": Case("{% for s in sections %}\n{{ s.headin }}{% endfor %}", "Did you mean `heading`?", 2),
    "an entry of an unknown name": Case("{{ house.name }}", "no `house` here"),
    "an entry of nothing": Case("{{ nothing.name }}", "no `name` in this"),
    "an entry beyond the end": Case("{{ about[7].label }}", "no `7` in this"),
    "a condition on an unknown name": Case("{% if titel %}x{% endif %}", "no `titel` here"),
    "an argument left out": Case("{% macro a(b) %}\n{{ b }}{% endmacro %}{{ a() }}", "'b' was not provided", 2),
    "an argument too many": Case("{% macro a() %}{% endmacro %}\n{{ a(1) }}", "macro 'a' takes", 2),
    "an unknown filter": Case("\n{{ title | uper }}", "no filter `uper` for templates. Did you mean `upper`?", 2),
    "an unknown test": Case("{{ title is defind }}", "No test named 'defind'"),
    "an unknown tag": Case("\n{% whle true %}", "unknown tag 'whle'", 2),
    "a loop left open": Case("{% for a in about %}\n", "end of template", None),
    "an expression left open": Case("\n{{ title ", "can't be read", 2),
    "a loop closed as a condition": Case("{% for a in about %}\n{% endif %}", "endif", 2),
    "a bracket too many": Case("{{ (title)) }}", "can't be read"),
    "two blocks of a name": Case("{% block a %}{% endblock %}\n{% block a %}{% endblock %}", "defined twice", 2),
    "a break outside of a loop": Case("{% break %}", "unknown tag"),
    "a text and a number": Case("{{ title + 1 }}", "don't fit"),
    "a text less a number": Case("\n{{ title - 1 }}", "don't fit", 2),
    "a number called": Case("{{ 1() }}", "don't fit"),
    "a loop over a number": Case("{% for a in 5 %}{% endfor %}", "don't fit"),
    "a loop over a method": Case("{% for a in sections[0].blocks[0].items %}{% endfor %}", 'own["items"]'),
    "what a filter makes written": Case("{{ [1] | batch(1) }}", TEXTS_ALONE),
    "a list written": Case("{{ about }}", "with `for` or `join`"),
    "a mapping written": Case("{{ stamp }}", "one entry as in"),
    "nothing written": Case("{{ nothing }}", "`default`"),
    "a method written": Case("{{ title.upper }}", TEXTS_ALONE),
    "a sort of unlike things": Case("{{ [1, 'a'] | sort | join }}", "don't fit"),
    "no range": Case("{{ range('a') | list }}", "don't fit"),
    "a range without a step": Case("{{ range(1, 9, 0) | list }}", "can't be used in this way"),
}  # fmt: skip


# These take time or memory before they are refused, or stand for their kind; each has a process of its own.
ALONE = {name for name, case in HOSTILE.items() if case.said in (LOOK, TOO_MUCH)} | {
    "a macro that calls itself", "many slices", "output without end", "output that is wide", "a class", "include",
    "ESC made", "an unknown name",
}  # fmt: skip
COUNTED = child.resource is not None and sys.platform != "darwin"
counted = pytest.mark.skipif(not COUNTED, reason="this system counts no memory")
# All others are asked of one process, which gives up what it gives up before the first of them.
ONE_AFTER_ANOTHER = """
import json, sys
sys.path += sys.argv[1:]
from integration_appraisal.render.paper.house import child
answer = child._answer
def answers(asked):
    return {"text": json.dumps([answer({**asked, "source": source}) for source in json.loads(asked["source"])])}
child._answer = answers
child.main()
"""


# Less time than people's templates have, of which one shows that theirs ends: who loops, loops in either.
SHORTER = (
    "import sys; sys.path += sys.argv[1:]; from integration_appraisal.render.paper.house import child; "
    "child.CPU_SECONDS = 1; child.main()"
)
WHOLE = "a loop in a loop"


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=counted if HOSTILE[name].said == TOO_MUCH else ()) for name in sorted(ALONE)]
)
def test_every_fault_is_said_with_its_line(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    if name != WHOLE:
        monkeypatch.setattr(filling, "_START", SHORTER)
    if child.resource is not None:  # then the system ends it, however busy the machine is
        monkeypatch.setattr(filling, "SECONDS", SECONDS)
    _told(fault(HOSTILE[name].source), HOSTILE[name])


@pytest.fixture(scope="module")
def answers() -> dict[str, Any]:
    """What the process says of each template that has none of its own."""
    sources = {name: case.source for name, case in HOSTILE.items() if name not in ALONE}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filling, "_START", ONE_AFTER_ANOTHER)
        patch.setattr(filling, "SECONDS", SECONDS)  # for a hundred of them, on a busy machine too
        told = json.loads(fill_in(json.dumps(list(sources.values())), DATA, markup=True))
    return dict(zip(sources, told, strict=True))


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in ALONE])
def test_one_process_says_every_fault_with_its_line(
    monkeypatch: pytest.MonkeyPatch, answers: dict[str, Any], name: str
) -> None:
    monkeypatch.setattr(filling, "_answered", lambda _: json.dumps(answers[name]).encode())
    _told(fault(HOSTILE[name].source), HOSTILE[name])


def _told(found: TemplateFault, case: Case) -> None:
    # On a busy machine the time may run out before the memory does: both bounds hold, whichever is met first.
    assert case.said in found.message or (case.said == TOO_MUCH and LOOK in found.message)
    assert case.line in (found.line, None)
    assert len(found.message) <= 400
    assert found.message.isprintable()
    assert found.message.endswith((".", "?"))
    assert not found.message.endswith(("..", "?."))
    for never in ("Traceback", " object ", "Error", "NoneType", "builtin", "'str'", "'int'", "site-packages"):
        assert never not in found.message


# Without the system's help, as on Windows -----------------------------------------------------------------------------

UNLIMITED = (
    "import sys; sys.path += sys.argv[1:]; from integration_appraisal.render.paper.house import child; "
    "child.resource = None; child.main()"
)


@pytest.mark.parametrize("name", ["output without end", "a power of a power", "an unknown name"])
def test_output_ends_without_the_systems_limits(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(filling, "_START", UNLIMITED)
    assert HOSTILE[name].said in fault(HOSTILE[name].source).message


def test_time_ends_without_the_systems_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "_START", UNLIMITED)
    monkeypatch.setattr(filling, "SECONDS", 1)
    assert "more time or memory" in fault(HOSTILE["a loop in a loop"].source).message


# The two sides --------------------------------------------------------------------------------------------------------


def test_a_process_that_does_not_start_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    assert "does not start the process" in fault("{{ title }}").message


@pytest.mark.parametrize(
    "start",
    ["raise SystemExit(3)", "import none_such", "print('no JSON')", "pass"],
)
def test_a_fault_of_ours_is_not_put_on_the_template(monkeypatch: pytest.MonkeyPatch, start: str) -> None:
    monkeypatch.setattr(filling, "_START", start)
    with pytest.raises((RuntimeError, ValueError)):
        fill_in("{{ title }}", DATA, markup=False)


@pytest.mark.parametrize(
    "start",
    [
        "import time; time.sleep(60)",
        "import os; os.close(1); import time; time.sleep(60)",
        "import sys\nwhile True: sys.stdout.write('x' * 1000000)",
        "import sys; sys.stdin.read()\nwhile True: sys.stdout.write('x' * 1000000)",
        "import os; os.kill(os.getpid(), 9)",
    ],
)
def test_whatever_the_process_does_it_ends(monkeypatch: pytest.MonkeyPatch, start: str) -> None:
    monkeypatch.setattr(filling, "_START", start)
    monkeypatch.setattr(filling, "SECONDS", 1)
    with pytest.raises(TemplateFault, match="more time or memory"):
        fill_in("x" * 10_000_000, DATA, markup=False)  # more than a pipe holds, and nobody reads it


def test_the_environment_is_not_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "not for templates")
    monkeypatch.setattr(filling, "_START", "import json, os; print(json.dumps({'text': ' '.join(os.environ)}))")
    assert set(fill_in("", {}, markup=False).split()) <= {*filling.NEEDED, "LC_CTYPE", "__CF_USER_TEXT_ENCODING"}


def test_a_module_in_the_working_folder_is_not_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("json", "jinja2", "sitecustomize", "integration_appraisal"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert fill_in("{{ title }}", DATA, markup=False) == DATA["title"]


def test_the_process_loads_nothing_heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    source = (
        "import json, sys; sys.path += sys.argv[1:]; import integration_appraisal.render.paper.house.child; "
        "print(json.dumps({'text': ' '.join(sys.modules)}))"
    )
    monkeypatch.setattr(filling, "_START", source)
    loaded = {name.partition(".")[0] for name in fill_in("", {}, markup=False).split()}
    assert loaded & {"jinja2", "numpy", "pydantic", "yaml", "typer", "rich", "subprocess"} == {"jinja2"}


# What the process gives up --------------------------------------------------------------------------------------------

GIVEN_UP = """
import os, socket, sys
from integration_appraisal.render.paper.house.child import give_up
held = open(sys.argv[2], "w")
if os.getuid() == 0:
    os.setuid(65534)  # the number of processes does not bind the superuser
give_up()
try:
    ACTION
except (OSError, MemoryError) as error:
    print(type(error).__name__)
else:
    print("done")
"""


@pytest.mark.skipif(child.resource is None, reason="this system has no such limits")
@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("open(sys.argv[1])", "OSError"),
        ("open(sys.argv[1], 'w')", "OSError"),
        ("os.open('.', 0)", "OSError"),
        ("os.listdir('.')", "OSError"),
        ("socket.socket()", "OSError"),
        ("os.pipe()", "OSError"),
        ("held.write('x'); held.flush()", "OSError"),
        ("os.fork() or os._exit(0)", "BlockingIOError"),
        ("b'x' * (256 * 1024 * 1024)", "MemoryError"),
        ("b'x' * (64 * 1024 * 1024)", "done"),
    ],
)
def test_the_process_can_reach_nothing_were_the_sandbox_broken(tmp_path: Path, action: str, said: str) -> None:
    if sys.platform == "darwin" and "1024" in action:
        pytest.skip("macOS takes no limit of memory")
    existing, held = tmp_path / "existing", tmp_path / "held"
    existing.write_text("secret", encoding="utf-8")
    held.touch()
    for path in (tmp_path, existing, held):
        path.chmod(0o777)
    source = GIVEN_UP.replace("ACTION", action)
    ran = subprocess.run(
        [sys.executable, "-c", source, existing, os.devnull if "held" not in action else held],
        capture_output=True, text=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    assert ran.stdout.strip() == said, ran.stderr
    assert existing.read_text(encoding="utf-8") == "secret"
    assert held.read_text(encoding="utf-8") == ""
