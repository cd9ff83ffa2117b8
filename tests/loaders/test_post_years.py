"""What the register's posts say of a time."""

import pytest

from dugout.graph.model import Ref, Status
from dugout.loaders.post_years import Agrees, Post, Years, known_posts, no_posts, years_of

ANN, LEEDS = Ref("ann-lee", "Ann Lee"), Ref("leeds-united", "Leeds United")
TWICE: list[Post] = [("2010", "2014"), ("2021", None)]


def years(posts: list[Post], status: Status, published: str = "2026-03-07") -> dict[str, Years]:
    return years_of(lambda *_: posts, (ANN, LEEDS, status), published)


@pytest.mark.parametrize(
    ("told", "since", "until"),
    [
        ("2010-05", Agrees.SAME, Agrees.OTHER_END),
        ("2014", Agrees.OTHER_END, Agrees.SAME),
        ("2011-02-03", Agrees.NEAR, Agrees.NOT),
        ("2013", Agrees.NOT, Agrees.NEAR),
        ("1999", Agrees.NOT, Agrees.NOT),
    ],
)
def test_a_time_is_compared_by_its_year(told: str, since: Agrees, until: Agrees) -> None:
    known = years([("2010", "2014")], Status.FORMER)
    assert (known["since"].of(told), known["until"].of(told)) == (since, until)


def test_of_several_posts_those_count_that_fit_the_status() -> None:
    assert years(TWICE, Status.FORMER)["since"].of("2010") is Agrees.SAME
    assert years(TWICE, Status.CURRENT)["since"].of("2021") is Agrees.SAME
    assert years(TWICE, Status.CURRENT)["since"].of("2010") is Agrees.NOT
    assert years(TWICE, Status.CURRENT, "2012")["since"].of("2010") is Agrees.SAME
    assert years(TWICE, Status.INCOMING, "2020-12-31")["since"].of("2021") is Agrees.SAME


def test_where_none_fits_or_no_day_is_told_all_count() -> None:
    assert years(TWICE, Status.INCOMING)["since"].of("2010") is Agrees.ONE_OF
    assert years(TWICE, Status.CURRENT, "")["since"].of("2021") is Agrees.ONE_OF


def test_a_post_whose_years_are_not_known_says_nothing() -> None:
    assert years([("2010", "")], Status.FORMER)["until"].of("2014") is Agrees.UNKNOWN
    assert years([("2010", "")], Status.FORMER)["since"].of("2010") is Agrees.SAME
    assert years([], Status.FORMER)["since"].of("2010") is Agrees.UNKNOWN


def test_posts_are_those_of_the_register() -> None:
    assert ("2021", "2024") in known_posts("massimiliano-allegri", "juventus")
    assert [*known_posts("massimiliano-allegri", "leeds-united")] == []
    assert [*no_posts("massimiliano-allegri", "juventus")] == []
