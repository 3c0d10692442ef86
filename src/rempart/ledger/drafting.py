"""One entry of the ledger, made from its claims before ids are settled and links can name other entries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rempart.claims.claim import Claim, Parties, Relation, Report
from rempart.collecting import by_key
from rempart.ledger.agreement import Agreement
from rempart.ledger.attitudes import stance_group, stance_key, stance_title
from rempart.ledger.conflicts import conflicts
from rempart.ledger.contents import amounts, items, main_item
from rempart.ledger.ids import agreement_key, content_suffix
from rempart.ledger.origins import Tracing, counted, grade, traced
from rempart.ledger.said import Said, best_supported, claim_ids
from rempart.ledger.standing import goods_status, money_status, side_states
from rempart.ledger.titling import title
from rempart.terms.party import ROLES
from rempart.terms.status import ClaimStatus, ClaimType

# Types that only say how the same deal was wished, paid or carried out.
_WEAKER = {"request": {"purchase"}, "delivery": {"purchase", "donation"}, "funding": {"purchase"}}


@dataclass(frozen=True, slots=True)
class ToldLink:
    """That a claim names a relation to another claim; ``order`` is the claim's place by date said."""

    relation: Relation
    target: str
    order: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry without its id and links, and what these will be made of.

    ``key`` is the id that it would have alone, ``suffix`` what follows it otherwise, ``first`` its first claim
    by date said.
    """

    key: str
    suffix: str
    first: tuple[str, str]
    links: tuple[ToldLink, ...]
    statuses: frozenset[ClaimStatus]
    entry: Agreement


def draft(sayings: Sequence[Said]) -> Draft:
    """The agreement that some claims make, in the order of their ids, but for the stances that concern it."""
    sayings = tuple(sayings)
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
        stances=(),
        parties=parties,
        **roles,
    )
    return Draft(
        key=agreement_key(type_, named, main_item(sayings), entry.first_reported),
        suffix=content_suffix(sayings),
        first=min(said.order for said in sayings),
        links=tuple(
            ToldLink(link.relation, link.claim, said.order) for said in sayings for link in said.claim.links
        ),
        statuses=frozenset(statuses),
        entry=entry,
    )


def _type(sayings: Sequence[Said]) -> ClaimType:
    """The kind that most origins give; a request or a delivery is a step of the purchase or gift told too."""
    affirmed = [said for said in sayings if said.claim.status != "denied"] or list(sayings)
    types = {said.claim.type for said in affirmed}
    strong = {name for name in types if not _WEAKER.get(name, set()) & types}

    def told(said: Said) -> ClaimType | None:
        """Return the kind of a claim, where it may stand for all."""
        return said.claim.type if said.claim.type in strong or "type" in said.accepted else None

    return best_supported(affirmed, told, "type") or affirmed[0].claim.type


def _party(sayings: Sequence[Said], type_: ClaimType, role: str) -> Parties:
    """The parties that most origins give for a role, in claims of the agreement's own kind first."""

    def told(said: Said) -> Parties:
        """Return the parties that a claim names in the role."""
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


def stance_drafts(alone: Sequence[tuple[Claim, Report]], tracing: Tracing) -> list[Draft]:
    """The entries of stances that concern no agreement."""
    groups = by_key((stance_group(claim, report), (claim, report)) for claim, report in alone)
    drafts = []
    for name in sorted(groups):
        sayings = traced(groups[name], tracing)
        made = draft(sayings)
        blank = {"title": stance_title(sayings), "kind": "stance", "goods_status": None, "money_status": None}
        entry = made.entry.model_copy(update=blank)
        drafts.append(replace(made, key=stance_key(sayings[0].claim, name[-1]), entry=entry))
    return drafts
