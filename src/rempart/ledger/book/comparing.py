"""What differs between an entry and those it carries on, in sentences that name the report behind each."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rempart.ledger.agreement import Agreement, GoodsState, Item, MoneyState
from rempart.ledger.conflicts import amount_text
from rempart.ledger.wording import count_text, parties_text
from rempart.naming import listed
from rempart.records import Record
from rempart.terms.party import ROLES
from rempart.terms.status import GOODS_ORDER, MONEY_ORDER

_NAMED = 3  # reports named in a sentence; all of them stand in ``behind``

ChangeKind = Literal[
    "new", "gone", "merged", "split", "renamed", "goods_status", "money_status", "side_state", "amount", "quantity",
    "party", "contradiction", "origins", "link", "reports", "judgement",
]  # fmt: skip


class Change(Record):
    """One thing that moved: when the book learned it, in which agreement, and the ids behind it.

    ``behind`` holds ``claim:``, ``document:``, ``agreement:`` and ``judgement:`` ids.

    Example:
        ``goods status of ua-us-arms-purchase-2025 rose from proposed to contracted (report gazette)``
    """

    learned: str
    kind: ChangeKind
    agreement: str | None
    sentence: str
    behind: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """An entry as it is from ``learned`` on, the earlier ones that it carries on, and why it moved.

    ``former`` begins with the one whose id it keeps, where there is one. ``homes`` gives for each claim the
    earlier entry that it was in; ``lost`` are claims that no entry holds any more. What no new claim explains
    was moved by ``reason``, with the ids of ``causes`` behind it.
    """

    learned: str
    entry: Agreement
    former: tuple[Agreement, ...]
    homes: Mapping[str, str]
    lost: Collection[str]
    causes: tuple[str, ...]
    reason: str


def differences(step: Step) -> list[Change]:
    """Everything that moved in one entry; nothing where only its wording did."""
    if not step.former:
        return [_appeared(step)]
    told = _Telling(step)
    found = [*_identity(told), *_standing(told), *_contents(told), *_support(told)]
    if not found and told.fresh:
        found.append(told.change("reports", "is told again", told.fresh))
    return found


class _Telling:
    """Writes the sentences about one step."""

    def __init__(self, step: Step) -> None:
        self.step = step
        self.entry, self.old = step.entry, step.former[0]
        known = {claim for one in step.former for claim in (*one.claims, *one.stances)}
        self.fresh = tuple(name for name in (*step.entry.claims, *step.entry.stances) if name not in known)

    def change(self, kind: ChangeKind, what: str, claims: Iterable[str] = ()) -> Change:
        """Return a change of this entry that shows in ``claims``; the new ones among them moved it."""
        shown = tuple(dict.fromkeys(claims))
        by = tuple(name for name in shown if name in self.fresh) or self.fresh
        others = [f"claim:{name}" for name in shown if name not in by]
        return _change(self.step, (kind, f"{self.entry.id} {what}"), by, others=others)


def _change(
    step: Step, what: tuple[ChangeKind, str], claims: Sequence[str], *, others: Sequence[str] = ()
) -> Change:
    documents = tuple(dict.fromkeys(claim.rpartition("#")[0] for claim in claims))
    if documents:
        word = "report" if len(documents) == 1 else "reports"
        more = [f"{len(documents) - _NAMED} more"] if len(documents) > _NAMED else []
        why = f"{word} {listed([*documents[:_NAMED], *more])}"
    else:
        why = step.reason
    behind = [f"claim:{name}" for name in claims] + [f"document:{name}" for name in documents]
    behind += [*others, *(() if documents else step.causes)]
    return Change(
        learned=step.learned,
        kind=what[0],
        agreement=step.entry.id,
        sentence=f"{what[1]} ({why})",
        behind=tuple(behind),
    )


def _appeared(step: Step) -> Change:
    entry = step.entry
    claims = (*entry.claims, *entry.stances)
    came_from = tuple(dict.fromkeys(step.homes[claim] for claim in claims if claim in step.homes))
    if came_from:
        others = [f"agreement:{name}" for name in came_from]
        fresh = [claim for claim in claims if claim not in step.homes]
        sentence = f"{entry.id} is now apart from {listed(came_from)}: {entry.title}"
        return _change(step, ("split", sentence), fresh, others=others)
    word = "New stance" if entry.kind == "stance" else "New agreement"
    return _change(step, ("new", f"{word} {entry.id}: {entry.title}"), claims)


def _identity(told: _Telling) -> Iterator[Change]:
    step, entry = told.step, told.entry
    if len(step.former) > 1:
        names = [one.id for one in step.former]
        sentence = f"{listed(names)} are now one agreement, {entry.id}"
        yield _change(step, ("merged", sentence), told.fresh, others=[f"agreement:{name}" for name in names])
    elif told.old.id != entry.id:
        yield told.change("renamed", f"was {told.old.id} before")
    taken = {step.homes[claim] for claim in entry.claims if claim in step.homes} - {
        one.id for one in step.former
    }
    if taken:
        claims = [claim for claim in entry.claims if step.homes.get(claim) in taken]
        yield told.change("merged", f"takes claims over from {listed(sorted(taken))}", claims)


def _standing(told: _Telling) -> Iterator[Change]:
    axes: tuple[tuple[ChangeKind, str, Sequence[str]], ...] = (
        ("goods_status", "goods", GOODS_ORDER),
        ("money_status", "money", MONEY_ORDER),
    )
    for kind, name, order in axes:
        now: GoodsState | MoneyState | None = getattr(told.entry, kind)
        earlier = [state for one in told.step.former if (state := getattr(one, kind)) is not None]
        best = max((order.index(state.state) for state in earlier), default=None)
        if now is None:
            if best is not None:
                yield told.change(kind, f"has no status of {name} any more (it was {order[best]})")
            continue
        claims = [now.claim] if now.claim else []
        place = order.index(now.state)
        since = f", said on {now.since}" if now.since else ""
        if best is None:
            yield told.change(kind, f"has a status of {name}: {now.state}{since}", claims)
        elif place > best:
            yield told.change(kind, f"rose from {order[best]} to {now.state} ({name}){since}", claims)
        elif place < best:
            yield told.change(kind, f"fell from {order[best]} to {now.state} ({name})")
    known = {mark.state for one in told.step.former for mark in one.side_states}
    for mark in told.entry.side_states:
        if mark.state not in known:
            yield told.change("side_state", f"is {mark.state}", [mark.claim])
    for state in sorted(known - {mark.state for mark in told.entry.side_states}):
        yield told.change("side_state", f"is {state} no more")


def _contents(told: _Telling) -> Iterator[Change]:
    former = told.step.former
    sums = {amount_text(one): one for one in told.entry.amounts}
    known_sums = {amount_text(one) for entry in former for one in entry.amounts}
    for text, amount in sums.items():
        if text not in known_sums:
            yield told.change("amount", f"has another sum: {text}", amount.claims)
    for text in sorted(known_sums - set(sums)):
        yield told.change("amount", f"has the sum {text} no more")
    counts = {text: row for row in told.entry.items if (text := _count(row))}
    known_counts = {_count(row) for entry in former for row in entry.items} - {""}
    for text, row in counts.items():
        if text not in known_counts:
            yield told.change("quantity", f"has another count: {text}", row.claims)
    for text in sorted(known_counts - set(counts)):
        yield told.change("quantity", f"has the count {text} no more")
    for role in ROLES:
        now, before = getattr(told.entry, role), [getattr(one, role) for one in former]
        if now not in before:
            was = parties_text(before[0]) if before[0] else "not known"
            yield told.change(
                "party", f"has another {role}: {parties_text(now) if now else 'not known'} (was {was})"
            )


def _count(item: Item) -> str:
    if item.mode is None:
        return ""
    rate = f" per {item.period}" if item.period else ""
    return f"{count_text(item.mode, item.bound, (item.low, item.high))} {item.unit or ''} {item.item}{rate}".replace(
        "  ", " "
    )


def _support(told: _Telling) -> Iterator[Change]:
    former = told.step.former
    known = {(one.field, one.values) for entry in former for one in entry.conflicts}
    for conflict in told.entry.conflicts:
        if (conflict.field, conflict.values) not in known:
            what = f"holds a contradiction of {conflict.field}: {' against '.join(conflict.values)}"
            yield told.change(
                "contradiction", what, () if told.step.causes else told.fresh or conflict.claims
            )
    still = {one.field for one in told.entry.conflicts}
    for field in sorted({field for field, _ in known} - still):
        yield told.change("contradiction", f"holds no contradiction of {field} any more")
    linked = {(one.relation, one.agreement) for entry in former for one in entry.links}
    for link in told.entry.links:
        if (link.relation, link.agreement) not in linked:
            yield told.change("link", f"is {link.relation.replace('_', ' ')} {link.agreement}", link.claims)
    lost = [name for one in former for name in (*one.claims, *one.stances) if name in told.step.lost]
    if lost:
        sentence = f"{told.entry.id} counts {listed(lost)} no more"
        yield _change(told.step, ("reports", sentence), [], others=[f"claim:{name}" for name in lost])
    if told.entry.grade != told.old.grade:
        origins = f"{len(told.old.origins)} to {len(told.entry.origins)} origins"
        yield told.change("origins", f"went from grade {told.old.grade} to {told.entry.grade} ({origins})")
