"""How far two reviewers who did not see each other's verdicts agree."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from rempart.records import Record

# The two-sided 95 per cent point of the normal distribution.
_NORMAL = 1.959964


class Concordance(Record):
    """Agreement of first and second verdicts on the same subjects.

    ``counts`` holds for each verdict of the first reviewer (in the order of ``verdicts``) how often the second
    gave which. ``share`` is the share of equal verdicts. ``kappa`` is Cohen's kappa: the share beyond what
    two reviewers would reach who give the same verdicts as often, but at random (Cohen, A coefficient of
    agreement for nominal scales, Educational and Psychological Measurement 20, 1960, p. 37-46). It is None
    where that is undefined: both always said the same one thing. ``low`` and ``high`` are its asymptotic 95
    per cent limits (Fleiss, Cohen and Everitt, Psychological Bulletin 72, 1969, p. 323-327), which are rough
    below some thirty subjects.
    """

    subjects: int
    verdicts: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    share: float | None
    kappa: float | None
    low: float | None
    high: float | None


def concordance(pairs: Iterable[tuple[str, str]]) -> Concordance:
    """Compare first and second verdicts.

    Args:
        pairs: The two verdicts on each subject.

    Example:
        >>> told = concordance([("accept", "accept"), ("reject", "reject"), ("accept", "reject")])
        >>> round(told.share, 3), round(told.kappa, 3)
        (0.667, 0.4)
    """
    found = Counter(pairs)
    verdicts = tuple(sorted({name for pair in found for name in pair}))
    counts = tuple(tuple(found[one, other] for other in verdicts) for one in verdicts)
    return of_counts(verdicts, counts)


def of_counts(verdicts: Sequence[str], counts: Sequence[Sequence[int]]) -> Concordance:
    """Return the agreement from a table of counts, first reviewer by row and second by column."""
    number = sum(map(sum, counts))
    share = kappa = low = high = None
    if number:
        share = sum(counts[place][place] for place in range(len(verdicts))) / number
        kappa, error = _kappa([[cell / number for cell in row] for row in counts], number)
        if kappa is not None and error is not None:
            low, high = kappa - _NORMAL * error, min(1.0, kappa + _NORMAL * error)
    return Concordance(
        subjects=number,
        verdicts=tuple(verdicts),
        counts=tuple(tuple(row) for row in counts),
        share=share,
        kappa=kappa,
        low=low,
        high=high,
    )


def _kappa(shares: Sequence[Sequence[float]], number: int) -> tuple[float | None, float | None]:
    """Return kappa and its asymptotic standard error, from the shares of the cells."""
    places = range(len(shares))
    rows = [sum(row) for row in shares]
    columns = [sum(row[place] for row in shares) for place in places]
    observed = sum(shares[place][place] for place in places)
    chance = sum(rows[place] * columns[place] for place in places)
    if math.isclose(chance, 1.0):
        return None, None
    kappa = (observed - chance) / (1 - chance)
    on = sum(shares[i][i] * (1 - (rows[i] + columns[i]) * (1 - kappa)) ** 2 for i in places)
    off = sum(shares[i][j] * (columns[i] + rows[j]) ** 2 for i in places for j in places if i != j)
    variance = on + (1 - kappa) ** 2 * off - (kappa - chance * (1 - kappa)) ** 2
    return kappa, math.sqrt(max(variance, 0.0) / number) / (1 - chance)
