"""Claims with a figure: each sum and count of equipment with its frame, roles, item and status."""

from collections.abc import Sequence

from rempart.claims.draft import Draft
from rempart.claims.frames import Anchor, clause, frame_rows, governing
from rempart.claims.language import Mention
from rempart.claims.money import MoneyMention
from rempart.claims.page import Page
from rempart.claims.quantities import QuantityMention
from rempart.claims.roles import Filled, assign
from rempart.claims.sentences import Sentence
from rempart.claims.speakers import Speakers
from rempart.claims.statuses import refused, status_of
from rempart.terms.status import ClaimType

PAIR_REACH = 140


def deals(page: Page, speakers: Speakers) -> list[Draft]:
    """Return the drafts of a text's sums and counts, by place; background figures yield none."""
    drafts: list[Draft] = []
    for sentence in page.sentences:
        sums = [s for s in page.sums if sentence.start <= s.start < sentence.end]
        counts = [c for c in page.counts if sentence.start <= c.start < sentence.end]
        if not sums and not counts:
            continue
        for money, count in _pairs(page, sentence, sums, counts):
            draft = _draft(page, sentence, (money, count), drafts)
            if draft:
                draft.chain = speakers.chain_at(*draft.anchor)
                draft.status = status_of(page, draft, sentence)
                drafts.append(draft)
    return drafts


def _pairs(
    page: Page, sentence: Sentence, sums: Sequence[MoneyMention], counts: Sequence[QuantityMention]
) -> list[tuple[MoneyMention | None, QuantityMention | None]]:
    """Join a sum and a count of the same thing: *20 Typhoons for 8 billion pounds*."""
    left = list(counts)
    pairs: list[tuple[MoneyMention | None, QuantityMention | None]] = []
    for money in sums:
        mate = next((c for c in left if _same_thing(page, money, c, (sums, counts))), None)
        if mate:
            left.remove(mate)
        pairs.append((money, mate))
    pairs += [(None, count) for count in left]
    return sorted(pairs, key=lambda pair: (pair[0] or pair[1] or sums[0]).start)


def _same_thing(
    page: Page,
    money: MoneyMention,
    count: QuantityMention,
    siblings: tuple[Sequence[MoneyMention], Sequence[QuantityMention]],
) -> bool:
    low, high = (count.end, money.start) if count.end <= money.start else (money.end, count.start)
    gap = page.folded[low:high]
    if high - low > PAIR_REACH or "; " in gap or ". " in gap or page.within((low, high), "part"):
        return False
    between = [s for group in siblings for s in group if low <= s.start and s.end <= high]
    if between:
        return False
    priced = count.end <= money.start and bool(page.within((low, high), "price"))
    alone = len(siblings[0]) == 1 and len(siblings[1]) == 1
    joined = bool(page.within((low, high), "conjunction")) and "," not in gap and not priced
    return (priced and high - low < 60) or (alone and not joined)


def _draft(
    page: Page,
    sentence: Sentence,
    pair: tuple[MoneyMention | None, QuantityMention | None],
    earlier: Sequence[Draft],
) -> Draft | None:
    money, count = pair
    start = min(p.start for p in pair if p)
    end = max(p.end for p in pair if p)
    others = tuple(
        (p.start, p.end)
        for p in (*page.sums, *page.counts)
        if p is not money and p is not count and sentence.start <= p.start < sentence.end
    )
    anchor = Anchor(start, end, money is not None, others)
    scene = next((d for d in reversed(earlier) if not d.in_title), None)
    frame = governing(page, anchor, sentence)
    if _is_background(page, sentence, anchor, frame):
        return None
    scheme = _scheme(page, sentence)
    item, name, unit = _item(page, sentence, pair, anchor, scene, scheme)
    kind = _type(page, frame, money, name, scheme)
    if kind is None or refused(page, anchor) or not _belongs(page, sentence, pair, frame, name, scene):
        return None
    draft = Draft(kind, start, end, (start, end), sentence.number, f"{kind}:{frame.value if frame else 'scheme'}")
    draft.frame = frame.value if frame else ""
    draft.item, draft.item_name, draft.unit = item, name, unit
    draft.amount = money.amount if money else None
    draft.quantity = count.quantity if count else None
    draft.in_title = sentence.number == 0 or sentence.paragraph == 0
    filled = assign(page, frame, anchor, sentence) if frame else []
    _take_roles(page, draft, filled, scheme)
    _origin_of_item(page, draft, sentence)
    _stretch(page, draft, frame, filled, sentence)
    return draft


