"""A sentence as tokens."""

from dugout.loaders.discourse import read_document
from dugout.loaders.lexicon import lexicon
from dugout.loaders.scene import Scene
from dugout.loaders.scores import find_scores
from dugout.loaders.times import find_times


def grouped(text: str, subject: str = "tenures") -> list[tuple[str, str]]:
    line = scene(text, subject).line(0)
    return [(word, group) for word, group in zip(line.words, line.groups, strict=True) if group]


def scene(text: str, subject: str = "tenures") -> Scene:
    document = read_document(text, "2026-03-07", lexicon())
    return Scene(document, subject, find_times(text, "2026-03-07"), find_scores(text))


def test_mentions_times_scores_and_lengths_are_one_token_each() -> None:
    text = "Massimiliano Allegri left Juventus in May 2019 after five years and a 2-1 win."
    assert [token.word for token in scene(text).tokens(0)] == [
        *["C", "left", "K", "in", "T", "after", "D", "and", "a", "S", "win", "."]
    ]  # fmt: skip


def test_words_are_grouped_by_what_they_tell_of_the_subject() -> None:
    text = "Massimiliano Allegri took over at Juventus and won."
    assert grouped(text) == [
        ("took-over", "begin"),
        ("over", "end"),
        ("won", "win"),
    ]
    assert grouped(text, "matches") == [
        ("took-over", "change"),
        ("won", "win"),
    ]


def test_a_clause_ends_at_a_comma_or_a_joining_word() -> None:
    line = scene("It rained, he left in May and it was cold.").line(0)
    tokens = line.tokens
    first, last = line.clause(line.of_kind["T"][0])
    assert [token.word for token in tokens[first : last + 1]] == ["he", "left", "in", "T"]
