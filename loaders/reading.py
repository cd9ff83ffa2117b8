"""Articles through a reader, in their order: several at once where it asks another machine; what fails is told."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from multiprocessing.pool import AsyncResult, ThreadPool
from typing import TypeVar

from dugout.graph.errors import ReaderError
from dugout.graph.model import Article, Claim
from dugout.loaders.input import DropReason, Fault
from dugout.loaders.readers.protocol import Reader, RemoteReader

T = TypeVar("T")
OnFault = Callable[[Fault], None]

# So many articles in a row without an answer, and the rest is not asked for: each may cost time and money.
GIVE_UP = 5


class Unread(ReaderError):
    """An article that the reader got no claims for, with the reason under which it is counted."""

    def __init__(self, reason: DropReason, what: str) -> None:
        """Take the reason, and what went wrong and what to do about it."""
        super().__init__(what)
        self.reason = reason


class Unreadable(Unread):
    """Every further article would fail alike: the key is refused, or nobody answers at the address."""


def raise_fault(fault: Fault) -> None:
    """Raise what could not be read, where nobody is there to be told."""
    raise ReaderError(str(fault))


def read_all(articles: Iterable[Article], reader: Reader, on_fault: OnFault) -> Iterator[tuple[Article, list[Claim]]]:
    """Yield articles with what a reader finds in them; one that it cannot read goes to `on_fault` instead."""
    yield from read_each(
        articles, reader, reader.claims, place=lambda article: article.url or article.id, told=on_fault
    )


def read_each(
    items: Iterable[T], reader: Reader, claims: Callable[[T], list[Claim]], *, place: Callable[[T], str], told: OnFault
) -> Iterator[tuple[T, list[Claim]]]:
    """Yield what has an article with its claims, in order; what cannot be read goes to `told` instead.

    Where nothing more can be read, or `GIVE_UP` in a row could not, what is left of `items` stays unread, and the
    fault says so.

    Args:
        claims: Returns the claims of an item; the reader's own, or those that came with the item.
        place: Returns where an item is from, for the fault.
    """
    if not isinstance(reader, RemoteReader):
        yield from ((item, claims(item)) for item in items)
        return
    left = iter(items)
    waiting: deque[tuple[T, AsyncResult[list[Claim]]]] = deque()
    failures, stopped = 0, False
    with ThreadPool(reader.at_once) as pool:
        while True:
            # Twice as many as are read at once: a slow one at the head keeps nobody idle.
            room = 0 if stopped else 2 * reader.at_once - len(waiting)
            waiting.extend((item, pool.apply_async(claims, (item,))) for item in islice(left, room))
            if not waiting:
                return
            item, answer = waiting.popleft()
            if stopped and not answer.ready():
                continue
            try:
                found = answer.get()
            except Unread as error:
                failures += 1
                last = not stopped and (isinstance(error, Unreadable) or failures >= GIVE_UP)
                if not (stopped and isinstance(error, Unreadable)):
                    end = "; nothing more is read" if last else ""
                    told(Fault(place(item), error.reason, f"{error}{end}", True))
                stopped = stopped or last
            else:
                failures = 0
                yield item, found
