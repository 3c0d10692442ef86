"""One clause for an agreement: who would do what, or has done it, for how much, and who pays; and titles made of it.

A promise of the plan that stands for one agreement is called what the agreement is called, so that one deal has
one name on every page.
"""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from rempart.briefing.briefing_file import BriefingFile
from rempart.briefing.figures import amount_figure, counted_in, quantity_figure, sentence_start
from rempart.briefing.grammar.french import Case
from rempart.briefing.language import N_, _, forms, is_translated, plural, verb
from rempart.briefing.names import goods_as_object, item_name, number_of, parties_as, party_called
from rempart.briefing.statements.telling import Part, Phrase, filled, in_a_row, joined, phrase
from rempart.collecting import by_key
from rempart.ledger.agreement import Agreement, ClaimedAmount, Item, Ledger
from rempart.plan.first_draft.equipment import COUNTED, singular
from rempart.plan.first_draft.equipment import plural as plural_of
from rempart.plan.timetable import Schedule
from rempart.terms.figure import Number

# Who would do what, for one and for several who do it; the place named first in each is who does.
_PLANNED = {
    "purchase": verb("{buyer} would buy {what}{from_seller}{price}{payer}"),
    "funding": verb("{funder} would pay{price}{for_what}{for_recipient}"),
    "donation": verb("{funder} would give {what}{to_recipient}{price}"),
    "production": verb("{producer} would produce {what}{for_recipient}{price}{payer}"),
    "delivery": verb("{seller} would deliver {what}{to_recipient}{price}{payer}"),
    "request": forms(
        "{buyer} asks{of_seller} for {what}{price}{payer}", "{buyer} ask{of_seller} for {what}{price}{payer}"
    ),
    "guarantee": verb("{funder} would guarantee {security}{price}"),
    "loan": verb("{funder} would lend{price}{to_recipient}{for_what}"),
    "cooperation": verb("{everyone} would cooperate{on_what}{price}{payer}"),
    "stance": verb("{everyone} took a position{on_what}"),
}
_DONE = {
    "purchase": forms(
        "{buyer} has ordered {what}{from_seller}{price}{payer}",
        "{buyer} have ordered {what}{from_seller}{price}{payer}",
    ),
    "funding": forms(
        "{funder} has paid{price}{for_what}{for_recipient}",
        "{funder} have paid{price}{for_what}{for_recipient}",
    ),
    "donation": forms(
        "{funder} has given {what}{to_recipient}{price}", "{funder} have given {what}{to_recipient}{price}"
    ),
    "production": forms(
        "{producer} has contracted the production of {what}{for_recipient}{price}{payer}",
        "{producer} have contracted the production of {what}{for_recipient}{price}{payer}",
    ),
    "delivery": forms(
        "{seller} has delivered {what}{to_recipient}{price}{payer}",
        "{seller} have delivered {what}{to_recipient}{price}{payer}",
    ),
    "loan": forms(
        "{funder} has lent{price}{to_recipient}{for_what}",
        "{funder} have lent{price}{to_recipient}{for_what}",
    ),
}
# Nouns that have no plural.
_MASS = frozenset(
    ("aid", "ammunition", "artillery", "defence", "equipment", "materiel", "procurement", "training")
)
_MONEY_TYPES = {"funding", "loan"}


def amounts_in_order(agreement: Agreement) -> list[ClaimedAmount]:
    """Return the sums as the ledger has them; of one sum told with two bounds, the lower bound first.

    "100" in a headline and "over 100" in the body are one sum, of which the body says more.
    """
    order = {"at_least": 0, "at_most": 1, "approx": 2, "exact": 3}
    place: dict[tuple[Number, str], int] = {}
    for number, amount in enumerate(agreement.amounts):
        place.setdefault((amount.value, amount.currency), number)
    return sorted(
        agreement.amounts, key=lambda amount: (place[amount.value, amount.currency], order[amount.bound])
    )


