"""Names of options that begin with an article: within a text they stand in quotation marks, to be told as names."""

import re
from collections.abc import Callable, Iterable

from integration_appraisal.report.document import Block, Bullets, Cell, Chart, Gap, Paragraph, Shaded, Table
from integration_appraisal.report.words import ARTICLES

Quote = Callable[[str], str]

# A name is a label, and no part of a sentence, where it begins a text and one of these follows.
_LABEL_ENDS = (":", "\n", " (")


def quoting(names: Iterable[str]) -> Quote:
    """What puts such names in a text in quotation marks, unless they have some or are the text."""
    told = sorted((name for name in names if name.startswith(tuple(f"{own} " for own in ARTICLES))), key=len)
    if not told:
        return str
    found = re.compile(rf"(?<![\w“\"])(?:{'|'.join(map(re.escape, told[::-1]))})(?![\w”\"])")

    def quote(text: str) -> str:
        return found.sub(lambda own: own[0] if _is_label(own) else f"“{own[0]}”", text)

    return quote


def _is_label(found: re.Match[str]) -> bool:
    rest = found.string[found.end() :]
    return not found.start() and (not rest or rest.startswith(_LABEL_ENDS))


def quoted(block: Block, quote: Quote) -> Block:
    """The same block with the names in its texts in quotation marks; headings and pictures' labels stay."""
    match block:
        case Paragraph() | Gap():
            return block._replace(text=quote(block.text))
        case Bullets():
            return block._replace(items=tuple(map(quote, block.items)))
        case Table():
            return _table(block, quote)
        case Chart():
            table = _table(block.table, quote)
            return block._replace(title=quote(block.title), description=quote(block.description), table=table)
        case _:
            return block


def _table(table: Table, quote: Quote) -> Table:
    columns = tuple(own._replace(heading=quote(own.heading)) for own in table.columns)
    rows = tuple(tuple(_cell(own, quote) for own in row) for row in table.rows)
    return table._replace(caption=quote(table.caption), columns=columns, rows=rows, legend=quote(table.legend))


def _cell(cell: Cell, quote: Quote) -> Cell:
    match cell:
        case str():
            return quote(cell)
        case Shaded():
            return cell._replace(text=quote(cell.text))
        case _:
            return cell
