"""The shelf: which texts a store holds, in which versions and clusters."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from dugout.graph.clusters import Copies
from dugout.graph.model import Article, Club, Coach, Competition
from dugout.graph.versions import arrange, base_id


def key_of(article: Article) -> str:
    """Return what tells a text from all others: the id that its versions share, and its digest."""
    return f"{base_id(article.id)} {article.digest}"


class Change(NamedTuple):
    """An article, without its text, as it was (None for a new one) and as it is now."""

    was: Article | None
    now: Article


class Shelf:
    """All articles without their texts; what comes or goes changes ids and clusters of others."""

    def __init__(self, articles: Iterable[Article]) -> None:
        """Take the articles of a store, as they stand there."""
        # The coaches, clubs and competitions that were written since it was read, by label and id, as they stand there.
        self.written: dict[tuple[str, str], Coach | Club | Competition] = {}
        self._articles: dict[str, Article] = {}
        self._versions: dict[str, set[str]] = defaultdict(set)
        for article in articles:
            self._put(key_of(article), article)

    @cached_property
    def _copies(self) -> Copies:
        copies = Copies()
        for key, article in self._articles.items():
            copies.add(key, article.sketch)
        return copies

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self._articles)

    def __iter__(self) -> Iterator[str]:
        """Yield the texts."""
        return iter(sorted(self._articles))

    def find(self, key: str) -> Article | None:
        """Return the article of a text, but for the text."""
        return self._articles.get(key)

    def clusters(self) -> dict[str, str]:
        """Return the cluster of each article, by its id."""
        return {article.id: article.cluster or article.id for article in self._articles.values()}

    def versions(self, article_id: str) -> list[str]:
        """Return the texts of an article: of all its versions, or of one that is given by its own id."""
        base = base_id(article_id)
        texts = sorted(self._versions.get(base, ()))
        return [key for key in texts if article_id in (base, self._articles[key].id)]

    def is_copy(self, key: str) -> bool:
        """Return whether a text is a near-copy of another article's."""
        return any(_base(other) != _base(key) for other in self._copies.group(key))

    def change(self, put: Iterable[Article] = (), take: Iterable[str] = ()) -> dict[str, Change]:
        """Put articles on the shelf and take texts off; return by text what is new or different.

        Different are also those whose id, `superseded` or cluster changes by what came or went.
        """
        arriving = {key_of(article): replace(article, text=None) for article in put}
        leaving = set(take)
        bases = {_base(key) for key in (*arriving, *leaving)}
        before = {key: self._articles[key] for base in bases for key in self._versions[base]}
        moved: set[str] = set()
        for key in leaving:
            moved |= self._copies.remove(key)
            self._versions[_base(key)].discard(key)
            del self._articles[key]
        for key, article in arriving.items():
            if key not in self._articles:
                self._copies.add(key, article.sketch)
            self._put(key, article)
        for base in bases:
            moved |= self._versions[base]
            for article in arrange(self._articles[key] for key in self._versions[base]):
                self._articles[key_of(article)] = article
        for group in self._groups(moved - leaving):
            cluster = min(self._articles[key].id for key in group)
            for key in group:
                article = self._articles[key]
                if key not in arriving:
                    before.setdefault(key, article)
                self._articles[key] = replace(article, cluster=cluster)
        changes = {
            key: Change(before.get(key), self._articles[key]) for key in (before.keys() | arriving.keys()) - leaving
        }
        return {key: change for key, change in sorted(changes.items()) if change.was != change.now}

    def _put(self, key: str, article: Article) -> None:
        self._articles[key] = article
        self._versions[_base(key)].add(key)

    def _groups(self, keys: Iterable[str]) -> list[set[str]]:
        return list({id(group): group for group in map(self._copies.group, keys)}.values())


def _base(key: str) -> str:
    return key.partition(" ")[0]
