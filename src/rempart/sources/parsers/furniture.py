"""What stands around an article on its page: menus, notices, advertisements, lists of other articles."""

import re
from typing import NamedTuple

from lxml import etree

from rempart.sources.parsers.hidden import drop
from rempart.sources.parsers.page_words import page_words

_TAGS = frozenset({"nav", "footer", "aside", "dialog", "button", "form"})
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"}
)
# Words of class names and ids.
_NAMES = frozenset((*page_words("furniture"), *page_words("never prose")))
# Long prose stays whatever its part is called, except where the name leaves no doubt.
_NEVER_PROSE = frozenset(page_words("never prose"))
_NEVER_FURNITURE = frozenset(
    ("html", "head", "body", "main", "article", "h1", "title", "meta", "link", "br", "p")
)
_LISTING = frozenset({"td", "ul", "ol", "div", "section", "table", "tr", "dl"})
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_SMALL_PRINT = frozenset({"1", "-2", "-3"})
PROSE = 250  # characters of running text
LARGE_SHARE = 0.4  # of the words of the page: no furniture is as large
MOSTLY_LINKS = 0.6
FEW_LINKS = 0.2


class _Size(NamedTuple):
    """How much a part holds: characters of text, of those in links, paragraphs, headings."""

    text: int
    linked: int
    paragraphs: int
    headings: int


def drop_furniture(tree: etree._Element) -> None:
    """Take out what is no part of the article. A part that holds much of the page's words always stays."""
    nodes = list(tree.iter())
    sizes = _sizes(nodes)
    whole = sizes[0].text
    doomed: list[etree._Element] = []
    inside: set[etree._Element] = set()
    for node, size in zip(nodes, sizes, strict=True):
        if node.getparent() in inside:
            inside.add(node)
        elif _is_furniture(node, size, whole):
            inside.add(node)
            doomed.append(node)
    for node in doomed:
        drop(node)


def _sizes(nodes: list[etree._Element]) -> list[_Size]:
    """Measure every part of a page in one pass from its end, where children stand before their parents."""
    place = {node: at for at, node in enumerate(nodes)}
    text, linked, paragraphs, headings = ([0] * len(nodes) for _ in range(4))
    for at in range(len(nodes) - 1, -1, -1):
        node = nodes[at]
        text[at] += _length(node.text)
        tag = node.tag
        if tag == "a":
            linked[at] = text[at]
        parent = node.getparent()
        above = place.get(parent) if parent is not None else None
        if above is not None:
            text[above] += text[at] + _length(node.tail)
            linked[above] += linked[at]
            paragraphs[above] += paragraphs[at] + (tag == "p")
            headings[above] += headings[at] + (tag == "h1")
    return list(map(_Size, text, linked, paragraphs, headings))


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0


def _is_furniture(node: etree._Element, size: _Size, whole: int) -> bool:
    tag = node.tag
    named = _named_so(node) if node.attrib else frozenset()
    if tag in _NEVER_FURNITURE and not (tag == "p" and named):
        return False
    if size.text > LARGE_SHARE * whole or size.headings or not size.text:
        return False
    if tag == "font" and node.get("size") in _SMALL_PRINT:
        return True
    if tag == "header" and not size.paragraphs:
        return True
    if named or tag in _TAGS:
        is_prose = size.text > PROSE and size.linked < FEW_LINKS * size.text
        return not is_prose or not named.isdisjoint(_NEVER_PROSE) or tag in {"nav", "footer"}
    return tag in _LISTING and size.text < 4 * PROSE and size.linked > MOSTLY_LINKS * size.text


def _named_so(node: etree._Element) -> frozenset[str]:
    attributes = node.attrib
    role = {attributes.get("role", "")} & _ROLES
    names = attributes.get("class", "") + " " + attributes.get("id", "")
    return _NAMES.intersection(word.lower() for word in _WORDS.findall(names)) | role
