"""Lines of printed pages: which run from page to page, and which belong to one paragraph."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
