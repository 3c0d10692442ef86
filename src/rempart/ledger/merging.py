"""Merges the claims of all reports into agreements."""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from rempart.claims.claim import Report
from rempart.collecting import by_key
from rempart.ledger.agreement import AgreementLink, Ledger
from rempart.ledger.archive import Archive, Loose
from rempart.ledger.attitudes import sorted_out
from rempart.ledger.checking import checked
from rempart.ledger.copies import families
from rempart.ledger.deciding import Decisions, Judgements, decided
from rempart.ledger.drafting import Draft, ToldLink, draft, stance_drafts
from rempart.ledger.grouping import group
from rempart.ledger.lines import packed
from rempart.ledger.origins import Tracing, traced
from rempart.ledger.packages import with_their_items
from rempart.ledger.packed import Kept, Members, Packed, Sayings, without_claims
from rempart.ledger.pairing import as_judged
from rempart.ledger.profiles import Profile
from rempart.ledger.retellings import Statement, statements, with_retellings
from rempart.ledger.rulings import Rulings, marked
from rempart.ledger.sentences import with_sentences
from rempart.ledger.versions import versions

# From so many claims on a merge takes so long that it says how far it has come.
LARGE = 50_000


def merge(
    reports: Iterable[Report] | str | Path,
    judgements: Judgements = (),
    *,
    progress: Callable[[str], None] | None = None,
) -> Ledger:
    """Merge the claims of reports into agreements, contradictions kept side by side.

    The result follows from the set of reports and the judgements that hold: the order and repetition of
    reports change no byte.

    Args:
        reports: One for each document, from ``extract`` or ``stream_claims``; or the path of a
            ``claims.jsonl``, which is then read in a stream and held packed, so that a million claims fit in
            memory: the reports of the ledger hold no ``slots``, no ``as_said`` and no fingerprint, and are made
            anew each time that they are looked at. Where there is much to do, one process works for each core.
        judgements: What people decided about claims, oldest first, or the path of a ``judgements.csv``.
        progress: Is told how far the merge of a large file has come, in a few words.

    Returns:
        Entries by id: agreements, and stances that concern none. Every claim that was not rejected stands
        in exactly one entry. Judgements that cannot be followed are in ``Ledger.refused``.

    Raises:
        RecordError: two different reports or claims under one id, a broken link, date or sum; a file of
            judgements that cannot be read.

    Assumes:
        the points of ``evidence``, the rule of ``origins.grade``: conventions, described there.

    Example:
        >>> len(merge(()))
        0
    """
    with _collector_at_rest():
        if isinstance(reports, str | Path):
            pack = packed(reports)
            claims = len(pack.report_of)
            tell = progress if progress is not None and claims >= LARGE else _silent
            tell(f"read {claims:,} claims of {len(pack.ids):,} reports")
            ledger = _merged(Packed(pack), judgements, tell)
            pack.forget_fingerprints()
            return ledger
        return _merged(Loose(checked(reports)), judgements, _silent)


def _silent(_: str) -> None:
    """Say nothing."""


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from walking all claims again and again: nothing made here is circular."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _merged(read: Archive, judgements: Judgements, tell: Callable[[str], None]) -> Ledger:
    with read.beside(lambda: families(without_claims(read.reports))) as copied:
        decisions = decided(judgements, read.reports)
        archive = read.judged(decisions)
        members = _grouped(archive, decisions)
        tracing = Tracing(read.reports, copied())
    tell(f"grouped them into {len(members):,} stories")
    parted = frozenset(name for one in decisions.apart for name in (one.left, one.right or ""))
    sayings, told = _told(archive, members, tracing, decisions)
    tell("named their origins")
    current = versions(with_retellings(sayings, told, parted), parted, archive.each)
    drafts = archive.each(draft, current.groups, [len(one) for one in current.groups])
    concerning, alone = sorted_out(archive.with_stances())
    drafts += stance_drafts(alone, tracing)
    tell(f"made {len(drafts):,} entries")
    ids = _ids(drafts)
    wanted = {link.target for one in drafts for link in one.links} | concerning.keys()
    home = {name: number for number, one in enumerate(drafts) for name in one.entry.claims if name in wanted}
    stances: dict[int, list[str]] = defaultdict(list)
    for claim, about in concerning.items():
        stances[home[claim]].extend(about)
    rulings = Rulings(decisions, read.reports)
    entries = []
    for number, one in enumerate(drafts):
        concerned = tuple(sorted(stances.get(number, ())))
        links = _links(one.links, number, home, ids)
        if number in current.earlier:
            older, shown_by = current.earlier[number]
            links += (AgreementLink(agreement=ids[older], relation="supersedes", claims=shown_by),)
        ruled = rulings.of((*one.entry.claims, *concerned))
        update = {"id": ids[number], "links": links, "stances": concerned, "judgements": ruled}
        entries.append(one.entry.model_copy(update=update))
    statuses = {entry.id: one.statuses for entry, one in zip(entries, drafts, strict=True)}
    ordered = sorted(entries, key=lambda entry: (entry.kind, entry.id))
    return Ledger(
        with_sentences(ordered, statuses),
        archive.reports,
        refused=decisions.refused,
        rejected=decisions.rejected,
    )


def _grouped(archive: Archive, decisions: Decisions) -> list[Members]:
    # Equal profiles are held once.
    known: dict[Profile, Profile] = {}
    told = [(number, known.setdefault(one, one)) for number, one in archive.profiles()]
    group_of = group(known, archive.each)
    groups = by_key((group_of[one], number) for number, one in told)
    members = [archive.members(groups[number]) for number in sorted(groups)]
    whole = with_their_items(members, archive.home(members))
    return as_judged(whole, decisions, archive.home)


def _told(
    archive: Archive, groups: Sequence[Members], tracing: Tracing, decisions: Decisions
) -> tuple[list[Sayings], list[list[Statement]]]:
    """The claims of each group with their origins, and the statements among them."""

    def one_group(members: Members) -> tuple[Kept, list[Statement]]:
        """Return what is kept of a group, and the statements in it."""
        # Each look at packed claims makes them anew: they are looked at once.
        sayings = marked(traced(list(members), tracing), decisions)
        return archive.kept(sayings), statements(sayings)

    found = archive.each(one_group, groups, [len(members) for members in groups])
    return [archive.sayings(kept) for kept, _ in found], [told for _, told in found]


def _ids(drafts: Sequence[Draft]) -> list[str]:
    """Give each draft its key; where several share one, the first said keeps it and the others add a suffix."""
    sharing = by_key((one.key, number) for number, one in enumerate(drafts))
    ids = [""] * len(drafts)
    for key, numbers in sharing.items():
        first, *others = sorted(numbers, key=lambda number: drafts[number].first)
        ids[first] = key
        for number in others:
            ids[number] = f"{key}-{drafts[number].suffix}"
    return ids


def _links(
    told: Sequence[ToldLink], number: int, home: Mapping[str, int], names: Sequence[str]
) -> tuple[AgreementLink, ...]:
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for link in told:
        target = home.get(link.target)
        if target is not None and target != number:
            found[(link.relation, names[target])].append(link.order)
    return tuple(
        AgreementLink.model_validate(
            {"agreement": target, "relation": relation, "claims": tuple(name for _, name in sorted(orders))}
        )
        for (relation, target), orders in sorted(found.items())
    )
