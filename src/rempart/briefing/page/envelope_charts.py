"""Chart and table of what a withheld list could hold."""

from rempart.briefing.briefing_file import Column, PrintedTable
from rempart.briefing.language import _
from rempart.briefing.page.drawing import ACCENT, Chart, Spec, file_name, label, lanes, layer, quantity
from rempart.briefing.printing import number
from rempart.briefing.wording import sentence_start
from rempart.plan.timetable import Envelope
from rempart.terms.figure import Number

_BILLION = 1e9
_LANE = 40


def envelope_chart(envelope: Envelope) -> Chart | None:
    """Show the least and most that each kind of equipment could take of the sum."""
    if not envelope.categories:
        return None
    rows: list[Spec] = [
        {
            "lane": place + 0.68,
            "name_lane": place + 0.3,
            "low": float(category.least) / _BILLION,
            "high": float(category.most) / _BILLION,
            "name": sentence_start(_(category.category.replace("_", " "))),
            "text": f"{_billions(category.least)}–{_billions(category.most)}",
        }
        for place, category in enumerate(
            sorted(envelope.categories, key=lambda row: (-float(row.most), row.category))
        )
    ]
    top = max(float(envelope.value_most) / _BILLION, *(float(row["high"]) for row in rows))
    y, names = lanes(len(rows)), lanes(len(rows), "name_lane")
    name_mark, name = label("name", right=3)
    text_mark, text = label("text", right=8, bold=True)
    span: Spec = {"type": "bar", "height": 8, "color": ACCENT, "cornerRadius": 4}
    return Chart(
        table=PrintedTable(
            id=file_name("envelope", envelope.unknown),
            section="envelope",
            title=_("What the withheld list could hold, by kind"),
            columns=(
                Column(name=_("Kind")),
                Column(name=_("Least"), unit=envelope.currency),
                Column(name=_("Most"), unit=envelope.currency),
            ),
            rows=tuple(
                (row["name"], round(row["low"] * _BILLION), round(row["high"] * _BILLION)) for row in rows
            ),
        ),
        unit=_("Least to most, billion {currency}").format(currency=envelope.currency),
        caption=_(
            "What one kind could take of the sum when all others give way, within the largest output of the tables. "
            "The ranges cannot all stand at one end at once."
        ),
        description=_("; ").join(
            _("{name}: {sum}").format(name=row["name"], sum=row["text"]) for row in rows
        ),
        spec={
            "height": _LANE * len(rows),
            "layer": [
                layer(
                    rows, span, {"y": y, "x": quantity("low", top=top, grid=True), "x2": {"field": "high"}}
                ),
                layer(rows, name_mark, {"y": names, "x": {"value": 0}, "text": name}),
                layer(rows, text_mark, {"y": y, "x": {"value": 366}, "text": text}),
            ],
        },
        frame=(8, 4, 66, 30),
    )


def _billions(value: Number) -> str:
    return number(round(float(value) / _BILLION))
