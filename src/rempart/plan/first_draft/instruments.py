"""The money: which rows of ``funding_instruments`` may pay for the promises of a programme, and how much."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rempart.plan.programme_file.amounts import ENDS, Sum, as_written
from rempart.terms.figure import Number, whole
from rempart.terms.money import Money
from rempart.terms.table import Row, table

BENEFICIARY = "UA"  # the funding tables hold money for Ukraine only
WITHOUT_LIMIT = Decimal(10) ** 12  # more than any list could take: output alone limits


@dataclass(frozen=True, slots=True)
class Purse:
    """The instruments that enter a programme, those that do not with the reason, and the judgements."""

    funding: tuple[dict[str, Any], ...]
    excluded: tuple[dict[str, Any], ...]
    assumptions: tuple[dict[str, Any], ...]


def purse(classes: Collection[str], first_month: str, last_month: str) -> Purse:
    """Return the money that may pay for goods of these classes for Ukraine from the first month to the last.

    An instrument with a share for US-made goods is entered in ring-fenced parts, since lenders decide
    what their money is for. A ceiling is what is undrawn at the start times the part free for one
    programme; a wish (``include_case`` scenario) enters with ceiling 0.
    """
    funding: list[dict[str, Any]] = []
    excluded: list[dict[str, Any]] = []
    assumptions: list[dict[str, Any]] = []
    for row in table("funding_instruments").values():
        reason = _why_not(row, classes, first_month, last_month)
        if reason:
            excluded.append(
                {"reason": f"{row.text('name')}: {reason}", "source": row.id.removeprefix("row:")}
            )
            continue
        funding += _entered(row, classes)
        assumptions += _judgements(row)
    return Purse(tuple(funding), tuple(excluded), tuple(assumptions))


def scenarios(funding: Collection[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the variations of the money: the wishes paid, money without limit, no loan of the Union."""
    rows = {entry["id"]: table("funding_instruments")[_key(entry)] for entry in funding}
    wishes = {name: row for name, row in rows.items() if row.text("include_case") == "scenario"}
    if wishes:
        sizes = {_ceiling_of(name): _money(Decimal(row.text("size")), row) for name, row in wishes.items()}
        yield {"id": "europe-pays", "set": sizes}
        limitless = {_ceiling_of(name): _money(WITHOUT_LIMIT, row) for name, row in wishes.items()}
        yield {"id": "money-without-limit", "set": limitless}
    nothing = {
        _ceiling_of(name): _money(Decimal(0), row)
        for name, row in rows.items()
        if row.text("kind") == "loan" and row.text("provider") == "European Union"
    }
    if nothing:
        yield {"id": "no-eu-loan", "set": nothing}


def _ceiling_of(name: str) -> str:
    return f"funding.{name}.ceiling"


def _why_not(instrument: Row, classes: Collection[str], first_month: str, last_month: str) -> str | None:
    """Return why a row does not enter, or None where it does."""
    if instrument.text("include_case") == "never":
        return instrument.text("include_reason")
    if instrument.text("mark") == "R":
        return "recalled, not checked (mark R)"
    if not _selectors(instrument.text("pays_for"), classes):
        return "may not pay for what is promised here"
    if instrument.text("to_month") < first_month:
        return f"could be drawn until {instrument.text('to_month')}, before the start"
    if instrument.text("from_month") > last_month:
        return f"can be drawn from {instrument.text('from_month')} on, after the horizon"
    return None


def _entered(instrument: Row, classes: Collection[str]) -> Iterator[dict[str, Any]]:
    """Yield an instrument whole, or in its parts; a part that may pay for nothing promised is dropped."""
    all_of_it = _selectors(instrument.text("pays_for"), classes)
    is_wish = instrument.text("include_case") == "scenario"
    if is_wish or not instrument.text("share_of"):
        yield _entry(instrument, instrument.key, all_of_it, None if is_wish else (Decimal(1),) * 3)
        return
    fenced = _selectors(instrument.text("share_of"), classes)
    share = tuple(Decimal(instrument.text(f"share_at_most_{end}")) for end in ENDS)
    rest = [name for name in all_of_it if name not in fenced]
    for pays_for, parts in ((fenced, share), (rest, (1 - share[1],) * 3)):
        named = [name.removeprefix("class:") for name in pays_for if name != "class:other"]
        if named:
            yield _entry(instrument, "_".join((instrument.key, *named)), pays_for, parts)


