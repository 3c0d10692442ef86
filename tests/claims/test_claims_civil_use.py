"""A civil thing takes a sum away only where it is what the sum pays for."""

import pytest
from tests.claims.claims_samples import sentence

# The civil thing was attacked, or belongs to another clause.
MILITARY = [
    ("en", "After strikes on its railways, Kyiv got 50 million euros for drones.", 5e7),
    ("en", "Norway gave Ukraine 50 million euros after attacks on railway lines.", 5e7),
    ("en", "After strikes on its power grid, Kyiv got 50 million euros for drones.", 5e7),
    ("en", "Norway pledged Ukraine 50 million euros after Russian strikes on its power grid.", 5e7),
    ("en", "Generators hummed as Denmark pledged 200 million euros for the Ukrainian army.", 2e8),
    ("de", "Nach Angriffen auf sein Stromnetz erhielt Kiew 50 Millionen Euro.", 5e7),
    ("de", "Während die Generatoren liefen, sagte Dänemark 200 Millionen Euro für die ukrainische Armee zu.", 2e8),
    ("fr", "Après des frappes russes sur son réseau électrique, Kiev a reçu 50 millions d'euros.", 5e7),
    ("fr", "Alors que les générateurs tournaient, le Danemark a promis 200 millions d'euros pour l'armée ukrainienne.", 2e8),
    ("es", "Tras los ataques contra su red eléctrica, Kiev recibió 50 millones de euros.", 5e7),
    ("it", "Dopo gli attacchi alla rete elettrica, Kiev ha ricevuto 50 milioni di euro.", 5e7),
    ("pt", "Após ataques à sua rede elétrica, Kiev recebeu 50 milhões de euros.", 5e7),
    ("ro", "După atacurile asupra rețelei electrice, Kievul a primit 50 de milioane de euro.", 5e7),
    ("nl", "Na aanvallen op het stroomnet kreeg Kiev 50 miljoen euro.", 5e7),
    ("sv", "Efter attacker mot elnätet fick Kiev 50 miljoner euro.", 5e7),
    ("sv", "Medan generatorerna brummade lovade Danmark 200 miljoner euro till Ukrainas armé.", 2e8),
    ("no", "Etter angrep på strømnettet fikk Kyiv 50 millioner euro.", 5e7),
    ("da", "Efter angreb på elnettet fik Kyiv 50 mio. euro.", 5e7),
    ("uk", "Після ударів по енергосистемі Київ отримав 50 млн євро.", 5e7),
    ("uk", "Поки гули генератори, Данія пообіцяла 200 млн євро для української армії.", 2e8),
    ("ru", "После ударов по энергосистеме Киев получил 50 млн евро.", 5e7),
    ("bg", "След атаки срещу електропреносната мрежа Киев получи 50 млн. евро.", 5e7),
    ("pl", "Po atakach na sieć energetyczną Kijów dostał 50 mln euro.", 5e7),
    ("cs", "Po útocích na energetickou síť dostal Kyjev 50 milionů eur.", 5e7),
    ("sk", "Po útokoch na energetickú sieť dostal Kyjev 50 miliónov eur.", 5e7),
    ("hr", "Nakon napada na elektroenergetsku mrežu Kijev je dobio 50 milijuna eura.", 5e7),
    ("el", "Μετά τις επιθέσεις στο ηλεκτρικό δίκτυο, το Κίεβο έλαβε 50 εκατ. ευρώ.", 5e7),
    ("fi", "Sähköverkkoon tehtyjen iskujen jälkeen Kiova sai 50 miljoonaa euroa.", 5e7),
    ("hu", "Az elektromos hálózat elleni támadások után Kijev 50 millió eurót kapott.", 5e7),
    ("tr", "Elektrik şebekesine yapılan saldırıların ardından Norveç Kiev'e 50 milyon avro verdi.", 5e7),
]  # fmt: skip
CIVIL = [
    ("en", "After strikes on power plants, Norway pledges 50 million euros for the power grid."),
    ("en", "For Ukraine's power grid, Poland adds 40 million euros."),
    ("de", "In das Stromnetz steckt Dänemark 40 Millionen Euro."),
    ("fr", "Après des frappes sur des centrales, la Norvège donne 50 millions d'euros pour le réseau électrique."),
    ("uk", "Після ударів по електростанціях Норвегія дає 50 млн євро на енергосистему."),
    ("sv", "På elnätet satsar Danmark 8 miljoner euro."),
    ("fi", "Generaattoreihin Tanska antaa 8 miljoonaa euroa."),
]  # fmt: skip