def _is_background(page: Page, sentence: Sentence, anchor: Anchor, frame: Mention | None) -> bool:
    """Tell budgets, totals, prices of one piece and comparisons from the sums of a deal."""
    span = clause(page, sentence, anchor)
    if page.within((max(sentence.start, anchor.start - 40), min(sentence.end, anchor.end + 25)), "each"):
        return True
    near = page.within((sentence.start, sentence.end), "background")
    near = [b for b in near if span[0] <= b.start < span[1] or b.end <= anchor.start]
    if not near:
        return False
    away = min(_gap(anchor, b) for b in near)
    return frame is None or away < _gap(anchor, frame)


def _gap(anchor: Anchor, mention: Mention) -> int:
    return max(0, anchor.start - mention.end if mention.end <= anchor.start else mention.start - anchor.end)


def _scheme(page: Page, sentence: Sentence) -> Mention | None:
    """Return the scheme of a sentence, else the one named last before it."""
    here = page.within(sentence, "scheme")
    if here:
        return here[0]
    before = page.within((0, sentence.start), "scheme")
    return before[-1] if before else None


def _item(
    page: Page,
    sentence: Sentence,
    pair: tuple[MoneyMention | None, QuantityMention | None],
    anchor: Anchor,
    scene: Draft | None,
    scheme: Mention | None,
) -> tuple[Mention | None, str | None, str | None]:
    """Return the item mention, its English name and the unit."""
    count = pair[1]
    if count and count.item:
        return count.item, count.item.value, count.unit
    if count:
        same = scene.item if scene else None
        same = same or next((i for i in page.within((0, anchor.start), "item") if i.entry.form[:1].isupper()), None)
        return same, same.value if same else None, count.unit
    span = clause(page, sentence, anchor)
    for reach in (span, (sentence.start, sentence.end)):
        items = [i for i in page.within(reach, "item") if not i.says("other")]
        items = [i for i in items if not _owned_elsewhere(i, anchor)]
        if items:
            best = min(items, key=lambda i: (_gap(anchor, i) + (25 if i.end <= anchor.start else 0)))
            return best, best.value, best.says("unit") or None
    if scheme and scheme.says("item"):
        return None, scheme.says("item"), None
    if scene and scene.sentence >= sentence.number - 1 and scene.item_name:
        return scene.item, scene.item_name, None
    return None, None, None


def _owned_elsewhere(item: Mention, anchor: Anchor) -> bool:
    """Tell an item that belongs to another figure of the sentence."""
    return any(start <= item.start < end for start, end in anchor.others)


def _type(
    page: Page, frame: Mention | None, money: MoneyMention | None, name: str | None, scheme: Mention | None
) -> ClaimType | None:
    types = {key: row.text("type") for key, row in frame_rows().items()}
    if frame is None:
        kind = scheme.says("type") if scheme and money else ""
        return kind or None  # type: ignore[return-value]  # the scheme table holds claim types
    kind = types[frame.value]
    if kind == "cooperation":
        if money and scheme and scheme.says("type"):
            return scheme.says("type")  # type: ignore[return-value]  # as above
        return "purchase" if name else None
    if frame.value == "pledge" and money is None:
        return "donation"
    if frame.value == "spend" and not name:
        return "funding"
    if kind == "donation" and money and not name:
        return "funding"
    if kind == "delivery" and money and frame.value == "receive":
        return "purchase" if name else "funding"
    if kind == "request" and money:
        return "purchase" if name else None
    return kind  # type: ignore[return-value]  # the frame table holds claim types


