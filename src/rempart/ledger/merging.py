"""Merges the claims of all reports into agreements."""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from rempart.claims.claim import Claim, Parties, Report
from rempart.ledger.agreement import Agreement, AgreementLink, Ledger
from rempart.ledger.attitudes import sorted_out, stance_group, stance_key, stance_title
from rempart.ledger.checking import checked
from rempart.ledger.conflicts import ROLES, conflicts
from rempart.ledger.contents import amounts, items, main_item
from rempart.ledger.deciding import Judgements, decided
from rempart.ledger.grouping import group
from rempart.ledger.lines import stream_claims
from rempart.ledger.naming import agreement_key, content_suffix
from rempart.ledger.origins import Tracing, counted, grade, traced
from rempart.ledger.packages import with_their_items
from rempart.ledger.pairing import as_judged
from rempart.ledger.profiles import Profile, profile
from rempart.ledger.retellings import with_retellings
from rempart.ledger.rulings import Rulings, marked
from rempart.ledger.said import Said, best_supported, claim_ids
from rempart.ledger.sentences import with_sentences
from rempart.ledger.slimming import slim, without_fingerprints
from rempart.ledger.standing import goods_status, money_status, side_states
from rempart.ledger.titling import title
from rempart.ledger.versions import versions
from rempart.terms.status import ClaimType

# Types that only say how the same deal was wished, paid or carried out.
_WEAKER = {"request": {"purchase"}, "delivery": {"purchase", "donation"}, "funding": {"purchase"}}


@dataclass(frozen=True, slots=True)
class _Draft:
    """An entry before ids are settled and links can name them."""

    key: str
    sayings: tuple[Said, ...]
    entry: Agreement


def merge(reports: Iterable[Report] | str | Path, judgements: Judgements = ()) -> Ledger:
    """Merge the claims of reports into agreements, contradictions kept side by side.

    The result follows from the set of reports and the judgements that hold: the order and repetition of
    reports change no byte.

    Args:
        reports: One for each document, from ``extract`` or ``read_claims``; or the path of a
            ``claims.jsonl``, which is then read in a stream: the reports of the ledger hold no ``slots``, no
            ``as_said`` and no fingerprint, so that a million claims fit in memory.
        judgements: What people decided about claims, oldest first, or the path of a ``judgements.csv``.

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
        if not isinstance(reports, str | Path):
            read = checked(reports)
            return _merged(read, Tracing(read), judgements)
        read = checked(slim(stream_claims(reports)))
        tracing = Tracing(read)
        read = without_fingerprints(read)
        return _merged(read, tracing, judgements)


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


def _merged(read: tuple[Report, ...], tracing: Tracing, judgements: Judgements) -> Ledger:
    decisions = decided(judgements, read)
    known = decisions.reports(read)
    members = as_judged(_grouped(known), decisions)
    parted = frozenset(name for one in decisions.apart for name in (one.left, one.right or ""))
    told = with_retellings([marked(traced(group_, tracing), decisions) for group_ in members], parted)
    current = versions(told, parted)
    home = {one.claim.id: number for number, sayings in enumerate(current.groups) for one in sayings}
    concerning, alone = sorted_out(known, home)
    drafts = [
        _agreement(sayings, tuple(sorted(concerning.get(number, ()))))
        for number, sayings in enumerate(current.groups)
    ]
    drafts += _stances(alone, tracing)
    ids = _ids(drafts)
    rulings = Rulings(decisions, read)
    entry_of = {claim: ids[number] for number, draft in enumerate(drafts) for claim in draft.entry.claims}
    entries = [
        draft.entry.model_copy(
            update={
                "id": ids[number],
                "links": _links(draft, ids[number], entry_of) + _replaced(current.earlier.get(number), ids),
                "judgements": rulings.of((*draft.entry.claims, *draft.entry.stances)),
            }
        )
        for number, draft in enumerate(drafts)
    ]
    ordered = sorted(entries, key=lambda entry: (entry.kind, entry.id))
    return Ledger(
        with_sentences(ordered, {claim.id: claim for report in known for claim in report.claims}),
        known,
        refused=decisions.refused,
        rejected=decisions.rejected,
    )


def _grouped(reports: Sequence[Report]) -> list[list[tuple[Claim, Report]]]:
    # Equal profiles are held once.
    known: dict[Profile, Profile] = {}
    told: list[tuple[Profile, Claim, Report]] = []
    for report in reports:
        for claim in report.claims:
            if claim.type != "stance":
                one = profile(claim, report.published)
                told.append((known.setdefault(one, one), claim, report))
    number_of = group(known)
    groups: dict[int, list[tuple[Claim, Report]]] = defaultdict(list)
    for one, claim, report in told:
        groups[number_of[one]].append((claim, report))
    return with_their_items([groups[number] for number in sorted(groups)])


def _agreement(sayings: tuple[Said, ...], stances: tuple[str, ...]) -> _Draft:
    type_ = _type(sayings)
    roles = {role: _party(sayings, type_, role) for role in ROLES}
    parties = tuple(sorted({party for said in sayings for party in said.claim.parties}))
    named = {**roles, "parties": parties or None}
    sums, rows = amounts(sayings), items(sayings)
    goods, money, sides = goods_status(sayings), money_status(sayings), side_states(sayings)
    dates = sorted(said.date for said in sayings if said.date is not None)
    statuses = {said.claim.status for said in sayings}
    state: str | None = goods.state if goods else money.state if money else None
    if len(statuses) == 1 and statuses & {"denied", "historical"}:
        state = next(iter(statuses))
    entry = Agreement(
        kind="agreement",
        id="",
        aliases=(),
        title=title(type_, named, rows, sums, state=state),
        type=type_,
        items=rows,
        amounts=sums,
        goods_status=goods,
        money_status=money,
        side_states=sides,
        first_reported=dates[0] if dates else None,
        last_reported=dates[-1] if dates else None,
        reports=len({said.report.id for said in sayings}),
        origins=counted(sayings),
        grade=grade(sayings),
        links=(),
        conflicts=conflicts(sayings, sums, rows),
        claims=claim_ids(sayings),
        withheld=_withheld(sayings),
        stances=stances,
        parties=parties,
        **roles,
    )
    return _Draft(agreement_key(type_, named, main_item(sayings), entry.first_reported), sayings, entry)


def _type(sayings: Sequence[Said]) -> ClaimType:
    """The kind that most origins give; a request or a delivery is a step of the purchase or gift told too."""
    affirmed = [said for said in sayings if said.claim.status != "denied"] or list(sayings)
    types = {said.claim.type for said in affirmed}
    strong = {name for name in types if not _WEAKER.get(name, set()) & types}
    return (
        best_supported(
            affirmed,
            lambda said: said.claim.type if said.claim.type in strong or "type" in said.accepted else None,
            "type",
        )
        or affirmed[0].claim.type
    )


def _party(sayings: Sequence[Said], type_: ClaimType, role: str) -> Parties:
    """The parties that most origins give for a role, in claims of the agreement's own kind first."""

    def told(said: Said) -> Parties:
        parties: Parties = getattr(said.claim, role)
        return parties or None

    own = [said for said in sayings if said.claim.type == type_ or role in said.accepted]
    found = best_supported(own, told, role)
    if found is not None or role not in {"seller", "funder"}:
        return found
    # Who sells and who pays may be told by a request, or by the funding of the same purchase; who
    # buys and who receives differ from kind to kind and are not carried over.
    rest = [said for said in sayings if said.claim.type in {"request", "funding", "purchase"}]
    return best_supported(rest, told)


