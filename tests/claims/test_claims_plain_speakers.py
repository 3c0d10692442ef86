"""Who says it in plain reports: papers by their town, days put in, bodies where it is said, who denies a report."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.extraction import extract_one

# Language, text behind the title, who says the last claim.
SPEAKERS = [
    # the town, or where it is, belongs to the title of a paper
    ("en", "Kenya will buy 12 howitzers, the Nairobi Times reported, citing two officials.", "Nairobi Times, officials"),
    ("fr", "Le Kenya achètera 12 obusiers, affirme lundi La Gazette du Sud.", "La Gazette du Sud"),
    ("fr", "Le Kenya achètera 12 obusiers, a appris L'Écho de Mombasa auprès de deux officiers.", "Écho de Mombasa"),
    # a day stands between the verb and who speaks
    ("fr", "Le Kenya achètera 12 obusiers, a annoncé, mardi 3 mai, le ministre de la défense, Élie Morel.", "Élie Morel"),
    # a firm or a body ends what is said, who says it closes the clause
    (
        "es",
        "Kenia comprará 12 obuses, según el general Luis Vera. Unos 30 camiones llegarán a la Fábrica del Ejército (FAE), cerca de Madrid, detalló el oficial.",
        "Luis Vera",
    ),
    ("uk", "Норвегія виділить 900 млн крон на виробництво 40 безпілотників компанії Ukrspecsystems, повідомив у середу міністр оборони України Ян Коваль.", "Ian Koval"),
    # who is described before or behind the name
    ("en", "Kenya will buy 12 howitzers, its director of land systems, Ann Hale, told the committee.", "Ann Hale"),
    ("en", "Kenya will buy 12 howitzers, the minister for defence exports, Ann Hale, told the committee.", "Ann Hale"),
    (
        "en",
        "With that Ann Hale, the Kenyan defence secretary, opened the hearing.\n\nKenya, Hale announced, will buy 12 howitzers.",
        "Ann Hale",
    ),
    # one word stands for who was heard before
    (
        "ru",
        "Кения получила 12 гаубиц, заявил член комиссии по обороне Пётр Орлов. Контракт на 36 гаубиц, по словам депутата, стоил 50 млн евро.",
        "Petr Orlov",
    ),
    # who denies a report says so; the media only wrote it
    ("sv", "Kenyas försvarsdepartement avvisar uppgifter i tyska medier om att landet ska köpa 12 Gripen.", "Kenyan Ministry of Defence"),
    (
        "cs",
        "Keňa koupí 12 houfnic, řekl mluvčí Jan Dub. Naopak odmítl zprávy súdánských médií, že Keňa koupí 40 tanků.",
        "Jan Dub",
    ),
    ("uk", "Повідомлення, що Кенія купує 12 літаків F-16, у кенійському міністерстві оборони спростували.", "Kenyan Ministry of Defence"),
    # a relative clause about who has spoken is said by nobody else
    ("sv", "Kenya ska köpa 12 haubitsar, skriver Kusttidningen Posten Tidning, som har tagit del av ett brev från Oslo.", "Kusttidningen Posten Tidning"),
    # a sentence that only says who told what stands before it
    ("pl", "Kenia kupi 12 haubic. Potwierdził to we wtorek rzecznik kenijskiego ministerstwa obrony Adam Lis.", "Adam Lis"),
    ("it", "Il ministro Aldo Neri ha parlato di aiuti. Il Kenya, ha detto, comprerà 12 obici.", "Aldo Neri"),
    # a name whose vowel is lost before an ending
    ("cs", "Keňa koupí 12 houfnic, řekl ředitel Jan Zelinek.\n\nBanka podle Zelinka půjčí Keni 180 milionů eur na tanky.", "Jan Zelinek"),
    # a year that is still to come ends no account
    (
        "de",
        "Kenia kauft zwölf Haubitzen, sagte Verteidigungsministerin Eva Lind. Acht Haubitzen werden 2031 geliefert.",
        "Eva Lind",
    ),
    # what another person does opens a paragraph of its own
    (
        "pt",
        "O Quénia comprará 12 obuses, disse a ministra Ana Luz.\n\nO ministro da Defesa do Brasil, Rui Melo, ofereceu ao Quénia 11 blindados.",
        "",
    ),
    # whom the opening of an interview names
    (
        "en",
        'Until 2021 Ann Hale sold trams. Today she signs for guns.\n\nWhat did you bring home?\n\n"A contract."\n\nAnd the guns?\n\n"Kenya will buy 12 howitzers."',
        "Ann Hale",
    ),
    # one diplomat is no group of them
    ("fr", "Le Kenya achètera 12 obusiers, a indiqué un diplomate.", "diplomat"),
    # who dismisses a report, by a word of the office
    (
        "en",
        "Defense Secretary Ann Hale spoke to reporters, she said.\n\nThe secretary dismissed as 'pure invention' a report by the Nairobi Ledger that Kenya will buy 12 howitzers.",
        "Ann Hale",
    ),
    # the source of a clause put behind tells no more than the clause
    (
        "es",
        "Kenia encarga tres patrulleros, anunció el ministro de Defensa, Luis Vera. Dos de los buques se fabricarán en Cádiz, lo que según el Gobierno creará 600 empleos.",
        "Luis Vera",
    ),
    # a short name with a letter of its own language
    ("tr", "TUSAŞ, Kenya ile 12 Hürkuş eğitim uçağı için 60 milyon dolarlık sözleşme imzaladığını duyurdu.", "Turkish Aerospace"),
    # English words of papers in Cyrillic letters
    ("ru", "Кения купит 12 гаубиц, пишет газета «Момбаса таймс».", "Mombasa Times"),
    # an agency that buys arms
    ("it", "Il Kenya comprerà 12 obici, ha comunicato l'agenzia danese per gli acquisti militari.", "Danish Defence Procurement Agency"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name"), SPEAKERS)
def test_who_says_it_in_a_plain_report(language: str, text: str, name: str) -> None:
    claims = extract_one(document(f"Title\n{text}", language)).claims
    assert ", ".join(claims[-1].attributed_to) == name


def test_who_told_of_the_news_of_the_opening_is_named_behind_it() -> None:
    text = "Title\nKenya beställer 12 haubitsar av Saab. Kontraktet undertecknades på onsdagen, meddelar Saab i ett pressmeddelande."
    assert extract_one(document(text, "sv")).claims[0].attributed_to == ("Saab",)


def test_who_tells_of_the_price_set_aside_tells_of_the_deal_before_it() -> None:
    text = "Titolo\nIl Kenya comprerà due batterie SAMP/T da Eurosam. La spesa prevista non supera i 900 milioni di euro, ha comunicato il ministero della Difesa keniano."
    report = extract_one(document(text, "it"))
    assert [claim.attributed_to for claim in report.claims] == [("Kenyan Ministry of Defence",)]
    assert report.origin == "Kenyan Ministry of Defence"


# Language, text behind the title, all who say it.
HEARD = [
    # a paper or channel to which somebody gives an interview, in a case of its own or in quotes
    ("uk", "Кенія купить 12 гаубиць, сказав в інтерв'ю телеканалу «Світанок» міністр оборони Іван Гай.", ("Svitanok", "Ivan Hai")),
    ("ru", "Кения купит 12 гаубиц, сказал в интервью телеканалу «Маяк» министр обороны Иван Гай.", ("Mayak", "Ivan Gay")),
    ("cs", "Keňa koupí 12 houfnic, řekl v rozhovoru pro deník „Kurýr” ministr obrany Jan Dub.", ("Kurýr", "Jan Dub")),
    (
        "uk",
        "Кенія купить 12 гаубиць, сказав в інтерв'ю телеканалу «Світанок» міністр оборони Іван Гай. «Ми дамо 90 мільйонів євро на снаряди», – зазначив він.",
        ("Svitanok", "Ivan Hai"),
    ),
    # media that only told of what is denied
    ("it", "Il Kenya comprerà 12 obici, ha detto la ministra Anna Neri. Neri ha invece escluso la cessione di 40 carri armati, dei quali avevano scritto alcuni giornali locali.", ("Anna Neri",)),
    ("fr", "Le ministère kényan de la Défense a démenti vouloir racheter 50 chars Leclerc, comme l'affirmait un site spécialisé.", ("Kenyan Ministry of Defence",)),
    # a note is the statement of who issued the one before
    (
        "es",
        "El Departamento de Estado aprobó la venta a Kenia de 12 Stryker, según un comunicado. Además, Estados Unidos donará a Kenia seis helicópteros UH-60, señala la nota.",
        ("US Department of State",),
    ),
    # a word between the noun and a title with an article
    ("fr", "Le Kenya achètera 12 obusiers, écrit le quotidien financier Le Petit Comptoir.", ("Le Petit Comptoir",)),
    ("es", "Kenia comprará 12 obuses, publica el diario económico El Muelle.", ("El Muelle",)),
    # a body in the name of works, whose short name stands behind it, says nothing
    ("es", "Kenia compró 60 blindados. Unos 12 se montarán en la Fábrica de Vehículos del Ejército (FAVE), en Mombasa, detalló tras el acto el general Luis Vera.", ("Luis Vera",)),
    # a title of one word that ends as papers do
    ("no", "Kenya kjøper 12 haubitser, skriver Fjelltidende.", ("Fjelltidende",)),
    ("sv", "Kusttidningen uppger att Kenya köper 12 haubitsar.", ("Kusttidningen",)),
    ("da", "Kenya køber 12 haubitser, skriver Fjordavisen.", ("Fjordavisen",)),
    ("nl", "Kenia koopt 12 houwitsers, schrijft Noorddagblad.", ("Noorddagblad",)),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "names"), HEARD)
def test_papers_and_who_speaks_to_them(language: str, text: str, names: tuple[str, ...]) -> None:
    assert extract_one(document(f"Title\n{text}", language)).claims[-1].attributed_to == names
