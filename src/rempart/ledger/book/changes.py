"""What moved in a ledger since a moment, step by step, and which report or judgement moved it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, select

from rempart.ledger.agreement import Agreement
from rempart.ledger.book import trail
from rempart.ledger.book.comparing import Change, Step, differences
from rempart.ledger.book.settling import COLUMNS, Version, ledger_at, settled_view
from rempart.ledger.book.succession import succession
from rempart.ledger.book.tables import settlements, versions
from rempart.ledger.judgement import Judgement


def changes(connection: Connection, groups: Collection[str], span: tuple[str, str]) -> tuple[Change, ...]:
    """Return what a member of ``groups`` learned after the first moment and up to the second one."""
    since, until = span
    view = settled_view(connection, groups, until)
    seen = trail.readable(connection, groups)
    told = list(trail.judgements_between(connection, seen, span))
    found = [_judged(learned, name, one) for learned, name, one in told]
    causes = [(learned, f"judgement:{name}") for learned, name, _ in told]
    if view is None:
        _, latest = trail.extent(connection, seen, until)
        before = ledger_at(connection, groups, since).entries
        after = ledger_at(connection, groups, until).entries
        if latest > since:
            names = tuple(name for _, name in causes)
            found += _between(latest, before, after, (names, _reason(names, "")))
    else:
        found += _stepwise(connection, view, span, causes)
    # A judgement stands before what it moved.
    return tuple(sorted(found, key=lambda one: (one.learned, one.kind != "judgement")))


def _stepwise(
    connection: Connection, view: str, span: tuple[str, str], causes: list[tuple[str, str]]
) -> Iterator[Change]:
    since, until = span
    known = (settlements.c.view == view, settlements.c.through <= until)
    asked = select(settlements.c.through, settlements.c.rows, settlements.c.made_by).where(*known)
    points = connection.execute(asked.order_by(settlements.c.through)).all()
    opened = (versions.c.since > since) & (versions.c.since <= until)
    ended = (versions.c.until > since) & (versions.c.until <= until)
    new: dict[str, list[Version]] = defaultdict(list)
    old: dict[str, list[Version]] = defaultdict(list)
    for row in connection.execute(select(*COLUMNS).where(versions.c.view == view, opened | ended)):
        version = Version(*row)
        if since < version.since <= until:
            new[version.since].append(version)
        if since < version.until <= until:
            old[version.until].append(version)
    before, rows = "", 0
    for moment, count, made_by in points:
        if moment > since:
            names = tuple(name for learned, name in causes if before < learned <= moment)
            reason = _reason(names, "" if count > rows else made_by)
            entries = [version.entry for version in old[moment]], [version.entry for version in new[moment]]
            yield from _between(moment, *entries, (names, reason))
        before, rows = moment, count


def _reason(judgements: Collection[str], rules: str) -> str:
    """Say what moved an entry that no new claim moved."""
    if rules:
        return f"by the rules of version {rules}"
    return "by a judgement" if judgements else "by what was learned of other agreements"


def _between(
    moment: str, before: Iterable[Agreement], after: Iterable[Agreement], cause: tuple[tuple[str, ...], str]
) -> Iterator[Change]:
    """Compare entries that ended with those that began at one moment."""
    causes, reason = cause
    former = {one.id: one for one in before}
    current = {one.id: one for one in after}
    heirs = succession(former.values(), current.values()).heirs
    homes = {claim: one.id for one in former.values() for claim in (*one.claims, *one.stances)}
    held = {claim for one in current.values() for claim in (*one.claims, *one.stances)}
    lost = homes.keys() - held
    for name in sorted(current):
        entry = current[name]
        carried = sorted(
            (one for one in former.values() if heirs[one.id] == name),
            key=lambda one: (one.id != name, one.id),
        )
        if entry.json_line() != (carried[0].json_line() if len(carried) == 1 else ""):
            yield from differences(Step(moment, entry, tuple(carried), homes, lost, causes, reason))
    for name in sorted(former):
        if not heirs[name]:
            yield Change(
                learned=moment,
                kind="gone",
                agreement=name,
                sentence=f"{name} is gone: none of its claims counts any more",
                behind=(*(f"claim:{claim}" for claim in former[name].claims), *causes),
            )


_VERDICTS = {
    "same": "judged that {left} and {right} are about the same agreement",
    "not_same": "judged that {left} and {right} are not about the same agreement",
    "unsure": "left open whether {left} and {right} are about the same agreement",
    "accept": "accepted {what} of {left}",
    "reject": "rejected {left}",
    "correct": "corrected {what} of {left} to {value}",
}


def _judged(learned: str, name: str, judgement: Judgement) -> Change:
    pattern = _VERDICTS[judgement.verdict]
    if judgement.verdict == "correct" and judgement.value is None:
        pattern = "took back the correction of {what} of {left}"
    what = judgement.field or "all"
    said = pattern.format(left=judgement.left, right=judgement.right, what=what, value=judgement.value)
    behind = [
        f"judgement:{name}",
        f"claim:{judgement.left}",
        *([f"claim:{judgement.right}"] if judgement.right else []),
    ]
    return Change(
        learned=learned,
        kind="judgement",
        agreement=None,
        sentence=f"{judgement.who} {said}" + (f": {judgement.why}" if judgement.why else ""),
        behind=tuple(behind),
    )