def _withheld(sayings: Sequence[Said]) -> tuple[str, ...]:
    ordered = sorted(sayings, key=lambda said: said.order)
    return tuple(dict.fromkeys(said.claim.withheld.says for said in ordered if said.claim.withheld))


def _stances(alone: Sequence[tuple[Claim, Report]], tracing: Tracing) -> list[_Draft]:
    groups: dict[tuple[str, ...], list[tuple[Claim, Report]]] = defaultdict(list)
    for claim, report in alone:
        groups[stance_group(claim, report)].append((claim, report))
    drafts = []
    for name in sorted(groups):
        draft = _agreement(traced(groups[name], tracing), ())
        blank = {
            "title": stance_title(draft.sayings),
            "kind": "stance",
            "goods_status": None,
            "money_status": None,
        }
        entry = draft.entry.model_copy(update=blank)
        drafts.append(replace(draft, key=stance_key(draft.sayings[0].claim, name[-1]), entry=entry))
    return drafts


def _ids(drafts: Sequence[_Draft]) -> list[str]:
    """Give each draft its key; where several share one, the first said keeps it and the others add a suffix."""
    sharing: dict[str, list[int]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        sharing[draft.key].append(number)
    ids = [""] * len(drafts)
    for key, numbers in sharing.items():
        first, *others = sorted(numbers, key=lambda one: min(said.order for said in drafts[one].sayings))
        ids[first] = key
        for number in others:
            ids[number] = f"{key}-{content_suffix(drafts[number].sayings)}"
    return ids


def _replaced(earlier: tuple[int, tuple[str, ...]] | None, ids: Sequence[str]) -> tuple[AgreementLink, ...]:
    """The link to the plan whose place this one takes."""
    if earlier is None:
        return ()
    return (AgreementLink(agreement=ids[earlier[0]], relation="supersedes", claims=earlier[1]),)


def _links(draft: _Draft, own: str, entry_of: Mapping[str, str]) -> tuple[AgreementLink, ...]:
    found: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for said in draft.sayings:
        for link in said.claim.links:
            target = entry_of.get(link.claim)
            if target is not None and target != own:
                found[(link.relation, target)].append(said)
    return tuple(
        AgreementLink.model_validate({"agreement": target, "relation": relation, "claims": claim_ids(group_)})
        for (relation, target), group_ in sorted(found.items())
    )
