"""The named assumptions of the game, and who sets each: table, ledger, programme, expert or option, the last wins."""

import math
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from rempart.errors import AssumptionError
from rempart.terms.figure import Number, whole
from rempart.terms.table import Row, table

FROM_TABLE, FROM_LEDGER, FROM_PROGRAMME, FROM_OPTION = "parameters.csv", "ledger", "[outlook]", "--assume"
HORIZON = "horizon_years"
IN_FORCE = "years_until_in_force"
PATHS = ("delivered_share", "covered_share")
MOST_SETS = 2_000_000  # the sets are drawn as one box in memory: 27 numbers each
_LARGEST = 1e12  # beyond it the game's sums would lose their digits
_NUMBER = r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?"
_OPTION = re.compile(rf"^\s*(?P<name>[^=]*?)\s*=\s*(?P<low>{_NUMBER})(?:\.\.(?P<high>{_NUMBER}))?\s*$")


@dataclass(frozen=True, slots=True)
class Assumed:
    """The range of one parameter as used, and what it rests on.

    ``in_force_on``, in years after the first day of the plan, is a date in the ledger: the guarantee
    is then in force that long after an offer that is made ``build_up_years`` after that day.
    """

    name: str
    low: float
    mid: float
    high: float
    set_by: str
    note: str | None = None
    rests_on: tuple[str, ...] = ()
    in_force_on: float | None = None


def parameter_rows() -> dict[str, Row]:
    """Return the rows of parameters.csv that are drawn, by name, in the order of the columns drawn."""
    return {row.text("name"): row for row in table("peace/parameters").values() if row.text("low")}


def ranges(
    from_ledger: Mapping[str, Assumed],
    settings: Mapping[str, object] | None,
    assume: Sequence[str],
    *,
    expert: tuple[str, Mapping[str, object]] = ("", {}),
) -> dict[str, Assumed]:
    """Return the range of every parameter, in the order of the table.

    Args:
        from_ledger: Ranges that the ledger's signal sets.
        settings: The ``[outlook]`` table of a programme; its two paths are left to ``paths``.
        assume: ``NAME=VALUE`` or ``NAME=LOW..HIGH``.
        expert: Whose table stands above ``settings`` and below ``assume``, and the table; without paths, which
            every view shares.

    Raises:
        AssumptionError: an unknown name, a value that the model does not allow, a crossed range.
    """
    rows = parameter_rows()
    used = {name: _from_table(name, row) for name, row in rows.items()} | dict(from_ledger)
    ours = {name: value for name, value in (settings or {}).items() if name not in PATHS}
    for set_by, table_of in ((FROM_PROGRAMME, ours), expert):
        for name, value in table_of.items():
            where = f"{set_by} {name}"
            row = rows[_known(name, rows, where)]
            used[name] = _checked(row, *_from_setting(value, where), set_by=set_by)
    for name, ends in _options(assume, rows).items():
        used[name] = _checked(rows[name], *ends, set_by=FROM_OPTION)
    return {name: used[name] for name in rows}


def count_of(value: object, name: str, least: int, most: int) -> int:
    """Return a whole number such as the count of sets or the seed.

    Raises:
        AssumptionError: it is not whole or outside ``least`` to ``most``.
    """
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return value
    raise AssumptionError(
        f"{name} {value!r}", f"a whole number from {least} to {most}", f"Give {name} as such a number."
    )


def path_in(settings: Mapping[str, object] | None, name: str, years: int) -> tuple[float, ...] | None:
    """Return a path given in ``[outlook]``, held flat to ``years`` + 1 numbers; None where none is.

    Raises:
        AssumptionError: it is not a list, is empty, longer than ``years`` + 1, or leaves 0 to 1.
    """
    given = (settings or {}).get(name)
    if given is None:
        return None
    where, expected = f"{FROM_PROGRAMME} {name}", f"a list of 1 to {years + 1} shares, each from 0 to 1"
    remedy = f"Give one share for each of the years 0 to {years}, the horizon; a shorter list is held flat."
    if not isinstance(given, list | tuple):
        raise AssumptionError(f"{where}: {given!r}", expected, remedy)
    if not 1 <= len(given) <= years + 1:
        raise AssumptionError(f"{where}: a list of {len(given)} values", expected, remedy)
    shares = [_number(value, f"{where}, year {year}") for year, value in enumerate(given)]
    for year, share in enumerate(shares):
        if not 0 <= share <= 1:
            raise AssumptionError(f"{where}, year {year}: {given[year]!r}", expected, remedy)
    return (*shares, *[shares[-1]] * (years + 1 - len(shares)))


def as_number(value: float) -> Number:
    """Return a computed number as it is written: nine decimals, without a negative zero."""
    return whole(round(value, 9))


def _from_table(name: str, row: Row) -> Assumed:
    low, mid, high = (float(row.text(column)) for column in ("low", "mid", "high"))
    return Assumed(name, low, mid, high, FROM_TABLE, rests_on=(row.id,))


