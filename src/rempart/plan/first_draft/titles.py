"""What a promise is called in a programme: its id and its title."""

from collections import Counter
from collections.abc import Sequence

from rempart.ledger.wording import BOUNDS
from rempart.naming import party_names, slug
from rempart.plan.first_draft.equipment import is_general, item_class, plural, singular
from rempart.plan.first_draft.promises import Promised
from rempart.plan.programme_file.amounts import as_written
from rempart.terms.money import Money

_MAKERS = {"us_made": "US", "ukrainian": "Ukrainian", "european": "European", "other": "allied"}


def promise_ids(promises: Sequence[Promised]) -> list[str]:
    """Return an id for each promise: ``us_arms``, ``patriots``, ``drones``.

    Where a sum and a number would share one, the sum becomes ``…_sum``; what still clashes gets the
    id of its agreement behind it.
    """
    ids = [slug(_called(promise), "_") for promise in promises]
    for measure in ("value", "agreement"):
        clashes = Counter(ids)
        for index, promise in enumerate(promises):
            if clashes[ids[index]] < 2:
                continue
            if measure == "agreement":
                ids[index] += "_" + slug(promise.agreement.id, "_")
            elif promise.measure == "value":
                ids[index] += "_sum"
    return ids


def title(promise: Promised) -> str:
    """Return the title of a promise, in the words of the reports."""
    said, unit = promise.term or "arms", promise.unit
    bound, value = promise.reading.bound, promise.reading.value
    if promise.measure == "count":
        thing = said if unit is None or singular(said).lower().endswith(unit) else f"{said} {unit}"
        words = f"{BOUNDS[bound]}{value:,} {thing if value == 1 else plural(singular(thing))}"
        return words[:1].upper() + words[1:]
    sum_ = f"{'over ' if bound == 'at_least' else BOUNDS[bound]}{as_written(Money(value, promise.reading.currency or ''))}"
    if promise.kind.open_list:
        words = f"US {'arms' if is_general(promise.term) else said} for {sum_}"
    elif promise.agreement.type == "production":
        maker = _MAKERS[item_class(promise.kind.rows[0])]
        words = f"{singular(said)} production for {sum_} with {maker} firms"
    else:
        words = f"{said} for {sum_}"
    funder = promise.agreement.funder if promise.agreement.type != "donation" else None
    if funder:
        words += f", financed by {party_names(funder)}"
    return words[:1].upper() + words[1:]


def _called(promise: Promised) -> str:
    if is_general(promise.term):
        return "us_arms"
    said = promise.term or ""
    name = plural(singular(said).removesuffix(" system")) if promise.measure == "count" else said
    return f"us_{name}" if promise.kind.open_list else name
