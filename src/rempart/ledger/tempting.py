"""The tempting sentence: the next step that a reader would take and that no claim takes.

The rules stand in order; the first that fits gives the sentence. Each looks at every claim of the
agreement and of those linked to it, so that no claim says what the sentence says.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rempart.ledger.agreement import Sentence
from rempart.ledger.nearby import View
from rempart.ledger.wording import number_text, sum_text
from rempart.naming import listed
from rempart.terms.figure import Number

Words = Callable[[View], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One step beyond the evidence: where it is open, how it reads, why no claim supports it."""

    name: str
    fits: Callable[[View], bool]
    text: Words
    because: Words


def tempting(view: View) -> Sentence:
    """Return the first sentence of the rules that no claim supports."""
    rule = next(rule for rule in RULES if rule.fits(view))
    text = rule.text(view)
    return Sentence(
        text=text[:1].upper() + text[1:], because=rule.because(view), claims=_nearest(view), rule=rule.name
    )


def _nearest(view: View) -> tuple[str, ...]:
    """The claims that come nearest: those that set the two states, else all."""
    states = (view.entry.goods_status, view.entry.money_status, *view.entry.side_states)
    return (
        tuple(dict.fromkeys(one.claim for one in states if one is not None and one.claim))
        or view.entry.claims
    )


def _stateless(view: View) -> bool:
    return view.entry.goods is None and view.entry.money is None


def _payer_open(view: View) -> bool:
    """A payer is named, or the deal is about money, and no claim here or next door pledges any."""
    about_money = view.entry.money is not None or bool(view.entry.funder and view.entry.type != "guarantee")
    firm = view.reaches("pledged") or view.says("signed", "contracted", "delivered")
    return about_money and not firm


def _payer_text(view: View) -> str:
    payer = view.who("funder")
    if not payer:
        return f"the money for {_deal(view)} is promised"
    return f"{view.has('funder')} agreed to pay {view.worth or f'for {view.things}'}"


def _payer_because(view: View) -> str:
    payer = view.who("funder")
    told = f"{payer} is named as payer and no more" if payer else "a sum is named and no more"
    return f"No claim says that the money is pledged, set aside or paid; {told}."


def _deal(view: View) -> str:
    nouns = {
        "guarantee": "the guarantee",
        "cooperation": "the cooperation",
        "loan": f"the loan of {view.worth}" if view.worth else "the loan",
        "funding": f"the payment of {view.worth}" if view.worth else "the payment",
        "production": f"the production of {view.things}",
        "donation": f"the gift of {view.things}",
        "delivery": f"the delivery of {view.things}",
        "request": f"the request for {view.things}",
    }
    return nouns.get(view.entry.type, f"the purchase of {view.things}" if view.entry.items else "the deal")


def _agreed(view: View) -> str:
    kind = view.entry.type
    buyer, seller = view.who("buyer", "recipient"), view.who("seller", "producer")
    if kind == "purchase" and buyer and seller and buyer != seller:
        worth = f" for {view.worth}" if view.worth else ""
        return f"{buyer} and {seller} have agreed on {_deal(view)}{worth}."
    giver, taker = view.who("funder", "seller"), view.who("recipient", "buyer")
    if kind == "guarantee":
        if not giver:
            return f"the security of {taker} is guaranteed." if taker else "the security guarantee is given."
        return f"{view.has('funder', 'seller')} guaranteed the security of {taker or 'its partner'}."
    if kind == "request":
        asked = view.who("seller", "funder")
        return (
            f"{view.has('seller', 'funder')} promised {view.things}."
            if asked
            else f"{_deal(view)} is granted."
        )
    return f"{_deal(view)} is agreed."


def _ordered(view: View) -> str:
    if view.entry.type == "guarantee":
        taker = view.who("recipient", "buyer")
        return f"the security guarantee{f' for {taker}' if taker else ''} is in force."
    if view.entry.type == "cooperation":
        return "the cooperation has begun."
    buyer = view.who("buyer") if view.entry.type == "purchase" else ""
    worth = f" for {view.worth}" if view.worth else ""
    return (
        f"{view.has('buyer')} ordered {view.things}{worth}."
        if buyer
        else f"a contract for {view.things} is in place."
    )


def _ordered_because(view: View) -> str:
    if view.entry.goods == "approved":
        return "What is approved is a possible sale and a ceiling; no claim reports an order or a contract."
    if view.says("signed"):
        return "What is signed is not called a contract or an order by any claim."
    return "It is announced; no claim reports an order or a contract."


def _counts(view: View) -> list[Number]:
    """Rival counts of the main item, of one kind, without rates."""
    rows = [row for row in view.entry.items if row.mode is not None and row.period is None]
    same = [row for row in rows if (row.item, row.unit) == (rows[0].item, rows[0].unit)]
    return list(dict.fromkeys(row.mode for row in same if row.mode is not None))


def _sums(view: View) -> list[Number]:
    totals = [one for one in view.entry.amounts if one.period is None]
    same = [one for one in totals if one.currency == totals[0].currency]
    return list(dict.fromkeys(one.value for one in same))