def _belongs(
    page: Page,
    sentence: Sentence,
    pair: tuple[MoneyMention | None, QuantityMention | None],
    frame: Mention | None,
    name: str | None,
    scene: Draft | None,
) -> bool:
    """Tell whether a figure is about defence at all."""
    strong = [i for i in page.within(sentence, "item") if not i.says("weak")]
    named = strong or page.within(sentence, "scheme")
    if page.within(sentence, "civil") and not named:
        return False
    if named:
        return True
    if frame is None:
        return name is not None and bool(scene)
    states = [a for a in page.actors_in(sentence) if a.kind in {"state", "person", "firm", "industry"}]
    if pair[1] is not None and name is None:
        return False
    return bool(states) or (scene is not None and scene.sentence >= sentence.number - 2 and name is not None)


def _take_roles(page: Page, draft: Draft, filled: Sequence[Filled], scheme: Mention | None) -> None:
    for one in filled:
        draft.roles[one.role] = one.codes
        draft.as_said[one.role] = page.says((one.start, one.end))
    draft.told = frozenset(draft.roles)
    if scheme and draft.type in {"funding", "loan", "donation"} and _scheme_fits(page, draft, scheme):
        for role in ("seller", "funder", "recipient"):
            if scheme.says(role) and role not in draft.roles:
                draft.roles[role] = (scheme.says(role),)
    if draft.type == "purchase" and "recipient" in draft.roles and "buyer" not in draft.roles:
        draft.roles["buyer"] = draft.roles.pop("recipient")
    for role in ("seller", "recipient"):
        if role in draft.roles and draft.roles[role] == draft.roles.get("buyer", draft.roles.get("funder")):
            draft.roles.pop(role)


def _scheme_fits(page: Page, draft: Draft, scheme: Mention) -> bool:
    """A scheme of an earlier paragraph speaks for money of weapons only, not for a named item."""
    sentence = page.sentences[draft.sentence]
    here = sentence.start <= scheme.start < sentence.end
    return here or draft.item_name in {None, scheme.says("item"), "weapons"}


def _origin_of_item(page: Page, draft: Draft, sentence: Sentence) -> None:
    """Read the seller off an adjective of the thing: *American weapons*, *un équipement américain*."""
    if "seller" in draft.roles or draft.type not in {"purchase", "request", "funding"}:
        return
    item = draft.item
    if item is None or not sentence.start <= item.start < sentence.end:
        return
    for origin in page.actors_in((max(sentence.start, item.start - 35), min(sentence.end, item.end + 35))):
        gap = page.folded[origin.end : item.start] if origin.end <= item.start else page.folded[item.end : origin.start]
        if origin.kind == "origin" and "," not in gap and not page.within(_between(origin.end, item.start), "frame"):
            taken = {code for codes in draft.roles.values() for code in codes}
            codes = tuple(c for c in origin.codes if c not in taken)
            if codes and codes != ("EUROPE",):
                draft.roles["seller"] = codes
                draft.as_said["seller"] = page.says((origin.start, origin.end))
                draft.told |= {"seller"}
                return


def _between(one: int, other: int) -> tuple[int, int]:
    return (min(one, other), max(one, other))


def _stretch(
    page: Page, draft: Draft, frame: Mention | None, filled: Sequence[Filled], sentence: Sentence
) -> None:
    """Let the quote run from the first to the last word that carries the claim, inside its sentence."""
    spans = [(f.start, f.end) for f in filled if sentence.start <= f.start < sentence.end]
    if frame:
        spans.append((frame.start, frame.end))
    if draft.item and sentence.start <= draft.item.start < sentence.end:
        spans.append((draft.item.start, draft.item.end))
        spans += [(a.start, a.end) for a in page.actors_in((draft.item.start, draft.item.end + 20)) if a.kind == "origin"]
    start, end = draft.anchor
    low = min([start, *(s for s, _ in spans if start - s < 260)])
    high = max([end, *(e for _, e in spans if e - end < 200)])
    for article in page.within((max(sentence.start, low - 5), low), "article", "preposition"):
        if not page.folded[article.end : low].strip() and article.end - article.start < 5:
            low = article.start
    draft.start, draft.end = low, high
