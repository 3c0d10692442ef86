"""What agreements and stances are called in the language spoken.

A title is the clause that says who would do what, set
anew from the same parts. A promise of the plan that stands for one agreement is called what the agreement
is called, so that one deal has one name on every page.
"""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from rempart.briefing.briefing_file import BriefingFile
from rempart.briefing.language import N_, _, is_translated
from rempart.briefing.names import party_called
from rempart.briefing.statements.clauses import agreement_phrase
from rempart.ledger.agreement import Agreement, Ledger
from rempart.plan.timetable import Schedule

POLARITIES = {
    "for": N_("in favour"),
    "against": N_("against"),
    "doubtful": N_("doubtful"),
    "neutral": N_("neutral"),
}


def titles_of(ledger: Ledger) -> dict[str, str]:
    """Return the title of each agreement and stance by its id."""
    return {
        **{a.id: agreement_title(a) for a in ledger.agreements},
        **{s.id: stance_title(s) for s in ledger.stances},
    }


def title_in(file: BriefingFile, agreement: Mapping[str, Any]) -> str:
    """Return the title of an agreement as a briefing tells it."""
    return file.titles.get(agreement["id"], str(agreement["title"]))


def agreement_title(agreement: Agreement) -> str:
    """Say an agreement in one line."""
    return agreement_phrase(agreement).text


def stance_title(entry: Agreement) -> str:
    """Say who takes which side on what."""
    if not is_translated():
        return entry.title
    match = re.match(r"^(?P<holder>.+?) on [a-z ]+: (?P<says>.*) \((?P<polarity>\w+)\)$", entry.title)
    if match is None:
        return entry.title
    holder, says, polarity = match.groups()
    return _("{holder}: {says} ({polarity})").format(
        holder=party_called(holder), says=_(says), polarity=_(POLARITIES.get(polarity, polarity))
    )


def promise_names(ledger: Ledger, schedule: Schedule) -> dict[str, str]:
    """Return what each promise is called: as its agreement, where it is the only promise of that agreement."""
    by_agreement = Counter(promise.agreement for promise in schedule.promises)
    return {
        promise.title: agreement_phrase(ledger[promise.agreement], is_short=True).text
        for promise in schedule.promises
        if promise.agreement is not None
        and by_agreement[promise.agreement] == 1
        and promise.agreement in ledger
    }
