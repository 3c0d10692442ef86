"""Chart and table of what a withheld list could hold."""

from rempart.briefing.language import N_, _
from rempart.briefing.page.drawing import (
    ACCENT,
    BILLION,
    Chart,
    Spec,
    file_name,
    labelled,
    lane_words,
    lanes,
    layer,
    quantity,
)
from rempart.briefing.printing import number
from rempart.briefing.tabulating import tabled
from rempart.briefing.wording import sentence_start
from rempart.plan.timetable import Envelope
from rempart.terms.figure import Number

_LANE = 40


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
            "text": f"{_billions(category.least)}–{_billions(category.most)}",
        }
        for place, category in enumerate(
            sorted(envelope.categories, key=lambda row: (-float(row.most), row.category))
        )
    ]
    top = max(float(envelope.value_most) / BILLION, *(float(row["high"]) for row in rows))
    low = quantity("low", top=top, grid=True)
    span: Spec = {"type": "bar", "height": 8, "color": ACCENT, "cornerRadius": 4}
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
        spec={
            "height": _LANE * len(rows),
            "layer": [
                layer(rows, span, {"y": lanes(len(rows)), "x": low, "x2": {"field": "high"}}),
                *lane_words(rows),
            ],
        },
        frame=(8, 4, 66, 30),
    )


def _billions(value: Number) -> str:
    return number(round(float(value) / BILLION))
