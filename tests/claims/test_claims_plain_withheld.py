"""What plain reports keep back: a price fixed later, never made public, kept secret."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.extraction import extract_one

KEPT_BACK = [
    ("es", "Perú firmó un acuerdo con Hyundai Rotem para adquirir 38 tanques K2. El precio se fijará más adelante.", "price"),
    ("en", "Armenia bought four GM200 radars from Thales. Their price has never been made public.", "price"),
    ("fr", "L'Arménie a acheté quatre radars GM200 à Thales. Leur prix n'a jamais été rendu public.", "price"),
    ("de", "Armenien hat vier Radare GM200 von Thales gekauft. Der Preis wurde nie veröffentlicht.", "price"),
    ("it", "L'Armenia ha acquistato quattro radar GM200 da Thales. Il prezzo non è mai stato reso pubblico.", "price"),
    ("pl", "Armenia kupiła od Thales cztery radary GM200. Ceny nigdy nie ujawniono.", "price"),
    ("cs", "Arménie koupila od Thales čtyři radary GM200. Cena bude stanovena později.", "price"),
    ("ru", "Армения купила у Thales четыре радара GM200. Цена никогда не раскрывалась.", "price"),
    ("uk", "Вірменія купила в Thales чотири радари GM200. Ціну тримають у секреті.", "price"),
    ("nl", "Armenië kocht vier radars GM200 van Thales. De prijs wordt later vastgesteld.", "price"),
    ("sv", "Lettland beställer RBS 70 av Saab för 1,9 miljarder kronor. Antalet robotar hemlighålls.", "number"),
    ("fr", "L'Arménie a acheté quatre radars GM200 à Thales, a confirmé le ministre, sans en donner le prix.", "price"),
    ("es", "Armenia compró a Thales cuatro radares GM200. No se informó de los plazos de entrega.", "timetable"),
    ("nl", "Armenië kocht vier radars GM200 van Thales. Wat de radars kosten, vermeldt het bedrijf niet.", "price"),
    # a list of who supplies is no list of weapons
    ("en", "Kenya will buy 12 howitzers from Spain. The list of supplying countries was not disclosed.", "supplier"),
    ("fr", "Le Kenya achètera 12 obusiers. La liste des pays fournisseurs reste secrète.", "supplier"),
    ("cs", "Keňa koupí 12 houfnic. Seznam zemí Nairobi tají.", "supplier"),
    ("pl", "Kenia kupi 12 haubic. Lista dostawców jest tajna.", "supplier"),
    ("uk", "Кенія купить 12 гаубиць. Перелік країн не розголошується.", "supplier"),
    ("uk", "Данія дасть 15 млн євро на гаубиці «Богдана». Скільки саме гармат буде куплено, міністр не уточнив.", "number"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "what"), KEPT_BACK)
def test_what_is_fixed_later_or_never_published_is_withheld(code: str, text: str, what: str) -> None:
    (claim,) = extract_one(document(f"Report\n\n{text}\n", code, "one")).claims
    assert claim.withheld is not None
    assert claim.withheld.says == what


def test_what_is_kept_back_belongs_to_what_was_told_before() -> None:
    text = "Nizozemsko pošle Ukrajině 85 milionů eur na granáty, jejichž seznam tají. Ministr popřel, že Česko dá na granáty dvě miliardy korun."
    claims = extract_one(document(f"Zpráva\n\n{text}\n", "cs", "one")).claims
    assert [bool(claim.withheld) for claim in claims] == [True, False]


def test_the_price_of_the_share_of_one_state_is_kept_back() -> None:
    text = "België en Nederland hebben bij Kongsberg tien NASAMS-systemen besteld. Zeven ervan zijn voor Nederland, de overige drie voor België. Wat de Nederlandse systemen kosten, vermeldt het bedrijf niet."
    claims = extract_one(document(f"Bericht\n\n{text}\n", "nl", "one")).claims
    assert [claim.quantity.value for claim in claims if claim.withheld and claim.quantity] == [7]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Kenya will buy 12 howitzers from Spain. The list of companies was not disclosed."),
        (
            "it",
            "Il Kenya comprerà 12 obici dalla Spagna. L'elenco delle aziende coinvolte non è stato diffuso.",
        ),
    ],
)
def test_a_list_of_firms_is_no_list_of_weapons(code: str, text: str) -> None:
    (claim,) = extract_one(document(f"Report\n\n{text}\n", code, "one")).claims
    assert claim.withheld is None
