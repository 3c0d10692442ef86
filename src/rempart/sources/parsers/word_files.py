"""DOCX files to their text, read straight from their XML: nothing in them is run, fetched or unpacked to disk."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from rempart.sources.dating import day_in
from rempart.sources.decoding import NotTextError
from rempart.sources.parsers.parsed import Parsed, title_of

LARGEST_PART = 32 * 2**20
MOST_PARTS = 5000
GREATEST_RATIO = 200  # unpacked to packed; real documents stay below 30
SMALL = 2**20  # parts below this are unpacked whatever their ratio
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted words, field codes and notes of reviewers are no part of what was published.
_LEFT_OUT = frozenset({_W + "del", _W + "moveFrom", _W + "instrText", _W + "delText", _FALLBACK})
_WHITE = frozenset({"FFFFFF", "FEFEFE", "FDFDFD"})
_TINY = re.compile("0*[0-4]")  # half points
# The date of the template that a widely used library writes into every file.
_PLACEHOLDERS = frozenset({"2013-12-23"})


def read_word_file(data: bytes) -> Parsed:
    """Return the text of a DOCX, one paragraph or table row a line, and what its properties declare.

    The date is that of the last change, as the properties say.

    Raises:
        NotTextError: it is no DOCX, unpacks to too much, or holds no words.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check(archive)
            body = _xml(archive, "word/document.xml")
            core = _xml(archive, "docProps/core.xml")
            app = _xml(archive, "docProps/app.xml")
    # RuntimeError is how zipfile refuses a way of packing or a cipher that it does not know.
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, ValueError) as broken:
        if isinstance(broken, NotTextError):
            raise
        raise NotTextError("it is no DOCX that could be read") from broken
    if body is None:
        raise NotTextError("it is no DOCX: it has no word/document.xml")
    text = "\n".join(line for line in _lines(body) if line)
    if not any(letter.isalnum() for letter in text):
        raise NotTextError("it holds no words")
    day = day_in(_told(core, _TERMS + "modified") or _told(core, _TERMS + "created"))
    return Parsed(
        text=text,
        title=_told(core, _DC + "title") or title_of(text),
        published=None if day in _PLACEHOLDERS else day,
        publisher=_told(app, _APP + "Company"),
    )


def _check(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise NotTextError(f"it has {len(parts)} parts; at most {MOST_PARTS} are read")
    for part in parts:
        if part.file_size > SMALL and part.file_size > GREATEST_RATIO * max(1, part.compress_size):
            raise NotTextError(
                f"{part.filename[:80]} unpacks to {part.file_size // 2**20} MiB, more than "
                f"{GREATEST_RATIO} times its packed size"
            )


def _xml(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """Return a part of the archive as XML, None where it is missing."""
    if name not in archive.namelist():
        return None
    with archive.open(name) as part:  # the size that the archive declares may be a lie
        data = part.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise NotTextError(f"{name} is larger than {LARGEST_PART // 2**20} MiB")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise NotTextError(f"{name} declares entities, which no DOCX does")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as broken:
        raise NotTextError(f"{name} is damaged") from broken


def _told(root: etree._Element | None, name: str) -> str | None:
    found = root.find(name) if root is not None else None
    return " ".join((found.text or "").split())[:300] or None if found is not None else None


def _lines(body: etree._Element) -> Iterator[str]:
    """Yield each paragraph, each table row with bars between its cells, in the order of the file."""
    stack = [body]
    while stack:
        node = stack.pop()
        if node.tag == _W + "p":
            yield from _paragraph(node)
        elif node.tag == _W + "tr":
            cells = (" ".join(line for inner in cell for line in _lines(inner)) for cell in _cells(node))
            yield " | ".join(cell for cell in cells if cell)
        elif node.tag not in _LEFT_OUT:
            stack.extend(reversed(node))


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a row; those of a table inside one of them are told with that one, once."""
    stack = list(reversed(row))
    while stack:
        node = stack.pop()
        if node.tag == _W + "tc":
            yield node
        elif node.tag not in _LEFT_OUT:
            stack.extend(reversed(node))


def _paragraph(paragraph: etree._Element) -> Iterator[str]:
    """Yield the words of a paragraph, then those of the text boxes anchored in it."""
    told: list[str] = []
    boxes: list[etree._Element] = []
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if node.tag == _W + "r" and _is_unseen(node.find(_W + "rPr")):
            continue
        if node.tag == _W + "txbxContent":
            boxes.append(node)
        elif node.tag == _W + "t":
            told.append(node.text or "")
        elif node.tag in {_W + "tab", _W + "br", _W + "cr"}:
            told.append(" ")
        elif node.tag == _W + "noBreakHyphen":
            told.append("\N{NON-BREAKING HYPHEN}")
        elif node.tag not in _LEFT_OUT:
            stack.extend(reversed(node))
    yield " ".join("".join(told).replace("\xad", "").split())
    for box in boxes:
        yield from _lines(box)


def _is_unseen(properties: etree._Element | None) -> bool:
    """Say whether a run is hidden, white on nothing, or minute."""
    if properties is None:
        return False
    vanish = properties.find(_W + "vanish")
    if vanish is not None and vanish.get(_W + "val", "true") not in {"0", "false", "off"}:
        return True
    size = properties.find(_W + "sz")
    if size is not None and _TINY.fullmatch(size.get(_W + "val") or ""):
        return True
    colour = properties.find(_W + "color")
    on_nothing = properties.find(_W + "shd") is None and properties.find(_W + "highlight") is None
    return colour is not None and on_nothing and (colour.get(_W + "val") or "").upper() in _WHITE
