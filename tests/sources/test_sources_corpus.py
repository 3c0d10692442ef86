"""Pages, PDFs and hostile inputs of the corpus, as its tables say."""

import csv
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest
import trafilatura
from resiliparse.extract.html2text import extract_plain_text
from tests.sources.source_samples import CORPUS

from rempart.claims.extraction import extract_one, languages
from rempart.sources.decoding import decode
from rempart.sources.document import Document
from rempart.sources.parsers.pages import read_page
from rempart.sources.reading import read

Row = dict[str, Any]
FLAGGED = {"x05_mixed_scripts.txt", "x09_truncated_utf8.txt", "x11_nul_bytes.txt", "x14_bidi_override.txt"}


def rows(kind: str) -> list[Row]:
    found: list[Row] = json.loads((CORPUS / kind / "index.json").read_text(encoding="utf-8"))
    return found


def plain(text: str) -> str:
    """Fold white space, drop direction marks, as the rules of the corpus have it."""
    return " ".join(re.sub("[\u200e\u200f]", "", text).split())


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", plain(text)))


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """All pages and PDFs, read by one child."""
    paths = [CORPUS / kind / f"{row['id']}.{kind}" for kind in ("html", "pdf") for row in rows(kind)]
    return {document.id: document for document in read(*paths)}


@pytest.mark.parametrize(
    ("kind", "row"),
    [pytest.param(kind, row, id=row["id"]) for kind in ("html", "pdf") for row in rows(kind)],
)
def test_the_text_of_a_page_is_what_it_must_be(documents: dict[str, Document], kind: str, row: Row) -> None:
    document = documents[row["id"]]
    assert (document.state, document.language) == ("read", row["language"])
    text = plain(document.text)
    assert not [must for must in row["must"] if plain(must) not in text]
    assert not [leaked for leaked in row["must_not"] if leaked in document.text or plain(leaked) in text]
    found, expected = words(text), words((CORPUS / kind / f"{row['id']}.txt").read_text(encoding="utf-8"))
    both = (found & expected).total()
    assert both / expected.total() > 0.86  # the times of a live blog are lost
    assert both / found.total() > 0.92


@pytest.mark.parametrize("row", rows("html"), ids=lambda row: row["id"])
def test_a_page_says_its_title_date_and_publisher_or_nothing(
    documents: dict[str, Document], row: Row
) -> None:
    document = documents[row["id"]]
    assert document.title == row["title"]
    assert document.published in {row["published"], None}
    assert document.publisher in {row["publisher"], None}


def test_most_pages_say_when_and_by_whom(documents: dict[str, Document]) -> None:
    pages = [documents[row["id"]] for row in rows("html")]
    assert sum(page.published is not None for page in pages) >= 7
    assert sum(page.publisher is not None for page in pages) >= 8
    assert documents["h01"].source == "https://harbourwire.example/world/ukraine-arms-offer"


def table_of_hostile() -> list[dict[str, str]]:
    with (CORPUS / "hostile" / "expected.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@pytest.mark.slow
@pytest.mark.parametrize("row", table_of_hostile(), ids=lambda row: row["file"])
def test_hostile_inputs_end_as_their_table_says(hostile_folder: Path, row: dict[str, str]) -> None:
    began = time.process_time()
    documents = read(hostile_folder / row["file"])
    reports = [extract_one(document) for document in documents if document.state == "read"]
    assert time.process_time() - began < float(row["seconds_max"])
    states = {document.state for document in documents}
    assert row["expect"] == "either" or ("read" in states) == (row["expect"] == "accepted")
    assert all(document.reason for document in documents if document.state == "unreadable")
    assert (row["file"] not in FLAGGED) or documents[0].reason
    if not all(document.language in languages() for document in documents if document.state == "read"):
        return
    claims = [claim for report in reports for claim in report.claims]
    assert int(row["claims_min"]) <= len(claims) <= int(row["claims_max"])
    sums = {(claim.amount.value, claim.amount.currency) for claim in claims if claim.amount}
    assert not (row["amount"] and claims) or (float(row["amount"]), row["currency"]) in sums


def test_the_hostile_lines_are_refused_one_by_one(hostile_folder: Path) -> None:
    documents = {document.id: document for document in read(hostile_folder / "x21_surrogates.jsonl")}
    assert documents["a"].state == documents["b"].state == "read"
    assert "half characters" in str(documents["b"].reason)
    refused = [document for document in documents.values() if document.state == "unreadable"]
    assert [
        f"line {number}" in str(document.reason) for number, document in zip((3, 4, 5), refused, strict=True)
    ]


def test_entities_are_not_expanded_and_open_no_file(hostile_folder: Path) -> None:
    (document,) = read(hostile_folder / "x16_entity_bomb.xhtml")
    assert "&a9;\n&xx;\nUkraine plans to buy $100 billion" in document.text
    assert len(document.text) < 120


EXTRACTORS: dict[str, Callable[[str], str]] = {
    "Rempart, with care": lambda page: read_page(page).text,
    "Rempart, archives": lambda page: read_page(page, careful=False).text,
    "trafilatura alone": lambda page: trafilatura.extract(page, include_comments=False) or "",
    "resiliparse alone": lambda page: str(extract_plain_text(page, main_content=True, alt_texts=False)),
}


@pytest.mark.parametrize("name", EXTRACTORS)
def test_the_figures_of_the_extractors_are_those_of_the_page_on_sources(name: str) -> None:
    recalls, precisions, leaked = [], [], 0
    for row in rows("html"):
        source, _ = decode((CORPUS / "html" / f"{row['id']}.html").read_bytes(), is_page=True)
        text = EXTRACTORS[name](source)
        found, expected = (
            words(text),
            words((CORPUS / "html" / f"{row['id']}.txt").read_text(encoding="utf-8")),
        )
        recalls.append((found & expected).total() / expected.total())
        precisions.append((found & expected).total() / found.total())
        leaked += sum(plain(must_not) in plain(text) for must_not in row["must_not"])
    page = (CORPUS.parents[1] / "docs" / "sources.md").read_text(encoding="utf-8")
    assert f"| {name} | {fmean(recalls):.2f} | {fmean(precisions):.2f} | {leaked} |" in page
