"""What the merge compares: parties by side, item, sum in dollars, count and month of a claim."""

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from rempart.claims.claim import Amount, Claim, Parties, Quantity
from rempart.ledger.converting import rate_row
from rempart.terms.figure import Number
from rempart.terms.months import month_number
from rempart.terms.party import EU, EUROPE
from rempart.terms.table import table


def words_of(text: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(text.split())


# Members of the Union and the European states beside it: those whom "Europe" may stand for.
UNION = words_of("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK")
EUROPEAN = UNION | frozenset(("AL", "CH", "GB", "IS", "ME", "MK", "NO", EU))
GIFTS = frozenset(("donation", "delivery", "request"))
MONEY = frozenset(("funding", "loan", "guarantee"))
_AGREED = frozenset(("signed", "contracted", "delivered"))

# Words that name any arms at all, or aid at all: they tell agreements apart less than "Patriot" does.
_ANY_ARMS = words_of(
    "arms armament armaments weapon weapons weaponry equipment hardware materiel procurement"
)
_ANY_AID = frozenset(["aid", "assistance", "help", "support", "package", "packages"])
_NO_HELP = words_of(
    "a an and the of for in to us u.s american us-made european ukrainian military defence defense"
    " modern new other various any type mix not stated system systems battery batteries unit units"
)
# Work done for a thing: it tells agreements apart only together with the thing.
_SERVICES = words_of(
    "sustainment maintenance support training repair overhaul upgrade service services spare"
)
_WORD = re.compile(r"[^\W_]+(?:[-./][^\W_]+)*")
# "2000 a month" is a rate; "over five years" and "2026-2027" are the time of a total.
_RATE = re.compile(r"(?:an?|per|each|every)?\s*(?:year|month|week|day|quarter)(?:ly)?$", re.IGNORECASE)
GENERIC = frozenset(("arms", "aid"))
# Sums, counts and parties recur: what is worked out of them is kept once, so that equal profiles share it.
_REMEMBERED = 1 << 16


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A sum or a count as an interval.

    ``scale`` is what it can be compared in: ``USD``, or a currency without a rate; ``told`` is the
    currency of the text, and ``told_low`` to ``told_high`` the sum in it. A ``precise`` sum is told with three
    digits or more: 266.4 million, not 90 billion.
    """

    low: float
    high: float
    scale: str = ""
    told: str = ""
    precise: bool = False
    told_low: float = 0.0
    told_high: float = 0.0

    @property
    def middle(self) -> float:
        """The geometric middle, so that ratios are symmetric."""
        return math.sqrt(self.low * self.high)

    @property
    def rate(self) -> float:
        """Units told for one of ``scale``, to six digits: equal where two sums were converted at one rate."""
        return float(f"{self.told_low / self.low:.6g}") if self.low else 0.0


@dataclass(frozen=True, slots=True)
class Profile:
    """The compared content of a claim; claims of many reports share one profile.

    ``taker`` gets the goods or the money, ``supplier`` hands the goods over, ``payer`` gives or lends
    the money. Sums are in dollars at the mean rate of the year said (row ``exchange_rates/<key>``), and
    that only to compare: what is shown is always the sum as claimed. ``agreed``: signed, contracted or delivered.
    """

    type: str
    taker: frozenset[str] = frozenset()
    supplier: frozenset[str] = frozenset()
    payer: frozenset[str] = frozenset()
    producer: frozenset[str] = frozenset()
    item: frozenset[str] = frozenset()
    sums: tuple[Span, ...] = ()
    count: Span | None = None
    rate: bool = False
    month: int | None = None
    historical: bool = False
    denied: bool = False
    agreed: bool = False

    @property
    def parties(self) -> frozenset[str]:
        """All parties in any role."""
        return self.taker | self.supplier | self.payer | self.producer

    @property
    def is_generic(self) -> bool:
        """True where the item is any arms or any aid, or is not told."""
        return self.item <= GENERIC

    @property
    def sort_key(self) -> tuple[object, ...]:
        """A total order by content, the same in every run."""
        month = -1 if self.month is None else self.month
        sides = (self.taker, self.supplier, self.payer, self.producer, self.item)
        sums = tuple(
            (span.scale, span.told, span.low, span.high, span.precise, span.told_low, span.told_high)
            for span in self.sums
        )
        count = (self.count.low, self.count.high) if self.count else ()
        return (
            self.type,
            *(tuple(sorted(side)) for side in sides),
            sums,
            count,
            self.rate,
            month,
            self.historical,
            self.denied,
            self.agreed,
        )


@cache
def _known_items() -> dict[str, str]:
    """Names of equipment in every language of the alias table, to the table's English name."""
    return {row.text("alias").casefold(): row.text("item") for row in table("aliases").values()}


@cache
def item_words(item: str | None) -> frozenset[str]:
    """Reduce an item to the words that tell it apart.

    Example:
        >>> sorted(item_words("Patriot systems")), sorted(item_words("US weapons"))
        (['patriot'], ['arms'])
        >>> sorted(item_words("Patriot sustainment"))
        ['patriot', 'patriot sustainment']
    """
    if item is None:
        return frozenset()
    known = re.sub(r"\(.*?\)", "", _known_items().get(item.casefold(), item))
    words = _WORD.findall(known.casefold())
    kept = {_singular(word) for word in words if word not in _NO_HELP}
    if "budget" in kept:
        # Support of a budget is no aid in arms.
        kept -= _ANY_AID
    elif kept & _ANY_AID or words == ["military"]:
        kept = (kept - _ANY_AID) | {"aid"}
    if kept & _ANY_ARMS:
        kept = (kept - _ANY_ARMS) | {"arms"}
    done = kept & _SERVICES
    if done and kept > done:
        thing = " ".join(sorted(kept - done))
        kept = (kept - done) | {f"{thing} {work}" for work in done}
    return frozenset(kept or {_singular(word) for word in words})


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word not in _ANY_ARMS:
        return word[:-1]
    return word


def dollars(value: Number, currency: str, year: str | None) -> float | None:
    """Convert at the mean rate of ``year``, else of the latest year; None where no rate is known."""
    if currency == "USD":
        return float(value)
    row = rate_row(currency, year or "")
    rate = row.number("usd_per_unit") if row is not None else None
    return None if rate is None else float(value) * rate


@lru_cache(maxsize=_REMEMBERED)
def sum_spans(amount: Amount | None, year: str | None) -> tuple[Span, ...]:
    """The sum and the conversions told beside it, each as an interval of dollars.

    Where one of them is in dollars, the text's own conversion is taken and no rate is used.
    """
    if amount is None or amount.value <= 0:
        return ()
    low, high = amount.low or amount.value, amount.high or amount.value
    told = [(low, high, amount.currency)]
    told += [(also.value, also.value, also.currency) for also in amount.also if also.value > 0]
    if any(currency == "USD" for _, _, currency in told):
        told = [one for one in told if one[2] == "USD"]
    spans = set()
    for least, most, currency in told:
        precise = least == most and len(f"{Decimal(str(least)).normalize():e}".partition("e")[0]) > len("9.0")
        bottom, top = dollars(least, currency, year), dollars(most, currency, year)
        as_told = float(least), float(most)
        if bottom is None or top is None:
            spans.add(Span(*as_told, currency, currency, precise, *as_told))
        else:
            spans.add(Span(bottom, top, "USD", currency, precise, *as_told))
    return tuple(sorted(spans))


@lru_cache(maxsize=_REMEMBERED)
def _count(quantity: Quantity | None) -> Span | None:
    if quantity is None or quantity.value <= 0:
        return None
    return Span(float(quantity.low or quantity.value), float(quantity.high or quantity.value))


@lru_cache(maxsize=_REMEMBERED)
def _side(*roles: Parties) -> frozenset[str]:
    """Parties of the roles; where states or blocs are named, the firms beside them are left out."""
    names = frozenset(name for role in roles if role for name in role)
    states = frozenset(name for name in names if is_state(name))
    return states or names


def is_state(name: str) -> bool:
    """True for an ISO 3166 code or a bloc, false for a firm or another name.

    Example:
        >>> is_state("UA"), is_state("EUROPE"), is_state("Saab")
        (True, True, False)
    """
    return name.isupper() and (len(name) == 2 or name in {EUROPE, "NATO"})


def is_rate(period: str | None) -> bool:
    """True where a figure is for each such period, not over it.

    Example:
        >>> is_rate("month"), is_rate("5 years"), is_rate("2026-2027")
        (True, False, False)
    """
    return period is not None and _RATE.match(period) is not None


def profile(claim: Claim, published: str | None) -> Profile:
    """Return what the merge compares of ``claim``, said on ``published``."""
    year = published[:4] if published else None
    supplier = _side(claim.seller)
    if not supplier and claim.type in GIFTS:
        supplier = _side(claim.funder)
    taker = _side(claim.recipient if claim.type in GIFTS and claim.recipient else claim.buyer)
    if not taker:
        taker = _side(claim.recipient)
    return Profile(
        type=claim.type,
        taker=taker,
        supplier=supplier,
        payer=_side(claim.funder),
        producer=_side(claim.producer, claim.parties or None),
        item=item_words(claim.item),
        sums=sum_spans(claim.amount, year),
        count=_count(claim.quantity),
        rate=is_rate(claim.period),
        month=month_number(published[:7]) if published and len(published) >= 7 else None,
        historical=claim.status == "historical",
        denied=claim.status == "denied",
        agreed=claim.status in _AGREED,
    )


def figures(claim: Claim, published: str | None) -> tuple[Span, ...]:
    """The sums of ``profile(claim, published)``, and its count behind them where it has one."""
    sums, count = sum_spans(claim.amount, published[:4] if published else None), _count(claim.quantity)
    return (*sums, count) if count else sums


def stands_for(left: frozenset[str], right: frozenset[str]) -> bool:
    """True where one side says Europe (or the Union) and the other a part of it."""
    if EUROPE in left and right <= EUROPEAN | {EUROPE}:
        return True
    if EUROPE in right and left <= EUROPEAN | {EUROPE}:
        return True
    return bool((EU in left and right <= UNION | {EU}) or (EU in right and left <= UNION | {EU}))
