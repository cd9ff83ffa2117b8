"""What drafts are worth against an annotation: right, wrong and missed facts by label."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from dugout.graph.model import FactType
from dugout.loaders.document import Draft
from dugout.loaders.network.second import LABELS

Key = tuple[str, ...]


def label_of(kind: str, status: str | None) -> str:
    """Return the label of a fact: its status, or what it is."""
    if kind == FactType.LINKED_TO:
        return "linked"
    if kind == FactType.WON_TITLE_AT:
        return "title"
    assert status is not None
    return status


def told_by(draft: Draft, key: Callable[[str], str]) -> Key:
    """Return the label and names of a draft, by which it is compared."""
    label = label_of(draft.kind, draft.status)
    if draft.kind is FactType.PLAYED:
        return (label, *sorted(key(ref.name) for ref in (draft.club, draft.opponent) if ref))
    names = (label, *(key(ref.name) for ref in (draft.coach, draft.club) if ref))
    return (*names, key(draft.competition.name)) if draft.competition else names


def told_in(gold: dict[str, Any], key: Callable[[str], str]) -> dict[Key, dict[str, Any]]:
    """Return the facts of an annotation by label and names."""
    found: dict[Key, dict[str, Any]] = {}
    for fact in gold["facts"]:
        label = label_of(fact["type"], fact.get("status"))
        if fact["type"] == "PLAYED":
            found[label, *sorted(map(key, fact["clubs"]))] = fact
        elif fact["type"] == "WON_TITLE_AT":
            found[label, key(fact["coach"]), key(fact["club"]), key(fact["competition"])] = fact
        else:
            found[label, key(fact["coach"]), key(fact["club"])] = fact
    return found


@dataclass
class Tally:
    """Counts of right, wrong and missed by label."""

    right: Counter[str]
    wrong: Counter[str]
    missed: Counter[str]

    @classmethod
    def empty(cls) -> "Tally":
        """Return a tally of nothing."""
        return cls(Counter(), Counter(), Counter())

    def add(self, told: Iterable[Key], gold: Iterable[Key]) -> None:
        """Count one article."""
        ours, theirs = set(told), set(gold)
        self.right.update(key[0] for key in ours & theirs)
        self.wrong.update(key[0] for key in ours - theirs)
        self.missed.update(key[0] for key in theirs - ours)

    def figures(self, labels: Iterable[str] = LABELS) -> tuple[float, float, float]:
        """Return precision, recall and F1 over some labels."""
        right = sum(self.right[label] for label in labels)
        wrong = sum(self.wrong[label] for label in labels)
        missed = sum(self.missed[label] for label in labels)
        precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
        return precision, recall, 2 * right / max(2 * right + wrong + missed, 1)
