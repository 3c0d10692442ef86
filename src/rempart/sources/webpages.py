"""Web pages to their main text: navigation, scripts and hidden words are left out."""

import json
import logging
import re
from dataclasses import dataclass

import htmldate
import trafilatura
from lxml import etree
from lxml import html as markup

# Text that no reader of the page sees is no part of what was published.
HIDDEN = (
    "//script",
    "//style",
    "//template",
    "//noscript",
    "//comment()",
    "//*[@hidden]",
    "//*[@aria-hidden='true']",
    "//*[contains(translate(@style, ' ', ''), 'display:none')]",
    "//*[contains(translate(@style, ' ', ''), 'visibility:hidden')]",
    "//*[contains(translate(@style, ' ', ''), 'font-size:0')]",
)
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class WebPage:
    """The main text of a page and what the page says of itself."""

    title: str | None
    text: str
    published: str | None
    publisher: str | None


def read_web_page(source: str) -> WebPage:
    """Return the main text of an HTML page; ``text`` is empty where there is none.

    The date is taken only where the page declares it (meta data), never guessed from its text.
    """
    try:
        tree = markup.document_fromstring(source.encode("utf-8"), parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return WebPage(None, "", None, None)
    title, publisher, published = _declared(tree)
    for path in HIDDEN:
        for node in _nodes(tree, path):
            if node.getparent() is not None:
                node.drop_tree()
    text = trafilatura.extract(tree, include_comments=False, include_tables=True) or ""
    if text and title and title not in text:
        text = f"{title}\n{text}"
    return WebPage(title, text, published, publisher)


def _parser() -> markup.HTMLParser:
    return markup.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)


def _nodes(tree: markup.HtmlElement, path: str) -> list[markup.HtmlElement]:
    found = tree.xpath(path)
    mixin = (markup.HtmlElement, markup.HtmlComment)
    return [node for node in found if isinstance(node, mixin)] if isinstance(found, list) else []


def _declared(tree: markup.HtmlElement) -> tuple[str | None, str | None, str | None]:
    copy = etree.tostring(tree, encoding="unicode")
    metadata = trafilatura.extract_metadata(markup.document_fromstring(copy), extensive=False)
    published = htmldate.find_date(
        markup.document_fromstring(copy), extensive_search=False, original_date=True
    )
    title = metadata.title if metadata else None
    publisher = metadata.sitename if metadata else None
    heading = tree.xpath("string(//h1)")
    if isinstance(heading, str) and heading.strip() and (title is None or heading.strip() not in title):
        title = " ".join(heading.split())
    return title, publisher or _publisher_in_linked_data(tree), published if _is_day(published) else None


def _is_day(date: str | None) -> bool:
    return date is not None and _DAY.match(date) is not None


def _publisher_in_linked_data(tree: markup.HtmlElement) -> str | None:
    for script in _nodes(tree, "//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        publisher = data.get("publisher") if isinstance(data, dict) else None
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str) and name.strip():
            return name.strip()
    return None