def item_phrase(items: list[Item]) -> Phrase:
    """Return one item with its number, other numbers told of it beside: ``at least 10 Patriot``."""
    item = items[0]
    numbers = [filled("{n}", {"n": figure}) for figure in map(quantity_figure, items) if figure is not None]
    if not numbers:
        return filled("{item}", {"item": goods_as_object(item_name(item.item), is_counted=False)})
    unit = f" {counted_in(item)}" if counted_in(item) else ""
    unit = plural_of(unit) if unit and (item.mode != 1 or is_translated()) else unit
    called = item.item
    if not (unit or is_translated()):
        called = _one(item.item) if item.mode == 1 and len(items) == 1 else _several(item.item)
    name = goods_as_object(item_name(f"{called}{unit}"), is_counted=True)
    template = N_("{number} units of {item}") if _is_mass(called) else N_("{number} {item}")
    told = phrase(template, number=numbers[0], item=name)
    others = [each for each in numbers[1:] if each.text != numbers[0].text]
    return phrase("{told} (elsewhere {others})", told=told, others=joined(others)) if others else told


def _is_mass(item: str) -> bool:
    """Tell goods of which no number can be said without a word for a piece: *12 units of military equipment*."""
    return item.rpartition(" ")[2] in _MASS


def _one(item: str) -> str:
    """Return an English item of which there is one: *Pohang corvettes* become *Pohang corvette*, a name in capitals stays."""
    name, space, noun = item.rpartition(" ")
    return f"{name}{space}{singular(noun)}" if noun.islower() else item


def _several(item: str) -> str:
    """Return an English item of which there are several: a proper name stays, a noun of things takes its plural."""
    return plural_of(item) if item.rpartition(" ")[2].lower() in COUNTED else item


def agreement_phrase(agreement: Agreement, *, is_short: bool = False) -> Phrase:
    """Return one clause: who would do what for how much, and who pays; done only where a state says so.

    ``is_short`` leaves out who pays and sums told elsewhere: the same clause, for a promise of the plan.
    """
    is_done = _is_done(agreement) and agreement.type in _DONE
    one, many = (_DONE if is_done else _PLANNED)[agreement.type]
    doing = one[1:].partition("}")[0]
    template = plural(one, many, number_of(_doers(agreement)[doing]))
    parts = _parts(agreement, is_short=is_short)
    used = {name: part for name, part in parts.items() if "{" + name + "}" in template}
    told = filled(template, used)
    return Phrase(_standing(agreement) + sentence_start(told.text), told.figures, told.names)


def _doers(agreement: Agreement) -> dict[str, tuple[str, ...]]:
    """Return who may be the subject of the clause, by the place that names them."""
    roles = (agreement.buyer, agreement.seller, agreement.producer, agreement.recipient)
    every = [party for parties in roles for party in parties or ()]
    return {
        "buyer": agreement.buyer or agreement.recipient or (),
        "seller": agreement.seller or agreement.funder or (),
        "funder": agreement.funder or agreement.seller or (),
        "producer": agreement.producer or agreement.seller or (),
        "everyone": tuple(dict.fromkeys((*every, *agreement.parties))),
    }


def _parts(agreement: Agreement, *, is_short: bool) -> dict[str, Part]:
    """Return all that may stand in the clause, by place."""
    by_name = by_key((item.item, item) for item in agreement.items)
    items = in_a_row([item_phrase(alike) for alike in by_name.values()])
    for_recipient = _after(N_(" for {parties}"), agreement.recipient, "object")
    doers = {name: parties_as(parties, "subject") for name, parties in _doers(agreement).items()}
    return {
        "what": items if by_name else _("goods not named"),
        "security": _secured(agreement, items if by_name else None, for_recipient),
        "on_what": phrase(" on {items}", items=items) if by_name else "",
        "for_what": phrase(" for {items}", items=items) if by_name else "",
        "price": _price(agreement, is_short=is_short),
        "buyer": doers["buyer"] or _("a buyer not named"),
        "seller": doers["seller"] or _("a supplier not named"),
        "funder": doers["funder"] or _("a party not named"),
        "producer": doers["producer"] or _("producers not named"),
        "everyone": doers["everyone"] or _("parties not named"),
        "from_seller": _after(N_(" from {parties}"), agreement.seller, "to"),
        "of_seller": _after(N_(" {parties}"), _asked(agreement), "to"),
        "for_recipient": for_recipient,
        "to_recipient": _after(N_(" to {parties}"), agreement.recipient, "to"),
        "payer": "" if is_short else _after(N_(", paid by {parties}"), _payer(agreement), "of"),
    }


