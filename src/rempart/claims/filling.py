"""Roles put into a draft: from the words around the verb, from a scheme, from an adjective."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.draft import Draft
from rempart.claims.filled import Filled
from rempart.claims.language import state_names
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.places import owns_stocks
from rempart.claims.sentences import Sentence
from rempart.claims.slots import settle
from rempart.claims.turning import rename

# Letters that open a sentence, in which its subject stands.
OPENS: Final = 16
GIVING: Final = frozenset({"give", "deliver", "lend", "sell"})
# Sentences behind the name of a scheme in which money without a thing is for what it sells.
NEAR: Final = 1
# Letters before a firm in which its thing stands; what may lead the firm, and verbs that may part the two.
MAKER: Final = 45
OF_THING: Final = frozenset({"", "of", "from", "by", "to"})
# What may come out of stocks.
STOCKED: Final = frozenset({"delivery", "donation", "request", "purchase"})
MADE: Final = frozenset({"purchase", "donation", "funding", "delivery"})
MAKING: Final = frozenset({"produce", "buy"})


def read_roles(page: Page, draft: Draft, filled: Sequence[Filled], scheme: Mention | None) -> None:
    """Give a draft the roles of its words, of its scheme, and the seller its item's adjective names."""
    _take(page, draft, filled, scheme)
    _take_receiver(page, draft)
    rules = {one.role: one.rule for one in filled}
    settle(page, draft, "scheme or maker", rules)
    _asked_for_free(page, draft)
    _out_of_stocks(page, draft, page.sentences[draft.sentence])
    settle(page, draft, "whose stocks it comes from")
    _maker_named(page, draft, page.sentences[draft.sentence])
    settle(page, draft, "firm of the thing")
    _origin_of_item(page, draft, page.sentences[draft.sentence])
    settle(page, draft, "origin of the thing")


def _take_receiver(page: Page, draft: Draft) -> None:
    """Let whom somebody asks to have given something receive it: *Germany asks Spain to give Ukraine two batteries*."""
    if draft.type != "request" or draft.verb is None or not draft.verb.says("verb"):
        return
    sentence = page.sentence_at(draft.verb.start)
    given = [
        f
        for f in page.within((draft.verb.end, sentence.end), "frame")
        if f.value in GIVING and f.says("verb")
    ]
    if not given:
        return
    low = draft.verb.end if "bracket" in page.language.word_order else given[0].end
    asked = {code for role in ("seller", "funder") for code in draft.roles.get(role, ())}
    for actor in page.actors_in((low, sentence.end)):
        led = actor.led_by in {"to", "for", "dat"} or 0 <= actor.start - given[0].end <= 1
        if actor.kind == "state" and led and not asked & set(actor.codes):
            draft.roles["recipient"], draft.as_said["recipient"] = (
                actor.codes,
                page.says((actor.start, actor.end)),
            )
            return


def _asked_for_free(page: Page, draft: Draft) -> None:
    """Let who is asked to give something for nothing be its giver: *asked Oslo to hand over two batteries free of charge*."""
    if draft.type == "request" and page.within(page.sentences[draft.sentence], "free"):
        rename(draft, "seller", "funder")


def _out_of_stocks(page: Page, draft: Draft, sentence: Sentence) -> None:
    """Let whose stocks a number of things comes out of give them: *30 carriers from the stocks of the Danish army*."""
    role = "seller" if draft.type == "purchase" else "funder"
    if draft.type not in STOCKED or draft.amount or role in draft.roles:
        return
    owners = [a for a in page.actors_in(sentence) if owns_stocks(page, a)]
    if not owners and draft.type in {"delivery", "donation"} and "recipient" in draft.roles:
        owners = [a for a in page.actors_in(sentence) if _owns_item(page, a, draft)]
    if owners and not draft.parties_named & set(owners[0].codes):
        place = (owners[0].start, owners[0].end)
        draft.roles[role], draft.places[role], draft.as_said[role] = owners[0].codes, place, page.says(place)
        draft.told |= {role}


def _owns_item(page: Page, actor: Actor, draft: Draft) -> bool:
    """Tell whose things go to another one: *the army's 20 older FH-70 guns would go to Ukraine*."""
    item = draft.item
    if item is None or actor.kind != "state" or page.folded[actor.end : actor.end + 3] != "'s ":
        return False
    gap = (actor.end + 2, item.start)
    plain = 0 < gap[1] - gap[0] <= MAKER and not set(page.folded[slice(*gap)]) & set(",;:.()")
    return plain and not page.within(gap, "frame", "government", "institution", "party", "firm")


