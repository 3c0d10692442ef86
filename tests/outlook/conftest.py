"""Small ledgers made by hand."""

from collections.abc import Callable

import pytest

from rempart.ledger.agreement import Agreement


@pytest.fixture
def agreement() -> Callable[..., Agreement]:
    """Return a maker of agreements: blank but for what is named."""

    def make(**known: object) -> Agreement:
        blank: dict[str, object] = {
            "kind": "agreement",
            "id": "an-agreement",
            "title": "An agreement",
            "type": "guarantee",
            "goods_status": None,
            "money_status": None,
            "first_reported": None,
            "last_reported": None,
            "reports": 1,
            "grade": "F6",
        }
        blank |= dict.fromkeys(("buyer", "seller", "funder", "recipient", "producer"))
        lists = ("aliases", "items", "amounts", "side_states", "origins", "links", "conflicts", "claims")
        blank |= dict.fromkeys((*lists, "withheld", "stances"), ())
        return Agreement.model_validate(blank | known)

    return make
