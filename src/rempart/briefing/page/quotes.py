"""Templates of pages, and quotes in their text: the whole document with every claim marked, one quote in its context.

Everything that comes from a document is untrusted: it is escaped here or by the template, and
characters that could reorder or hide text are made visible.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from rempart.briefing.language import _


def environment_of(package: str) -> Environment:
    """Return what the templates of a package are read by; ``drawn`` lets a chart or a map through."""
    environment = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_safe,
    )
    environment.filters["drawn"] = _drawn
    return environment


def _safe(value: Any) -> Any:
    """Spell out reordering controls in every text that a template prints."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _drawn(drawing: str) -> Markup:
    """Let a chart or map through: its texts were escaped where it was drawn."""
    return Markup(drawing)  # noqa: S704 - drawing and maps escape every text they set


_CONTEXT = 160  # code points shown on each side of a quote
# Characters that reorder text (bidirectional controls) or cannot stand in HTML.
_HIDDEN = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)}


def visible(text: str) -> str:
    """Return the text with reordering controls spelled out and characters that HTML forbids replaced.

    Example:
        >>> visible("safe" + chr(0x202E) + "text")
        'safe[U+202E]text'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(letter) for letter in text)


def _shown(letter: str) -> str:
    if letter in _HIDDEN:
        return f"[U+{ord(letter):04X}]"
    if unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\n\t":
        return "\N{REPLACEMENT CHARACTER}"
    return letter


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quote with the words around it; ``before`` and ``after`` are cut at a word."""

    before: str
    quote: str
    after: str


def excerpt(text: str | None, quote: str, start: int) -> Excerpt:
    """Return a quote in its context; without the text, the quote alone."""
    end = start + len(quote)
    if not text or text[start:end] != quote:
        return Excerpt("", quote, "")
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    if start > _CONTEXT:
        before = "… " + before.partition(" ")[2]
    if end + _CONTEXT < len(text):
        after = after.rpartition(" ")[0] + " …"
    return Excerpt(" ".join(before.split(" ")), text[start:end], after)


def marked(text: str, claims: Sequence[Mapping[str, Any]], cited: Mapping[str, Sequence[int]]) -> Markup:
    """Return a document's text with every quote of its claims highlighted, as paragraphs of safe HTML.

    ``cited`` gives by claim id the numbers of the statements that rest on it. Quotes may overlap: the text is
    cut at every start and end, each piece is marked once, the anchor ``claim-…`` stands where a quote starts
    and the numbers of its statements where it ends.
    """
    spans = [span for span in (_span(claim, len(text)) for claim in claims) if span is not None]
    extras = [(place["start"], place["end"]) for claim in claims for place in claim.get("also_at", ())]
    breaks = {0, len(text), *(n for n, letter in enumerate(text) if letter == "\n")}
    breaks |= {at for start, end, _ in spans for at in (start, end)}
    breaks |= {at for pair in extras for at in pair if 0 <= at <= len(text)}
    cuts = sorted(breaks)
    pieces: list[Markup] = []
    for start, end in pairwise(cuts):
        mark = Markup('<span id="{}"></span>')
        anchors = Markup("").join(mark.format(anchor(name)) for first, _, name in spans if first == start)
        inside = any(first <= start and end <= last for first, last, _ in spans)
        again = any(first <= start and end <= last for first, last in extras)
        piece = _lines(text[start:end], "claimed" if inside else "again" if again else "")
        pieces.append(anchors + piece + _notes([name for _, last, name in spans if last == end], cited))
    return Markup("<p>") + Markup("").join(pieces) + Markup("</p>")


def anchor(claim_id: str) -> str:
    """Return the HTML id of a claim's place in its document."""
    return "claim-" + slug(claim_id)


def slug(text: str) -> str:
    """Return an HTML id and URL fragment that no other text gives; what may stand in both is kept.

    Example:
        >>> slug("report#1"), slug("row:systems/patriot-other")
        ('report~23~1', 'row:systems/patriot-other')
    """
    return "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in "_-./:") else f"~{ord(letter):x}~"
        for letter in text
    )


def _span(claim: Mapping[str, Any], length: int) -> tuple[int, int, str] | None:
    start, end = int(claim["start"]), int(claim["end"])
    return (start, end, str(claim["id"])) if 0 <= start < end <= length else None


def _lines(text: str, kind: str) -> Markup:
    """Return one piece of text, marked or not; a line end closes the paragraph."""
    lines = [
        Markup('<mark class="{}">{}</mark>').format(kind, visible(line))
        if kind and line.strip()
        else escape(visible(line))
        for line in text.split("\n")
    ]
    return Markup("</p><p>").join(lines)


def _notes(claims: Iterable[str], cited: Mapping[str, Sequence[int]]) -> Markup:
    numbers = sorted({number for claim_id in claims for number in cited.get(claim_id, ())})
    if not numbers:
        return Markup("")
    links = Markup(" ").join(
        Markup('<a href="#s-{0}" aria-label="{1}">{0}</a>').format(
            number, _("statement {n}").format(n=number)
        )
        for number in numbers
    )
    return Markup('<sup class="notes">{}</sup>').format(links)