def _take(page: Page, draft: Draft, filled: Sequence[Filled], scheme: Mention | None) -> None:
    for one in filled:
        draft.roles[one.role] = one.codes
        draft.places[one.role] = (one.start, one.end)
        draft.as_said[one.role] = page.says((one.start, one.end))
    draft.told = frozenset(draft.roles)
    if scheme and _buys_by_paying_in(page, draft, scheme):
        draft.type = "funding"
        rename(draft, "buyer", "funder")
    if scheme and draft.type in {"funding", "loan", "donation"} and _scheme_fits(page, draft, scheme):
        near = page.sentences[draft.sentence].number - page.sentence_at(scheme.start).number <= NEAR
        for role in ("seller", "funder", "recipient"):
            told = role != "seller" or (draft.type != "loan" and (near or draft.item_name is not None))
            told = told and (role != "seller" or _is_paid_in(page, draft, scheme))
            if scheme.says(role) and role not in draft.roles and told and _is_told(page, scheme, role):
                draft.roles[role] = (scheme.says(role),)
    if scheme and draft.type == "purchase" and scheme.says("funder") and _scheme_pays(page, scheme):
        draft.roles.setdefault("funder", (scheme.says("funder"),))
    _split_from_maker(page, draft)
    _bought_from_maker(page, draft)
    if draft.type == "purchase" and "recipient" in draft.roles and "buyer" not in draft.roles:
        draft.roles["buyer"] = draft.roles.pop("recipient")
    for role in ("seller", "recipient"):
        if (
            role in draft.told
            and role in draft.roles
            and draft.roles[role] in {draft.roles.get("buyer"), draft.roles.get("funder")}
        ):
            draft.roles.pop(role)


def _buys_by_paying_in(page: Page, draft: Draft, scheme: Mention) -> bool:
    """Tell money with which one state buys for another through a scheme: *100 million to buy US arms through PURL*."""
    taker, buyer = scheme.says("recipient"), draft.roles.get("buyer", ())
    here = page.sentence_at(scheme.start).number == draft.sentence
    paid = draft.type == "purchase" and draft.amount is not None and draft.quantity is None
    paid = paid and scheme.says("type") == "funding"
    others = bool(buyer) and taker not in buyer and "funder" not in draft.roles
    return bool(taker and scheme.says("seller") and here and paid and others)


def _is_told(page: Page, scheme: Mention, role: str) -> bool:
    """Tell a scheme's usual taker that the text need not name, or does: the European Peace Facility pays Benin too."""
    if role != "recipient" or not scheme.says("named"):
        return True
    return any(party.value == scheme.says(role) for party in page.mentions.of("party", "adjective"))


def _split_from_maker(page: Page, draft: Draft) -> None:
    """Tell buyer from seller where both are the subject: *India and France signed a deal for Rafales*."""
    makers = draft.makers
    _split_firms(draft)
    if draft.type == "purchase" and not draft.roles.get("buyer") and len(draft.roles.get("seller", ())) > 1:
        _split_sellers(draft, makers)
    _turn_to_maker(page, draft, makers)
    both = draft.roles.get("buyer", ())
    papers = [f for f in page.within(page.sentences[draft.sentence], "frame") if f.says("contract")]
    signed = draft.frame != "buy" or draft.by_noun or bool(papers)
    # Two that sign with a firm both buy.
    signed = signed and set(draft.roles.get("seller", ())) <= state_names().keys()
    if draft.type == "purchase" and signed and makers & set(both) and set(both) - makers:
        draft.roles["buyer"] = tuple(code for code in both if code not in makers)
        draft.roles.setdefault("seller", tuple(code for code in both if code in makers))
        draft.told |= {"seller"}


def _turn_to_maker(page: Page, draft: Draft, makers: set[str]) -> None:
    """Let who bargains with the maker's state buy: *South Korea is in talks with the UAE on ten Cheongung batteries*."""
    told = draft.roles.get("buyer", ())
    if draft.type != "purchase" or not draft.by_noun or not told or not set(told) <= makers:
        return
    for actor in page.actors_in(page.sentences[draft.sentence]):
        if actor.led_by == "with" and actor.kind == "state" and not makers & set(actor.codes):
            draft.roles["buyer"], draft.roles["seller"] = actor.codes, told
            draft.told |= {"buyer", "seller"}
            return


def _split_sellers(draft: Draft, makers: set[str]) -> None:
    """Tell who buys of two states that agree on a sale: *South Korea and Iraq agreed on the export of Cheongung*."""
    both = draft.roles["seller"]
    others = tuple(code for code in both if code not in makers)
    if makers & set(both) and others and set(both) <= state_names().keys():
        draft.roles["buyer"], draft.roles["seller"] = others, tuple(code for code in both if code in makers)
        draft.told |= {"buyer"}


def _bought_from_maker(page: Page, draft: Draft) -> None:
    """Tell *from* from *by* where one word is both: *i lanciarazzi Himars comprati dagli Stati Uniti*."""
    makers = draft.makers
    buyer = draft.roles.get("buyer", ())
    if draft.type != "purchase" or not buyer or not set(buyer) <= makers or "seller" in draft.roles:
        return
    if any(actor.agent for actor in page.actors_in(draft.places.get("buyer", (0, 0)))):
        draft.roles["seller"] = draft.roles.pop("buyer")
        draft.as_said["seller"] = draft.as_said.pop("buyer", "")
        draft.told |= {"seller"}


