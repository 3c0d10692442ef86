"""What speaks for and against one agreement behind two claims, in the language of the page."""

from babel.numbers import format_decimal

from rempart.ledger.doubts import Weighed, Weight
from rempart.ledger.evidence import SAME
from rempart.web.language import N_, _, spoken

# The words of ``rempart.ledger.evidence``: fields, and what was found in them.
FIELDS = {
    "amount": N_("sum"),
    "item": N_("thing"),
    "parties": N_("sides"),
    "payer": N_("who pays"),
    "producer": N_("who makes it"),
    "quantity": N_("count"),
    "status": N_("state"),
    "supplier": N_("who supplies"),
    "taker": N_("who receives"),
    "time": N_("time of the reports"),
    "type": N_("kind of deal"),
}
FOUND = {
    "Europe and the Union": N_("Europe and the Union"),
    "a rate beside a total": N_("a sum a year beside a total"),
    "akin": N_("akin"),
    "alike": N_("alike"),
    "another item": N_("another one"),
    "another kind, the same sides and thing": N_("another one, though sides and thing are the same"),
    "another purpose": N_("another purpose"),
    "apart": N_("too far apart"),
    "arms or aid": N_("any arms or aid"),
    "denial": N_("a denial beside a report"),
    "denial of another figure": N_("a denial of another figure"),
    "different": N_("not the same"),
    "different names": N_("two names"),
    "equal": N_("equal"),
    "equal at the rate of the year": N_("equal at the rate of the year"),
    "equal but for rounding": N_("equal but for rounding"),
    "history beside news": N_("history beside news"),
    "history with a sum of its own": N_("history with a sum of its own"),
    "history with another sum": N_("history with another sum"),
    "kindred": N_("one may be part of the other"),
    "kindred by the sum": N_("of one deal by their sum"),
    "named by one": N_("named by one alone"),
    "none in common": N_("none in common"),
    "none told": N_("not told by either"),
    "not comparable": N_("nothing to compare"),
    "not told": N_("not told by both"),
    "not told by one": N_("told by one alone"),
    "one shared": N_("one in common"),
    "other kind of deal": N_("another one altogether"),
    "part of Europe": N_("a part of Europe"),
    "same": N_("the same"),
    "same season": N_("of one season"),
    "same year": N_("of one year"),
    "same, in the other direction": N_("the same, in the other direction"),
    "shared": N_("some in common"),
    "told by one": N_("told by one side only"),
    "two accounts": N_("two accounts of one sum"),
    "versions of a wish": N_("versions of one wish"),
    "years apart": N_("years apart"),
}


def evidence_words(told: Weighed) -> str:
    """Say what speaks for one agreement, as ``Weighed.sentence`` does in English.

    Example:
        >>> from rempart.web.language import speaking
        >>> with speaking("fr"):
        ...     evidence_words(Weighed(claims=("a#1", "b#1"), points=5.5, verdict="unsure", evidence=()))
        'Points\u202f: 5,5 (un seul accord à partir de 6)'
    """
    veto = next((one for one in told.evidence if one.points is None), None)
    if veto is not None:
        return _("Kept apart: {found}").format(found=_finding(veto))
    weighty = sorted((one for one in told.evidence if one.points), key=lambda one: -(one.points or 0))
    sentence = _("Points: {points} (one agreement from {same} on)")
    sentence = sentence.format(points=_number(told.points), same=_number(SAME))
    parts = [f"{_finding(one)} ({_number(one.points or 0, sign=True)})" for one in weighty]
    return _("; ").join([sentence, *parts])


def _finding(weight: Weight) -> str:
    return _("{field}: {found}").format(
        field=_(FIELDS.get(weight.field, weight.field)), found=_(FOUND.get(weight.says, weight.says))
    )


def _number(points: float, *, sign: bool = False) -> str:
    told = format_decimal(points, locale=spoken())
    return f"+{told}" if sign and points > 0 else told
