"""Our states in the words of trackers, registers and standards, and back (table ``crosswalk``)."""

from functools import cache
from typing import Literal

from rempart.ledger.agreement import Agreement
from rempart.terms.table import table

Axis = Literal["goods", "money", "side"]


def term(scheme: str, axis: Axis, state: str | None) -> str | None:
    """Return the word of a scheme for one of our states, None where it has none.

    Args:
        scheme: ``Kiel measure``, ``SIPRI register``, ``DSCA``, ``OCDS tag``, ``IATI activity status`` or
            ``IATI transaction type``.
        axis: The axis of the state.
        state: The state.

    Example:
        >>> term("SIPRI register", "goods", "contracted"), term("SIPRI register", "goods", "proposed")
        ('ordered', None)
    """
    return _terms(scheme).get((axis, state or ""))


def state(scheme: str, word: str) -> tuple[Axis, str] | None:
    """Return the state that a word of a scheme is read as, and its axis; None for an unknown word.

    Example:
        >>> state("Kiel measure", " allocation ")
        ('money', 'allocated')
    """
    return _states(scheme).get(" ".join(word.casefold().split()))


def terms_of(entry: Agreement, scheme: str) -> tuple[str, ...]:
    """Return all words of a scheme that an agreement's states stand for, goods first."""
    found = [term(scheme, "goods", entry.goods), term(scheme, "money", entry.money)]
    found += [term(scheme, "side", mark.state) for mark in entry.side_states]
    return tuple(dict.fromkeys(word for word in found if word))


@cache
def _terms(scheme: str) -> dict[tuple[str, str], str]:
    return {
        (row.text("axis"), row.text("state")): word
        for row in table("crosswalk").values()
        if row.text("scheme") == scheme and (word := row.text("term"))
    }


@cache
def _states(scheme: str) -> dict[str, tuple[Axis, str]]:
    axes: dict[str, Axis] = {"goods": "goods", "money": "money", "side": "side"}
    return {
        row.text("term").casefold(): (axes[row.text("axis")], row.text("state"))
        for row in table("crosswalk").values()
        if row.text("scheme") == scheme and row.text("read_back") == "yes"
    }
