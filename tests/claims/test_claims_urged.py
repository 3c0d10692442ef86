"""Who urges another to hand over asks; who pays for what somebody builds pays; money handed over is money."""

import pytest
from tests.claims.claims_samples import sentence

READ = [
    ("en", "Kyiv is urging Berlin to provide at least 50 Patriot missiles before winter.", "request"),
    ("de", "Kiew drängt Berlin, 150 Taurus zu liefern.", "request"),
    ("fr", "Kiev presse Berlin de livrer 150 missiles Taurus.", "request"),
    ("nl", "Kyiv dringt er bij Berlijn op aan 150 Taurus-raketten te leveren.", "request"),
    ("en", "Norway will pay for 18 howitzers that Nammo builds for Ukraine.", "funding"),
    ("es", "España se comprometió a entregar 1.000 millones de euros a Ucrania en 2026.", "funding"),
    ("fr", "Le Maroc s'est vu livrer 24 Apache par les États-Unis.", "delivery"),
    ("it", "La Polonia si è vista consegnare 28 Abrams dagli Stati Uniti.", "delivery"),
]


@pytest.mark.parametrize(("language", "text", "kind"), READ)
def test_the_verb_that_rules_decides_the_type(language: str, text: str, kind: str) -> None:
    """*Is urging Berlin to provide 50 missiles* is a request, no gift."""
    assert [claim.type for claim in sentence(text, language)] == [kind]
