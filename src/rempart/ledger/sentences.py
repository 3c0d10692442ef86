"""For each agreement one sentence that its claims support, and one tempting sentence that they do not."""

from collections.abc import Mapping, Sequence

from rempart.ledger.agreement import Agreement, Sentence
from rempart.ledger.nearby import View, views
from rempart.ledger.tempting import tempting
from rempart.naming import listed
from rempart.terms.status import GOODS_ORDER, MONEY_ORDER, ClaimStatus, GoodsStatus, MoneyStatus, SideState

_MOST_NAMED = 3
# What is said of a state, and what is not said beyond it.
_GOODS: dict[GoodsStatus, tuple[str, str]] = {
    "reported": ("It is reported", ", no more"),
    "proposed": ("It is proposed", "; no agreement, order or contract is reported"),
    "announced": ("It is announced", "; no order or contract is reported"),
    "approved": ("It is approved as possible, up to a ceiling", "; no order or contract is reported"),
    "contracted": ("A contract is reported", ", and no delivery"),
    "in_production": ("It is reported to be in production", ", and not as delivered"),
    "delivered": ("It is reported as delivered", ", and not as in service"),
    "operational": ("It is reported as in service", ""),
}
_MONEY: dict[MoneyStatus, tuple[str, str]] = {
    "none": ("No money is reported as pledged", ""),
    "pledged": ("Money is pledged", ", and not reported as set aside"),
    "allocated": ("Money is set aside", ", and not reported as paid in"),
    "financed": ("Money is reported as paid in", ""),
    "disbursed": ("Money is reported as paid out", ""),
}
_SIDES: dict[SideState, str] = {
    "denied": "It is also denied.",
    "amended": "It is reported as changed.",
    "suspended": "It is reported as suspended.",
    "diverted": "It is reported as diverted.",
    "cancelled": "It is reported as cancelled.",
}


def with_sentences(
    entries: Sequence[Agreement], statuses: Mapping[str, frozenset[ClaimStatus]]
) -> tuple[Agreement, ...]:
    """Give each agreement its two sentences, by the statuses of its claims; stances that belong to none keep none."""
    return tuple(
        view.entry.model_copy(update={"supported": supported(view), "tempting": tempting(view)})
        if view.entry.kind == "agreement"
        else view.entry
        for view in views(entries, statuses)
    )


def supported(view: View) -> Sentence:
    """Say what the claims say and no more: who tells it, what, how firm, and what is missing.

    Example:
        ``According to the Financial Times: Ukraine to buy US arms. It is announced; no order or contract
        is reported.``
    """
    entry = view.entry
    goods, money = entry.goods_status, entry.money_status
    setters = [state.claim for state in (goods, money, *entry.side_states) if state is not None]
    behind = [*setters, *(claim for amount in entry.amounts[:1] for claim in amount.claims)]
    states = [
        f"{name} {state.state} by {state.claim}"
        for name, state in (("goods", goods), ("money", money))
        if state is not None and state.claim is not None
    ]
    states += [f"{mark.state} by {mark.claim}" for mark in entry.side_states]
    claims = tuple(dict.fromkeys(claim for claim in behind if claim is not None)) or entry.claims
    return Sentence(
        text=f"{_tellers(view)}: {entry.title}. {_firmness(view)}",
        because=f"{'; '.join(states)}." if states else "No claim sets a state.",
        claims=claims,
        rule=f"{view.entry.goods or 'no_goods'}-{view.entry.money or 'no_money'}",
    )


def _tellers(view: View) -> str:
    names = view.origins
    if not names:
        return "According to sources that no report names"
    if len(names) > _MOST_NAMED:
        return f"According to {len(names)} origins"
    return f"According to {listed(names)}"


def _firmness(view: View) -> str:
    told = []
    if view.entry.goods is not None:
        further = _furthest(view.entry.goods, [one.entry.goods for one in view.near], GOODS_ORDER)
        told.append(_said(_GOODS[view.entry.goods], further))
    if view.entry.money is not None:
        further = _furthest(view.entry.money, [one.entry.money for one in view.near], MONEY_ORDER)
        payer = view.who("funder")
        named = (f"{payer[:1].upper()}{payer[1:]} is named as payer", "; no pledge is reported")
        told.append(
            _said(named if view.entry.money == "none" and payer else _MONEY[view.entry.money], further)
        )
    sides = [mark.state for mark in view.entry.side_states]
    if not told:
        told.append("It is denied, and nobody affirms it." if "denied" in sides else "It is told as past.")
        sides = [side for side in sides if side != "denied"]
    return " ".join([*told, *(_SIDES[side] for side in sides)])


def _furthest(said: str, near: Sequence[str | None], order: Sequence[str]) -> str | None:
    """The furthest state of what is linked, where it is beyond this agreement's own."""
    beyond = [state for state in near if state is not None and order.index(state) > order.index(said)]
    return max(beyond, key=order.index, default=None)


def _said(words: tuple[str, str], further: str | None) -> str:
    """What is not reported of an agreement may be reported of its part: then that is said instead."""
    if further is None:
        return f"{''.join(words)}."
    return f"{words[0]}; what is linked to it is {further.replace('_', ' ')}."
