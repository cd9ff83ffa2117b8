"""Names: the folded form that two spellings share, and the two ways of writing a key."""

import re
import unicodedata

# Letters that Unicode does not take apart.
_PLAIN = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "ß": "ss", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "AE",
     "œ": "oe", "Œ": "OE", "ð": "d", "þ": "th", "’": "'", "‘": "'", "ʼ": "'"}
)  # fmt: skip
_OUTSIDE = re.compile(r"[^a-z0-9]+")


def plain_letters(text: str) -> str:
    """Return `text` in lower case without diacritics: "Łukasz Çelik" is "lukasz celik"."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(c for c in apart if not unicodedata.combining(c)).lower()


def fold_name(name: str) -> str:
    """Return the form that all spellings of a name share: "A.C. Milán" is "a c milan".

    Empty when nothing of the name is a Latin letter or digit.
    """
    return _OUTSIDE.sub(" ", plain_letters(name)).strip()


def camel_case(name: str) -> str:
    """Return a Python name as a graph property: "contract_until" is "contractUntil"."""
    head, *rest = name.split("_")
    return head + "".join(part.title() for part in rest)


def snake_case(name: str) -> str:
    """Return a graph property as a Python name: "contractUntil" is "contract_until"."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda m: "_" + m[1].lower(), name)
