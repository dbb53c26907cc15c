"""Styles and lists: ours from ``templates/word.xml``, or a house's own with ours for those that it has not."""

from typing import Any

from docx.document import Document as DocumentType
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from integration_appraisal.loading.bundled import read_template
from integration_appraisal.render.docx.markup import made

_NAMING = tuple(qn(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"))
_VALUE, _KIND = qn("w:val"), qn("w:abstractNumId")


class Sheet:
    """What a text that was written with our ids is set in."""

    def __init__(self, document: DocumentType, *, ours: bool) -> None:
        styles, lists = parse_xml(read_template("word.xml").encode())
        counting = lists[1]
        self._lists = document.part.numbering_part.element
        self._ids = dict[str, str]()
        if ours:
            document.styles.element[:], self._lists[:] = list(styles), list(lists)
        else:
            self._ids = _with_missing(document.styles.element, styles)
            kinds = self._lists.xpath("w:abstractNum/@w:abstractNumId")
            counting.set(_KIND, str(max(map(int, kinds), default=0) + 1))
            at = self._lists.find(qn("w:num"))  # before which Word wants all kinds of lists
            self._lists.append(counting) if at is None else at.addprevious(counting)
        self._kind = counting.get(_KIND)
        self._last = max(map(int, self._lists.xpath("w:num/@w:numId")), default=0)

    def dress(self, document: DocumentType) -> None:
        """Give the text its styles, and each numbered list, which has a name so far, its own count from 1."""
        _rename(document.element.body, self._ids)
        numbers = dict[str, str]()
        for own in document.element.body.iter(qn("w:numId")):
            name = own.get(_VALUE)
            if name not in numbers:
                numbers[name] = str(self._last + len(numbers) + 1)
                restart = made("lvlOverride", made("startOverride", val=1), ilvl=0)
                self._lists.append(made("num", made("abstractNumId", val=self._kind), restart, numId=numbers[name]))
            own.set(_VALUE, numbers[name])


def known(styles: Any) -> dict[tuple[str, str], Any]:
    """Styles by what they are for and their names; other programs write `Heading 1`, and some write it in capitals."""
    return {_key(own): own for own in styles.style_lst if own.styleId}


def _key(style: Any) -> tuple[str, str]:
    return style.get(qn("w:type"), "paragraph"), (style.name_val or "").casefold()


def _with_missing(theirs: Any, ours: Any) -> dict[str, str]:
    """The ids of a house's styles by those of ours; it is given those that it has not."""
    there = known(theirs)
    names, missing = {name for _, name in there}, [own for own in ours.style_lst if _key(own) not in there]
    ids = {own.styleId: f"Paper{own.styleId}" for own in missing}
    ids |= {own.styleId: there[_key(own)].styleId for own in ours.style_lst if _key(own) in there}
    for own in missing:
        own.attrib.pop(qn("w:default"), None)
        own.styleId = ids[own.styleId]
        if own.name_val.casefold() in names:  # of another kind
            own.name_val += " of the paper"
        _rename(own, ids)
        theirs.append(own)
    return ids


def _rename(root: Any, ids: dict[str, str]) -> None:
    for own in root.iter(*_NAMING):
        own.set(_VALUE, ids.get(own.get(_VALUE), own.get(_VALUE)))
