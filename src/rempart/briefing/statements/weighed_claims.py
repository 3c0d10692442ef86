"""Statements of the reports put to the model as claims: who says them, where they hold, what they need."""

from collections.abc import Iterator, Mapping

from rempart.briefing.language import _
from rempart.briefing.names import party_name
from rempart.briefing.speaker_names import speaker_name
from rempart.briefing.statements.quoting import words_of
from rempart.briefing.statements.retelling import retold, told
from rempart.briefing.statements.telling import Draft, Phrase, joined, phrase
from rempart.briefing.statements.weighing_words import GROUNDS, SHORT, share, spans
from rempart.briefing.wording import sentence_start
from rempart.claims.claim import Claim
from rempart.outlook.assessment import Outlook, TestedStatement
from rempart.outlook.break_evens import TIMED
from rempart.outlook.wording import NO_ADVICE_ON_TIMING, parameter_words

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
