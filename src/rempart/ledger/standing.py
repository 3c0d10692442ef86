"""The two status axes of an agreement: where the goods stand, where the money stands, and who says so."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar, cast, get_args

from rempart.ledger.agreement import GoodsState, MoneyState, SideMark
from rempart.ledger.said import Said
from rempart.ledger.stating import says
from rempart.terms.status import GOODS_ORDER, MONEY_ORDER, ClaimStatus, GoodsStatus, MoneyStatus, SideState

State = TypeVar("State", GoodsStatus, MoneyStatus)
MONEY_TYPES = frozenset(("funding", "loan", "donation"))
NO_GOODS = frozenset(("funding", "loan", "stance"))

# From the status of a claim to the axes (docs/ledger.md). ``historical`` and ``denied`` raise nothing.
GOODS: dict[ClaimStatus, GoodsStatus] = {
    "reported": "reported",
    "planned": "proposed",
    "announced": "announced",
    "signed": "announced",
    "contracted": "contracted",
    "delivered": "delivered",
}
MONEY: dict[ClaimStatus, MoneyStatus] = {
    "reported": "none",
    "planned": "none",
    "announced": "pledged",
    "signed": "allocated",
    "contracted": "allocated",
    "delivered": "disbursed",
}
# States beyond the mapping, where the quote says so, and the statuses of a claim that may say it: what is
# only planned is not yet so, and what is told of the past need not be so any more.
_FURTHER: dict[GoodsStatus, tuple[ClaimStatus, ...]] = {
    "operational": ("announced", "signed", "contracted", "delivered"),
    "in_production": ("announced", "signed", "contracted"),
}
_IN_WORDS: tuple[SideState, ...] = ("amended", "suspended", "diverted", "cancelled")
_NOT_SAID = frozenset(("planned", "historical"))


def goods_of(said: Said) -> GoodsStatus | None:
    """Where this claim alone puts the goods; None where it says nothing about goods or raises nothing."""
    claim = said.claim
    if "goods_status" in said.stated:
        return cast("GoodsStatus", said.stated["goods_status"])
    if claim.type in NO_GOODS:
        return None
    language = said.report.language
    for state, statuses in _FURTHER.items():
        if claim.status in statuses and claim.type != "guarantee" and says(claim, language, state):
            return state
    if claim.status == "announced" and claim.type == "purchase" and says(claim, language, "approved"):
        return "approved"
    if claim.type == "request" and claim.status in {"announced", "signed"}:
        # To ask in public promises nothing.
        return "proposed"
    return GOODS.get(claim.status)


def money_of(said: Said) -> MoneyStatus | None:
    """Where this claim alone puts the money; None where it is not about money or raises nothing.

    A claim with a funder that is not itself about giving money (a delivery of bought arms) says of the
    money only that somebody is named to pay, so the hand-over of goods does not disburse it.
    """
    claim = said.claim
    if "money_status" in said.stated:
        return cast("MoneyStatus", said.stated["money_status"])
    if claim.type == "guarantee" or not (claim.type in MONEY_TYPES or claim.funder):
        return None
    if claim.type not in MONEY_TYPES and claim.status == "delivered":
        return "allocated"
    paid_in = claim.status == "contracted" and claim.type in MONEY_TYPES
    if paid_in and says(claim, said.report.language, "financed"):
        return "financed"
    return MONEY.get(claim.status)


def _earliest(sayings: Iterable[Said]) -> Said:
    return min(sayings, key=lambda one: one.order)


def goods_status(sayings: Sequence[Said]) -> GoodsState | None:
    """The furthest state of the goods, since when it is said, and the first claim that says it."""
    found = _furthest(sayings, goods_of, GOODS_ORDER)
    return GoodsState(state=found[0], since=found[1].date, claim=found[1].claim.id) if found else None


def money_status(sayings: Sequence[Said]) -> MoneyState | None:
    """The furthest state of the money, since when it is said, and the first claim that says it."""
    found = _furthest(sayings, money_of, MONEY_ORDER)
    return MoneyState(state=found[0], since=found[1].date, claim=found[1].claim.id) if found else None


def _furthest(
    sayings: Sequence[Said], state_of: Callable[[Said], State | None], order: Sequence[State]
) -> tuple[State, Said] | None:
    told = [(state, said) for said in sayings if (state := state_of(said)) is not None]
    if not told:
        return None
    top = max((state for state, _ in told), key=order.index)
    return top, _earliest(said for state, said in told if state == top)


def side_states(sayings: Sequence[Said]) -> tuple[SideMark, ...]:
    """Each side state that a claim gives, in the order of the vocabulary, with the first claim that gives it.

    All claims stay, those that say otherwise too.
    """
    found: list[SideMark] = []
    told = [(said, sides_of(said)) for said in sayings]
    for state in get_args(SideState):
        telling = [said for said, states in told if state in states]
        if telling:
            setter = _earliest(telling)
            found.append(SideMark(state=state, since=setter.date, claim=setter.claim.id))
    return tuple(found)


def sides_of(said: Said) -> frozenset[SideState]:
    """The side states that this claim alone gives: a cancelled deal is cancelled, not denied."""
    claim = said.claim
    found: set[SideState] = {
        state
        for state in _IN_WORDS
        if claim.status not in _NOT_SAID and says(claim, said.report.language, state)
    }
    if claim.status == "denied" and not found:
        found.add("denied")
    if "side_state" in said.stated:
        found.add(cast("SideState", said.stated["side_state"]))
    return frozenset(found)
