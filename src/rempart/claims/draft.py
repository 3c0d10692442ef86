"""A claim in the making: what one sentence says about one element of a deal."""

from typing import Final

from rempart.claims.claim import Amount, Place, Quantity, Stance, Withheld
from rempart.claims.language import state_names
from rempart.claims.mentions import Mention
from rempart.claims.speaker import Speaker
from rempart.terms.status import ClaimStatus, ClaimType

# A deal that is made, by the words that say so and by its status.
SIGNED: Final = frozenset({"signed", "contracted"})
# What receiver and giver of a delivery are where its price is paid.
SOLD: Final = {"recipient": "buyer", "funder": "seller"}
HANDED: Final = frozenset({"delivery", "request"})
GIFTS: Final = frozenset({"funding", "donation"})


def acting(codes: tuple[str, ...]) -> set[str]:
    """Return who of a party acts: the firms where it names any, whose state may have another part."""
    return set(codes).difference(state_names()) or set(codes)


class Draft:
    """A claim before links and ids; ``told`` holds the roles that its own sentence fills.

    A ``latent`` one is no claim by itself: figures of later sentences go on with it. With one told ``aside``, a count
    of things told before, none does.
    """

    __slots__ = (
        "also_at", "amount", "anchor", "as_said", "aside", "by", "by_noun", "by_pronoun", "chain", "end",
        "frame", "in_title", "item", "item_name", "latent", "links", "parties", "period", "places",
        "purpose", "quantity", "roles", "rule", "sentence", "settled", "slots", "stance", "start", "status",
        "told", "type", "unit", "unnumbered", "until", "verb", "whole", "withheld",
    )  # fmt: skip

    def __init__(
        self, kind: ClaimType, span: tuple[int, int], anchor: tuple[int, int], *, sentence: int, rule: str
    ) -> None:
        self.type = kind
        self.start, self.end = span
        self.anchor = anchor
        self.sentence = self.until = sentence  # the price may be told in a later one
        self.rule = rule
        self.roles: dict[str, tuple[str, ...]] = {}
        self.as_said: dict[str, str] = {}
        self.also_at: list[Place] = []
        self.links: list[tuple[Draft, str]] = []
        self.places: dict[str, tuple[int, int]] = {}
        self.slots: dict[str, tuple[str, int, int]] = {}
        self.settled: dict[str, tuple[str, ...]] = {}
        self.frame: str = ""
        self.verb: Mention | None = None
        self.by_noun: bool = False
        self.unnumbered: bool = False
        self.by_pronoun: bool = False
        self.latent: bool = False
        self.aside: bool = False
        self.item: Mention | None = None
        self.item_name: str | None = None
        self.unit: str | None = None
        self.amount: Amount | None = None
        self.quantity: Quantity | None = None
        self.status: ClaimStatus = "reported"
        self.told: frozenset[str] = frozenset()
        self.chain: tuple[Speaker, ...] = ()
        self.purpose: tuple[str, ...] = ()
        self.withheld: Withheld | None = None
        self.stance: Stance | None = None
        self.by: str | None = None
        self.period: str | None = None
        self.parties: tuple[str, ...] = ()
        self.in_title: bool = False
        self.whole: Draft | None = None

    def note(self, name: str, rule: str, place: tuple[int, int]) -> None:
        """Record by which rule a field was filled, and where the words stand that it rests on."""
        self.slots[name] = (rule, *place)

    def note_as(self, other: "Draft", name: str, rule: str) -> None:
        """Record that a field is that of another claim, and rests on the same words."""
        self.slots[name] = (rule, *other.slots.get(name, ("", *other.anchor))[1:])

    def role_from(self, whole: "Draft", role: str) -> str:
        """Return what a role of its whole is here: who receives a delivery, or asks, buys where this is the deal."""
        return SOLD.get(role, role) if self.type == "purchase" and whole.type in HANDED else role

    @property
    def is_option(self) -> bool:
        """Tell what may be bought besides, *with an option on a third*."""
        return self.verb is not None and bool(self.verb.says("option"))

    @property
    def makers(self) -> set[str]:
        """The states and firms that are known to build its thing, nobody where the tables do not say."""
        return set(self.item.says("maker").split("+")) - {""} if self.item else set()

    @property
    def parties_named(self) -> set[str]:
        """Who has any part in it, by all their codes."""
        return {code for codes in self.roles.values() for code in codes}

    @property
    def taken(self) -> set[str]:
        """Who has a part in it; who builds may also give or receive, and buy what a firm of its own sells."""
        return {c for role, codes in self.roles.items() if role != "producer" for c in acting(codes)}

    @property
    def is_part(self) -> bool:
        """Tell a part of a sum for a thing of its own, of which what follows does not speak."""
        return self.whole is not None and self.quantity is None and self.item_name != self.whole.item_name

    @property
    def figures(self) -> tuple[object, ...]:
        """Return what makes two drafts the same figure: values, currency, bounds."""
        money = (self.amount.value, self.amount.currency, self.amount.bound) if self.amount else None
        count = (self.quantity.value, self.quantity.bound) if self.quantity else None
        return (money, count)
