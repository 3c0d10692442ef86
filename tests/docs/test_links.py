"""Every link of every page leads somewhere, to the heading too, and every page can be reached."""

import pydoc
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
# The contents are for the site alone: their links are those of its menu.
PAGES = sorted(path for path in DOCS.rglob("*.md") if path.name != "contents.md")
LINKING = [*PAGES, ROOT / "README.md", ROOT / "examples" / "README.md", ROOT / "CHANGELOG.md"]

FILES = [
    path.as_posix()
    for part in ("benchmarks", "docs", "examples", "requirements", "src", "tests")
    for path in (ROOT / part).rglob("*.*")
]


def prose(path: Path) -> str:
    return re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)


def links(path: Path) -> list[str]:
    return [link for link in re.findall(r"\]\(([^)\s]+)\)", prose(path)) if "://" not in link]


def anchors(path: Path) -> set[str]:
    """Return the anchors of a page's headings, as forges and the site make them."""
    headings = re.findall(r"^#{1,6} (.+)$", prose(path), flags=re.MULTILINE)
    plain = [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]
    return {
        f"{name}-{plain[:at].count(name)}" if name in plain[:at] else name for at, name in enumerate(plain)
    }


@pytest.mark.parametrize("path", LINKING, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for link in links(path):
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_the_index_and_its_pages_reach_every_page() -> None:
    seen, todo = set[Path](), [DOCS / "index.md"]
    while todo:
        page = todo.pop()
        if page not in seen:
            seen.add(page)
            names = [link.partition("#")[0] for link in links(page)]
            todo += [(page.parent / name).resolve() for name in names if name.endswith(".md")]
    assert set(PAGES) <= seen


def test_the_menu_of_the_site_names_every_page() -> None:
    contents = (DOCS / "contents.md").read_text(encoding="utf-8")
    named = re.findall(r"^[\w/-]+$", contents, flags=re.MULTILINE)
    assert sorted(named) == sorted(page.relative_to(DOCS).with_suffix("").as_posix() for page in PAGES)


def test_pages_show_no_picture_or_script_from_elsewhere() -> None:
    for path in LINKING:
        assert not re.search(r"!\[[^]]*\]\(https?://|<script|<img|<iframe", prose(path)), path.name


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_modules_and_files_named_on_pages_exist(path: Path) -> None:
    text = prose(path)
    for dotted in re.findall(r"`(rempart(?:\.(?!db\b)\w+)+)", text):
        assert pydoc.locate(dotted) is not None, dotted
    for named in re.findall(r"`([\w/.-]+/[\w.-]+\.(?:py|csv|po|txt|sh))`", text):
        # What a briefing writes and words in capitals stand for files of the reader.
        theirs = named.startswith("tables/") or re.search(r"[A-Z]{3}", named)
        assert theirs or any(file.endswith(f"/{named}") for file in FILES), named


def test_pages_named_in_the_code_exist() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        for named in re.findall(r"docs/[\w/-]+\.md", path.read_text(encoding="utf-8")):
            assert (ROOT / named).is_file(), f"{path.name}: {named}"
