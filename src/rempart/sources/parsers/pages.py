"""Web pages to their main text: navigation, scripts and hidden words are left out."""

import html
import logging
import re

from lxml import etree
from resiliparse.extract.html2text import extract_plain_text

from rempart.sources.decoding import NotTextError
from rempart.sources.parsers.furniture import drop_furniture
from rempart.sources.parsers.hidden import drop_hidden
from rempart.sources.parsers.page_facts import PageFacts, as_html, facts_of
from rempart.sources.parsers.parsed import Parsed

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
    ``careful=False`` resiliparse does, some times faster and with more of what stands around an article, and
    trafilatura only where that finds next to nothing.

    Args:
        source: The characters of the page.
        careful: False for archives of pages, where speed counts.

    Raises:
        NotTextError: the page has no main text, or is a briefing of Rempart.
    """
    try:
        tree = etree.fromstring(source.encode("utf-8", "replace"), parser=_parser())
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
    return Parsed(
        text=_headed(facts, text),
        title=facts.title,
        published=facts.published,
        publisher=facts.publisher,
        address=facts.address,
        language=facts.language,
    )


def _parser() -> etree.HTMLParser:
    return etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)


def _careful(tree: etree._Element) -> str:
    import trafilatura  # noqa: PLC0415 -- it takes long to load, and archives seldom need it

    found = trafilatura.extract(as_html(tree), include_comments=False, include_tables=True)
    return found or _plain(tree, main_content=False)


def _fast(tree: etree._Element) -> str:
    found = _plain(tree, main_content=True)
    return found if len(found) >= LITTLE else _careful(tree)


def _plain(tree: etree._Element, *, main_content: bool) -> str:
    text: str = extract_plain_text(as_html(tree), main_content=main_content, alt_texts=False, links=False)
    return text


def _tidy(text: str) -> str:
    """Repair references escaped twice, drop soft hyphens, which only say where a line may break."""
    if _LEFT_REFERENCE.search(text):
        text = html.unescape(text)
    text = text.replace("\xad", "").replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(filter(None, map(str.strip, text.split("\n"))))


def _headed(facts: PageFacts, text: str) -> str:
    """Put the title first where the text lacks it."""
    if facts.title and facts.title not in text:
        return f"{facts.title}\n{text}"
    return text
