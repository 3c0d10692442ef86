"""Names of persons: beside an office, after a title, and right before or behind a verb of speech."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rempart.claims.bodies import STATE
from rempart.claims.language import state_names
from rempart.claims.mentions import Mention
from rempart.claims.name_words import CAPITALISED, NO_NAME, NO_PERSON, PARTICLES
from rempart.claims.page import Page
from rempart.claims.romanising import romanised
from rempart.claims.scripts import CAPITAL
from rempart.claims.sentences import Sentence
from rempart.claims.speaker import Speaker

# Letters before a name in which its office stands.
OFFICE: Final = 45
# How many words of states, bodies and what it is for may stand between an office and the name of who holds it.
OWNERS: Final = 5
# Letters beside *the official* in which a word says whose it is, and behind a person within which it stands for them.
BESIDE, BACK = 25, 500
# Letters between who has spoken and the verb.
HEARD: Final = 30
# Letters between a name and the title behind it.
APPOSED: Final = 6
# What sets off a name from what stands before it.
SET_OFF: Final = frozenset({", ", '" '})
# Those who speak for whom they belong to, and the letters to the body that this is.
INSIDERS: Final = frozenset({"source", "sources", "official", "officials"})
IN_BODY: Final = 30
# Letters of a preposition or an article: *at the*, *bij het*.
SMALL: Final = 4
# Letters of a full name.
FULL: Final = 45
# Offices that nobody holds together; others (*state secretary*) may be another word for the same one.
# Words that stand for a person of whom the text has said more: *the ambassador said … the diplomat added*.
PERSONAL: Final = frozenset({"official", "diplomat", "officer", "member of parliament"})
CABINET: Final = frozenset(
    {"president", "chancellor", "prime minister", "defence minister", "foreign minister", "finance minister"}
    | {"ambassador"}
)
_PART: Final = rf"(?:{CAPITALISED}|(?!M\.){CAPITAL}\.)"  # *Donald J. Trump*, but not *M. Francken*
_FULL_NAME: Final = re.compile(rf",? ((?:{_PART} ){{1,2}}{PARTICLES}{CAPITALISED})")
_SHORT_NAME: Final = re.compile(rf",? ({_PART} {CAPITALISED})")
_NAME_BEFORE: Final = re.compile(
    rf"\b({CAPITALISED}(?: {CAPITALISED}){{1,2}})((?:,? [^\W\d_A-ZА-Я]\w*){{0,3}}) $"
)
_TWO_BEFORE: Final = re.compile(rf"\b({CAPITALISED} {CAPITALISED})((?:,? [^\W\d_A-ZА-Я]\w*){{0,3}}) $")
_NOUN: Final = r"(?:deal|plan|loan|agreement|shipment|\w+(?:posal|roval)) "  # nouns that end as adjectives do
_KIND: Final = r"[A-Za-z-]+(?:al|an|ish|ese|ent) "
_ABOUT: Final = re.compile(rf" (?:the |a |its |their )?(?:(?!{_NOUN}){_KIND})?[a-z-]+")
# What a minister is for, in one or two words: *міністр економіки Литви …*, *ministr průmyslu …*.
_PORTFOLIO: Final = re.compile(r"(?: [^\W\d_A-ZА-Я]\w{3,}){1,2}(?=,? )")
# What a director or a committee is for, behind a preposition: *de l'armement*, *pro vyzbrojování*.
_FIELD: Final = re.compile(r"(?: [^\W\d_A-ZА-Я][\w'’-]*){1,4}(?=,? )")
# The town of a mayor, behind small words.
_TOWN: Final = re.compile(rf"(?: [^\W\d_A-ZА-Я]\w{{0,8}}){{0,2}} (?:d['’])?{CAPITALISED}")
_TOLD: Final = ("speech", "frame", "status", "auxiliary", "preposition", "conjunction", "number", "speaker")
_VERBS: Final = ("speech", "frame", "status", "auxiliary", "speaker")
# What somebody leads, up to a name that a comma sets off: *the head of the procurement office, Erik Hansen*.
LEADERS: Final = frozenset({"chief executive", "director"})
_LED: Final = re.compile(rf"(?: [^\W\d_A-ZА-Я][\w'’-]*){{1,5}}(?=, {CAPITAL})")
_OF: Final = frozenset({"of", "for"})
_SET_OFF_NAME: Final = re.compile(rf", {CAPITALISED} {PARTICLES}{CAPITALISED}(?=[,.])")
_FIRST: Final = re.compile(rf"\b({CAPITALISED}) $")
_AHEAD: Final = re.compile(rf"\b({CAPITALISED} {PARTICLES}{CAPITALISED}), (?:\w{{1,4}} )?(\w+ )?$")
_OWNERS: Final = ("party", "adjective", "institution", "government", "firm")


def namesake(page: Page, mention: Mention) -> Speaker | None:
    """Return who bears the last name of a known person behind a first name of their own: *Andrii Lavrov, a director*."""
    if " " in page.text[mention.start : mention.end] or "nouns capitalised" in page.language.word_order:
        return None
    found = _FIRST.search(page.text, max(0, mention.start - FULL), mention.start)
    opens = found and page.sentence_at(mention.start).start == found.start(1)
    if not found or found[1] in mention.value or page.within(found.span(1), *NO_NAME, "according"):
        return None
    if opens and page.text[mention.end : mention.end + 1] != ",":
        return None  # "Yesterday Lavrov said"
    name = romanised(page.text[found.start(1) : mention.end], page.language.letters)
    return Speaker(name, "person", "", (found.start(1), mention.end))


def name_behind(page: Page, mention: Mention) -> re.Match[str] | None:
    """Return the full name of a person behind an office, over the state or the body that the office belongs to.

    *The defence minister of Ukraine, Rustem Umerov*; *a spokesman for the ministry, Erik Hansen*. A state or a body
    (*Potrivit ministrului, Uniunea Europeană*) is no name.
    """
    place = mention.end
    town = _TOWN.match(page.text, place) if mention.says("town") else None
    if town and (found := _FULL_NAME.match(page.text, town.end())):
        return found
    for _ in range(OWNERS):
        titles = [m for m in page.within((place, place + OFFICE), "speaker") if m.start == place + 1]
        if titles and titles[0].says("title"):  # "army chief Major General Erik Hansen"
            place = titles[0].end
        found = _FULL_NAME.match(page.text, place)
        if found and _is_named_already(page, found.span(1)):
            found = _SHORT_NAME.match(page.text, place)  # "topman Luc Morel van Saab"
        if found and not _is_named_already(page, found.span(1)):
            return found
        owner = _owner_behind(page, mention, place)
        if owner is not None:
            place = owner.end + page.folded.startswith('"', owner.end)
            continue
        behind = _field_behind(page, mention, place)
        led = _LED.match(page.text, place) if mention.value in LEADERS else None
        if led and not page.within(led.span(), *_VERBS):
            behind = led.end()
        if behind == place:
            return None
        place = behind
    return None


def _field_behind(page: Page, mention: Mention, place: int) -> int:
    """Return where the words end that tell what an office or a title is for: *министр экономики*, *directeur de l'armement*."""
    if not (mention.says("office") or mention.says("title")):
        return place
    portfolio = _PORTFOLIO.match(page.text, place)
    if portfolio and not page.within(portfolio.span(), *_TOLD):
        return portfolio.end()
    led = [
        m
        for m in page.within((place, place + OFFICE), "preposition")
        if m.start == place + 1 and m.value in _OF
    ]
    field = _FIELD.match(page.text, place) if led else None
    told = (
        [
            m
            for m in page.within(field.span(), *_TOLD)
            if m.kind not in {"preposition", "conjunction"} and not m.says("noun")
        ]
        if field
        else []
    )
    named = field is not None and _SET_OFF_NAME.match(
        page.text, field.end()
    )  # "for defence exports, Eva Lind"
    return field.end() if field and (named or not told) else place


