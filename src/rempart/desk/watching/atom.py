"""The feed of a watch list in the Atom format (RFC 4287)."""

import hashlib
import re
from collections.abc import Callable, Iterable
from xml.etree import ElementTree as ET

from rempart.ledger.book.change import Change

_ATOM = "http://www.w3.org/2005/Atom"
# What XML 1.0 cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MOST = 200
NEVER = "1970-01-01T00:00:00Z"


def atom(
    changes: Iterable[Change], *, title: str, address: str, link: Callable[[Change], str], updated: str
) -> bytes:
    """Return a feed, the newest change first; the same changes give the same bytes.

    Args:
        changes: What moved; each once.
        title: Of the feed.
        address: Of the feed itself; it is part of no entry, since it is a secret.
        link: Gives the address of the page about a change.
        updated: When the newest was learned; empty where nothing ever was.
    """
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    _add(feed, "title", title)
    _add(feed, "id", f"urn:sha256:{_digest(address)}")
    _add(feed, "updated", updated or NEVER)
    author = ET.SubElement(feed, f"{{{_ATOM}}}author")
    _add(author, "name", "Rempart")
    unique = {_name(change): change for change in changes}
    newest = sorted(unique, key=lambda name: (unique[name].learned, name), reverse=True)
    for name in newest[:MOST]:
        change = unique[name]
        entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(entry, "id", name)
        _add(entry, "title", change.sentence)
        _add(entry, "updated", change.learned)
        ET.SubElement(entry, f"{{{_ATOM}}}link", href=_clean(link(change)), rel="alternate")
        _add(entry, "content", change.sentence, type="text")
    written: str = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}'.encode()


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes).text = _clean(text)


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def _name(change: Change) -> str:
    return f"urn:sha256:{_digest(change.json_line())}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
