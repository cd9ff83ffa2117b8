"""Why something in a model's answer is left out."""

from enum import StrEnum


class Dropped(StrEnum):
    """What was wrong with a claim, or with one of its values, which is then left out alone."""

    SHAPE = "claim not in the shape asked for"
    WORD = "status or stance in no list"
    QUOTE = "quote not in the article"
    LENGTH = "quote of too few or too many words"
    NAME = "name not in the article"
    AMBIGUOUS = "name of several"
    UNSUPPORTED = "quote not about the names"
    IMPOSSIBLE = "not possible"
    DATE = "date not possible or not told"
    NUMBER = "number not possible or not told"
    ORDER = "words to a machine"


class Faulty(ValueError):
    """A claim or value that is left out; caught where its reason is counted."""

    def __init__(self, reason: Dropped) -> None:
        """Take the reason."""
        super().__init__(reason)
        self.reason = reason
