"""Articles through a reader that asks another machine: order, how many at once, and what a failure stops."""

import threading
from collections.abc import Callable, Iterator

import pytest

from dugout.graph.errors import ReaderError
from dugout.graph.model import Article, Claim
from dugout.loaders.article import make_article
from dugout.loaders.input import DropReason, Fault
from dugout.loaders.reading import GIVE_UP, Unread, Unreadable, read_all

REFUSED = Unread(DropReason.REFUSED, "the model refuses")
GONE = Unreadable(DropReason.UNANSWERED, "nobody is there")


class Remote:
    """Reads as a test tells it to."""

    name = "remote 1"
    dropped: dict[str, int] = {}  # noqa: RUF012

    def __init__(self, read: Callable[[Article], list[Claim]], at_once: int = 2) -> None:
        self.at_once = at_once
        self._read = read

    def claims(self, article: Article) -> list[Claim]:
        return self._read(article)

    def used(self) -> str:
        return "nothing"


def articles(number: int, taken: list[int] | None = None) -> Iterator[Article]:
    for n in range(number):
        if taken is not None:
            taken.append(n)
        yield make_article(f"Story {n}")


def number_of(article: Article) -> int:
    return int((article.text or "").split()[1])


def fails(with_: dict[int, Exception]) -> Callable[[Article], list[Claim]]:
    def read(article: Article) -> list[Claim]:
        if error := with_.get(number_of(article)):
            raise error
        return []

    return read


def run(reader: Remote, number: int, taken: list[int] | None = None) -> tuple[list[int], list[Fault]]:
    faults: list[Fault] = []
    return [number_of(article) for article, _ in read_all(articles(number, taken), reader, faults.append)], faults


def test_articles_come_in_their_order_however_long_each_takes() -> None:
    later = threading.Event()

    def read(article: Article) -> list[Claim]:
        if number_of(article) == 0:
            assert later.wait(60)
        elif number_of(article) == 1:
            later.set()
        return []

    assert run(Remote(read), 6) == ([0, 1, 2, 3, 4, 5], [])


def test_no_more_are_asked_at_once_than_the_reader_says_and_few_are_taken_ahead() -> None:
    lock, now, most = threading.Lock(), 0, 0
    taken: list[int] = []

    def read(article: Article) -> list[Claim]:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        with lock:
            now -= 1
        return []

    found = read_all(articles(50, taken), Remote(read, at_once=3), lambda fault: None)
    next(found)
    assert len(taken) <= 6
    assert len(list(found)) == 49
    assert most <= 3


def test_an_article_that_cannot_be_read_is_told_and_the_others_go_on() -> None:
    found, faults = run(Remote(fails({1: REFUSED})), 4)
    assert found == [0, 2, 3]
    [fault] = faults
    assert (fault.reason, fault.what, fault.failed) == (DropReason.REFUSED, "the model refuses", True)
    assert fault.place == make_article("Story 1").id


def test_where_nothing_more_can_be_read_it_is_told_once_and_what_is_left_stays_unread() -> None:
    taken: list[int] = []
    found, faults = run(Remote(fails(dict.fromkeys(range(2, 100), GONE))), 100, taken)
    assert found == [0, 1]
    assert [fault.what for fault in faults] == ["nobody is there; nothing more is read"]
    assert len(taken) < 10


def test_many_failures_in_a_row_end_the_reading() -> None:
    found, faults = run(Remote(fails(dict.fromkeys(range(3, 100), REFUSED)), at_once=1), 100)
    assert found == [0, 1, 2]
    assert [fault.what for fault in faults[:GIVE_UP]] == [
        *["the model refuses"] * (GIVE_UP - 1),
        "the model refuses; nothing more is read",
    ]


def test_failures_here_and_there_end_nothing() -> None:
    found, faults = run(Remote(fails({n: REFUSED for n in range(100) if n % 4})), 100)
    assert (len(found), len(faults)) == (25, 75)


def test_a_fault_of_the_reader_itself_is_not_taken_for_an_unread_article() -> None:
    with pytest.raises(ZeroDivisionError):
        run(Remote(fails({1: ZeroDivisionError()})), 3)


def test_where_nobody_is_told_a_failure_is_raised() -> None:
    from dugout.loaders import Found
    from dugout.loaders.extract import read_articles

    reader = Remote(fails({0: REFUSED}))
    with pytest.raises(ReaderError, match=r"a\.txt: the model refuses"):
        list(read_articles([Found(make_article("Story 0"), "a.txt", alone=True)], reader))