# Ships and aircraft that carry goods and passengers.
TRANSPORT = [
    ("es", "España prestó a Perú 1.150 millones de euros para el metro de Lima."),
    ("fr", "La France prête à l'Égypte 2 milliards d'euros pour le métro du Caire."),
    ("en", "HD Hyundai has a $1.2 billion order for six container ships from Greece."),
    ("fr", "La Corée du Sud a vendu six porte-conteneurs à la Grèce pour 1,2 milliard de dollars."),
    ("de", "Südkoreas Hanwha baut für Griechenland sechs Containerschiffe für 1,2 Milliarden Dollar."),
    ("pt", "A Embraer vendeu em junho 24 jatos E195-E2 a uma empresa aérea do Vietname, negócio de 2,1 mil milhões de dólares."),
    ("en", "Embraer sold 24 E195-E2 jets to Vietnam for 2.1 billion dollars."),
    ("pl", "Hanwha zbuduje dla Grecji sześć kontenerowców za 1,2 mld dolarów."),
    ("uk", "Hanwha збудує для Греції шість контейнеровозів за 1,2 млрд доларів."),
    ("ru", "Hanwha построит для Греции шесть контейнеровозов за 1,2 млрд долларов."),
]  # fmt: skip
RAILWAYS = [
    ("en", "Exim Bank lends Serbia 2 billion dollars for the railway line to Budapest."),
    ("fr", "L'Inde prête 400 millions de dollars au Népal pour ses locomotives."),
    ("de", "China gewährt Serbien einen Kredit von 2 Milliarden Euro für die Eisenbahn."),
    ("ru", "Железная дорога в Узбекистан оценивается в 4,7 млрд долларов, кредит даёт Пекин."),
    ("uk", "Угорщина дає Сербії кредит на 300 млн євро на залізницю."),
    ("pl", "Chiny pożyczają Serbii 2 mld euro na linię kolejową."),
    ("es", "China presta a Serbia 2.000 millones de euros para el ferrocarril."),
    ("it", "La Cina presta alla Serbia 2 miliardi di euro per la ferrovia."),
    ("nl", "China leent Servië 2 miljard euro voor de spoorlijn."),
    ("pt", "A China empresta à Sérvia 2 mil milhões de euros para o caminho de ferro."),
    ("cs", "Čína půjčí Srbsku 2 miliardy eur na železnici."),
    ("sk", "Čína požičia Srbsku 2 miliardy eur na železnicu."),
    ("sv", "Kina lånar ut 2 miljarder euro till Serbien för järnvägen."),
    ("no", "Kina låner Serbia 2 milliarder euro til jernbanen."),
    ("da", "Kina låner Serbien 2 mia. euro til jernbanen."),
    ("fi", "Kiina lainaa Serbialle 2 miljardia euroa rautatien rakentamiseen."),
    ("ro", "China împrumută Serbiei 2 miliarde de euro pentru calea ferată."),
    ("hu", "Kína 2 milliárd eurót ad kölcsön Szerbiának a vasútra."),
    ("hr", "Kina posuđuje Srbiji 2 milijarde eura za željeznicu."),
    ("bg", "Китай дава на Сърбия заем от 2 млрд. евро за железопътната линия."),
    ("tr", "Çin, Sırbistan'a demiryolu için 2 milyar avro kredi veriyor."),
    ("el", "Η Κίνα δανείζει στη Σερβία 2 δισ. ευρώ για τον σιδηρόδρομο."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), MILITARY)
def test_a_civil_thing_that_the_sum_does_not_pay_for_takes_it_away_from_nobody(
    code: str, text: str, value: float
) -> None:
    assert value in [c.amount.value for c in sentence(text, code) if c.amount]


@pytest.mark.parametrize(("code", "text"), [*CIVIL, *RAILWAYS, *TRANSPORT])
def test_a_civil_thing_that_the_sum_pays_for_makes_it_no_claim(code: str, text: str) -> None:
    assert not [c for c in sentence(text, code) if c.amount]
