"""The PDF: tagged, with title, language and words for each picture; the same bytes anywhere; nothing fetched."""

import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw
from tests.briefing import page_samples

from rempart.briefing.page import paper
from rempart.briefing.page.pages import render
from rempart.briefing.page.paper import as_pdf
from rempart.errors import OutputError

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def page() -> str:
    return render(page_samples.content(), paper=True)


@pytest.fixture(scope="module")
def pdf(page: str) -> bytes:
    return as_pdf(page)


def elements(pdf: bytes) -> list[tuple[str, str]]:
    """Return the type and the alternative text of each element of the structure tree, page by page."""
    found: list[tuple[str, str]] = []

    def words(read: object, element: object) -> str:
        length = read(element, None, 0)  # type: ignore[operator] # a function of the C library
        buffer = (raw.c_char * length)()
        read(element, buffer, length)  # type: ignore[operator] # a function of the C library
        return bytes(buffer).decode("utf-16-le").rstrip("\0")

    def walk(element: object) -> None:
        found.append(
            (
                words(raw.FPDF_StructElement_GetType, element),
                words(raw.FPDF_StructElement_GetAltText, element),
            )
        )
        for number in range(raw.FPDF_StructElement_CountChildren(element)):
            if child := raw.FPDF_StructElement_GetChildAtIndex(element, number):
                walk(child)

    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        tree = raw.FPDF_StructTree_GetForPage(document[number])
        for child in range(raw.FPDF_StructTree_CountChildren(tree)):
            walk(raw.FPDF_StructTree_GetChildAtIndex(tree, child))
    return found


def unpacked(pdf: bytes) -> str:
    """Return all streams of the file, unpacked where they are packed."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return b"".join(zlib.decompressobj().decompress(s) if s[:1] == b"x" else s for s in streams).decode(
        "latin-1"
    )


def test_weasyprint_finds_nothing_amiss(page: str, caplog: pytest.LogCaptureFixture) -> None:
    as_pdf(page)
    assert [record.getMessage()[:200] for record in caplog.records if record.levelname == "ERROR"] == []


def test_it_says_that_it_is_tagged_and_has_a_title_and_a_language(pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    assert document.get_metadata_value("Title") == page_samples.content().file.title
    assert raw.FPDFCatalog_IsTagged(document)
    length = raw.FPDFCatalog_GetLanguage(document, None, 0)
    buffer = (raw.c_ushort * length)()
    raw.FPDFCatalog_GetLanguage(document, buffer, length)
    assert bytes(buffer).decode("utf-16-le").rstrip("\0") == "en"
    assert "pdfuaid" in unpacked(pdf)


def test_its_structure_has_headings_lists_and_pictures_with_words(page: str, pdf: bytes) -> None:
    found = elements(pdf)
    kinds = {kind for kind, _ in found}
    assert {"H1", "H2", "H3", "P", "L", "LI", "Figure", "Link"} <= kinds
    told = {words for kind, words in found if kind == "Figure" and words}
    drawn = re.findall(r'<img class="(?:chart|map)"[^>]* alt="([^"]+)"', page)
    assert len(drawn) > 5
    assert len(told) >= len(set(drawn))


def test_it_holds_the_words_of_the_statements(pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    text = " ".join(text.split())
    assert "The plan delivers 23 bn USD of it by December 2035." in text
    assert "The full list stays secret" in text


def test_page_and_pdf_are_the_same_anywhere(pdf: bytes, tmp_path: Path) -> None:
    again = (
        "import sys; from pathlib import Path; from tests.briefing import page_samples; "
        "from rempart.briefing.page.pages import render; "
        "from rempart.briefing.page.paper import as_pdf; content = page_samples.content(); "
        "Path(sys.argv[1]).write_text(render(content), encoding='utf-8'); "
        "Path(sys.argv[2]).write_bytes(as_pdf(render(content, paper=True)))"
    )
    elsewhere = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONUTF8": "1"}
    files = tmp_path / "page.html", tmp_path / "page.pdf"
    subprocess.run([sys.executable, "-c", again, *files], check=True, env=elsewhere, cwd=ROOT)
    assert files[0].read_text(encoding="utf-8") == render(page_samples.content())
    assert files[1].read_bytes() == pdf


def test_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text("<svg xmlns='http://www.w3.org/2000/svg'><text y='9'>SECRET</text></svg>")
    pdf = as_pdf(f'<html lang="en"><title>t</title><p>a</p><img alt="x" src="{secret.as_uri()}"></html>')
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert "SECRET" not in page


@pytest.mark.parametrize(
    ("failure", "remedy"),
    [
        (ModuleNotFoundError("none", name="weasyprint"), "pip install"),
        (OSError("libpango"), "apt-get install"),
    ],
)
def test_what_is_missing_is_named_with_its_remedy(
    monkeypatch: pytest.MonkeyPatch, failure: Exception, remedy: str
) -> None:
    def refuse(name: str, *_: object, **__: object) -> object:
        raise failure if name == "weasyprint" else AssertionError(name)

    monkeypatch.setattr("builtins.__import__", refuse)
    with pytest.raises(OutputError, match=remedy):
        paper.check_settable()


def test_no_line_ends_after_the_first_word_of_its_text() -> None:
    """Some of these texts fit their line, but not with the space before the link behind them."""
    nbsp = "\N{NO-BREAK SPACE}"
    link = nbsp.join(("<a>to", "79.2", "bn", "of", "it", "all</a>"))
    texts = [
        f"Deliveries {'i ' * n}{'i' * m} come {link} by then." for n in range(40, 110) for m in (1, 2, 3, 4)
    ]
    paragraphs = "".join(f"<p>{text}</p>" for text in texts)
    pdf = as_pdf(f"<html lang='en'><title>Lines</title><style>@page {{ size: A4 }}</style><body>{paragraphs}")
    document = pypdfium2.PdfDocument(pdf)
    lines = [line.strip() for page in document for line in page.get_textpage().get_text_range().splitlines()]
    assert sum("Deliveries" in line for line in lines) == len(texts)
    assert "Deliveries" not in lines
