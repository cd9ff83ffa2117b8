"""Where articles come from: one file a source, found by listing this folder.

A source is a module with the four names of `Source`; it needs no edit elsewhere. What it takes
from a file it hands to `Input.article`, and what it cannot use to `Input.fault`.
"""

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from dugout.graph.model import Article, Claim
from dugout.loaders.input import Input


class Source(Protocol):
    """The shape of a module in this folder."""

    SUFFIXES: tuple[str, ...]
    """Ends of file names that are this source's, in lower case; with none, its files are known by `sniff` alone."""

    ARTICLES: tuple[int, int | None]
    """The least and the most articles that one file holds; None for any number."""

    def sniff(self, head: bytes) -> bool:
        """Return whether a file that starts so is surely this source's."""
        ...

    def read(self, given: Input) -> Iterator[Article] | Iterator[tuple[Article, tuple[Claim, ...]]]:
        """Yield the articles of a file, with their claims where the file has them."""
        ...


@cache
def find_sources() -> dict[str, Source]:
    """Return the sources by name, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: cast(Source, import_module(f"{__name__}.{name}")) for name in names}
