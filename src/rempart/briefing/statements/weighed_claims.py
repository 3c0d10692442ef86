"""Statements of the reports put to the model as claims, and what history and sceptics say beside it; and their words."""

from collections.abc import Iterator, Mapping

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.figures import modelled, sentence_start, stated
from rempart.briefing.grounds import Grounds
from rempart.briefing.language import N_, _
from rempart.briefing.names import party_name, speaker_name
from rempart.briefing.statements.retelling import retold, told
from rempart.briefing.statements.telling import Behind, Draft, Phrase, in_a_row, joined, phrase, words_of
from rempart.claims.claim import Claim
from rempart.collecting import by_key
from rempart.outlook.assessment import BaseRate, BreakEven, Outlook, TestedStatement
from rempart.outlook.break_evens import TIMED
from rempart.outlook.objections import agreement_with_history
from rempart.outlook.sentences import finding_sentences
from rempart.outlook.wording import NO_ADVICE_ON_TIMING, parameter_words
from rempart.terms.figure import Number

GROUNDS = "statement:outlook grounds"
OUTLOOK_DIGITS = 2  # what a result of assumed ranges is worth
YEARS = "10"
SHORT = {
    "holds_given_accord_10": N_("whether a signed accord holds"),
    "accord_and_holds_10": N_("whether an accord is signed and holds"),
    "defender_value": N_("value to the defender"),
}


def share(value: Number) -> StatedFigure:
    """Return a share of sets, or of cases, as a figure that rests on the assumptions."""
    return modelled(value, "share", (GROUNDS,), digits=OUTLOOK_DIGITS)


def spans(break_even: BreakEven) -> Phrase:
    """Return the values of a break-even at which guarantees first is at least as good."""
    if isinstance(break_even.intervals, str):
        return phrase(N_("at no value tried") if break_even.intervals == "none" else N_("undefined"))
    unit = "share" if break_even.unit == "probability" else break_even.unit
    tail = f" {_(unit)}" if unit in {"years", "times as planned"} else ""
    told = [
        phrase(
            "from {span}{tail}",
            span=modelled(None, unit, (GROUNDS,), ends=(low, high), digits=OUTLOOK_DIGITS),
            tail=tail,
        )
        for low, high in break_even.intervals
    ]
    return in_a_row(told)


_HALF = 0.5  # an accord is unlikely where more than half of the cases end without one


def tested_statements(outlook: Outlook, claims: Mapping[str, Claim]) -> Iterator[Draft]:
    """Yield each statement with its speakers, its shares of sets and what would have to be true."""
    for tested in outlook.statements_tested:
        claim, compared = claims.get(tested.claim or ""), _compared(tested)
        says = phrase(
            "A statement put to the model, which neither confirms nor refutes it: {text}.{said} {told}.{needs}",
            text=retold(sentence_start(tested.text.rstrip(".")), (GROUNDS,)),
            said=_said(tested, claim),
            told=compared or _by_strategy(tested),
            needs=_needed_for_order(outlook) if compared is not None else _needed(tested),
        )
        behind = (GROUNDS, *((f"claim:{claim.id}",) if claim is not None else ()))
        yield Draft("outlook", "computed", says, behind, key=f"tested {tested.id}")


def _said(tested: TestedStatement, claim: Claim | None) -> Phrase | str:
    """Name who says it, the holder first, and quote the words."""
    if claim is None:
        return ""
    who = _(", as told by ").join(dict.fromkeys(speaker_name(party_name(name)) for name in tested.said_by))
    lead = phrase(" Said by {who}, in these words:", who=who) if who else phrase(" In these words:")
    return joined([lead, phrase(" “{quote}”.", quote=words_of(claim))], separator="")


def _compared(tested: TestedStatement) -> Phrase | None:
    """Tell shares named ``<criterion>_above``, ``_equal`` and ``_below``, None where there are none."""
    better = []
    for criterion, words in SHORT.items():
        shares = [tested.share_of_sets.get(f"{criterion}_{side}") for side in ("above", "equal", "below")]
        above, equal, below = shares
        if above is not None and equal is not None and below is not None:
            better.append(
                phrase(
                    "by {words}, it does better in {above} of the assumption sets tried, equally well in {equal}, worse "
                    "in {below}",
                    words=_(words),
                    above=share(above),
                    equal=share(equal),
                    below=share(below),
                )
            )
    if not better:
        return None
    return phrase("Guarantees first, set against quick compromise: {told}", told=joined(better, "; "))


def _by_strategy(tested: TestedStatement) -> Phrase:
    """Tell shares named by strategy: in how many sets most cases end without an accord."""
    without = [
        phrase("{strategy}, in {share}", strategy=_(name.replace("_", " ")), share=share(known))
        for name, known in tested.share_of_sets.items()
    ]
    return phrase(
        "More than {half} of the cases end without an accord, under {told} of the assumption sets tried",
        half=share(_HALF),
        told=joined(without, "; "),
    )


