"""What articles say, in the shape of eval/GUIDELINE.md: one object an article, no store."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from dugout.graph.clusters import sketched
from dugout.graph.dates import may_be_same
from dugout.graph.model import Article, Claim, FactType, Ref
from dugout.loaders import Fault, Found, shown_path
from dugout.loaders.readers.protocol import Reader
from dugout.loaders.reading import raise_fault, read_each

COLUMNS = (
    "id", "type", "coach", "club", "status", "stance", "competition", "count", "clubs", "score", "date", "since",
    "until", "contract_until", "interim", "outlook", "seasons", "stage", "season", "certainty", "rule", "quote",
)  # fmt: skip

# What is taken over from the other claims of a key where the surest one leaves it open.
_VALUES: dict[FactType, tuple[str, ...]] = {
    FactType.MANAGES: ("since", "until", "contract_until", "interim", "outlook"),
    FactType.LINKED_TO: (),
    FactType.WON_TITLE_AT: ("count", "seasons"),
    FactType.PLAYED: ("score", "date", "competition", "stage", "season"),
}


def extract_facts(
    found: Iterable[Found],
    reader: Reader,
    *,
    on_twin: Callable[[str], None],
    on_fault: Callable[[Fault], None] = raise_fault,
) -> Iterator[dict[str, Any]]:
    """Yield for each article its id and facts: `{"id": "a-story", "facts": [...]}`.

    The id is the stem of a file with one article, else the article's own; a second equal one
    gets "~2", and `on_twin` is told so in a line. What the reader cannot read goes to `on_fault`.
    """
    labels = _labels(on_twin)
    labelled = ((labels(item), item) for item in found)
    told = read_each(
        labelled, reader, lambda pair: claims_of(pair[1], reader), place=lambda pair: _place(pair[1]), told=on_fault
    )
    for (label, _), claims in told:
        yield {"id": label, "facts": facts_of(claims)}


def read_articles(
    found: Iterable[Found],
    reader: Reader,
    *,
    keep_text: bool = True,
    on_fault: Callable[[Fault], None] = raise_fault,
) -> Iterator[tuple[Article, list[Claim]]]:
    """Yield each article with its claims; if its text is not to be kept, only the sketch that finds its copies.

    What the reader cannot read goes to `on_fault` and is left out.
    """
    for item, claims in read_each(found, reader, lambda item: claims_of(item, reader), place=_place, told=on_fault):
        yield item.article if keep_text else replace(sketched(item.article), text=None), claims


def claims_of(found: Found, reader: Reader) -> list[Claim]:
    """Return the claims of an article: those that came with it, else those that the reader finds."""
    return reader.claims(found.article) if found.claims is None else list(found.claims)


def _labels(on_twin: Callable[[str], None]) -> Callable[[Found], str]:
    seen: Counter[str] = Counter()

    def label_of(item: Found) -> str:
        label = item.label
        seen[label] += 1
        if seen[label] > 1:
            label = f"{label}~{seen[label]}"
            on_twin(f"{shown_path(item.path)}: an article before it has the same id; this one is {label!r}")
        return label

    return label_of


def _place(found: Found) -> str:
    where = shown_path(found.path)
    return where if found.alone else f"{where} ({found.article.url or found.article.id})"


def facts_of(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """Return the facts that one article's claims make, one a key, in the order of the text.

    Claims of one key are merged: the surest gives quote and values, the others what it leaves
    open; a stance is the one that the article ends on.
    """
    by_key: dict[tuple[object, ...], list[list[Claim]]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.start, claim.end, claim.id)):
        alike = by_key.setdefault(_key(claim), [])
        same = next((group for group in alike if all(_may_be_one(claim, other) for other in group)), None)
        if same is None:
            alike.append([claim])
        else:
            same.append(claim)
    return [_fact(same) for same in sorted(chain(*by_key.values()), key=lambda same: (same[0].start, same[0].id))]


def rows_of(articles: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the facts of `extract` as flat rows, each with its article's id."""
    return [{"id": article["id"], **fact} for article in articles for fact in article["facts"]]


def _key(claim: Claim) -> tuple[object, ...]:
    ends = frozenset(ref.id for ref in (claim.club, claim.opponent) if ref)
    coach = claim.coach.id if claim.coach else None
    if claim.kind is FactType.WON_TITLE_AT:
        return claim.kind, coach, ends, claim.competition.id if claim.competition else None
    if claim.kind is FactType.LINKED_TO:
        return claim.kind, coach, ends
    if claim.kind is FactType.MANAGES:
        return claim.kind, coach, ends, claim.status
    return claim.kind, ends, claim.status


def _may_be_one(left: Claim, right: Claim) -> bool:
    """Return whether two claims of one key can be about one match: no told date or score parts them."""
    if left.date and right.date and not may_be_same(left.date, right.date):
        return False
    return left.score is None or right.score is None or left.score == _score(right, left.club)


def _score(claim: Claim, first: Ref | None) -> str | None:
    """Return the score of a match with the goals of club `first` in front."""
    if claim.score is None or (claim.club and claim.club.id) == (first and first.id):
        return claim.score
    return "-".join(reversed(claim.score.split("-")))


def _fact(claims: Sequence[Claim]) -> dict[str, Any]:
    surest = max(claims, key=lambda claim: (claim.certainty, -claim.start, claim.id))
    if surest.kind is FactType.LINKED_TO:
        surest = claims[-1]
    fact: dict[str, Any] = {"type": surest.kind.value}
    if surest.kind is FactType.PLAYED:
        fact["clubs"] = [_name(surest.club), _name(surest.opponent)]
        fact["status"] = surest.status and surest.status.value
    else:
        fact |= {"coach": _name(surest.coach), "club": _name(surest.club)}
    if surest.kind is FactType.MANAGES:
        fact["status"] = surest.status and surest.status.value
    elif surest.kind is FactType.LINKED_TO:
        fact["stance"] = surest.stance and surest.stance.value
    elif surest.kind is FactType.WON_TITLE_AT:
        fact["competition"] = _name(surest.competition)
    for name in _VALUES[surest.kind]:
        told = (_score(claim, surest.club) if name == "score" else getattr(claim, name) for claim in (surest, *claims))
        value = next((value for value in told if value not in (None, (), False)), None)
        if value is not None:
            fact[name] = _name(value) if isinstance(value, Ref) else list(value) if isinstance(value, tuple) else value
    return fact | {
        "quote": surest.quote,
        "start": surest.start,
        "end": surest.end,
        "rule": surest.rule,
        "certainty": surest.certainty,
    }


def _name(ref: Ref | None) -> str | None:
    return ref.name if ref else None
