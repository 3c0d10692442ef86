"""Firms that no table knows, by their legal form or by the words before them: *a contract with Ritek*, *firma Sima*."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rempart.claims.mentions import Entry, Mention, Mentions
from rempart.claims.romanising import romanised
from rempart.claims.sentences import Sentence

_CAPITAL: Final = "[A-ZÀ-ÖØ-ÞĆČĐĞİŁŃŐŘŚŞŠŰŹŻŽ]"
_WORD: Final = rf"{_CAPITAL}[^\W_]*(?:[-–'’.][^\W_]+)*"
_NAME: Final = re.compile(rf"{_WORD}(?: (?:& |of |de )?{_WORD}){{0,3}}")
_FORM: Final = (
    r"(?:Inc|Corp|Ltd|LLC|plc|PLC|AG|GmbH|KG|SAS|SpA|S\.p\.A|Srl|S\.r\.l|Oyj?|AB|ASA?|A/S|ApS|N\.V|NV|B\.V|BV|S\.A|S\.L|"
    r"a\.s|s\.r\.o|d\.o\.o|d\.d|Kft|Zrt|Nyrt|A\.Ş|Pty|Pvt|Tbk|Ltda|sp\. z o\.o)(?![^\W_])"
)
_LEGAL: Final = re.compile(rf"({_WORD}(?: (?:& )?{_WORD}){{0,3}}),? {_FORM}")
# Told first, as few texts hold a legal form; few words of a text begin as one does.
_FORMED: Final = re.compile(rf" (?=[A-Z]|[ads]\.|plc|sp\.){_FORM}")
# A firm that a notice names with the exchange on which it is listed: *Sablon (Euronext Bruxelles: SABLO)*.
_LISTED: Final = re.compile(
    rf"({_WORD}(?: (?:& )?{_WORD}){{0,3}})(?:,? {_FORM})? \((?:Euronext|LSE|AIM|NYSE|N[Aa][Ss][Dd][Aa][Qq]|ASX|TSX|GPW|WSE|"
    r"XETRA|Xetra|BME|BIT|B3|KRX|TASE|NSE|BSE|EPA|ISIN|Oslo Børs)[^()]{0,30}\)"
)
_EXCHANGE: Final = re.compile(r" \((?=[A-Z])[^()]{2,40}\)")
_SHORT: Final = re.compile(rf" \(({_CAPITAL}[^\W_]{{1,7}})\)")
# Letters before such a bracket in which the name of a firm begins.
LISTED: Final = 90
# Letters behind a noun of works in which its short name stands.
SHORTENED: Final = 80
# Letters behind a noun of firms in which an adjective begins and ends.
ADJECTIVE: Final = 30
# Letters behind a firm and a comma in which its adjective stands.
APPOSED: Final = 40
# Words that a name of a firm may hold, all but the first where its form or its listing tells it for one.
PARTS: Final = ("item", "government", "institution", "speaker", "adjective")
# Letters of the longest name that may reach over another: *Ministério da Defesa*.
LONGEST: Final = 40
# What a name of a firm is not.
_OTHER: Final = (
    "party",
    "adjective",
    "person",
    "item",
    "outlet",
    "scheme",
    "speaker",
    "institution",
    "government",
    "firm",
    "speech",
)
_DEALS: Final = frozenset({"buy", "deal", "choose"})
_SIDES: Final = frozenset({"with", "from", "to", "dat"})
_SIGNED: Final = frozenset({"signed", "contracted"})


def with_newcomers(
    text: str,
    folded: str,
    mentions: Mentions,
    *,
    word_order: frozenset[str],
    sentences: Sequence[Sentence],
    letters: Mapping[str, str],
) -> Mentions:
    """Return the mentions with the firms that stand in the body of a text and in no table.

    A legal form is looked for in the sentences that are read; another alphabet is written in Latin ``letters``.
    """
    body = text.find("\n") + 1
    found: dict[str, str] = {}
    places = [*_behind_trade(text, folded, mentions, capitals="nouns capitalised" in word_order)]
    places += _behind_deal(text, mentions) if "nouns capitalised" not in word_order else []
    places += _behind_adjective(text, folded, mentions) if "inverted" in word_order else []
    places += _works_in_short(text, mentions)
    has_form = any(_FORMED.search(text, s.start, s.end) for s in sentences)
    named = [*_LEGAL.finditer(text, body)] if has_form else []
    named += _listed(text, body)
    formed = {(*one.span(1), _apposed(folded, mentions, one.end())) for one in named}
    formed |= set(_quoted(text, folded, mentions)) if letters else set()
    places += sorted(formed, key=lambda place: (place[0], not place[2]))
    for start, end, state in places:
        if start >= body and not _is_other(mentions, start, end, formed=(start, end, state) in formed):
            found.setdefault(text[start:end], state)
            short = _SHORT.match(text, end)
            if short and not _is_other(mentions, *short.span(1)):
                found.setdefault(short[1], f"{text[start:end]}={state}")
    found = {name: _in_letters(name, state, letters) for name, state in found.items()} if letters else found
    return mentions.with_more("firm", list(_everywhere(text, mentions, found))) if found else mentions


def _in_letters(name: str, state: str, letters: Mapping[str, str]) -> str:
    """Return what stands for a firm found in another alphabet: its name in Latin letters and its state."""
    plain = romanised(name, letters)
    return state if "=" in state or plain == name else f"{plain}={state}"


def _quoted(text: str, folded: str, mentions: Mentions) -> Iterator[tuple[int, int, str]]:
    """Yield what quotes set apart behind a noun of firms, perhaps with its goods between: *виробник дронів «Стриж»*."""
    for noun in mentions.of("industry"):
        place = noun.end + 1
        for thing in mentions.within(place, place + ADJECTIVE, "item"):
            place = thing.end + 1 if thing.start == place else place
        if folded[place - 1 : place + 1] != ' "' or not text[place + 1 : place + 2].isupper():
            continue
        close = folded.find('"', place + 1, place + LONGEST)
        if close > 0 and not set(folded[place + 1 : close]) & set(",.;:!?\n"):
            yield place + 1, close, ""


def _listed(text: str, body: int) -> list[re.Match[str]]:
    """Return the firms named with their exchange; looked for near brackets alone, as the names before them are long to try."""
    near = (
        (max(body, bracket.start() - LISTED), bracket.end()) for bracket in _EXCHANGE.finditer(text, body)
    )
    return [name for start, end in near for name in _LISTED.finditer(text, start, end)]


def _apposed(folded: str, mentions: Mentions, end: int) -> str:
    """Return the state of an adjective set behind a firm and a comma: *Vantor plc, the British maker of drones*."""
    if not folded[end : end + 2].rstrip(".").startswith(","):
        return ""
    near = mentions.within(end, end + APPOSED, "adjective")
    return near[0].value if near and "," not in folded[end + 1 : near[0].start] else ""


def _is_other(mentions: Mentions, start: int, end: int, *, formed: bool = False) -> bool:
    """Tell words that hold another name; a kind of thing, or of body, may be part of a firm's: *Marenco Difesa S.p.A.*."""
    near = mentions.within(max(0, start - LONGEST), end + LONGEST, *_OTHER)
    parts = PARTS if formed else PARTS[:1]
    return any(
        m.kind not in parts or (m.kind == "item" and m.entry.named) or m.end - m.start == end - start
        for m in near
        if m.start < end and start < m.end
    )