def _is_named_already(page: Page, span: tuple[int, int]) -> bool:
    """Tell words that name a state, a body, a firm or a paper, or are a part of such a name: *Obrony Narodowej*."""
    near = page.within((max(0, span[0] - FULL), span[1] + FULL), *NO_PERSON)
    return any(m.start < span[1] and m.end > span[0] for m in near)


def _owner_behind(page: Page, mention: Mention, place: int) -> Mention | None:
    """Return the state or body right behind an office: *of Ukraine*, *України*, *for the ministry*."""
    firms = [
        m for m in page.within((place, place + OFFICE), "speaker") if m.says("firm") and m.start == place + 1
    ]
    place = firms[0].end if firms else place  # "prezes spółki Mesko"
    for owner in page.within((place, place + OFFICE), *_OWNERS):
        opens = owner.start - page.folded.startswith('"', owner.start - 1)  # *гендиректор "Укроборонпрому"*
        small = page.within((place, opens), "preposition")
        loose = mention.value.endswith(("s", "source", "official")) and {m.value for m in small} - {
            "of",
            "for",
        }
        if page.mentions.only(page.folded, place, opens, "article", "preposition", "defence") and not loose:
            return owner  # but not "a source in Kyiv, Nova Hazeta writes"
    return None


def name_before(page: Page, mention: Mention) -> re.Match[str] | None:
    """Return the full name right before an office, where a language sets it so: *Robert Kaliňák védelmi miniszter*."""
    if "name first" not in page.language.word_order:
        return None
    for pattern in (_NAME_BEFORE, _TWO_BEFORE):  # "Norvégia Kovács Béla miniszter szerint"
        found = pattern.search(page.text, max(0, mention.start - OFFICE), mention.start)
        if found and not _is_named_already(page, found.span(1)) and not page.within(found.span(2), *_VERBS):
            return found
    return None


