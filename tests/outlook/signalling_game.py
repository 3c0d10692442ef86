"""Why a visible cost may raise credibility: the equilibria of a small signalling game.

A guarantor is resolute with some prior chance, else a bluffer, and knows which. He may pay a visible
cost. The challenger sees whether he did and attacks or not: against a bluffer an attack wins as much as
it loses against a resolute one. Attacked, the resolute guarantor loses more than the bluffer.
"""

from dataclasses import dataclass
from itertools import product

_ATTACKS_BELOW = 0.5  # the challenger attacks where the guarantor is less than as likely as not resolute
_TIE = 1e-12


@dataclass(frozen=True, slots=True)
class Equilibrium:
    """Who pays the cost, and whether the challenger attacks after he saw it paid and unpaid."""

    resolute_pays: bool
    bluffer_pays: bool
    attacks_paid: bool
    attacks_unpaid: bool

    @property
    def separates(self) -> bool:
        """Whether the resolute guarantor pays and the bluffer does not."""
        return self.resolute_pays and not self.bluffer_pays


def equilibria(
    prior: float, loss_resolute: float, loss_bluffer: float, cost: float
) -> tuple[Equilibrium, ...]:
    """Return every equilibrium in pure plans; there may be several, and none of them is chosen.

    Args:
        prior: Chance that the guarantor is resolute.
        loss_resolute: What an attack costs him then.
        loss_bluffer: What it costs a bluffer.
        cost: What the visible act costs, in the same unit.

    Example:
        >>> [found.separates for found in equilibria(0.4, 0.8, 0.4, 0.6)]
        [False, True]
    """
    every = (Equilibrium(*acts) for acts in product((False, True), repeat=4))
    return tuple(plan for plan in every if _holds(plan, prior, (loss_resolute, loss_bluffer), cost))


def _holds(plan: Equilibrium, prior: float, losses: tuple[float, float], cost: float) -> bool:
    for pays, loss in zip((plan.resolute_pays, plan.bluffer_pays), losses, strict=True):
        paid, unpaid = -cost - loss * plan.attacks_paid, -loss * plan.attacks_unpaid
        if (paid if pays else unpaid) < max(paid, unpaid) - _TIE:
            return False
    return _answers(plan, prior, paid=True) and _answers(plan, prior, paid=False)


def _answers(plan: Equilibrium, prior: float, *, paid: bool) -> bool:
    """Say whether the challenger answers well to what he saw; what nobody does may be answered as he likes."""
    resolute = prior * (plan.resolute_pays == paid)
    bluffer = (1 - prior) * (plan.bluffer_pays == paid)
    if resolute + bluffer == 0:
        return True
    believed = resolute / (resolute + bluffer)
    attacks = plan.attacks_paid if paid else plan.attacks_unpaid
    return abs(believed - _ATTACKS_BELOW) < _TIE or attacks == (believed < _ATTACKS_BELOW)
