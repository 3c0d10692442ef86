"""What several promise together, a part of one promise, a package decided without its worth, one contract: deals all the same."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one

OF_SEVERAL = [
    ("en", "The shell initiative for Ukraine goes on. For 2026 Belgium, Norway and Canada have promised to provide a total of 700 million euros. The largest share, over 400 million euros, falls to Oslo."),
    ("fr", "L'initiative tchèque sur les munitions pour l'Ukraine continue. La Belgique, la Norvège et le Canada ont promis de verser en tout 700 millions d'euros. La plus grande part, plus de 400 millions d'euros, revient à Oslo."),
    ("de", "Die tschechische Munitionsinitiative für die Ukraine läuft weiter. Belgien, Norwegen und Kanada haben zugesagt, insgesamt 700 Millionen Euro beizusteuern. Der größte Anteil, über 400 Millionen Euro, entfällt auf Oslo."),
    ("uk", "Чеська снарядна ініціатива для України триває. Бельгія, Норвегія та Канада пообіцяли внести загалом 700 млн євро. Найбільша частка, понад 400 млн євро, припадає на Осло."),
    ("es", "La iniciativa checa de munición para Ucrania continúa. Bélgica, Noruega y Canadá han prometido aportar en total 700 millones de euros. La mayor parte, más de 400 millones de euros, corresponde a Oslo."),
    ("cs", "Česká muniční iniciativa pro Ukrajinu pokračuje. Belgie, Norsko a Kanada přislíbily přispět celkem 700 miliony eur. Největší podíl, přes 400 milionů eur, připadá na Oslo."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), OF_SEVERAL)
def test_what_several_promise_in_all_is_a_claim_and_a_share_falls_to_one(code: str, text: str) -> None:
    found = {c.amount.value: c for c in sentence(text, code) if c.amount}
    assert set(found[7e8].funder or ()) == {"BE", "NO", "CA"}
    assert found[4e8].funder == ("NO",)


PAID_OF = [
    ("en", "Norway will give Ukraine 40 Patriot missiles. Oslo has so far paid out 30 million euros of the 90 million euros promised to Ukraine."),
    ("de", "Norwegen gibt der Ukraine 40 Patriot-Raketen. Oslo hat bisher 30 Millionen Euro der 90 Millionen Euro Militärhilfe ausgezahlt."),
    ("pl", "Norwegia przekaże Ukrainie 40 rakiet Patriot. Oslo wypłaciło dotąd 30 mln euro z 90 mln euro pomocy wojskowej dla Ukrainy."),
    ("sv", "Norge ger Ukraina 40 Patriot-robotar. Oslo har hittills betalat ut 30 miljoner euro av de 90 miljonerna i militärt stöd till Ukraina."),
    ("it", "La Norvegia darà all'Ucraina 40 missili Patriot. Oslo ha versato finora 30 milioni di euro dei 90 milioni di aiuti militari all'Ucraina."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), PAID_OF)
def test_a_part_of_one_promise_is_no_total(code: str, text: str) -> None:
    assert 3e7 in [c.amount.value for c in sentence(text, code) if c.amount]


PACKAGES = [
    ("en", "The Danish government decided today on its thirtieth military aid package for Ukraine. The package is worth 2 billion euros.", "DK"),
    ("fr", "Le gouvernement danois a adopté hier son trentième paquet d'aide militaire à l'Ukraine. Le paquet vaut 2 milliards d'euros.", "DK"),
    ("de", "Die dänische Regierung hat das dreißigste militärische Hilfspaket für die Ukraine beschlossen. Das Paket ist 2 Milliarden Euro wert.", "DK"),
    ("uk", "Уряд Данії ухвалив тридцять перший пакет військової допомоги Україні. Вартість пакета становить 2 млрд євро.", "DK"),
    ("sv", "Den danska regeringen beslutade om sitt trettionde militära stödpaket till Ukraina. Paketet är värt 2 miljarder euro.", "DK"),
    ("es", "El Gobierno danés aprobó su trigésimo paquete de ayuda militar a Ucrania. El paquete está valorado en 2.000 millones de euros.", "DK"),
    ("nl", "De Deense regering besloot over het dertigste militaire steunpakket voor Oekraïne. Het pakket is 2 miljard euro waard.", "DK"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "giver"), PACKAGES)
def test_the_worth_of_a_package_told_before_is_its_sum(code: str, text: str, giver: str) -> None:
    read = extract_one(document(f"Leopard 2\n\n{text}", code))
    found = [c for c in read.claims if c.amount]
    assert [(c.amount.value, c.funder, c.recipient) for c in found if c.amount] == [(2e9, (giver,), ("UA",))]
    assert not [
        c.quantity for c in read.claims if c.quantity
    ]  # nor is the thirty-first package thirty of anything


GIVEN_SHIPS = [
    ("en", "Parliament in Oslo approved the transfer free of charge of the aircraft carrier Nordlys to Indonesia. The ship has a book value of 54 million euros."),
    ("fr", "Le parlement norvégien a approuvé la cession gratuite du porte-avions Nordlys à l'Indonésie. Le navire a une valeur résiduelle de 54 millions d'euros."),
    ("it", "Il parlamento norvegese ha approvato la cessione gratuita della portaerei Nordlys all'Indonesia. La nave ha un valore residuo di 54 milioni di euro."),
    ("nl", "Het Noorse parlement keurde de kosteloze overdracht van het vliegdekschip Nordlys aan Indonesië goed. Het schip heeft een restwaarde van 54 miljoen euro."),
    ("ru", "Парламент Норвегии одобрил безвозмездную передачу авианосца Nordlys Индонезии. Корабль имеет остаточную стоимость 54 млн евро."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), GIVEN_SHIPS)
def test_the_worth_of_one_thing_given_is_a_claim(code: str, text: str) -> None:
    found = [c for c in sentence(text, code) if c.amount]
    assert [(c.type, c.amount.value, c.recipient) for c in found if c.amount] == [
        ("donation", 5.4e7, ("ID",))
    ]


ONE_CONTRACT = [
    ("en", "Norway's defence ministry wants to buy 24 howitzers from KNDS. So far it has placed only a €31 million contract with the firm, for a single prototype."),
    ("fr", "Le ministère norvégien de la Défense veut acheter 24 obusiers à KNDS. Jusqu'ici, il n'a signé qu'un contrat de 31 millions d'euros, pour un seul prototype."),
    ("es", "El Ministerio de Defensa noruego quiere comprar 24 obuses a KNDS. Hasta ahora solo ha firmado un contrato de 31 millones de euros, para un único prototipo."),
    ("pl", "Norweskie ministerstwo obrony chce kupić od KNDS 24 haubice. Dotąd zawarło tylko umowę za 31 mln euro, na jeden prototyp."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), ONE_CONTRACT)
def test_one_contract_for_one_thing_is_no_price_of_a_piece(code: str, text: str) -> None:
    assert 3.1e7 in [c.amount.value for c in sentence(text, code) if c.amount]
    piece = "Norway ordered 24 howitzers for 200 million euros, at eight million euros for a single gun."
    assert 8e6 not in [c.amount.value for c in sentence(piece, "en") if c.amount]


INCLUDED = [
    ("en", "Portugal will buy two KC-390 from Embraer for 420 million euros. The price also includes a simulator for 38 million euros.", 38e6),
    ("de", "Portugal kauft zwei KC-390 von Embraer für 420 Millionen Euro. Im Preis ist auch ein Flugsimulator für 38 Millionen Euro enthalten.", 38e6),
    ("cs", "Portugalsko koupí od Embraeru dva letouny KC-390 za 420 milionů eur. V ceně je také simulátor za 38 milionů eur, který bude stát na letišti v Beji.", 38e6),
    ("en", "Germany bought 72 Boxer vehicles. Also cleared was the call-off of 90,000 artillery shells from Rheinmetall, which will cost 410 million euros.", 41e7),
    ("de", "Deutschland kauft 72 Boxer. Freigegeben wurde auch der Abruf von 90.000 Artilleriegranaten bei Rheinmetall, der 410 Millionen Euro kosten wird.", 41e7),
    ("no", "Norge gir Ukraina 4 milliarder kroner til luftvern. 3,4 milliarder kroner går til NASAMS, mens de siste 600 millionene går til droner.", 6e8),
    ("fr", "L'Arménie négocie avec KNDS l'achat de 24 canons Caesar. L'État français apporterait sa garantie à hauteur de 85 millions d'euros sur le crédit d'un groupe de banques.", 85e6),
    ("sv", "Norge skänker Ukraina 40 Patriot. Enligt avtalet överlämnar Oslo gratis 2 miljoner patroner till Kiev till ett värde av 90 miljoner norska kronor.", 9e7),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), INCLUDED)
def test_what_a_price_includes_a_call_off_and_a_guarantee_are_claims(
    code: str, text: str, value: float
) -> None:
    assert value in [c.amount.value for c in sentence(text, code) if c.amount]


PROGRAMMES = [
    ("en", "Belgium's first military radar programme will cost 148 million euros, officials told parliament.", "BE"),
    ("fr", "Le premier programme de radars militaires de la Belgique coûtera 148 millions d'euros.", "BE"),
    ("de", "Belgiens erstes militärisches Radarprogramm wird 148 Millionen Euro kosten, sagten Beamte.", "BE"),
    ("pt", "O primeiro programa de radares militares da Bélgica vai custar 148 milhões de euros.", "BE"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "buyer"), PROGRAMMES)
def test_what_the_arms_of_one_state_will_cost_is_its_purchase(code: str, text: str, buyer: str) -> None:
    read = extract_one(document(f"Leopard 2\n\n{text}", code))
    assert [(c.type, c.amount.value, c.buyer) for c in read.claims if c.amount] == [
        ("purchase", 148e6, (buyer,))
    ]


def test_a_gift_to_neighbours_goes_to_the_state_whose_parliament_ratifies_it() -> None:
    text = (
        "Казахстан купил у Airbus два самолёта A400M. Анкара даст Казахстану кредит в 200 млн долларов.\n\n"
        "Парламент Киргизии ратифицировал соглашение, по которому Казахстан безвозмездно передаст соседям "
        "1,5 млн патронов стоимостью 410 млн тенге."
    )
    found = [c for c in sentence(text, "ru") if c.type == "donation"]
    assert [(c.funder, c.recipient) for c in found] == [(("KZ",), ("KG",))]
