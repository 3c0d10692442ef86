"""Who says it: a full name with an office no table knows, a demonstrative for what was said, *the company*."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.extraction import extract_one

# Language, text behind the title, who says the claim.
SPEAKERS = [
    # a name behind an office that no table knows, behind the verb
    ("de", "Estland kauft zwölf Haubitzen für 90 Millionen Euro, sagte der Fraktionsvorsitzende Henrik Tamm nach der Sitzung.", "Henrik Tamm"),
    ("de", "Estland kauft zwölf Haubitzen für 90 Millionen Euro, betonte Bürgermeister Henrik Tamm am Montag.", "Henrik Tamm"),
    ("de", "Laut Militärhistoriker Henrik Tamm kauft Estland zwölf Haubitzen für 90 Millionen Euro.", "Henrik Tamm"),
    ("de", "Estland kauft zwölf Haubitzen für 90 Millionen Euro, sagte die Vorsitzende des Verteidigungsausschusses, Maret Saar.", "Maret Saar"),
    ("nl", "Estland koopt twaalf houwitsers voor 90 miljoen euro, zei fractieleider Henrik Tamm maandag.", "Henrik Tamm"),
    ("nl", "Burgemeester Henrik Tamm zei dat Estland twaalf houwitsers koopt voor 90 miljoen euro.", "Henrik Tamm"),
    ("sv", "Estland köper tolv haubitsar för 90 miljoner euro, sade borgmästare Henrik Tamm på måndagen.", "Henrik Tamm"),
    ("sv", "Enligt försvarsutskottets ordförande Henrik Tamm köper Estland tolv haubitsar för 90 miljoner euro.", "Henrik Tamm"),
    ("da", "Estland køber tolv haubitser for 90 millioner euro, sagde gruppeformand Henrik Tamm mandag.", "Henrik Tamm"),
    ("no", "Estland kjøper tolv haubitser for 90 millioner euro, sa komitéleder Henrik Tamm mandag.", "Henrik Tamm"),
    ("fi", "Viro ostaa kaksitoista haupitsia 90 miljoonalla eurolla, sanoi pormestari Henrik Tamm maanantaina.", "Henrik Tamm"),
    ("hu", "Észtország tizenkét tarackot vásárol 90 millió euróért – mondta hétfőn Henrik Tamm polgármester.", "Henrik Tamm"),
    ("hu", "Henrik Tamm polgármester szerint Észtország tizenkét tarackot vásárol 90 millió euróért.", "Henrik Tamm"),
    ("en", "Estonia will buy twelve howitzers for 90 million euros, Mayor Henrik Tamm said.", "Henrik Tamm"),
    ("en", "Estonia will buy twelve howitzers for 90 million euros, according to Mayor Henrik Tamm.", "Henrik Tamm"),
    # what somebody is stands beside the name, set off by commas
    ("en", "Maret Saar, chair of the defence committee, said that Estonia will buy twelve howitzers for 90 million euros.", "Maret Saar"),
    ("en", "Estonia will buy twelve howitzers for 90 million euros, the mayor of Tartu, Henrik Tamm, said.", "Henrik Tamm"),
    ("en", "Estonia will buy twelve howitzers for 90 million euros, army chief Major General Henrik Tamm told reporters.", "Henrik Tamm"),
    # a body or a firm only says whose chief or spokesman speaks
    ("de", "Estland kauft zwölf Haubitzen von Saab für 90 Millionen Euro, sagte Saab-Chef Luc Morel am Montag.", "Luc Morel"),
    ("sv", "Estland köper tolv haubitsar av Saab för 90 miljoner euro, sade Saabs vd Luc Morel på måndagen.", "Luc Morel"),
    ("en", "Estonia will buy twelve howitzers for 90 million euros, according to ministry spokesman Henrik Tamm.", "Henrik Tamm"),
    ("nl", "Topman Luc Morel van Saab zei dat Estland twaalf houwitsers koopt voor 90 miljoen euro.", "Luc Morel"),
    # a demonstrative that opens the next sentence is what was said
    ("de", "Estland kauft zwölf Haubitzen für 90 Millionen Euro. Das betonte Verteidigungsminister Henrik Tamm am Montag.", "Henrik Tamm"),
    ("nl", "Estland koopt twaalf houwitsers voor 90 miljoen euro. Dat vertelde minister van Defensie Henrik Tamm maandag.", "Henrik Tamm"),
    ("sv", "Estland köper tolv haubitsar för 90 miljoner euro. Det berättade försvarsminister Henrik Tamm på måndagen.", "Henrik Tamm"),
    ("da", "Estland køber tolv haubitser for 90 millioner euro. Det har forsvarsminister Henrik Tamm mandag oplyst.", "Henrik Tamm"),
    ("no", "Estland kjøper tolv haubitser for 90 millioner euro. Det fortalte forsvarsminister Henrik Tamm mandag.", "Henrik Tamm"),
    ("fi", "Viro ostaa kaksitoista haupitsia 90 miljoonalla eurolla. Asiasta sanoi puolustusministeri Henrik Tamm maanantaina.", "Henrik Tamm"),
    ("hu", "Észtország tizenkét tarackot vásárol 90 millió euróért. Ezt az észt védelmi minisztérium közölte hétfőn.", "Estonian Ministry of Defence"),
    ("en", "Estonia will buy twelve howitzers for 90 million euros. This was confirmed by Defence Minister Henrik Tamm on Monday.", "Henrik Tamm"),
    # an article is no pronoun behind the verb
    ("sv", "Estland köper tolv haubitsar av Saab för 90 miljoner euro, meddelar den svenska koncernen i ett pressmeddelande.", "Saab"),
    ("sv", "Estland köper tolv haubitsar för 90 miljoner euro, uppger den estniska regeringen.", "Estonian government"),
    ("nl", "Estland koopt twaalf houwitsers van Saab voor 90 miljoen euro, zo zei het bedrijf in een persbericht.", "Saab"),
    # the company before its name
    ("en", "The company said that Estonia will buy twelve howitzers from Saab for 90 million euros.", "Saab"),
    ("de", "Der Konzern teilte am Montag mit, dass Estland zwölf Haubitzen von Saab für 90 Millionen Euro kauft.", "Saab"),
    # a paper behind a word for papers
    ("nl", "Estland koopt twaalf houwitsers voor 90 miljoen euro, meldt persbureau Reuters.", "Reuters"),
    ("de", "Estland kauft zwölf Haubitzen für 90 Millionen Euro, berichtet „Nordblick“.", "Nordblick"),
    ("fi", "Viron puolustusministeriön mukaan Viro ostaa kaksitoista haupitsia 90 miljoonalla eurolla.", "Estonian Ministry of Defence"),
    ("hu", "Észtország Henrik Tamm észt védelmi miniszter szerint tizenkét tarackot vásárol 90 millió euróért.", "Henrik Tamm"),
    # verbs
    ("fi", "Viro ostaa kaksitoista haupitsia 90 miljoonalla eurolla, lisäsi puolustusministeri Henrik Tamm.", "Henrik Tamm"),
    ("sv", "Estland köper tolv haubitsar för 90 miljoner euro, noterade försvarsminister Henrik Tamm.", "Henrik Tamm"),
    ("da", "Estland køber tolv haubitser for 90 millioner euro, bemærkede forsvarsminister Henrik Tamm.", "Henrik Tamm"),
    ("no", "Estland kjøper tolv haubitser for 90 millioner euro, utdypet forsvarsminister Henrik Tamm.", "Henrik Tamm"),
    ("de", "Estland kaufe zwölf Haubitzen für 90 Millionen Euro, präzisierte Verteidigungsminister Henrik Tamm.", "Henrik Tamm"),
    ("en", "Estonia will buy twelve howitzers for 90 million euros, Defence Minister Henrik Tamm pointed out.", "Henrik Tamm"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "speaker"), SPEAKERS)
def test_titled_names_speak(code: str, text: str, speaker: str) -> None:
    report = extract_one(document(f"Title\n\n{text}", code))
    told = [claim.attributed_to for claim in report.claims if claim.amount]
    assert told
    assert told[0][-1:] == (speaker,)
    assert report.origin == speaker


def test_a_notice_is_of_the_body_that_approves_in_its_sentence() -> None:
    text = "The US State Department has approved a possible sale of 12 howitzers to Estonia for $90 million, according to a notice sent to Congress."
    assert extract_one(document(f"Title\n\n{text}", "en")).claims[0].attributed_to == (
        "US Department of State",
    )
