"""The objections of a sceptical scholar and a sceptical minister, printed with what can be answered.

An answer says what the outlook shows, or that it has nothing to show; none of them argues the objection away.
"""

from collections.abc import Iterator

from rempart.collecting import by_key
from rempart.naming import listed
from rempart.outlook.assessment import Objection, Outlook, Spread, View
from rempart.outlook.history import FINDINGS
from rempart.outlook.sentences import order_sentence, told
from rempart.outlook.views import FORESIGHT
from rempart.outlook.wording import (
    CRITERION_WORDS,
    NO_ADVICE_ON_TIMING,
    STRATEGY_WORDS,
    as_assumed,
    parameter_words,
    percent,
)

_GIVEN, _BOTH = "holds_given_accord_10", "accord_and_holds_10"
_VIEW_WITHOUT = "agreements_barely_count"
_SHARE = "challenger_share_"


def objections(outlook: Outlook) -> tuple[Objection, ...]:
    """Return the objections in order: the scholar's, then the minister's."""
    return (*_of_a_scholar(outlook), *_of_a_minister(outlook))


def _of_a_scholar(outlook: Outlook) -> Iterator[Objection]:
    first = outlook.strategies[0]
    yield _scholar(
        "None of these numbers is estimated from data.",
        f"None is. The ranges are assumed, and the answer is as wide as they are: under guarantees first "
        f"{CRITERION_WORDS[_GIVEN]} in {told(first.holds_given_accord.get('10', 'undefined'))} of the cases.",
    )
    without = _view(outlook, _VIEW_WITHOUT)
    if without is not None:
        yield _scholar(
            "How strong an agreement is was found to have almost no bearing on how long peace lasts (Lo, "
            "Hashimoto and Reiter).",
            f"Read so, with no guarantee believed at all, {CRITERION_WORDS[_GIVEN]} under guarantees first in "
            f"{told(without.results['guarantees_first'][_GIVEN])} of the cases, and guarantees first is at least "
            f"as good as quick compromise on that in {_share(without.at_least[_GIVEN])} of the sets tried. What "
            "is left is then the work of arms, time and shares, not of the guarantee.",
            f"row:{FINDINGS.rpartition('/')[2]}/lo-hashimoto-reiter-2008",
        )
    yield _scholar(
        "New alliances may provoke (Kenwick, Vasquez and Powers), and sharp rises of military aid were mostly "
        "followed by more conflict (an early study of Asian states).",
        "The model has no way in which a guarantee or a delivery provokes, so this reading cannot be shown in "
        "it. Where it is right, guarantees first is drawn too favourably here.",
        "row:findings/kenwick-vasquez-powers-2015",
        "row:findings/sharp-increases-of-military-assistance-doi-10-1177-002200277602000403-1976",
    )
    if any(rate.holds.get("10") is not None for rate in outlook.base_rates):
        yield _scholar(
            "History does not look like the model.",
            "Where the two disagree it is said beside the base rates. The past cases are those in which fighting stopped, "
            "none is of this pair of states, half of the renewals in one data set are of one region, and no coding "
            "says how likely stopping is.",
        )
    yield _scholar(
        "Independent uniform ranges are arbitrary, and other ranges give other shares.",
        f"They are, and they do. {_most_moving(outlook)} The box in which the order flips and the views of others "
        "are printed for that reason.",
    )
    foresight = _view(outlook, FORESIGHT)
    if foresight is not None:
        yield _scholar(
            "Leaders know that they may fall, and reckon with it.",
            f"If they do, {CRITERION_WORDS[_GIVEN]} under guarantees first in "
            f"{told(foresight.results['guarantees_first'][_GIVEN])} of the cases and under quick compromise in "
            f"{told(foresight.results['quick_compromise'][_GIVEN])}.",
        )


def agreement_with_history(outlook: Outlook) -> str:
    """Say for each strategy whether its middle lies below, among or above the codings of the past."""
    rates = [float(rate.holds["10"] or 0) for rate in outlook.base_rates if rate.holds.get("10") is not None]
    if not rates:
        return "No base rate is at hand."
    low, high = min(rates), max(rates)
    places: dict[str, list[str]] = {"below": [], "among": [], "above": []}
    for strategy in outlook.strategies:
        held = strategy.holds_given_accord.get("10", "undefined")
        if isinstance(held, Spread) and not isinstance(held.mid, str):
            middle = float(held.mid)
            where = "below" if middle < low else "above" if middle > high else "among"
            places[where].append(f"{STRATEGY_WORDS[strategy.id]} ({told(held)})")
    lie = [f"{where} them {listed(names)}" for where, names in places.items() if names]
    verdict = "agree" if not places["below"] and not places["above"] else "disagree"
    return (
        f"Between {percent(low)} and {percent(high)} of past cease-fires between states held ten years, by "
        f"{len(rates)} codings; of the middle values of the model lie {'; '.join(lie) or 'none beside them'}. Model "
        f"and history {verdict}."
    )


def _of_a_minister(outlook: Outlook) -> Iterator[Objection]:
    yield _minister(
        "So is there going to be peace?",
        "This does not say. No share in it is the chance of anything: each is a share of cases under one set of "
        "assumptions, or a share of the sets that were tried.",
    )
    yield _minister("Does it tell me to wait, or to sign now?", f"It does neither. {NO_ADVICE_ON_TIMING}")
    yield _minister(
        "So a quick compromise is better, or worse, than guarantees?",
        f"That depends on the criterion and on the ranges. {order_sentence(outlook)}",
    )
    shares = [
        f"{parameter_words()[each.id]}, {as_assumed(each.mid, each.low, each.high)}"
        for each in outlook.assumptions
        if each.id.startswith(_SHARE)
    ]
    yield _minister(
        "Nobody may decide for me what may be conceded.",
        f"Nobody does. What each side keeps is a value judgement of the reader, taken here as, of the whole stake: "
        f"{'; '.join(shares)}. Value to the defender is reckoned with these shares, and other shares give another "
        "value.",
    )
    yield _minister(
        "We shall simply make the guarantee credible.",
        "How credible it would have to be is told; whether it can be made so is not known here. Promises to allies "
        "were kept in 22 % to 75 % of the cases, by period and coding, and no more than 0.8 is ever read out of a "
        "ledger.",
    )


def _most_moving(outlook: Outlook) -> str:
    by_output = by_key((driver.output, parameter_words()[driver.input]) for driver in outlook.drivers)
    first = next(iter(by_output.values()), [])[:3]
    if not first:
        return "Nothing that varies moves the answer."
    return f"What moves the order of the two most is {listed(first)}."


def _share(value: object) -> str:
    return "an undefined share" if isinstance(value, str) else percent(float(value))  # type: ignore[arg-type]  # a defined share is a number


def _view(outlook: Outlook, name: str) -> View | None:
    return next((view for view in outlook.views if view.id == name and view.kind == "reading"), None)


def _scholar(objection: str, answer: str, *rests_on: str) -> Objection:
    return Objection(by="a scholar", objection=objection, answer=answer, rests_on=rests_on)


def _minister(objection: str, answer: str) -> Objection:
    return Objection(by="a minister", objection=objection, answer=answer)
