"""Statements on coverage: whom and what the promised and the planned systems could cover at most."""

from collections.abc import Iterator, Mapping, Sequence

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.figures import modelled, stated
from rempart.briefing.grounds import Grounds
from rempart.briefing.language import N_, _
from rempart.briefing.names import party_name, party_names
from rempart.briefing.statements.retelling import retold
from rempart.briefing.statements.telling import Behind, Draft, Phrase, filled, joined, phrase
from rempart.coverage.shares import Compared, Coverage, Marginal, Need, Period, Range, Varied
from rempart.coverage.systems import Layer, Systems
from rempart.plan.timetable import Schedule

# What the trials leave of a coverage; the front of the page finds the statement by these words.
COVERED_IN_TRIALS = N_(
    "Against {threat}, where goods come later, dearer or in part, as in {trials} trials of the plan, the systems "
    "delivered by the end of {year} could cover at most {share} of the people counted, at the nominal radius: "
    "the middle of the trials and, in brackets, a tenth and nine tenths of them.{nobody} {label}."
)

LAYERS: dict[Layer, str] = {"ballistic": N_("ballistic missiles"), "other": N_("other air threats")}
_GROUNDS = "statement:coverage grounds"
_POPULATIONS = {
    "present": N_("people present"),
    "registered": N_("people registered"),
    "low": N_("people by the lowest estimate"),
}


def coverage_statements(coverage: Coverage, schedule: Schedule) -> Iterator[Draft]:
    """Yield, layer by layer, what promised and planned systems cover, what one more adds, what is needed."""
    if not any(count for period in coverage.periods for count in period.counts.values()):
        elsewhere = schedule.recipients and coverage.places not in schedule.recipients
        says = (
            phrase(
                "The deliveries are for {recipients}; this version holds places of {country} only, so nobody is counted.",
                recipients=party_names(schedule.recipients),
                country=party_name(coverage.places),
            )
            if elsewhere
            else phrase(
                "No system promised or planned stands at a city and covers a circle, so nothing is covered."
            )
        )
        yield Draft("coverage", "computed", says, (_GROUNDS,), key="nothing covered")
        return
    for layer in LAYERS:
        yield from _reached(coverage, schedule, layer, "promised")
    for layer in LAYERS:
        if not _all_delivered(coverage, layer):
            yield from _reached(coverage, schedule, layer, "planned")
    for layer in LAYERS:
        yield from _grows(coverage, schedule, layer)
        yield from _over_trials(coverage, schedule, layer)
    for layer in LAYERS:
        yield from _told_otherwise(coverage, layer)
    for layer in LAYERS:
        yield from _compared(coverage, layer)
    for layer in LAYERS:
        yield from _one_more(coverage, layer)
        yield from _needed(coverage, layer)


def coverage_grounds(coverage: Coverage, grounds: Grounds) -> Iterator[Draft]:
    """Yield the statement that names what every coverage figure rests on."""
    behind = [grounds.assume(each) for each in coverage.assumptions]
    wishes = sorted({row.source for row in coverage.compared})
    behind += [grounds.row(row) for source in wishes for row in grounds.cited(source)]
    says = phrase(
        "Every figure of coverage is no more than this. {label}. It is given for the nominal radius and, in brackets, "
        "for the low and the high one.",
        label=_label(coverage),
    )
    yield Draft("assumptions", "assumed", says, tuple(behind), key="coverage grounds")


def final_periods(coverage: Coverage, layer: Layer, systems: Systems) -> tuple[Period, ...]:
    """Return the rows of the last year end, one for each population."""
    rows = [row for row in coverage.periods if row.layer == layer and row.systems == systems]
    last = max((row.period for row in rows), default="")
    return tuple(row for row in rows if row.period == last)


def _label(coverage: Coverage) -> Phrase:
    return retold(coverage.label.rstrip("."), (_GROUNDS,))


def _figure(value: Range, unit: str, rests_on: Behind) -> StatedFigure:
    return modelled(value.mode, unit, rests_on, ends=(value.low, value.high))


