"""Names in the language spoken: parties by CLDR, items and fields by the catalogue, titles of agreements from parts.

A title in English is the ledger's. In another language it is set again from the same parts, as words that
need no declension: the kind of deal, the goods, the sums, then each party under its role.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from babel import Locale

from rempart import naming
from rempart.briefing.claimed import amount_figure, quantity_figure
from rempart.briefing.language import N_, _, is_translated, locale
from rempart.briefing.printing import printed, printed_value
from rempart.briefing.statement import BriefingFile
from rempart.ledger.agreement import Agreement, ClaimedAmount, Item, Ledger
from rempart.terms.party import BLOCS, EUROPE, NATO

_ROLES = (
    ("buyer", N_("buyer: {parties}")),
    ("seller", N_("supplier: {parties}")),
    ("producer", N_("producer: {parties}")),
    ("funder", N_("payer: {parties}")),
    ("recipient", N_("for: {parties}")),
    ("parties", N_("between: {parties}")),
)
_FUNDERS = {
    "guarantee": N_("guarantor: {parties}"),
    "loan": N_("lender: {parties}"),
    "donation": N_("giver: {parties}"),
}
_POLARITIES = {
    "for": N_("in favour"),
    "against": N_("against"),
    "doubtful": N_("doubtful"),
    "neutral": N_("neutral"),
}
_ABOUT = {
    "peace_agreement": N_("on a peace agreement"),
    "agreement": N_("on the agreement"),
    "guarantee": N_("on the guarantee"),
    "other": "",
}
_BLOCS = {EUROPE: N_("Europe"), NATO: N_("NATO")}
_MOST = 3  # sums and items named in a title
# "Patriot systems", "Leopard 2 tanks": a proper name, which has a capital, and its kind.
_KIND_OF_ITEM = re.compile(r"^(?P<name>(?=\S*[A-Z])\S+(?: [^\s,;]+){0,1}?) (?P<kind>[a-z][a-z -]*)$")


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
    is_code = len(party) == 2 and party.isupper()
    return str(locale().territories.get(party, party)) if is_code else _(party)


def party_names(parties: Iterable[str] | None) -> str:
    """Return parties as one phrase, empty where none is known."""
    return listed(party_name(party) for party in parties or ())


def listed(names: Iterable[str]) -> str:
    """Join names as in a sentence: *a, b and c*."""
    every = list(names)
    return _(" and ").join(filter(None, (", ".join(every[:-1]), *every[-1:])))


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


def titles_of(ledger: Ledger) -> dict[str, str]:
    """Return the title of each agreement and stance by its id."""
    return {
        **{a.id: agreement_title(a) for a in ledger.agreements},
        **{s.id: stance_title(s) for s in ledger.stances},
    }


def title_in(file: BriefingFile, agreement: Mapping[str, Any]) -> str:
    """Return the title of an agreement as a briefing tells it."""
    return file.titles.get(agreement["id"], str(agreement["title"]))


def agreement_title(agreement: Agreement) -> str:
    """Say an agreement in one line."""
    if not is_translated():
        return agreement.title
    things = listed(_counted_items(agreement.items)) or _things_of(agreement)
    told = (
        _("{kind}: {things}").format(kind=_(agreement.type), things=things) if things else _(agreement.type)
    )
    worth = _worth(agreement.amounts)
    parties = [
        _(_role_of(agreement, role, template)).format(parties=party_names(getattr(agreement, role)))
        for role, template in _ROLES
        if getattr(agreement, role)
    ]
    return ", ".join([told[:1].upper() + told[1:], *([worth] if worth else [])]) + (
        f" ({_('; ').join(parties)})" if parties else ""
    )


def _role_of(agreement: Agreement, role: str, template: str) -> str:
    return _FUNDERS.get(agreement.type, template) if role == "funder" else template


def stance_title(entry: Agreement) -> str:
    """Say who takes which side on what."""
    if not is_translated():
        return entry.title
    match = re.match(r"^(?P<holder>.+?) on [a-z ]+: (?P<says>.*) \((?P<polarity>\w+)\)$", entry.title)
    if match is None:
        return entry.title
    holder, says, polarity = match.groups()
    return _("{holder}: {says} ({polarity})").format(
        holder=party_called(holder), says=_(says), polarity=_(_POLARITIES.get(polarity, polarity))
    )


def party_called(english: str) -> str:
    """Return a party by its English name in the language spoken; an unknown name as it stands."""
    codes = _codes()
    plain = english.removeprefix("the ").removeprefix("The ")
    code = codes.get(english) or codes.get(plain) or codes.get(f"the {plain}")
    return party_name(code) if code else _(english)


@cache
def _codes() -> dict[str, str]:
    """Return the code of each party by its English name."""
    states = [str(code) for code in Locale("en").territories if len(str(code)) == 2]
    return {naming.party_name(code): code for code in (*states, *BLOCS)}


def _counted_items(items: Iterable[Item]) -> list[str]:
    by_name: dict[str, list[str]] = {}
    for item in items:
        figure = quantity_figure(item)
        told = by_name.setdefault(item_name(item.item), [])
        if figure is not None and printed(figure) not in told:
            told.append(printed(figure))
    named = [
        _("{item} ({number})").format(item=name, number=_(" or ").join(told)) if told else name
        for name, told in by_name.items()
    ]
    if len(named) <= _MOST + 1:
        return named
    return [*named[:_MOST], _("other items")]


def _things_of(agreement: Agreement) -> str:
    return "" if agreement.type in {"funding", "loan", "guarantee", "cooperation"} else _("weapons")


def _worth(amounts: Iterable[ClaimedAmount]) -> str:
    """Return the sums, each value once: 100 and "over 100" are "at least 100"."""
    order = {"at_least": 0, "at_most": 1, "approx": 2, "exact": 3}
    told: dict[tuple[object, str], ClaimedAmount] = {}
    for amount in amounts:
        key = (amount.value, amount.currency)
        if key not in told or order[amount.bound] < order[told[key].bound]:
            told[key] = amount
    words = [printed(amount_figure(each)) for each in told.values()]
    return _(" or ").join(words[:_MOST]) + (_(" or other sums") if len(words) > _MOST else "")
