"""What is known of promises before anything is solved: that nobody builds it, or that nobody may pay for it."""

from rempart.plan.model.cases import Inputs, PromiseInputs, inputs
from rempart.plan.model.cash import is_open
from rempart.plan.programme import Programme
from rempart.plan.results.wording import list_words


def foreseen(programme: Programme) -> tuple[str, ...]:
    """Return a sentence for each promise that no plan of the mode can bring any nearer, without making a plan.

    Example:
        >>> foreseen(Programme.read("ukraine-2025.toml"))
        ()
    """
    case = inputs(programme)
    told = ((row.id, nobody(programme, case, row)) for row in case.promises)
    return tuple(f'promise "{promise}": {sentence}.' for promise, sentence in told if sentence)


def nobody(programme: Programme, case: Inputs, promise: PromiseInputs) -> str | None:
    """Name the missing pair: a promise that nobody builds, or that nobody may pay for; None where there is none."""
    items = [case.items[index] for index in promise.counts]
    names = list_words(sorted({programme.items[index].name for index in promise.counts}))
    if not items:
        asked = next(row.items for row in programme.promises if row.id == promise.id)
        return f"Nobody builds it: the programme has no item that fits {' and '.join(asked)}"
    if not any(item.possible.any() for item in items):
        return f"Nobody builds it: no output of {names} is open to this buyer"
    payers = [row for row in case.funding if is_open(row)]
    costly = {index for index in promise.counts if case.items[index].paid > 0}
    if costly == set(promise.counts) and not any(row.pays_for & costly for row in payers):
        return f"Nobody may pay: no instrument with money in it may pay for {names}"
    return None
