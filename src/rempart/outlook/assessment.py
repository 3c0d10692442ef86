"""The outlook: shares of assumption sets, break-even values and base rates side by side."""

from typing import ClassVar, Literal

from pydantic import Field

from rempart.records import Record
from rempart.terms.figure import Number

Undefined = Literal["undefined"]
StrategyId = Literal["guarantees_first", "quick_compromise", "no_guarantee"]
STRATEGIES: tuple[StrategyId, ...] = ("guarantees_first", "quick_compromise", "no_guarantee")


class Spread(Record):
    """Mid point, and the 5 % and 95 % quantiles over the assumption sets (docs/outlook.md, section 11).

    ``mid`` may lie outside ``low`` to ``high``: the model is not monotone. It is printed as it is.
    """

    low: Number | Undefined
    mid: Number | Undefined
    high: Number | Undefined


class Credibility(Record):
    """Credibility in force that keeps a leader of middle cost from breaking, in the hardest year.

    ``none``: more than 1, no guarantee suffices. ``by_year`` holds years 1 to T at the mid point;
    ``none_in_share_of_sets`` is the share of defined sets in which no guarantee suffices.
    """

    low: Number | Literal["none", "undefined"]
    mid: Number | Literal["none", "undefined"]
    high: Number | Literal["none", "undefined"]
    by_year: tuple[Number | Literal["none", "undefined"], ...]
    none_in_share_of_sets: Number | Undefined


class Window(Record):
    """The years in which the assumptions leave an incentive to break the peace.

    ``peak_year`` is the first year in which a break adds most; ``years`` are those in which it adds
    more than the least cost of war, at the mid point; ``in_share_of_sets`` is the share of sets in
    which this holds, years 0 to T; ``break_thresholds`` are the costs below which a leader breaks, at
    the mid point, years 0 to T (below the least cost: nobody breaks).
    """

    peak_year: Spread
    years: tuple[int, ...]
    in_share_of_sets: tuple[Number, ...]
    break_thresholds: tuple[Number, ...]


class Strategy(Record):
    """One strategy; keys of the year dicts are ``1``, ``5``, ``10`` and ``T``, the horizon.

    ``undefined_sets`` counts the sets in which nobody signs, so that nothing given an accord is
    defined. ``ended_on_purpose`` and ``ended_by_accident`` are shares of all cases that end in each of
    the years 1 to T.
    """

    id: StrategyId
    no_accord: Spread
    accord_and_holds: dict[str, Spread | Undefined]
    holds_given_accord: dict[str, Spread | Undefined]
    defender_value: Spread
    undefined_sets: int
    ended_on_purpose: tuple[Spread, ...] = ()
    ended_by_accident: tuple[Spread, ...] = ()
    window: Window | None = None
    credibility_needed: Credibility | None = None


class OutlookAssumption(Record):
    """One parameter as used, or a named assumption of the method (``low``, ``mid``, ``high`` None).

    ``set_by`` is ``parameters.csv``, ``ledger``, ``[outlook]`` or ``--assume`` (for the two paths also
    ``schedule``, ``coverage`` or ``fallback_paths.csv``; for the method ``model``). ``status`` says
    whether it is an assumption, a reader's value judgement or computed. ``rests_on`` holds the ids of
    rows, agreements and claims behind it.
    """

    id: str
    text: str
    low: Number | None
    mid: Number | None
    high: Number | None
    unit: str
    set_by: str
    source: str | None
    note: str | None = None
    status: str = "assumption"
    rests_on: tuple[str, ...] = ()
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"note", "rests_on"})


class BreakEven(Record):
    """Where guarantees first is at least quick compromise when one parameter moves, all else at mid.

    ``intervals`` are runs of the 101 values tried, never one number: sets need not be intervals from
    a point on. ``none``: at no value; ``undefined``: nobody signs at any value.
    """

    parameter: str
    criterion: str
    intervals: tuple[tuple[Number, Number], ...] | Literal["none", "undefined"]
    unit: str
    says: str
    undefined_values: int = 0


class Ranking(Record):
    """The share of sets, of those defined for all strategies, in which they stand in this order."""

    criterion: str
    order: str
    share: Number
    defined_sets: int = 0


class BaseRate(Record):
    """One coding of peace after inter-state fighting: how many spells, how many held N years.

    ``low`` and ``high`` are the 95 % limits that take spells as independent; ``war_low`` and
    ``war_high`` draw whole wars, and are the honest ones. Shape below 1: the danger falls with time.
    """

    id: str
    coding: str
    spells: int
    renewed: int
    holds: dict[str, Number | None]
    low: dict[str, Number | None]
    high: dict[str, Number | None]
    source: str
    wars: int | None = None
    war_low: dict[str, Number | None] = Field(default_factory=dict)
    war_high: dict[str, Number | None] = Field(default_factory=dict)
    weibull_shape: Spread | None = None
    weibull_scale_years: Number | None = None


class Finding(Record):
    """A published finding, for or against, in our own words; ``number`` as printed, where one is.

    ``direction`` is for the reading that guarantees and strength make peace last. Findings on one
    ``theme`` stand together, so that what speaks against is read beside what supports.
    """

    id: str
    text: str
    direction: str
    source: str
    sample: str = ""
    number: str = ""
    what_was_read: str = ""
    use: str = ""
    theme: str = ""
    study: str = ""


