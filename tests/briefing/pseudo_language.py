"""A language in which every translated letter is set wide: what is left in plain letters was never looked up.

Left out are quotes and names: words of documents, cells of sourced tables, ids, proper names and what
the Unicode locale data says (months, states).
"""

import re
from collections.abc import Iterable, Iterator
from gettext import NullTranslations
from typing import Any

from lxml import etree, html
from tests.briefing.catalogue_texts import Text, texts

from rempart.briefing.briefing_file import BriefingFile

_WIDE = 0xFEE0  # from a plain letter to its wide form
_QUOTES = "//style|//blockquote|//q|//cite|//*[contains(@class, 'document')]|//*[@lang='en']|//*[contains(@class, 'short-names')]"
_WORDS_OF_SOURCES = (
    "//*[@id='rows']//td|//*[@id='rows']//th|//a[starts-with(@href, '#row') or starts-with(@href, 'http')]"
)
_FILE_NAMES = re.compile(r"[\w/]+\.(?:csv|json|md|toml)\b|rempart \w+")
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»")


class Wide(NullTranslations):
    """Knows every text that the catalogues must hold, and tells it in wide letters."""

    def __init__(self) -> None:
        super().__init__()
        self._known: set[Text] = texts()

    def gettext(self, message: str) -> str:
        return widened(message) if message in self._known else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        text = msgid1 if n == 1 else msgid2
        return widened(text) if (msgid1, msgid2) in self._known else text


def widened(text: str) -> str:
    """Return the text in wide letters; places and the unit of a column stay."""
    return re.sub(
        r"\{\w*\}|\|[a-z]+$|[A-Za-z]", lambda m: m[0] if len(m[0]) > 1 else chr(ord(m[0]) + _WIDE), text
    )


def plain_words(page: str, file: BriefingFile) -> list[str]:
    """Return what a page says in plain small letters, outside quotes, names and ids, each with its text."""
    tree: Any = html.fromstring(page)
    for element in tree.xpath(f"{_QUOTES}|{_WORDS_OF_SOURCES}"):
        if element.getparent() is not None:
            element.text = None
            for child in list(element):
                element.remove(child)
            for name in ("aria-label", "title"):
                element.attrib.pop(name, None)
    quotes = _longest_first(_quotes(file))
    return [
        text for text in dict.fromkeys(_visible(tree)) if re.search(r"\b[a-z]{3,}", _without(text, quotes))
    ]


def plain_statements(file: BriefingFile) -> list[str]:
    """Return the statements that say something in plain small letters, outside quotes, names and ids."""
    quotes = _longest_first(_quotes(file))
    told = [_QUOTED.sub("", statement.text) for statement in file.statements]
    return [text for text in told if re.search(r"\b[a-z]{3,}", _without(text, quotes))]


def _longest_first(quotes: Iterable[str]) -> list[str]:
    return sorted({quote for quote in quotes if len(quote) > 2}, key=len, reverse=True)


def _visible(tree: Any) -> Iterator[str]:
    for element in tree.iter():
        if isinstance(element, etree._Comment):
            continue
        for text in (element.text, element.tail, *(element.get(n) for n in ("aria-label", "title", "alt"))):
            if text and text.strip():
                yield " ".join(text.split())


def _without(text: str, quotes: list[str]) -> str:
    text = _FILE_NAMES.sub(" ", text)
    for quote in quotes:
        text = text.replace(quote, " ")
    text = _QUOTED.sub(" ", text)
    # A proper name begins with a capital; the words of a name follow it ("Lo, Hashimoto and Reiter").
    return re.sub(r"\b[A-Z][\w'’.&-]*(?:,? (?:and|et|of|on|the|al\.|du|la) (?=[A-Z]))?", " ", text)


def _quotes(file: BriefingFile) -> Iterator[str]:
    """Yield names, ids and words that were taken over as they stood."""
    for row in file.rows:
        yield from (row.id, row.id.rpartition("/")[2], row.table, row.source or "", row.source_title or "")
        cells = [" ".join(cell.split()) for cell in row.values.values()]
        yield from (cell.removeprefix("default: ") for cell in cells if " " in cell or "_" in cell)
    for finding in file.outlook["findings"]:
        yield from (
            str(finding[name] or "") for name in ("study", "source", "text", "sample", "what_was_read")
        )
    for rate in file.outlook["base_rates"]:
        yield rate["source"]
    for document in file.documents:
        yield from (str(document[name]) for name in ("id", "title", "publisher", "source") if document[name])
    for claim in file.claims:
        yield from (*claim["attributed_to"], *claim.get("attribution", ()), str(claim["id"]))
        yield " ".join(str(claim["quote"]).split())
    for agreement in file.agreements:
        yield str(agreement["id"])
        yield from (str(origin["name"]) for origin in agreement["origins"])
        yield from (str(party) for role in ("buyer", "seller", "funder") for party in agreement[role] or ())
    for assumption in file.assumptions:
        yield from (assumption.id, assumption.id.rpartition("/")[2], assumption.id.replace("_", " "))
        yield assumption.id.rpartition("/")[2].replace("_", " ")
