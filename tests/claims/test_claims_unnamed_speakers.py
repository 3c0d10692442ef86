"""Who asks not to be named still speaks, and denies nothing by it: *an official, who asked not to be named, said*."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.extraction import extract_one

# Language, what an official says who asked not to be named.
UNNAMED = [
    ("en", "A Moroccan defence official, who asked not to be named, said the country would buy 36 PULS launchers from Israel's Elbit Systems."),
    ("en", "A Moroccan defence official who declined to be identified said Rabat would buy 36 PULS launchers."),
    ("fr", "Un responsable marocain, qui a demandé à ne pas être nommé, a dit que Rabat achèterait 36 lanceurs PULS."),
    ("de", "Ein marokkanischer Beamter, der nicht genannt werden wollte, sagte, Rabat werde 36 PULS-Werfer kaufen."),
    ("es", "Un funcionario marroquí, que pidió no ser identificado, dijo que Rabat comprará 36 lanzadores PULS."),
    ("it", "Un funzionario marocchino, che ha chiesto di non essere nominato, ha detto che Rabat comprerà 36 lanciatori PULS."),
    ("pt", "Um responsável marroquino, que pediu para não ser identificado, disse que Rabat comprará 36 lançadores PULS."),
    ("pl", "Marokański urzędnik, który prosił o niepodawanie nazwiska, powiedział, że Rabat kupi 36 wyrzutni PULS."),
    ("uk", "Марокканський чиновник, який попросив не називати його імені, сказав, що Рабат купить 36 установок PULS."),
    ("ru", "Марокканский чиновник, попросивший не называть его имени, сказал, что Рабат купит 36 установок PULS."),
    ("sv", "En marockansk tjänsteman, som inte vill bli namngiven, sade att Rabat köper 36 PULS-enheter."),
    ("no", "En marokkansk tjenestemann, som ikke vil bli navngitt, sa at Rabat kjøper 36 PULS-systemer."),
    ("nl", "Een Marokkaanse functionaris, die niet bij naam genoemd wil worden, zei dat Rabat 36 PULS-lanceerinrichtingen koopt."),
    ("ro", "Un oficial marocan, care a cerut să nu fie numit, a spus că Rabatul va cumpăra 36 de lansatoare PULS."),
    ("cs", "Marocký úředník, který si nepřál být jmenován, řekl, že Rabat koupí 36 odpalovacích zařízení PULS."),
    ("da", "En marokkansk embedsmand, som ikke ønskede at blive nævnt ved navn, sagde, at Rabat køber 36 PULS-systemer."),
    ("fi", "Marokkolainen virkamies, joka halusi pysyä nimettömänä, sanoi, että Rabat ostaa 36 PULS-raketinheitintä."),
    ("sk", "Marocký úradník, ktorý si neželal byť menovaný, povedal, že Rabat kúpi 36 odpaľovacích zariadení PULS."),
    ("hr", "Marokanski dužnosnik, koji je želio ostati anoniman, rekao je da će Rabat kupiti 36 lansera PULS."),
    ("bg", "Марокански служител, който пожела анонимност, каза, че Рабат ще купи 36 установки PULS."),
    ("el", "Μαροκινός αξιωματούχος, που ζήτησε να μην κατονομαστεί, είπε ότι το Ραμπάτ θα αγοράσει 36 εκτοξευτές PULS."),
    ("hu", "Egy neve elhallgatását kérő marokkói tisztviselő azt mondta, hogy Rabat 36 PULS rakétavetőt vásárol."),
    ("ar", "قال مسؤول مغربي طلب عدم الكشف عن اسمه إن الرباط ستشتري 36 راجمة PULS."),
    ("zh", "一位要求匿名的摩洛哥官员说，拉巴特将购买36门PULS火箭炮。"),
    ("en", "A Greek defence official, speaking on condition of anonymity, said Athens would buy 24 PULS launchers."),
    ("en", "Athens will buy 24 PULS launchers, said a defence official who spoke on condition of anonymity."),
    ("en", "A Greek defence official told reporters on condition of anonymity that Athens would buy 24 PULS launchers."),
    ("fr", "Athènes achètera 24 lanceurs PULS, a déclaré sous couvert d'anonymat un responsable grec de la défense."),
    ("pl", "Grecki urzędnik, który chciał zachować anonimowość, powiedział, że Ateny kupią 24 wyrzutnie PULS."),
    ("uk", "Грецький чиновник на умовах анонімності повідомив, що Афіни куплять 24 установки PULS."),
    ("de", "Athen wird 24 PULS-Werfer kaufen, sagte ein griechischer Beamter, der anonym bleiben wollte."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), UNNAMED)
def test_who_asks_not_to_be_named_still_speaks(language: str, text: str) -> None:
    claims = extract_one(document(f"Title\n{text}", language)).claims
    assert [claim.status for claim in claims] == ["reported"]
    assert "official" in claims[0].attributed_to[0]