class Driver(Record):
    """How much one input moves one output: Sobol indices over the assumption sets.

    ``first`` is the share of the variance that goes when the input alone becomes known, ``total`` the
    share in which it has a part; ``half_width`` (of the total) and ``first_half_width`` are half of a
    95 % interval. Indices are estimates and may lie a little below 0. ``output`` is a gap, guarantees
    first less quick compromise; ``order_on_...`` is 1 where guarantees first is at least as good, else 0,
    also where nobody signs. ``input`` is a parameter, or ``trial``: the slips of the plan.
    """

    output: str
    input: str
    first: Number
    total: Number
    half_width: Number
    first_half_width: Number


class FlipBox(Record):
    """The worlds in which the order of guarantees first and quick compromise is not the usual one.

    ``usual`` is the order that at least half of the defined sets have, in ``usual_share`` of them.
    ``limits`` narrow some assumptions; among the sets within all of them the other order has
    ``flipped_share``, over ``sets_inside`` sets that were kept aside when the limits were sought.
    ``part_of_flips`` is the share of all flipped sets that lie inside. Empty ``limits``: no box was
    found in which the other order has more sets.
    """

    criterion: str
    usual: str
    usual_share: Number
    limits: dict[str, tuple[Number, Number]]
    flipped_share: Number | Undefined
    sets_inside: int
    part_of_flips: Number | Undefined


class Regret(Record):
    """What a strategy falls short of the best of the three in the same set, by one criterion.

    ``none_in_share`` is the share of defined sets in which nothing is lost; ``median``, ``high`` (95 %
    quantile) and ``largest`` are over all defined sets.
    """

    criterion: str
    strategy: StrategyId
    none_in_share: Number
    median: Number
    high: Number
    largest: Number
    defined_sets: int


class EarlierDelivery(Record):
    """What it changes if the deliveries and coverage of a year stood one year earlier, all else equal.

    ``year`` counts from the start of the plan; None: every year. Each change has its mid point and its
    range over the first ``sets`` sets, and may be below 0: a threat that fades later can move a break
    forward. A property of the model, no advice on timing.
    """

    strategy: StrategyId
    year: int | None
    changes: dict[str, Spread | Undefined]
    sets: int


class TestedStatement(Record):
    """A statement of the reports put to the model: what it would need, and in which share it holds.

    ``claim`` is None where no report that was read says so: it is then an example. ``claims`` are all
    that say so; ``said_by`` holds who says it, the holder first, then the chain of the claim.
    """

    __test__: ClassVar[bool] = False
    id: str
    text: str
    claim: str | None
    would_need: tuple[str, ...]
    share_of_sets: dict[str, Number]
    claims: tuple[str, ...] = ()
    said_by: tuple[str, ...] = ()
    defined_sets: dict[str, int] = Field(default_factory=dict)


class Change(Record):
    """A parameter that a view sets otherwise."""

    parameter: str
    low: Number
    mid: Number
    high: Number
    note: str | None = None
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"note"})


class View(Record):
    """The same question under other assumptions: a published reading, or those of one expert.

    Views stand side by side and are never averaged. ``results`` hold mid point and range of each
    criterion by strategy, over the first ``sets`` sets; ``at_least`` is, by criterion, the share of
    defined sets in which guarantees first is at least quick compromise.
    """

    id: str
    kind: Literal["reading", "expert"]
    title: str
    text: str
    changes: tuple[Change, ...]
    rests_on: tuple[str, ...]
    results: dict[StrategyId, dict[str, Spread | Undefined]]
    at_least: dict[str, Number | Undefined]
    sets: int


class Objection(Record):
    """What a sceptical reader would say, and what this outlook has to answer, its own weakness included."""

    by: Literal["a scholar", "a minister"]
    objection: str
    answer: str
    rests_on: tuple[str, ...] = ()


class Outlook(Record):
    """Never a prophecy, no advice on timing (docs/files.md).

    ``trials`` says how many slips of the plan the sets read in turn, None where none is drawn;
    ``over_trials`` holds 5 % quantile, plan and 95 % quantile of each path by year. ``inputs_sha256`` is
    over assumptions, paths, sets and seed, so that two outlooks of the same inputs can be told as such.
    """

    sets: int
    seed: int
    assumptions: tuple[OutlookAssumption, ...]
    notes: tuple[str, ...]
    delivered_share: tuple[Number, ...]
    covered_share: tuple[Number, ...]
    strategies: tuple[Strategy, ...]
    break_evens: tuple[BreakEven, ...]
    rankings: tuple[Ranking, ...]
    flip_box: tuple[FlipBox, ...] = ()
    drivers: tuple[Driver, ...] = ()
    regrets: tuple[Regret, ...] = ()
    earlier_delivery: tuple[EarlierDelivery, ...] = ()
    base_rates: tuple[BaseRate, ...]
    findings: tuple[Finding, ...]
    statements_tested: tuple[TestedStatement, ...]
    views: tuple[View, ...] = ()
    objections: tuple[Objection, ...] = ()
    trials: int | None = None
    over_trials: dict[str, tuple[Spread, ...]] = Field(default_factory=dict)
    version: str = ""
    inputs_sha256: str = ""
    undefined_sets: dict[StrategyId, dict[str, int]] = Field(default_factory=dict)
    horizon_years: int = 12
