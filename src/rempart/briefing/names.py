"""Names in the language spoken: parties by CLDR, items by the catalogue, bent in a sentence; speakers and origins.

The ledger calls origins that nobody names ``unknown``. They may be one of the named ones: they are told, and
never counted. A reader of claims describes whom a text does not name: *officials*, *Russian analysts*, *reliable
unnamed sources close to the talks*. The noun is looked up, the state and the marks beside it are told after it;
names of people and outlets stay.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from babel import Locale

from rempart import naming
from rempart.briefing.figures import printed_value
from rempart.briefing.grammar import french, ukrainian
from rempart.briefing.grammar.french import Case
from rempart.briefing.language import N_, _, counted, is_translated, lines_of, locale, spoken
from rempart.claims.language import state_names
from rempart.ledger.agreement import Agreement
from rempart.ledger.origins import UNKNOWN
from rempart.terms.party import BLOCS, EU, EUROPE, NATO

_BLOCS = {EUROPE: N_("Europe"), NATO: N_("NATO")}
_called: ContextVar[Mapping[str, str]] = ContextVar("names of promises", default={})  # noqa: B039 - never changed
# A firm with its state behind it, as the ledger and the plan write it.
_FIRM = re.compile(r"^(?P<firm>.+) \((?P<state>[^()]+)\)$")
# "Patriot systems", "Leopard 2 tanks": a proper name, which has a capital, and its kind.
_KIND_OF_ITEM = re.compile(r"^(?!The )(?P<name>(?=\S*[A-Z])\S+(?: [^\s,;]+){0,1}?) (?P<kind>[a-z][a-z -]*)$")


@contextmanager
def calling(names: Mapping[str, str]) -> Iterator[None]:
    """Call what a stage calls by one name by another one, inside the block.

    Example:
        >>> with calling({"US arms": "Ukraine to buy US arms"}):
        ...     called("US arms"), called("Drones")
        ('Ukraine to buy US arms', 'Drones')
    """
    before = _called.set(names)
    try:
        yield
    finally:
        _called.reset(before)


def called(name: str) -> str:
    """Return what a name of another stage is called here; the name itself where nothing else is said."""
    return _called.get().get(name, name)


def renamed() -> Mapping[str, str]:
    """Return all names that are told by another one."""
    return _called.get()


def party_name(party: str) -> str:
    """Return the name of a state or bloc in running text; another name as it stands.

    Example:
        >>> party_name("UA")
        'Ukraine'
    """
    if not is_translated():
        return naming.party_name(party)
    if party in _BLOCS:
        return _(_BLOCS[party])
    return str(locale().territories.get(party, party)) if _is_code(party) else _(party)


def party_names(parties: Iterable[str] | None) -> str:
    """Return parties as one phrase, a firm with its state behind it, empty where none is known."""
    return listed(_behind(party_name(firm), state) for firm, state in _with_states(parties or ()))


def parties_as(parties: Iterable[str] | None, case: Case) -> str:
    """Return parties as they stand in a sentence; in French with their articles, in Ukrainian in their case.

    They are its subject, an object (*for* somebody), whom something is bought of, asked of or given to (*to*),
    or whose money it is (*of*). A firm has its state behind it.

    Example:
        >>> parties_as(("US", "UA"), "to"), parties_as(("Saab", "SE"), "to")
        ('the United States and Ukraine', 'Saab (Sweden)')
    """
    return listed(_behind(_bent(firm, case), state) for firm, state in _with_states(parties or ()))


def _with_states(parties: Iterable[str]) -> list[tuple[str, str | None]]:
    """Return each party that is named by itself, a firm with the state that follows it."""
    named: list[tuple[str, str | None]] = []
    for party in parties:
        last, state = named[-1] if named else (party, None)
        if _is_code(party) and not (_is_state(last) or state):
            named[-1] = last, party
        else:
            named.append((party, None))
    return named


def _behind(name: str, state: str | None) -> str:
    where = party_name(state).removeprefix("the ") if state else ""
    return name if not where or where in name else f"{name} ({where})"


def _is_state(party: str) -> bool:
    return _is_code(party) or party in {EU, *_BLOCS}


def number_of(parties: Sequence[str] | None) -> int:
    """Return how many a verb agrees with: a state whose name is a plural counts as two.

    Example:
        >>> number_of(("UA",))
        1
    """
    every = [firm for firm, _state in _with_states(parties or ())]
    plural = {"fr": french.is_plural, "uk": ukrainian.is_plural}.get(spoken())
    if len(every) == 1 and plural is not None and plural(every[0]):
        return 2
    return len(every) or 1


def _bent(party: str, case: Case) -> str:
    name = party_name(party)
    if spoken() == "fr":
        return french.state(party, name, case) if _is_state(party) else french.bare(name, case)
    if spoken() == "uk" and _is_state(party) and case != "subject":
        return ukrainian.genitive(party, name)
    return name


def _is_code(party: str) -> bool:
    return len(party) == 2 and party.isupper()


def goods_as_object(words: str, *, is_counted: bool) -> str:
    """Return goods as what is bought or given: in French with a partitive, in Ukrainian in the accusative."""
    if spoken() == "fr" and not is_counted:
        return french.some(words)
    return ukrainian.accusative(words) if spoken() == "uk" else words


def listed(names: Iterable[str]) -> str:
    """Join names as in a sentence: *a, b and c*."""
    return naming.listed(names, _(" and ").strip())


def item_name(item: str) -> str:
    """Return an item's name: a noun from the catalogue, a proper name with its noun translated, else as it stands."""
    known = _(item)
    kind = _KIND_OF_ITEM.match(item) if known == item and is_translated() else None
    if kind is None:
        return known
    name, noun = kind.groups()
    return _("{noun} {name}").format(noun=_(noun), name=name) if _(noun) != noun else known


