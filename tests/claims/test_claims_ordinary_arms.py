"""Ordinary classes of arms that every language names: boats, robots, engines, engineering vehicles."""

import pytest
from tests.claims.claims_samples import sentence

SAID = [
    ("en", "Poland ordered six interceptor boats from Sweden.", "interceptor boats"),
    ("en", "Poland ordered 40 counter-drone guns from Australia.", "counter-drone guns"),
    ("de", "Dänemark überlässt Lettland 15 ausgemusterte Leopard-1-Panzer.", "Leopard 1 tanks"),
    ("pl", "Niemcy sprzedają Turcji 40 Eurofighterów.", "Eurofighter Typhoon"),
    ("pl", "Szwecja sprzedaje Węgrom 4 Archery.", "Archer howitzers"),
    ("pl", "Dania przekazuje Łotwie piętnaście wycofanych czołgów Leopard 1.", "Leopard 1 tanks"),
    ("cs", "Dánsko dá Lotyšsku patnáct tanků Leopard 1.", "Leopard 1 tanks"),
    ("de", "Griechenland kauft 16 NH-90-Hubschrauber.", "NH90 helicopters"),
    ("de", "Polen bestellt in Deutschland 60 Landroboter.", "ground robots"),
    ("de", "Polen kauft zwei Landungsboote aus Deutschland.", "landing craft"),
    ("fr", "La Belgique cède deux chasseurs de mines à l'Ukraine.", "minehunters"),
    ("fr", "La Belgique cède trois chars de dépannage à l'Ukraine.", "recovery vehicles"),
    ("es", "España entrega a Ucrania dos buques cazaminas.", "minehunters"),
    ("it", "L'Italia vende all'Albania due mezzi da sbarco.", "landing craft"),
    ("pl", "Polska kupiła od Szwecji sześć łodzi patrolowych.", "patrol boats"),
    ("uk", "Нідерланди передали Україні два тральщики.", "minehunters"),
    ("ru", "Индия купила у Франции двенадцать десантных катеров.", "landing craft"),
    ("nl", "Nederland geeft Oekraïne twee mijnenjagers.", "minehunters"),
    ("sv", "Sverige skänker Ukraina åtta stridsbåtar.", "combat boats"),
    ("fi", "Suomi luovuttaa Ukrainalle 40 kenttätykkiä.", "field guns"),
    ("tr", "Türkiye, Katar'a iki çıkarma gemisi sattı.", "landing craft"),
    ("cs", "Česko dodá Ukrajině šest vyprošťovacích tanků.", "recovery vehicles"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "item"), SAID)
def test_a_class_of_arms_has_its_own_name(language: str, text: str, item: str) -> None:
    """*Deux chasseurs de mines* are minehunters, not warships at large."""
    assert [claim.item for claim in sentence(text, language) if claim.quantity] == [item]