def _reached(coverage: Coverage, schedule: Schedule, layer: Layer, systems: Systems) -> Iterator[Draft]:
    rows = final_periods(coverage, layer, systems)
    if not rows:
        return
    first = rows[0]
    delivered = systems == "promised" and _all_delivered(coverage, layer)
    sources = (["grounds"] if systems == "promised" else []) + (
        ["plan"] if delivered or systems == "planned" else []
    )
    behind = (_GROUNDS, *(f"statement:{s} {promise.id}" for s in sources for promise in schedule.promises))
    standing = _standing(first.counts, behind)
    told_of, planned = _("the systems that the reports tell of"), _("the systems that the plan delivers")
    who = told_of if systems == "promised" else planned
    if not standing.text:
        says = phrase(
            "Against {threat}, {who} by the end of {year}: none.",
            threat=_(LAYERS[layer]),
            who=who,
            year=_year(first.period, behind),
        )
        yield Draft("coverage", "computed", says, behind, key=f"cover {layer} {systems}")
        return
    says = phrase(
        "Against {threat}, {who} ({standing}){by} could cover at most {share}: {people}. {label}.",
        threat=_(LAYERS[layer]),
        who=who,
        by=phrase(
            N_(", all delivered in the plan by the end of {year},")
            if delivered
            else N_(" by the end of {year}"),
            year=_year(first.period, behind),
        ),
        standing=standing,
        share=_by_radius(first.share, behind),
        people=joined([_people(row, behind) for row in rows], _(", or ")),
        label=_label(coverage),
    )
    yield Draft("coverage", "computed", says, behind, key=f"cover {layer} {systems}")
    says = phrase(
        "Against {threat}, {who} at sites chosen for the listed infrastructure instead of people: at most "
        "{infrastructure} of its weight as proposed, or {equal} with every object weighing the same. {label}.",
        threat=_(LAYERS[layer]),
        who=who,
        infrastructure=_figure(first.infrastructure_share, "share", behind),
        equal=_figure(first.infrastructure_share_equal, "share", behind),
        label=_label(coverage),
    )
    yield Draft("coverage", "computed", says, behind, key=f"shield {layer} {systems}")


def _by_radius(share: Range, behind: Behind) -> Phrase:
    """Tell a share at each of the three radii by name; what follows in brackets then reads by itself."""
    nominal, low, high = (modelled(value, "share", behind) for value in (share.mode, share.low, share.high))
    return phrase(
        "{nominal} of the people counted at the nominal radius, {low} at the low one, {high} at the high one",
        nominal=nominal,
        low=low,
        high=high,
    )


def _all_delivered(coverage: Coverage, layer: Layer) -> bool:
    """Say whether the plan delivers just what is promised by the last year end."""
    promised, planned = (final_periods(coverage, layer, systems) for systems in ("promised", "planned"))
    return bool(promised) and [(row.period, row.counts) for row in promised] == [
        (row.period, row.counts) for row in planned
    ]


def _grows(coverage: Coverage, schedule: Schedule, layer: Layer) -> Iterator[Draft]:
    """Tell how the share grows, at each year end in which the plan has delivered more than before."""
    rows = [row for row in coverage.periods if (row.layer, row.systems) == (layer, "planned")]
    rows = sorted((row for row in rows if row.population == rows[0].population), key=lambda row: row.period)
    steps = [
        row
        for before, row in zip([None, *rows], rows, strict=False)
        if row.counts != (before.counts if before else {})
    ]
    if not steps:
        return
    behind = (_GROUNDS, *(f"statement:plan {promise.id}" for promise in schedule.promises))
    told = [
        phrase(
            "{share} at the end of {year} ({standing})",
            share=_figure(row.share, "share", behind),
            year=_year(row.period, behind),
            standing=_standing(row.counts, behind),
        )
        for row in steps
    ]
    says = phrase(
        "Against {threat}, the share of the people counted that could be covered at most grows as the plan delivers: "
        "{told}. {label}.",
        threat=_(LAYERS[layer]),
        told=joined(told, "; "),
        label=_label(coverage),
    )
    yield Draft("coverage", "computed", says, behind, key=f"grows {layer}")


