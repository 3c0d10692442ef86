"""What a scenario of the plan is called in a sentence: never by its id."""

from rempart.briefing.language import N_, _
from rempart.briefing.statements.retelling import named, retold
from rempart.briefing.statements.telling import Phrase, phrase
from rempart.plan.timetable import Schedule

_KNOWN = {
    "as planned": N_("the plan as it is"),
    "europe-pays": N_("the money told of for these deals paid in full"),
    "money-without-limit": N_("money without limit for these deals"),
    "no-eu-loan": N_("no loan from the European Union"),
    "tables-only": N_("only goods that the tables name"),
    "allied-stock": N_("allied stock open to this buyer"),
    "equal weights": N_("every promise weighing the same"),
}


def scenario_phrase(scenario: str, schedule: Schedule, rests_on: tuple[str, ...]) -> Phrase:
    """Return what a scenario changes, in words; one of a programme's own author keeps its name, quoted.

    Example:
        ``us_arms-90-bn-USD`` is the promise ``us_arms`` read as 90 bn USD.
    """
    if scenario in _KNOWN:
        return Phrase(_(_KNOWN[scenario]))
    promise = next((p for p in schedule.promises if scenario.startswith(f"{p.id}-")), None)
    words = scenario.removeprefix(promise.id if promise is not None else "").replace("-", " ").strip()
    if promise is None:
        return phrase("“{name}”", name=named(words.replace("_", " ")))
    return phrase("“{title}” read as {amount}", title=named(promise.title), amount=retold(words, rests_on))
