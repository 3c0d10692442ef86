"""PDF files to their text, page by page, without running heads, page numbers and words nobody sees."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from rempart.sources.dating import is_date
from rempart.sources.decoding import NotTextError
from rempart.sources.parsers.parsed import LONGEST_TITLE, Parsed, title_of

SMALLEST = 1.0  # points
_WHITE = 250
_INVISIBLE = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}
_DEEPEST = 5
Box = tuple[float, float, float, float]


def unseen_characters(page: pdfium.PdfPage, words: pdfium.PdfTextPage) -> frozenset[int]:
    """Return the places, in the text of the page, of characters that a reader of the page does not see."""
    texts: list[tuple[int, bool]] = []
    shapes: list[Box] = []
    edges = page.get_mediabox(fallback_ok=True)
    for each in page.get_objects(max_depth=_DEEPEST):
        if each.type == raw.FPDF_PAGEOBJ_TEXT:
            texts.append((_address(each.raw), _is_unseen(each, shapes, edges)))
        elif each.type in {raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING}:
            shapes.extend(_coloured(each))
    unseen = {address for address, is_unseen in texts if is_unseen}
    if not unseen:
        return frozenset()
    return frozenset(
        at
        for at in range(words.count_chars())
        if (found := raw.FPDFText_GetTextObject(words, at)) and _address(found) in unseen
    )


def _address(pointer: object) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0  # type: ignore[arg-type]  # the package types no pointer


def _is_unseen(text: pdfium.PdfObject, shapes: list[Box], edges: Box) -> bool:
    if raw.FPDFTextObj_GetTextRenderMode(text) in _INVISIBLE:
        return True
    size = ctypes.c_float()
    if raw.FPDFTextObj_GetFontSize(text, size):
        matrix = text.get_matrix()
        if abs(size.value) * max(abs(matrix.d), abs(matrix.b)) < SMALLEST:
            return True
    colour = _fill(text)
    is_white = colour is not None and min(colour[:3]) >= _WHITE
    if colour is not None and colour[3] == 0:
        return True
    left, bottom, right, top = text.get_bounds()
    if right < edges[0] or left > edges[2] or top < edges[1] or bottom > edges[3]:
        return True
    middle = ((left + right) / 2, (bottom + top) / 2)
    return is_white and not any(_holds(shape, middle) for shape in shapes)


def _coloured(shape: pdfium.PdfObject) -> Iterator[Box]:
    """Yield the box of a picture or of a form that is filled with something else than white."""
    colour = _fill(shape) if shape.type == raw.FPDF_PAGEOBJ_PATH else None
    if colour is None or min(colour[:3]) < _WHITE:
        yield shape.get_bounds()


def _fill(each: pdfium.PdfObject) -> tuple[int, int, int, int] | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = raw.FPDFPageObj_GetFillColor(each, red, green, blue, alpha)
    return (red.value, green.value, blue.value, alpha.value) if known else None


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


MARGIN = 0.13  # of the page's height, above and below
CELL = " | "
LONGEST_FOOT = 200
_NUMBERED = re.compile(
    r"(?i)(?:^|.*[\s·|-])(?:page|pages|pag\.?|página|pagina|p\.|pg\.|seite|s\.|str\.?|strana|strona|стр\.|стор\."
    r"|страница|сторінка|side|sida|sivu|oldal|σελ\.?|sayfa)\s*\d{1,4}(?:\s*(?:/|of|von|sur|de|di|из|з|z)\s*\d{1,4})?"
    r"|\W*\d{1,4}\W*(?:(?:/|of|von|sur|de|di|из|з|z)\s*\d{1,4}\W*)?"
)
_END = ".!?…:;»”\"')]|"
_BULLET = re.compile(r"[•–—▪●*·-]\s|\(?[0-9a-z]{1,2}[.)]\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: words, edges and height of its letters in points from the lower left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    page_height: float

    @property
    def is_in_margin(self) -> bool:
        """Say whether it stands where running heads and page numbers stand."""
        return self.bottom > (1 - MARGIN) * self.page_height or self.top < MARGIN * self.page_height


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Leave out page numbers, and lines in the margins that stand on several pages but for their numbers."""
    told = Counter(name for page in pages for name in {_name(line) for line in page if line.is_in_margin})
    often = max(2, len(pages) // 3)
    return [
        [
            line
            for line in page
            if not (line.is_in_margin and (told[_name(line)] >= often or _is_numbered(line)))
        ]
        for page in pages
    ]


def _is_numbered(line: Line) -> bool:
    return len(line.text) <= LONGEST_FOOT and _NUMBERED.fullmatch(line.text) is not None


def _name(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """Yield one text a paragraph, also where it runs over a column or a page."""
    lines = [line for page in pages for line in page]
    edges = [edge for page in pages for edge in _right_edges(page)]
    told: list[str] = []
    for at, line in enumerate(lines):
        if told and not _goes_on(lines[at - 1], edges[at - 1], line):
            yield " ".join(told)
            told = []
        told.append(line.text)
    if told:
        yield " ".join(told)


def _right_edges(page: Sequence[Line]) -> list[float]:
    """Return for each line how far right the lines of its column reach."""
    edges: list[float] = [0.0] * len(page)
    start = 0
    for at in range(1, len(page) + 1):
        if at == len(page) or not _is_below(page[at - 1], page[at]):
            edge = max(line.right for line in page[start:at])
            edges[start:at] = [edge] * (at - start)
            start = at
    return edges


def _is_below(line: Line, following: Line) -> bool:
    """Say whether a line stands in the same column, close below, in letters of the same size."""
    size = max(line.size, 1.0)
    return (
        abs(line.size - following.size) < 0.15 * size
        and -0.5 * size < line.bottom - following.top < 0.9 * size
        and following.left < line.right
    )


def _goes_on(line: Line, edge: float, following: Line) -> bool:
    if _BULLET.match(following.text) or CELL in line.text or CELL in following.text:
        return False
    is_full = line.right > edge - max(6 * line.size, 0.12 * (edge - line.left))
    if _is_below(line, following):
        if line.text[-1] not in _END:
            return is_full
        is_indented = following.left > line.left + 0.8 * line.size
        is_apart = line.bottom - following.top > 0.35 * line.size
        return is_full and not is_indented and not is_apart
    # Over a column or a page only where the sentence has not ended.
    return is_full and line.text[-1] not in _END and following.text[0].islower()


MOST_PAGES = 2000
CELL_GAP = 1.3  # of the height of a line; words stand closer even where lines are stretched
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
# Dates that programs write where they are told to give the same bytes each time, or know no date.
_PLACEHOLDERS = frozenset({"2000-01-01", "1970-01-01", "1980-01-01", "1904-01-01", "1601-01-01"})
_NO_TITLE = re.compile(
    r"(?i)untitled|\(unspecified\)|microsoft word - .*|.*\.(?:docx?|pdf|indd|qxd|tex|dvi|rtf)"
)
_LIGATURES = dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"), start=0xFB00))
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
