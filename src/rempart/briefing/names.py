"""Names in the language spoken: parties by CLDR, items and fields by the catalogue, bent where a sentence asks for it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from babel import Locale

from rempart import naming
from rempart.briefing.grammar import french, ukrainian
from rempart.briefing.grammar.french import Case
from rempart.briefing.language import N_, _, is_translated, locale, spoken
from rempart.briefing.printing import printed_value
from rempart.terms.party import BLOCS, EU, EUROPE, NATO

_BLOCS = {EUROPE: N_("Europe"), NATO: N_("NATO")}
_called: ContextVar[Mapping[str, str]] = ContextVar("names of promises", default={})  # noqa: B039 - never changed
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
    """Return parties as one phrase, empty where none is known."""
    return listed(party_name(party) for party in parties or ())


def parties_as(parties: Iterable[str] | None, case: Case) -> str:
    """Return parties as they stand in a sentence; in French with their articles, in Ukrainian in their case.

    Args:
        parties: Codes of states and blocs, or other names.
        case: What they are there: the subject, an object (*for* somebody), the one something is bought
            of, asked of or given to (*to*), or the one whose money it is (*of*).

    Example:
        >>> parties_as(("US", "UA"), "to")
        'the United States and Ukraine'
    """
    return listed(_bent(party, case) for party in parties or ())


def number_of(parties: Sequence[str] | None) -> int:
    """Return how many a verb agrees with: a state whose name is a plural counts as two.

    Example:
        >>> number_of(("UA",))
        1
    """
    every = parties or ()
    plural = {"fr": french.is_plural, "uk": ukrainian.is_plural}.get(spoken())
    if len(every) == 1 and plural is not None and plural(every[0]):
        return 2
    return len(every) or 1


def _bent(party: str, case: Case) -> str:
    name = party_name(party)
    is_state = _is_code(party) or party in {EU, *_BLOCS}
    if spoken() == "fr":
        return french.state(party, name, case) if is_state else french.bare(name, case)
    if spoken() == "uk" and is_state and case != "subject":
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
    code = _code_of(english)
    return party_name(code) if code else _(english)


def party_bent(english: str, case: Case) -> str:
    """Return a party by its English name as it stands in a sentence."""
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
