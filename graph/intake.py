"""Intake: articles with their claims into the store, and out again; the facts follow.

The graph depends on what was taken in, never on the order, on how often or in how many
parts. A load that was cut is finished by running it again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from itertools import chain, islice
from typing import TypeVar

from dugout.graph.clusters import sketched
from dugout.graph.errors import UnknownName
from dugout.graph.fold import latest_day
from dugout.graph.model import Article, Claim, Club, Coach, Competition, Fact, FactType, fact_type
from dugout.graph.nodes import named_nodes
from dugout.graph.refold import names_in, refold_aged, refold_all, refold_touched
from dugout.graph.shelf import Change, Shelf, key_of
from dugout.graph.store import Store
from dugout.graph.versions import base_id, first_told
from dugout.graph.writer import Reads, Writer

# Articles in one transaction.
BATCH = 200

Told = tuple[Article, Sequence[Claim]]
Read = Callable[[Iterable[Article]], Iterable[Told]]
T = TypeVar("T")
N = TypeVar("N", Coach, Club, Competition)

_COUNTED = {
    FactType.MANAGES: "tenures",
    FactType.LINKED_TO: "chases",
    FactType.WON_TITLE_AT: "titles",
    FactType.PLAYED: "matches",
}


@dataclass(slots=True)
class Intake:
    """What a load did: how many articles it met, and how many claims and facts it wrote."""

    articles: int = 0
    new: int = 0
    new_versions: int = 0
    reread: int = 0
    unchanged: int = 0
    copies: int = 0
    claims: int = 0
    tenures: int = 0
    chases: int = 0
    titles: int = 0
    matches: int = 0

    def add(self, other: "Intake") -> None:
        """Add the counts of a part."""
        for item in fields(self):
            setattr(self, item.name, getattr(self, item.name) + getattr(other, item.name))

    def add_facts(self, facts: Iterable[Fact]) -> None:
        """Count facts that were written."""
        for fact in facts:
            name = _COUNTED[fact_type(fact)]
            setattr(self, name, getattr(self, name) + 1)


def take_in(store: Store, told: Iterable[Told], *, batch: int = BATCH) -> Intake:
    """Put articles with their claims into a store, fold what they touch, and return what was done.

    One transaction a batch. A load of one batch has its facts in the same; else they are
    folded at the end, and until then the store has no day. An article that is there with
    the same claims is passed over; one that comes without claims takes none away.
    """
    return _Load(store).take(told, batch)


def reread(store: Store, read: Read, ids: Iterable[str] | None = None, *, batch: int = BATCH) -> Intake:
    """Replace the claims of stored articles (all without `ids`) by what a reader finds in their texts now.

    Articles without a text are passed over; one that `read` does not give back keeps its claims.

    Raises:
        UnknownName: If there is no article of an id.
    """
    shelf = store.look(lambda reads: Shelf(reads.shelf()))
    keys = list(shelf) if ids is None else [key for ident in ids for key in _versions(shelf, ident)]
    found = [article.id for key in keys if (article := shelf.find(key))]
    return _Load(store, replaces=True).take(read(_stored(store, found, batch)), batch)


def retract(store: Store, article_id: str) -> None:
    """Take an article, with all its versions and what only it says, out of a store.

    Raises:
        UnknownName: If there is no such article.
    """
    load = _Load(store)
    load.change(partial(_take, article_id), fold=True)
    load.finish()


class _Written:
    """What a transaction did to articles and claims, for the fold that follows it."""

    def __init__(self) -> None:
        self.counts = Intake()
        self.touched: set[str] = set()  # what a claim was put about or taken from
        self.renewed: set[str] = set()  # claims that were put, and support no fact yet
        self.latest: str | None = None
        self.taken = False  # claims have gone: the latest day may be an earlier one, nodes may stand alone


class _Load:
    """Changes to a store, one transaction each, and the fold that makes up for those that had none."""

    def __init__(self, store: Store, *, replaces: bool = False) -> None:
        self._store = store
        self._replaces = replaces  # an article that comes without claims takes away those it had
        self._shelf: Shelf | None = None

    def take(self, told: Iterable[Told], size: int) -> Intake:
        batches = _parts(told, size)
        ahead = list(islice(batches, 2))
        counts = Intake()
        for part in chain(ahead, batches):
            counts.add(self.change(partial(_put, part, self._replaces), fold=len(ahead) == 1))
        counts.add_facts(self.finish())
        return counts

    def change(self, work: Callable[[Writer, Shelf, _Written], None], *, fold: bool) -> Intake:
        """Do some work in a transaction, with the facts if they are wanted and no others are behind."""

        def transaction(writer: Writer) -> tuple[Shelf, Intake]:
            # Whatever becomes of this transaction, another must not trust a shelf that it has changed.
            shelf, self._shelf = self._shelf, None
            if shelf is None or len(shelf) != writer.articles_number():
                shelf = Shelf(writer.shelf())
            written = _Written()
            work(writer, shelf, written)
            if written.touched:
                written.counts.add_facts(_fold(writer, shelf, written) if fold else _leave(writer))
            if written.taken:
                writer.drop_unused_nodes()
                shelf.written.clear()
            return shelf, written.counts

        self._shelf, counts = self._store.write(transaction)
        return counts

    def finish(self) -> list[Fact]:
        """Fold everything if a transaction, of this load or of one that was cut, left facts behind."""
        return refold_all(self._store) if self._store.look(lambda reads: reads.day()) is None else []


def _fold(writer: Writer, shelf: Shelf, written: _Written) -> list[Fact]:
    was = writer.day()
    latest = writer.latest_day() if written.taken else max(filter(None, (was, written.latest)), default=None)
    if not was or not latest or latest < was:
        return _leave(writer)  # nothing to go on from, or a day that is over again
    clusters = shelf.clusters()
    facts = refold_touched(writer, written.touched, latest, clusters=clusters, renewed=written.renewed)
    if latest != was:
        refold_aged(writer, was, latest, clusters=clusters)
    return facts


def _leave(writer: Writer) -> list[Fact]:
    writer.put_day(None)
    return []


def _put(part: Sequence[Told], replaces: bool, writer: Writer, shelf: Shelf, written: _Written) -> None:
    """Put the articles of a batch, as far as they are new, with their claims."""
    counts = written.counts
    arriving = _arriving(part, shelf)
    counts.articles += len(part)
    counts.unchanged += len(part) - len(arriving)
    known = writer.claim_ids_in(held.id for key in arriving if (held := shelf.find(key)))
    put: dict[str, Article] = {}
    fresh: dict[str, Sequence[Claim]] = {}
    for key, (article, claims) in arriving.items():
        held = shelf.find(key)
        if held is None:
            put[key], fresh[key] = sketched(article), claims
            if shelf.versions(article.id):
                counts.new_versions += 1
            else:
                counts.new += 1
            continue
        if first_told(article) < first_told(held):
            put[key] = replace(article, sketch=held.sketch)
        dated_anew = key in put and article.published != held.published
        other = article.published == held.published and {claim.id for claim in claims} != known.get(held.id, set())
        if dated_anew or (other and (claims or replaces)):
            fresh[key] = claims
            counts.reread += 1
        else:
            counts.unchanged += 1
    new = [key for key, article in put.items() if not shelf.versions(article.id)]
    had = {key: held.id for key in fresh if (held := shelf.find(key))}
    _write(writer, shelf, written, changes=shelf.change(put.values()), given=put, fresh=fresh, had=had)
    counts.copies += sum(shelf.is_copy(key) for key in new)


def _arriving(part: Sequence[Told], shelf: Shelf) -> dict[str, Told]:
    """Return the articles of a batch by text, as the newest version; of two equal texts the one told best."""
    arriving: dict[str, Told] = {}
    for article, claims in part:
        article = replace(article, id=base_id(article.id), cluster=None, superseded=None)
        key = key_of(article)
        if key not in arriving or first_told(article) < first_told(arriving[key][0]):
            arriving[key] = (article, claims)
    return arriving


def _take(article_id: str, writer: Writer, shelf: Shelf, written: _Written) -> None:
    """Take the versions of an article off."""
    keys = _versions(shelf, article_id)
    ids = [article.id for key in keys if (article := shelf.find(key))]
    written.touched |= names_in(writer.claims_in(ids))
    written.taken = True
    writer.drop_articles(ids)
    _write(writer, shelf, written, changes=shelf.change(take=keys), given={}, fresh={}, had={})


def _write(
    writer: Writer,
    shelf: Shelf,
    written: _Written,
    *,
    changes: Mapping[str, Change],
    given: Mapping[str, Article],
    fresh: Mapping[str, Sequence[Claim]],
    had: Mapping[str, str],
) -> None:
    """Write what changed on the shelf, and claims.

    Args:
        given: Articles that came just now, with their texts.
        fresh: The claims that those of some texts are from now on.
        had: The id that the article of such a text had, if it was there.
    """
    before = {key: change.was.id for key, change in changes.items() if change.was} | dict(had)
    texts = {
        key_of(article): article.text for article in writer.articles(before[key] for key in changes if key in before)
    }
    texts |= {key: article.text for key, article in given.items() if article.text is not None or key not in texts}
    old: dict[str, list[Claim]] = defaultdict(list)
    for claim in writer.claims_in(before.values()):
        old[claim.article].append(claim)
    moved = {key: change.was.id for key, change in changes.items() if change.was and _has_moved(change.was, change.now)}
    claims: list[Claim] = []
    dropped: list[str] = []
    for key in changes.keys() | fresh.keys():
        article = shelf.find(key)
        was = old.get(before.get(key, ""), [])
        now = fresh.get(key, was if key in moved else ())
        if article is not None:
            claims += {c.id: replace(c, article=article.id, superseded=article.superseded) for c in now}.values()
        if key in fresh:
            dropped += {claim.id for claim in was} - {claim.id for claim in now}
            written.counts.claims += len({claim.id for claim in now} - {claim.id for claim in was})
    writer.drop_articles(moved.values())
    writer.drop_claims(dropped)
    named = named_nodes(claims)
    writer.put_nodes(
        _unwritten(named.coaches, shelf), _unwritten(named.clubs, shelf), _unwritten(named.competitions, shelf)
    )
    writer.put_articles(replace(change.now, text=texts[key]) for key, change in changes.items())
    writer.put_claims(claims)
    written.touched |= names_in(claims) | names_in(chain.from_iterable(old.values()))
    written.renewed |= {claim.id for claim in claims}
    written.latest = max(filter(None, (written.latest, latest_day(claims))), default=None)
    written.taken |= bool(dropped or moved)


def _unwritten(nodes: Iterable[N], shelf: Shelf) -> list[N]:
    """Return the nodes that do not stand in the store yet as they are, and note that they will."""
    fresh = {(type(node).__name__, node.id): node for node in nodes}
    new = {key: node for key, node in fresh.items() if shelf.written.get(key) != node}
    shelf.written |= new
    return list(new.values())


def _has_moved(was: Article, now: Article) -> bool:
    return (was.id, was.superseded) != (now.id, now.superseded)


def _versions(shelf: Shelf, article_id: str) -> list[str]:
    keys = shelf.versions(article_id)
    if not keys:
        raise UnknownName(f"no article {article_id!r} in the graph")
    return keys


def _stored(store: Store, ids: Sequence[str], size: int) -> Iterator[Article]:
    """Yield stored articles that have a text, as when they came."""
    for part in _parts(ids, size):
        for article in store.look(partial(Reads.articles, ids=part)):
            if article.text is not None:
                yield replace(article, id=base_id(article.id), cluster=None, superseded=None)


def _parts(items: Iterable[T], size: int) -> Iterator[list[T]]:
    left = iter(items)
    while part := list(islice(left, size)):
        yield part
