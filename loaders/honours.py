"""How often, and in which seasons, a title was won, whatever reader found it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dugout.graph.model import Ref
from dugout.loaders.choice import Candidate, Chooser, Other, weights_of
from dugout.loaders.document import Document, Draft
from dugout.loaders.times import Time, find_times
from dugout.loaders.title_places import Title, TitlePlaces
from dugout.loaders.values import LEAST


@dataclass(frozen=True, slots=True)
class TitleTerms:
    """The values of a title: how many, None where it is not told, and the years in which the seasons ended."""

    count: int | None = None
    seasons: tuple[str, ...] = ()


def title_terms(
    document: Document,
    titles: Sequence[Title],
    *,
    times: Sequence[Time] | None = None,
    drafts: Sequence[Draft] = (),
    other: Other | None = None,
) -> Callable[[], list[TitleTerms]]:
    """Return what gives the terms of each title, to be called when `other` has heard of all other facts too.

    All titles of the document are needed at once.

    Args:
        times: What `find_times` finds in the document, where that is at hand.
        drafts: What `won_title_at.drafts` finds in it, where that is at hand.
        other: Who has a say beside the words.
    """
    if not titles:
        return list
    if times is None:
        times = find_times(document.text, document.published)
    places = TitlePlaces(document, titles, times, drafts)
    chooser = Chooser(weights_of("title_values"), LEAST, other)
    offered = [places.counts(title) for title in titles]
    chooser.hear((title, "count", candidates) for title, (candidates, _) in zip(titles, offered, strict=True))

    def told() -> list[TitleTerms]:
        found = []
        for title, count in zip(titles, _counts(places, titles, offered, chooser), strict=True):
            seasons = places.seasons(title) if count else ()
            # Years that are not as many as the titles are of something else.
            found.append(TitleTerms(int(count) if count else None, seasons if str(len(seasons)) == count else ()))
        return found

    return told


def _counts(
    places: TitlePlaces, titles: Sequence[Title], offered: Sequence[tuple[list[Candidate], list[str]]], chooser: Chooser
) -> list[str | None]:
    """Return how often each title was won: a number counts the titles that a coach won with one club, or with each."""
    found = [chooser.choice("count", *of, title) for of, title in zip(offered, titles, strict=True)]
    counted: dict[tuple[Ref, int], Ref] = {}  # by coach and place
    for n in sorted(range(len(titles)), key=lambda n: -(choice.chance if (choice := found[n]) else 0)):
        coach, club, _ = titles[n]
        choice = found[n]
        if choice and counted.get((coach, choice.at), club) != club:
            candidates, nothing = offered[n]
            left = [one for one in candidates if counted.get((coach, one.at), club) == club]
            choice = found[n] = chooser.choice("count", left, nothing, titles[n])
        if choice and choice.at >= 0 and not places.counts_each(choice.at):
            counted[coach, choice.at] = club
    return [choice.value if choice else None for choice in found]


def with_title_terms(
    document: Document, titles: list[Draft], times: Sequence[Time], other: Other | None = None
) -> Callable[[], list[Draft]]:
    """Return what gives drafts of titles with what the text tells of them, to be called as that of `title_terms`."""
    asked = [Title(d.coach, d.club, d.competition) for d in titles if d.coach and d.club and d.competition]
    found = title_terms(document, asked, times=times, drafts=titles, other=other)

    def told() -> list[Draft]:
        terms: dict[tuple[object, ...], TitleTerms] = dict(zip(asked, found(), strict=True))
        return [
            replace(draft, count=won.count, seasons=won.seasons)
            if (won := terms.get((draft.coach, draft.club, draft.competition)))
            else draft
            for draft in titles
        ]

    return told
