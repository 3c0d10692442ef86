"""Sentences, speakers and origins; expected values read by hand."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one
from rempart.claims.fingerprints import fingerprint
from rempart.claims.folding import fold
from rempart.claims.language import language
from rempart.claims.page import page
from rempart.claims.sentences import LONGEST, split
from rempart.claims.speakers import Speakers

ABBREVIATIONS = [
    ("en", "Gen. Smith paid $5 million. He left.", 2),
    ("en", "The U.S. Army ordered tanks. Mr. Brown said so.", 2),
    ("en", "It cost 3.5 billion. Then it rained!", 2),
    ("fr", "M. Dupont a signé. Il a payé 3,5 millions.", 2),
    ("fr", "Le prix ? Inconnu. Ligne\nAutre ligne", 4),
]


@pytest.mark.parametrize(("code", "text", "count"), ABBREVIATIONS)
def test_sentences_end_where_they_end(code: str, text: str, count: int) -> None:
    assert len(split(text, fold(text), language(code).abbreviations)) == count


def test_a_run_without_an_end_is_cut() -> None:
    text = "word " * 5_000
    assert all(s.end - s.start <= LONGEST + 100 for s in split(text, text, frozenset()))


CHAINS = [
    ("en", "Poland will buy 20 tanks, the Financial Times reported on Monday.", ["Financial Times"]),
    ("en", "According to Reuters, Poland will buy 20 tanks.", ["Reuters"]),
    ("en", "Poland will buy 20 tanks, Defence Minister Jan Nowak Kowalski said.", ["Jan Nowak Kowalski"]),
    ("en", "The Danish Defence Ministry said it would donate 20 tanks to Ukraine.", ["Danish Ministry of Defence"]),
    ("en", "Two people familiar with the matter told Reuters that Poland would buy 20 tanks.",
     ["Reuters", "two people familiar with the matter"]),
    ("en", "Poland signed a contract for 20 tanks.", []),
    ("fr", "La Pologne achètera 20 chars, a annoncé jeudi son ministère de la Défense.",
     ["Polish Ministry of Defence"]),
    ("fr", "Selon Le Monde, la Pologne achètera 20 chars.", ["Le Monde"]),
    ("fr", "Des sources diplomatiques affirment que la Pologne achètera 20 chars.", ["diplomatic sources"]),
    ("fr", "La Pologne achètera 20 chars, affirme le Financial Times.", ["Financial Times"]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "names"), CHAINS, ids=[text for _, text, _ in CHAINS])
def test_who_says_it(code: str, text: str, names: list[str]) -> None:
    claims = sentence(text, code)
    assert [list(claim.attributed_to) for claim in claims] == [names]


def test_an_account_goes_on_until_the_speaker_changes() -> None:
    text = (
        "Arms\nPoland will buy 20 tanks, the Financial Times reported. It would also order 12 howitzers.\n"
        "Norway said it would donate 5 tanks to Ukraine."
    )
    read = page(text, language("en"))
    speakers = Speakers(read)
    chains = [speakers.chain_at(s.start, s.start + 1) for s in read.sentences]
    assert [[s.name for s in chain] for chain in chains[1:]] == [
        ["Financial Times"],
        ["Financial Times"],
        ["Norway"],
    ]


def test_the_origin_is_the_outlet_that_found_it_out() -> None:
    text = "Arms\nPoland will buy 20 tanks, the Financial Times reported, citing a document."
    assert extract_one(document(text)).origin == "Financial Times"
    assert extract_one(document("Arms\nPoland signed a contract for 20 tanks.")).origin is None


def test_the_origin_is_who_tells_the_news_and_a_round_up_has_none() -> None:
    news = (
        "Arms\nDenmark will give Ukraine 19 Caesar howitzers, the Danish defence ministry said. Poland ordered 180 K2 "
        "tanks in 2022. Norway has bought 54 Leopard tanks. Sweden received 12 Archer howitzers in March."
    )
    assert extract_one(document(news)).origin == "Danish Ministry of Defence"
    told = "".join(
        f" The {state} defence ministry said it had ordered {count} tanks. It also bought {count} howitzers. "
        f"It will buy {count + 1} missiles."
        for state, count in (("Polish", 20), ("Danish", 30), ("Dutch", 40), ("Czech", 50))
    )
    assert extract_one(document(f"Arms\n{told.strip()}")).origin is None


# Language, text, who tells what it mainly says: who tells the news as a whole, though no claim of its own.
TOLD_AS_A_WHOLE = [
    ("en", "Aid\nThe partners of Ukraine named fresh pledges at a meeting in Brussels on Thursday, the Norwegian defence ministry said.\n\nSweden will give Ukraine 20 howitzers. Canada will give it 40 armoured vehicles.", "Norwegian Ministry of Defence"),
    ("uk", "Допомога\nКраїни контактної групи на зустрічі в Брюсселі назвали нові внески на підтримку України. Про це за підсумками повідомило Міністерство оборони Норвегії.\n\nШвеція передасть 20 гаубиць. Канада передасть 40 бронемашин.", "Norwegian Ministry of Defence"),
    ("cs", "Pomoc\nPartneři na schůzce v Bruselu ve čtvrtek oznámili nové příspěvky na podporu Ukrajiny. Uvedlo to norské ministerstvo obrany.\n\nŠvédsko předá Ukrajině 20 houfnic. Kanada předá 40 obrněných vozidel.", "Norwegian Ministry of Defence"),
    ("de", "Hilfe\nDie Partner haben am Donnerstag bei einem Treffen in Brüssel neue Zusagen gemacht. Das teilte das norwegische Verteidigungsministerium mit.\n\nSchweden gibt der Ukraine 20 Haubitzen. Kanada gibt ihr 40 Panzerfahrzeuge.", "Norwegian Ministry of Defence"),
    # a source of one detail, or of what stands further down, is none
    ("en", "Aid\nSweden will give Ukraine 20 howitzers and Canada will give it 40 armoured vehicles by the end of the year. The price of the howitzers is 90 million euros, the Norwegian defence ministry said.", None),
    ("en", "Aid\nThe partners of Ukraine met in Brussels on Thursday to hear what is needed before the winter comes.\n\nSweden will give Ukraine 20 howitzers, the Swedish defence minister, Erik Hansen, said.\n\nCanada will give Ukraine 40 armoured vehicles.\n\nPoland will give Ukraine 12 tanks.", None),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "teller"), TOLD_AS_A_WHOLE)
def test_the_origin_is_who_tells_the_news_as_a_whole(code: str, text: str, teller: str | None) -> None:
    assert extract_one(document(text, code)).origin == teller


# Language, text, who says the last claim: the firm told of, named by its state and its trade.
FIRMS_BY_STATE = [
    ("en", "Arms\nManila signed a contract with HD Hyundai Heavy Industries for two frigates, the South Korean yard said.", "HD Hyundai Heavy Industries"),
    ("en", "Arms\nSaab won a contract for 20 radars in a race with Thales. Poland will pay 90 million euros for them, the Swedish defence group said.", "Saab"),
    ("de", "Rüstung\nSaab gewann gegen Thales den Auftrag über 20 Radare. Polen zahlt dafür 90 Millionen Euro, teilte der schwedische Konzern mit.", "Saab"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "firm"), FIRMS_BY_STATE)
def test_a_firm_is_named_by_its_state_and_its_trade(code: str, text: str, firm: str) -> None:
    assert extract_one(document(text, code)).claims[-1].attributed_to == (firm,)


def test_a_copy_shares_the_fingerprint_of_its_text() -> None:
    text = "Poland will buy 20 tanks for 3.4 billion. Delivery begins in 2027, the ministry said on Monday."
    sentences = split(text, text, frozenset())
    one = fingerprint(text, sentences)
    assert one == fingerprint(text, sentences)
    assert one.numbers == ("20", "3.4", "2027")
    assert one.sentence_lengths == (41, 53)
    copied = set(fingerprint(text + " More follows.", sentences).shingles)
    assert len(copied & set(one.shingles)) >= 0.6 * len(one.shingles)
    assert not set(
        fingerprint("Nothing of the kind was ever said by anybody at all.", sentences).shingles
    ) & set(one.shingles)


def test_a_purchase_paid_from_a_loan_is_linked_to_it() -> None:
    loan, purchase = sentence(
        "Norway will lend Poland 2 billion euros for air defence. Poland will buy 20 HIMARS launchers under the loan."
    )
    assert [(link.claim, link.relation) for link in purchase.links] == [(loan.id, "financed_by")]


def test_an_office_is_whoever_the_text_names_in_it() -> None:
    text = (
        "Arms\nThe Estonian defence minister said Tallinn would buy six HIMARS launchers. Estonian Defence Minister "
        "Hanno Pevkur added that 20 more missiles would be ordered."
    )
    told = extract_one(document(text))
    assert told.origin == "Hanno Pevkur"
    assert {claim.attributed_to for claim in told.claims} == {("Hanno Pevkur",)}
