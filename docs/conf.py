"""How Sphinx makes the site of these pages. The README has the command."""

import re
from typing import Any

from integration_appraisal import __version__

project = "appraise"
release = __version__
extensions = ["myst_parser"]
myst_heading_anchors = 4
smartquotes_action = "q"  # two hyphens are an option of a command, not a dash

html_theme = "furo"
html_title = f"appraise {__version__}"
html_copy_source = False
html_show_search_summary = False  # it is fetched, which a browser refuses from file://
html_show_sourcelink = False
html_show_copyright = False
html_show_sphinx = False
html_static_path = ["static"]
html_css_files = ["site.css"]
# The paper's colours, and their like on dark.
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#1d4f91", "color-brand-content": "#1d4f91"},
    "dark_css_variables": {"color-brand-primary": "#a6c8e6", "color-brand-content": "#a6c8e6"},
}

# Pages outside this folder that have a page of their own here.
_PAGES = {"../CONTRIBUTING.md": "contributing.md", "../CHANGELOG.md": "changes.md", "../SECURITY.md": "security.md"}
# An anchor as GitHub needs it, which MyST would not know as a target.
_ANCHOR = re.compile(r'^(#+ )<a id="([^"]+)"></a>', re.MULTILINE)


def _read(_app: object, _page: str, source: list[str]) -> None:
    """Pages are written for GitHub, where people read them too; here stands what MyST wants otherwise."""
    text = _ANCHOR.sub(r"(\2)=\n\1", source[0])
    for outside, here in _PAGES.items():
        text = re.sub(rf"\]\((?:\.\./)*{re.escape(outside)}(?=[)#])", f"]({here}", text)
    source[0] = text


def _mend(_app: object, _page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """What the theme leaves out for people who use the keyboard or a screen reader."""
    context["body"] = context.get("body", "").replace("<pre>", '<pre tabindex="0">')
    tree = context["furo_navigation_tree"]
    context["furo_navigation_tree"] = tree.replace(' role="heading"', ' role="heading" aria-level="2"')


def setup(app: Any) -> None:
    """Sphinx asks for what this site does of its own."""
    app.connect("source-read", _read)
    app.connect("html-page-context", _mend, priority=900)  # after the theme
