"""Sums told beside a deal that are no part of it: rivals' bids, orders of a half-year, needs, savings, budgets, fines."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one

DEAL = 9e7
ORDERS = {
    "en": "Denmark ordered 12 K9 howitzers from South Korea on Tuesday for 90 million euros, its defence ministry said.",
    "fr": "Le Danemark a commandé mardi 12 obusiers K9 à la Corée du Sud pour 90 millions d'euros, a annoncé son ministère de la Défense.",
    "de": "Dänemark hat am Dienstag zwölf Haubitzen K9 in Südkorea für 90 Millionen Euro bestellt, wie das Verteidigungsministerium mitteilte.",
    "es": "Dinamarca encargó el martes a Corea del Sur 12 obuses K9 por 90 millones de euros, informó el Ministerio de Defensa.",
    "it": "La Danimarca ha ordinato martedì alla Corea del Sud 12 obici K9 per 90 milioni di euro, ha annunciato il ministero della Difesa.",
    "nl": "Denemarken bestelde dinsdag twaalf K9-houwitsers in Zuid-Korea voor 90 miljoen euro, meldde het ministerie van Defensie.",
    "pt": "A Dinamarca encomendou na terça-feira à Coreia do Sul 12 obuses K9 por 90 milhões de euros, anunciou o Ministério da Defesa.",
    "uk": "Данія у вівторок замовила у Південної Кореї 12 гаубиць K9 за 90 млн євро, повідомило міністерство оборони.",
    "ru": "Дания во вторник заказала у Южной Кореи 12 гаубиц K9 за 90 млн евро, сообщило министерство обороны.",
    "pl": "Dania zamówiła we wtorek w Korei Południowej 12 haubic K9 za 90 mln euro, poinformowało ministerstwo obrony.",
    "cs": "Dánsko v úterý objednalo v Jižní Koreji 12 houfnic K9 za 90 milionů eur, oznámilo ministerstvo obrany.",
    "sv": "Danmark beställde på tisdagen tolv K9-haubitsar från Sydkorea för 90 miljoner euro, uppgav försvarsministeriet.",
    "da": "Danmark bestilte tirsdag tolv K9-haubitser i Sydkorea for 90 millioner euro, oplyste Forsvarsministeriet.",
    "bg": "Дания поръча във вторник от Южна Корея 12 гаубици K9 за 90 милиона евро, съобщи министерството на отбраната.",
}  # fmt: skip
BESIDE = {
    "en": ("A rival had bid 110 million euros.", "The maker booked orders worth 3 billion euros in the first half.", "The government must save 3 billion euros next year.", "The ministry has 10 billion euros at its disposal in 2027."),
    "fr": ("Un concurrent proposait 110 millions d'euros.", "Le groupe a engrangé 3 milliards d'euros de commandes au premier semestre.", "L'État doit économiser 3 milliards d'euros l'an prochain.", "Le ministère dispose de 10 milliards d'euros en 2027."),
    "de": ("Ein Konkurrent hatte 110 Millionen Euro geboten.", "Der Hersteller verbuchte im ersten Halbjahr Aufträge über 3 Milliarden Euro.", "Die Regierung muss im nächsten Jahr 3 Milliarden Euro einsparen.", "Der Lieferant musste 5 Millionen Euro Strafe zahlen."),
    "es": ("Un competidor había ofrecido 110 millones de euros.", "El fabricante captó pedidos por 3.000 millones de euros en el primer semestre.", "El Gobierno debe ahorrar 3.000 millones de euros el próximo año.", "El ejercicio costó 15 millones de euros."),
    "it": ("Un concorrente aveva offerto 110 milioni di euro.", "Il gruppo ha ottenuto ordini per 3 miliardi di euro l'anno scorso.", "Il governo deve risparmiare 3 miliardi di euro l'anno prossimo.", "La tassa frutterà 3 miliardi di euro all'anno."),
    "nl": ("Een concurrent had 110 miljoen euro geboden.", "De fabrikant haalde in het eerste halfjaar voor 3 miljard euro aan orders binnen.", "De regering moet volgend jaar 3 miljard euro bezuinigen."),
    "pt": ("Um concorrente tinha oferecido 110 milhões de euros.", "O fabricante angariou encomendas de 500 milhões de euros no primeiro semestre.", "O ministério terá de cortar 200 milhões de euros."),
    "uk": ("Конкурент пропонував 110 млн євро.", "За пів року виробник отримав замовлень на 3 млрд євро.", "Уряд має заощадити наступного року 3 млрд євро.", "Постачальника оштрафували на 5 млн євро."),
    "ru": ("Конкурент предлагал 110 млн евро.", "За полугодие производитель получил заказов на 3 млрд евро.", "Правительство должно сэкономить в следующем году 3 млрд евро.", "Поставщика оштрафовали на 5 млн евро."),
    "pl": ("Przegrany oferent żądał 120 mln euro.", "W pierwszym półroczu producent zebrał zamówienia za 3 mld euro.", "Rząd musi w przyszłym roku zaoszczędzić 3 mld euro."),
    "cs": ("Konkurent nabízel 110 milionů eur.", "Výrobce v pololetí získal zakázky za 3 miliardy eur.", "Vláda musí příští rok ušetřit 3 miliardy eur."),
    "sv": ("En konkurrent hade bjudit 110 miljoner euro.", "Tillverkaren tog in order för 3 miljarder euro under första halvåret.", "Regeringen måste spara 3 miljarder euro nästa år."),
    "da": ("En konkurrent havde budt 110 millioner euro.", "Producenten hentede ordrer for 3 milliarder euro i første halvår.", "Ukraines behov anslås til 60 milliarder euro."),
    "bg": ("Конкурент беше предложил 110 милиона евро.", "Производителят получи поръчки за 3 милиарда евро през първото полугодие.", "Правителството трябва да спести 3 милиарда евро догодина."),
}  # fmt: skip
PART = [
    ("en", "The order also covers 40 trailers for 12 million euros.", 12e6),
    ("en", "Of this, 20 million euros has been paid.", 20e6),
    ("en", "The maker took orders worth 15 million euros from Norway last year.", 15e6),
    ("fr", "Une option sur six autres est chiffrée à 45 millions d'euros.", 45e6),
    ("de", "Davon sind 20 Millionen Euro bezahlt.", 20e6),
    ("es", "Oslo añadirá 30 millones de euros.", 30e6),
    ("it", "Un secondo contratto, per munizioni, vale 35 milioni di euro.", 35e6),
    ("uk", "З цієї суми вже сплачено 20 млн євро.", 20e6),
    ("ru", "Опцион еще на шесть оценивается в 45 млн евро.", 45e6),
    ("pl", "Oslo dołoży 30 mln euro.", 30e6),
    ("cs", "Z toho už bylo zaplaceno 20 milionů eur.", 20e6),
    ("sv", "Ordern omfattar också 40 släpvagnar för 12 miljoner euro.", 12e6),
]  # fmt: skip
CASES = [(language, told) for language, sentences in BESIDE.items() for told in sentences]


def sums(language: str, told: str) -> set[float]:
    """Return the sums that the reader claims of a report on an order and one sentence behind it."""
    report = extract_one(document(f"K9\n{ORDERS[language]} {told}", language))
    return {float(claim.amount.value) for claim in report.claims if claim.amount}


@pytest.mark.parametrize(("language", "told"), CASES)
def test_a_sum_told_beside_a_deal_is_no_claim(language: str, told: str) -> None:
    assert sums(language, told) == {DEAL}


@pytest.mark.parametrize(("language", "told", "value"), PART)
def test_a_sum_of_the_deal_or_of_another_one_is_a_claim(language: str, told: str, value: float) -> None:
    assert value in sums(language, told)


# The same words where the sentence tells a deal of its own: its sum stays.
DEALS = [
    ("bg", "България купи от Германия 20 хаубици за 90 милиона евро за нуждите на армията."),
    (
        "ro",
        "România a cumpărat din Germania 20 de obuziere pentru 90 de milioane de euro pentru nevoile armatei.",
    ),
    ("sv", "Sverige ger 90 miljoner kronor till Ukrainas behov av ammunition."),
    ("fr", "La France a accordé à l'armée ukrainienne 90 millions d'euros."),
    ("nl", "Nederland geeft jaarlijks 90 miljoen euro steun aan Oekraïne."),
    ("da", "Danmark må spare og køber 12 haubitser fra Frankrig for 90 millioner euro."),
    ("pl", "Polska ma ciąć koszty, ale kupiła od Niemiec 12 haubic za 90 mln euro."),
    ("es", "España compra a Alemania 12 obuses por 90 millones de euros, con un ahorro de tiempo."),
    ("en", "Poland bought 12 howitzers from Hanwha for 90 million euros, at the lowest bid of all."),
    ("en", "Poland will get a loan of 90 million euros for 12 howitzers, with interest payments from 2030."),
    (
        "de",
        "Trotz Haushaltsdefizit bestellt Belgien 12 Haubitzen Caesar in Frankreich für 90 Millionen Euro.",
    ),
    ("hu", "Magyarország egy rivális cég helyett Németországtól vett 12 löveget 90 millió euróért."),
]


@pytest.mark.parametrize(("code", "text"), DEALS)
def test_a_deal_keeps_its_sum_beside_words_for_other_money(code: str, text: str) -> None:
    assert {float(c.amount.value) for c in sentence(text, code) if c.amount} == {9e7}
