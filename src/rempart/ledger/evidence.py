"""Why two claims are, or are not, about one agreement: named evidence with points.

The points are a convention of this project, not estimated probabilities: they were set so that a full
match of parties and item is not yet enough when a figure speaks against it, and a shared figure is not
enough when the parties differ. ``SAME`` is the sum from which two claims are taken as one agreement.
"""

from typing import NamedTuple

from rempart.ledger.profiles import GIFTS, MONEY, Profile, Span, stands_for
from rempart.terms.party import EU, EUROPE

SAME = 6.0
# From here on two claims may be one agreement: they wait for a judgement.
UNSURE = 5.0
# Sums within this ratio are one sum: rounding in one currency, another day's rate between two.
SAME_SUM = 1.01
SAME_CONVERTED = 1.08
SAME_COUNT = 1.05
# Up to this ratio two numbers of one thing may be two versions of a wish (10 and 35 batteries); beyond, two wishes.
VERSION_COUNT = 4.0
# Up to this ratio two sums may be two accounts of one deal (90 and 100 bn); beyond, two deals.
RIVAL_SUM = 1.25
# Months between two reports up to which they are of one season, of one year, of two.
MONTHS_APART = (3, 12, 24)

# Types that can speak of one deal, with points; WITH_SUM only where both name the same sum.
_KIN: dict[frozenset[str], float] = {
    frozenset(("purchase", "request")): 1.0,
    frozenset(("donation", "delivery")): 1.0,
    frozenset(("purchase", "delivery")): 0.5,
    frozenset(("donation", "funding")): 0.5,
    frozenset(("request", "donation")): 0.0,
    frozenset(("request", "delivery")): 0.0,
}
_WITH_SUM = (
    *(frozenset((name, "funding")) for name in ("purchase", "request", "loan", "production")),
    *(frozenset((name, "donation")) for name in ("loan", "purchase", "production")),
    *(frozenset((name, "cooperation")) for name in ("production", "purchase")),
    *(frozenset(("production", name)) for name in ("purchase", "delivery")),
)


class Finding(NamedTuple):
    """One piece of evidence: the field, what was found, and its points; None is a veto."""

    field: str
    says: str
    points: float | None


class Evidence(NamedTuple):
    """All findings about a pair of claims; where one vetoes, the fields after it are not weighed."""

    findings: tuple[Finding, ...]

    @property
    def vetoed(self) -> bool:
        """True where one finding alone keeps the two apart."""
        return None in [finding.points for finding in self.findings]

    @property
    def points(self) -> float:
        """The sum of points; vetoes are not counted here."""
        return sum([finding.points or 0.0 for finding in self.findings])

    @property
    def same(self) -> bool:
        """True where the two are taken as one agreement."""
        return not self.vetoed and self.points >= SAME


def compare(left: Profile, right: Profile) -> Evidence:
    """Weigh whether two claims are about one agreement; the order of the two does not matter.

    Example:
        >>> from rempart.ledger.profiles import Profile
        >>> offer = Profile("purchase", frozenset({"UA"}), frozenset({"US"}), item=frozenset({"arms"}))
        >>> compare(offer, offer).points
        6.5
    """
    sums = _sums(left, right)
    if sums.points is None:
        return Evidence((sums,))
    kind = _types(left, right, sums)
    if kind.points is None and _told_turned(left, right, sums):
        kind = Finding("type", "another kind, the same sides and thing", -3.0)
    if kind.points is None:
        return Evidence((kind,))
    sum_is_equal = sums.says.startswith("equal")
    count = _counts(left, right, sums)
    agree = sum_is_equal or count.says.startswith("equal")
    needs_sum = frozenset((left.type, right.type)) in _WITH_SUM
    parties = [_all_parties(left, right)] if needs_sum else _parties(left, right, sums)
    return Evidence(
        (
            kind,
            sums,
            *parties,
            count,
            _months(left, right),
            _items(left, right, sum_is_equal=sum_is_equal, figures_agree=agree),
            _background(left, right, figures_agree=agree),
        )
    )


def _types(left: Profile, right: Profile, sums: Finding) -> Finding:
    if left.type == right.type:
        return Finding("type", "same", 1.0)
    pair = frozenset((left.type, right.type))
    if pair in _KIN:
        return Finding("type", "kindred", _KIN[pair])
    if pair in _WITH_SUM and sums.says.startswith("equal"):
        return Finding("type", "kindred by the sum", 0.0)
    return Finding("type", "other kind of deal", None)


