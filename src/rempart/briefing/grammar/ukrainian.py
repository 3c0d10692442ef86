"""Ukrainian: the genitive of states, and the accusative of goods.

A state that is not in the list stands behind the word *держава*, which bends in its place; names in
Latin letters do not bend.
"""

import re

_PLURAL = frozenset(("US", "NL", "AE", "PH", "BS", "MV", "KM", "SC", "SB", "MH"))
_GENITIVE = {
    "UA": "України", "US": "Сполучених Штатів", "GB": "Великої Британії", "DE": "Німеччини", "FR": "Франції",
    "PL": "Польщі", "NO": "Норвегії", "SE": "Швеції", "FI": "Фінляндії", "DK": "Данії", "NL": "Нідерландів",
    "BE": "Бельгії", "IT": "Італії", "ES": "Іспанії", "PT": "Португалії", "CZ": "Чехії", "SK": "Словаччини",
    "HU": "Угорщини", "RO": "Румунії", "BG": "Болгарії", "GR": "Греції", "TR": "Туреччини", "EE": "Естонії",
    "LV": "Латвії", "LT": "Литви", "CA": "Канади", "AU": "Австралії", "NZ": "Нової Зеландії", "JP": "Японії",
    "KR": "Південної Кореї", "CN": "Китаю", "IN": "Індії", "IL": "Ізраїлю", "IR": "Ірану", "RU": "Росії",
    "BY": "Білорусі", "KP": "Північної Кореї", "AE": "Обʼєднаних Арабських Еміратів", "SA": "Саудівської Аравії",
    "QA": "Катару", "KW": "Кувейту", "OM": "Оману", "EG": "Єгипту", "PK": "Пакистану", "BR": "Бразилії",
    "AR": "Аргентини", "CL": "Чилі", "CO": "Колумбії", "MX": "Мексики", "ZA": "Південно-Африканської Республіки",
    "TW": "Тайваню", "SG": "Сінгапуру", "MY": "Малайзії", "ID": "Індонезії", "TH": "Таїланду", "VN": "Вʼєтнаму",
    "PH": "Філіппін", "CH": "Швейцарії", "AT": "Австрії", "IE": "Ірландії", "IS": "Ісландії",
    "LU": "Люксембургу", "SI": "Словенії", "HR": "Хорватії", "RS": "Сербії", "BA": "Боснії і Герцеговини",
    "ME": "Чорногорії", "MK": "Північної Македонії", "AL": "Албанії", "XK": "Косова", "MD": "Молдови",
    "GE": "Грузії", "AM": "Вірменії", "AZ": "Азербайджану", "KZ": "Казахстану", "CY": "Кіпру", "MT": "Мальти",
    "EU": "Європейського Союзу", "EUROPE": "Європи", "NATO": "НАТО",
}  # fmt: skip
_NEUTER = ("ння", "ття", "лля", "сся", "ззя", "ччя", "ддя")
_CYRILLIC = re.compile(r"[а-яіїєґʼ’-]+")


def is_plural(code: str) -> bool:
    """Say whether the name of a state is a plural."""
    return code in _PLURAL


def genitive(code: str, name: str) -> str:
    """Return a state or bloc in the genitive.

    Example:
        >>> genitive("US", "Сполучені Штати"), genitive("TG", "Того")
        ('Сполучених Штатів', 'держави Того')
    """
    return _GENITIVE.get(code, f"держави {name}")


def accusative(goods: str) -> str:
    """Return goods as the object of a verb: feminine words bend, plurals and neuters stay.

    Example:
        >>> accusative("військова техніка"), accusative("дрони"), accusative("озброєння")
        ('військову техніку', 'дрони', 'озброєння')
    """
    words = goods.split(" ")
    for place, word in enumerate(words):
        if not _CYRILLIC.fullmatch(word) or word.endswith(_NEUTER) or word[-1] not in "ая":
            break
        words[place] = word[:-1] + ("у" if word.endswith("а") else "ю")
    return " ".join(words)
