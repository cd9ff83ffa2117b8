"""The one shape that every reader has: an article in, its claims out."""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from dugout.graph.model import Article, Claim


class Reader(Protocol):
    """Turns one article into claims; never looks at another article or at the graph."""

    @property
    def name(self) -> str:
        """Name and version, as each claim carries it: "rules 1"."""
        ...

    def claims(self, article: Article) -> list[Claim]:
        """Return what the article says, one claim for each fact, in the order of the text."""
        ...


@runtime_checkable
class RemoteReader(Reader, Protocol):
    """A reader that asks another machine: it waits, may cost money, and may fail at an article (`ReaderError`)."""

    @property
    def at_once(self) -> int:
        """How many articles may wait for an answer at the same time."""
        ...

    @property
    def dropped(self) -> Mapping[str, int]:
        """How much of the answers was left out, by reason."""
        ...

    def used(self) -> str:
        """Return in one line what has been used so far: requests, tokens, time, money."""
        ...
