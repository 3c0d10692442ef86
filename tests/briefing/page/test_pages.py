"""The page: self-contained, without script, every link inside it resolves, hostile text stays text."""

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from tests.briefing import page_samples

from rempart.briefing.briefing_file import Content, PrintedTable
from rempart.briefing.figures import printed
from rempart.briefing.page import pages
from rempart.briefing.page.quotes import marked, slug, visible
from rempart.coverage.shares import Assumption
from rempart.errors import BriefingError
from rempart.ledger.agreement import Ledger

VOID = {"meta", "br", "link", "img", "hr", "input"}
FORBIDDEN = {"script", "iframe", "object", "embed", "link", "form", "base", "foreignobject"}


class Page(HTMLParser):
    """Collects what the tests ask for; fails on tags that do not close."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def all(self, attribute: str) -> list[str]:
        return [attrs[attribute] for _, attrs in self.tags if attribute in attrs]


@pytest.fixture(scope="module")
def html() -> str:
    return pages.render(page_samples.content())


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def replaced(content: Content, **fields: Any) -> Content:
    return Content(
        **{name: fields.get(name, getattr(content, name)) for name in Content.__dataclass_fields__}
    )


def test_nothing_runs_and_nothing_is_fetched(page: Page) -> None:
    assert not {tag for tag, _ in page.tags} & FORBIDDEN
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert not page.all("src")
    policy = next(attrs["content"] for tag, attrs in page.tags if tag == "meta" and "http-equiv" in attrs)
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


def test_style_and_svg_name_no_address(html: str) -> None:
    assert not re.findall(r"url\((?!#)", html)
    assert "@import" not in html


def test_every_link_inside_the_page_resolves(page: Page) -> None:
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    inside = {href[1:] for href in page.all("href") if href.startswith("#")}
    assert inside <= set(ids)
    assert {"why-1", "why-3", "why-4", "why-5"} <= inside


def test_links_out_of_the_page_are_web_addresses_or_files_of_the_folder(page: Page) -> None:
    files = {f"tables/{table.id}.csv" for table in pages.page_tables(page_samples.content())} | {
        "briefing.json"
    }
    for href in page.all("href"):
        assert href.startswith(("#", "https://", "http://")) or href in files


def test_every_number_of_every_statement_stands_linked_in_the_page(page: Page) -> None:
    for statement in page_samples.statements():
        assert statement.text in page.text
        for figure in statement.figures:
            assert printed(figure) in page.text
    hrefs = [attrs["href"] for tag, attrs in page.tags if tag == "a" and attrs.get("class") == "figure"]
    assert hrefs.count("#why-3") == 4  # two figures, in the summary and in their section


def test_each_kind_is_told_by_a_word_and_a_shape(html: str) -> None:
    kinds = re.findall(r'<span class="kind"><svg.*?</svg>(\w+)</span>', html, re.DOTALL)
    assert {"Quoted", "Computed", "Assumed"} == set(kinds)
    shapes = dict(zip(kinds, re.findall(r'<span class="kind">(<svg.*?</svg>)', html, re.DOTALL), strict=True))
    assert len(set(shapes.values())) == 3


def test_quotes_are_marked_in_the_whole_text(html: str) -> None:
    document = html[html.index('<div class="document"') :]
    for claim in page_samples.CLAIMS:
        assert (
            f'<span id="claim-{slug(claim["id"])}"></span><mark class="claimed">{claim["quote"]}</mark>'
            in document
        )
    assert '<a href="#s-1" aria-label="statement 1">1</a>' in document
    plain = re.sub(r"<sup.*?</sup>|<[^>]+>", "", document[: document.index("</article>")])
    assert "".join(plain.split()) == "".join(page_samples.TEXT.split())


def test_headings_descend_one_level_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_chart_and_map_has_its_table_and_its_file(html: str) -> None:
    figures = re.findall(r"<figure.*?</figure>", html, re.DOTALL)
    assert len(figures) == 12
    for figure in figures:
        assert "<table data-table=" in figure
        assert re.search(r'href="tables/[\w-]+\.csv"', figure)
        assert "<figcaption>" in figure


def test_maps_give_their_credit(page: Page) -> None:
    assert "Made with Natural Earth. Internationally recognised borders." in page.text
    assert "GeoNames" in page.text


def test_promises_come_first_and_assumptions_after_what_rests_on_them(html: str) -> None:
    order = re.findall(r'<section id="(\w+)"', html)
    assert order[0] == "promised"  # after the first screen, which is no question of its own
    assert (
        order.index("outlook") < order.index("assumptions") < order.index("documents") < order.index("rows")
    )


def test_the_page_is_small_and_the_same_twice(html: str) -> None:
    assert len(html.encode()) < 1_500_000
    assert pages.render(page_samples.content()) == html


def test_the_time_of_making_is_not_on_the_page(html: str) -> None:
    assert pages.render(page_samples.content(created="2030-05-05T05:05:05Z")) == html


def test_contradicting_sums_stand_side_by_side(html: str) -> None:
    content = page_samples.content()
    clash = page_samples.statements()[0].model_copy(update={"n": 6, "section": "contradictions"})
    file = content.file.model_copy(update={"statements": (*content.file.statements, clash)})
    section = pages.render(replaced(content, file=file))
    section = section[section.index('<section id="contradictions"') :]
    assert section.count('<div class="side">') == 2
    assert "at least 100 bn USD" in section[: section.index("90 bn USD")]
    assert '<section id="contradictions"' not in html


PAYLOADS = [
    "<script>window.__x=1</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title><svg onload=alert(1)>",
    "{{ 7919 * 7919 }}{% raw %}",
    "javascript:alert(1)",
    "\u202egnp.exe\u2066 \x00\x1b[31m \ud800",
    "']]><!--",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_stays_text(payload: str) -> None:
    text = f"{payload} Kyiv buys {payload} arms. {payload}"
    claim = dict(page_samples.CLAIMS[0], quote=f"buys {payload} arms", start=text.index("buys"), item=payload)
    claim |= {
        "end": claim["start"] + len(claim["quote"]),
        "attributed_to": [payload],
        "attribution": [payload, "b"],
    }
    agreement = dict(
        page_samples.AGREEMENT, title=payload, buyer=[payload], claims=["report#1"], conflicts=[]
    )
    agreement |= {
        "amounts": [],
        "items": [dict(page_samples.AGREEMENT["items"][0], item=payload, claims=["report#1"])],
    }
    base = page_samples.content()
    row = base.file.rows[0].model_copy(
        update={"source_url": payload, "source_title": payload, "values": {payload: payload}}
    )
    evil = Assumption(id="assumption:start", text=payload, value=payload, unit=payload, source=payload)
    statements = [
        s.model_copy(update={"text": s.text + payload, "rests_on": ("claim:report#1", "assumption:start")})
        for s in base.file.statements
    ]
    fields = {
        "title": payload, "documents": (page_samples.document(text, title=payload, publisher=payload, language=payload),),
        "claims": (claim,), "agreements": (agreement,), "rows": (row,), "assumptions": (evil,), "statements": tuple(statements),
    }  # fmt: skip
    promises = tuple(promise.model_copy(update={"title": payload}) for promise in base.schedule.promises)
    content = replaced(
        base,
        file=base.file.model_copy(update=fields),
        ledger=Ledger(
            (
                base.ledger.entries[0].model_copy(
                    update={"title": payload, "conflicts": (), "claims": ("report#1",), "amounts": ()}
                ),
            )
        ),
        schedule=base.schedule.model_copy(update={"promises": promises}),
    )
    html = pages.render(content)
    page = Page(html)
    assert not {tag for tag, _ in page.tags} & (FORBIDDEN | {"img"})
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert all(href.startswith(("#", "http", "tables/", "briefing.json")) for href in page.all("href"))
    assert str(7919 * 7919) not in html
    assert not set(html) & {"\u202e", "\u2066", "\x00", "\x1b"}
    html.encode("utf-8")


def test_a_document_without_any_deal_gives_a_short_correct_page() -> None:
    base = page_samples.content()
    file = base.file.model_copy(
        update={"statements": (), "agreements": (), "claims": (), "rows": (), "assumptions": ()},
    )  # fmt: skip
    empty = replaced(
        base,
        file=file,
        ledger=Ledger(()),
        schedule=base.schedule.model_copy(
            update={"promises": (), "deliveries": (), "cases": (), "items": (), "payments": ()}
        ),
        coverage=base.coverage.model_copy(update={"periods": (), "marginal": (), "regions": ()}),
        outlook=base.outlook.model_copy(update={"strategies": ()}),
        envelopes=(),
    )
    page = Page(pages.render(empty))
    assert "No agreement was found in this document." in page.text
    assert page_samples.TEXT.split("\n")[0] in page.text
    assert "figure" not in {tag for tag, _ in page.tags}
    ids = set(page.all("id"))
    assert {href[1:] for href in page.all("href") if href.startswith("#")} <= ids


def test_a_document_whose_text_is_not_at_hand_keeps_its_claims() -> None:
    html = pages.render(
        page_samples.content(documents=(page_samples.document() | {"text": None, "text_sha256": None},))
    )
    page = Page(html)
    assert "Its text is not part of this briefing" in page.text
    assert {href[1:] for href in page.all("href") if href.startswith("#")} <= set(page.all("id"))


def test_an_id_that_resolves_to_nothing_is_refused() -> None:
    statement = page_samples.statements()[0].model_copy(update={"rests_on": ("row:prices/none",)})
    with pytest.raises(BriefingError, match="row:prices/none resolves to nothing"):
        pages.render(page_samples.content(statements=(statement,)))


def test_overlapping_quotes_are_each_marked_and_the_text_is_whole() -> None:
    text = "one two three four"
    claims = [
        {"id": "d#1", "start": 0, "end": 13, "quote": text[:13]},
        {"id": "d#2", "start": 4, "end": 18, "quote": text[4:], "also_at": [{"start": 0, "end": 3}]},
    ]
    html = str(marked(text, claims, {"d#1": [1], "d#2": [2, 1]}))
    assert re.sub(r"<sup.*?</sup>|<[^>]+>", "", html) == text
    assert html.count('id="claim-') == 2
    assert html.index("claim-d~23~1") < html.index("claim-d~23~2")


@pytest.mark.parametrize("value", ["plain", "Київ 100", "a\tb\nc"])
def test_ordinary_text_is_left_alone(value: str) -> None:
    assert visible(value) == value


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_stands_out_from_its_ground(html: str, theme: int) -> None:
    """WCAG 2.2 AA asks 4.5 to 1 for text, 3 to 1 for the parts of a chart that carry meaning."""
    colours: dict[str, str] = {}
    for block in re.findall(r":root \{\n(.*?)\n\s*\}", html, re.DOTALL)[: theme + 1]:
        colours |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))

    def contrast(first: str, second: str) -> float:
        low, high = sorted(_luminance(colours[name]) for name in (first, second))
        return (high + 0.05) / (low + 0.05)

    for ground in ("paper", "card"):
        for text in ("ink", "muted", "accent"):
            assert contrast(text, ground) >= 4.5, (text, ground)
        assert contrast("line", ground) >= 2.3
    assert contrast("ink", "mark") >= 4.5
    assert contrast("paper", "accent") >= 4.5
    assert contrast("accent", "pale") >= 3


def test_page_tables_leave_out_what_the_briefing_already_holds() -> None:
    content = page_samples.content()
    own = PrintedTable(id="coverage-by-region", section="coverage", title="t", columns=(), rows=())
    ids = {table.id for table in pages.page_tables(content)}
    assert "coverage-by-region" in ids
    assert {table.id for table in pages.page_tables(replaced(content, tables=(own,)))} == ids - {
        "coverage-by-region"
    }
    assert json.dumps(sorted(ids)).isascii()
