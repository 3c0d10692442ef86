"""A role with its parties, where the words stand and by which rule it was filled."""

from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.language import state_names

# The rule by which a participle names who gave or bought: *donated by Australia*.
GIVEN_BY: Final = "participle"


class Filled:
    """A role with its parties, the place of the words and the rule that filled it."""

    __slots__ = ("codes", "end", "role", "rule", "start")

    def __init__(self, role: str, codes: tuple[str, ...], span: tuple[int, int], rule: str) -> None:
        self.role = role
        self.codes = codes
        self.start, self.end = span
        self.rule = rule


def fill(found: list[Filled], role: str, actor: Actor, rule: str) -> None:
    """Give an actor a role that nobody has yet, in place; who sells or receives has no other part.

    A firm's state may be the one that it delivers to: *Rheinmetall will deliver 100 Boxers to Germany*.
    """
    at_home = role == "recipient" and actor.kind == "state" and actor.led_by in {"to", "dat"}
    parts = [f for f in found if set(actor.codes) <= set(f.codes)]
    if at_home:
        parts = [f for f in parts if not set(f.codes).difference(state_names())]
    if all(f.role != role for f in found) and not (role in {"seller", "recipient"} and parts):
        found.append(Filled(role, actor.codes, (actor.start, actor.end), rule))


def taken(found: list[Filled], actor: Actor) -> bool:
    """Tell whether an actor has a role."""
    return any((f.start, f.end) == (actor.start, actor.end) for f in found)
