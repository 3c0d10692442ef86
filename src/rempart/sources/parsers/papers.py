"""PDF files to their text, page by page, without running heads, page numbers and words nobody sees."""

import re
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise

import pypdfium2 as pdfium

from rempart.sources.dating import is_date
from rempart.sources.decoding import NotTextError
from rempart.sources.parsers.paper_lines import Line, paragraphs, without_running_lines
from rempart.sources.parsers.paper_visibility import unseen_characters
from rempart.sources.parsers.parsed import LONGEST_TITLE, Parsed, title_of

MOST_PAGES = 2000
CELL_GAP = 1.3  # of the height of a line; words stand closer even where lines are stretched
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
# Dates that programs write where they are told to give the same bytes each time, or know no date.
_PLACEHOLDERS = frozenset({"2000-01-01", "1970-01-01", "1980-01-01", "1904-01-01", "1601-01-01"})
_NO_TITLE = re.compile(
    r"(?i)untitled|\(unspecified\)|microsoft word - .*|.*\.(?:docx?|pdf|indd|qxd|tex|dvi|rtf)"
)
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_BROKEN_WORD = re.compile("([^\\W\\d_]?)[\x02\ufffe]([^\\W\\d_]?)")


def read_paper(data: bytes) -> Parsed:
    """Return the text of a PDF, one paragraph a line, and what its metadata declare.

    The date is that on which the file was made, as its own metadata say.

    Raises:
        NotTextError: it is no PDF, is locked, or its pages hold no words.
    """
    try:
        paper = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as broken:
        locked = "password" in str(broken).lower()
        raise NotTextError(
            "it is locked with a password" if locked else "it is no PDF that could be read"
        ) from broken
    with closing(paper):
        count = len(paper)
        losses = [] if count <= MOST_PAGES else [f"only the first {MOST_PAGES} of {count} pages were read"]
        pages: list[list[Line]] = []
        for number in range(min(count, MOST_PAGES)):
            try:
                pages.append(_lines_of_page(paper, number))
            except pdfium.PdfiumError:
                losses.append(f"page {number + 1} could not be read")
        text = "\n".join(map(_mended, paragraphs(without_running_lines(pages))))
        if not any(letter.isalnum() for letter in text):
            raise NotTextError(
                "its pages hold no words, only pictures: it needs text recognition first"
                if pages
                else "none of its pages could be read"
            )
        told = paper.get_metadata_dict()
    return Parsed(text=text, title=_title(told, text), published=_day(told), losses=tuple(losses))


def _lines_of_page(paper: pdfium.PdfDocument, number: int) -> list[Line]:
    with closing(paper[number]) as page, closing(page.get_textpage()) as words:
        height = page.get_height()
        text = words.get_text_range()
        unseen = unseen_characters(page, words)
        if unseen and not any(text[at].isalnum() for at in range(len(text)) if at not in unseen):
            # Nothing but unseen words: those that text recognition laid over the picture of the page.
            unseen = frozenset()
        return list(_lines(words, text, unseen, height))


def _lines(words: pdfium.PdfTextPage, text: str, unseen: frozenset[int], height: float) -> Iterator[Line]:
    for found in re.finditer(r"[^\r\n]+", text):
        seen = [at for at in range(*found.span()) if at not in unseen]
        solid = [at for at in seen if not text[at].isspace()]
        if not solid:
            continue
        left, bottom, _, top = words.get_charbox(solid[0], loose=True)
        _, last_bottom, right, _ = words.get_charbox(solid[-1], loose=True)
        told = _with_cells(words, text, solid, top - bottom)
        yield Line(told, left, right, top, last_bottom, top - bottom, height)


def _with_cells(words: pdfium.PdfTextPage, text: str, solid: list[int], size: float) -> str:
    """Return the words of a line, with a bar where a gap is as wide as between the cells of a table."""
    told = text[solid[0]]
    for before, at in pairwise(solid):
        if at > before + 1:
            gap = words.get_charbox(at)[0] - words.get_charbox(before)[2]
            told += " | " if gap > CELL_GAP * size else " "
        told += text[at]
    return told


def _mended(paragraph: str) -> str:
    """Join words that were broken at a line end; a hyphen before a capital or a digit was there before."""

    def joined(found: re.Match[str]) -> str:
        """Return a broken word as one; a hyphen before a capital stays."""
        before, after = found.groups()
        return before + ("" if before.islower() and after.islower() else "-") + after

    return _BROKEN_WORD.sub(joined, paragraph).translate(_LIGATURES).replace("\xad", "").replace("\x00", "")


def _title(told: dict[str, str], text: str) -> str | None:
    title = " ".join(told.get("Title", "").split())
    if title and title.isprintable() and len(title) <= LONGEST_TITLE and not _NO_TITLE.fullmatch(title):
        return title
    return title_of(text)


def _day(told: dict[str, str]) -> str | None:
    found = _DATE.match(told.get("CreationDate", ""))
    day = "-".join(found.groups()) if found else ""
    return day if is_date(day) and day not in _PLACEHOLDERS else None
