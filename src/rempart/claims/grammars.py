"""By which row of the frame table a verb or noun is read, where it is not its own: an order won, money for others."""

from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.brackets import is_framed
from rempart.claims.clauses import opens_with_for
from rempart.claims.mentions import Mention
from rempart.claims.money import AID
from rempart.claims.moods import is_participle
from rempart.claims.page import Page
from rempart.claims.paid_making import PAYING, paid_maker
from rempart.claims.places import bracket_subject
from rempart.claims.turning import GIVEN_ARMS
from rempart.claims.verbless import UNTOLD

# Letters between a verb of delivering and the money delivered.
HANDED: Final = 12
# Letters behind *for* in which the thing begins that is paid for.
LED: Final = 24
# Letters between a contract and the firm it is signed with.
WITH: Final = 30


def grammar_of(page: Page, frame: Mention | None, name: str | None, anchor: Anchor) -> str:
    """Return the row of the frame table that reads this frame: spending on aid is giving.

    Money given so that something may be bought or built is money, not a gift of arms.
    """
    if frame is None:
        return ""
    money = frame.value == "give" and anchor.money
    readings = (
        ("pledge", frame.value in PAYING and paid_maker(page, anchor) is not None),
        ("spend", money and _pays_for(page, anchor)),
        ("pledge", money and _aims_at_deal(page, anchor)),
        ("pledge", name is None and _hands_over_money(frame, anchor)),
        ("sell", frame.value == "give" and _supplied_by_firm(page, frame)),
        ("sell", frame.value == "give" and _offered_at_price(page, frame)),
        ("win", _won_by_firm(page, frame)),
        ("deal", frame.value == "win" and _signed_by_state(page, frame)),
        ("buy", frame.value == "win" and not anchor.money and _got_by_state(page, frame, anchor)),
        ("produce", frame.value == "spend" and anchor.money and _spent_by_firm(page, frame)),
        ("pledge", frame.value == "spend" and anchor.money and _is_bloc(page, frame)),
        ("spend", frame.value == "pledge" and _is_set_aside(page, frame, anchor)),
        ("give", frame.value == "spend" and name == AID),
        ("pledge", frame.value == "spend" and _is_for_another(page, frame, anchor)),
        ("deal", frame.value == "cooperate" and name is not None),
    )
    return next((row for row, holds in readings if holds), frame.value)


def _offered_at_price(page: Page, frame: Mention) -> bool:
    """Tell an offer of things for money: *offered Ukraine 16 howitzers for 92 million euros*."""
    offered = any(word.says("bid") for word in page.mentions.ending_at(frame.end, "status"))
    sums, counts = page.figures_in(page.sentence_at(frame.start))
    return offered and len(sums) == len(counts) == 1 and frame.end <= counts[0].start < sums[0].start


def _aims_at_deal(page: Page, anchor: Anchor) -> bool:
    end = page.sentence_at(anchor.start).end
    aims = page.within((anchor.end, min(end, anchor.end + 45)), "frame")
    return any(f.value in {"buy", "produce"} for f in aims)


def _pays_for(page: Page, anchor: Anchor) -> bool:
    """Tell what is given *for* a thing: *Греція віддала за три фрегати 2,9 млрд*, *204 машини, за які віддасть 3,4 млрд*."""
    sentence = page.sentence_at(anchor.start)
    sums = {m.start for m in page.figures_in(sentence)[0]}
    toward = {p.start for p in page.within(sentence, "preposition") if p.value == "toward"}
    for word in page.within(sentence, "price"):
        led = (word.end + 1, word.end + LED)
        told = {m.start for m in page.within(led, "that", "item", "unit")}
        told |= {figure.start for figure in page.numbers_in(*led)}
        if word.start in toward and led[0] in told - sums:
            return True
    return False


def _hands_over_money(frame: Mention, anchor: Anchor) -> bool:
    """Tell a verb of delivering right before its sum: *se comprometió a entregar 1.000 millones a Ucrania*."""
    close = 0 <= anchor.start - frame.end <= HANDED
    return anchor.money and frame.value == "deliver" and bool(frame.says("verb")) and close


def _is_set_aside(page: Page, frame: Mention, anchor: Anchor) -> bool:
    """Tell the money for things by which a sentence opens that names nobody: *For 20 tanks, 300 million is set aside*."""
    sentence = page.sentence_at(frame.start)
    sums, counts = page.figures_in(sentence)
    things = [c for c in counts if c.start < frame.start and len(sums) == 1]
    led = bool(things) and opens_with_for(page, things[0].start)
    return led and frame.says("verb") == "yes" and not page.actors_in((sentence.start, anchor.end))


