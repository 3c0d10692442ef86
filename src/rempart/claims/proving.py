"""A model's proposals against the text: what the text proves becomes a claim, the rest is refused.

The model only points: at a sentence, at the words for a sum, a count, a party. Where they stand is found
here, what they say is read by the grammar, and status and speaker are the grammar's own reading, so that no
answer can make a claim firmer, larger or better sourced than its sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from rempart.claims.anchor import Anchor
from rempart.claims.assembling import claims
from rempart.claims.claim import Claim
from rempart.claims.draft import Draft
from rempart.claims.folding import without_invisible
from rempart.claims.frames import governing
from rempart.claims.items import thing_of
from rempart.claims.language import language, languages
from rempart.claims.locating import Located, Span
from rempart.claims.money import MoneyMention
from rempart.claims.page import Page, page
from rempart.claims.proposal import Proposal, Refused
from rempart.claims.quantities import QuantityMention
from rempart.claims.roles import ROLES
from rempart.claims.slots import note_figures
from rempart.claims.speakers import Speakers
from rempart.claims.statuses import status_of
from rempart.sources.document import Document

# What one sentence can prove without the rest of the text; a stance or a cooperation needs more.
PROVABLE: Final = frozenset({"purchase", "funding", "donation", "production", "delivery", "request", "loan"})

_Figure = TypeVar("_Figure")


class _UnprovenError(Exception):
    """A proposal that its text does not bear out; the message says why."""


@dataclass(frozen=True, slots=True)
class Proven:
    """The claims that a text bears out, and the proposals that it does not."""

    claims: tuple[Claim, ...]
    refused: tuple[Refused, ...]


def prove(document: Document, proposals: Sequence[Proposal], *, model: str, first: int = 1) -> Proven:
    """Return what of the proposals the document itself proves.

    Args:
        document: The text; one in a language without tables proves nothing.
        proposals: What the model proposed about this document.
        model: Its name, for the rule of the claims.
        first: The number in the id of the first claim.

    Example:
        >>> prove(read("reports/")[0], [], model="small").claims
        ()
    """
    if document.language not in languages():
        because = f"the language {document.language} has no tables, so no word can be read anew"
        return Proven((), tuple(Refused(proposed=p.quote, because=because) for p in proposals))
    text, places = without_invisible(document.text)
    judge = _Judge(page(text, language(document.language), whole=True), model)
    drafts: list[Draft] = []
    refused: list[Refused] = []
    for proposal in proposals:
        try:
            drafts.append(judge.draft(proposal, drafts))
        except _UnprovenError as why:
            refused.append(Refused(proposed=proposal.quote, because=str(why)))
    drafts.sort(key=lambda draft: (draft.start, draft.end))
    return Proven(claims(judge.page, drafts, document, places, first=first), tuple(refused))


class _Judge:
    """Reads one text anew at the places that proposals point to."""

    def __init__(self, read: Page, model: str) -> None:
        self.page = read
        self._rule = f"model:{model}"
        self._located = Located(read.text)
        self._speakers = Speakers(read)

    def draft(self, proposal: Proposal, earlier: Sequence[Draft]) -> Draft:
        """Return the draft of a claim that the text proves.

        Raises:
            _UnprovenError: it does not.
        """
        if proposal.type not in PROVABLE:
            raise _UnprovenError(f"a {proposal.type} is not proven by one quote")
        quote = self._place(proposal.quote, "quote", None)
        money = self._sum(proposal, quote)
        count = self._count(proposal, quote)
        figures = [figure for figure in (money, count) if figure]
        start = min((figure.start for figure in figures), default=quote[0])
        end = max((figure.end for figure in figures), default=quote[1])
        sentence = self.page.sentence_at(start)
        anchor = Anchor(start, end, money=money is not None)
        draft = Draft(proposal.type, quote, (start, end), sentence=sentence.number, rule=self._rule)
        draft.verb = governing(self.page, anchor, sentence)
        draft.frame = draft.verb.value if draft.verb else ""
        draft.item, draft.item_name, draft.unit = thing_of(
            self.page, sentence, (money, count), anchor=anchor, scene=None
        )
        draft.amount = money.amount if money else None
        draft.quantity = count.quantity if count else None
        draft.in_title = sentence.paragraph == 0
        note_figures(draft, money, count, inherited=False)
        self._name_parties(draft, proposal)
        if not figures and not (draft.roles and draft.item):
            raise _UnprovenError("it has neither a number nor a party and a thing that the tables know")
        draft.chain = self._speakers.chain_at(start, end)
        draft.status = status_of(self.page, draft, sentence)
        if any((d.type, d.figures, d.anchor) == (draft.type, draft.figures, draft.anchor) for d in earlier):
            raise _UnprovenError("it was proposed already")
        return draft

    def _place(self, words: str, name: str, within: Span | None) -> Span:
        place = self._located.find(words, within)
        if place is None:
            where = "the quote" if within else "the document"
            raise _UnprovenError(f"its {name} does not stand in {where}: {words[:80]!r}")
        return place

    def _sum(self, proposal: Proposal, quote: Span) -> MoneyMention | None:
        if not proposal.amount:
            return None
        place = self._place(proposal.amount, "amount", quote)
        return _only([s for s in self.page.sums if _cover(place, (s.start, s.end))], "sum", proposal.amount)

    def _count(self, proposal: Proposal, quote: Span) -> QuantityMention | None:
        if not proposal.quantity:
            return None
        place = self._place(proposal.quantity, "quantity", quote)
        counts = [c for c in self.page.counts if _cover(place, (c.start, c.end))]
        return _only(counts, "count", proposal.quantity)

    def _name_parties(self, draft: Draft, proposal: Proposal) -> None:
        """Give the draft the parties whose words stand in its quote, else elsewhere in the text."""
        for role in ROLES:
            words = getattr(proposal, role)
            if not words:
                continue
            place = self._located.find(words, (draft.start, draft.end)) or self._place(words, role, None)
            codes = tuple(dict.fromkeys(code for a in self.page.actors_in(place) for code in a.codes))
            if not codes:
                raise _UnprovenError(f"its {role} is no party that the tables know: {words[:80]!r}")
            draft.roles[role], draft.as_said[role] = codes, self.page.says(place)
            draft.note(role, self._rule, place)
        draft.told = frozenset(draft.roles)


def _cover(words: Span, figure: Span) -> bool:
    return words[0] < figure[1] and figure[0] < words[1]


def _only(found: Sequence[_Figure], kind: str, words: str) -> _Figure:
    if len(found) != 1:
        many = "no" if not found else "more than one"
        raise _UnprovenError(f"the grammar reads {many} {kind} in {words[:80]!r}")
    return found[0]
