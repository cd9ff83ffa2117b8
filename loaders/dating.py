"""When a text without a date was written, as far as the posts of the coaches in it tell."""

from collections import Counter

from dugout.graph.model import Ref
from dugout.loaders.story import Story

_IN_POST = ("current", "gone", "appointed", "incoming")


def written_in(story: Story, cued: dict[tuple[Ref, Ref], set[str]]) -> int | None:
    """Return the year in which most posts that the text tells of as present fit; None if it tells of none.

    Args:
        cued: The groups of cues (words/manages.yml) that the text has for each coach and club.
    """
    votes: Counter[int] = Counter()
    ends = int(story.lexicon.ends[:4])  # a post still open counts up to then
    for (coach, club), groups in cued.items():
        now = any(group in groups for group in _IN_POST)
        for since, until in story.lexicon.posts_at(coach.id, club.id):
            first = int(since) if since else int(until or ends) - 2
            last = int(until) if until else ends
            if now and "former" not in groups:
                for year in range(first if "gone" not in groups else last, last + 1):
                    votes[year] += 4
            else:
                for year in range(first, ends + 1):
                    votes[year] += 1
    if not votes:
        return story.year
    named = story.year or 0
    return max(votes, key=lambda year: (votes[year] - (6 if year < named else 0), -abs(year - named), -year))
