"""PDF, DOCX, WARC and packed files: what they say, what nobody sees in them, how they are refused."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from tests.sources.source_samples import paper, paragraph, word_file, written

from rempart.sources.decoding import NotTextError
from rempart.sources.isolation import Parsers
from rempart.sources.parsers.pages import read_page
from rempart.sources.parsers.papers import read_paper
from rempart.sources.parsers.word_files import read_word_file
from rempart.sources.reading import read

SEEN = "Norway buys 20 tanks."
PAGE = "<html><body><article><h1>Oslo buys tanks</h1><p>Norway buys {count} tanks, it said.</p></article></body></html>"


def packed(data: bytes) -> bytes:
    """Return bytes packed in gzip, the same each time."""
    return gzip.compress(data, mtime=0)


# PDF


@pytest.mark.parametrize(
    "unseen",
    [
        written("Norway buys 999 tanks.", 50, 100, before="1 1 1 rg"),
        written("Norway buys 999 tanks.", 50, 100, size=0.5),
        written("Norway buys 999 tanks.", 50, 100).replace("BT", "BT 3 Tr"),
        written("Norway buys 999 tanks.", 50, -100),
    ],
    ids=["white", "minute", "invisible", "off the page"],
)
def test_words_that_nobody_sees_are_left_out(unseen: str) -> None:
    assert read_paper(paper(written(SEEN) + " " + unseen)).text == SEEN


def test_white_words_on_a_dark_ground_are_seen() -> None:
    banner = "0 0 0.5 rg 0 290 400 40 re f " + written("Oslo buys tanks", 50, 300, before="1 1 1 rg")
    assert read_paper(paper(banner + " 0 g " + written(SEEN))).text == f"Oslo buys tanks\n{SEEN}"


def test_a_page_of_unseen_words_alone_is_a_recognised_picture() -> None:
    assert read_paper(paper(written(SEEN).replace("BT", "BT 3 Tr"))).text == SEEN


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        written("Quarterly Review", 50, 385)
        + written(f"{word} buys {n} tanks.", 50, 200)
        + written(f"- {n} -", 190, 8)
        for n, word in ((1, "Norway"), (2, "Sweden"), (3, "Finland"))
    ]
    text = read_paper(paper(*pages)).text
    assert text == "Norway buys 1 tanks.\nSweden buys 2 tanks.\nFinland buys 3 tanks."


def test_a_sentence_goes_on_over_lines_and_pages() -> None:
    first = written("Norway and all of its neighbours in the north buy", 50, 214) + written(
        "twenty tanks, and the ministry said in Au-", 50, 200
    )
    text = read_paper(paper(first, written("gust that Oslo pays for most of them.", 50, 300))).text
    assert "buy twenty tanks" in text
    assert "\n" not in text


def test_cells_of_a_table_are_told_apart() -> None:
    row = written("Patriot", 50, 200) + written("25", 200, 200)
    head = written("System", 50, 214) + written("Number", 200, 214)
    assert read_paper(paper(head + row)).text == "System | Number\nPatriot | 25"


@pytest.mark.parametrize(
    ("made", "published"),
    [
        ("D:20250818120000+02'00'", "2025-08-18"),
        ("D:20000101000000", None),
        ("yesterday", None),
        ("D:20251399", None),
    ],
)
def test_a_pdf_is_dated_by_its_metadata_unless_they_say_nothing(made: str, published: str | None) -> None:
    found = read_paper(paper(written(SEEN), info=f"/Title(Oslo pays)/CreationDate({made})"))
    assert (found.title, found.published) == ("Oslo pays", published)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7", "it is no PDF"),
        (b"<html>", "it is no PDF"),
        (paper("0 0 0.5 rg 0 0 400 400 re f"), "it needs text recognition"),
        (paper(), "it is no PDF"),
    ],
    ids=["empty", "a page", "a picture", "no pages"],
)
def test_a_pdf_without_words_says_why(data: bytes, why: str) -> None:
    with pytest.raises(NotTextError, match=why):
        read_paper(data)


# HTML


def page_with(head: str = "", body: str = "") -> str:
    return f"<html><head>{head}</head><body><article><h1>Oslo buys</h1><p>{SEEN}</p>{body}</article></body></html>"


@pytest.mark.parametrize(
    "unseen",
    [
        '<p style="DISPLAY : none">999</p>', '<p style="visibility:hidden">999</p>', "<p hidden>999</p>",
        '<p aria-hidden="true">999</p>', '<p style="font-size:0">999</p>', '<p style="font-size:1px">999</p>',
        '<p style="color:#FFF">999</p>', '<p style="opacity:0;">999</p>', '<p style="position:absolute;left:-9999px">999</p>',
        '<p style="height:0;overflow:hidden">999</p>', "<!-- 999 -->", "<template>999</template>", "<noscript>999</noscript>",
        "<script>999</script>", "<svg><text>999</text></svg>", '<p class="gone">999</p>', '<p id="off">999</p>',
    ],
)  # fmt: skip
def test_words_of_a_page_that_nobody_sees_are_left_out(unseen: str) -> None:
    rules = "<style>/* a */ p.gone, .x {color:red; display:none} @media print {h1 {display:none}} #off{left:-999px}</style>"
    for careful in (True, False):
        assert read_page(page_with(rules, unseen), careful=careful).text == f"Oslo buys\n{SEEN}"


@pytest.mark.parametrize(
    ("rules", "seen"),
    [
        ("", '<p style="color:#fff;background:navy">Sweden sells 5 ships.</p>'),
        ("", '<p style="margin-left:-10px;font-size:12px;opacity:0.9">Sweden sells 5 ships.</p>'),
        ("@media print{.a{display:none}}", '<p class="a">Sweden sells 5 ships.</p>'),
        (".a{display:none} .a.open{display:block}", '<p class="a open">Sweden sells 5 ships.</p>'),
        ("b .a{display:none}", '<p class="a">Sweden sells 5 ships.</p>'),
    ],
)
def test_other_words_of_a_page_stay(rules: str, seen: str) -> None:
    assert "Sweden sells 5 ships." in read_page(page_with(f"<style>{rules}</style>", seen)).text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<style>display:none" + "/*" * 150_000 + "</style>", ""),
        ("<style>" + "none{" * 60_000 + "</style>", ""),
        ("<style>" + "a," * 100_000 + "{display:none}</style>", ""),
        ("", "<pre>" + " " * 500_000 + "</pre>"),
        ("", "<" * 300_000),
        ("", "<p class='" + "ad " * 100_000 + "'>"),
        ("", "&amp;nbsp" * 100_000),
        ("", "<time>2025 " * 20_000),
        ("<title>" + " - " * 100_000 + "</title>", ""),
        ('<script type="application/ld+json">' + "[" * 200_000 + "</script>", ""),
        ("", "<p style='" + "left:" * 100_000 + "'>a</p>"),
    ],
    ids=range(11),
)  # fmt: skip
def test_no_page_keeps_a_parser_busy(head: str, body: str) -> None:
    with Parsers() as parsers:
        assert SEEN in parsers.parse("page", page_with(head, body).encode()).text


# DOCX


def test_a_docx_gives_its_paragraphs_rows_and_properties() -> None:
    cells = "".join(f"<w:tc>{paragraph(word)}</w:tc>" for word in ("Patriot", "25"))
    body = paragraph("Oslo pays for shells") + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + paragraph(SEEN)
    found = read_word_file(word_file(body, title="Oslo pays", modified="2025-08-24T10:00:00Z"))
    assert found.text == f"Oslo pays for shells\nPatriot | 25\n{SEEN}"
    assert (found.title, found.published) == ("Oslo pays", "2025-08-24")


@pytest.mark.parametrize(
    "unseen",
    [
        paragraph("999 tanks", "<w:vanish/>"),
        paragraph("999 tanks", '<w:color w:val="FFFFFF"/>'),
        paragraph("999 tanks", '<w:sz w:val="2"/>'),
        "<w:p><w:del><w:r><w:delText>999 tanks</w:delText></w:r></w:del></w:p>",
        "<w:p><w:r><w:instrText>999 tanks</w:instrText></w:r></w:p>",
        "<w:p><w:moveFrom><w:r><w:t>999 tanks</w:t></w:r></w:moveFrom></w:p>",
        "<!-- 999 tanks -->",
    ],
)
def test_words_of_a_docx_that_nobody_sees_are_left_out(unseen: str) -> None:
    assert read_word_file(word_file(paragraph(SEEN) + unseen)).text == SEEN


@pytest.mark.parametrize(
    "seen",
    [
        paragraph("Sold", '<w:vanish w:val="0"/>'),
        paragraph("Sold", '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>'),
        "<w:p><w:ins><w:r><w:t>Sold</w:t></w:r></w:ins></w:p>",
        f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('Sold')}</w:txbxContent></w:pict></w:r></w:p>",
    ],
)
def test_other_words_of_a_docx_stay(seen: str) -> None:
    assert read_word_file(word_file(paragraph(SEEN) + seen)).text == f"{SEEN}\nSold"


def zipped(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\x03\x04", "it is no DOCX"),
        (zipped(a=b"x"), "it has no word/document.xml"),
        (zipped(word__document=b"<w:document"), "word/document.xml is damaged"),
        (zipped(word__document=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "declares entities"),
        (zipped(word__document=b" " * (40 * 2**20)), "more than 200 times its packed size"),
        (word_file(""), "it holds no words"),
    ],
)
def test_a_docx_that_cannot_be_read_says_why(data: bytes, why: str) -> None:
    with pytest.raises(NotTextError, match=why):
        read_word_file(data)


def test_the_size_that_an_archive_declares_is_not_believed() -> None:
    honest = zipped(word__document=b"<a>" + b"<b/>" * 10_000_000 + b"</a>")
    declared = (3 + 40_000_000 + 4).to_bytes(4, "little")
    assert declared in honest
    with pytest.raises(NotTextError):
        read_word_file(honest.replace(declared, (1000).to_bytes(4, "little")))


# Archives of the web, and packed files


def record(
    kind: str, address: str, data: bytes, *, content: str = "application/http; msgtype=response"
) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2025-08-25T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(data):012d}>\r\nContent-Type: {content}\r\n"
        f"Content-Length: {len(data)}\r\n\r\n"
    )
    return head.encode() + data + b"\r\n\r\n"


def answer(body: str | bytes, kind: str = "text/html", status: str = "200 OK", more: str = "") -> bytes:
    data = body.encode() if isinstance(body, str) else body
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + data


def page(count: int) -> str:
    return PAGE.format(count=count)


RECORDS = [
    record("warcinfo", "", b"software: none", content="application/warc-fields"),
    record("request", "http://a.test/1", b"GET /1 HTTP/1.1\r\n\r\n"),
    record("response", "http://a.test/1", answer(page(1))),
    record("response", "http://a.test/gone", answer(page(404), status="404 Not Found")),
    record("response", "http://a.test/logo", answer(b"\x89PNG", "image/png")),
    record("response", "http://a.test/copy", answer(page(1))),
    record(
        "response",
        "http://a.test/3",
        answer(packed(page(3).encode()), more="Content-Encoding: gzip\r\n"),
    ),
    record(
        "response",
        "http://a.test/4",
        answer("Łódź kupuje".encode("iso-8859-2"), "text/plain; charset=iso-8859-2"),
    ),
    record("response", "http://a.test/5", answer(b"%PDF-1.7", "application/pdf")),
    record("response", "javascript:alert(1)", answer(page(6))),
]


@pytest.mark.parametrize("is_packed", [False, True])
def test_an_archive_gives_its_documents(tmp_path: Path, *, is_packed: bool) -> None:
    path = tmp_path / ("crawl.warc.gz" if is_packed else "crawl.warc")
    path.write_bytes(b"".join(packed(one) if is_packed else one for one in RECORDS))
    documents = {document.source: document for document in read(path)}
    assert set(documents) == {
        "http://a.test/1", "http://a.test/3", "http://a.test/4", "http://a.test/5", f"{path} record 8",
    }  # fmt: skip
    first = documents["http://a.test/1"]
    assert (first.id, first.fetched, first.title) == (
        "crawl record 1",
        "2025-08-25T08:00:00Z",
        "Oslo buys tanks",
    )
    assert "Norway buys 3 tanks" in documents["http://a.test/3"].text
    assert documents["http://a.test/4"].text == "Łódź kupuje"
    assert documents["http://a.test/5"].reason == "it is no PDF that could be read"


@pytest.mark.parametrize("cut", [1, 9, 150, 400])
@pytest.mark.parametrize("is_packed", [False, True])
def test_an_archive_that_breaks_off_keeps_what_came_before(
    tmp_path: Path, cut: int, *, is_packed: bool
) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(b"".join(packed(one) if is_packed else one for one in RECORDS)[:-cut])
    documents = read(path)
    assert "http://a.test/1" in {document.source for document in documents if document.state == "read"}
    assert any("breaks off" in str(document.reason) for document in documents)


@pytest.mark.parametrize("data", [b"", b"no archive at all", RECORDS[0]])
def test_an_archive_without_documents_is_unreadable(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "crawl.warc").write_bytes(data)
    (document,) = read(tmp_path)
    assert document.state == "unreadable"
    assert "archive" in str(document.reason)


def test_a_record_that_unpacks_to_too_much_is_refused_alone(
    tmp_path: Path,
) -> None:
    bomb = answer(packed(b" " * (70 * 2**20)), more="Content-Encoding: gzip\r\n")
    (tmp_path / "crawl.warc").write_bytes(record("response", "http://a.test/bomb", bomb) + RECORDS[2])
    documents = {document.source: document for document in read(tmp_path)}
    assert documents["http://a.test/bomb"].reason == "it unpacks to more than 64 MiB"
    assert documents["http://a.test/1"].state == "read"


def test_packed_files_are_those_that_they_hold(tmp_path: Path) -> None:
    for name, data in (
        ("a.txt.gz", SEEN.encode()),
        ("b.html.gz", page(2).encode()),
        ("c.jsonl.gz", b'{"id":"line","text":"Norway buys shells."}'),
        ("d.gz", page(4).encode()),
        ("e.pdf.gz", paper(written("Norway buys 5 tanks."))),
    ):
        (tmp_path / name).write_bytes(packed(data))
    documents = {document.id: document.text for document in read(tmp_path)}
    assert set(documents) == {"a", "b", "line", "d", "e"}
    assert documents["a"] == SEEN
    assert documents["e"] == "Norway buys 5 tanks."
    assert "<" not in documents["d"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (packed(b" " * (65 * 2**20)), "it unpacks to more than 64 MiB"),
        (packed(b"words")[:-9], "damaged"),
    ],
)
def test_a_packed_file_that_cannot_be_unpacked_says_why(tmp_path: Path, data: bytes, why: str) -> None:
    (tmp_path / "a.txt.gz").write_bytes(data)
    (document,) = read(tmp_path)
    assert why in str(document.reason)
