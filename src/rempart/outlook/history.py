"""What history records: base rates, as they ship or from original files, and findings; never multiplied in."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from rempart.errors import SpellError
from rempart.outlook.assessment import BaseRate, Finding, Spread
from rempart.outlook.originals import COW_LAST_DAY, Original, read_original
from rempart.outlook.parameters import as_number
from rempart.outlook.spells import Spell, Unit, by_war, cow_spells, ucdp_spells
from rempart.outlook.survival import Spells, kaplan_meier, limits_by_war, weibull
from rempart.terms.figure import Number
from rempart.terms.table import Row, table

BASE_RATES, FINDINGS = "peace/spells_summary", "peace/findings"
DIRECTIONS = ("supports", "against", "mixed", "theory", "method", "base rate")
YEARS = ("1", "5", "10", "20")
CLUSTERED_YEARS = ("5", "10")  # the years for which whole wars were drawn anew
CITED = {
    "COW": "COW inter-state wars v4.0, Sarkees and Wayman 2010",
    "UCDP": "UCDP/PRIO Armed Conflict Dataset v25.1, Gleditsch et al. 2002 and Davies et al. 2025",
    "UCDP+HAND": (
        "UCDP/PRIO Armed Conflict Dataset v25.1, Gleditsch et al. 2002 and Davies et al. 2025, "
        "with the second Minsk cease-fire added by hand"
    ),
}


def base_rates() -> tuple[BaseRate, ...]:
    """Return how often peace after inter-state fighting held, every coding side by side.

    The unit and the coding decide the answer, so no coding is chosen and none is averaged. The limits
    ``war_low`` and ``war_high`` draw whole wars: the pairs of one war are not independent.
    """
    return tuple(_base_rate(row) for row in table(BASE_RATES).values())


def findings() -> tuple[Finding, ...]:
    """Return the published findings of which something was read, theme by theme.

    Within a theme what supports and what speaks against stand together. Rows marked recalled are never
    shown; neither are publications whose result could not be seen.
    """
    rows = list(table(FINDINGS).values())
    themes = list(dict.fromkeys(row.text("theme") for row in rows))
    shown = [row for row in rows if row.text("mark") == "read" and row.text("direction") != "not usable"]
    shown.sort(key=lambda row: (themes.index(row.text("theme")), DIRECTIONS.index(row.text("direction"))))
    return tuple(_finding(row) for row in shown)


def _base_rate(row: Row) -> BaseRate:
    def by_year(column: str, years: tuple[str, ...] = YEARS) -> dict[str, Number | None]:
        """Return the numbers of a column for each year that is told."""
        return {year: row.number(column.format(year)) for year in years}

    shape = {
        end: row.number(f"weibull_shape{suffix}")
        for end, suffix in (("low", "_low"), ("mid", ""), ("high", "_high"))
    }
    return BaseRate(
        id=row.id,
        coding=f"{row.text('dataset')}: {row.text('coding')}",
        spells=int(row.text("spells")),
        renewed=int(row.text("renewed")),
        holds=by_year("s{}"),
        low=by_year("s{}_low"),
        high=by_year("s{}_high"),
        source=CITED[row.text("dataset")],
        wars=int(row.text("wars")),
        war_low=by_year("s{}_war_bootstrap_low", CLUSTERED_YEARS),
        war_high=by_year("s{}_war_bootstrap_high", CLUSTERED_YEARS),
        weibull_shape=Spread(
            **{end: "undefined" if value is None else value for end, value in shape.items()}
        ),
        weibull_scale_years=row.number("weibull_scale_years"),
    )


def _finding(row: Row) -> Finding:
    year = f" {row.text('year')}" if row.text("year") else ""
    where = "; ".join(part for part in (row.text("published_in"), row.text("where_printed")) if part)
    return Finding(
        id=row.id,
        text=row.text("finding"),
        direction=row.text("direction"),
        source=f"{row.text('study')}{year}" + (f", {where}" if where else ""),
        sample=row.text("sample"),
        number=row.text("number"),
        what_was_read=row.text("what_was_read"),
        use=row.text("use"),
        theme=row.text("theme"),
        study=f"{row.text('study')}{year}",
    )


_RUSSIA, _UKRAINE, _ISRAEL = 365, 369, 666
# The second Minsk cease-fire, in neither data set as a spell: an assumption, for the coding that says so.
_MINSK = Spell((_RUSSIA, _UKRAINE), "13306", 7.0253, renewed=True)
Coding = tuple[str, str, Sequence[Spell], bool]


def base_rates_from(paths: Sequence[Path]) -> tuple[BaseRate, ...]:
    """Return base rates with those of original files in place of those that ship with Rempart.

    A file of the Correlates of War replaces the rows of that data set, one of the Uppsala programme
    those of that; the others stay. A plain table of spells (``war_id``, ``duration_years``, ``renewed``)
    comes on top.

    Raises:
        SpellError: a file cannot be read or is empty, or two files hold the same data set.
    """
    read: dict[str, list[BaseRate]] = {}
    for path in paths:
        original = read_original(path)
        source = f"{path.name}, sha256 {hashlib.sha256(path.read_bytes()).hexdigest()[:16]}"
        for dataset, rate in _rates(original, source):
            found = read.setdefault(dataset, [])
            if found and not found[0].source.endswith(source):
                raise SpellError(f"{path}: a second file of {dataset}", "one file a data set", "Give one.")
            found.append(rate)
    kept = [rate for rate in base_rates() if rate.coding.partition(":")[0] not in read]
    return (*(rate for rates in read.values() for rate in rates), *kept)


def _rates(original: Original, source: str) -> Iterator[tuple[str, BaseRate]]:
    if original.spells is not None:
        name = f"spells of {original.name}"
        yield name, _rate(name, original.spells, source)
    for dataset, coding, members, calendar in _codings(original):
        if members:
            years = [each.calendar_years if calendar else each.years for each in members]
            spells = Spells(
                np.array(years, dtype=np.float64),
                np.array([each.renewed for each in members]),
                tuple(each.war for each in members),
            )
            yield dataset, _rate(f"{dataset}: {coding}", spells, f"{CITED[dataset]}; read from {source}")


def _codings(original: Original) -> Iterator[Coding]:
    if original.participants:
        yield from _cow(cow_spells(original.participants, COW_LAST_DAY))
    if original.years:
        yield from _ucdp(original)


def _cow(every: Sequence[Spell]) -> Iterator[Coding]:
    whole = [spell for spell in every if not spell.between_stints]
    own = [spell for spell in whole if spell.principal["own side"] == "yes"]
    yield "COW", "all pairs", whole, False
    yield "COW", "all pairs, each cease-fire inside a war counted", every, False
    yield "COW", "principal belligerents only (deaths, own side)", own, False
    split = [spell for spell in every if spell.principal["own side"] == "yes"]
    yield "COW", "principal belligerents, each cease-fire counted", split, False
    yield (
        "COW",
        "principal belligerents (deaths, whole war)",
        [spell for spell in whole if spell.principal["whole war"] == "yes"],
        False,
    )
    lasting = [spell for spell in own if not spell.transformed]
    yield "COW", "principal belligerents, wars turned into another type left out", lasting, False
    yield "COW", "clustered by war: any pair fights again", by_war(whole), False
    yield "COW", "clustered by war, principal belligerents: any pair fights again", by_war(own), False
    yield "COW", "this pair (Russia-Ukraine) left out", _without_this_pair(whole), False
    yield "COW", "all wars of Russia/USSR left out", _without(whole, _RUSSIA), False
    far = _without(whole, _ISRAEL)
    of = f"{_renewals(whole) - _renewals(far)} of {_renewals(whole)} renewals"
    yield "COW", f"all pairs with Israel left out ({of})", far, False
    yield "COW", "principal belligerents, pairs with Israel left out", _without(own, _ISRAEL), False


def _ucdp(original: Original) -> Iterator[Coding]:
    last_day = dt.date(max(each.year for each in original.years), 12, 31)

    def spells(unit: Unit) -> tuple[Spell, ...]:
        """Return the spells of peace of a unit."""
        return ucdp_spells(original.years, unit, last_day)

    conflict, pair = spells("conflict"), spells("state pair")
    yield "UCDP", "conflict, calendar years", conflict, True
    yield "UCDP", "conflict, dates", conflict, False
    yield "UCDP", "state pair, calendar years", pair, True
    yield "UCDP", "state pair, dates", pair, False
    yield "UCDP", "state pair with supporters, dates", spells("state pair with supporters"), False
    deadly = [spell for spell in pair if spell.deadly]
    yield "UCDP", "state pair, dates, episodes with 1 000 deaths in a year", deadly, False
    yield "UCDP", "clustered by conflict: any pair fights again, dates", by_war(pair), False
    yield "UCDP", "this pair (Russia-Ukraine) left out, dates", _without_this_pair(pair), False
    yield "UCDP", "all conflicts of Russia/USSR left out, dates", _without(pair, _RUSSIA), False
    yield "UCDP+HAND", "state pair, dates, second Minsk cease-fire added by hand", (*pair, _MINSK), False


def _without(spells: Sequence[Spell], state: int) -> list[Spell]:
    return [spell for spell in spells if state not in spell.pair]


def _without_this_pair(spells: Sequence[Spell]) -> list[Spell]:
    return [spell for spell in spells if spell.pair != _MINSK.pair]


def _renewals(spells: Sequence[Spell]) -> int:
    return sum(spell.renewed for spell in spells)


def _rate(coding: str, spells: Spells, source: str) -> BaseRate:
    curve, fitted = kaplan_meier(spells), weibull(spells)
    held = {year: curve.held(float(year)) for year in YEARS}
    clustered = {year: limits_by_war(spells, float(year)) for year in CLUSTERED_YEARS}
    shape = (fitted.low, fitted.shape, fitted.high) if fitted is not None else None
    return BaseRate(
        id="read:" + re.sub(r"[^a-z0-9]+", "-", coding.casefold()).strip("-"),
        coding=coding,
        spells=len(spells.years),
        renewed=int(spells.renewed.sum()),
        holds={year: as_number(each.share) for year, each in held.items()},
        low={year: None if each.low is None else as_number(each.low) for year, each in held.items()},
        high={year: None if each.high is None else as_number(each.high) for year, each in held.items()},
        source=source,
        wars=len(set(spells.wars)),
        war_low={year: as_number(low) for year, (low, _) in clustered.items()},
        war_high={year: as_number(high) for year, (_, high) in clustered.items()},
        weibull_shape=Spread(**dict(zip(("low", "mid", "high"), map(as_number, shape), strict=True)))
        if shape is not None
        else None,
        weibull_scale_years=as_number(fitted.scale) if fitted is not None else None,
    )