def _secured(agreement: Agreement, items: Phrase | None, for_recipient: Part) -> Part:
    """Return what a guarantee is for: goods that are named, else the security of whom it is for."""
    if items is not None:
        return joined([items, for_recipient], separator="")
    if not agreement.recipient:
        return _("security")
    of_recipient = _after(N_(" of {parties}"), agreement.recipient, "of")
    return phrase("the security{of_recipient}", of_recipient=of_recipient)


def _asked(agreement: Agreement) -> tuple[str, ...] | None:
    """Return whom a request is made to: who would sell, else who would give."""
    return agreement.seller or agreement.funder


def _payer(agreement: Agreement) -> tuple[str, ...] | None:
    """Return who pays, where it is not whom the clause begins with anyway."""
    gives = agreement.type in {"delivery", "request"} and not agreement.seller
    return None if gives or agreement.funder == agreement.buyer else agreement.funder


def _is_done(agreement: Agreement) -> bool:
    if agreement.type in _MONEY_TYPES:
        return agreement.money == "disbursed"
    return agreement.reaches("contracted")


def _standing(agreement: Agreement) -> str:
    """Return what stands before the clause: a side state, or that it is told as history."""
    if agreement.side_states:
        marks = ", ".join(_(mark.state) for mark in agreement.side_states)
        return _("{marks}: ").format(marks=sentence_start(marks))
    return _("Told as history: ") if agreement.goods_status is None and agreement.money_status is None else ""


def _price(agreement: Agreement, *, is_short: bool) -> Part:
    if not agreement.amounts:
        return ""
    told: dict[tuple[Number, str], ClaimedAmount] = {}
    for amount in amounts_in_order(agreement):
        told.setdefault((amount.value, amount.currency), amount)
    first, *others = [
        filled("{sum}", {"sum": amount_figure(amount, amount.claims)}) for amount in told.values()
    ]
    sums = first
    if others and not is_short:
        sums = phrase("{first} (elsewhere {others})", first=first, others=joined(others))
    if agreement.type in _MONEY_TYPES:
        return phrase(" {sums}", sums=sums)
    template = N_(" worth {sums}") if agreement.type == "donation" else N_(" for {sums}")
    return phrase(template, sums=sums)


def _after(template: str, parties: tuple[str, ...] | None, case: Case) -> Part:
    return phrase(template, parties=parties_as(parties, case)) if parties else ""


POLARITIES = {
    "for": N_("in favour"),
    "against": N_("against"),
    "doubtful": N_("doubtful"),
    "neutral": N_("neutral"),
}


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
    return agreement_phrase(agreement).text


def stance_title(entry: Agreement) -> str:
    """Say who takes which side on what."""
    if not is_translated():
        return entry.title
    match = re.match(r"^(?P<holder>.+?) on [a-z ]+: (?P<says>.*) \((?P<polarity>\w+)\)$", entry.title)
    if match is None:
        return entry.title
    holder, says, polarity = match.groups()
    return _("{holder}: {says} ({polarity})").format(
        holder=party_called(holder), says=_(says), polarity=_(POLARITIES.get(polarity, polarity))
    )


def promise_names(ledger: Ledger, schedule: Schedule) -> dict[str, str]:
    """Return what each promise is called: as its agreement, where it is the only promise of that agreement."""
    by_agreement = Counter(promise.agreement for promise in schedule.promises)
    return {
        promise.title: agreement_phrase(ledger[promise.agreement], is_short=True).text
        for promise in schedule.promises
        if promise.agreement is not None
        and by_agreement[promise.agreement] == 1
        and promise.agreement in ledger
    }
