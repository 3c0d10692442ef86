"""What of a page is no part of its article: what stands around it, and what a reader does not see.

Menus, notices, advertisements, lists of other articles; hidden, tiny and white words, scripts, templates. Pages in
every language name their parts mostly in English; ``page_words.csv`` has such names, also French, German,
Spanish, Italian, Polish and Russian ones, one a row with what it says.
"""

import csv
import re
from importlib.resources import files
from typing import NamedTuple

from lxml import etree


def page_words(kind: str) -> tuple[str, ...]:
    """Return the words of one kind, in the order of the table.

    Example:
        >>> page_words("declared date")[0]
        'article:published_time'
    """
    text = files("rempart.sources.parsers").joinpath("page_words.csv").read_text(encoding="utf-8")
    return tuple(row["word"] for row in csv.DictReader(text.splitlines()) if row["kind"] == kind)


_NEVER_SEEN = frozenset(page_words("unseen element"))
_HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0*(?:\.0+)?(?:;|!|$)"
    r"|font-size:(?:0|[0-3](?:\.\d+)?(?:px|pt)|0?\.[0-3]\d*r?em)(?:\D|$)"
    r"|(?:text-indent|left|right|top|margin-left):-\d{3,}"
    r"|clip:rect\(0|clip-path:inset\((?:50|100)%|(?<![-\w])color:transparent"
)
_WHITE = re.compile(r"(?<![-\w])color:(?:white|#fff|#ffffff|rgba?\(255,255,255[^)]*\))(?:;|!|$)")
_BOX_OF_NOTHING = re.compile(r"(?<![-\w])(?:max-)?(?:height|width):0(?:px)?(?:;|!|$)")
_HINT = re.compile(
    r"none|hidden|collapse|opacity|size\s*:\s*\.?[0-3]|-\d{3}|clip|transparent|fff|255|white", re.IGNORECASE
)
_SUSPECT = re.compile(
    r"display|visibility|opacity|size|indent|left|right|top|clip|transparent|overflow|fff|255|white",
    re.IGNORECASE,
)
_SIMPLE = re.compile(r"[a-z0-9]*([.#][\w-]+)")
# One that is never closed ends with the sheet: the pattern must not begin anew at each of them.
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_NAME = re.compile(r"[.#][\w-]+")
_MOST_CSS = 300_000
_LONGEST_SELECTOR = 5_000


def drop_hidden(tree: etree._Element) -> None:
    """Take out of a page what no reader of it sees.

    Hidden by its element, an attribute, its own style, or a style sheet in the page whose rule names one
    class or id. Style sheets kept elsewhere are not read, so what only they hide stays.
    """
    rules = _names_hidden_by_rules(tree)
    doomed = [node for node in tree.iter() if _is_unseen(node, rules)]
    for node in doomed:
        drop(node)


def drop(node: etree._Element) -> None:
    """Take a node out and keep the words that follow it; a space stands where it stood."""
    parent = node.getparent()
    if parent is None:
        return
    tail = node.tail or ""
    before = node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    node.tail = None
    parent.remove(node)


def _is_unseen(node: etree._Element, rules: frozenset[str]) -> bool:
    if not isinstance(node.tag, str):  # a comment, a processing instruction or an entity
        return True
    attributes = node.attrib
    if node.tag in _NEVER_SEEN or not attributes or node.tag in {"html", "body"}:
        return node.tag in _NEVER_SEEN
    if "hidden" in attributes or attributes.get("aria-hidden", "").strip().lower() == "true":
        return True
    style = attributes.get("style")
    return (style is not None and hides(style)) or (bool(rules) and not rules.isdisjoint(_names(node)))


def hides(style: str) -> bool:
    """Say whether a style makes words invisible to a reader.

    Example:
        >>> hides("Display: none"), hides("color:#FFF"), hides("color:#fff;background:navy"), hides("left:0")
        (True, True, False, False)
    """
    told = "".join(style.lower().split())
    if _HIDING.search(told):
        return True
    if "overflow:hidden" in told and _BOX_OF_NOTHING.search(told):
        return True
    return "background" not in told and _WHITE.search(told) is not None


def _names(node: etree._Element) -> list[str]:
    names = ["." + name for name in node.get("class", "").split()]
    identity = node.get("id")
    return [*names, "#" + identity] if identity else names


def _names_hidden_by_rules(tree: etree._Element) -> frozenset[str]:
    """Return ``.class`` and ``#id`` that a style sheet in the page hides, and that no other rule shows."""
    hidden: set[str] = set()
    shown: set[str] = set()
    for sheet in tree.iter("style"):
        if not _HINT.search(sheet.text or ""):
            continue
        for rule in _outside_media(sheet.text or "").split("}"):
            selectors, _, style = rule.partition("{")
            if not _SUSPECT.search(style) or len(selectors) > _LONGEST_SELECTOR:
                continue
            hiding = hides(style)
            for selector in selectors.split(","):
                simple = _SIMPLE.fullmatch(selector.strip())
                if hiding and simple:
                    hidden.add(simple[1])
                elif not hiding and ("display" in style or "visibility" in style):
                    shown.update(_NAME.findall(selector))
    return frozenset(hidden - shown)


def _outside_media(sheet: str) -> str:
    """Return a style sheet without its ``@`` blocks: what hides on paper or on a telephone is seen here."""
    text = _COMMENT.sub("", sheet[:_MOST_CSS])
    kept: list[str] = []
    depth = 0
    inside_at = False
    start = 0
    for brace in re.finditer(r"[{}]", text):
        if brace[0] == "{":
            if depth == 0:
                inside_at = "@" in text[start : brace.start()]
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                if not inside_at:
                    kept.append(text[start : brace.end()])
                start = brace.end()
    return "".join(kept)


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