def _rival(values: list[Number]) -> bool:
    """Two values or more, whose total is none of them."""
    return len(values) > 1 and sum(values) not in values


def _added_up(view: View) -> str:
    counts = _counts(view)
    if _rival(counts):
        item = next(row.item for row in view.entry.items if row.mode is not None)
        return f"in all, {number_text(sum(counts))} {item} are to come."
    return f"together, the sums come to {_money(view, sum(_sums(view)))}."


def _added_because(view: View) -> str:
    counts = _counts(view)
    if _rival(counts):
        return (
            f"{listed(number_text(one) for one in counts)} are versions or rival counts; they are not added."
        )
    return f"{listed(_money(view, one) for one in _sums(view))} are rival sums; they are not added."


def _money(view: View, value: Number) -> str:
    return sum_text(value, view.entry.amounts[0].currency, "exact", (None, None))


def _is_loose(view: View) -> bool:
    """The first sum has a bound, and no claim gives the same sum without one."""
    if not view.entry.amounts:
        return False
    first = view.entry.amounts[0]
    same = (one for one in view.entry.amounts if (one.value, one.currency) == (first.value, first.currency))
    return first.bound != "exact" and not any(one.bound == "exact" for one in same)


def _loose_because(view: View) -> str:
    words = {"at_least": "at least", "at_most": "up to", "approx": "about"}
    return f'Every claim of this sum says "{words[view.entry.amounts[0].bound]}".'


def _exactly(view: View) -> str:
    return f"the sum is exactly {_money(view, view.entry.amounts[0].value)}."


def _confirmed_because(view: View) -> str:
    names = view.origins
    told = f"the only origin is {names[0]}" if names else "no report names its origin"
    reports = view.entry.reports
    return f"{reports} {'report tells' if reports == 1 else 'reports tell'} it, and {told}."


RULES: tuple[Rule, ...] = (
    Rule(
        "denied",
        lambda v: _stateless(v) and any(mark.state == "denied" for mark in v.entry.side_states),
        lambda v: f"{_deal(v)} is agreed.",
        lambda _: "Every claim denies it.",
    ),
    Rule(
        "past",
        _stateless,
        lambda v: f"{_deal(v)} is news.",
        lambda _: "Every claim tells it as something past.",
    ),
    Rule("payer", _payer_open, lambda v: f"{_payer_text(v)}.", _payer_because),
    Rule(
        "agreed",
        lambda v: (
            v.entry.goods in {"reported", "proposed"}
            and not v.reaches("announced")
            and not v.says("announced", "signed", "contracted", "delivered")
        ),
        _agreed,
        lambda v: f"The furthest that any claim goes is: {v.entry.goods}; none says that it is agreed.",
    ),
    Rule(
        "ordered",
        lambda v: (
            v.entry.goods in {"announced", "approved"}
            and not v.reaches("contracted")
            and not v.says("contracted", "delivered")
        ),
        _ordered,
        _ordered_because,
    ),
    Rule(
        "handed_over",
        lambda v: (
            v.entry.goods in {"contracted", "in_production"}
            and v.entry.type not in {"guarantee", "cooperation"}
            and not v.reaches("delivered")
            and not v.says("delivered")
        ),
        lambda v: f"the delivery of {v.things} has taken place.",
        lambda _: "A contract is reported; no claim reports a delivery.",
    ),
    Rule(
        "set_aside",
        lambda v: (
            v.entry.money == "pledged"
            and not v.reaches("allocated")
            and not v.says("signed", "contracted", "delivered")
        ),
        lambda v: f"{v.has('funder')} set aside {v.worth or 'the money'}.",
        lambda _: "The money is pledged; no claim says that it is set aside or paid.",
    ),
    Rule(
        "paid",
        lambda v: v.entry.money == "allocated" and not v.reaches("financed") and not v.says("delivered"),
        lambda v: f"{v.has('funder')} paid {v.worth or 'for it'}.",
        lambda _: "The money is set aside; no claim says that it is paid.",
    ),
    Rule(
        "spent",
        lambda v: v.entry.money == "financed" and not v.reaches("disbursed") and not v.says("delivered"),
        lambda v: f"{v.worth or 'the money'} has been paid out.",
        lambda _: "The money is paid in; no claim says that it is paid out.",
    ),
    Rule(
        "in_service",
        lambda v: (
            v.entry.goods == "delivered"
            and v.entry.type not in {"guarantee", "cooperation"}
            and not v.reaches("operational")
        ),
        lambda v: f"{v.who('recipient', 'buyer') or 'the recipient'} already uses {v.things}.",
        lambda _: "A delivery is reported; no claim says that anything is in service.",
    ),
    Rule("added_up", lambda v: _rival(_counts(v)) or _rival(_sums(v)), _added_up, _added_because),
    Rule("exactly", _is_loose, _exactly, _loose_because),
    Rule(
        "confirmed",
        lambda v: len(v.origins) < 2,
        lambda v: f"independent sources confirm {_deal(v)}.",
        _confirmed_because,
    ),
    Rule(
        "nothing_else",
        lambda _: True,
        lambda v: f"there is nothing else in {_deal(v)}.",
        lambda _: "No claim says that the reports tell all of it.",
    ),
)
