"""The whole outlook in words and tables, in the order that it must be read: assumptions first."""

from dataclasses import dataclass

from rempart.outlook.assessment import STRATEGIES, BaseRate, Outlook, TestedStatement
from rempart.outlook.objections import agreement_with_history
from rempart.outlook.outcomes import CRITERIA
from rempart.outlook.sentences import (
    credibility_sentence,
    criteria_of,
    driver_sentences,
    earlier_sentence,
    finding_sentences,
    flip_sentence,
    order_sentence,
    regret_sentence,
    told,
    view_sentence,
    window_sentences,
)
from rempart.outlook.wording import CRITERION_WORDS, SETS_TRIED, STRATEGY_WORDS, as_assumed, percent, spanned
from rempart.terms.figure import Number

_YEAR = "10"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the report: a heading, sentences, and a table where there is one."""

    heading: str
    sentences: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def report(outlook: Outlook) -> tuple[Part, ...]:
    """Return the outlook as text to two digits: what it is, what is assumed, then what follows.

    Example:
        >>> [part.heading for part in report(outlook)][:2]
        ['What this is', 'What is assumed']
    """
    made = (
        f"{outlook.sets:,} assumption sets were tried, seed {outlook.seed}; Rempart {outlook.version}, inputs "
        f"{outlook.inputs_sha256[:16]}. In brackets stand the ends of the middle nine tenths of the sets."
    )
    return (
        Part("What this is", (*outlook.notes[:1], made, *outlook.notes[1:])),
        _assumptions(outlook),
        _paths(outlook),
        _criteria(outlook),
        Part("In which share of the sets which order holds", (order_sentence(outlook),)),
        Part("What would have to be true", tuple(each.says for each in outlook.break_evens)),
        Part(
            "When the incentive to break the peace is largest, and how credible a guarantee would have to be",
            (
                *window_sentences(outlook.strategies),
                *(credibility_sentence(each) for each in outlook.strategies if each.id != "no_guarantee"),
            ),
        ),
        Part("What drives the answer", tuple(driver_sentences(outlook.drivers))),
        Part("Where the order flips", tuple(flip_sentence(each) for each in outlook.flip_box)),
        Part("What each strategy can lose", (regret_sentence(outlook.regrets),)),
        Part("What earlier deliveries would change", (earlier_sentence(outlook.earlier_delivery),)),
        Part(
            "The same question as others would ask it, side by side and never averaged",
            tuple(view_sentence(each) for each in outlook.views),
        ),
        Part("Statements put to the model", tuple(map(tested_sentence, outlook.statements_tested))),
        _history(outlook),
        _findings(outlook),
        Part(
            "Objections, and what can be answered",
            tuple(f"{each.by.capitalize()}: “{each.objection}” {each.answer}" for each in outlook.objections),
        ),
    )


def _assumptions(outlook: Outlook) -> Part:
    shown = [each for each in outlook.assumptions if each.set_by != "model" and each.mid is not None]
    rows = tuple(
        (
            each.id,
            as_assumed(each.mid, each.low, each.high),
            each.unit,
            each.set_by + ("" if each.status == "assumption" else f", {each.status}"),
        )
        for each in shown
    )
    method = tuple(each.text for each in outlook.assumptions if each.set_by == "model")
    notes = tuple(f"{each.id}: {each.note}." for each in outlook.assumptions if each.note)
    return Part("What is assumed", method + notes, ("name", "middle and range", "unit", "set by"), rows)


def _paths(outlook: Outlook) -> Part:
    names = ("delivered_share", "covered_share")
    shares = (outlook.delivered_share, outlook.covered_share)

    def cell(name: str, year: int, planned: Number) -> str:
        """Return a share of a year, with its range where trials give one."""
        over = outlook.over_trials.get(name)
        return percent(float(planned)) if over is None else told(over[year])

    rows = tuple(
        (str(year), *(cell(name, year, path[year]) for name, path in zip(names, shares, strict=True)))
        for year in range(outlook.horizon_years + 1)
    )
    trials = f" (range over {outlook.trials:,} trials of the plan)" if outlook.trials else ""
    return Part(
        "Deliveries and coverage by year", (), ("year", f"delivered{trials}", f"covered{trials}"), rows
    )


def _criteria(outlook: Outlook) -> Part:
    columns = ("criterion", *(STRATEGY_WORDS[name] for name in STRATEGIES))
    by_strategy = [criteria_of(strategy) for strategy in outlook.strategies]
    rows = tuple(
        (CRITERION_WORDS[name], *(told(each[name], share=name != "defender_value") for each in by_strategy))
        for name in ("no_accord", *CRITERIA)
    )
    sentence = (
        "Shares of cases, never merged into one figure. Value is the defender's own, on a stake of 1, with the shares "
        "that the reader takes each side to keep."
    )
    return Part("What follows, by criterion", (sentence,), columns, rows)


def tested_sentence(tested: TestedStatement) -> str:
    """Say who makes a statement, in which share of the sets it holds, and what it would need."""
    who = f" Said by {', '.join(tested.said_by)} (claim {tested.claim})." if tested.claim else ""
    return (
        f"“{tested.text}”{who} The model neither confirms nor refutes it. {_shares(tested)} It would need: "
        f"{' '.join(tested.would_need)}"
    )


def _shares(tested: TestedStatement) -> str:
    shares = tested.share_of_sets
    told_shares = [
        f"on '{CRITERION_WORDS[name]}' guarantees first stands above quick compromise in "
        f"{percent(float(shares[f'{name}_above']))}, equal in {percent(float(shares[f'{name}_equal']))} and below in "
        f"{percent(float(shares[f'{name}_below']))} {SETS_TRIED}"
        for name in CRITERIA
        if f"{name}_above" in shares
    ]
    if not told_shares:
        told_shares = [
            f"under {STRATEGY_WORDS[name]} more than half of the cases end without an accord in "
            f"{percent(float(shares[name]))} {SETS_TRIED}"
            for name in STRATEGIES
            if name in shares
        ]
    words = "; ".join(told_shares) or "every set leaves it undefined"
    return f"{words[:1].upper()}{words[1:]}."


def _history(outlook: Outlook) -> Part:
    columns = ("past cease-fires between states", "spells", "held ten years", "the model, beside it")
    model = "; ".join(
        f"{STRATEGY_WORDS[each.id]} {told(criteria_of(each)['holds_given_accord_10'])}"
        for each in outlook.strategies
    )
    rows = tuple(
        (rate.coding, str(rate.spells), _held(rate), model if number == 0 else "")
        for number, rate in enumerate(outlook.base_rates)
    )
    sentences = (
        agreement_with_history(outlook),
        "Limits draw whole wars anew; the two are never multiplied.",
    )
    return Part("What history records, beside the model", sentences, columns, rows)


def _held(rate: BaseRate) -> str:
    ends = (rate.war_low.get(_YEAR, rate.low.get(_YEAR)), rate.war_high.get(_YEAR, rate.high.get(_YEAR)))
    return spanned(rate.holds.get(_YEAR), *ends, scale=100, unit=" %")


def _findings(outlook: Outlook) -> Part:
    rows = tuple(
        (each.theme, each.direction, each.text, each.number, each.source, each.what_was_read)
        for each in outlook.findings
    )
    columns = ("question", "direction", "finding", "as printed", "where", "what was read of it")
    return Part(
        "Published findings, for and against", tuple(finding_sentences(outlook).values()), columns, rows
    )
