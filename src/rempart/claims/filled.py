"""A role with its parties, where the words stand and by which rule it was filled."""

from dataclasses import dataclass

from rempart.claims.actor import Actor


@dataclass(frozen=True, slots=True)
class Filled:
    """A role with its parties, the place of the words and the rule that filled it."""

    role: str
    codes: tuple[str, ...]
    start: int
    end: int
    rule: str


def fill(found: list[Filled], role: str, actor: Actor, rule: str) -> None:
    """Give an actor a role that nobody has yet, in place; who sells or receives has no other part."""
    if all(f.role != role for f in found) and not (
        role in {"seller", "recipient"} and any(set(actor.codes) <= set(f.codes) for f in found)
    ):
        found.append(Filled(role, actor.codes, actor.start, actor.end, rule))


def taken(found: list[Filled], actor: Actor) -> bool:
    """Tell whether an actor has a role."""
    return any((f.start, f.end) == (actor.start, actor.end) for f in found)
