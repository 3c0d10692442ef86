"""Sums that no verb of dealing governs, and sums that are no claim; which sentences are read at all."""

import pytest
from tests.claims.claims_samples import sentence

from rempart.claims.folding import fold
from rempart.claims.language import language
from rempart.claims.sentences import split

FOUND = [
    ("de", "Deutschland kauft 35 Patriot-Raketen. Ferner stünden 400 Marschflugkörper Tomahawk für 1,15 Milliarden Euro auf der Liste.", 1.15e9, "EUR"),
    ("de", "Rheinmetall hat von der Bundeswehr einen Auftrag zur Lieferung von Artilleriemunition erhalten. Das Volumen belaufe sich auf 1,2 Milliarden Euro.", 1.2e9, "EUR"),
    ("fr", "L'UE prêtera 90 milliards d'euros à l'Ukraine.\n\nDeux tiers iront à l'achat de missiles.", 9e10, "EUR"),
    ("de", "Deutschland liefert der Ukraine Panzer. Im Bundeshaushalt sind 11,5 Milliarden Euro für die Ukraine vorgesehen.", 1.15e10, "EUR"),
    ("it", "Francia e Italia finanzieranno con 350 milioni di euro ciascuna la produzione di missili Aster 30.", 3.5e8, "EUR"),
    ("sv", "Sverige köper 30 stridsfordon 90 för 7,3 miljarder kronor. 1,5 miljarder av summan går till BAE Systems.", 1.5e9, "SEK"),
    ("fr", "La Suisse a commandé 36 F-35 pour six milliards de francs.", 6e9, "CHF"),
    ("pt", "O Brasil vai comprar nove caças Gripen E à Saab, por 800 milhões de dólares. O financiamento, de 650 milhões, será feito por um banco sueco.", 6.5e8, "USD"),
]  # fmt: skip
NONE = [
    ("en", "Britain has ordered 36 Sky Sabre launchers. London spends 66 billion pounds a year on defence.", 6.6e10),
    ("pl", "Polska kupiła 6 tysięcy granatników Carl Gustaf. Na obronność Polska przeznaczy w tym roku ponad 200 mld zł.", 2e11),
    ("fr", "L'UE prêtera 90 milliards d'euros à l'Ukraine pour des missiles. Ses besoins de financement s'élèvent à 137 milliards d'euros.", 1.37e11),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value", "currency"), FOUND)
def test_a_sum_without_a_verb_of_its_own_is_found(code: str, text: str, value: float, currency: str) -> None:
    sums = {(c.amount.value, c.amount.currency) for c in sentence(text, code) if c.amount}
    assert (value, currency) in sums


@pytest.mark.parametrize(("code", "text", "value"), NONE)
def test_outlays_and_needs_are_no_claims(code: str, text: str, value: float) -> None:
    assert all(c.amount is None or c.amount.value != value for c in sentence(text, code))


def test_francs_of_an_unknown_state_are_no_sum() -> None:
    found = sentence("La Pologne a commandé deux patrouilleurs pour six milliards de francs.", "fr")
    assert all(c.amount is None for c in found)


def test_a_name_behind_and_keeps_its_own_unit() -> None:
    found = sentence("España enviará a Ucrania 40 vehículos blindados y misiles Patriot.", "es")
    assert {c.unit for c in found if c.quantity and c.quantity.value == 40} <= {None, "vehicle"}


def test_a_unit_needs_a_number_to_have_its_neighbours_read() -> None:
    filler = "Rain fell. " * 6
    text = f"Arms for Kyiv.\n{filler}Somebody waited. He gave {{}}. {filler}".replace("{}", "{unit}")
    tables = language("en")

    def read(unit: str) -> int:
        said = text.format(unit=unit)
        sentences = split(said, fold(said), tables.abbreviations)
        return len(tables.trigger.worth_reading(fold(said), sentences, tables.trigger.seen(fold(said))))

    assert read("them ten batteries") == read("us batteries") + 2
