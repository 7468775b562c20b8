"""Names as duplicate hints compare them: one spelling for the many ways in which a name is written in Latin letters."""

from __future__ import annotations

import re
import unicodedata

_SOUNDS = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("ie", "i"), ("ai", "e"), ("ay", "e"), ("ey", "i"), ("dj", "j"), ("dsch", "j"),
    ("ch", "sh"), ("sch", "sh"), ("tsch", "sh"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("q", "k"), ("w", "v"),
    ("y", "i"), ("z", "s"), ("x", "ks"), ("o", "u"), ("e", "i"),
)  # fmt: skip
_ARTICLES = re.compile(r"\b(al|el|ul|ar|as|at|an|ad|abd)[ -]+")


def name_key(family_name: str, given_names: str) -> str:
    """Words of a name without accents, articles, doubled letters and the commonest differences of transliteration, sorted.

    >>> name_key("Al-Hussein", "Mohammed") == name_key("HUSEIN", "Muhamed")
    True
    """
    text = unicodedata.normalize("NFKD", f"{family_name} {given_names}".lower())
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = _ARTICLES.sub("", text)
    words = sorted({_sound(word) for word in re.split(r"[^\w]+", text) if word})
    return " ".join(words)[:200]


def _sound(word: str) -> str:
    for written, spoken in _SOUNDS:
        word = word.replace(written, spoken)
    return re.sub(r"(.)\1+", r"\1", word)