def _split_firms(draft: Draft) -> None:
    """Tell buyer from seller where a state and a firm sign together: *Agencja Uzbrojenia i koncern Hyundai Rotem*."""
    both = draft.roles.get("buyer", ())
    firms: list[str] = []
    for place, code in enumerate(both):
        if code not in state_names():
            firms += both[place : place + 2]
    rest = tuple(code for code in both if code not in firms)
    if draft.type == "purchase" and firms and rest:
        draft.roles["buyer"] = rest
        draft.roles.setdefault("seller", tuple(dict.fromkeys(firms)))
        draft.told |= {"seller"}


def _scheme_pays(page: Page, scheme: Mention) -> bool:
    """Tell a scheme that itself pays, as the subject of its sentence: *SAFE will finance 40 howitzers*."""
    sentence = page.sentence_at(scheme.start)
    paying = [f for f in page.within((scheme.end, sentence.end), "frame") if f.value in {"fund", "pledge"}]
    opens = scheme.start - sentence.start <= OPENS and not page.within(
        (sentence.start, scheme.start), "frame"
    )
    return opens and any(f.says("verb") for f in paying)


def _scheme_fits(page: Page, draft: Draft, scheme: Mention) -> bool:
    """A scheme of an earlier paragraph speaks for money of weapons only, not for a named item."""
    sentence = page.sentences[draft.sentence]
    here = sentence.start <= scheme.start < sentence.end
    return here or draft.item_name in {None, scheme.says("item"), "weapons"}


def _is_paid_in(page: Page, draft: Draft, scheme: Mention) -> bool:
    """Tell what goes into a scheme: no other sum stands between, and a number of things is given without it."""
    low, high = sorted((draft.anchor[0], scheme.start))
    if draft.type == "donation" and draft.amount is None:
        return False
    general = draft.item_name in {None, scheme.says("item"), "weapons"}
    return general or not any(low < m.start < high for m in page.sums if m.start != draft.anchor[0])


def _maker_named(page: Page, draft: Draft, sentence: Sentence) -> None:
    """Read the seller off the firm of the thing: *le Lynx de Rheinmetall*, *C-390 des brasilianischen Konzerns Embraer*."""
    if draft.type not in MADE or (draft.type != "purchase" and not draft.quantity) or "seller" in draft.roles:
        return
    taken = draft.parties_named
    for firm in page.actors_in(sentence):
        beside = page.within((max(sentence.start, firm.start - MAKER), firm.start), "item")
        if firm.kind != "firm" or firm.led_by not in OF_THING or not beside or firm.codes[0] in taken:
            continue
        close = is_firm_of(page, beside[-1], firm)
        if draft.type != "purchase":
            model = page.folded[firm.end + 1 : firm.end + 2].isdigit()  # "ASC 890"
            close = close and beside[-1] is draft.item and not model
        chosen = page.within((max(sentence.start, beside[-1].start - 25), beside[-1].start), "frame")
        # "radars GM 403 de Thales"
        own = draft.item is not None and 0 <= beside[-1].start - draft.item.start <= MAKER
        if close and (own or any(f.value in {"choose", "buy"} for f in chosen)):
            draft.roles["seller"] = firm.codes
            draft.as_said["seller"] = page.says((firm.start, firm.end))
            return


def is_firm_of(page: Page, item: Mention, firm: Actor) -> bool:
    """Tell a firm parted from a thing by small words alone, or by *made*, *ordered*: *helicopters made by US firm Boeing*."""
    end = item.end
    while page.folded[end : end + 1].isalnum():  # "M-346FA"
        end += 1
    verbs = page.within((end, firm.start), "frame")
    small = ("preposition", "article", "adjective", "party", "rank", "frame")
    return all(f.value in MAKING for f in verbs) and page.mentions.only(page.folded, end, firm.start, *small)


def _origin_of_item(page: Page, draft: Draft, sentence: Sentence) -> None:
    """Read the seller off an adjective of the thing: *American weapons*, *un équipement américain*."""
    if "seller" in draft.roles or draft.type not in {"purchase", "request", "funding"}:
        return
    item = draft.item
    if item is None or not sentence.start <= item.start < sentence.end:
        return
    for origin in page.actors_in((max(sentence.start, item.start - 35), min(sentence.end, item.end + 35))):
        gap = (
            page.folded[origin.end : item.start]
            if origin.end <= item.start
            else page.folded[item.end : origin.start]
        )
        if (
            origin.kind == "origin"
            and "," not in gap
            and not page.within((min(origin.end, item.start), max(origin.end, item.start)), "frame")
        ):
            taken = draft.parties_named
            codes = tuple(c for c in origin.codes if c not in taken)
            if codes and codes != ("EUROPE",):
                draft.roles["seller"] = codes
                draft.as_said["seller"] = page.says((origin.start, origin.end))
                draft.told |= {"seller"}
                return
