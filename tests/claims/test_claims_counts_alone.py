"""Counts that no verb of the tables governs, and numbers that stand alone for the things of the deal before."""

import pytest
from tests.claims.claims_samples import sentence

ORDERS = {
    "en": "Chile signed a contract with Hanwha for 24 K9 howitzers.",
    "fr": "La Croatie a signé avec KNDS un contrat pour 24 canons Caesar.",
    "de": "Kroatien hat bei KNDS 24 Panzer Leopard 2 bestellt.",
    "es": "Perú compra 24 cazas F-16 a Estados Unidos.",
    "it": "La Grecia compra 24 elicotteri AW149 da Leonardo.",
    "pl": "Polska zamówiła w Korei 24 haubice K9.",
    "ru": "Вьетнам купил у Кореи 24 гаубицы K9.",
    "uk": "Литва купила в Німеччині 24 танки Leopard 2.",
    "pt": "Portugal compra 24 viaturas Piranha à Suíça.",
    "nl": "Nederland koopt 24 Leopard 2-tanks van Duitsland.",
    "sv": "Sverige köper 24 haubitsar Archer från Storbritannien.",
    "no": "Norge kjøper 24 stridsvogner Leopard 2 fra Tyskland.",
    "da": "Danmark køber 24 haubitser Caesar fra Frankrig.",
    "cs": "Česko kupuje od Švédska 24 vozidel CV90.",
    "sk": "Slovensko kupuje od Švédska 24 vozidiel CV90.",
    "ro": "România cumpără din Coreea 24 de obuziere K9.",
    "hr": "Hrvatska kupuje od Njemačke 24 tenka Leopard 2.",
    "fi": "Suomi ostaa Etelä-Korealta 24 K9-panssarihaupitsia.",
    "hu": "Magyarország 24 Leopard 2 harckocsit vásárol Németországtól.",
    "el": "Η Ελλάδα αγοράζει 24 άρματα Leopard 2 από τη Γερμανία.",
    "bg": "България купува от САЩ 24 изтребителя F-16.",
}  # fmt: skip
# What becomes of some of them: of which so many, the first ones; whatever verb the clause has.
OF_WHICH = [
    ("en", "The price covers simulators for the crews, nine of which stay in Santiago."),
    ("fr", "Le lot compte des engins d'occasion, dont neuf pour l'école d'artillerie."),
    ("de", "Der Preis gilt für alle Panzer, von denen neun in Bayern bleiben."),
    ("es", "El precio es el de los aparatos nuevos, de los que nueve quedan en Texas."),
    ("it", "Il prezzo vale per i velivoli nuovi, di cui nove per la scuola di volo."),
    ("pl", "Cena dotyczy nowych dział, z których dziewięć stanie w Toruniu."),
    ("ru", "Цена включает новые орудия, из которых девять достанутся училищу."),
    ("uk", "Ціна стосується нових машин, з яких дев'ять залишаться в Каунасі."),
    ("pt", "O preço vale para os veículos novos, dos quais nove ficam em Évora."),
    ("nl", "De prijs geldt voor nieuwe voertuigen, waarvan negen in Assen blijven."),
    ("sv", "Priset gäller nya pjäser, varav nio blir kvar i Boden."),
    ("no", "Prisen gjelder nye vogner, hvorav ni blir på Rena."),
    ("da", "Prisen gælder nye kanoner, hvoraf ni bliver i Oksbøl."),
    ("cs", "Cena platí pro nové stroje, z nichž devět zůstane ve Vyškově."),
    ("sk", "Cena platí pre nové stroje, z ktorých deväť ostane v Martine."),
    ("ro", "Prețul este pentru piese noi, dintre care nouă rămân la Brașov."),
    ("hr", "Cijena vrijedi za nova vozila, od kojih devet ostaje u Sisku."),
    ("fi", "Hinta koskee uusia laitteita, joista yhdeksän jää Niinisaloon."),
    ("el", "Η τιμή αφορά νέα οχήματα, από τα οποία εννέα μένουν στην Ξάνθη."),
    ("bg", "Цената е за нови машини, от които девет остават в Граф Игнатиево."),
]  # fmt: skip
ALONE = [
    ("en", "By autumn the yard had counted nine.", 9),
    ("en", "Santiago had hoped for 36.", 36),
    ("fr", "Ce sera trente, a tranché le ministre.", 30),
    ("de", "Zagreb nimmt neun.", 9),
    ("es", "Serán doce, zanjó el ministro.", 12),
    ("it", "Saranno dodici, ha tagliato corto il ministro.", 12),
    ("pl", "Miało ich być trzydzieści.", 30),
    ("ru", "До осени дошло девять.", 9),
    ("uk", "Бойових буде вісімнадцять.", 18),
]  # fmt: skip
SOME = [
    ("en", "The first nine guns should roll through Arica in spring.", 9),
    ("fr", "Les neuf premiers canons devraient mouiller à Split au printemps.", 9),
    ("de", "Die ersten neun Panzer sollen im Frühjahr in Rijeka ankern.", 9),
    ("es", "Los primeros nueve cazas deben posarse en Arequipa en primavera.", 9),
    ("it", "I primi nove elicotteri dovrebbero posarsi a Volos in primavera.", 9),
]  # fmt: skip
NOTHING = [
    ("en", "The talks took 15 days in the first round and 30 in the second."),
    ("en", "Parliament voted 94 to 61."),
    ("en", "Two of the officials, both over 50, said so."),
    ("en", "The plan (section 3) is said to be in phase 2."),
    ("fr", "Le projet entre en phase 2, selon la page 3 du rapport."),
    ("en", "About nine per cent of the price is for training."),
    ("fr", "Le 9 mars, le ministre sera à Zagreb."),
    ("fr", "Les Vingt-Sept emprunteront, et les Vingt-Sept rembourseront."),
    ("es", "El programa nació en los años ochenta."),
    ("de", "Am 9. März reist der Minister nach Zagreb."),
    ("cs", "Praha, 9. března - Ministr odletěl."),
    ("es", "El nueve por ciento del precio es para formación."),
    ("it", "Il prezzo sale da 9 a 12 milioni di euro."),
    ("ru", "Девять процентов суммы уйдут на обучение."),
    ("uk", "Дев'ять відсотків суми підуть на навчання."),
]  # fmt: skip


