"""Web pages to their main text, and what they say of themselves; navigation, scripts and hidden words are left out."""

import html
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree
from resiliparse.extract.html2text import extract_plain_text

from rempart.sources.addresses import is_web_address
from rempart.sources.dating import day_in
from rempart.sources.decoding import NotTextError
from rempart.sources.parsers.furniture import drop_furniture, drop_hidden, page_words
from rempart.sources.parsers.parsed import Parsed

LONGEST_FACT = 300
LEAST_TITLE = 15
_DATES = page_words("declared date")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher")
_BETWEEN = re.compile(r"\s+[|–—·•»-]\s+|：|｜")
_DEEPEST = 6
_DATE_TAGS = ("time", "div", "p", "span", "li", "td")
_DATE_NAMES = frozenset(page_words("date line"))
_WORDS = re.compile(r"[a-z]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST_DATE_LINE = 120


def facts_of(tree: etree._Element, *, careful: bool = True) -> Parsed:
    """Return what a page declares in its head, its linked data and its heading, yet without text; nothing is guessed.

    Where it is to be ``careful`` and no head declares a date, one is looked for in rarer places and under the
    heading.
    """
    declared = _meta(tree)
    linked = next(_articles(tree), {})
    heading, named = _headings(tree)
    told = _line(declared.get("og:title")) or _line(linked.get("headline"))
    publisher = _first(declared, _PUBLISHERS) or _publisher(linked)
    if told is None or publisher is None:
        in_name, name_beside = _name_parts(tree, named)
        told, publisher = told or in_name, publisher or name_beside
    title = heading if heading and (not told or heading in told or told in heading) else told or heading
    if publisher and title:
        title = _without(title, publisher)
    return Parsed(
        text="",
        title=title,
        published=_published(tree, declared, linked) or (_shown(tree) if careful else None),
        publisher=publisher,
        address=_address(tree, declared),
        language=_language(tree),
    )


def _meta(tree: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = node.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _line(text: object) -> str | None:
    """Return a text on one line, cut to what a title or a name may be long."""
    return (" ".join(text.split())[:LONGEST_FACT] or None) if isinstance(text, str) else None


def _line_of(node: etree._Element) -> str:
    """Return all words in a part, on one line."""
    return " ".join("".join(map(str, node.itertext())).split())


def _first(declared: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((_line(declared[name]) for name in names if name in declared), None)


def _headings(tree: etree._Element) -> tuple[str | None, str | None]:
    """Return the first heading and the title of the page."""
    heading = next(tree.iter("h1"), None)
    title = next(tree.iter("title"), None)
    words = [_line_of(node).replace("\xad", "") if node is not None else "" for node in (heading, title)]
    return _line(words[0]), _line(words[1])


def _name_parts(tree: etree._Element, named: str | None) -> tuple[str | None, str | None]:
    """Split the title of a page at what is said in it: "Kyiv asks for shells | World | The Northern Ledger".

    The part that the page itself repeats is the title, the part at the other end the publisher's name.
    """
    parts = _BETWEEN.split(named) if named else []
    if len(parts) < 2 or not all(parts):
        return named, None
    body = tree.find("body")
    said = _line_of(body).replace("\xad", "") if body is not None else ""
    for place, other in ((0, -1), (-1, 0)):
        if len(parts[place]) >= LEAST_TITLE and parts[place] in said:
            return parts[place], parts[other]
    return named, None


def _without(title: str, publisher: str) -> str:
    parts = re.split(r"(\s+[|–—·•»-]\s+)", title)
    if len(parts) > 2 and parts[-1].casefold() == publisher.casefold():
        return "".join(parts[:-2])
    return title


def _articles(tree: etree._Element) -> Iterator[dict[str, object]]:
    """Yield what linked data says of articles, those with a date first named."""
    for script in tree.iter("script"):
        if "ld+json" not in script.get("type", "") or not script.text:
            continue
        try:
            data = json.loads(script.text.strip().removeprefix("<![CDATA[").removesuffix("]]>"))
        except (ValueError, RecursionError):
            continue
        yield from _dated(data, 0)


def _dated(data: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for one in data[:100]:
            yield from _dated(one, depth + 1)
    elif isinstance(data, dict):
        if "datePublished" in data or "headline" in data:
            yield data
        yield from _dated(data.get("@graph"), depth + 1)


def _publisher(linked: dict[str, object]) -> str | None:
    publisher = linked.get("publisher")
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    return _line(publisher.get("name")) if isinstance(publisher, dict) else _line(publisher)


def _published(tree: etree._Element, declared: dict[str, str], linked: dict[str, object]) -> str | None:
    told: list[object] = [linked.get("datePublished")]
    told += [declared[name] for name in _DATES if name in declared]
    told += [node.get("datetime") for node in tree.iter("time") if "pubdate" in node.attrib]
    told += [
        node.get("datetime") or node.get("content")
        for node in tree.iterfind(".//*[@itemprop='datePublished']")
    ]
    return next((day for day in map(day_in, told) if day), None)


def _shown(tree: etree._Element) -> str | None:
    """Return the date that htmldate finds declared, else the one in the first part named as a date."""
    import htmldate  # noqa: PLC0415 -- it takes long to load, and most pages need it not

    declared = day_in(htmldate.find_date(as_html(tree), extensive_search=False, original_date=True))
    if declared:
        return declared
    for node in tree.iter(*_DATE_TAGS):
        names = node.get("class", "") + " " + node.get("id", "")
        if node.tag != "time" and _DATE_NAMES.isdisjoint(_WORDS.findall(names.lower())):
            continue
        words = _line_of(node)
        if _YEAR.search(words) and len(words) <= LONGEST_DATE_LINE:
            return _day_said(words)
    return None


def as_html(tree: etree._Element) -> str:
    """Return a page as it stands now."""
    return etree.tostring(tree, encoding="unicode", method="html")


def _day_said(words: str) -> str | None:
    """Return the day that a line such as "19 August 2025, 08:15" says in any language, None where unclear."""
    import htmldate  # noqa: PLC0415  # slow to load, rarely needed

    page = f'<html><body><div class="date">{html.escape(words)}</div></body></html>'
    day = day_in(htmldate.find_date(page, extensive_search=True, original_date=True))
    # A first of January stands for a year alone.
    return None if day is None or day.endswith("-01-01") else day


def _address(tree: etree._Element, declared: dict[str, str]) -> str | None:
    links = [
        node.get("href", "").strip()
        for node in tree.iter("link")
        if "canonical" in node.get("rel", "").lower()
    ]
    return next(filter(is_web_address, [*links, declared.get("og:url", "")]), None)


def _language(tree: etree._Element) -> str | None:
    code = tree.get("lang", "").strip().lower().partition("-")[0]
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None


# Below this many characters an answer of the fast extractor is asked of the careful one too.
LITTLE = 200
# A page of more parts is a table or a list, on which the careful extractor takes very long.
MOST_PARTS = 20_000
# A briefing read as a report would be its own source.
_OWN = "//meta[@name='generator'][starts-with(@content, 'Rempart ')]"
# References escaped twice, as "&amp;nbsp;" in a page.
_LEFT_REFERENCE = re.compile(r"&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read_page(source: str, *, careful: bool = True) -> Parsed:
    """Return the main text of an HTML page and what the page declares.

    Hidden words and the parts around the article go first. Then trafilatura reads the rest; with
    ``careful=False``, for archives, resiliparse does, some times faster and with more of what stands around an
    article, and trafilatura only where that finds next to nothing.

    Raises:
        NotTextError: the page has no main text, or is a briefing of Rempart.
    """
    try:
        parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
        tree = etree.fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as broken:
        raise NotTextError("it is no page that could be read") from broken
    if tree is None:  # nothing but white space or a comment
        raise NotTextError("no main text was found in the page")
    if tree.xpath(_OWN):
        raise NotTextError("it is a briefing that Rempart wrote, which is no source")
    facts = facts_of(tree, careful=careful)
    drop_hidden(tree)
    drop_furniture(tree)
    is_vast = sum(1 for _ in tree.iter()) > MOST_PARTS
    text = _tidy(_careful(tree) if careful and not is_vast else _fast(tree))
    if not any(letter.isalnum() for letter in text):
        raise NotTextError("no main text was found in the page")
    # The title stands first where the text lacks it.
    is_headless = facts.title and facts.title not in text
    return replace(facts, text=f"{facts.title}\n{text}" if is_headless else text)


def _careful(tree: etree._Element) -> str:
    import trafilatura  # noqa: PLC0415 -- it takes long to load, and archives seldom need it

    found = trafilatura.extract(as_html(tree), include_comments=False, include_tables=True)
    return found or _plain(tree, main_content=False)


def _fast(tree: etree._Element) -> str:
    found = _plain(tree, main_content=True)
    return found if len(found) >= LITTLE else _careful(tree)


def _plain(tree: etree._Element, *, main_content: bool) -> str:
    return extract_plain_text(as_html(tree), main_content=main_content, alt_texts=False, links=False)


def _tidy(text: str) -> str:
    """Repair references escaped twice, drop soft hyphens, which only say where a line may break."""
    if _LEFT_REFERENCE.search(text):
        text = html.unescape(text)
    text = text.replace("\xad", "").replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(filter(None, map(str.strip, text.split("\n"))))