def _standing(counts: Mapping[str, int], behind: Behind) -> Phrase:
    return joined(
        [
            phrase("{count} {name}", count=stated(count, "units", behind), name=name)
            for name, count in counts.items()
            if count
        ]
    )


def _over_trials(coverage: Coverage, schedule: Schedule, layer: Layer) -> Iterator[Draft]:
    """Tell the band of the last year end over the trials of the plan."""
    rows = final_periods(coverage, layer, "slipped")
    if not rows or (band := rows[0].trials) is None or coverage.risk is None:
        return
    behind = (_GROUNDS, *(f"statement:plan {promise.id}" for promise in schedule.promises))
    middle = _figure(Range(low=band.p10, mode=band.p50, high=band.p90), "share", behind)
    says = phrase(
        COVERED_IN_TRIALS,
        threat=_(LAYERS[layer]),
        trials=stated(coverage.risk.trials, "count", behind),
        year=_year(rows[0].period, behind),
        share=middle,
        nobody="" if band.p50 else _(" In half of the trials or more they cover nobody by then."),
        label=_label(coverage),
    )
    yield Draft("coverage", "computed", says, behind, key=f"trials {layer}")


def _compared(coverage: Coverage, layer: Layer) -> Iterator[Draft]:
    """Tell what a larger number on record could cover."""
    promised = final_periods(coverage, layer, "promised")
    counts = promised[0].counts if promised else {}
    for item in dict.fromkeys(row.item for row in coverage.compared if row.layer == layer):
        rows = [row for row in coverage.compared if (row.layer, row.item) == (layer, item)]
        first = rows[0]
        if first.count <= counts.get(item, 0):
            continue
        behind = (_GROUNDS, first.source)
        says = phrase(
            "Against {threat}, {count} {item}, a number wanted on record ({said}), could cover at most {share} of the "
            "people counted: {people}. Sites chosen for the listed infrastructure instead: at most {infrastructure} of "
            "its weight as proposed, or {equal} with every object weighing the same. {label}.",
            threat=_(LAYERS[layer]),
            count=stated(first.count, "units", behind),
            item=item,
            said=stated(first.said_on, "date", behind),
            share=_figure(first.share, "share", behind),
            people=joined([_people(row, behind) for row in rows], _(", or ")),
            infrastructure=_figure(first.infrastructure_share, "share", behind),
            equal=_figure(first.infrastructure_share_equal, "share", behind),
            label=_label(coverage),
        )
        yield Draft("coverage", "computed", says, behind, key=f"wanted {layer} {item}")


def _told_otherwise(coverage: Coverage, layer: Layer) -> Iterator[Draft]:
    """Tell the share again with people of unknown place never covered, and with fewer systems available."""
    rows = [row for row in coverage.varied if (row.layer, row.systems) == (layer, "promised")]
    if not any(count for row in rows for count in row.counts.values()):
        return
    told = [_varied(row) for row in rows]
    says = phrase(
        "Against {threat}, the same share of all people counted otherwise: {told}. {label}.",
        threat=_(LAYERS[layer]),
        told=joined(told, "; "),
        label=_label(coverage),
    )
    yield Draft("coverage", "computed", says, (_GROUNDS,), key=f"otherwise {layer}")


def _varied(varied: Varied) -> Phrase:
    share = _figure(varied.share, "share", (_GROUNDS,))
    if varied.switch == "rural":
        return phrase(
            "with people of unknown place counted but never covered, {share}, which is {placed} of those with a known place",
            share=share,
            placed=_figure(varied.share_of_placed, "share", (_GROUNDS,)),
        )
    return phrase(
        "with {available} of the systems available ({standing}), {share}",
        available=stated(int(varied.setting) / 100, "share", (_GROUNDS,)),
        standing=joined(
            [
                phrase("{n} {name}", n=stated(n, "units", (_GROUNDS,)), name=name)
                for name, n in varied.counts.items()
            ]
        ),
        share=share,
    )