def _told_turned(left: Profile, right: Profile, sums: Finding) -> bool:
    """True where one names no sum, and both the same sides and the same thing by its own name.

    "To sell drones to the US" may be the deal that others call one to make them together: too little to
    join the two, no reason to keep them apart where others that name a sum bring them together.
    """
    return (
        frozenset((left.type, right.type)) in _WITH_SUM
        and sums.says == "not comparable"
        and not (left.sums and right.sums)
        and len(left.parties) > 1
        and left.parties == right.parties
        and left.item == right.item
        and not left.is_generic
    )


def overlap(left: Span, right: Span, ratio: float) -> bool:
    """True where two intervals on one scale come within ``ratio`` of each other.

    Two sums of one currency told in two years may do so as told, or at the rates of their years: a contract keeps its
    sum in euros, and one in dollars is told in euros at the rate of the day.
    """
    if left.scale != right.scale:
        return False
    if left.told != right.told or left.rate == right.rate:
        return left.low <= right.high * ratio and right.low <= left.high * ratio
    if left.told_low <= right.told_high * ratio and right.told_low <= left.told_high * ratio:
        return True
    at_rates = max(ratio, SAME_CONVERTED)
    return left.low <= right.high * at_rates and right.low <= left.high * at_rates


def one_sum(left: Span, right: Span) -> bool:
    """True where two sums of one currency are one, but for rounding; digit by digit where told in two years."""
    if left.told != right.told:
        return False
    if left.rate == right.rate:
        return overlap(left, right, SAME_SUM)
    return (left.told_low, left.told_high) == (right.told_low, right.told_high)


def _sums(left: Profile, right: Profile) -> Finding:
    pairs = [(one, other) for one in left.sums for other in right.sums if one.scale == other.scale]
    if left.sums and right.sums and left.rate != right.rate:
        return Finding("amount", "a rate beside a total", -2.0)
    if not pairs:
        return Finding("amount", "not comparable", 0.0)
    if any(one_sum(one, other) for one, other in pairs):
        return Finding("amount", "equal", 5.0)
    if any(
        overlap(one, other, SAME_SUM if one.told == other.told else SAME_CONVERTED) for one, other in pairs
    ):
        return Finding("amount", "equal at the rate of the year", 2.5)
    # Accounts of one sum differ by how they round it; two sums told to the last digit are two sums.
    if any(overlap(one, other, RIVAL_SUM) and not (one.precise and other.precise) for one, other in pairs):
        return Finding("amount", "two accounts", 1.5)
    return Finding("amount", "apart", None)


def _counts(left: Profile, right: Profile, sums: Finding) -> Finding:
    if left.count is None or right.count is None or left.rate != right.rate:
        return Finding("quantity", "not comparable", 0.0)
    if overlap(left.count, right.count, 1.0):
        return Finding("quantity", "equal", 3.0)
    if overlap(left.count, right.count, SAME_COUNT):
        # The same number but for rounding; where another account has the very number, that one comes first.
        return Finding("quantity", "equal but for rounding", 2.0)
    now, denied = not (left.historical or right.historical), left.denied or right.denied
    wishes = {left.type, right.type} <= {"purchase", "request"}
    # Another count for another sum, more than two years later: as far as no version goes.
    renewed = sums.says == "two accounts" and _apart(left, right) > MONTHS_APART[-1]
    is_near = overlap(left.count, right.count, VERSION_COUNT) or sums.says != "not comparable"
    if now and wishes and not (is_near or denied):
        return Finding("quantity", "two wishes", None)
    if now and wishes and not renewed:
        return Finding("quantity", "versions of a wish", 0.0)
    # Who gives ten and who gives fifty are two gifts; where the sums are one, or one is history, it weighs less.
    # Not of wishes: which months are compared must not part whole groups.
    sum_is_equal = sums.says.startswith("equal")
    two_deals = now and not wishes and not sum_is_equal and not denied
    return Finding("quantity", "apart", None if two_deals else -4.0)


def _side(field: str, left: frozenset[str], right: frozenset[str], *, firm: bool) -> Finding:
    """Compare one side; ``firm``: different parties there mean different deals."""
    if not left or not right:
        return Finding(field, "not told", 0.0)
    if left == right:
        return Finding(field, "same", 2.0)
    if left & right:
        return Finding(field, "shared", 0.5)
    if {*left, *right} == {EU, EUROPE}:
        return Finding(field, "Europe and the Union", 1.0)
    if stands_for(left, right) and not firm:
        return Finding(field, "part of Europe", 1.0)
    return Finding(field, "different", None if firm else -1.0)


