"""Annotated articles as the network is taught: entities, features and what is true of each pair."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dugout.graph.model import FactType, MatchStatus, Status
from dugout.loaders.discourse import read_doubtful
from dugout.loaders.document import Draft
from dugout.loaders.lexicon import Lexicon, lexicon
from dugout.loaders.network.asked import Asked, ask_about
from dugout.loaders.network.entities import Entity, find_entities
from dugout.loaders.network.features import View, view_of
from dugout.loaders.network.title_features import title_of
from dugout.loaders.network.value_pairs import ValuePairs
from dugout.training.annotated import annotated_text, gold_articles, gold_document, gold_kinds, key_of
from dugout.training.choices import Choices, choices_of, rows_of
from dugout.training.offers import Offer, Told, gold_draft, offers

STATUSES = ("current", "former", "incoming")
STANCES = ("linked", "talks", "agreed", "denied", "rejected")


@dataclass(slots=True)
class Reading:
    """One reading of an article: by the marks of its annotation, or as the reader finds it."""

    asked: Asked
    values: ValuePairs
    posts: list[list[float]]  # a pair: current, former, incoming, linked
    stances: list[int]  # a pair: place in STANCES, -1 where there is no chase
    titles: list[float]
    matches: list[list[float]]  # a pair: played, scheduled
    choices: Choices = field(default_factory=Choices)

    @property
    def view(self) -> View:
        """What the rules find."""
        return self.asked.view

    @property
    def entities(self) -> list[Entity]:
        """Who and what is named."""
        return self.asked.entities

    def of_posts(self) -> "Reading":
        """Return the reading without what it says of matches and values."""
        return replace(self, matches=[], choices=Choices())

    def drafts(self) -> Iterator[Draft]:
        """Yield what is true of its pairs, as claims without values."""
        entities, pairs = self.asked.entities, self.asked.pairs
        for (coach, club), truth in zip(pairs.posts, self.posts, strict=True):
            for status, true in zip(Status, truth[:3], strict=True):
                if true:
                    yield gold_draft(
                        FactType.MANAGES, coach=entities[coach].ref, club=entities[club].ref, status=status
                    )
        for n, true in enumerate(self.titles):
            one, at, title = (entities[place] for place in pairs.title(n))
            if true and (won := title_of(self.view, at.ref, title)):
                yield gold_draft(FactType.WON_TITLE_AT, coach=one.ref, club=at.ref, competition=won)
        for (home, away), truth in zip(pairs.matches, self.matches, strict=True):
            for told, true in zip(MatchStatus, truth, strict=True):
                if true:
                    yield gold_draft(FactType.PLAYED, club=entities[home].ref, opponent=entities[away].ref, status=told)

    def offers(self, told: Told, drafts: Sequence[Draft] | None = None) -> Iterator[Offer]:
        """Yield what the text offers for the values of what is true, or of those of some drafts that are."""
        facts = list(self.drafts()) if drafts is None else drafts
        return offers(self.view.story.document, told, facts, self.view.drafts, self.view.times)


@dataclass(slots=True)
class Example:
    """An annotated article with both readings."""

    ident: str
    found: Reading
    marked: Reading
    gold: dict[str, Any]
    text: str


def label(view: View, entities: list[Entity], gold: dict[str, Any]) -> Reading:
    """Return a reading with what the annotation says of each of its pairs."""
    key = key_of(gold)
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    stance: dict[tuple[str, str], str] = {}
    titles: set[tuple[str, str, str]] = set()
    matches: dict[frozenset[str], set[str]] = defaultdict(set)
    for fact in gold["facts"]:
        match fact["type"]:
            case "MANAGES":
                told[key(fact["coach"]), key(fact["club"])].add(fact["status"])
            case "LINKED_TO":
                told[key(fact["coach"]), key(fact["club"])].add("linked")
                stance[key(fact["coach"]), key(fact["club"])] = fact["stance"]
            case "WON_TITLE_AT":
                titles.add((key(fact["coach"]), key(fact["club"]), key(fact["competition"])))
            case "PLAYED":
                matches[frozenset(map(key, fact["clubs"]))].add(fact["status"])
    names = [key(e.ref.name) for e in entities]
    asked = ask_about(view, entities)
    pairs = asked.pairs
    posts, stances = [], []
    for coach, club in pairs.posts:
        pair = (names[coach], names[club])
        posts.append([float(s in told.get(pair, ())) for s in (*STATUSES, "linked")])
        stances.append(STANCES.index(stance[pair]) if pair in stance else -1)
    threes = [pairs.title(n) for n in range(len(pairs.titles))]
    meant = [title_of(view, entities[club].ref, entities[title]) for _, club, title in threes]
    wins = [
        (names[coach], names[club], key(competition.name) if competition else "")
        for competition, (coach, club, _) in zip(meant, threes, strict=True)
    ]
    # What a competition says by its name, a title without one, or a name that others share, need not say again.
    itself = [competition is entities[title].ref for competition, (_, _, title) in zip(meant, threes, strict=True)]
    named = {win for win, own in zip(wins, itself, strict=True) if own}
    won = [float(win in titles and (own or win not in named)) for win, own in zip(wins, itself, strict=True)]
    played = [
        [float(s in matches.get(frozenset((names[a], names[b])), ())) for s in ("played", "scheduled")]
        for a, b in pairs.matches
    ]
    reading = Reading(asked, asked.values(), posts, stances, won, played)
    reading.choices = choices_of(reading.offers(Told(gold)), asked.board, rows_of(asked.pairs, reading.values))
    return reading


def read_found(body: str, gold: dict[str, Any], words: Lexicon, coaches: Collection[str] = ()) -> Reading:
    """Return a text as the reader finds it, some people taken for coaches (folded names)."""
    document, others = read_doubtful(body, gold["published"], words, coaches)
    return label(view_of(document, words), find_entities(document, others, words), gold)


def read_example(ident: str, text: str, marks: Any, gold: dict[str, Any], kinds: Any, words: Lexicon) -> Example:
    """Return an annotated article, read both ways."""
    body = annotated_text(text)
    found = read_found(body, gold, words)
    by_mark = gold_document(text, marks, gold, kinds)
    marked = label(view_of(by_mark, words), find_entities(by_mark, [], words), gold)
    return Example(ident, found, marked, gold, body)


def read_examples(folder: Path, most: int | None = None) -> list[Example]:
    """Return the annotated articles of a folder in the order of their names, or so many of them from all over it."""
    words, kinds = lexicon(), gold_kinds(folder)
    articles = list(gold_articles(folder))
    step = max(1, len(articles) // most) if most else 1
    return [read_example(*article, kinds, words) for article in articles[::step][:most]]