def _entry(
    instrument: Row, name: str, pays_for: list[str], parts: tuple[Decimal, ...] | None
) -> dict[str, Any]:
    """Return one instrument; ``parts`` are its shares of the row at low, mode and high, None a wish."""
    bearers = [
        bearer
        for bearer in table("funding_bearers").values()
        if bearer.text("bearers") == instrument.text("bearers")
    ]
    made: dict[str, Any] = {
        "id": name,
        "name": instrument.text("name"),
        "kind": instrument.text("kind"),
        "currency": instrument.text("currency"),
        "from": instrument.text("from_month"),
        "to": instrument.text("to_month"),
        "ceiling": _money(Decimal(0), instrument) if parts is None else _ceiling(instrument, parts),
        "per_year": None if parts is None else _per_year(instrument, parts),
        "rate_per_year": instrument.number("rate_per_year"),
        "grace_months": instrument.number("grace_months"),
        "term_months": instrument.number("term_months"),
        "interest_paid_by": instrument.text("interest_paid_by") or None,
        "pays_for": pays_for,
        "bearers": [{"party": bearer.text("party"), "share": bearer.number("share")} for bearer in bearers] or None,
        "source": instrument.id.removeprefix("row:")
        + (f", funding_bearers/{instrument.text('bearers')}-*" if bearers else ""),
    }  # fmt: skip
    return {field: value for field, value in made.items() if value is not None}


def _ceiling(instrument: Row, parts: tuple[Decimal, ...]) -> Any:
    """Return what is undrawn at the start times the free part, times the part of the row."""
    ends = [Decimal(instrument.text(f"ceiling_{end}")) * part for end, part in zip(ENDS, parts, strict=True)]
    return _three(ends, instrument)


def _per_year(instrument: Row, parts: tuple[Decimal, ...]) -> Any:
    if not instrument.text("per_year"):
        return None
    yearly = Decimal(instrument.text("per_year"))
    ends = [
        yearly * Decimal(instrument.text(f"free_{end}")) * part for end, part in zip(ENDS, parts, strict=True)
    ]
    return _three(ends, instrument)


def _three(ends: list[Decimal], instrument: Row) -> Any:
    """Return three ends as a planner writes them; money that only the favourable case has is 0 in the others."""
    if instrument.text("include_case") == "favourable":
        ends = [Decimal(0), Decimal(0), ends[2]]
    low, mode, high = (whole(float(end)) for end in ends)
    return as_written(Sum(low, mode, high, instrument.text("currency")))


def _money(value: Decimal, instrument: Row) -> str:
    return str(as_written(Money(whole(float(value)), instrument.text("currency"))))


def _selectors(cell: str, classes: Collection[str]) -> list[str]:
    """Return the selectors of a cell that a promise names."""
    return [name for name in cell.split(";") if name.removeprefix("class:") in classes]


def _key(entry: Mapping[str, Any]) -> str:
    return str(entry["source"]).split(",", maxsplit=1)[0].removeprefix("funding_instruments/")


def judged_ends(row: Row, name: str) -> dict[str, Number | None]:
    """Return the three ends of a judgement that a row makes, by the names that an assumption gives them."""
    ends = (("value", "mode"), ("low", "low"), ("high", "high"))
    return {field: row.number(f"{name}_{end}") for field, end in ends}


def _judgements(instrument: Row) -> Iterator[dict[str, Any]]:
    """Yield the judgements behind an instrument that a reader may dispute."""
    if instrument.text("include_case") == "scenario":
        yield {
            "id": f"wish-{instrument.key}",
            "text": f"{instrument.text('name')}: {instrument.text('include_reason')}",
            "value": 0,
            "unit": instrument.text("currency"),
            "source": instrument.id.removeprefix("row:"),
        }
        return
    for name, reason, what in (
        ("free", "free_reason", "part of what is undrawn that is free for one programme"),
        ("share_at_most", "share_reason", "share of it that may go to US-made goods"),
    ):
        if instrument.text(f"{name}_mode"):
            yield {
                "id": f"{'free' if name == 'free' else 'us-share'}-{instrument.key}",
                "text": f"{instrument.text('name')}: {what} ({instrument.text(reason).removeprefix('J: ')})",
                **judged_ends(instrument, name),
                "unit": "share",
                "source": instrument.id.removeprefix("row:"),
            }
