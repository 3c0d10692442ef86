"""How firm claims are that say little of it: contents of a contract, orders, options, offers turned down."""

import pytest
from tests.claims.claims_samples import TITLES, document, sentence

from rempart.claims.extraction import extract_one

# Language, text behind the title, the statuses in the order of the text.
FIRM = [
    # what the contract holds, and what follows it, is as firm as the contract
    ("en", "Norway signed a contract for 20 howitzers with BAE Systems. It also covers 500 shells.", ["contracted"] * 2),
    ("fr", "La Belgique a signé un contrat pour 28 obusiers avec KNDS France. Le contrat prévoit la livraison de 5 000 obus.", ["contracted"] * 2),
    ("it", "L'Austria ha firmato un contratto per 12 obici con Leonardo. Il contratto prevede la fornitura di 500 proiettili.", ["contracted"] * 2),
    ("ru", "Литва подписала контракт на 12 гаубиц. Контракт предусматривает поставку 5 тысяч снарядов.", ["contracted"] * 2),
    ("es", "Chile firmó un contrato por 12 obuses con Indra. La operación asciende a 200 millones de dólares. Incluye:\n\n• 40 morteros", ["contracted"] * 2),
    # but not what it only allows
    ("en", "Norway signed a contract for 20 howitzers with BAE Systems. Finland could buy 12 howitzers from it.", ["contracted", "planned"]),
    ("en", "Norway signed a contract for 20 howitzers with BAE Systems. The contract includes an option for four more howitzers.", ["contracted", "planned"]),
    ("fr", "La Belgique a signé un contrat pour 28 obusiers avec KNDS France. Le contrat prévoit une option sur quatre autres obusiers.", ["contracted", "planned"]),
    # an order is placed, a competition won
    ("en", "The largest item is a 98 million-euro order from Norway for 20 howitzers.", ["contracted"]),
    ("en", "Saab won a €97 million contract from Estonia for 62 mortars.", ["contracted"]),
    ("de", "Größter Posten war eine Bestellung Norwegens über 20 Haubitzen.", ["contracted"]),
    # an option taken up
    ("en", "Norway exercised an option for 12 howitzers.", ["contracted"]),
    ("fr", "La Lettonie a levé une option sur 12 obusiers.", ["contracted"]),
    ("pl", "Łotwa skorzystała z opcji na 12 haubic.", ["contracted"]),
    ("uk", "Латвія скористалася опціоном на 12 гаубиць.", ["contracted"]),
    ("ro", "Polonia a exercitat opțiunea pentru 12 obuziere.", ["contracted"]),
    # an offer turned down, talks broken off
    ("es", "La oferta de Otokar, de 60 obuses por 980 millones de dólares, fue descartada. Chile eligió otro proveedor de obuses.", ["denied"]),
    ("nl", "Noorwegen zoekt houwitsers. Het bod van Hyundai Rotem, 60 houwitsers voor 1,3 miljard euro, viel af.", ["denied"]),
    ("pl", "Polska podpisała umowę na 12 haubic. Negocjacje w sprawie zakupu 30 śmigłowców zostały zerwane.", ["contracted", "denied"]),
    # who lost denies nothing of what was told before; who keeps a name back denies nothing
    ("de", "Norwegen kauft 20 Haubitzen bei KNDS. Unterlegen ist Rheinmetall.", ["planned"]),
    ("ru", "Литва ведёт переговоры о продаже 30 гаубиц, министр отказался назвать покупателя.", ["planned"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "statuses"), FIRM)
def test_a_claim_is_as_firm_as_its_deal(language: str, text: str, statuses: list[str]) -> None:
    report = extract_one(document(f"{TITLES[language]}\n{text}", language))
    assert [claim.status for claim in report.claims] == statuses


PROMISED = [
    ("en", "Norway will donate 35 Leopard tanks to Ukraine, Defence Minister Tore Sandvik said.", "announced"),
    ("uk", "Норвегія передасть Україні 35 танків Leopard, повідомив міністр оборони Норвегії.", "announced"),
    ("sv", "Norge ska skänka 35 stridsvagnar Leopard till Ukraina, säger försvarsminister Tore Sandvik.", "announced"),
    ("en", "Norway plans to donate 35 Leopard tanks to Ukraine, Defence Minister Tore Sandvik said.", "planned"),
    ("en", "Kyiv and Washington are finalising an agreement on American weapons worth 90 billion dollars, the minister said.", "planned"),
    ("fr", "Kiev et Washington finalisent un accord sur l'achat d'armes américaines pour 90 milliards de dollars, a dit le ministre.", "planned"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "status"), PROMISED)
def test_a_promised_gift_is_announced_and_what_is_being_finalised_planned(
    code: str, text: str, status: str
) -> None:
    assert {claim.status for claim in sentence(text, code)} == {status}


# Who is near a deal has none yet.
NEAR = [
    ("en", "Greece and Israel's Rafael are close to a 750 million euro deal for PULS launchers."),
    ("fr", "La Grèce et Rafael sont proches d'un contrat de 750 millions d'euros pour des PULS."),
    ("de", "Griechenland und die israelische Rafael stehen vor einem Vertrag über 750 Millionen Euro für PULS."),
    ("es", "Grecia y la israelí Rafael están cerca de cerrar un contrato de 750 millones de euros por PULS."),
    ("it", "La Grecia e l'israeliana Rafael sono vicine a un contratto da 750 milioni di euro per i PULS."),
    ("pt", "A Grécia e a israelita Rafael estão perto de fechar um contrato de 750 milhões de euros por PULS."),
    ("pl", "Grecja i izraelski Rafael są bliskie podpisania umowy za 750 mln euro na wyrzutnie PULS."),
    ("uk", "Греція та ізраїльська Rafael близькі до контракту на 750 млн євро на установки PULS."),
    ("ru", "Греция и израильская Rafael близки к контракту на 750 млн евро на установки PULS."),
    ("ro", "Grecia și compania israeliană Rafael sunt aproape de un contract de 750 de milioane de euro pentru PULS."),
    ("no", "Hellas og israelske Rafael er nær en kontrakt på 750 millioner euro for PULS."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), NEAR)
def test_who_is_near_a_deal_plans_it(code: str, text: str) -> None:
    [claim] = sentence(text, code)
    assert (claim.status, claim.buyer, claim.seller) == ("planned", ("GR",), ("Rafael", "IL"))
    assert claim.amount
    assert claim.amount.bound == "exact"
