"""Output by the month or the year: what is made, by whom, how many; expected values read by hand."""

import pytest
from tests.claims.claims_samples import sentence

MADE = [
    (
        "en",
        "Fire Point will make FP-1 drones in Denmark for Ukraine, at a rate of 1,000 a month.",
        (1000, "month", "long-range drones", "Fire Point"),
    ),
    (
        "en",
        "Rheinmetall will produce artillery shells with Ukraine in Lviv. Its capacity is up to 120,000 a year.",
        (120_000, "year", "artillery shells", "Rheinmetall"),
    ),
    (
        "fr",
        "KNDS France produira des obus en Ukraine. L'usine devrait sortir 5 000 pièces par mois dès l'été prochain.",
        (5000, "month", "artillery shells", "KNDS France"),
    ),
    (
        "es",
        "Indra fabricará con Ucrania radares de vigilancia, hasta 50 al año.",
        (50, "year", "radars", "Indra"),
    ),
    (
        "de",
        "Rheinmetall baut mit Litauen Artilleriegranaten in Baisogala. Die Kapazität liegt bei 100.000 Schuss im Jahr.",
        (100_000, "year", "artillery shells", "Rheinmetall"),
    ),
    (
        "uk",
        "Rheinmetall виготовлятиме снаряди в Україні. Потужність — до 120 тисяч снарядів на рік.",
        (120_000, "year", "artillery shells", "Rheinmetall"),
    ),
    (
        "ru",
        "Казахстан начнёт производить снаряды калибра 155 мм. Мощность — до 120 тысяч снарядов в год.",
        (120_000, "year", "artillery shells", "KZ"),
    ),
    (
        "nl",
        "Destinus gaat met Oekraïne raketten bouwen in Hengelo, 1000 stuks per maand.",
        (1000, "month", "missiles", "Destinus"),
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), MADE, ids=[f"{m[0]}{n}" for n, m in enumerate(MADE)])
def test_a_rate_of_output_is_a_production(
    language: str, text: str, wanted: tuple[int, str, str, str]
) -> None:
    (claim,) = sentence(text, language)
    assert claim.type == "production"
    assert claim.quantity
    assert (claim.quantity.value, claim.period, claim.item, (claim.producer or ("",))[0]) == wanted


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Poland will build a plant for missiles. Sweden will deliver 100 missiles a month to Ukraine.",
            "delivery",
        ),
        (
            "Poland will build missiles in Lublin. Kyiv receives 12 Patriot missiles a year from Berlin.",
            "delivery",
        ),
    ],
)
def test_a_rate_with_a_verb_of_its_own_is_what_its_verb_says(text: str, kind: str) -> None:
    assert [claim.type for claim in sentence(text) if claim.quantity] == [kind]
