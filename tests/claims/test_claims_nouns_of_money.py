"""The moneys of one state are read by their bare nouns in every language; CFA francs are those of the state told."""

import pytest
from babel import Locale

from rempart.claims.language import language
from rempart.claims.page import page

CODES = [
    "MYR",
    "THB",
    "VND",
    "ZAR",
    "NGN",
    "ETB",
    "AZN",
    "AMD",
    "KZT",
    "GEL",
    "MMK",
    "KHR",
    "PEN",
    "BOB",
    "GHS",
    "ZMW",
    "MNT",
    "PYG",
    "MZN",
    "AOA",
]
OF_TWO = {"AZN": "AZ", "ZMW": "ZM"}  # a manat, a kwacha of which state
# Nouns as they stand behind a large number; a dash where the bare noun is an ordinary word.
NOUNS = {
    "en": "ringgit baht dong rand naira birr manat drams tenge lari kyat riels soles bolivianos cedis kwacha tugriks guaranis meticals kwanzas",
    "fr": "ringgits bahts dôngs rands nairas birrs manats drams tenges laris kyats riels sols bolivianos cédis kwachas tugriks guaranis meticais kwanzas",
    "de": "Ringgit Baht Dong Rand Naira Birr Manat Dram Tenge Lari Kyat Riel Soles Bolivianos Cedi Kwacha Tugrik Guaraníes Meticais Kwanza",
    "es": "ringgits bats dongs rands nairas birr manats drams tenge laris kiats rieles soles bolivianos cedis kuachas tugriks guaraníes meticales kuanzas",
    "it": "ringgit baht dong rand naire birr manat dram tenge lari kyat riel soles boliviani cedi kwacha tugrik guaraní metical kwanza",
    "nl": "ringgit baht dong rand naira birr manat dram tenge lari kyat riel sol boliviano cedi kwacha tugrik guarani metical kwanza",
    "pt": "ringgits bahts dongs rands nairas birr manats drams tenges laris kyats riels soles bolivianos cedis kwachas tugriks guaranis meticais kwanzas",
    "uk": "рингітів батів донгів рандів найр бирів манатів драмів тенге ларі к'ятів рієлів солів болівіано седі квач тугриків гуарані метикалів кванз",
    "ru": "ринггитов батов донгов рэндов найр быров манатов драмов тенге лари кьятов риелей солей боливиано седи квач тугриков гуарани метикалов кванз",
    "pl": "ringgitów bahtów dongów randów nair birrów manatów dramów tenge lari kiatów rieli soli boliviano cedi kwach tugrików guarani meticali kwanz",
    "cs": "ringgitů bahtů dongů randů nair birrů manatů dramů tenge lari kyatů rielů solů bolivianů cedi kwach tugriků guaraní meticalů kwanz",
    "sk": "ringgitov bahtov dongov randov nair birrov manatov dramov tenge lari kyatov rielov solov boliviano cedi kwachy tugrikov guaraní meticalov kwanzy",
    "ro": "ringgit bahți dongi ranzi naire birri manați drami tenge lari kyați rieli soles boliviano cedi kwache tugrici guarani meticali kwanze",
    "hr": "ringita bahta donga randa naira - manata - tenge lara kjata rijela sola bolivijana ceda kvača tugrika gvarani metikala kvanzi",
    "sv": "ringgit baht dong rand naira birr manat dram tenge lari kyat riel sol boliviano cedi kwacha tugrik guarani metical kwanza",
    "no": "ringgit baht dong rand naira birr manat dram tenge lari kyat riel sol boliviano cedi kwacha tugrik guarani metical kwanza",
    "da": "ringgit baht dong rand naira birr manat dram tenge lari kyat riel soles boliviano cedi kwacha tugrik guarani metical kwanza",
    "fi": "ringgitiä bahtia dongia randia nairaa birriä manatia dramia tengeä laria kyatia rieliä solia bolivianoa cediä kwachaa tugrikia guarania meticalia kwanzaa",
    "el": "ρινγκίτ μπατ ντονγκ ραντ νάιρα μπιρ μανάτ ντραμ τένγκε λάρι κιάτ ρίελ σολ μπολιβιάνο σέντι κουάτσα τουγκρίκ γκουαρανί μετικάλ κουάνζα",
    "hu": "ringgit bahtért dong randot naira birr manat dram tenge lari kyat riel sol boliviano cedi kwacha tugrik guarani metical kwanza",
    "bg": "рингита бата донга ранда найри - маната - тенге лари киата риела сола боливиано седи куачи тугрика гуарани метикала кванзи",
    "tr": "ringgit baht dong rand naira birr manat dram tenge lari kyat riel sol bolivyano sedi kvaça tugrik guarani metikal kvanza",
}  # fmt: skip
CFA = [
    ("fr", "Le Cameroun paie 45 milliards FCFA.", "XAF"),
    ("fr", "Le Mali paie 45 milliards de francs CFA.", "XOF"),
    ("uk", "Камерун купує катери за 500 мільйонів франків КФА.", "XAF"),
    ("ru", "Камерун купит катера за 500 миллионов франков КФА.", "XAF"),
    ("de", "Kamerun kauft Boote für 45 Milliarden CFA-Franc.", "XAF"),
    ("pl", "Senegal kupuje łodzie za 500 mln franków CFA.", "XOF"),
    ("hu", "Kamerun 500 millió CFA-frankot fizet.", "XAF"),
    ("tr", "Kamerun 500 milyon CFA frangı ödeyecek.", "XAF"),
    ("en", "The boats cost 500 million CFA francs.", "XOF"),
]


@pytest.mark.parametrize("code", sorted(NOUNS))
def test_a_money_is_known_by_its_noun(code: str) -> None:
    lacking = []
    for money, noun in zip(CODES, NOUNS[code].split(), strict=True):
        state = str(Locale.parse(code).territories[OF_TWO[money]]) if money in OF_TWO else ""
        sums = page(f"{state}: 750 {noun}.", language(code), whole=True).sums
        if noun != "-" and [one.amount.currency for one in sums] != [money]:
            lacking.append(noun)
    assert not lacking


@pytest.mark.parametrize(("code", "text", "money"), CFA)
def test_a_cfa_franc_is_that_of_the_state_told(code: str, text: str, money: str) -> None:
    assert [one.amount.currency for one in page(text, language(code), whole=True).sums] == [money]
