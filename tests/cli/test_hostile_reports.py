"""A briefing made from hostile reports: the page is inert, the tables run nothing, ids name no file."""

import csv
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.cli.conftest import called

Run = Callable[..., tuple[int, str, str]]
HOSTILE = (
    "../../etc/passwd",
    "/etc/passwd",
    "quote\"'",
    "<script>alert(1)</script>",
    "#",
    "a#1",
    "=1+1",
    "\uff1d1+1",
    "javascript:alert(1)",
    "a%20b",
    "@SUM(A1)",
    "x" * 290,
)
TITLES = (
    "<img src=x onerror=alert(1)>",
    '=HYPERLINK("http://x.example")',
    "\uff1dcmd",
    "\t=1+1",
    "\r=2",
    "]]></style>",
    "T" * 5000,
)


class Page(HTMLParser):
    """What of a page could act, and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.acting: list[str] = []
        self.links: set[str] = set()
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "object", "embed", "base", "form", "img", "link"}:
            self.acting.append(tag)
        for name, value in attrs:
            if name.startswith("on"):
                self.acting.append(f"{tag} {name}")
            elif name in {"href", "src", "action", "xlink:href"}:
                self.links.add(value or "")
            elif name == "id":
                self.anchors.add(value or "")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    lines = [
        {
            "id": name,
            "title": TITLES[number % len(TITLES)],
            "source": "javascript:alert(2)",
            "publisher": "=cmd|' /C calc'!A0",
            "published": f"2025-08-{number + 1:02d}",
            "text": f"Deal {number}\nPoland signed a contract to buy {number + 20} HIMARS from the United States.",
        }
        for number, name in enumerate(HOSTILE)
    ]
    source = made / "reports.jsonl"
    source.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert called("brief", source, "--out", made / "out") == 0
    assert sorted(path.name for path in made.iterdir()) == ["out", "reports.jsonl"]
    return made / "out"


def test_the_page_is_inert_and_its_links_lead_somewhere(folder: Path) -> None:
    page = Page((folder / "index.html").read_text(encoding="utf-8"))
    assert page.acting == []
    inside = {link for link in page.links if link.startswith("#")}
    assert {link[1:] for link in inside} <= page.anchors
    outside = {link for link in page.links - inside if not link.startswith(("https://", "http://"))}
    assert all((folder / link).is_file() for link in outside)


def test_no_cell_of_a_table_is_run_by_a_spreadsheet(folder: Path) -> None:
    read = 0
    for path in folder.rglob("*.csv"):
        assert re.fullmatch(r"[\w.-]+", path.name)
        with path.open(encoding="utf-8", newline="") as handle:
            for cell in (cell for row in csv.reader(handle) for cell in row):
                read += 1
                is_number = re.fullmatch(r"-?[0-9][0-9.e+-]*", cell)
                assert is_number or not re.match(r"\s*[=+\-@＝＋－＠]|[\t\r]", cell), (path.name, cell)
    assert read > 100


def test_every_statement_walks_back(run: Run, folder: Path) -> None:
    assert run("check", folder)[:2] == (0, "")
    code, out, _ = run("why", folder, "1")
    assert code == 0
    assert "../../etc/passwd#1" in out
