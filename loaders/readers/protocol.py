"""The one shape that every reader has: an article in, its claims out."""

from typing import Protocol

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
