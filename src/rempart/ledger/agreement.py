"""An agreement: what all claims together say, contradictions kept side by side."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import ClassVar, Literal

from rempart.claims.claim import Claim, Parties, Relation, Report
from rempart.ledger.doubts import Unsure, Weighed, doubtful, weighed
from rempart.ledger.judgement import Refusal, Verdict
from rempart.records import Record
from rempart.terms.figure import Bound, Number
from rempart.terms.status import GOODS_ORDER, ClaimType, GoodsStatus, MoneyStatus, SideState, reaches


class Item(Record):
    """What is to be delivered, one row for each count that is claimed of it.

    The three points follow the bound: ``exact`` fills all three; ``at_least`` leaves ``high`` None,
    ``at_most`` leaves ``low`` None, ``approx`` has the ends of the range told, else None; ``mode`` is
    the number as said. All are None where no number is known. Rows of one item are versions or rival
    counts, never to be added; they stand in the order in which they were first said, so that the last
    one is the latest version. ``period`` is set for a rate ("a month").
    """

    item: str
    unit: str | None
    low: Number | None
    mode: Number | None
    high: Number | None
    bound: Bound | None
    claims: tuple[str, ...]
    period: str | None = None
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"period"})


class ClaimedAmount(Record):
    """A sum as claimed, and the claims that state it; contradicting sums stand side by side.

    The sum with the most independent origins stands first, at a tie the one said first. ``period`` is
    set for a rate ("a year").
    """

    value: Number
    currency: str
    bound: Bound
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    low: Number | None = None
    high: Number | None = None
    period: str | None = None
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"low", "high", "period"})


class GoodsState(Record):
    """Where the goods stand, since when (date said, None if unknown), and the claim that set it."""

    state: GoodsStatus
    since: str | None
    claim: str


class MoneyState(Record):
    """Where the money stands, since when, and the claim that set it.

    ``none`` is said by claims that name a payer or a sum given, but no pledge yet; where no claim is
    about money, an agreement has no money state at all.
    """

    state: MoneyStatus
    since: str | None
    claim: str | None


class SideMark(Record):
    """A side state such as ``denied``, since when, and the claim that set it."""

    state: SideState
    since: str | None
    claim: str


class Origin(Record):
    """One independent origin and the documents that trace to it.

    ``state`` is set where the origin is an outlet that a state controls, ``state_outlets`` holds those of the
    documents that such an outlet published (table ``outlets_of_states``).
    """

    name: str
    documents: tuple[str, ...]
    state: str | None = None
    state_outlets: tuple[str, ...] = ()
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"state", "state_outlets"})


class AgreementLink(Record):
    """A relation to another agreement, and the claims that state it."""

    agreement: str
    relation: Relation | Literal["supersedes"]
    claims: tuple[str, ...]


class Conflict(Record):
    """Values of one field that cannot all hold, with the claims behind each."""

    field: str
    values: tuple[str, ...]
    claims: tuple[str, ...]
    note: str | None = None
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"note"})


class Ruling(Record):
    """A judgement that holds for an agreement: whose, on which claims, and what it changed.

    For a corrected field ``read`` is the value as the text was read and ``judged`` the value that counts,
    both written as a judgement is.
    """

    verdict: Verdict
    claims: tuple[str, ...]
    when: str
    who: str
    why: str
    field: str | None = None
    read: str | None = None
    judged: str | None = None
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"field", "read", "judged"})


class Sentence(Record):
    """A sentence that may be printed, or one that may not, and what it rests on.

    ``rule`` names the rule that made it, for other languages and for tests. ``claims`` are the claims
    it rests on; of a tempting sentence those that come nearest to it and do not say it.
    """

    text: str
    because: str
    claims: tuple[str, ...]
    rule: str


class Agreement(Record):
    """One agreement, or one stance that belongs to none (docs/files.md).

    ``claims`` holds the claims about the deal itself, ``stances`` those about attitudes to it; of an
    entry of kind ``stance`` the claims stand in ``claims``. ``grade`` is F and the digit made from the
    independent origins (``origins.grade`` has the rule, which is a convention). ``parties`` are those of
    a cooperation, whose roles no text tells apart. ``judgements`` are those that hold for its claims.
    ``supported`` is a sentence that the claims support, ``tempting`` one that they do not.
    """

    kind: Literal["agreement", "stance"]
    id: str
    aliases: tuple[str, ...]
    title: str
    type: ClaimType
    buyer: Parties
    seller: Parties
    funder: Parties
    recipient: Parties
    producer: Parties
    items: tuple[Item, ...]
    amounts: tuple[ClaimedAmount, ...]
    goods_status: GoodsState | None
    money_status: MoneyState | None
    side_states: tuple[SideMark, ...]
    first_reported: str | None
    last_reported: str | None
    reports: int
    origins: tuple[Origin, ...]
    grade: str
    links: tuple[AgreementLink, ...]
    conflicts: tuple[Conflict, ...]
    claims: tuple[str, ...]
    withheld: tuple[str, ...]
    stances: tuple[str, ...]
    parties: tuple[str, ...] = ()
    judgements: tuple[Ruling, ...] = ()
    supported: Sentence | None = None
    tempting: Sentence | None = None
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset(
        {"parties", "judgements", "supported", "tempting"}
    )

    @property
    def goods(self) -> GoodsStatus | None:
        """Where the goods stand, None where nothing is said of them."""
        return self.goods_status.state if self.goods_status else None

    @property
    def money(self) -> MoneyStatus | None:
        """Where the money stands, None where nothing is said of it."""
        return self.money_status.state if self.money_status else None

    def reaches(self, least: GoodsStatus | MoneyStatus) -> bool:
        """Say whether the goods, or the money, have come as far as a state of theirs."""
        return reaches(self.goods if least in GOODS_ORDER else self.money, least)


class Ledger(Mapping[str, Agreement]):
    """Agreements by id, and the reports they were made from.

    The reports are as judged: corrected fields corrected (the reading stands in ``Agreement.judgements``),
    rejected claims left out (their ids are in ``rejected``). ``refused`` are judgements not followed.

    Example:
        >>> ledger["ua-us-arms-purchase-2025"].goods_status.state
        'proposed'
    """

    def __init__(
        self,
        entries: tuple[Agreement, ...],
        reports: Sequence[Report] = (),
        *,
        refused: tuple[Refusal, ...] = (),
        rejected: frozenset[str] = frozenset(),
    ) -> None:
        self.entries = entries
        self.reports = reports
        self.refused = refused
        self.rejected = rejected
        self._by_id = {entry.id: entry for entry in entries}

    @cached_property
    def unsure(self) -> tuple[Unsure, ...]:
        """Pairs of agreements that may be one and wait for a judgement, with the evidence; strongest first.

        Found when first asked for, from the reports: a ledger read from a file, without them, has none.
        """
        return self.doubts()

    def doubts(self, about: AbstractSet[str] | None = None) -> tuple[Unsure, ...]:
        """Return the pairs of ``unsure``; those of which one side is among the ids of ``about``, where given."""
        home = {claim: entry.id for entry in self.agreements for claim in entry.claims}
        said = {claim.id: (claim, report) for report in self.reports for claim in report.claims}
        settled = [(entry.id, link.agreement) for entry in self.agreements for link in entry.links]
        asked: dict[tuple[str, str], tuple[tuple[Claim, Report], ...]] = {}
        for entry in self.agreements:
            for ruling in entry.judgements:
                if ruling.verdict in {"not_same", "unsure"}:
                    left, right = sorted(ruling.claims, key=lambda claim: home.get(claim, ""))
                    pair = (home.get(left, ""), home.get(right, ""))
                    settled.append(pair)
                    if ruling.verdict == "unsure" and pair[0] and pair[0] != pair[1]:
                        asked[pair] = (said[left], said[right])
        members = ((home[name], said[name]) for name in sorted(home) if name in said)
        return doubtful(members, settled, asked, about)

    def why_same(self, left: str, right: str) -> Weighed:
        """Weigh two claims, by their ids: what speaks for one agreement, what against, in points.

        Raises:
            KeyError: a claim is in none of the reports.
        """
        said = {
            claim.id: (claim, report)
            for report in self.reports
            for claim in report.claims
            if claim.id in {left, right}
        }
        return weighed(said[left], said[right])

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """The entries of kind ``agreement``."""
        return tuple(entry for entry in self.entries if entry.kind == "agreement")

    @property
    def stances(self) -> tuple[Agreement, ...]:
        """The stances that belong to no agreement."""
        return tuple(entry for entry in self.entries if entry.kind == "stance")

    def __getitem__(self, agreement_id: str) -> Agreement:
        return self._by_id[agreement_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)
