"""Which equipment a sum or a count is about."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.clauses import with_dash
from rempart.claims.draft import Draft
from rempart.claims.mentions import Mention
from rempart.claims.money import AID, MoneyMention
from rempart.claims.page import Page
from rempart.claims.parts import is_out_of
from rempart.claims.purposes import is_for_another, is_of_part
from rempart.claims.quantities import SERVICES, QuantityMention
from rempart.claims.sentences import Sentence

WRONG_SIDE: Final = 45
# Letters before a thing in which a word says that another one was taken instead.
REFUSED: Final = 35
# Letters behind a sum in which stands the deal that it is for, and sentences behind that deal.
AIMED, DEAL = 20, 3
GENERAL: Final = frozenset({"weapons", "military equipment"})
WARES: Final = GENERAL | {AID, "defence procurement"}
BESIDES: Final = SERVICES | {"other equipment"}  # what is bought with things
SHELLS: Final = "artillery shells"  # what a word for shells alone says
SYSTEMS: Final = frozenset({"battery", "system", "fire unit"})
DEALT: Final = frozenset({"purchase", "donation"})
KNOWN: Final = 3  # letters of a word for *of* with its article: *des*, *dos*, but not *de*
# Units of which none is ever another one: two ships told of after 16 jets are none of them.
UNLIKE: Final = {"ship": "ships", "aircraft": "aircraft", "missile": "missiles"}
Pair = tuple[MoneyMention | None, QuantityMention | None]
Thing = tuple[Mention | None, str | None, str | None]


def thing_of(page: Page, sentence: Sentence, pair: Pair, *, anchor: Anchor, scene: Draft | None) -> Thing:
    """Return the item mention, its English name and the unit of a figure; None where not told."""
    count = pair[1]
    if count:
        return _counted(page, sentence, count, scene)
    for reach in (with_dash(page, sentence, anchor.start, anchor.end), (sentence.start, sentence.end)):
        items = [i for i in page.within(reach, "item") if not i.says("other")]
        items = [i for i in items if not any(start <= i.start < end for start, end in anchor.others)] or items
        items = [i for i in items if not is_passed_over(page, i)] or items
        items = [i for i in items if not is_of_part(page, sentence, anchor, i)]
        if items:
            best = name_beside(page, min(items, key=lambda i: _distance(page, i, anchor, items)), items)
            if _stands_for(best, scene) and scene:
                return scene.item, scene.item_name, None
            return best, best.value, best.says("unit") or None
    words = page.within((anchor.end, anchor.end + AIMED), "anaphor")[:1]  # "2 million to the deal"
    aimed = words and page.mentions.only(
        page.folded, anchor.end, words[0].start, "preposition", "currency_link"
    )
    back = DEAL if aimed else 1
    told = (
        scene is not None and scene.until >= sentence.number - back and not is_for_another(page, anchor.end)
    )
    if scene and told and scene.item_name:
        return scene.item, scene.item_name, None
    return None, None, None


def is_passed_over(page: Page, item: Mention) -> bool:
    """Tell a thing that was not taken: *chose SAMP/T rather than Patriot*."""
    low = max(page.sentence_at(item.start).start, item.start - REFUSED)
    return any(word.says("instead") for word in page.within((low, item.start), "contrast"))


def _stands_for(item: Mention, scene: Draft | None) -> bool:
    """Tell a general word for the named thing told before: *los aparatos* after *24 Gripen*."""
    told = scene.item if scene else None
    return bool(
        told
        and told.entry.named
        and not item.entry.named
        and item.says("weak")
        and item.says("unit")
        and item.says("unit") == told.says("unit")
    )


def name_beside(page: Page, item: Mention, items: Sequence[Mention]) -> Mention:
    """Prefer the name that stands beside a category: *AIM-120 missiles*, *frégate FDI*."""
    for other in items:
        low, high = (other.end, item.start) if other.end <= item.start else (item.end, other.start)
        if other.entry.named and (not item.entry.named) and _touch(page, low, high):
            return other
    return item


def _touch(page: Page, low: int, high: int) -> bool:
    """Tell whether a space or a word for *of* is all that stands between two names of a thing."""
    if page.folded[low:high] == " ":
        return True
    leads = [m for m in page.within((low, high), "preposition", "currency_link") if m.value == "of"]
    return len(leads) == 1 and page.folded[low:high].strip() == page.folded[leads[0].start : leads[0].end]


def _counted(page: Page, sentence: Sentence, count: QuantityMention, scene: Draft | None) -> Thing:
    """A count names its item itself, or counts units of the thing named last."""
    item = count.item
    if item and scene and scene.whole and _is_bare_unit(page, item, count, scene.whole):
        scene = scene.whole  # "covers 220 missiles and 45 launchers, with an option on 100 more missiles"
    if item and not _is_bare_unit(page, item, count, scene):
        item = name_beside(page, item, [i for i in page.within(sentence, "item") if i.start >= item.start])
        return item, item.value, count.unit
    before = [i for i in page.within((sentence.start, count.start), "item") if not i.says("other")]
    before = [i for i in before if i.value not in SERVICES]
    if scene and scene.item and (item or (before and _is_bare_unit(page, before[-1], count, scene))):
        # "the first four guns in May, the remaining 12 in June"
        return scene.item, scene.item_name, count.unit
    if before:
        last = name_beside(page, before[-1], before)
        return last, last.value, count.unit
    named = [
        i for i in page.within((0, count.start), "item") if i.entry.named and not is_passed_over(page, i)
    ]
    found = scene.item if scene else None
    found = (_told_since(page, sentence, scene) if count.unit == "unit" and scene else None) or found
    if count.unit in SYSTEMS and found is not None and found.says("unit") not in SYSTEMS | {""}:
        whole = [i for i in page.within((0, count.start), "item") if i.says("unit") == "system"]
        found = whole[-1] if whole else found
    if named and (count.unit is None or found is None):
        # "Kuwait buys the Cheongung II. The contract covers six batteries"
        bare = found is None and count.unit in SYSTEMS
        found = named[-1] if bare or named[-1].says("unit") else found
    unlike = found is not None and count.unit in UNLIKE and found.says("unit") in UNLIKE.keys() - {count.unit}
    aboard = found is not None and count.unit == "ship" and not (found.says("unit") or found.entry.named)
    if found is not None and (unlike or aboard):
        alike = [i for i in page.within((0, count.start), "item") if i.says("unit") == count.unit]
        if alike:
            found = alike[-1]
        elif unlike and count.unit:
            return None, UNLIKE[count.unit], count.unit
    return found, found.value if found else None, count.unit


def _told_since(page: Page, sentence: Sentence, scene: Draft) -> Mention | None:
    """Return another thing named since the deal: *The bill on drones was put off. Instead of 12,000 pieces*."""
    if scene.until >= sentence.number - 1:
        return None
    since = page.within(page.sentences[sentence.number - 1], "item")
    since = [i for i in since if not (i.says("weak") or i.says("other") or i.value in WARES)]
    told = set((scene.item_name or "").split())
    again = any(i.value == scene.item_name for i in since)
    return next((i for i in since if not (again or set(i.value.split()) <= told)), None)


def _is_said_again(page: Page, item: Mention) -> bool:
    """Tell a general word, behind its article, for things told before: *Dos de los equipos ya están listos*."""
    articles = page.mentions.ending_at(item.start - 1, "article")
    return item.value in GENERAL and bool(item.says("weak")) and bool(articles)


def _is_some_of(page: Page, item: Mention, count: QuantityMention, scene: Draft) -> bool:
    """Tell some of the things just told by a word not used before: *38 K2 tanks. Ten of the armoured vehicles*."""
    gap = (count.start, item.start)
    told = scene.item
    if told is None or item.entry.named or not told.entry.named or scene.type not in DEALT:
        return False
    leads, articles = page.within(gap, "preposition"), page.within(gap, "article")
    out = [p for p in leads if is_out_of(p)]
    if out and out[-1].value == "of":
        behind = [a for a in articles if a.start >= out[-1].start]
        out = [a for a in behind if a.start > out[-1].start or a.end - a.start >= KNOWN]
    out = out or [a for a in articles if a.says("of")]
    used = any(i.value == item.value and i is not item for i in page.within((0, item.start), "item"))
    unlike = item.says("unit") in UNLIKE and item.says("unit") != told.says("unit")
    return bool(out) and not used and not unlike


def _is_bare_unit(page: Page, item: Mention, count: QuantityMention, scene: Draft | None) -> bool:
    """Tell *400 missiles* after *AIM-120 missiles* was named: the same thing in short."""
    if scene and scene.item and (_is_said_again(page, item) or _is_some_of(page, item, count, scene)):
        return True
    lower = not item.entry.named
    if (
        lower
        and scene
        and scene.item_name
        and item.value in scene.item_name.split()
        and item.value != scene.item_name
    ):
        return True
    come = scene.item if scene and scene.type == "delivery" else None
    if lower and come and item.value == f"{come.says('unit')}s":
        return True  # "an order for five radars" after "three GM200"
    if item.says("broad") and scene and scene.item:  # "36 howitzers … the first twelve guns"
        since = page.within((scene.anchor[1], count.start), "item")
        other = item.says("unit") and any(i.says("unit") == item.says("unit") for i in since)
        kinds = item.says("broad").split("/")
        called = (scene.item_name or "").endswith(tuple(kinds)) or f"{scene.item.says('unit')}s" in kinds
        if not other and called:
            return True
    told = scene.item_name if scene and scene.item_name else ""
    if item.value == SHELLS != told and " " not in item.entry.form and told.endswith(" shells"):
        return True  # "100,000 shells" after "tank shells"
    unit = count.unit or item.says("unit")
    generic = (not item.entry.named) and (item.value.startswith(unit or " ") or bool(item.says("weak")))
    named = scene is not None and scene.item is not None and scene.item.entry.named
    return bool(generic and named and scene and scene.item and scene.item.says("unit") == unit and unit)


def _distance(page: Page, item: Mention, anchor: Anchor, items: list[Mention]) -> int:
    """Return how far an item is from a sum, in letters, more on the side where it is not expected."""
    behind = item.start >= anchor.end
    low, high = (anchor.end, item.start) if behind else (item.end, anchor.start)
    away = max(0, high - low)
    linked = page.within((anchor.end, anchor.end + 6), "currency_link", "preposition")
    followed = bool(linked) and not page.folded[anchor.end : linked[0].start].strip()
    priced = page.within((max(0, anchor.start - 35), anchor.start), "price")
    led = any(
        page.mentions.only(page.folded, p.end, anchor.start, "article", "currency_link") for p in priced
    )
    if behind and led and not followed:
        away += WRONG_SIDE
    if not behind and followed:
        away += WRONG_SIDE
    if item.says("weak") and any(not i.says("weak") for i in items):
        away += 25
    if item.value in BESIDES:
        away += 60
    if not behind and page.within((max(0, item.start - 12), item.start), "part"):
        away += 30
    if not behind and page.within((item.end, anchor.start), "part"):
        away += 60  # "5.3 billion on air defence, of which 3.5 billion goes on IRIS-T"
    return away
