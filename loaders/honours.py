"""How often, and in which seasons, a title was won, whatever reader found it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dugout.loaders.choice import Chooser, Other, weights_of
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
) -> list[TitleTerms]:
    """Return the terms of each title; all titles of the document are needed at once.

    Args:
        times: What `find_times` finds in the document, where that is at hand.
        drafts: What `won_title_at.drafts` finds in it, where that is at hand.
        other: Who has a say beside the words.
    """
    if not titles:
        return []
    if times is None:
        times = find_times(document.text, document.published)
    places = TitlePlaces(document, titles, times, drafts)
    chooser = Chooser(weights_of("title_values"), LEAST, other)
    found = []
    for title in titles:
        count = chooser.choose("count", *places.counts(title), title)
        seasons = places.seasons(title) if count else ()
        # Years that are not as many as the titles are of something else.
        found.append(TitleTerms(int(count) if count else None, seasons if str(len(seasons)) == count else ()))
    return found


def with_title_terms(
    document: Document, titles: list[Draft], times: Sequence[Time], other: Other | None = None
) -> list[Draft]:
    """Return drafts of titles with what the text tells of them."""
    asked = [Title(d.coach, d.club, d.competition) for d in titles if d.coach and d.club and d.competition]
    found = title_terms(document, asked, times=times, drafts=titles, other=other)
    terms: dict[tuple[object, ...], TitleTerms] = dict(zip(asked, found, strict=True))
    return [
        replace(draft, count=told.count, seasons=told.seasons)
        if (told := terms.get((draft.coach, draft.club, draft.competition)))
        else draft
        for draft in titles
    ]
