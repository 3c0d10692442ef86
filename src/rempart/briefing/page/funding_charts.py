"""Charts of ranges of money: what may be spent, by instrument, and what a withheld list could hold, by kind."""

from collections import defaultdict

from rempart.briefing.figures import cut, number, sentence_start
from rempart.briefing.language import N_, _, counted
from rempart.briefing.page.drawing import (
    ACCENT,
    BILLION,
    PALE,
    Chart,
    Key,
    Spec,
    file_name,
    labelled,
    lane_words,
    lanes,
    layer,
    quantity,
)
from rempart.briefing.statements.retelling import told
from rempart.briefing.tabulating import tabled
from rempart.plan.timetable import Envelope, Schedule
from rempart.terms.figure import LowModeHigh

_SHOWN = 8  # instruments with a lane of their own
_LONGEST_NAME = 58


def envelope_chart(envelope: Envelope) -> Chart | None:
    """Show the least and most that each kind of equipment could take of the sum."""
    if not envelope.categories:
        return None
    rows: list[Spec] = [
        {
            "lane": place + 0.68,
            "name_lane": place + 0.3,
            "low": float(category.least) / BILLION,
            "high": float(category.most) / BILLION,
            "name": sentence_start(_(category.category.replace("_", " "))),
            "text": "–".join(number(round(float(end) / BILLION)) for end in (category.least, category.most)),
        }
        for place, category in enumerate(
            sorted(envelope.categories, key=lambda row: (-float(row.most), row.category))
        )
    ]
    top = max(float(envelope.value_most) / BILLION, *(float(row["high"]) for row in rows))
    return Chart(
        table=tabled(
            ("envelope", file_name("envelope", envelope.unknown)),
            N_("What the withheld list could hold, by kind"),
            (N_("Kind"), *(f"{end}|{envelope.currency}" for end in (_("Least"), _("Most")))),
            [(row["name"], round(row["low"] * BILLION), round(row["high"] * BILLION)) for row in rows],
        ),
        unit=_("Least to most, billion {currency}").format(currency=envelope.currency),
        caption=_(
            "What one kind could take of the sum when all others give way, within the largest output of the tables. "
            "The ranges cannot all stand at one end at once."
        ),
        description=_("; ").join(labelled(row["name"], row["text"]) for row in rows),
        spec=_spec(rows, top, ACCENT, height=40),
        frame=(8, 4, 66, 30),
    )


def instruments(schedule: Schedule) -> dict[str, LowModeHigh]:
    """Return the ceiling of each instrument in the programme's currency, the largest first.

    Parts of one instrument, ring-fenced for different goods, are added; ends are added end by end.
    Empty where the programme is not at hand.
    """
    programme = schedule.made_from
    sums: dict[str, tuple[float, float, float]] = defaultdict(lambda: (0.0, 0.0, 0.0))
    for instrument in programme.funding if programme is not None else ():
        ceiling = programme.in_currency(instrument.ceiling) if programme is not None else LowModeHigh(0, 0, 0)
        low, mode, high = sums[instrument.name]
        sums[instrument.name] = (low + ceiling.low, mode + ceiling.mode, high + ceiling.high)
    ordered = sorted(sums.items(), key=lambda pair: (-pair[1][1], -pair[1][2], pair[0]))
    return {name: LowModeHigh(*ends) for name, ends in ordered if ends[2] > 0}


def funding_chart(schedule: Schedule) -> Chart | None:
    """Show how much each instrument may spend, from its low to its high ceiling."""
    ceilings = instruments(schedule)
    if not ceilings:
        return None
    currency = schedule.currency
    rows = _lanes_of(ceilings)
    ends = (_("Ceiling, low"), _("Ceiling, middle"), _("Ceiling, high"))
    top = max(float(row["high"]) for row in rows)
    tick: Spec = {"type": "tick", "thickness": 4, "height": 14, "color": ACCENT, "opacity": 1}
    middle = layer(rows, tick, {"y": lanes(len(rows)), "x": quantity("mode", top=top)})
    return Chart(
        table=tabled(
            ("plan", "money-by-instrument"),
            N_("Whose money may be spent"),
            (N_("Instrument"), *(f"{end}|{currency}" for end in ends)),
            [(told(name), round(c.low), round(c.mode), round(c.high)) for name, c in ceilings.items()],
        ),
        unit=_("Ceiling over the plan, billion {currency}").format(currency=currency),
        caption=_(
            "What is undrawn, times the part that other needs leave free: each end is a table row or a named assumption. "
            "A ceiling is the most that may be spent, not what is spent. Where an instrument is split between two kinds of "
            "goods, the ends of both parts are added, though they need not stand at once."
        ),
        description="; ".join(f"{row['name']}: {row['text']}" for row in rows),
        spec=_spec(rows, top, PALE, middle, height=38),
        frame=(8, 4, 66, 30),
        keys=(Key(_("middle"), ACCENT, "tick"), Key(_("low to high"), PALE)),
    )


def _lanes_of(ceilings: dict[str, LowModeHigh]) -> list[Spec]:
    own = list(ceilings.items())
    if len(own) > _SHOWN + 1:
        rest = [ceiling for _, ceiling in own[_SHOWN:]]
        together = LowModeHigh(
            *(sum(ends) for ends in zip(*((c.low, c.mode, c.high) for c in rest), strict=True))
        )
        own = [*own[:_SHOWN], (counted("{n} other", "{n} others together", len(rest)), together)]
    return [
        {
            "lane": place + 0.68,
            "name_lane": place + 0.28,
            "low": ceiling.low / BILLION,
            "mode": ceiling.mode / BILLION,
            "high": ceiling.high / BILLION,
            "name": cut(told(name), _LONGEST_NAME),
            "text": number(round(ceiling.mode / BILLION, 1), "#,##0.0"),
        }
        for place, (name, ceiling) in enumerate(own)
    ]


def _spec(rows: list[Spec], top: float, colour: str, *more: Spec, height: int) -> Spec:
    """Return lanes of a height with a bar from ``low`` to ``high``, what is drawn on it, and their words."""
    bar: Spec = {"type": "bar", "height": 8, "color": colour, "cornerRadius": 4}
    x = quantity("low", top=top, grid=True)
    span = layer(rows, bar, {"y": lanes(len(rows)), "x": x, "x2": {"field": "high"}})
    return {"height": height * len(rows), "layer": [span, *more, *lane_words(rows)]}
