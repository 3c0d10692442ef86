"""What the statements on the outlook share: their grounds, their digits, short names of the criteria."""

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.figures import modelled
from rempart.briefing.language import N_, _
from rempart.briefing.statements.telling import Phrase, in_a_row, phrase
from rempart.outlook.assessment import BreakEven
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
