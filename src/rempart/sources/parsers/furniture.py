"""What stands around an article on its page: menus, notices, advertisements, lists of other articles."""

import re
from dataclasses import dataclass

from lxml import html as markup

from rempart.sources.parsers.hidden import drop

_TAGS = frozenset({"nav", "footer", "aside", "dialog", "button", "form"})
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"}
)
# Words of class names and ids. Pages in every language name their parts mostly in English; the others are
# such names in French, German, Spanish, Italian, Polish and Russian.
_NAMES = frozenset(
    [
        "ad",
        "ads",
        "adslot",
        "adv",
        "advert",
        "advertisement",
        "advertising",
        "adsense",
        "banner",
        "sponsor",
        "sponsored",
        "promo",
        "promotion",
        "werbung",
        "anzeige",
        "pub",
        "publicite",
        "publicidad",
        "publicidade",
        "reklama",
        "reklam",
        "annonce",
        "nav",
        "navbar",
        "navigation",
        "menu",
        "submenu",
        "breadcrumb",
        "breadcrumbs",
        "toolbar",
        "sidebar",
        "masthead",
        "topbar",
        "bottombar",
        "pagination",
        "foot",
        "footer",
        "colophon",
        "stopka",
        "pied",
        "bas",
        "pie",
        "rodape",
        "sitemap",
        "copyright",
        "impressum",
        "imprint",
        "cookie",
        "cookies",
        "consent",
        "gdpr",
        "cmp",
        "popup",
        "modal",
        "overlay",
        "paywall",
        "paid",
        "subscribe",
        "subscription",
        "subs",
        "abo",
        "subscriber",
        "newsletter",
        "signup",
        "login",
        "notification",
        "share",
        "sharing",
        "sharebar",
        "social",
        "socials",
        "follow",
        "telegram",
        "whatsapp",
        "facebook",
        "twitter",
        "related",
        "more",
        "recommended",
        "recommendation",
        "recommendations",
        "readalso",
        "alsoread",
        "popular",
        "mostread",
        "trending",
        "rank",
        "ranking",
        "leido",
        "outbrain",
        "taboola",
        "teaser",
        "teasers",
        "latest",
        "comment",
        "comments",
        "commentlist",
        "disqus",
        "kommentare",
        "commentaires",
        "comentarios",
        "respond",
        "tags",
        "taglist",
        "keywords",
        "skip",
    ]
)
# Long prose stays whatever its part is called, except where the name leaves no doubt.
_NEVER_PROSE = frozenset(
    [
        "cookie",
        "cookies",
        "consent",
        "gdpr",
        "comment",
        "comments",
        "commentlist",
        "disqus",
        "newsletter",
        "footer",
    ]
)
_NEVER_FURNITURE = frozenset(
    ("html", "head", "body", "main", "article", "h1", "title", "meta", "link", "br", "p")
)
_LISTING = frozenset({"td", "ul", "ol", "div", "section", "table", "tr", "dl"})
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_SMALL_PRINT = frozenset({"1", "-2", "-3"})
PROSE = 250  # characters of running text
LARGE_SHARE = 0.4  # of the words of the page: no furniture is as large
MOSTLY_LINKS = 0.6


@dataclass(slots=True)
class _Size:
    """How much text a part holds, and how much of it stands in links; characters."""

    text: int = 0
    linked: int = 0
    paragraphs: int = 0
    headings: int = 0

    @property
    def link_share(self) -> float:
        return self.linked / self.text if self.text else 0.0


def drop_furniture(tree: markup.HtmlElement) -> None:
    """Take out what is no part of the article. A part that holds much of the page's words always stays."""
    nodes = list(tree.iter())
    sizes = _sizes(nodes)
    whole = sizes[nodes[0]].text
    doomed: list[markup.HtmlElement] = []
    inside: set[markup.HtmlElement] = set()
    for node in nodes:
        if node.getparent() in inside:
            inside.add(node)
        elif _is_furniture(node, sizes[node], whole):
            inside.add(node)
            doomed.append(node)
    for node in doomed:
        drop(node)


def _sizes(nodes: list[markup.HtmlElement]) -> dict[markup.HtmlElement, _Size]:
    """Measure every part of a page in one pass from its end, where children stand before their parents."""
    sizes = {node: _Size() for node in nodes}
    for node in reversed(nodes):
        size = sizes[node]
        size.text += _length(node.text)
        if node.tag == "a":
            size.linked = size.text
        parent = node.getparent()
        if parent is None or parent not in sizes:
            continue
        above = sizes[parent]
        above.text += size.text + _length(node.tail)
        above.linked += size.linked
        above.paragraphs += size.paragraphs + (node.tag == "p")
        above.headings += size.headings + (node.tag == "h1")
    return sizes


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0


def _is_furniture(node: markup.HtmlElement, size: _Size, whole: int) -> bool:
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
        is_prose = size.text > PROSE and size.link_share < 0.2
        return not is_prose or not named.isdisjoint(_NEVER_PROSE) or tag in {"nav", "footer"}
    return size.linked > 0 and size.link_share > MOSTLY_LINKS and size.text < 4 * PROSE and tag in _LISTING


def _named_so(node: markup.HtmlElement) -> frozenset[str]:
    attributes = node.attrib
    role = {attributes.get("role", "")} & _ROLES
    names = attributes.get("class", "") + " " + attributes.get("id", "")
    return _NAMES.intersection(word.lower() for word in _WORDS.findall(names)) | role