def _people(row: Period | Compared, behind: Behind) -> Phrase:
    return phrase(
        "{people} {population}",
        people=_figure(row.people, "people", behind),
        population=people_of(row.population),
    )


def people_of(population: str) -> str:
    """Return which people a head count counts."""
    known = _POPULATIONS.get(population)
    return _(known) if known else _("people ({population})").format(population=population)


def _year(period: str, behind: Behind) -> StatedFigure:
    return stated(int(period[:4]), "year", behind)


def _one_more(coverage: Coverage, layer: Layer) -> Iterator[Draft]:
    """Tell what the system after the promised number adds, and after the number wanted, for each item."""
    promised = final_periods(coverage, layer, "promised")
    counts = {
        (N_("promised"), item): count for item, count in (promised[0].counts if promised else {}).items()
    }
    counts |= {(N_("wanted"), row.item): row.count for row in coverage.compared if row.layer == layer}
    for (whose, item), count in counts.items():
        wanted = (layer, "nominal", item, count + 1)
        rows = [m for m in coverage.marginal if (m.layer, m.radius, m.item, m.count) == wanted]
        if not rows or not count:
            continue
        says = phrase(
            "Against {threat} and at the nominal radius, one {item} beyond the {count} {whose} would add {people}. {label}.",
            threat=_(LAYERS[layer]),
            item=item,
            count=stated(count, "units", (_GROUNDS,)),
            whose=_(whose),
            people=joined([_added(row) for row in rows], _(", or ")),
            label=_label(coverage),
        )
        key = f"one more {layer} {item}" + (" wanted" if whose == "wanted" else "")
        yield Draft("coverage", "computed", says, (_GROUNDS,), key=key)


def _added(marginal: Marginal) -> Phrase:
    people = modelled(None, "people", (_GROUNDS,), ends=(marginal.low, marginal.high))
    return phrase("{people} {population}", people=people, population=people_of(marginal.population))


def _needed(coverage: Coverage, layer: Layer) -> Iterator[Draft]:
    items = dict.fromkeys(row.item for row in coverage.need if row.layer == layer)
    for item in items:
        rows = [row for row in coverage.need if (row.layer, row.item, row.radius) == (layer, item, "nominal")]
        says = phrase(
            "Against {threat}, the fewest {item} that could cover a share of all people at the nominal radius: {needs}. {label}.",
            threat=_(LAYERS[layer]),
            item=item,
            needs=joined([*_within_reach(rows), *_beyond_reach(rows)], "; "),
            label=_label(coverage),
        )
        yield Draft("coverage", "computed", says, (_GROUNDS,), key=f"need {layer} {item}")


def _within_reach(rows: Sequence[Need]) -> list[Phrase]:
    return [
        phrase(
            "for {share}, {number}",
            share=stated(row.share, "share", (_GROUNDS,)),
            number=StatedFigure(value=None, low=row.low, high=row.high, unit="units", rests_on=(_GROUNDS,)),
        )
        for row in rows
        if row.low is not None and row.high is not None
    ]


def _beyond_reach(rows: Sequence[Need]) -> list[Phrase]:
    beyond = [row for row in rows if row.low is None or row.high is None]
    if not beyond:
        return []
    shares = joined(
        [filled("{s}", {"s": stated(row.share, "share", (_GROUNDS,))}) for row in beyond], last=_(" and ")
    )
    largest = next((row.largest_share for row in beyond if row.largest_share is not None), None)
    if largest is None:
        return [phrase("for {shares}, beyond reach", shares=shares)]
    most = modelled(largest, "share", (_GROUNDS,))
    says = N_("for {shares}, beyond reach, since one at every city would cover {most}")
    return [phrase(says, shares=shares, most=most)]