def counts_of(text: str, code: str) -> dict[float, set[str]]:
    found: dict[float, set[str]] = {}
    for claim in sentence(f"{ORDERS[code]}\n\n{text}", code):
        if claim.quantity:
            found.setdefault(claim.quantity.value, set()).add(claim.type)
    return found


@pytest.mark.parametrize(("code", "text"), OF_WHICH)
def test_so_many_of_which_are_of_the_things_told(code: str, text: str) -> None:
    assert counts_of(text, code).keys() == {24, 9}


@pytest.mark.parametrize(("code", "text", "value"), ALONE)
def test_a_number_without_a_noun_counts_the_things_of_the_deal_before(
    code: str, text: str, value: float
) -> None:
    assert counts_of(text, code).keys() == {24, value}


@pytest.mark.parametrize(("code", "text", "value"), SOME)
def test_some_of_the_things_ordered_are_their_delivery(code: str, text: str, value: float) -> None:
    assert counts_of(text, code)[value] == {"delivery"}


@pytest.mark.parametrize(("code", "text"), NOTHING)
def test_days_votes_people_and_shares_count_no_things(code: str, text: str) -> None:
    assert counts_of(text, code).keys() == {24}


def test_a_count_of_another_thing_takes_who_acts_from_the_deal_before_and_names_its_rule() -> None:
    text = f"{ORDERS['en']}\n\nOn the list there are also 30 Stinger missiles."
    claims = [c for c in sentence(text, "en") if c.quantity and c.quantity.value == 30]
    assert [(c.type, c.buyer, c.rule) for c in claims] == [("purchase", ("CL",), "purchase:count alone")]
    assert claims[0].seller != ("Hanwha Aerospace", "KR")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Romania signed a contract with Rafael for six SPYDER systems. The first two will be delivered in 2028."),
        ("fr", "La Roumanie a commandé six systèmes SPYDER à Rafael. Les deux premiers seront livrés en 2028."),
        ("es", "Rumanía compró seis sistemas SPYDER a Israel. Los dos primeros serán entregados en 2028."),
        ("ro", "România a cumpărat șase sisteme SPYDER de la Rafael. Primele două vor fi livrate în 2028."),
    ],
)  # fmt: skip
def test_a_delivery_that_names_nobody_is_to_the_buyer_of_the_same_things(code: str, text: str) -> None:
    claims = [c for c in sentence(text, code) if c.quantity and c.quantity.value == 2]
    assert [(c.type, c.buyer or c.recipient) for c in claims] == [("delivery", ("RO",))]


def test_how_many_of_a_named_thing_have_come_is_told_whoever_gets_them() -> None:
    text = "Roma compra 21 cingolati Lynx. I primi cinque Lynx sono arrivati a Montelibretti."
    assert ("delivery", 5) in {(c.type, c.quantity.value) for c in sentence(text, "it") if c.quantity}
