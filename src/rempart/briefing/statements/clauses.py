"""One clause for an agreement: who would do what, or has done it, for how much, and who pays."""

from collections import defaultdict

from rempart.briefing.claimed import amount_figure, quantity_figure
from rempart.briefing.language import N_, _, is_translated
from rempart.briefing.naming import sentence_start
from rempart.briefing.statements.telling import Part, Phrase, filled, in_a_row, joined, phrase
from rempart.briefing.titles import item_name, party_names
from rempart.ledger.agreement import Agreement, ClaimedAmount, Item
from rempart.plan.first_draft.equipment import plural
from rempart.terms.figure import Number

_PLANNED = {
    "purchase": N_("{buyer} would buy {what}{from_seller}{price}{payer}"),
    "funding": N_("{funder} would pay{price}{for_what}{for_recipient}"),
    "donation": N_("{funder} would give {what}{to_recipient}{price}"),
    "production": N_("{producer} would produce {what}{for_recipient}{price}{payer}"),
    "delivery": N_("{seller} would deliver {what}{to_recipient}{price}{payer}"),
    "request": N_("{buyer} asks{of_seller} for {what}{price}{payer}"),
    "guarantee": N_("{funder} would guarantee {what}{for_recipient}{price}"),
    "loan": N_("{funder} would lend{price}{to_recipient}{for_what}"),
    "cooperation": N_("{everyone} would cooperate{on_what}{price}{payer}"),
    "stance": N_("{everyone} took a position{on_what}"),
}
_DONE = {
    "purchase": N_("{buyer} has ordered {what}{from_seller}{price}{payer}"),
    "funding": N_("{funder} has paid{price}{for_what}{for_recipient}"),
    "donation": N_("{funder} has given {what}{to_recipient}{price}"),
    "production": N_("{producer} has contracted the production of {what}{for_recipient}{price}{payer}"),
    "delivery": N_("{seller} has delivered {what}{to_recipient}{price}{payer}"),
    "loan": N_("{funder} has lent{price}{to_recipient}{for_what}"),
}
_MONEY_TYPES = {"funding", "loan"}
_ORDERED = {"contracted", "in_production", "delivered", "operational"}


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
        return filled("{item}", {"item": item_name(item.item)})
    unit = f" {item.unit}" if item.unit and item.unit.lower() not in item.item.lower() else ""
    unit = plural(unit) if unit and (item.mode != 1 or is_translated()) else unit
    told = phrase("{number} {item}", number=numbers[0], item=item_name(f"{item.item}{unit}"))
    others = [each for each in numbers[1:] if each.text != numbers[0].text]
    return phrase("{told} (elsewhere {others})", told=told, others=joined(others)) if others else told


def agreement_phrase(agreement: Agreement) -> Phrase:
    """Return one clause: who would do what for how much, and who pays; done only where a state says so."""
    template = (_DONE if _is_done(agreement) and agreement.type in _DONE else _PLANNED)[agreement.type]
    by_name: dict[str, list[Item]] = defaultdict(list)
    for item in agreement.items:
        by_name[item.item].append(item)
    items = in_a_row([item_phrase(alike) for alike in by_name.values()])
    security = _("security") if agreement.type == "guarantee" else _("goods not named")
    parts: dict[str, Part] = {
        "what": items if by_name else security,
        "on_what": phrase(" on {items}", items=items) if by_name else "",
        "for_what": phrase(" for {items}", items=items) if by_name else "",
        "price": _price(agreement),
        "buyer": party_names(agreement.buyer or agreement.recipient) or _("a buyer not named"),
        "seller": party_names(agreement.seller) or _("a supplier not named"),
        "funder": party_names(agreement.funder or agreement.seller) or _("a party not named"),
        "producer": party_names(agreement.producer or agreement.seller) or _("producers not named"),
        "everyone": _everyone(agreement),
        "from_seller": _after(N_(" from {parties}"), agreement.seller),
        "of_seller": _after(N_(" {parties}"), agreement.seller),
        "for_recipient": _after(N_(" for {parties}"), agreement.recipient),
        "to_recipient": _after(N_(" to {parties}"), agreement.recipient),
        "payer": _after(N_(", paid by {parties}"), agreement.funder),
    }
    used = {name: part for name, part in parts.items() if "{" + name + "}" in template}
    told = phrase(template, **used)
    return Phrase(_standing(agreement) + sentence_start(told.text), told.figures, told.names)


def _is_done(agreement: Agreement) -> bool:
    if agreement.type in _MONEY_TYPES:
        return agreement.money_status is not None and agreement.money_status.state == "disbursed"
    return agreement.goods_status is not None and agreement.goods_status.state in _ORDERED


def _standing(agreement: Agreement) -> str:
    """Return what stands before the clause: a side state, or that it is told as history."""
    if agreement.side_states:
        marks = ", ".join(_(mark.state) for mark in agreement.side_states)
        return _("{marks}: ").format(marks=sentence_start(marks))
    return _("Told as history: ") if agreement.goods_status is None and agreement.money_status is None else ""


def _price(agreement: Agreement) -> Part:
    if not agreement.amounts:
        return ""
    first, *others = [
        filled("{sum}", {"sum": amount_figure(amount)}) for amount in amounts_in_order(agreement)
    ]
    sums = phrase("{first} (elsewhere {others})", first=first, others=joined(others)) if others else first
    if agreement.type in _MONEY_TYPES:
        return phrase(" {sums}", sums=sums)
    template = N_(" worth {sums}") if agreement.type == "donation" else N_(" for {sums}")
    return phrase(template, sums=sums)


def _after(template: str, parties: tuple[str, ...] | None) -> Part:
    return phrase(template, parties=party_names(parties)) if parties else ""


def _everyone(agreement: Agreement) -> str:
    roles = [agreement.buyer, agreement.seller, agreement.producer, agreement.recipient]
    every = [party for parties in roles for party in parties or ()]
    return party_names(dict.fromkeys((*every, *agreement.parties))) or _("parties not named")