def _is_for_another(page: Page, frame: Mention, anchor: Anchor) -> bool:
    """Tell money spent for another state: *Norway spends seven billion on two Patriot for Ukraine*."""
    sentence = page.sentence_at(frame.start)
    near = page.actors_in((min(frame.start, anchor.start), min(sentence.end, anchor.end + 100)))
    if frame.says(UNTOLD):  # "Two hundred Stingers will cost the Dutch 180 million"
        near = [a for a in near if set(a.codes) & GIVEN_ARMS]
    return any(a.led_by in {"to", "for"} and a.kind == "state" for a in near)


def _won_by_firm(page: Page, frame: Mention) -> bool:
    """Tell an order that a firm receives: *Rheinmetall hat von der Bundeswehr einen Auftrag erhalten*."""
    sentence = page.sentence_at(frame.start)
    frames = page.within(sentence, "frame")
    verbs = [f for f in frames if f.value in {"receive", "win"} and f.says("verb")]
    orders = [f for f in frames if f.value in {"deal", "buy"} and f.says("noun")]
    if not verbs or not orders or frame not in verbs + orders:
        return False
    before = min(f.start for f in (*orders, *verbs))
    first = [a for a in page.actors_in((sentence.start, before)) if a.kind != "origin" and not a.led_by]
    return bool(first) and first[-1].kind in {"firm", "industry"}


def _signed_by_state(page: Page, frame: Mention) -> bool:
    """Tell a state that signs with a firm, and so buys: *Försvarets materielverk har tecknat avtal med Saab*."""
    sentence = page.sentence_at(frame.start)
    first = [a for a in page.actors_in((sentence.start, frame.start)) if not a.led_by and a.kind != "origin"]
    with_whom = [a for a in page.actors_in((frame.end - 5, frame.end + WITH)) if a.kind == "firm"]
    return bool(first and with_whom) and first[-1].kind == "state"


def _got_by_state(page: Page, frame: Mention, anchor: Anchor) -> bool:
    """Tell a state that secures arms themselves, no order for its works: *Varsavia si è aggiudicata 32 elicotteri*."""
    sentence = page.sentence_at(frame.start)
    if not 0 <= anchor.start - frame.end <= WITH or page.within((frame.end, anchor.start), "frame"):
        return False
    if any(f.says("noun") and f.value in {"deal", "buy", "sell"} for f in page.within(sentence, "frame")):
        return False
    ahead = [a for a in page.actors_in((sentence.start, frame.start)) if not a.led_by and a.kind != "origin"]
    return bool(ahead) and ahead[-1].kind == "state"


def _spent_by_firm(page: Page, frame: Mention) -> bool:
    """Tell a firm that invests, and so builds: *Hyundai Rotem invertirá 270 millones en la planta*."""
    sentence = page.sentence_at(frame.start)
    ahead = [a for a in page.actors_in((sentence.start, frame.start)) if not a.led_by and a.kind != "origin"]
    return frame.says("verb") == "yes" and bool(ahead) and ahead[-1].kind in {"firm", "industry"}


def _is_bloc(page: Page, frame: Mention) -> bool:
    """Tell the Union, which spends money on others and owns no arms."""
    sentence = page.sentence_at(frame.start)
    before = [a for a in page.actors_in((sentence.start, frame.start)) if a.kind == "state" and not a.led_by]
    return bool(before) and before[-1].codes == ("EU",)


def _supplied_by_firm(page: Page, frame: Mention) -> bool:
    """Tell a firm that supplies, and so sells: *le groupe suédois fournira trois sous-marins*."""
    sentence = page.sentence_at(frame.start)
    ahead = [a for a in page.actors_in((sentence.start, frame.start)) if not a.led_by and a.kind != "origin"]
    behind = [a for a in page.actors_in((frame.end, frame.end + 30)) if a.led_by == "by"]
    if frame.says("verb") and is_participle(page, frame) and behind:
        return behind[0].kind == "firm"
    if "bracket" in page.language.word_order and frame.says("verb") and is_framed(page, frame):
        first = bracket_subject(page, frame, ahead)
        return first is not None and first.kind in {"firm", "industry"}
    return (
        frame.says("verb") == "yes"
        and bool(ahead)
        and ahead[-1].kind in {"firm", "industry"}
        and frame.start - ahead[-1].end < 40
        and not page.within((ahead[-1].end, frame.start), "frame")
    )
