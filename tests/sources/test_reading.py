import io
import os
import sys
from pathlib import Path

import pytest

from rempart.errors import DocumentError, RecordError
from rempart.sources.reading import read

NORWAY = "Oslo pays for shells\nNorway will give 120 million kroner for shells, the ministry said."


def write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_text_file_is_a_document_with_its_stem_as_id(tmp_path: Path) -> None:
    path = write(tmp_path, "oslo.en.txt", NORWAY)
    (document,) = read(path)
    assert (document.id, document.language, document.state) == ("oslo.en", "en", "read")
    assert document.title == "Oslo pays for shells"
    assert document.text == NORWAY
    assert document.published is None


def test_the_same_bytes_twice_are_one_document(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", NORWAY)
    write(tmp_path, "b.txt", NORWAY)
    assert [document.id for document in read(tmp_path)] == ["a"]


def test_two_files_of_one_stem_are_told_apart_by_their_path(tmp_path: Path) -> None:
    write(tmp_path, "one/report.txt", NORWAY)
    write(tmp_path, "two/report.txt", NORWAY + " It repeated this.")
    assert [document.id for document in read(tmp_path)] == ["one/report.txt", "two/report.txt"]


def test_the_order_of_sources_does_not_matter(tmp_path: Path) -> None:
    first = write(tmp_path, "a.txt", NORWAY)
    second = write(tmp_path, "b.txt", NORWAY + " More.")
    assert read(first, second) == read(second, first)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "no text"),
        ("blank.txt", " \n\u200b\n".encode(), "no text"),
        ("noise.txt", bytes(range(256)) * 16, "no text in any known encoding"),
        ("paper.pdf", b"%PDF-1.7", "it is no PDF"),
        ("book.epub", b"PK", "files ending in .epub are not read"),
        ("hollow.html", b"<html><body><script>1</script></body></html>", "no main text"),
    ],
)
def test_what_cannot_be_read_is_kept_with_its_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    write(tmp_path, "good.txt", NORWAY)
    write(tmp_path, name, data)
    by_state = {document.state: document for document in read(tmp_path)}
    assert by_state["read"].id == "good"
    assert reason in str(by_state["unreadable"].reason)
    assert by_state["unreadable"].text == ""


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"nowhere.txt does not exist; expected a file"):
        read(tmp_path / "nowhere.txt")


def test_an_address_is_not_opened() -> None:
    with pytest.raises(DocumentError, match="is an address"):
        read("https://news.example/a")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_french_texts(tmp_path: Path, encoding: str) -> None:
    text = "L’Estonie achète des chars à l’étranger\nLe ministère a signé à Tallinn, dit-il, déjà prêt."
    (document,) = read(write(tmp_path, "fr.txt", text.encode(encoding)))
    assert document.text == text
    assert document.reason is None


def test_damage_is_reported(tmp_path: Path) -> None:
    (document,) = read(write(tmp_path, "cut.txt", NORWAY.encode() + "é".encode()[:1]))
    assert document.state == "read"
    assert "could not be read" in str(document.reason)


def test_line_ends_become_line_feeds(tmp_path: Path) -> None:
    (document,) = read(write(tmp_path, "dos.txt", NORWAY.replace("\n", "\r\n")))
    assert document.text == NORWAY


