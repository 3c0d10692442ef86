"""The programme: promises, catalogue, funding and calendar, as written in one TOML file."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from pydantic import ValidationError

from rempart.errors import ProgrammeError
from rempart.ledger.agreement import Ledger
from rempart.plan.first_draft.drafting import draft
from rempart.plan.programme_file import catalogue
from rempart.plan.programme_file.amounts import End, Sum
from rempart.plan.programme_file.catalogue import Contents, Item, Promise
from rempart.plan.programme_file.checking import FRAME, faults, inconsistencies, names, nearest
from rempart.plan.programme_file.spreadsheet import ENDING, read_workbook, write_workbook
from rempart.plan.programme_file.writing import as_toml
from rempart.terms.figure import LowModeHigh, Number, whole
from rempart.terms.money import Money
from rempart.terms.months import add_months, month_number

SECTIONS = (
    "programme", "exchange", "item", "promise", "funding", "risk",
    "scenario", "coverage", "outlook", "unknown", "assumption", "excluded",
)  # fmt: skip
LARGEST_FILE = 16 * 2**20
_FIELDS = {
    "item": names(catalogue.Item),
    "payment": names(catalogue.Payment),
    "needs": names(catalogue.NeededItem),
    "line": names(catalogue.Line),
    "promise": names(catalogue.Promise),
    "funding": names(catalogue.Funding),
    "bearers": names(catalogue.Bearer),
    "share": names(catalogue.ShareLimit),
    "risk": names(catalogue.Risk),
    "scenario": names(catalogue.Scenario),
    "coverage": names(catalogue.CoverageChoices),
    "unknown": names(catalogue.Unknown),
    "value": names(catalogue.KnownValue),
    "assumption": names(catalogue.Assumption),
    "excluded": names(catalogue.Excluded),
}


class Programme(Contents):
    """All that the planner needs; fields as in the programme file (docs/programme.md).

    Amounts keep their ends and the currency in which they are written; ``in_currency`` and
    ``promised`` give them in full units of the programme's currency.
    """

    @classmethod
    def read(cls, path: str | Path) -> Self:
        """Read a programme file: TOML, or a workbook (``.xlsx``) as ``to_xlsx`` writes it.

        Raises:
            ProgrammeError: the file cannot be read, is not TOML, or says something impossible; the
                message names file, row, field, value, what is allowed and the remedy.

        Example:
            >>> Programme.read("ukraine-2025.toml").months
            120
        """
        return cls.from_dict(cls.load(path), str(path))

    @staticmethod
    def load(path: str | Path) -> dict[str, Any]:
        """Return the sections of a programme file as they are written, unchecked.

        Raises:
            ProgrammeError: the file cannot be read, or is not TOML.
        """
        where = str(path)
        if Path(path).suffix.lower() == ENDING:
            return read_workbook(Path(path))
        try:
            with Path(path).open("rb") as handle:
                data = handle.read(LARGEST_FILE + 1)
            if len(data) > LARGEST_FILE:
                raise ProgrammeError(
                    f"{where}: larger than {LARGEST_FILE // 2**20} MiB", "a programme file", "Check the path."
                )
            return tomllib.loads(data.decode("utf-8-sig"))
        except OSError as broken:
            raise ProgrammeError(
                f"{where}: {broken.strerror or broken}", "a readable programme file", "Check the path."
            ) from broken
        except UnicodeDecodeError as broken:
            raise ProgrammeError(
                f"{where}: byte {broken.start} is not UTF-8", "a text in UTF-8", "Save it as UTF-8."
            ) from broken
        except (tomllib.TOMLDecodeError, RecursionError, ValueError) as broken:
            raise ProgrammeError(f"{where}: {broken}", "TOML", "Correct the line.") from broken

    @classmethod
    def from_ledger(cls, ledger: Ledger, *, start: str | None = None, months: int = 120) -> Self:
        """Make a programme from agreements and the sourced tables, by fixed rules.

        Args:
            ledger: Agreements and the reports behind them.
            start: First month, such as ``2026-01``; without it the month after the latest publication
                date of the reports, else the month for which the tables hold.
            months: Length of the horizon.

        Returns:
            Programme: every value names its table row or claim; what is judged is in ``assumptions``,
            what was left out, with its reason, in ``excluded``.

        Raises:
            ProgrammeError: the start is no month or the horizon is empty.

        Example:
            >>> Programme.from_ledger(ledger, start="2026-01").promises[0].id
            'us_arms'
        """
        return cls.from_dict(draft(ledger, start=start, months=months), "the programme made from the ledger")

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], where: str) -> Self:
        """Check the sections of a programme file, as ``tomllib`` gives them.

        Args:
            data: Sections ``programme``, ``item``, ``promise`` and so on.
            where: The file's name, for messages.

        Raises:
            ProgrammeError: the first thing that is wrong.
        """
        made, wrong = cls._checked(data, where)
        if wrong or made is None:
            raise wrong[0]
        return made

    @classmethod
    def faults(cls, data: Mapping[str, Any], where: str) -> list[ProgrammeError]:
        """Return all that is wrong with the sections of a programme file, in the order of the file."""
        return cls._checked(data, where)[1]

    @classmethod
    def _checked(cls, data: Mapping[str, Any], where: str) -> tuple[Self | None, list[ProgrammeError]]:
        wrong = _section_faults(data, where)
        if wrong:
            return None, wrong
        frame = data["programme"]
        exchange = dict(data.get("exchange", {}))
        flat = {**data, **frame, "exchange": exchange, "exchange_source": exchange.pop("source", None)}
        del flat["programme"]
        try:
            made = cls.model_validate(flat, context={"currency": frame.get("currency", "")})
        except ValidationError as broken:
            return None, faults(broken, flat, where, _FIELDS)
        return made, inconsistencies(made, where)

    def as_dict(self) -> dict[str, Any]:
        """Return the sections as the file would hold them; fields left out stay left out."""
        dumped = self.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
        source = dumped.pop("exchange_source", None)
        data: dict[str, Any] = {"programme": {name: dumped.pop(name) for name in FRAME if name in dumped}}
        for section in SECTIONS[1:]:
            if dumped.get(section):
                data[section] = dumped[section]
        if source:
            data["exchange"]["source"] = source
        return data

    def to_toml(self) -> str:
        """Return the text of the programme file, with ``source`` and ``claim`` on the rows that have them."""
        return as_toml(self.as_dict())

    def to_xlsx(self, path: str | Path) -> None:
        """Write the programme as a workbook, one sheet a section, which ``read`` reads again.

        Raises:
            ProgrammeError: the extra ``xlsx`` is not installed, or the file cannot be written.
        """
        write_workbook(self.as_dict(), Path(path))

    def under(self, scenario: str) -> Self:
        """Return the programme with the values of one of its scenarios set.

        Raises:
            ProgrammeError: there is no such scenario, or a value in it is not allowed.
        """
        known = {row.id: row.values for row in self.scenarios}
        if scenario not in known:
            raise ProgrammeError(
                f"{self.title}: no scenario {scenario!r}", f"one of {nearest(scenario, list(known))}",
                "Correct the id or add the scenario.",
            )  # fmt: skip
        return self.with_values(known[scenario], f"{self.title}, scenario {scenario}")

    def with_values(self, values: Mapping[str, Any], where: str) -> Self:
        """Return the programme with some fields set, each named ``funding.<id>.ceiling`` and so on.

        Raises:
            ProgrammeError: a path leads nowhere, or a value is not allowed.
        """
        data = self.as_dict()
        for path, value in values.items():
            kind, _, rest = path.partition(".")
            name, _, field = rest.rpartition(".")
            if kind == "programme":
                data["programme"][rest] = value
                continue
            rows = [row for row in data.get(kind, ()) if row.get("id") == name]
            if not rows:
                raise ProgrammeError(f"{where}: {path!r}", f"the id of a {kind}", "Correct the path.")
            rows[0][field] = value
        return type(self).from_dict(data, where)

    def in_currency(self, amount: Sum | Money) -> LowModeHigh:
        """Return an amount in full units of the programme's currency."""
        rate = 1 if amount.currency == self.currency else self.exchange[amount.currency]
        if isinstance(amount, Money):
            return LowModeHigh(*(whole(amount.value * rate),) * 3)
        return LowModeHigh(whole(amount.low * rate), whole(amount.mode * rate), whole(amount.high * rate))

    def end_in_currency(self, amount: Sum, end: End = "mode") -> float:
        """Return one end of a sum in full units of the programme's currency."""
        rate = 1 if amount.currency == self.currency else self.exchange[amount.currency]
        return float(getattr(amount, end) * rate)

    def promised(self, promise: Promise) -> Number:
        """Return what is promised: units, or full units of the programme's currency."""
        least = promise.at_least
        return self.in_currency(least).mode if isinstance(least, Money) else least

    def weight(self, item: Item) -> Number:
        """Return the capability points of a unit: as given, else its mode cost in millions."""
        return self.end_in_currency(item.unit_cost) / 1e6 if item.weight is None else item.weight

    def select(self, selectors: Sequence[str]) -> tuple[Item, ...]:
        """Return the items that selectors name, in the order of the file."""
        wanted = set(selectors)
        if "*" in wanted:
            return self.items
        classes = {name.removeprefix("class:") for name in wanted if name.startswith("class:")}
        categories = {name.removeprefix("category:") for name in wanted if name.startswith("category:")}
        return tuple(
            item
            for item in self.items
            if item.id in wanted or item.item_class in classes or item.category in categories
        )

    def month(self, index: int) -> str:
        """Return the calendar month of month ``index``; month 0 is the start."""
        return add_months(self.start, index)

    def index(self, month: str) -> int:
        """Return how many months after the start a calendar month lies."""
        return month_number(month) - month_number(self.start)

    def year(self, index: int) -> int:
        """Return the calendar year of month ``index``."""
        return (month_number(self.start) + index) // 12


def _section_faults(data: Mapping[str, Any], where: str) -> list[ProgrammeError]:
    """Return what is wrong with the sections as such: unknown, missing, or not of their kind."""
    wrong = [
        ProgrammeError(
            f"{where}: unknown section {name!r}", f"one of {nearest(name, SECTIONS)}", "Correct or remove it."
        )
        for name in data
        if name not in SECTIONS
    ]
    frame = data.get("programme")
    if not isinstance(frame, Mapping):
        wrong.append(
            ProgrammeError(f"{where}: no section [programme]", "one", "Add title, start, months, currency.")
        )
        return wrong
    wrong += [
        ProgrammeError(
            f"{where}: [programme] {name} = {value!r}: unknown field {name!r}",
            f"a known field; nearest: {nearest(name, FRAME)}",
            "Correct the name or remove the field.",
        )
        for name, value in frame.items()
        if name not in FRAME
    ]
    if not isinstance(data.get("exchange", {}), Mapping):
        wrong.append(ProgrammeError(f"{where}: exchange", "a section [exchange]", "Correct the heading."))
    return wrong
