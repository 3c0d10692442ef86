"""Which characters of a PDF page nobody sees: drawn invisibly, in white on paper, minute, or off the page."""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

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