def name_ahead(page: Page, mention: Mention) -> re.Match[str] | None:
    """Return the full name that an office follows, first of its sentence or behind a verb of speech.

    *Erik Hansen, a spokesman for the army, said*; *…, säger Erik Hansen, talesperson för försvaret*.
    """
    found = _AHEAD.search(page.text, max(0, mention.start - FULL), mention.start)
    if not found or page.within(found.span(1), *NO_PERSON, "item", "adjective", "speaker"):
        return None
    whose = found[2] and not any(a.end == found.end(2) - 1 for a in page.within(found.span(2), "adjective"))
    if whose:
        return None
    opens = page.sentence_at(mention.start).start == found.start(1) or bool(mention.says("office"))
    opens = opens or page.folded[found.start(1) - 2 : found.start(1)] in SET_OFF
    led = ("speech", "according", "preposition")
    return found if opens or any(page.mentions.ending_at(found.start(1) - 1, kind) for kind in led) else None


def in_its_words(page: Page, mention: Mention) -> Speaker:
    """Return unnamed people as the text describes them, with their number: *two people familiar with the decision*."""
    low = page.text.rfind(" ", 0, max(0, mention.start - 1)) + 1
    counted = page.within((low, mention.start), "number") if mention.start - low > 1 else []
    start = counted[0].start if counted and counted[0].value != "1" else mention.start
    behind = _ABOUT.match(page.text, mention.end)
    span = (start, behind.end() if behind else mention.end)
    name = page.text[slice(*span)].removeprefix("a ").removeprefix("an ").removeprefix("A ")
    return Speaker(name[:1].lower() + name[1:], "unnamed", "", span)


def titled_so(page: Page, mention: Mention, known: Sequence[Speaker]) -> Speaker | None:
    """Return the person named before with a title that now stands alone: *Admiral Rosli Hamdan … the admiral*."""
    if mention.value.endswith("s"):
        return None  # "officials" are never one person
    earlier = [k for k in known if k.rank == "person" and k.end <= mention.start]
    if mention.value in PERSONAL and _stands_alone(page, mention):
        near = [(k, (max(0, k.start - HEARD), k.end + HEARD)) for k in earlier]
        heard = [k for k, span in near if page.within(span, "speech", "according")]
        return next((k for k in reversed(heard) if mention.start - k.end < BACK), None)
    return next((k for k in reversed(earlier) if has_title(page, k, mention.value)), None)


def as_heard(page: Page, known: Sequence[Speaker], heard: Sequence[Speaker]) -> list[Speaker]:
    """Return speakers with the name of who was heard before where one word stands for them: *…, the official added*."""
    alone = [k for k in known if k.rank == "unnamed" and k.name in PERSONAL and _stands_alone(page, k)]
    named = {id(k): [h for h in heard if 0 < k.start - h.end < BACK] for k in alone}
    return [named[id(k)][-1].at(k.start, k.end) if named.get(id(k)) else k for k in known]


def _stands_alone(page: Page, mention: Mention | Speaker) -> bool:
    """Tell *the official* who was named from one who is told of for the first time: *a Qatari official*."""
    near = (max(0, mention.start - BESIDE), mention.end + BESIDE)
    beside = page.within(near, "adjective", "speaker_mark", "institution", "party", "rank")
    first = [n for n in page.mentions.ending_at(mention.start - 1, "number") if n.value == "1"]
    return not first and not any(m.end == mention.start - 1 or m.start == mention.end + 1 for m in beside)