def _known(name: str, rows: Mapping[str, Row], where: str) -> str:
    if name in rows:
        return name
    symbols = {row.text("symbol"): known for known, row in rows.items()}
    near = [symbols[name]] if name in symbols else get_close_matches(name, [*rows, *PATHS], n=3, cutoff=0.4)
    expected = f"a name of parameters.csv, such as {' or '.join(near or ['challenger_win_chance'])}"
    if name in PATHS:
        expected = "a name with one value or a range"
    remedy = "Give a path as a list in the programme's [outlook]." if name in PATHS else "Correct the name."
    raise AssumptionError(f"{where}: unknown name {name!r}", expected, remedy)


def _number(value: object, where: str) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= _LARGEST:
        return float(value)  # a NaN fails the comparison
    raise AssumptionError(f"{where}: {value!r}", f"a number of at most {_LARGEST:g}", "Write a plain number.")


def _from_setting(value: object, where: str) -> tuple[float, float, float]:
    if not isinstance(value, Mapping):
        point = _number(value, where)
        return point, point, point
    if not {"low", "high"} <= set(value) <= {"low", "mid", "high"}:
        raise AssumptionError(
            f"{where}: a table with {', '.join(map(str, value)) or 'nothing'}",
            "a value, { low = , high = } or { low = , mid = , high = }",
            "Give low and high.",
        )
    low, high = (_number(value[end], f"{where}, {end}") for end in ("low", "high"))
    mid = _number(value["mid"], f"{where}, mid") if "mid" in value else (low + high) / 2
    return low, mid, high


def _options(assume: Sequence[str], rows: Mapping[str, Row]) -> dict[str, tuple[float, float, float]]:
    found: dict[str, tuple[float, float, float]] = {}
    for option in assume:
        where = f"{FROM_OPTION} {option}"
        name = _known(option.partition("=")[0].strip(), rows, where)
        match = _OPTION.match(option)
        if match is None:
            raise AssumptionError(where, "NAME=VALUE or NAME=LOW..HIGH", "Write it like chance=0.3..0.5.")
        if name in found:
            raise AssumptionError(f"{where}: {name} is given twice", "each name once", "Leave one out.")
        low = _number(float(match["low"]), where)
        high = low if match["high"] is None else _number(float(match["high"]), where)
        found[name] = low, (low + high) / 2, high
    return found


def _checked(row: Row, low: float, mid: float, high: float, *, set_by: str) -> Assumed:
    name = row.text("name")
    for value in (low, mid, high):
        if not _allowed(value, row):
            raise AssumptionError(
                f"{set_by} {name}: {value:g}",
                f"a value {_limits(row)}",
                "Choose a value that the model allows.",
            )
    if not low <= mid <= high:
        raise AssumptionError(
            f"{set_by} {name}: {low:g}, {mid:g}, {high:g}",
            "low, mid and high in rising order",
            "Put them in order.",
        )
    if name == HORIZON and not (low == high and low.is_integer()):
        raise AssumptionError(
            f"{set_by} {name}: {low:g} to {high:g}", "one whole number of years", "Give one such as 12."
        )
    assumed = Assumed(name, low, mid, high, set_by, rests_on=(row.id,))
    least, most = float(row.text("low")), float(row.text("high"))
    if low < least or high > most:
        return replace(assumed, note=f"outside the range tried, {least:g} to {most:g}")
    return assumed


def _allowed(value: float, row: Row) -> bool:
    least, most = row.text("least_allowed"), row.text("most_allowed")
    above = value > float(least[1:]) if least.startswith(">") else value >= float(least or -math.inf)
    below = value < float(most[1:]) if most.startswith("<") else value <= float(most or math.inf)
    return above and below


def _limits(row: Row) -> str:
    least, most = row.text("least_allowed"), row.text("most_allowed")
    words = [f"above {least[1:]}" if least.startswith(">") else f"of at least {least}"]
    if most:
        words.append(f"below {most[1:]}" if most.startswith("<") else f"at most {most}")
    return " and ".join(words)


_SECTION, _NAME = "outlook", "name"


def read_experts(paths: Iterable[Path]) -> dict[str, dict[str, object]]:
    """Return each expert's ``[outlook]`` by name: ``name`` in the file, else the file's stem.

    Raises:
        AssumptionError: a file that cannot be read, holds no ``[outlook]`` or anything but it, sets a path
            that all share, or two files of one name.
    """
    found: dict[str, dict[str, object]] = {}
    for path in paths:
        name, settings = _read(path)
        if name in found:
            raise AssumptionError(f"{path}: a second expert {name!r}", "one file an expert", "Rename one.")
        found[name] = settings
    return found


def _read(path: Path) -> tuple[str, dict[str, object]]:
    remedy = f'Write name = "..." and a table [{_SECTION}] with the names of parameters.csv.'
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise AssumptionError(f"{path}: {problem}", "an expert's file in TOML", remedy) from problem
    settings, name = data.pop(_SECTION, None), data.pop(_NAME, path.stem)
    if data or not isinstance(settings, dict) or not isinstance(name, str) or not name.strip():
        wrong = ", ".join(data) or f"no table [{_SECTION}]"
        raise AssumptionError(f"{path}: {wrong}", f"a name and one table [{_SECTION}]", remedy)
    for shared in PATHS:
        if shared in settings:
            raise AssumptionError(
                f"{path}: {shared}",
                "parameters, not a path: deliveries and coverage are the same for all",
                "Set it in the programme's [outlook].",
            )
    return name.strip(), settings
