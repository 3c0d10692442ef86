"""The outlook: shares of assumption sets, break-even values and base rates side by side."""

from typing import ClassVar, Literal

from rempart.records import Record
from rempart.terms.figure import Number

Undefined = Literal["undefined"]
StrategyId = Literal["guarantees_first", "quick_compromise", "no_guarantee"]


class Spread(Record):
    """Mid point, and the 5 % and 95 % quantiles over the assumption sets (model.md, section 11)."""

    low: Number | Undefined
    mid: Number | Undefined
    high: Number | Undefined


class Strategy(Record):
    """One strategy; keys of the year dicts are ``1``, ``5``, ``10`` and the horizon."""

    id: StrategyId
    no_accord: Spread
    accord_and_holds: dict[str, Spread | Undefined]
    holds_given_accord: dict[str, Spread | Undefined]
    defender_value: Spread
    undefined_sets: int


class OutlookAssumption(Record):
    """One parameter as used: its range, who set it (table, ledger, programme, option), its source."""

    id: str
    text: str
    low: Number | None
    mid: Number | None
    high: Number | None
    unit: str
    set_by: str
    source: str | None
    note: str | None = None
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"note"})


class BreakEven(Record):
    """Where guarantees first is at least quick compromise when one parameter moves."""

    parameter: str
    criterion: str
    intervals: tuple[tuple[Number, Number], ...]
    unit: str
    says: str


class Ranking(Record):
    """The share of defined assumption sets in which the strategies stand in this order."""

    criterion: str
    order: str
    share: Number


class BaseRate(Record):
    """One coding of peace after inter-state fighting: how many spells, how many held N years."""

    id: str
    coding: str
    spells: int
    renewed: int
    holds: dict[str, Number | None]
    low: dict[str, Number | None]
    high: dict[str, Number | None]
    source: str


class Finding(Record):
    """A published finding, for or against, in our own words."""

    id: str
    text: str
    direction: str
    source: str


class TestedStatement(Record):
    """A statement of the reports put to the model: what it would need, and in which share it holds."""

    __test__: ClassVar[bool] = False
    id: str
    text: str
    claim: str | None
    would_need: tuple[str, ...]
    share_of_sets: dict[str, Number]


class Outlook(Record):
    """Never a prophecy, no advice on timing (design, section 4.6)."""

    sets: int
    seed: int
    assumptions: tuple[OutlookAssumption, ...]
    notes: tuple[str, ...]
    delivered_share: tuple[Number, ...]
    covered_share: tuple[Number, ...]
    strategies: tuple[Strategy, ...]
    break_evens: tuple[BreakEven, ...]
    rankings: tuple[Ranking, ...]
    flip_box: dict[str, tuple[Number, Number]]
    drivers: tuple[dict[str, Number | str], ...]
    base_rates: tuple[BaseRate, ...]
    findings: tuple[Finding, ...]
    statements_tested: tuple[TestedStatement, ...]
