"""What the register's posts say of a time at which a text may date a tenure: a help to choose, never a value.

The register knows years from general knowledge. That the time is told stands in the text; whether it is the beginning
of this post, or of another that is told of beside it, a reader who knows the career sees at once.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from dugout.graph.model import Ref, Status
from dugout.loaders.lexicon import lexicon

Post = tuple[str | None, str | None]  # from and until, as in `graph.register.files.Post`
PostsAt = Callable[[str, str], Sequence[Post]]  # of a coach and a club, by their ids


class Agrees(StrEnum):
    """Whether a time is the year that the register has for an end of a tenure."""

    SAME = "same"
    ONE_OF = "one of"  # several posts at the club fit, and it is that of one
    OTHER_END = "other end"
    NEAR = "near"  # a year before or after it
    NOT = "not"
    UNKNOWN = "unknown"


class Years(NamedTuple):
    """The years in which the posts that fit a tenure began, or ended, and those of their other end."""

    here: frozenset[int]
    there: frozenset[int]

    def of(self, told: str) -> Agrees:
        """Return what the years say of a time."""
        if not self.here:
            return Agrees.UNKNOWN
        year = int(told[:4])
        if year in self.here:
            return Agrees.SAME if len(self.here) == 1 else Agrees.ONE_OF
        if year in self.there:
            return Agrees.OTHER_END
        return Agrees.NEAR if {year - 1, year + 1} & self.here else Agrees.NOT


def no_posts(coach_id: str, club_id: str) -> Sequence[Post]:
    """Return the posts of a register that knows none."""
    return ()


def known_posts(coach_id: str, club_id: str) -> Sequence[Post]:
    """Return the posts of the project's register."""
    return lexicon().posts_at(coach_id, club_id)


def years_of(posts_at: PostsAt, tenure: tuple[Ref, Ref, Status], published: str) -> dict[str, Years]:
    """Return what is known of the beginning ("since") and of the end ("until") of a coach's time at a club.

    Of several posts at the club those count that fit its status on the day of the article, or all where none does.
    """
    coach, club, status = tenure
    posts = posts_at(coach.id, club.id)
    year = int(published[:4]) if published else None
    if len(posts) > 1 and year is not None:
        posts = [post for post in posts if _fits(post, status, year)] or posts
    begun = frozenset(int(since) for since, _ in posts if since)
    ended = frozenset(int(until) for _, until in posts if until)
    return {"since": Years(begun, ended), "until": Years(ended, begun)}


def _fits(post: Post, status: Status, year: int) -> bool:
    since, until = post
    if status is Status.FORMER:
        return until == "" or bool(until and int(until) <= year)
    if status is Status.INCOMING:
        return bool(since and int(since) >= year)
    return (since is None or int(since) <= year) and (until is None or bool(until and int(until) >= year))
