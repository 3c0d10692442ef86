"""Money out of what frozen assets yield is a claim, the assets are none; so are sums whose number stands alone."""

import pytest
from tests.claims.claims_samples import sentence

YIELDED = [
    ("en", "Norway will give Ukraine 300 million euros for shells. Another 95 million euros comes from the windfall profits of frozen Russian assets.", 95e6),
    ("fr", "Paris donnera 260 millions d'euros à l'Ukraine pour ses canons Caesar. Selon elle, 195 millions issus des intérêts des avoirs gelés serviront à acheter des obus.", 195e6),
    ("uk", "Данія спрямує 1,9 мільярда крон на дрони для ЗСУ. При цьому 600 млн крон – це відсотки від заморожених активів росії.", 600e6),
    ("ru", "Дания направит Украине 1,4 млрд крон на гаубицы. Из них 300 млн крон – доходы от замороженных российских активов.", 300e6),
    ("pl", "Dania przeznaczy 1,4 mld koron na haubice dla Ukrainy. Z tej kwoty 300 mln koron pochodzi z odsetek od zamrożonych rosyjskich aktywów.", 300e6),
    ("de", "Deutschland stellt der Ukraine 500 Millionen Euro für Drohnen bereit. Weitere 140 Millionen Euro stammen aus den Zinserträgen eingefrorener russischer Vermögen.", 140e6),
    ("es", "Países Bajos dará a Ucrania 400 millones de euros para drones. Otros 90 millones, procedentes de los intereses de los activos rusos congelados, se destinarán a munición.", 90e6),
    ("it", "La Danimarca stanzierà 400 milioni di euro per droni destinati all'Ucraina. Altri 90 milioni, provenienti dagli interessi sui beni russi congelati, serviranno a comprare munizioni.", 90e6),
    ("no", "Norge gir 3 milliarder kroner til ukrainske droner. I tillegg kommer 700 millioner kroner fra renteinntektene av frosne russiske midler.", 700e6),
    ("fi", "Tanska antaa Ukrainalle 400 miljoonaa euroa drooneihin. Lisäksi 90 miljoonaa euroa tulee jäädytettyjen venäläisten varojen koroista, ja sillä ostetaan ammuksia.", 90e6),
    ("ro", "Danemarca va aloca 400 de milioane de euro pentru achiziția de drone destinate Ucrainei. Alte 90 de milioane, provenite din dobânzile activelor rusești înghețate, vor fi folosite pentru muniție.", 90e6),
]  # fmt: skip
FROZEN = [
    ("en", "Norway will give Ukraine 300 million euros for shells. The EU has 210 billion euros in frozen Russian assets.", 210e9),
    ("de", "Deutschland gibt der Ukraine 500 Millionen Euro für Drohnen. In Belgien liegen 190 Milliarden Euro eingefrorener russischer Vermögen.", 190e9),
    ("uk", "Данія спрямує 1,9 мільярда крон на дрони для ЗСУ. У Європі перебувають 210 млрд євро заморожених активів росії.", 210e9),
]  # fmt: skip
ALONE = [
    ("it", "L'Italia riceverà dal fondo Safe un prestito di 14,9 miliardi di euro, ha detto il ministro; 2,4 andranno alla difesa aerea e 1,8 ai mezzi blindati.", 2.4e9),
    ("es", "España pedirá un préstamo de 1.000 millones de euros del SAFE para armamento, dijo Robles; 300 irán a munición y el resto, a vehículos.", 300e6),
    ("fr", "La Belgique a promis 30 F-16 à l'Ukraine. Le milliard d'euros que le pays consacre chaque année à l'aide militaire à Kiev est dépensé sans suivi.", 1e9),
    ("nl", "België beloofde dertig F-16's aan Oekraïne. Het miljard euro dat het land jaarlijks aan militaire steun voor Kiev besteedt, is moeilijk te volgen.", 1e9),
    ("en", "Belgium pledged 30 F-16s to Ukraine. The billion euros a year that Belgium devotes to military aid for Ukraine is committed.", 1e9),
    ("uk", "Україна придбає в Thales 5000 ракет LMM коштом британського кредиту. Загальний обсяг позики становить 2,26 млрд фунтів.", 2.26e9),
    ("ru", "Украина купит у Thales 5000 ракет LMM за счёт британского кредита. Общий объём займа составляет 2,26 млрд фунтов.", 2.26e9),
    ("it", "Dal Safe, lo strumento europeo di prestiti per la difesa, Roma attende 14,9 miliardi di euro. Finora Bruxelles ne ha versati 2,2 come anticipo.", 2.2e9),
    ("de", "Von dem Safe-Kredit über 43,7 Milliarden Euro, den die EU Polen gewährt, ist bisher nur der Vorschuss von 6,5 Milliarden ausgezahlt.", 6.5e9),
    ("pl", "Polska wpłaciła dotąd na amerykańskie uzbrojenie dla Ukrainy w ramach PURL 100 mln dolarów.", 100e6),
    ("uk", "Нідерланди внесли до PURL ще 150 млн доларів. Загалом від започаткування до ініціативи надійшло 5,9 млрд доларів, додали в міністерстві.", 5.9e9),
    ("uk", "Данія виділить 1,3 млрд крон на гаубиці для ЗСУ. Загалом від запуску моделі через неї профінансовано зброї на 2,6 млрд євро.", 2.6e9),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), [*YIELDED, *ALONE])
def test_a_sum_is_told(code: str, text: str, value: float) -> None:
    assert value in [claim.amount.value for claim in sentence(text, code) if claim.amount]


@pytest.mark.parametrize(("code", "text", "value"), FROZEN)
def test_what_is_frozen_is_no_claim(code: str, text: str, value: float) -> None:
    sums = [claim.amount.value for claim in sentence(text, code) if claim.amount]
    assert sums
    assert value not in sums
