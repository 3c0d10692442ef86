"""Sums beside arms whose verb no table knows are claims of a low status; what is no deal stays none."""

import pytest
from tests.claims.claims_samples import sentence

FOUND = [
    ("en", "Bulgaria's eight F-16 Block 70 fighters carry a tag of 1.25 billion dollars.", 1.25e9, "BG"),
    ("en", "India bets 3.9 billion dollars on 31 MQ-9B drones from General Atomics.", 3.9e9, "IN"),
    ("en", "Slovakia is swapping its MiGs for 14 F-16s costing $1.8 billion.", 1.8e9, "SK"),
    ("de", "Deutschland nimmt 3,8 Milliarden Euro für 105 Leopard 2A8 in die Hand.", 3.8e9, "DE"),
    ("de", "Berlin lässt sich das Raketenabwehrsystem Arrow 3 aus Israel fast vier Milliarden Euro kosten.", 4e9, "DE"),
    ("fr", "La Serbie casse sa tirelire : 2,7 milliards d'euros pour douze Rafale.", 2.7e9, "RS"),
    ("uk", "Країни НАТО скинулися на американську зброю для України на 4 млрд доларів.", 4e9, "NATO"),
    ("pl", "Norwegia dorzuca 1,5 mld koron na amerykańskie uzbrojenie dla Ukrainy.", 1.5e9, "NO"),
    ("it", "L'Ucraina incassa da Berlino 1,3 miliardi di euro per due batterie Patriot.", 1.3e9, "DE"),
]  # fmt: skip
NONE = [
    ("en", "Ukrainian forces shot down a Russian Su-34 bomber worth 36 million dollars near Kharkiv."),
    ("en", "Russia lost three S-400 systems, worth 600 million dollars each, in Crimea."),
    ("en", "An F-35 crashed in Alaska; the 150-million-dollar jet was destroyed, the US air force said."),
    ("en", "The damage to the frigate Helge Ingstad came to 12 billion kroner, Norway's auditors found."),
    ("en", "Lockheed Martin reported revenue of 18 billion dollars for the quarter, helped by F-35 deliveries."),
    ("en", "Germany's defence budget will rise to 108 billion euros, with money for F-35 jets and Leopard tanks."),
    ("de", "Für die Übung mit 40 Leopard-Panzern in Litauen fielen 12 Millionen Euro an."),
    ("fr", "Un missile Aster coûte à la France deux millions d'euros."),
    ("fr", "L'Ukraine a détruit un système S-400 russe de 500 millions d'euros."),
    ("uk", "ЗСУ знищили російський комплекс С-400 вартістю 500 млн доларів."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value", "party"), FOUND)
def test_a_sum_beside_arms_needs_no_known_verb(code: str, text: str, value: float, party: str) -> None:
    claim = next(c for c in sentence(text, code) if c.amount and c.amount.value == value)
    assert party in {*(claim.buyer or ()), *(claim.funder or ())}
    assert claim.status in {"planned", "announced", "reported"}


@pytest.mark.parametrize(("code", "text"), NONE)
def test_losses_prices_of_one_and_budgets_are_no_deals(code: str, text: str) -> None:
    assert not [c for c in sentence(text, code) if c.amount]
