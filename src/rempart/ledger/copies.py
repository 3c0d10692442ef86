"""Finds reports that copy one text, from their fingerprints alone."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rempart.claims.claim import Fingerprint, Report

# Word for word: at least this share of the smaller sketch is in the other one.
SAME_WORDS = 0.5
# Across languages: as many numbers, in the same order, and sentences of like length. Fewer numbers
# than this are shared by independent accounts of one story too (100, 50, 10).
ENOUGH_NUMBERS = 6
SAME_LENGTHS = 0.8


def copied_texts(reports: Sequence[Report]) -> Mapping[str, str]:
    """Give each report the id of the first report of its family of copies.

    First by date of publication, undated last, then by id. A report without a fingerprint is a copy
    only of a report with the same bytes. Each report meets only those with which it shares a rare
    piece, so the cost stays near linear.

    Returns:
        Report id to the id of the family's first report; alone: its own id.
    """
    ordered = sorted(reports, key=lambda one: (one.published or "9999", one.id))
    parent = list(range(len(ordered)))

    def find(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    holders: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, report in enumerate(ordered):
        met: set[int] = set()
        for key in _keys(report):
            # One member stands for each family already known in this bucket.
            met.update(holders[key])
            holders[key].append(number)
        for other in sorted(met):
            first, second = sorted((find(number), find(other)))
            if first != second and is_copy(report, ordered[other]):
                parent[second] = first
        for key in _keys(report):
            holders[key] = sorted({find(other) for other in holders[key]})
    return {report.id: ordered[find(number)].id for number, report in enumerate(ordered)}


def _keys(report: Report) -> list[tuple[object, ...]]:
    keys: list[tuple[object, ...]] = [("bytes", report.sha256)]
    print_ = report.fingerprint
    if print_ is not None:
        # The smallest values of a sketch are a fair sample of it: two texts that share half of their
        # shingles share one of four with a chance of fifteen in sixteen.
        keys += [("words", shingle) for shingle in sorted(set(print_.shingles))[:8]]
        if len(print_.numbers) >= ENOUGH_NUMBERS:
            keys.append(("numbers", print_.numbers))
    return keys


def is_copy(left: Report, right: Report) -> bool:
    """True where one text copies the other: same bytes, same words, or same numbers and sentences."""
    if left.sha256 == right.sha256:
        return True
    if left.fingerprint is None or right.fingerprint is None:
        return False
    return _same_words(left.fingerprint, right.fingerprint) or _same_course(
        left.fingerprint, right.fingerprint
    )


def _same_words(left: Fingerprint, right: Fingerprint) -> bool:
    ours, theirs = set(left.shingles), set(right.shingles)
    smaller = min(len(ours), len(theirs))
    return smaller > 0 and len(ours & theirs) / smaller >= SAME_WORDS


def _same_course(left: Fingerprint, right: Fingerprint) -> bool:
    """Same numbers in the same order, and sentence after sentence of like length (a translation)."""
    if len(left.numbers) < ENOUGH_NUMBERS or left.numbers != right.numbers:
        return False
    ours, theirs = left.sentence_lengths, right.sentence_lengths
    if not ours or len(ours) != len(theirs):
        return False
    scale = sum(ours) / max(sum(theirs), 1)
    alike = sum(
        min(one, other * scale) / max(one, other * scale, 1) for one, other in zip(ours, theirs, strict=True)
    )
    return alike / len(ours) >= SAME_LENGTHS
