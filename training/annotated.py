"""Annotated articles (ID.ann.txt and ID.json, as GUIDELINE.md says) as documents with gold mentions."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dugout.graph.ids import slug
from dugout.graph.model import Ref
from dugout.graph.names import fold_name
from dugout.loaders.dating import year_of
from dugout.loaders.document import Document, Form, Kind, Mention
from dugout.loaders.lexicon import lexicon
from dugout.loaders.sentences import split_sentences

MARK = re.compile(r"\[|\]\(([^()]*(?:\([^()]*\))?[^()]*)\)")


@dataclass(frozen=True)
class GoldMention:
    """A marked stretch of text, and the canonical name that it stands for."""

    start: int
    end: int
    name: str


def parse_marks(marked: str) -> tuple[str, list[GoldMention]]:
    """Return the text without marks and the marks in it, the outer before the inner."""
    out: list[str] = []
    length = 0
    open_at: list[int] = []
    found: list[GoldMention] = []
    last = 0
    for m in MARK.finditer(marked):
        out.append(marked[last : m.start()])
        length += m.start() - last
        last = m.end()
        if m[0] == "[":
            open_at.append(length)
        elif open_at:
            found.append(GoldMention(open_at.pop(), length, m[1]))
        else:
            out.append(m[0])
            length += len(m[0])
    out.append(marked[last:])
    return "".join(out), sorted(found, key=lambda g: (g.start, -g.end))


def gold_articles(folder: Path) -> Iterator[tuple[str, str, list[GoldMention], dict[str, Any]]]:
    """Yield id, text, gold mentions and the gold JSON of each annotated article.

    An article without ID.ann.txt has its text in ID.txt, and no mentions.
    """
    for path in sorted(folder.glob("*.json")):
        marked, plain = path.with_suffix(".ann.txt"), path.with_suffix(".txt")
        text, marks = parse_marks((marked if marked.exists() else plain).read_text(encoding="utf-8"))
        yield path.stem, text, marks, json.loads(path.read_text(encoding="utf-8"))


_YOUTH = re.compile(r" u ?(\d\d)$")
_SECOND = re.compile(r" (?:ii|reserves?)$")


def ref(name: str) -> Ref:
    """Return what a canonical name is known by."""
    return Ref(slug(name), name)


def key_of(gold: dict[str, Any]) -> Callable[[str], str]:
    """Return the function that maps any form of a name in an annotation to one key: its own forms, and the register's.

    The register may call a club otherwise than the annotation does: "Hamburger SV", "Hamburg".
    """
    same = {plain_name(form): plain_name(name) for name, forms in gold["names"].items() for form in [*forms, name]}
    words = lexicon()
    for fact in gold["facts"]:
        named = ((role, fact.get(role)) for role in ("coach", "club", "competition"))
        for role, name in (*named, *(("club", club) for club in fact.get("clubs", ()))):
            if name:
                known = [e for e in words.forms.get(fold_name(name), ()) if e.kind == role and not e.gated]
                for entry in known if len({e.id for e in known}) == 1 else ():
                    plain = plain_name(name)
                    same.setdefault(plain_name(words.name_of(entry)), same.get(plain, plain))

    def key(name: str) -> str:
        plain = plain_name(name)
        return same.get(plain, plain)

    return key


def plain_name(name: str) -> str:
    """Return a name folded, a youth or second team told in one way: annotations have "U21", "B" and "II" too.

    "FC" and its like say nothing, as for the scorer: "Santos" is "Santos FC".
    """
    folded = _SECOND.sub(" b", _YOUTH.sub(r" under \1", fold_name(name)))
    return " ".join(word for word in folded.split() if word not in _NOISE) or folded


_NOISE = frozenset(["fc", "afc", "cf"])
_DATE_LINE = re.compile(r"\d\d? [A-Z][a-z]{2} \d{4}\n+")
_PRONOUNS = frozenset(["he", "him", "his", "himself", "she", "her", "hers", "herself", "they", "them", "their"])


def gold_kinds(folder: Path) -> dict[str, Kind]:
    """Return what each name of the annotations is, from its places in the facts of all articles."""
    kinds: dict[str, Kind] = {}
    for path in sorted(folder.glob("*.json")):
        for fact in json.loads(path.read_text(encoding="utf-8"))["facts"]:
            for role in ("coach", "club", "competition"):
                if fact.get(role):
                    kinds[fact[role]] = Kind(role)
            kinds.update(dict.fromkeys(fact.get("clubs", ()), Kind.CLUB))
    return kinds


def gold_form(surface: str) -> Form:
    """Return how a surface says what it says, from its shape alone."""
    if surface.lower() in _PRONOUNS:
        return Form.PRONOUN
    if surface[:1].islower():
        return Form.DESCRIPTION
    return Form.DESCRIPTION if re.match(r"(?:The|His|Her|Their|Our|My) [a-z\d]", surface) else Form.NAME


def annotated_text(text: str) -> str:
    """Return an annotated text without its date line."""
    head = _DATE_LINE.match(text)
    return text[head.end() :] if head else text


def gold_document(text: str, marks: list[GoldMention], gold: dict[str, Any], kinds: dict[str, Kind]) -> Document:
    """Return an annotated article as a document, without its date line; marks of unknown kind are left out."""
    head = _DATE_LINE.match(text)
    cut = head.end() if head else 0
    text = text[cut:]
    document = Document(text, gold["published"], split_sentences(text), [], None)
    mentions = [
        Mention(m.start - cut, m.end - cut, kinds[m.name], gold_form(text[m.start - cut : m.end - cut]), ref(m.name),
                document.sentence_at(m.start - cut))
        for m in marks
        if m.name in kinds and m.start >= cut
    ]  # fmt: skip
    names = [mention for mention in mentions if mention.form is Form.NAME]
    year = year_of(text, gold["published"], names, lexicon())
    return Document(text, gold["published"], document.sentences, mentions, year)