PAGE = """<html lang="en"><head><title>Oslo pays | Fjord Times</title>
<meta property="article:published_time" content="2025-08-24"><meta property="og:site_name" content="Fjord Times">
</head><body><nav>Sport Weather</nav><article><h1>Oslo pays for shells</h1>
<p>Norway will give 120 million kroner for shells, the defence ministry said in a statement on Sunday.</p>
<p style="display:none">Norway will give 999 billion kroner for nothing at all, hidden words said.</p>
<p>The first lot leaves the works in spring, and the rest follows in two years, it added.</p></article>
<footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_its_main_text_and_what_it_declares(tmp_path: Path) -> None:
    (document,) = read(write(tmp_path, "page.html", PAGE))
    assert "120 million kroner" in document.text
    assert "999 billion" not in document.text
    assert "Weather" not in document.text
    assert (document.published, document.publisher) == ("2025-08-24", "Fjord Times")


def test_json_lines_keep_the_good_lines_and_number_the_bad_ones(tmp_path: Path) -> None:
    lines = '{"id":"a","text":"Norway buys shells."}\nnot json\n{"id":"b"}\n{"id":"c","text":"Oslo \\ud83d pays."}\n'
    documents = {document.id: document for document in read(write(tmp_path, "many.jsonl", lines))}
    assert documents["a"].state == documents["c"].state == "read"
    assert "half characters" in str(documents["c"].reason)
    assert "line 2" in str(documents["many line 2"].reason)
    assert "line 3" in str(documents["many line 3"].reason)


def test_different_texts_under_one_id_are_refused(tmp_path: Path) -> None:
    lines = '{"id":"a","text":"Norway buys shells."}\n{"id":"a","text":"Norway sells shells."}\n'
    documents = read(write(tmp_path, "many.jsonl", lines))
    assert sorted(document.state for document in documents) == ["read", "unreadable"]


def test_a_table_dates_plain_texts(tmp_path: Path) -> None:
    path = write(tmp_path, "oslo.txt", NORWAY)
    meta = write(tmp_path, "meta.csv", "id,published,publisher,source\noslo,2025-08-24,Fjord Times,\n")
    (document,) = read(path, meta=meta)
    assert (document.published, document.publisher, document.source) == (
        "2025-08-24",
        "Fjord Times",
        str(path),
    )


@pytest.mark.parametrize(
    ("table", "message"),
    [("name,when\n", "columns name, when"), ("id,published\noslo,yesterday\n", "line 2: published")],
)
def test_a_bad_table_of_dates_is_refused(tmp_path: Path, table: str, message: str) -> None:
    path = write(tmp_path, "oslo.txt", NORWAY)
    with pytest.raises(RecordError, match=message):
        read(path, meta=write(tmp_path, "meta.csv", table))


def test_a_title_stands_once_in_the_text_of_a_page(tmp_path: Path) -> None:
    told = PAGE.replace("<title>Oslo pays | Fjord Times</title>", "<title>Oslo pays for shells</title>")
    apart = PAGE.replace("<h1>Oslo pays for shells</h1>", "").replace("Oslo pays |", "Oslo pays for shells |")
    for page in (told, apart):
        (document,) = read(write(tmp_path, "page.html", page))
        assert document.text.count("Oslo pays for shells") == 1


@pytest.mark.parametrize(
    "text", ["Oslo pays for shells", "Oslo pays for shells\n \n", "shells " * 100 + "\nMore."]
)
def test_a_lone_or_a_long_first_line_is_no_title(tmp_path: Path, text: str) -> None:
    (document,) = read(write(tmp_path, "oslo.txt", text))
    assert document.title is None


def test_a_line_that_later_stages_could_not_use_is_refused_by_its_number(tmp_path: Path) -> None:
    bad = [
        '{"id":"a","text":"Norway buys.","published":"yesterday"}',
        '{"id":"b","text":"Norway buys.","published":"2025-02-30"}',
        '{"id":"c","text":"Norway buys.","published":"9999-12-31"}',
        '{"id":"d","text":"Norway buys.","language":"../../x"}',
        '{"id":"e","text":"Norway buys.","sha256":"zz"}',
        '["id"]',
        '{"id":"\\tg","text":"Norway buys."}',
        "3",
        "[" * 100_000,
        '{"id":"f","text":"Norway buys shells.","published":"2025-08"}',
    ]
    documents = read(write(tmp_path, "many.jsonl", "\n".join(bad)))
    assert {document.id for document in documents if document.state == "read"} == {"f"}
    refused = [document for document in documents if document.state == "unreadable"]
    assert sorted(document.id for document in refused) == [f"many line {n}" for n in range(1, 10)]
    assert all(f"line {document.id[-1]}" in str(document.reason) for document in refused)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("id,published\noslo,20250824\n", "published is '20250824'"),
        ("id,published\noslo,2025-W34-7\n", "published is"),
        ("id,published\noslo,2025-08-24,extra\n", "too many cells"),
        ("id,published\noslo,2025-08-24\noslo,2025-08-25\n", "stands there already"),
        ("id;published\noslo;2025-08-24\n", "with commas between them"),
        (b"id,publisher\noslo,\xe9\n", "byte 18 is not UTF-8"),
        ("", r"columns \(none\)"),
    ],
)
def test_a_table_of_dates_that_could_mislead_is_refused(
    tmp_path: Path, table: str | bytes, message: str
) -> None:
    path = write(tmp_path, "oslo.txt", NORWAY)
    with pytest.raises(RecordError, match=message):
        read(path, meta=write(tmp_path, "meta.csv", table))


def test_a_folder_names_what_it_could_not_look_into(tmp_path: Path) -> None:
    write(tmp_path, "reports/good.txt", NORWAY)
    write(tmp_path, "elsewhere/other.txt", NORWAY + " More.")
    folder = tmp_path / "reports"
    (folder / "away").symlink_to(tmp_path / "elsewhere")
    (folder / "round").symlink_to(folder)
    (folder / "itself.txt").symlink_to("itself.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    documents = {document.id: document for document in read(folder)}
    assert [name for name, document in documents.items() if document.state == "read"] == ["good"]
    assert "a link to a folder is not followed" in str(documents["away"].reason)
    assert "a link to a folder is not followed" in str(documents["round"].reason)
    assert "it is no file" in str(documents["pipe"].reason)
    assert "it cannot be opened" in str(documents["itself"].reason)
    assert "No such file" in str(documents["gone"].reason)


def test_a_folder_that_may_not_be_entered_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "good.txt", NORWAY)
    write(tmp_path, "closed/secret.txt", NORWAY + " More.")
    walk = os.scandir

    def refuses(place: str) -> object:
        if str(place).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(place))
        return walk(place)

    monkeypatch.setattr(os, "scandir", refuses)
    documents = {document.id: document for document in read(tmp_path)}
    assert documents["good"].state == "read"
    assert documents["closed"].reason == "it cannot be opened (Permission denied)"


def test_a_folder_without_files_is_one_unread_document(tmp_path: Path) -> None:
    (document,) = read(tmp_path)
    assert (document.state, document.reason) == ("unreadable", "the folder holds no file")


def test_names_that_no_text_can_hold_are_read_all_the_same(tmp_path: Path) -> None:
    for name in (b"bad\xff.txt", b"line\nend.txt", b"quote\"'<b>.txt", b"-dash.txt"):
        path = os.fsencode(tmp_path) + b"/" + name
        with open(path, "w") as handle:  # noqa: PTH123 -- a path of bytes
            handle.write(NORWAY + f" {len(name)} {name!r}.")
    documents = read(tmp_path)
    assert len(documents) == 4
    assert all(document.state == "read" for document in documents)
    assert "bad\N{REPLACEMENT CHARACTER}" in {document.id for document in documents}
    # An id with a line feed could pass for a line of its own, such as "accepted" and another id.
    assert all(document.id.isprintable() and document.source.isprintable() for document in documents)
    assert all(document.json_line().encode() for document in documents)


@pytest.mark.parametrize("name", ["", "x" * 5000, "nul\0byte"])
def test_a_name_that_no_file_can_bear_does_not_exist(name: str) -> None:
    with pytest.raises(DocumentError, match="does not exist"):
        read(name)


@pytest.mark.parametrize(
    ("data", "id_and_text"),
    [
        (NORWAY, ("stdin", "shells")),
        (
            '<html lang="en"><body><article><h1>Oslo pays for shells</h1><p>'
            + "Norway will give 120 million kroner for shells, the ministry said. " * 5
            + "</p></article></body></html>",
            ("stdin", "120 million"),
        ),
        ('{"id":"a","text":"Norway buys shells."}\n{"id":"a2","text":"x y"}\n', ("a", "Norway buys")),
    ],
)
def test_standard_input_says_what_it_is_by_how_it_begins(
    monkeypatch: pytest.MonkeyPatch, data: str, id_and_text: tuple[str, str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    first = read("-", "-")[0]
    assert first.id == id_and_text[0]
    assert id_and_text[1] in first.text
    assert "<" not in first.text


def test_standard_input_that_is_closed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    (document,) = read("-")
    assert document.reason == "standard input is closed"
