"""The two status axes of an agreement, and its side states (docs/ledger.md)."""

from typing import Literal

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

GOODS_ORDER: tuple[GoodsStatus, ...] = (
    "reported",
    "proposed",
    "announced",
    "approved",
    "contracted",
    "in_production",
    "delivered",
    "operational",
)
MONEY_ORDER: tuple[MoneyStatus, ...] = ("none", "pledged", "allocated", "financed", "disbursed")
