"""The judgements of a draft by name: those of the rules, and those of the rows that it uses."""

from collections.abc import Iterator
from typing import Any

from rempart.naming import party_names
from rempart.plan.first_draft.equipment import item_class, needs
from rempart.plan.first_draft.instruments import BENEFICIARY, judged_ends
from rempart.plan.first_draft.outline import START, Outline, rate_row
from rempart.plan.first_draft.promises import Promised
from rempart.plan.first_draft.readings import OVER
from rempart.plan.first_draft.titles import title
from rempart.terms.figure import Number
from rempart.terms.party import EUROPE
from rempart.terms.table import table

DISCOUNT = 0.03  # a year, of capability over time
PRIORS = "slip_cost_priors"
RISK_ROWS = (
    "prior_common_share", "prior_cost_series", "prior_lead_series", "shock_funding_delay",
    "shock_queue_rate_no_priority", "shock_queue_size", "shock_war_length", "shock_war_rate", "shock_war_share",
)  # fmt: skip


def assumptions_of(plan: Outline) -> list[dict[str, Any]]:
    """Return every assumption of a draft: id, text, value, unit and, from a table, its row."""
    if not plan.promises:
        return list(_frame(plan))
    every = (*_frame(plan), *_readings(plan), *_goods(plan), *_money(plan))
    return list({assumption["id"]: assumption for assumption in every}.values())


def _frame(plan: Outline) -> Iterator[dict[str, Any]]:
    starts = {
        "asked for": "The plan starts in the month asked for",
        "the reports": "The plan starts in the month after the latest publication date of the reports",
        "no date": "No report carries a date: the plan starts in the month for which its tables hold",
    }
    yield _said("start", starts[plan.start_from], value=plan.start, unit="month")
    if plan.currency_from == "most sums":
        text = "The reports tell of agreements of many states: sums are added up in the currency in which most of these agreements are told"
        yield _said("currency", text)
    yield _said("horizon", "Length of the plan", value=plan.months, unit="months")
    discount = "Goods count for less the later they come, by this share (money is not discounted)"
    yield _said("discount", discount, value=DISCOUNT, unit="a year")


def _readings(plan: Outline) -> Iterator[dict[str, Any]]:
    """Yield how the words, figures and dates of the promises were read."""
    for name, promise in plan.promises.items():
        yield from _words(name, promise, plan)
        yield from _figures(name, promise)
        if name in plan.within:
            text = f"What is counted in “{title(promise)}” is paid out of “{title(plan.promises[plan.within[name]])}”, since the reports tie the two; the other reading (within = none) pays it on top"
            yield _said(f"inside-{name}", text)
        if promise.by is None:
            text = "No deadline is told: what arrives by the last month of the plan counts"
            yield _said(f"undated-{name}", text)
        elif plan.deadline(promise) is None:
            outside = f"Its deadline {promise.by} lies outside the horizon: counted to the last month"
            yield _said(f"deadline-{name}", outside)
        if promise.agreement.type == "donation":
            text = "A gift: planned on the instruments that may pay for its class; the giver's own purse is in no table"
            yield _said(f"giver-{name}", text)
        if promise.agreement.funder and EUROPE in promise.agreement.funder:
            text = "“Europe” is to pay: read as instruments of the EU and of European states"
            yield _said(f"europe-{name}", text)


def _words(name: str, promise: Promised, plan: Outline) -> Iterator[dict[str, Any]]:
    """Yield which rows a name was taken for."""
    if promise.kind.doubt:
        means = table("equipment_attributes")[promise.kind.rows[0]].text("item")
        doubt = f"“{promise.term}” may mean {promise.kind.doubt}: planned as {means}"
        yield _said(f"reads-{name}", doubt)
    for row in promise.kind.rows:
        if plan.rows[row] != row:
            yield _said(f"stands-for-{row}", f"{row} is counted as {plan.rows[row]}: two names of one output")
    if promise.kind.open_list:
        text = "The list of goods is not known: the sum may buy whatever stands in the default list of US-made goods. Which of them the plan picks says nothing about the real list"
        yield _said(f"list-{name}", text)