def _behind_trade(
    text: str, folded: str, mentions: Mentions, *, capitals: bool
) -> Iterator[tuple[int, int, str]]:
    """Yield what a noun of firms calls so, with its state where that stands between: *groupe letton X*."""
    for noun in mentions.of("industry"):
        if text[noun.start].isupper() and not capitals:
            continue  # a part of a name: "Polska Grupa Zbrojeniowa"
        place, state = noun.end + 1, ""
        if noun.says("owned") and not _is_led(mentions, noun):
            continue  # "la estatal FAME y Hyundai Rotem firmaron" buys for its state
        for word in mentions.within(place, place + ADJECTIVE, "adjective"):
            if word.start == place:
                place, state = word.end + 1, word.value
        name = _NAME.match(text, place) if folded[place - 1 : place] == " " else None
        if name:
            yield *name.span(), state


def _works_in_short(text: str, mentions: Mentions) -> Iterator[tuple[int, int, str]]:
    """Yield the short name, in brackets, behind works with a name of their own: *Fábrica de Armas del Ejército (FAME)*."""
    for noun in mentions.of("industry"):
        short = _SHORT.search(text, noun.end, noun.end + SHORTENED) if text[noun.start].isupper() else None
        if short and short[1].isupper() and not set(text[noun.end : short.start()]) & set(",.;:!?()\n"):
            yield *short.span(1), ""


def _is_led(mentions: Mentions, noun: Mention) -> bool:
    """Tell a firm of the state behind a preposition, or a noun of firms: *de la estatal FAME*, *la empresa estatal FAME*."""
    if mentions.ending_at(noun.start - 1, "industry"):
        return True
    articles = mentions.ending_at(noun.start - 1, "article")
    return bool(mentions.ending_at(min([noun.start, *(a.start for a in articles)]) - 1, "preposition"))


def _behind_deal(text: str, mentions: Mentions) -> Iterator[tuple[int, int, str]]:
    """Yield what stands behind a deal and the word for its other side: *a contract with Ritek*, *ordered from Sima*."""
    for lead in mentions.of("preposition"):
        if lead.value not in _SIDES or not text[lead.end + 1 : lead.end + 2].isupper():
            continue
        name = _NAME.match(text, lead.end + 1)
        deals = [*mentions.ending_at(lead.start - 1, "frame"), *mentions.ending_at(lead.start - 1, "status")]
        if name and any(d.value in _DEALS or d.value in _SIGNED for d in deals):
            yield *name.span(), ""


def _behind_adjective(text: str, folded: str, mentions: Mentions) -> Iterator[tuple[int, int, str]]:
    """Yield whom an adjective names where adjectives stand behind their nouns: *la alemana Fassmer*."""
    for word in mentions.of("adjective"):
        name = _NAME.match(text, word.end + 1) if folded[word.end : word.end + 1] == " " else None
        led = any(mentions.ending_at(word.start - 1, kind) for kind in ("article", "preposition"))
        if name and led and text[word.start].islower():
            yield *name.span(), word.value


def _everywhere(text: str, mentions: Mentions, found: dict[str, str]) -> Iterator[Mention]:
    for name, state in found.items():
        value, _, code = (state or _state_beside(text, mentions, name)).rpartition("=")
        marks = {"unlisted": "yes", "weak": "yes"} | ({"state": code} if code else {})
        entry = Entry("firm", value or name, marks, form=name)
        for place in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if not _is_other(mentions, *place.span(), formed=True):
                yield Mention(*place.span(), entry)


def _state_beside(text: str, mentions: Mentions, name: str) -> str:
    """Return the state that stands before a firm wherever the text names it: *Japan's Hoshino*, *la japonaise Hoshino*."""
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    told = {m.value for place in places for m in mentions.ending_at(place - 1, "adjective")}
    owned = (place - 3 for place in places if text[place - 3 : place] in {"'s ", "’s "})
    told |= {m.value for end in owned for m in mentions.ending_at(end, "party")}
    return told.pop() if len(told) == 1 else ""
