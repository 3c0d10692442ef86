"""From drafts to claims: one claim per element, links between them, ids in order of place."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from rempart.claims.background import Dropped
from rempart.claims.claim import Claim, Link, Place, Unclaimed
from rempart.claims.draft import Draft
from rempart.claims.page import Page
from rempart.claims.roles import ROLES
from rempart.claims.turning import rename, turn_into
from rempart.sources.document import Document

HANDED: Final = {"donation", "delivery"}
COMING: Final = {"planned", "announced", "reported", "contracted"}
ROUGH: Final = {"exact", "approx"}
SCALES: Final = {1_000.0, 1_000_000.0, 1e-3, 1e-6}


def united(drafts: Sequence[Draft]) -> list[Draft]:
    """Make the same element with the same figures one draft: the fullest; others become places."""
    kept: list[Draft] = []
    drafts = _without_echoes(_same_figure(drafts))
    seen: dict[tuple[object, ...], Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.in_title, -len(d.told), d.item is None, d.start)):
        key = (draft.type, *draft.figures, *_parties_key(draft), draft.is_option)
        if draft.stance:
            key = (draft.type, draft.stance.holder, draft.stance.says)
        twin = seen.get(key) if draft.amount or draft.quantity or draft.stance else None
        if twin is None or (draft.in_title and twin.status == "historical" != draft.status):
            twin = _summed_up(draft, kept) or twin
        if twin is None:
            twin = _misprinted(draft, kept)
            if twin:
                twin.also_at.append(
                    Place(start=draft.start, end=draft.end, amount=draft.amount, misprint=True)
                )
                continue
            seen[key] = draft
            kept.append(draft)
        else:
            _buy_as_titled(draft, twin)
            twin.also_at.append(Place(start=draft.start, end=draft.end))
    return sorted(kept, key=lambda d: (d.start, d.end))


def _buy_as_titled(title: Draft, body: Draft) -> None:
    """Let who will get what the title says is bought buy it, in place: *Vienna buys twelve jets*, *The army gets twelve*."""
    bought = title.in_title and title.type == "purchase" and title.status not in {"denied", "historical"}
    coming = body.type == "delivery" and body.frame == "receive" and body.status in COMING
    if bought and coming and "funder" not in body.told:
        turn_into(body, "purchase", "bought, by the title")


def price_all(page: Page, drafts: Sequence[Draft]) -> None:
    """Let the price of several things bought in one breath be that of the first, in place: *1,200 missiles and 300 mounts*."""
    for draft in drafts:
        thing, here = draft.item, page.sentences[draft.sentence]
        told = draft.quantity or thing is None or page.within(here, "item")
        if draft.type != "purchase" or not draft.amount or told or thing is None:
            continue
        same = [d for d in drafts if d.item is thing and d.quantity and d.start < here.start]
        verb = same[0].verb if same and thing.start < here.start else None
        listed = [d for d in drafts if verb and d.verb is verb and d.type == "purchase" and d.quantity]
        if listed and not any(d.amount for d in listed):
            draft.item, draft.item_name = listed[0].item, listed[0].item_name
            draft.note_as(listed[0], "item", "first of the things it is the price of")


def _without_echoes(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop what is told without a figure where the same thing is told with one."""
    counted = {(d.type, d.item_name, d.status) for d in drafts if d.amount or d.quantity}
    return [
        d
        for d in drafts
        if d.amount or d.quantity or d.unnumbered is False or (d.type, d.item_name, d.status) not in counted
    ]


def _summed_up(draft: Draft, kept: Sequence[Draft]) -> Draft | None:
    """Return the claim of the body whose sum, bound and all, the title repeats."""
    if not draft.in_title or not (draft.amount or draft.quantity):
        return None
    place = 0 if draft.amount else 1
    same = [d for d in kept if not d.in_title and d.figures[place] == draft.figures[place]]
    same.sort(key=lambda d: d.status == "historical")
    same += [d for d in kept if not d.in_title and d.type == draft.type and _is_converted(draft, d)]
    same += [d for d in kept if not d.in_title and _is_counted_alike(draft, d)]
    alike = [
        d for d in kept if not d.in_title and (_is_handed_alike(draft, d) or _is_rounded(draft, d, kept))
    ]
    general = draft.item is None or not draft.item.entry.named
    same = [d for d in same if draft.amount or general or _is_named_alike(draft, d)]
    return next(iter([*same, *alike]), None)