def _figures(name: str, promise: Promised) -> Iterator[dict[str, Any]]:
    """Yield how a bound was read."""
    reading = promise.reading
    if promise.kind.open_list and reading.bound == "at_least":
        text = "“Over” a sum: the promise is kept at the sum itself; the list behind it may be worth up to this many times the sum"
        yield _said(f"over-{name}", text, value=float(OVER), unit="times")
    if reading.bound == "approx":
        text = "An approximate figure is read as at least its lower end, else 0.95 times it"
        yield _said(f"approx-{name}", text, value=reading.at_least, unit=reading.currency or "units")


def _goods(plan: Outline) -> Iterator[dict[str, Any]]:
    """Yield the open share of each item, what is left out of its needs, and the default rows."""
    rows = table("equipment_attributes")
    for key in plan.items:
        row = rows[key]
        text = f"{row.text('item')}: part of the output of its line ({row.text('line')}) that this buyer could get in a year ({row.text('share_reason')})"
        judged = judged_ends(row, "share_open")
        yield _said(f"open-share-{key}", text, **judged, unit="share", source=f"equipment_attributes/{key}")
        kept = {need["item"] for need in needs(key, plan.items)}
        for need in filter(None, row.text("needs").split(";")):
            other = need.partition(":")[0]
            if other not in kept:
                text = f"{row.text('item')} needs {other}, which no promise counts: it is not planned"
                yield _said(f"without-{other}-{key}", text)
        if key in plan.maxima:
            text = f"{row.text('item')}: the most follows the reports, not the table"
            yield _said(f"maximum-{key}", text, value=plan.maxima[key], unit="units")
    for name, of, what in (
        ("price_row", "equipment_prices", "Unit costs are default rows of the price table"),
        ("lead_row", "equipment_lead_times", "Lead times are default rows of the lead time table"),
    ):
        used = dict.fromkeys(f"{of}/{rows[key].text(name)}" for key in plan.items)
        yield _said(f"default-{name.replace('_', '-')}s", what, source=", ".join(used))
    text = "Spread of cost and lead time, queue and war: the priors, for a buyer without priority"
    yield _said("risk", text, source=", ".join(f"{PRIORS}/{key}" for key in RISK_ROWS))
    text = "Payment steps, needs, crew and support cost follow the attribute table"
    yield _said("payments", text, source=", ".join(f"equipment_attributes/{key}" for key in plan.items))


def _money(plan: Outline) -> Iterator[dict[str, Any]]:
    """Yield who may pay, how much of it is free, and what the exchange rates rest on."""
    if plan.beneficiary != (BENEFICIARY,):
        whose = party_names(plan.beneficiary) or "a beneficiary that is not told"
        yield _said("no-money", f"The tables hold no money for {whose}: no instrument may pay", value=0)
        text = "Open shares were judged for Ukraine and are used for this buyer unchanged"
        yield _said("shares-of-another", text)
        return
    text = "Money is paid in advance as contracts ask; cash drawn may be held for later deliveries"
    yield _said("cash-held", text)
    text = "Only money that a budget or instrument already holds counts: none is assumed after the last month of each"
    yield _said("nothing-after", text)
    if plan.start != START:
        yield _said("undrawn", f"Ceilings are what was undrawn in {START}, taken as undrawn at the start")
    if any(item_class(key) == "ukrainian" for key in plan.items):
        text = "Ukrainian-made goods are paid from the Ukrainian parts of instruments, not from the allied purchase list, Ukraine's own budget or the United States"
        yield _said("drones-payer", text)
    yield from plan.purse.assumptions
    currencies = sorted({str(entry["currency"]) for entry in plan.purse.funding} - {"USD"})
    if currencies:
        source = ", ".join(rate_row(currency).id.removeprefix("row:") for currency in currencies)
        yield _said("exchange", "Exchange rates of the latest year hold for the whole horizon", source=source)
    if any(entry.get("bearers") for entry in plan.purse.funding):
        text = "Instruments of the EU are carried by shares of GDP; what has no bearer is not attributed"
        yield _said("bearers", text)


def _said(name: str, text: str, **more: Number | str | None) -> dict[str, Any]:
    return {"id": name, "text": text, **more}
