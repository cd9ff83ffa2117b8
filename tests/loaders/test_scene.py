"""A sentence as tokens."""

from dugout.loaders.discourse import read_document
from dugout.loaders.lexicon import lexicon
from dugout.loaders.scene import Scene
from dugout.loaders.scores import find_scores
from dugout.loaders.times import find_times


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
    assert [(t.word, t.group) for t in scene(text).tokens(0) if t.group] == [
        ("took-over", "begin"),
        ("over", "end"),
        ("won", "win"),
    ]
    assert [(t.word, t.group) for t in scene(text, "matches").tokens(0) if t.group] == [
        ("took-over", "change"),
        ("won", "win"),
    ]


def test_a_clause_ends_at_a_comma_or_a_joining_word() -> None:
    line = scene("It rained, he left in May and it was cold.").line(0)
    tokens = line.tokens
    first, last = line.clause(line.of_kind["T"][0])
    assert [token.word for token in tokens[first : last + 1]] == ["he", "left", "in", "T"]
