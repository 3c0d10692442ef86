"""Finds reports that copy one text, from their fingerprints alone."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Literal, NamedTuple
from zlib import crc32

import numpy as np

from rempart.claims.claim import Fingerprint, Report
from rempart.ledger.unions import Union

# Word for word: at least this share of the smaller sketch is in the other one.
SAME_WORDS = 0.5
# Across languages: so many numbers in the same order, which are most of those of the shorter list, and
# sentences of like length one after the other. Fewer numbers than this are shared by independent accounts
# of one story too (100, 50, 10).
ENOUGH_NUMBERS = 6
SAME_NUMBERS = 0.9
SAME_LENGTHS = 0.8
# A copier may add so many sentences, as a share of the original.
MOST_ADDED = 0.34
_KEYS = 8
_LONGEST_COMPARED = 120

How = Literal["same bytes", "same words", "same course"]


class Copy(NamedTuple):
    """That one text copies an earlier one: which, how it shows, and the share that is alike."""

    of: str
    how: How
    share: float


class Families(NamedTuple):
    """``first``: the first report of each report's family of copies. ``copies``: what each report copies."""

    first: Mapping[str, str]
    copies: Mapping[str, Copy]


def families(reports: Sequence[Report]) -> Families:
    """Find who copies whom.

    First by date of publication, undated last, then by id. A report without a fingerprint is a copy
    only of a report with the same bytes. Each report meets only those with which it shares a rare
    piece, so the cost stays near linear. A copy is said to copy the earliest text that it is seen to copy.
    """
    told = [(report.published or "9999", report.id) for report in reports]
    order = sorted(range(len(told)), key=told.__getitem__)
    union = Union(len(order))
    copies: dict[str, Copy] = {}
    holders: dict[int, list[int]] = {}
    for number, (place, keys) in enumerate(zip(order, _shared_keys(reports, order), strict=True)):
        met = {other for key in keys for other in holders.get(key, ())}
        report = reports[place] if met else None
        for other in sorted(met):
            first, second = sorted((union.root(number), union.root(other)))
            if first == second or report is None:
                continue
            found = how_copied(report, reports[order[other]])
            if found is not None:
                copies.setdefault(report.id, Copy(told[order[other]][1], *found))
                union.join(first, second)
        for key in keys:
            # One member stands for each family already known by this piece.
            holders[key] = sorted({union.root(other) for other in (*holders.get(key, ()), number)})
    first_of = {told[place][1]: told[order[union.root(number)]][1] for number, place in enumerate(order)}
    return Families(first_of, copies)


def _shared_keys(reports: Sequence[Report], order: Sequence[int]) -> Iterator[list[int]]:
    """The pieces of each report, in the given order, that another report has too: most have none."""
    pieces = array("Q")
    ends = array("q", [0])
    for report in reports:
        pieces.extend(_keys(report))
        ends.append(len(pieces))
    values = np.frombuffer(pieces, dtype=np.uint64) if pieces else np.empty(0, dtype=np.uint64)
    by_value = np.argsort(values, kind="stable")
    equal = values[by_value[1:]] == values[by_value[:-1]]
    shared = np.zeros(len(values), dtype=bool)
    shared[by_value[1:]] |= equal
    shared[by_value[:-1]] |= equal
    for place in order:
        start, end = ends[place], ends[place + 1]
        yield values[start:end][shared[start:end]].tolist()


def _keys(report: Report) -> list[int]:
    """The pieces by which a report meets others, each as a number below 2 ** 64 that follows from it alone."""
    keys = {_number("bytes", report.sha256)}
    print_ = report.fingerprint
    if print_ is not None:
        # The smallest values of a sketch are a fair sample of it: two texts that share half of their
        # shingles share one of four with a chance of fifteen in sixteen.
        keys |= {(shingle * 2 + 1) % (1 << 64) for shingle in sorted(set(print_.shingles))[:_KEYS]}
        numbers = plain_numbers(print_)
        runs = {tuple(numbers[at : at + ENOUGH_NUMBERS]) for at in range(len(numbers) - ENOUGH_NUMBERS + 1)}
        scattered = sorted(runs, key=lambda run: (crc32(" ".join(run).encode()), run))
        keys |= {_number("numbers", " ".join(run)) for run in scattered[:_KEYS]}
    return sorted(keys)


