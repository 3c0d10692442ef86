"""What arms are for, told behind the deal."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.extraction import extract_one

TOLD_BEHIND = [
    ("es", "Chile compró a Airbus seis aviones C295. El contrato incluye una opción por otros dos aviones. «Los aviones servirán para socorrer a la población», dijo la ministra."),
    ("en", 'Chile has bought six C295 aircraft from Airbus. The contract has an option for two more aircraft. "These aircraft are there to rescue the population", the minister said.'),
    ("fr", "Le Chili a acheté six avions C295 à Airbus. Le contrat prévoit une option sur deux autres avions. « Ces avions serviront à secourir la population », a dit la ministre."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), TOLD_BEHIND)
def test_what_things_are_for_is_said_of_the_deal_and_not_of_its_option(code: str, text: str) -> None:
    told = {c.quantity.value: c.purpose for c in extract_one(document(text, code)).claims if c.quantity}
    assert told == {6: ("population",), 2: ()}
