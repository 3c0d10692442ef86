"""Who says it in the languages of the south and the east: names behind titles, papers in quotes, two together, the text itself."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.extraction import extract_one

# Language, text behind the title, who says the last claim.
SPEAKERS = [
    # a title in quotes beside a verb of speech, or of which a known one is only the beginning
    ("pl", "Litwa kupi 12 haubic, pisze „Kurier Niemeński”.", "Kurier Niemeński"),
    ("fr", "La Lituanie achètera 12 obusiers, écrit « Le Courrier de Vilnius ».", "Le Courrier de Vilnius"),
    ("es", "Lituania comprará 12 obuses, escribe «El Correo de Vilna».", "El Correo de Vilna"),
    ("it", "La Lituania comprerà 12 obici, scrive «Il Corriere di Vilnius».", "Il Corriere di Vilnius"),
    ("bg", "Литва ще купи 12 гаубици, съобщава вестник „Балтийски наблюдател“.", "Baltiyski nablyudatel"),
    # whose paper it is stands between
    ("fr", "Selon le quotidien estonien Le Nordique, la Lituanie achètera 12 obusiers.", "Le Nordique"),
    ("es", "Según el diario estonio El Nórdico, Lituania comprará 12 obuses.", "El Nórdico"),
    # a title of which only the first word has a capital
    ("cs", "Litva koupí 12 houfnic, napsal deník Baltský pozorovatel.", "Baltský pozorovatel"),
    ("sk", "Litva kúpi 12 húfnic, podľa denníka Hlas severu.", "Hlas severu"),
    ("hr", "Litva će kupiti 12 haubica, objavio je dnevnik Baltički promatrač.", "Baltički promatrač"),
    # whose counsellor, chair, director or mayor it is stands before the name
    (
        "es",
        "Lituania comprará 12 obuses, aseguró la consejera de la embajada lituana en Madrid, Rūta Balsytė.",
        "Rūta Balsytė",
    ),
    (
        "fr",
        "La Lituanie achètera 12 obusiers, a ajouté la présidente de la commission de la défense du Parlement, Rūta Balsytė.",
        "Rūta Balsytė",
    ),
    (
        "fr",
        "La Lituanie, a relevé le directeur de l'armement, Jean-Pierre Morel-Duval, achètera 12 obusiers.",
        "Jean-Pierre Morel-Duval",
    ),
    (
        "pl",
        "Litwa kupi 12 haubic, zapewniła radczyni ambasady Litwy w Warszawie Rūta Balsytė.",
        "Rūta Balsytė",
    ),
    ("cs", "Litva koupí 12 houfnic, poznamenal starosta Kaunasu Jonas Petrauskas.", "Jonas Petrauskas"),
    (
        "cs",
        "Litva koupí 12 houfnic. Oznámil to náměstek litevského ministra obrany Jonas Petrauskas.",
        "Jonas Petrauskas",
    ),
    ("uk", "Литва купить 12 гаубиць, розповів мер Каунаса Томас Петраускас.", "Tomas Petrauskas"),
    ("pl", "Litwa kupi 12 haubic, jak zdradził nam prezes spółki Mesko Jan Wilczur.", "Jan Wilczur"),
    # two together
    (
        "it",
        "La Lituania comprerà 12 obici, hanno annunciato i ministri della Difesa di Francia e Lituania, Luc Faure e Jonas Petrauskas.",
        "Luc Faure / Jonas Petrauskas",
    ),
    (
        "sk",
        "Litva kúpi 12 húfnic, oznámili ministri obrany Francúzska a Litvy Luc Faure a Jonas Petrauskas.",
        "Luc Faure / Jonas Petrauskas",
    ),
    # a body speaks in a paper, a minister before the press
    (
        "fr",
        "La Lituanie achètera 12 obusiers, a indiqué dans un communiqué le ministère lituanien de la Défense.",
        "Lithuanian Ministry of Defence",
    ),
    (
        "pl",
        "Litwa kupi 12 haubic, poinformowało w komunikacie litewskie ministerstwo obrony.",
        "Lithuanian Ministry of Defence",
    ),
    (
        "hr",
        "Litva će kupiti 12 haubica, rekao je novinarima litavski ministar obrane.",
        "Lithuanian defence minister",
    ),
    # the agency to which a source tells it
    (
        "fr",
        "La Lituanie achètera 12 obusiers, a confié à l'agence Baltia une source au ministère lituanien de la Défense.",
        "source in the Lithuanian Ministry of Defence",
    ),
    # last names with an article, the first of two last names
    (
        "it",
        "L'Iraq comprerà 12 obici, ha annunciato il viceministro della Difesa, Karim al-Hadidi.\n\nIl contratto per 20 mortai vale 90 milioni di euro, ha ricordato al-Hadidi.",
        "Karim al-Hadidi",
    ),
    ("ru", "Ирак купит 12 гаубиц, сообщил генерал Карим аль-Хадиди.", "Karim al-Khadidi"),
    (
        "es",
        "Perú comprará 12 obuses, anunció el general Julio Barrantes Soto.\n\nBarrantes negó que el país vaya a pagar 90 millones de euros por 20 morteros.",
        "Julio Barrantes Soto",
    ),
    # the ambassador is the diplomat
    (
        "pt",
        "A Lituânia vai comprar 12 obuses, anunciou a embaixadora da Lituânia em Paris, Rūta Balsytė. O país pagará 90 milhões de euros por 20 morteiros, precisou a diplomata.",
        "Rūta Balsytė",
    ),
    # a sentence that only says who told it
    (
        "it",
        "La Lituania comprerà 12 obici. Ne ha dato notizia il viceministro della Difesa, Jonas Petrauskas.",
        "Jonas Petrauskas",
    ),
    (
        "fr",
        "La Lituanie achètera 12 obusiers. Le ministre de la Défense, Jonas Petrauskas, l'a annoncé à la presse.",
        "Jonas Petrauskas",
    ),
    (
        "ro",
        "Lituania va cumpăra 12 obuziere. Anunțul a fost făcut de adjunctul ministrului apărării, Jonas Petrauskas.",
        "Jonas Petrauskas",
    ),
    ("pl", "Litwa kupi 12 haubic. Decyzję ogłosił wiceminister obrony Jonas Petrauskas.", "Jonas Petrauskas"),
    # the text of an agreement
    ("fr", "La Lituanie achètera 12 obusiers, d'après le texte de l'accord.", "document"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), SPEAKERS)
def test_the_speaker_is_named_in_full(language: str, text: str, speaker: str) -> None:
    claims = extract_one(document(f"Titel.\n\n{text}", language=language)).claims
    assert " / ".join(claims[-1].attributed_to) == speaker


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La Lituanie achètera 12 obusiers, estime l'analyste Jonas Petrauskas."),
        ("pl", "Litwa kupi 12 haubic, ocenia analityk Jonas Petrauskas."),
        ("es", "Lituania comprará 12 obuses, opina el analista Jonas Petrauskas."),
    ],
)
def test_an_analyst_is_no_origin(language: str, text: str) -> None:
    report = extract_one(document(f"Titel.\n\n{text}", language=language))
    assert report.claims[0].attributed_to == ("Jonas Petrauskas",)
    assert report.origin is None
