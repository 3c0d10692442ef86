"""Deals that are denied, ruled out or said not to exist are claims of that status, in whatever words."""

import pytest
from tests.claims.claims_samples import sentence

DENIED = [
    ("en", 'Asked whether Portugal would buy F-35 fighters, Defence Minister Nuno Melo said: "There is no such plan."', "F-35", "PT"),
    ("de", "Einen Kauf des Systems Arrow 3 schloss der ungarische Verteidigungsminister aus.", "Arrow 3", "HU"),
    ("fr", "Le ministre portugais de la Défense a démenti négocier l'achat de Gripen : « Il n'en est rien. »", "Gripen", "PT"),
    ("ru", "Сообщения о том, что Сербия купит истребители Су-35, министр обороны Сербии назвал выдумкой: «Таких планов нет».", "Su-35", "RS"),
    ("cs", "Slovenské ministerstvo obrany popřelo, že by Ukrajině prodalo houfnice Zuzana 2.", "Zuzana", "SK"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "item", "state"), DENIED)
def test_a_denied_deal_needs_no_figure(code: str, text: str, item: str, state: str) -> None:
    text = "Another deal\n\n" + text
    found = [c for c in sentence(text, code) if (c.item or "").startswith(item)]
    assert [c.status for c in found] == ["denied"]
    assert state in {*(found[0].buyer or ()), *(found[0].seller or ()), *(found[0].funder or ())}
