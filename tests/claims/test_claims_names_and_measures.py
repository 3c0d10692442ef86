"""Numbers that name a type, a calibre or a day count nothing; a number of two parts is one; an ordinal may be one."""

import pytest
from tests.claims.claims_samples import sentence


def counts(text: str, code: str = "en") -> list[float]:
    return sorted(c.quantity.value for c in sentence(text, code) if c.quantity)


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("en", "Norway ordered 12 launchers from Kongsberg in phase 2. The talks with TKMS on its type 212 end on Dec. 7.", [12]),
        ("fr", "L'Indonésie a acheté 42 J-10 à la Chine. TKMS proposait son type 214, refusé en janvier.", [42]),
        ("de", "Griechenland kaufte vier U-Boote vom Typ 214 bei TKMS und Munition im Kaliber 155 Millimeter.", [4]),
        ("en", "Rome's five-nation order of CV90 vehicles is worth 2 billion euros.", []),
        ("en", "Poland ordered 155-millimetre shells and a 12-tube launcher from Mesko.", []),
        ("en", "Finland will buy a 24-aircraft package from Lockheed Martin.", [24]),
        ("de", "Berlin bestellt 155-Millimeter-Geschosse und 18 120-Millimeter-Mörser bei Rheinmetall.", [18]),
        ("uk", "Україна отримала 155-міліметрові снаряди та 20 мінометів калібру 120 мм від Польщі.", [20]),
    ],
)  # fmt: skip
def test_a_number_of_a_name_or_a_measure_counts_nothing(code: str, text: str, told: list[float]) -> None:
    assert counts(text, code) == told


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("ru", "Минобороны Польши закупит 2 тыс. 500 ракет Piorun.", 2500),
        ("uk", "Польща закупить 1 тис. 200 ракет Piorun.", 1200),
        ("tr", "Polonya 3 bin 200 mermi satın aldı.", 3200),
        ("ru", "Индия купила 10 тыс. 155-мм снарядов у Словакии.", 10_000),
    ],
)
def test_thousands_and_hundreds_are_one_number(code: str, text: str, told: float) -> None:
    assert counts(text, code) == [told]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Denmark ordered two NSM coastal batteries from Kongsberg, with an option on a third."),
        (
            "no",
            "Kongsberg skal levere to NSM-batterier til Danmark. Danskene har sikret seg opsjon på et tredje.",
        ),
        ("es", "Chile encargó dos patrulleros a Asmar, con opción a un tercero."),
        ("it", "La Slovenia ha ordinato due C-27J Spartan a Leonardo, con un'opzione per un terzo."),
        ("pl", "Szwecja zamówiła w Saabie dwa samoloty GlobalEye z opcją na trzeci."),
        ("uk", "Польща замовила два літаки Saab 340 з опціоном на третій."),
        ("nl", "Nederland bestelt twee fregatten bij Damen, met een optie op een derde."),
        ("sv", "Polen beställer två A26-ubåtar av Saab med option på en tredje."),
    ],
)
def test_an_option_on_one_more_is_one_planned(code: str, text: str) -> None:
    found = {c.quantity.value: c for c in sentence(text, code) if c.quantity}
    assert sorted(found) == [1, 2]
    assert (found[1].type, found[1].status, found[1].item) == ("purchase", "planned", found[2].item)


def test_a_third_of_something_is_no_option() -> None:
    assert not counts("Spain took an option on a third of the shares of the missile maker MBDA.")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Chile hat mit Damen einen Vertrag über drei Korvetten unterzeichnet. Er umfasst zehn Jahre Wartung und eine Option auf ein viertes Schiff für 90 Millionen Euro."),
        ("es", "Chile firmó con Damen la compra de tres corbetas. Incluye diez años de mantenimiento y una opción por un cuarto buque por 90 millones de euros."),
        ("pt", "O Chile assinou com a Damen um contrato para três corvetas. Inclui dez anos de manutenção e prevê a opção por um quarto navio, por mais 90 milhões de euros."),
    ],
)  # fmt: skip
def test_years_of_upkeep_count_nothing_and_what_is_optional_is_no_upkeep(code: str, text: str) -> None:
    told = [(c.item, c.quantity and c.quantity.value) for c in sentence(text, code)]
    assert told == [("corvettes", 3), ("corvettes", 1)]


def test_the_upkeep_itself_is_still_bought() -> None:
    claims = sentence(
        "Chile signed a 90 million euro contract with Damen for the maintenance of its corvettes.", "en"
    )
    assert [(c.type, c.amount and c.amount.value) for c in claims] == [("purchase", 90e6)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Die Schweiz will nur noch 30 statt 36 Kampfjets vom Typ F-35A in den USA kaufen."),
        ("en", "Switzerland will buy only 30 instead of 36 F-35 fighters from the United States."),
        ("fr", "La Suisse n'achètera que 30 au lieu de 36 avions F-35 aux Etats-Unis."),
    ],
)
def test_the_number_instead_of_another_counts_the_things_behind_both(code: str, text: str) -> None:
    told = [(c.type, c.item, c.quantity and c.quantity.value) for c in sentence(text, code)]
    assert told == [("purchase", "F-35", 30)]
