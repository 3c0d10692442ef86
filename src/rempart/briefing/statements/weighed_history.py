"""Statements on what history records, beside the model, and on the objections of sceptical readers."""

from collections.abc import Iterator

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.figures import modelled, stated
from rempart.briefing.grounds import Grounds
from rempart.briefing.language import N_, _
from rempart.briefing.statements.retelling import retold
from rempart.briefing.statements.telling import Draft, Phrase, joined, phrase
from rempart.briefing.statements.weighing_words import GROUNDS, OUTLOOK_DIGITS, YEARS
from rempart.outlook.assessment import BaseRate, Finding, Outlook
from rempart.outlook.objections import agreement_with_history
from rempart.outlook.sentences import finding_sentences

_OBJECTORS = {
    "a scholar": N_("A scholar may object: "),
    "a minister": N_("A minister may object: "),
}

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
    by_theme: dict[str, list[Finding]] = {}
    for finding in outlook.findings:
        by_theme.setdefault(finding.theme, []).append(finding)
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


def _held(rate: BaseRate, behind: tuple[str, ...]) -> StatedFigure:
    low = rate.war_low.get(YEARS, rate.low.get(YEARS))
    high = rate.war_high.get(YEARS, rate.high.get(YEARS))
    return modelled(rate.holds[YEARS], "share", behind, ends=(low, high), digits=OUTLOOK_DIGITS)
