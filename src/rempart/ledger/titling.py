"""Titles of agreements: one readable English sentence each, made from parties, kind, items and sums."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rempart.claims.claim import Parties
from rempart.ledger.agreement import ClaimedAmount, Item
from rempart.ledger.conflicts import amount_text, apart
from rempart.ledger.wording import count_text, parties_text, sum_text
from rempart.naming import listed
from rempart.terms.status import ClaimType

_MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Parts:
    """The pieces of a title; ``done`` where the goods or the money were handed over."""

    roles: Mapping[str, Parties]
    things: str
    worth: str
    done: bool

    def who(self, *roles: str, otherwise: str = "") -> str:
        """Name the parties of the first of these roles that is told."""
        return next(
            (parties_text(self.roles[role] or ()) for role in roles if self.roles.get(role)), otherwise
        )

    def behind(self, word: str, *roles: str) -> str:
        """Return a word with the parties of the first of these roles behind it, empty where none is told."""
        named = self.who(*roles)
        return f" {word} {named}" if named else ""

    def verb(self, done: str, to_do: str) -> str:
        """Return what was done, or what is to be done."""
        return done if self.done else f"to {to_do}"

    @property
    def arms(self) -> str:
        """The things, or arms where none is named."""
        return self.things or "arms"

    @property
    def worth_it(self) -> str:
        """The sum as an apposition."""
        return f" worth {self.worth}" if self.worth else ""


def title(
    type_: ClaimType,
    roles: Mapping[str, Parties],
    rows: Sequence[Item],
    sums: Sequence[ClaimedAmount],
    *,
    state: str | None,
) -> str:
    """Say an agreement in one sentence; sums and counts that differ stand side by side in it.

    The state ``delivered`` changes the tense; ``denied`` and ``historical`` are said first.

    Example:
        >>> title("purchase", {"buyer": ("UA",), "seller": ("US",)}, (), (), state=None)
        'Ukraine to buy US arms'
    """
    done = state in {"delivered", "operational", "disbursed"}
    text = _SENTENCES[type_](_Parts(roles, things_text(rows), worth_text(sums), done))
    first = {"denied": "denied: ", "historical": "earlier: "}.get(state or "", "")
    return first[:1].upper() + first[1:] + (text if first else text[:1].upper() + text[1:])


def worth_text(sums: Sequence[ClaimedAmount]) -> str:
    """The sums told, each value once; conversions of one told already are left out."""
    shown: list[ClaimedAmount] = []
    for one in sums:
        if not any(_is_conversion(one, other) for other in shown):
            shown.append(one)
    texts = list(dict.fromkeys(_with_bounds(one, sums) for one in shown))
    if len(texts) > _MOST_SHOWN:
        return f"{', '.join(texts[:_MOST_SHOWN])} or other sums"
    if any(" or " in text for text in texts):
        return ", or ".join(texts)
    return listed(texts, "or")


def _is_conversion(one: ClaimedAmount, other: ClaimedAmount) -> bool:
    exact = [amount.model_copy(update={"bound": "exact"}) for amount in (one, other)]
    return one.currency != other.currency and not apart(*exact)


def _with_bounds(amount: ClaimedAmount, sums: Sequence[ClaimedAmount]) -> str:
    """One value with the bounds that reports give it: 100 and over 100 are "100 bn USD or more"."""
    bounds = {
        other.bound for other in sums if (other.value, other.currency) == (amount.value, amount.currency)
    }
    if len(bounds) == 1 or amount.period:
        return amount_text(amount)
    plain = sum_text(amount.value, amount.currency, "exact", (None, None))
    if "at_least" in bounds:
        return f"{plain} or more"
    return f"up to {plain}" if "at_most" in bounds else plain


def things_text(rows: Sequence[Item]) -> str:
    """The items with their counts; counts that differ stand side by side."""
    counts: dict[str, list[str]] = {}
    for row in rows:
        told = counts.setdefault(row.item, [])
        if row.mode is not None:
            same = {other.bound for other in rows if (other.item, other.mode) == (row.item, row.mode)}
            bound = row.bound if len(same) == 1 else "at_least" if "at_least" in same else "exact"
            text = count_text(row.mode, bound, (row.low, row.high))
            text = f"{text} a {row.period}" if row.period else text
            told.extend([text] if text not in told else [])
    named = []
    for item, told in counts.items():
        more = "various counts of" if len(told) > _MOST_SHOWN else listed(told, "or")
        named.append(f"{more} {item}".strip())
    if len(named) > _MOST_SHOWN + 1:
        return f"{', '.join(named[:_MOST_SHOWN])} and other items"
    return listed(named)


def _goods(parts: _Parts) -> str:
    """``US weapons`` where the United States sell something uncounted, else ``weapons from ...``."""
    seller = parts.who("seller")
    if not seller:
        return parts.arms
    counted = any(character.isdigit() for character in parts.things.split("-")[0])
    if parts.roles["seller"] == ("US",) and not counted and not parts.things.startswith("various"):
        return f"US {parts.arms}"
    return f"{parts.arms} from {seller}"


def _purchase(parts: _Parts) -> str:
    buyer = parts.who("buyer", "recipient", otherwise="a buyer not named")
    text = f"{buyer} {parts.verb('bought', 'buy')} {_goods(parts)}"
    text += f" for {parts.worth}" if parts.worth else ""
    recipient, payer = parts.who("recipient"), parts.who("funder")
    text += f", to be given to {recipient}" if recipient and recipient != buyer else ""
    return text + (f", paid by {payer}" if payer and payer != buyer else "")


def _request(parts: _Parts) -> str:
    asker = parts.who("recipient", "buyer", otherwise="a party not named")
    asked = parts.who("seller", "funder")
    return f"{asker} asks {f'{asked} ' if asked else ''}for {parts.arms}{parts.worth_it}"


def _production(parts: _Parts) -> str:
    makers = parts.who("producer", otherwise="producers not named")
    taker = parts.who("buyer", "recipient")
    text = f"{makers} {parts.verb('produced', 'produce')} {parts.arms}{parts.worth_it}"
    return text + (f" for {taker}" if taker and taker not in makers else "")


def _delivery(parts: _Parts) -> str:
    giver = parts.who("seller", "funder")
    taker = parts.who("recipient", "buyer", otherwise="a recipient not named")
    if not giver:
        return f"{taker} {parts.verb('received', 'receive')} {parts.arms}{parts.worth_it}"
    return f"{giver} {parts.verb('delivered', 'deliver')} {parts.arms}{parts.worth_it} to {taker}"


def _donation(parts: _Parts) -> str:
    giver = parts.who("funder", "seller", otherwise="a giver not named")
    text = f"{giver} {parts.verb('gave', 'give')} {parts.arms}{parts.worth_it}"
    return text + parts.behind("to", "recipient", "buyer")


def _funding(parts: _Parts) -> str:
    giver = parts.who("funder", otherwise="a payer not named")
    text = f"{giver} {parts.verb('paid', 'pay')} {parts.worth or 'a sum not told'}"
    text += f" for {_goods(parts)}" if parts.things else ""
    return text + parts.behind("for", "recipient", "buyer")


def _loan(parts: _Parts) -> str:
    giver = parts.who("funder", otherwise="a lender not named")
    text = f"{giver} {parts.verb('lent', 'lend')} {parts.worth or 'a sum not told'}"
    text += parts.behind("to", "recipient", "buyer")
    return text + (f" for {parts.things}" if parts.things else "")


def _guarantee(parts: _Parts) -> str:
    sides = parts.behind("of", "funder", "seller") + parts.behind("for", "recipient", "buyer")
    return f"security guarantees{sides}{parts.worth_it}"


def _cooperation(parts: _Parts) -> str:
    names = tuple(dict.fromkeys(name for parties in parts.roles.values() for name in parties or ()))
    who = parties_text(names) or "parties not named"
    return f"{who} to cooperate{f' on {parts.things}' if parts.things else ''}{parts.worth_it}"


_SENTENCES: dict[ClaimType, Callable[[_Parts], str]] = {
    "purchase": _purchase,
    "request": _request,
    "production": _production,
    "delivery": _delivery,
    "donation": _donation,
    "funding": _funding,
    "loan": _loan,
    "guarantee": _guarantee,
    "cooperation": _cooperation,
    # A stance has its own title; this one stands in until it is made.
    "stance": _cooperation,
}