def has_title(page: Page, person: Speaker, title: str) -> bool:
    """Tell whether a person was named with this title: *the defence minister, Boris Pistorius* is *the minister*."""
    words = page.within((max(0, person.start - OFFICE), person.end), "speaker")
    words = [word for word in words if person.start - word.end <= 2]
    if page.folded[person.end : person.end + 2] == ", ":  # "Erik Hansen, a spokesman for the ministry"
        behind = page.within((person.end, person.end + OFFICE), "speaker")
        words += [word for word in behind if word.start - person.end <= APPOSED]
    return any(word.value.endswith(title) for word in words)


def has_other_title(page: Page, person: Speaker, title: str) -> bool:
    """Tell whether a person was named with another office: *the prime minister* is no *defence minister*."""
    near = page.within((max(0, person.start - OFFICE), person.end), "speaker")
    words = [w for w in near if person.start - w.end <= 2]
    if words and all(w.says("unnamed") for w in words):
        return True  # an analyst is no minister
    offices = {w.value for w in words if w.says("office")}
    return title in CABINET and bool(offices & CABINET) and title not in offices


def holders(page: Page, known: Sequence[Speaker], heard: Sequence[Speaker]) -> Iterator[Speaker]:
    """Yield offices under the name of who is first heard right behind: *…, the minister said. Jan Kowalski told*.

    Who is heard so gets the state of the office, in place.
    """
    offices = {m.start: m.value for m in page.mentions.of("speaker") if m.says("office")}
    named = {k.start for k in known if k.rank == "person" and not k.name.endswith(offices.get(k.start, "\n"))}
    for one in known:
        place = page.sentence_at(one.start).number
        here, behind = (page.sentences[n : n + 1] for n in (place, place + 1))
        first = [h for h in heard for s in behind if s.start == h.start or _is_spoken_by(page, s, h)]
        open_office = one.start in offices and one.name.endswith(offices[one.start])
        named_here = any(s.start <= n < s.end for s in (*here, *behind) for n in named)
        if open_office and first and not named_here:
            first[0].state = one.state
            yield Speaker(first[0].name, "person", one.state, (one.start, one.end))
        else:
            yield one


def _is_spoken_by(page: Page, sentence: Sentence, heard: Speaker) -> bool:
    """Tell who stands beside a verb of speech behind a quote, without words of who they are."""
    inside = sentence.start < heard.start < sentence.end
    led = page.mentions.ending_at(heard.start - 1, "speech") or page.folded[heard.start - 2] == '"'
    return inside and bool(led) and '"' in page.folded[sentence.start : heard.start]


def insider(
    page: Page, mention: Mention, span: tuple[int, int], known: Sequence[Speaker], *, name: str
) -> tuple[int, int, str]:
    """Say whose sources or officials speak, by the body or the state beside them.

    *A source in the General Staff*, *Greek Ministry of Defence sources*, *a Qatari official*.
    """
    start, end = span
    bodies = [k for k in known if k.rank == "institution"]
    small = ("article", "preposition", "adjective")
    for body in bodies if name == mention.value else ():
        gap = page.folded[end : body.start]
        behind = 0 < len(gap) <= IN_BODY and (
            page.mentions.only(page.folded, end, body.start, *small)
            or all(word.isalpha() and len(word) <= SMALL for word in gap.split())
        )
        if behind and name == "source":
            return start, body.end, f"source in the {body.name}"
        if behind or body.end == start - 1:
            return min(start, body.start), max(end, body.end), f"{body.name} {name}"
    beside = page.within((max(0, start - STATE), end + STATE), "adjective")
    owners = [a.value for a in beside if a.end == start - 1 or a.start == end + 1]
    if owners and owners[0] in state_names():
        return start, end, f"{state_names()[owners[0]][1]} {name}"
    told = [k for k in known if k.end < start and k.rank == "unnamed" and name in k.name]
    if name == mention.value == "source" and told:
        return start, end, told[-1].name  # "the source", described before
    bare = name.split(" with ", maxsplit=1)[0].removeprefix("reliable ") in {"source", "sources"}
    return start, end, f"unnamed {name}" if bare else name
