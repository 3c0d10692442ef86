"""Origins in words: what counts as independent, and what is told without being counted."""

import pytest
from tests.briefing.briefing_samples import agreement

from rempart.briefing.language import speaking
from rempart.briefing.names import counted_origins, is_told_by_several
from rempart.ledger.agreement import Agreement

OWN = "Gazette (own account, document a)"
SILENT = "document b (names no origin)"
ADDED = "Courier (added to a copy, document c)"


def told_by(*names: str, reports: int = 3) -> Agreement:
    return agreement(reports=reports, origins=tuple({"name": name, "documents": ("a",)} for name in names))


@pytest.mark.parametrize(
    ("names", "several"),
    [
        (("Reuters",), False),
        (("Reuters", "Financial Times"), True),
        # Nothing shows that one text that speaks for itself did not read the other.
        ((OWN, SILENT, ADDED), False),
        ((OWN, "Reuters"), True),
        # Unnamed sources may be the named one.
        (("Reuters", "unknown"), False),
        ((OWN, "unknown"), False),
        ((), False),
    ],
)
def test_who_is_independent_of_whom(names: tuple[str, ...], *, several: bool) -> None:
    assert is_told_by_several(told_by(*names)) is several


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("Reuters",), "3 reports, 1 independent origin: Reuters"),
        (("Reuters", OWN), "3 reports, 2 independent origins: Reuters, Gazette (own account)"),
        (
            (ADDED, "unknown"),
            "3 reports, 1 independent origin: Courier (added to a copy); also sources that no report names",
        ),
        (("unknown",), "3 reports, from sources that no report names"),
        (
            ("Le Journal (added to a copy, document c)",),
            "3 reports, 1 independent origin: Le Journal (added to a copy)",
        ),
        (
            ("not named (added to a copy, document c)",),
            "3 reports, 1 independent origin: c (added to a copy)",
        ),
    ],
)
def test_origins_are_counted_and_named(names: tuple[str, ...], words: str) -> None:
    with speaking("en"):
        assert counted_origins(told_by(*names)) == words
