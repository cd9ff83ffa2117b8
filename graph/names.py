"""Names: the folded form that two spellings share, and how a field is called in the graph."""

import re
import unicodedata

# Letters that Unicode does not take apart.
_PLAIN = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "ß": "ss", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "AE",
     "œ": "oe", "Œ": "OE", "ð": "d", "þ": "th", "’": "'", "‘": "'", "ʼ": "'"}
)  # fmt: skip
_COMBINING = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_OUTSIDE = re.compile(r"[^a-z0-9]+")


def plain_letters(text: str) -> str:
    """Return `text` in lower case without diacritics: "Łukasz Çelik" is "lukasz celik"."""
    if text.isascii():
        return text.lower()
    return _COMBINING.sub("", unicodedata.normalize("NFKD", text.translate(_PLAIN))).lower()


def fold_name(name: str) -> str:
    """Return the form that all spellings of a name share: "A.C. Milán" is "a c milan".

    Empty when nothing of the name is a Latin letter or digit.
    """
    plain = plain_letters(name)
    if plain.isascii() and plain.replace(" ", "").isalnum():  # most names: spares a third of a start
        return " ".join(plain.split())
    return _OUTSIDE.sub(" ", plain).strip()


def name_key(name: str) -> str:
    """Return what a name is looked up by: its folded form; one without a Latin letter stands for itself."""
    return fold_name(name) or name.strip()


def camel_case(name: str) -> str:
    """Return a Python name as a graph property: "contract_until" is "contractUntil"."""
    head, *rest = name.split("_")
    return head + "".join(part.title() for part in rest)