def field_words(field: str) -> str:
    """Return what a field of an agreement is called."""
    return _(field.replace("_", " "))


def since(words: str, date: str | None) -> str:
    """Return words with the date since when they hold, where it is known."""
    if date is None:
        return words
    return _("{words} since {date}").format(words=words, date=printed_value(date, "date"))


def party_called(english: str) -> str:
    """Return a party by its English name in the language spoken; an unknown name as it stands."""
    code, firm = _code_of(english), _FIRM.match(english)
    if firm and not code and (state := _code_of(firm["state"])):
        return _behind(party_name(firm["firm"]), state)
    return party_name(code) if code else _(english)


def party_bent(english: str, case: Case) -> str:
    """Return a party by its English name as it stands in a sentence."""
    firm = _FIRM.match(english)
    if firm and (state := _code_of(firm["state"])):
        return _behind(_bent(firm["firm"], case), state)
    return _bent(_code_of(english) or english, case)


def number_called(english: Sequence[str]) -> int:
    """Return how many a verb agrees with, of parties by their English names."""
    return number_of([_code_of(name) or name for name in english])


def _code_of(english: str) -> str | None:
    codes = _codes()
    plain = english.removeprefix("the ").removeprefix("The ")
    return codes.get(english) or codes.get(plain) or codes.get(f"the {plain}")


@cache
def _codes() -> dict[str, str]:
    """Return the code of each party by its English name."""
    states = [str(code) for code in Locale("en").territories if len(str(code)) == 2]
    return {naming.party_name(code): code for code in (*states, *BLOCS)}


_MARKS_BEFORE = (N_("reliable"), N_("unnamed"), N_("diplomatic"), N_("international"), N_("government"))
_MARKS_AFTER = (
    N_("close to the talks"), N_("close to the matter"), N_("with access to internal documents"),
)  # fmt: skip

# People whom a text describes by what they know, in its own words.
_INFORMED = re.compile(
    r"(?:\w+ )?(?:people|persons?|sources?|officials?|executives?|diplomats?)"
    r" (?:familiar with|briefed on|close to|involved in|aware of|with (?:direct )?knowledge of) .+"
)