def _is_named_alike(title: Draft, body: Draft) -> bool:
    """Tell the thing of a title from another one: *44 Leopard* for *44 Leopard 2A8 tanks*, *Patria AMV* for *AMV XP*."""
    first, full = ((d.item_name or "").partition(" ")[0] for d in (title, body))
    names = [{word for word in (d.item_name or "").split() if not word.islower()} for d in (title, body)]
    counted = title.unit is not None and title.unit == body.unit == "launcher"
    return (
        first == full
        or bool(names[0] & names[1])
        or (counted and title.roles.get("buyer") == body.roles.get("buyer"))
    )


def _is_handed_alike(title: Draft, body: Draft) -> bool:
    """Tell things that a title hands over as the body does, under another name: *30 Patriot missiles*, *30 PAC-3*."""
    sides = [(d.roles.get("funder"), d.roles.get("recipient")) for d in (title, body)]
    count = title.quantity.value if title.quantity else 0
    handed = {title.type, body.type} <= HANDED and title.figures == body.figures
    return handed and count > 1 and sides[0] == sides[1] and None not in sides[0]


def _is_rounded(title: Draft, body: Draft, kept: Sequence[Draft]) -> bool:
    """Tell a sum that the title rounds: *for 10 billion crowns*, where the body has 10.2 for the same thing.

    The title may tell with it how many of its parts are bought, which the body counts by themselves.
    """
    told, full = title.amount, body.amount
    if not told or not full or told.currency != full.currency or {told.bound, full.bound} - ROUGH:
        return False  # a floor in the body is another claim
    same = title.type == body.type and title.item_name == body.item_name
    counts = [d.quantity for d in kept if d.sentence == body.sentence]
    same = same and (title.quantity is None or title.quantity in counts)
    buys = title.roles.get("buyer") == body.roles.get("buyer") and body.status != "historical"
    return same and buys and told.value in {float(f"{full.value:.{digits}g}") for digits in (1, 2)}


def _is_counted_alike(title: Draft, body: Draft) -> bool:
    """Tell a wish of a title that the body tells as bought: *Kyiv wants up to 100 Rafale* for *signed for 100 Rafale*."""
    if title.type != "request" or body.type != "purchase":
        return False
    named = title.item is not None and title.item.entry.named and title.item_name == body.item_name
    told, full = title.quantity, body.quantity
    return bool(named and title.amount is None and told and full and told.value == full.value)


def _is_converted(title: Draft, body: Draft) -> bool:
    """Tell a title that tells the conversion alone: *a $1.9 billion deal* for *19 billion crowns ($1.9 billion)*."""
    told, full = title.amount, body.amount
    return bool(
        told and full and any((a.value, a.currency) == (told.value, told.currency) for a in full.also)
    )


def _same_figure(drafts: Sequence[Draft]) -> list[Draft]:
    """Read money told for a purchase whose sum stands elsewhere as that purchase: who pays, pays for it."""
    bought = [d for d in drafts if d.amount and d.type == "purchase"]
    for draft in drafts:
        if draft.type == "funding" and any(d.figures[0] == draft.figures[0] for d in bought):
            if _is_gift_of_buyer(draft, bought):
                continue
            draft.type = "purchase"
            if "recipient" in draft.roles and "buyer" not in draft.roles:
                rename(draft, "recipient", "buyer")
    return list(drafts)


def _is_gift_of_buyer(draft: Draft, bought: Sequence[Draft]) -> bool:
    """Tell money for another state, of which a title says that who gives it buys: *The Hague buys drones for Kyiv*."""
    funder = draft.roles.get("funder")
    taken = "recipient" in draft.told and funder != draft.roles.get("recipient")
    same = [d for d in bought if d.figures[0] == draft.figures[0]]
    return taken and all(d.in_title and d.roles.get("buyer") == funder for d in same)


def _parties_key(draft: Draft) -> tuple[object, ...]:
    if draft.type in {"purchase", "request"}:
        return (
            draft.roles.get("buyer") or draft.roles.get("recipient"),
            draft.item_name if draft.quantity else None,
        )
    return (
        draft.roles.get("funder"),
        draft.roles.get("recipient"),
        draft.item_name if draft.quantity else None,
    )


def _misprinted(draft: Draft, kept: Sequence[Draft]) -> Draft | None:
    """Return the body's claim whose sum the title tells with another scale word (million, billion)."""
    if not draft.in_title or draft.amount is None:
        return None
    money = draft.amount
    for other in kept:
        same = other.type == draft.type and not other.in_title
        told = other.amount if same else None
        if told and told.currency == money.currency and told.value / money.value in SCALES:
            return other
    return None


def note_title(page: Page, drafts: Sequence[Draft]) -> None:
    """Note the sums of the title that no claim took at the claim of the body they repeat or misprint."""
    places = [(p.start, p.end) for d in drafts for p in d.also_at] + [d.anchor for d in drafts]
    for money in page.sums:
        if page.sentence_at(money.start).paragraph != 0:
            break
        if any(start < money.end and money.start < end for start, end in places):
            continue
        for draft in drafts:
            told = draft.amount
            if told is None or draft.in_title or told.currency != money.amount.currency:
                continue
            if (told.value, told.bound) == (money.amount.value, money.amount.bound):
                draft.also_at.append(Place(start=money.start, end=money.end))
                break


