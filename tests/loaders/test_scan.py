import pytest

from dugout.loaders.lexicon import lexicon
from dugout.loaders.scan import cut_words, match_forms
from dugout.loaders.sentences import split_sentences


def matched(text: str) -> list[tuple[str, str]]:
    """Return the forms found in a text, each with the first of those that it may mean."""
    words = cut_words(text, split_sentences(text))
    found = match_forms(words, lexicon())
    return [(text[words[m.first].start : words[m.last].end], m.entries[0].id) for m in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Real Madrid won.", [("Real Madrid", "real-madrid")]),
        ("REAL MADRID WON.", [("REAL MADRID", "real-madrid")]),
        ("A.C. Milan won.", [("A.C. Milan", "ac-milan")]),
        ("Queens Park Rangers won.", [("Queens Park Rangers", "queens-park-rangers")]),
        ("Brighton & Hove Albion won.", [("Brighton & Hove Albion", "brighton-hove-albion")]),
        ("Paris Saint-Germain won.", [("Paris Saint-Germain", "paris-saint-germain")]),
        ("Fenerbahçe won.", [("Fenerbahçe", "fenerbahce")]),
        ("He won the European Cup Winners' Cup.", [("European Cup Winners' Cup", "uefa-cup-winners-cup")]),
        ("He won the 2. Bundesliga.", [("2. Bundesliga", "2-bundesliga")]),
        ("Martin O’Neill spoke.", [("Martin O’Neill", "martin-oneill")]),
        ("Real? Sociedad!", [("Real", "real-betis"), ("Sociedad", "real-sociedad")]),
        ("They won the FA Cup.", [("FA Cup", "fa-cup")]),
        ("He coached the Spartans.", [("the Spartans", "the-spartans")]),
        ("the real madrid", []),
        ("He is everton-mad.", []),
        ("", []),
    ],
)
def test_the_longest_form_counts_whatever_its_letters_and_joints(text: str, found: list[tuple[str, str]]) -> None:
    assert matched(text) == found


def test_words_have_their_place_and_their_sentence() -> None:
    text = "Leeds won. Ann-Marie Lee said so, 2-1"
    words = cut_words(text, split_sentences(text))
    assert [(text[w.start : w.end], w.folded, w.sentence, w.joined) for w in words] == [
        ("Leeds", "leeds", 0, False),
        ("won", "won", 0, True),
        ("Ann", "ann", 1, False),
        ("Marie", "marie", 1, True),
        ("Lee", "lee", 1, True),
        ("said", "said", 1, True),
        ("so", "so", 1, True),
        ("2", "2", 1, False),
        ("1", "1", 1, True),
    ]
    assert [w.folded for w in words if w.capital] == ["leeds", "ann", "marie", "lee", "2", "1"]
