"""Prove the page: its statements, texts and tables are those of ``briefing.json``, word for word."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree, html

from rempart.briefing.briefing_file import BriefingFile, PrintedTable
from rempart.briefing.page.pages import cell
from rempart.briefing.page.quotes import visible
from rempart.briefing.spreadsheets import as_csv

Found = tuple[str, str]  # culprit, what was expected


def page_problems(place: Path, file: BriefingFile) -> Iterator[Found]:
    """Yield what on the page or in ``tables/`` is not what ``briefing.json`` says; nothing without a page.

    Called inside ``speaking`` of the file's language.
    """
    try:
        root = html.document_fromstring((place / "index.html").read_text(encoding="utf-8"))
    except (OSError, ValueError, etree.ParserError):
        return
    yield from _statements(root, file)
    yield from _texts(root, file)
    yield from _tables(root, place, file)


def _statements(root: Any, file: BriefingFile) -> Iterator[Found]:
    wanted = {statement.n: _plain(visible(statement.text)) for statement in file.statements}
    told = {n: [_words(p) for p in root.xpath(f"//li[@id='s-{n}']/p[2]")] for n in wanted}
    for paragraph in root.xpath("//div[@class='told']/p"):
        number = (paragraph.xpath("./a[last()]/@href") or ["#s-0"])[0].removeprefix("#s-")
        if number.isdigit():
            told.setdefault(int(number), []).append(_words(paragraph).removesuffix(f"[{number}]").strip())
    for number, words in told.items():
        if number not in wanted:
            yield f"index.html tells a statement {number}", "no statement that is not in briefing.json"
        elif not words or any(text != wanted[number] for text in words):
            yield f"index.html: statement {number} has other words", "those of briefing.json"


def _texts(root: Any, file: BriefingFile) -> Iterator[Found]:
    wanted = [str(one["text"]) for one in file.documents if one.get("text") is not None]
    shown = root.xpath("//div[@class='document']")
    for note in root.xpath("//div[@class='document']//sup[@class='notes']"):
        note.drop_tree()
    for document, text in zip(shown, wanted, strict=False):
        if "".join(_words(document).split()) != "".join(visible(text).split()):
            yield "index.html: a report has other words", "the text of its document"
    if len(shown) != len(wanted):
        yield f"index.html shows {len(shown)} reports", f"{len(wanted)}"


def _tables(root: Any, place: Path, file: BriefingFile) -> Iterator[Found]:
    wanted = {table.id: table for table in file.tables}
    for shown in root.xpath("//table[@data-table]"):
        name = shown.get("data-table")
        rows = [[_words(td) for td in row.xpath("./td")] for row in shown.xpath("./tbody/tr")]
        if name not in wanted or rows != _printed(wanted[name]):
            yield f"index.html: the table {name} has other cells", "those of briefing.json"
    for name, table in wanted.items():
        path = place / "tables" / f"{name}.csv"
        if not path.is_file():
            yield f"{path} is missing", "a file for each table"
        elif path.read_bytes() != as_csv(table).encode():
            yield f"{path} differs from briefing.json", "the same cells in both"


def _printed(table: PrintedTable) -> list[list[str]]:
    units = [column.unit for column in table.columns]
    return [
        [_plain(visible(cell(value, unit))) for value, unit in zip(row, units, strict=True)]
        for row in table.rows
    ]


def _words(element: Any) -> str:
    return _plain(element.text_content())


def _plain(text: str) -> str:
    return " ".join(text.split())
