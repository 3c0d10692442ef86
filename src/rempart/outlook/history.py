"""What history records: base rates and published findings, beside the model and never multiplied in."""

from rempart.outlook.assessment import BaseRate, Finding, Spread
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
