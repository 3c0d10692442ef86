"""Firms give nothing away: who makes arms and hands them over sells them, *Hanwha will supply Norway with 16*."""

from rempart.claims.draft import Draft
from rempart.claims.language import state_names
from rempart.claims.turning import rename


def firm_supplies(draft: Draft) -> None:
    """Let a firm that hands over arms be their seller, in place; who gets them from it as if given buys them.

    Example: ``donation`` with funder Hanwha and recipient NO becomes ``purchase`` with that seller and buyer.
    """
    firms = set(draft.roles.get("funder", ())) - state_names().keys()
    if draft.type not in {"donation", "delivery"} or not firms or "seller" in draft.roles:
        return
    rename(draft, "funder", "seller")
    if draft.type == "donation":
        draft.type = "purchase"
    bought = draft.type == "purchase" or draft.amount is not None  # a delivery told with its price
    if bought and "recipient" in draft.roles and "buyer" not in draft.roles:
        rename(draft, "recipient", "buyer")