def _needed_for_order(outlook: Outlook) -> Phrase:
    """Tell what alone, all else at its middle, makes a signed accord hold at least as well."""
    rows = [row for row in outlook.break_evens if row.criterion == "holds_given_accord_10"]
    if not rows:
        return Phrase("")
    able = [row for row in rows if not isinstance(row.intervals, str)]
    sufficing = [phrase("{what} {spans}", what=_moved(row.parameter), spans=spans(row)) for row in able]
    unable = [_moved(row.parameter) for row in rows if row not in able]
    parts = [joined(sufficing, _(", or "))] if sufficing else []
    if unable:
        parts.append(phrase("no value tried of {names} alone suffices", names=joined(unable, last=_(" or "))))
    return phrase(
        " What would have to be true for a signed accord to hold at least as well, one assumption moved and all else at "
        "its middle: {parts}.{caution}",
        parts=joined(parts, "; "),
        caution=f" {told(NO_ADVICE_ON_TIMING)}" if any(row.parameter in TIMED for row in able) else "",
    )


def _moved(parameter: str) -> str:
    return _(parameter_words().get(parameter, parameter.replace("_", " ")))


def _needed(tested: TestedStatement) -> Phrase:
    """Tell what a statement would need, in the words of the outlook, each caution once."""
    needs = [sentence.removesuffix(NO_ADVICE_ON_TIMING).strip() for sentence in tested.would_need]
    timed = any(sentence.endswith(NO_ADVICE_ON_TIMING) for sentence in tested.would_need)
    told_needs = [retold(each, (GROUNDS,)) for each in [*needs, *([NO_ADVICE_ON_TIMING] if timed else [])]]
    return (
        phrase(" What would have to be true: {needs}", needs=joined(told_needs, " "))
        if told_needs
        else Phrase("")
    )


_OBJECTORS = {"a scholar": N_("A scholar may object: "), "a minister": N_("A minister may object: ")}

# The past beside the model; the front of the page finds the statement by these words.
BASE_RATES = N_(
    "Beside the model and never multiplied into it, what followed past wars between states: of {spells} pairs or "
    "spells ({coding}), {held} kept peace for {years} years{by_war}; over all {codings} ways of counting, {range}. "
    "In brackets the span when whole wars are drawn anew, since the pairs of one war are not independent."
)


def history_statements(outlook: Outlook, grounds: Grounds) -> Iterator[Draft]:
    """Yield base rates by coding, whether the model agrees with them, and findings for and against by theme."""
    yield from _base_rates(outlook, grounds)
    if any(rate.holds.get(YEARS) is not None for rate in outlook.base_rates):
        says = retold(agreement_with_history(outlook), (GROUNDS,))
        yield Draft("outlook", "computed", says, (GROUNDS,), key="model and history")
    by_theme = by_key((finding.theme, finding) for finding in outlook.findings)
    for theme, sentence in finding_sentences(outlook).items():
        behind = tuple(cited for each in by_theme[theme] for cited in grounds.sources(each.id))
        names = [each.study or each.source for each in by_theme[theme]]
        says = joined(
            [phrase("Published, beside the model: "), retold(sentence, (GROUNDS, *behind), names)],
            separator="",
        )
        yield Draft("outlook", "computed", says, behind or (GROUNDS,), key=f"findings {theme}")


def objection_statements(outlook: Outlook, grounds: Grounds) -> Iterator[Draft]:
    """Yield each objection with what can be answered."""
    for number, each in enumerate(outlook.objections):
        behind = tuple(found for cited in each.rests_on for found in grounds.sources(cited))
        says = joined(
            [
                phrase(_OBJECTORS[each.by]),
                phrase("“{quote}”", quote=retold(each.objection, (GROUNDS, *behind))),
                Phrase(" "),
                retold(each.answer, (GROUNDS, *behind)),
            ],
            separator="",
        )
        yield Draft("outlook", "computed", says, (GROUNDS, *behind), key=f"objection {number}")


def _base_rates(outlook: Outlook, grounds: Grounds) -> Iterator[Draft]:
    rates = [rate for rate in outlook.base_rates if rate.holds.get(YEARS) is not None]
    if not rates:
        return
    first = rates[0]
    by_war = next((rate for rate in rates if "clustered by war" in rate.coding), None)
    rows = {rate.id: grounds.sources(rate.id) or (GROUNDS,) for rate in rates}
    behind = tuple(dict.fromkeys(name for names in rows.values() for name in names))
    shares = [rate.holds[YEARS] or 0 for rate in rates]
    says = phrase(
        BASE_RATES,
        spells=stated(first.spells, "spells", rows[first.id]),
        coding=_spelled(first.coding),
        held=_held(first, rows[first.id]),
        years=stated(int(YEARS), "years", behind),
        by_war=phrase(
            "; of {wars} wars, each counted once ({coding}), {held}",
            wars=stated(by_war.spells, "wars", rows[by_war.id]),
            coding=_spelled(by_war.coding),
            held=_held(by_war, rows[by_war.id]),
        )
        if by_war is not None and by_war is not first
        else "",
        codings=stated(len(rates), "codings", behind),
        range=modelled(None, "share", behind, ends=(min(shares), max(shares)), digits=OUTLOOK_DIGITS),
    )
    yield Draft("outlook", "computed", says, behind, key="base rates")


def _spelled(coding: str) -> str:
    return _(coding).replace("COW", "Correlates of War").replace("UCDP", "Uppsala Conflict Data Program")


def _held(rate: BaseRate, behind: Behind) -> StatedFigure:
    low = rate.war_low.get(YEARS, rate.low.get(YEARS))
    high = rate.war_high.get(YEARS, rate.high.get(YEARS))
    return modelled(rate.holds[YEARS], "share", behind, ends=(low, high), digits=OUTLOOK_DIGITS)
