"""The two status axes of an agreement, and its side states (docs/ledger.md)."""

from typing import Literal, get_args

ClaimStatus = Literal[
    "reported", "planned", "announced", "signed", "contracted", "delivered", "denied", "historical"
]
ClaimType = Literal[
    "purchase",
    "funding",
    "donation",
    "production",
    "delivery",
    "request",
    "guarantee",
    "loan",
    "cooperation",
    "stance",
]
GoodsStatus = Literal[
    "reported", "proposed", "announced", "approved", "contracted", "in_production", "delivered", "operational"
]
MoneyStatus = Literal["none", "pledged", "allocated", "financed", "disbursed"]
SideState = Literal["denied", "amended", "suspended", "diverted", "cancelled"]

GOODS_ORDER: tuple[GoodsStatus, ...] = get_args(GoodsStatus)
MONEY_ORDER: tuple[MoneyStatus, ...] = get_args(MoneyStatus)


def reaches(state: GoodsStatus | MoneyStatus | None, least: GoodsStatus | MoneyStatus) -> bool:
    """Say whether a status stands where another one of its axis does, or further; an unknown one does not.

    Example:
        >>> reaches("delivered", "contracted"), reaches("pledged", "financed"), reaches(None, "pledged")
        (True, False, False)
    """
    order: tuple[str, ...] = GOODS_ORDER if least in GOODS_ORDER else MONEY_ORDER
    return state is not None and order.index(state) >= order.index(least)