def claims(
    page: Page, drafts: Sequence[Draft], document: Document, places: Sequence[int] | None, *, first: int = 1
) -> tuple[Claim, ...]:
    """Return the claims of a document with ids by place, the first one numbered ``first``.

    ``places`` maps offsets of the cleaned text to those of the document, None where they are equal.
    """
    ids = {id(draft): f"{document.id}#{number}" for number, draft in enumerate(drafts, start=first)}
    return tuple(_claim(page, draft, ids, document=document.text, places=places) for draft in drafts)


def unclaimed(
    page: Page, dropped: Sequence[Dropped], document: Document, places: Sequence[int] | None
) -> tuple[Unclaimed, ...]:
    """Return the sums that were judged to be no deal's, each with its sentence and the rule, by place."""
    found = []
    for one in sorted(dropped, key=lambda d: d.start):
        start, end = _in_document(one.start, one.end, places)
        sentence = page.sentence_at(one.start)
        said = document.text[slice(*_in_document(sentence.start, sentence.end, places))]
        found.append(Unclaimed(amount=one.amount, start=start, end=end, sentence=said.strip(), rule=one.rule))
    return tuple(found)


def _in_document(start: int, end: int, places: Sequence[int] | None) -> tuple[int, int]:
    """Return where a span of the cleaned text stands in the document; its end stands behind its last letter."""
    if not places:
        return start, end
    return places[start], places[end - 1] + 1 if end else end


def _claim(
    page: Page, draft: Draft, ids: dict[int, str], *, document: str, places: Sequence[int] | None
) -> Claim:
    def place(start: int, end: int) -> dict[str, int]:
        """Return where a span of the cleaned text stands in the document."""
        return dict(zip(("start", "end"), _in_document(start, end, places), strict=True))

    own = place(draft.start, draft.end)
    names = tuple(dict.fromkeys(speaker.name for speaker in draft.chain))
    known = {*draft.roles, "parties", "purpose"}
    said = {role: words for role, words in draft.as_said.items() if words and role in known}
    if draft.chain:
        words = "; ".join(page.says((s.start, s.end)) for s in draft.chain)
        said |= {"attributed_to": words} if words != "; ".join(names) else {}
    data: dict[str, object] = {role: draft.roles.get(role) for role in ROLES}
    return Claim.model_validate(
        data
        | {
            "id": ids[id(draft)],
            "type": draft.type,
            "item": draft.item_name,
            "quantity": draft.quantity,
            "amount": draft.amount,
            "status": draft.status,
            "attributed_to": names,
            "attribution": names if len(names) > 1 and not _together(page, draft) else (),
            **own,
            "quote": document[own["start"] : own["end"]],
            "rule": draft.rule,
            "unit": draft.unit if draft.quantity else None,
            "by": draft.by,
            "period": draft.period,
            "purpose": tuple(draft.purpose),
            "withheld": draft.withheld
            and draft.withheld.model_copy(update=place(draft.withheld.start, draft.withheld.end)),
            "stance": draft.stance,
            "parties": draft.parties,
            "slots": {
                name: {"rule": rule, **place(start, end)}
                for name, (rule, start, end) in _slots(page, draft).items()
            },
            "links": [
                Link.model_validate({"claim": ids[id(other)], "relation": relation})
                for other, relation in draft.links
                if id(other) in ids
            ],
            "as_said": said,
            "also_at": [
                other.model_copy(update=place(other.start, other.end))
                for other in sorted(draft.also_at, key=lambda p: p.start)
            ],
        }
    )


def _slots(page: Page, draft: Draft) -> dict[str, tuple[str, int, int]]:
    """Return the rule and the place of every field that is filled, the speakers' among them."""
    filled = {name: slot for name, slot in draft.slots.items() if name not in ROLES or name in draft.roles}
    if draft.chain:
        first, last = min(s.start for s in draft.chain), max(s.end for s in draft.chain)
        here = page.sentence_at(first).number == draft.sentence
        filled["attributed_to"] = ("speaker of the sentence" if here else "account carried on", first, last)
    return filled


def _together(page: Page, draft: Draft) -> bool:
    """Tell two who speak together, *the ministers of Sweden and Ukraine*, from a chain."""
    return all(
        one.end < other.start
        and page.mentions.only(page.folded, one.end, other.start, "conjunction", "article")
        for one, other in pairwise(draft.chain)
    )
