"""Statements on why the outlook is as it is: incentives by year, drivers, flips, regrets, other views."""

from collections.abc import Iterator

from rempart.briefing.grounds import Grounds
from rempart.briefing.language import N_
from rempart.briefing.statements.retelling import retold
from rempart.briefing.statements.telling import Draft, joined, phrase
from rempart.briefing.statements.weighing_words import GROUNDS
from rempart.outlook.assessment import Outlook
from rempart.outlook.sentences import (
    credibility_sentence,
    driver_sentences,
    earlier_sentence,
    flip_sentence,
    regret_sentence,
    view_sentence,
    window_sentences,
)


def cause_statements(outlook: Outlook, grounds: Grounds) -> Iterator[Draft]:
    """Yield when breaking pays, how credible a guarantee must be, what drives and flips the order, and views."""
    windows = list(window_sentences(outlook.strategies))
    if windows:
        yield _told(" ".join(windows), "windows")
    for strategy in outlook.strategies:
        if strategy.credibility_needed is not None and strategy.id == "guarantees_first":
            yield _told(credibility_sentence(strategy), "credibility")
    for number, sentence in enumerate(driver_sentences(outlook.drivers)):
        yield _told(sentence, f"driver {number}")
    for box in outlook.flip_box:
        yield _told(flip_sentence(box), f"flip {box.criterion}")
    if outlook.regrets:
        yield _told(regret_sentence(outlook.regrets), "regrets")
    if outlook.earlier_delivery:
        yield _told(earlier_sentence(outlook.earlier_delivery), "earlier delivery")
    for view in outlook.views:
        behind = tuple(found for cited in view.rests_on for found in grounds.sources(cited))
        lead = phrase(N_("Read otherwise: ") if view.kind == "reading" else N_("Asked of an expert: "))
        says = joined([lead, retold(view_sentence(view), (GROUNDS, *behind))], separator="")
        yield Draft("outlook", "computed", says, (GROUNDS, *behind), key=f"view {view.kind} {view.id}")


def _told(sentence: str, key: str) -> Draft:
    return Draft("outlook", "computed", retold(sentence, (GROUNDS,)), (GROUNDS,), key=key)