def _parties(left: Profile, right: Profile, sums: Finding) -> list[Finding]:
    # Reports turn the drone deal round: who buys in one sells in the other.
    turned = left.taker and left.supplier and (left.taker, left.supplier) == (right.supplier, right.taker)
    if turned and sums.says.startswith("equal"):
        return [Finding("parties", "same, in the other direction", 3.0)]
    findings = [
        _side("taker", left.taker, right.taker, firm=True),
        _side("supplier", left.supplier, right.supplier, firm=True),
    ]
    gifts = left.type in GIFTS and right.type in GIFTS
    if not gifts:
        giving = left.type in MONEY | {"donation"} or right.type in MONEY | {"donation"}
        findings.append(_side("payer", left.payer, right.payer, firm=giving))
    making = left.type == right.type == "production"
    findings.append(_side("producer", left.producer, right.producer, firm=making))
    if not any(finding.points for finding in findings):
        # A claim without any party can still be known by its sum; two halves of a deal cannot.
        nameless = not (left.parties and right.parties) and sums.says.startswith("equal")
        findings.append(Finding("parties", "none in common", 0.0 if nameless else -5.0))
    return findings


def _all_parties(left: Profile, right: Profile) -> Finding:
    shared = left.parties & right.parties
    if not left.parties or not right.parties:
        return Finding("parties", "not told by one", 0.0)
    if left.parties == right.parties:
        return Finding("parties", "same", 4.0)
    if len(shared) > 1:
        return Finding("parties", "shared", 3.0)
    if shared:
        return Finding("parties", "one shared", 0.5)
    return Finding("parties", "different", None)


def _items(left: Profile, right: Profile, *, sum_is_equal: bool, figures_agree: bool) -> Finding:
    if left.item == right.item:
        return _same_item(left)
    if not left.item or not right.item:
        return Finding("item", "told by one", 0.0 if figures_agree else -2.0)
    if left.is_generic and right.is_generic:
        return Finding("item", "arms or aid", 0.5)
    if left.item & right.item:
        return Finding("item", "akin", 1.0 if figures_agree else -2.0)
    return _other_item(left, right) if sum_is_equal else Finding("item", "another item", None)


def _other_item(left: Profile, right: Profile) -> Finding:
    """Weigh two names for what costs the same."""
    if left.type in MONEY and right.type in MONEY:
        # The item of a loan or a grant is its purpose: another purpose is another line of the budget.
        return Finding("item", "another purpose", -6.0)
    named_by_one = left.is_generic or right.is_generic
    return Finding(
        "item", "named by one" if named_by_one else "different names", -1.0 if named_by_one else -6.0
    )


def _same_item(profile: Profile) -> Finding:
    if not profile.item:
        return Finding("item", "none told", 2.0 if profile.type == "guarantee" else 1.0)
    return Finding("item", "same", 1.5 if profile.is_generic else 3.0)


def _apart(left: Profile, right: Profile) -> int:
    """Return the months between two reports, none where one is undated."""
    return 0 if left.month is None or right.month is None else abs(left.month - right.month)


def _months(left: Profile, right: Profile) -> Finding:
    if left.month is None or right.month is None:
        return Finding("time", "not told", 0.0)
    apart = _apart(left, right)
    season, year, two_years = MONTHS_APART
    if apart <= season:
        return Finding("time", "same season", 1.0)
    if apart <= year:
        return Finding("time", "same year", 0.0)
    return Finding("time", "years apart", -1.0 if apart <= two_years else -2.0)


def _background(left: Profile, right: Profile, *, figures_agree: bool) -> Finding:
    """A deal told as history, or denied, is the current one only where the figures say so."""
    for past, present in ((left, right), (right, left)):
        if past.historical and past.sums and not present.sums:
            return Finding("status", "history with a sum of its own", -6.0)
        # Who turns an offer down, or loses, does not undo what was signed with somebody else.
        if past.denied and present.agreed and not (past.supplier & present.supplier):
            return Finding("status", "denial beside what is agreed", -6.0)
    if left.denied != right.denied and not figures_agree:
        denial = left if left.denied else right
        own = denial.sums or denial.count
        return Finding("status", "denial of another figure" if own else "denial", -4.0 if own else -1.0)
    if left.historical != right.historical:
        if left.sums and right.sums and not figures_agree:
            return Finding("status", "history with another sum", -4.0)
        return Finding("status", "history beside news", -1.0)
    return Finding("status", "alike", 0.0)
