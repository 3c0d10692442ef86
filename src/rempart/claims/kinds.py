"""Which kind of claim a figure makes, by the verb that governs it and by what is left untold."""

from typing import Final, get_args

from rempart.claims.draft import Draft
from rempart.claims.frames import frame_rows
from rempart.claims.items import Pair
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.terms.status import ClaimType

KINDS: Final[dict[str, ClaimType]] = {kind: kind for kind in get_args(ClaimType)}

# What a contract or an order behind other claims is none of: *An advance will be paid. An option for 60 more is open*.
ORDERED: Final[dict[str, tuple[ClaimType, ...]]] = {
    "deal": ("delivery", "request", "production"),
    "buy": ("funding",),
}
# Verbs and nouns of money that is paid back.
LENT: Final = frozenset({"lend", "borrow"})


def kind_of(
    page: Page,
    pair: Pair,
    *,
    grammar: str,
    whole: Draft | None,
    thing: Mention | str | None,
    scheme: Mention | None,
) -> ClaimType | None:
    """Return the type of a figure's claim, that of the deal it goes on with where there is one."""
    money, count = pair
    kind = whole.type if whole else _type(grammar, thing, scheme, money=money is not None)
    # "They will build drones together. The money for the plant, 60 million, is lent by a bank"
    kind = "loan" if money and kind == "production" and grammar in LENT else kind
    if grammar == "receive" and scheme and money and count is None and not whole:
        lent = (
            scheme.says("type") == "loan"
            and page.sentence_at(money.start).start <= scheme.start < money.start
        )
        kind = "loan" if lent else kind  # "Romania receives 16 billion from SAFE, of which nine for tanks"
    if kind == "delivery" and count is not None and page.within(page.sentence_at(count.start), "free"):
        return "donation"  # "Moldova will get ten older vehicles free of charge"
    if count and whole and kind in ORDERED.get(grammar, ()):
        return "purchase"  # "The third set is due in May. The contract for five was signed in 2018"
    if money and count and whole and kind == "loan" and not grammar:
        return "purchase"  # "The loan pays for a seventh jet. Naval Group had offered three frigates for 3.4 billion"
    if kind != "delivery" or money is None or count is not None:
        return kind
    if whole and _is_paid(page, page.sentence_at(money.start), whole):
        return "purchase"  # "The four jets have landed. The contract is put at 35 billion"
    # "60 of the 90 billion will go to weapons"; "the guns will be overhauled for 70 million"
    return "funding" if grammar == "reach" else "donation" if whole and not grammar else kind


def _is_paid(page: Page, sentence: Sentence, whole: Draft) -> bool:
    """Tell a price of what was delivered: a contract has it, or nobody has given it."""
    contracts = any(f.says("contract") for f in page.within(sentence, "frame"))
    return contracts or "funder" not in whole.roles


def _type(
    grammar: str, thing: Mention | str | None, scheme: Mention | None, *, money: bool
) -> ClaimType | None:
    """Return the claim type of a frame; what is not told (an item, a scheme) decides between two."""
    told = KINDS.get(scheme.says("type")) if scheme and money else None
    if not grammar or grammar == "cooperate":
        return None if scheme and scheme.says("weak") else told
    kind = KINDS.get(frame_rows()[grammar].text("type"))
    if grammar in {"pledge", "lend"} and not money:
        kind = "donation"
    elif (grammar == "spend" and not thing) or (
        kind == "donation" and money and not isinstance(thing, Mention)
    ):
        kind = "funding"
    elif kind == "delivery" and money and grammar == "receive":
        kind = "purchase" if isinstance(thing, Mention) else told or "funding"
    elif kind == "request" and money:
        named = isinstance(thing, Mention) or scheme is None
        kind = ("purchase" if named else "request") if thing else None
    return kind