def speaker_name(name: str) -> str:
    """Return a speaker in the language spoken; a person, an outlet or an unknown description as it stands.

    Example:
        >>> speaker_name("Russian analysts")
        'Russian analysts'
    """
    if not is_translated():
        return name
    noun = name
    beside: list[str] = []
    for mark in _MARKS_AFTER:
        if noun.endswith(f" {mark}"):
            noun, beside = noun.removesuffix(f" {mark}"), [*beside, _(mark)]
    body, _of, whose = noun.rpartition(" of ")
    if body in _known() and whose in _states():
        noun, beside = body, [*beside, party_name(_states()[whose])]
    while noun not in _known():
        first, _space, rest = noun.partition(" ")
        state = next((each for each in _adjectives() if noun.startswith(f"{each} ")), None)
        if first in _MARKS_BEFORE and rest:
            beside.append(_(first))
        elif state is not None:
            beside.append(party_name(_adjectives()[state]))
            rest = noun.removeprefix(f"{state} ")
        else:
            informed = name not in _known() and _INFORMED.fullmatch(name)
            return _("people familiar with the matter") if informed else party_called(name)
        noun = rest
    return _("{speaker} ({marks})").format(speaker=_(noun), marks=", ".join(beside)) if beside else _(noun)


@cache
def _known() -> frozenset[str]:
    """Return the nouns that ``speakers.txt`` lists."""
    return frozenset(lines_of("speakers.txt"))


@cache
def _states() -> dict[str, str]:
    """Return the code of each state by its English name."""
    return {name: code for code, (name, _adjective) in state_names().items()}


@cache
def _adjectives() -> dict[str, str]:
    """Return the code of each state by its English adjective, the longest first: "South Korean" before "Korean"."""
    found = {adjective: code for code, (_name, adjective) in state_names().items()} | {"UK": "GB"}
    return {adjective: found[adjective] for adjective in sorted(found, key=len, reverse=True)}


# What the ledger calls a text that speaks for itself, and one that adds a figure to a text that it copies.
_OWN = re.compile(
    r"(?P<publisher>.+) \(own account, document .+\)|document (?P<document>.+) \(names no origin\)"
)
_ADDED = re.compile(r"(?P<publisher>.+) \(added to a copy, document (?P<document>.+)\)")
_NO_PUBLISHER = "not named"


def origin_name(name: str) -> str:
    """Return an origin in the language spoken.

    Example:
        >>> origin_name("Le Journal (own account, document a)"), origin_name("document a (names no origin)")
        ('Le Journal (own account)', 'a (own account)')
    """
    if name == UNKNOWN:
        return _("sources that no report names")
    if own := _OWN.fullmatch(name):
        return _("{speaker} (own account)").format(speaker=own["publisher"] or own["document"])
    if added := _ADDED.fullmatch(name):
        has_publisher = added["publisher"] != _NO_PUBLISHER
        speaker = added["publisher"] if has_publisher else added["document"]
        return _("{speaker} (added to a copy)").format(speaker=speaker)
    return speaker_name(name)


def named_origins(names: Iterable[str]) -> list[str]:
    """Return the origins that a report names; texts that speak for themselves are among them.

    Example:
        >>> named_origins(["unknown", "Reuters"])
        ['Reuters']
    """
    return [name for name in names if name != UNKNOWN]


def is_told_by_several(agreement: Agreement) -> bool:
    """Say whether two origins or more tell it that do not depend on each other.

    Texts that name no origin count as one together: nothing shows that one did not read the other.
    """
    names = named_origins(origin.name for origin in agreement.origins)
    return len({"own" if _OWN.fullmatch(name) or _ADDED.fullmatch(name) else name for name in names}) > 1


def counted_origins(agreement: Agreement) -> str:
    """Return how many reports there are, and from which independent origins; copies count as one."""
    every = [origin.name for origin in agreement.origins]
    named = named_origins(every)
    reports = counted("{n} report", "{n} reports", agreement.reports)
    if not named:
        return _("{reports}, from sources that no report names").format(reports=reports)
    told = counted(
        "{reports}, {n} independent origin: {names}",
        "{reports}, {n} independent origins: {names}",
        len(named),
        reports=reports,
        names=", ".join(map(origin_name, named)),
    )
    return (
        _("{told}; also sources that no report names").format(told=told) if len(named) < len(every) else told
    )