def _number(kind: str, text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8, person=kind.encode()).digest(), "big") & ~1


def plain_numbers(print_: Fingerprint) -> list[str]:
    """The numbers of a text as digits without the zeros at their end: 1.5, 1,500 and 1 500 are all 15.

    Languages set thousands apart in different ways, and one counts in billions where another counts in
    thousands of millions.

    Example:
        >>> plain_numbers(Fingerprint(numbers=("100", "1.500", "2", "000"), sentence_lengths=(), shingles=()))
        ['1', '15', '2']
    """
    plain = (number.replace(",", "").replace(".", "").rstrip("0") for number in print_.numbers)
    return [digits for digits in plain if digits][:_LONGEST_COMPARED]


def how_copied(left: Report, right: Report) -> tuple[How, float] | None:
    """How it shows that one text copies the other, and the share that is alike; None where it does not."""
    if left.sha256 == right.sha256:
        return "same bytes", 1.0
    if left.fingerprint is None or right.fingerprint is None:
        return None
    words = _same_words(left.fingerprint, right.fingerprint)
    if words >= SAME_WORDS:
        return "same words", round(words, 2)
    course = _same_course(left.fingerprint, right.fingerprint)
    return ("same course", round(course, 2)) if course >= SAME_LENGTHS else None


def _same_words(left: Fingerprint, right: Fingerprint) -> float:
    ours, theirs = set(left.shingles), set(right.shingles)
    smaller = min(len(ours), len(theirs))
    return len(ours & theirs) / smaller if smaller else 0.0


def _same_course(left: Fingerprint, right: Fingerprint) -> float:
    """How like the sentences of two texts run that give the same numbers in the same order (a translation)."""
    ours, theirs = plain_numbers(left), plain_numbers(right)
    in_order = _in_common_order(ours, theirs)
    if in_order < max(ENOUGH_NUMBERS, SAME_NUMBERS * min(len(ours), len(theirs))):
        return 0.0
    shorter, longer = sorted((left.sentence_lengths, right.sentence_lengths), key=len)
    return _alike(shorter[:_LONGEST_COMPARED], longer[:_LONGEST_COMPARED])


def _in_common_order(left: Sequence[str], right: Sequence[str]) -> int:
    """The length of the longest common subsequence."""
    best = [0] * (len(right) + 1)
    for one in left:
        before = 0
        for place, other in enumerate(right, start=1):
            before, best[place] = (
                best[place],
                before + 1 if one == other else max(best[place], best[place - 1]),
            )
    return best[-1]


def _alike(shorter: Sequence[int], longer: Sequence[int]) -> float:
    """The mean likeness of sentence after sentence, at the best places for what the longer text adds."""
    added = len(longer) - len(shorter)
    if not shorter or added > MOST_ADDED * len(shorter):
        return 0.0
    scales = [sum(shorter) / max(sum(longer), 1)] if not added else _scales(shorter, longer)
    return max(_aligned(shorter, longer, scale) for scale in scales) / len(shorter)


def _scales(shorter: Sequence[int], longer: Sequence[int]) -> list[float]:
    """Scales to try where sentences were added: the text without its ends, and without its longest sentences."""
    added = len(longer) - len(shorter)
    total = sum(shorter)
    kept = (longer[added:], longer[:-added], sorted(longer)[:-added], sorted(longer)[added:])
    return [total / max(sum(part), 1) for part in kept]


def _aligned(shorter: Sequence[int], longer: Sequence[int], scale: float) -> float:
    """The summed likeness of the best order-keeping match of every shorter sentence."""
    best = [0.0] * (len(longer) - len(shorter) + 1)  # by how many sentences were passed over so far
    for place, length in enumerate(shorter):
        most = 0.0
        for passed, before in enumerate(best):
            most = max(most, before)
            other = longer[place + passed] * scale
            best[passed] = most + min(length, other) / max(length, other, 1)
    return max(best)
