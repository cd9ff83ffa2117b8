import pytest

from dugout.loaders.sentences import split_sentences

# The sentences of each text, as they are printed.
TABLE: list[list[str]] = [
    ["Leeds have sacked Daniel Farke.", "He lasted two years."],
    ["Has he gone?", "He has!", "So it seems…", "The board was silent."],
    ["He said: “I am staying.”", "Nobody believed him."],
    ["He said he was 'happy here'.", "“We were not,” the chairman said."],
    ["St. Mirren drew with Celtic.", "A. Conte was there."],
    ["They won the 2. Bundesliga in 2018.", "Now they came 2.", "Mainz won."],
    ["Mr. Levy met Dr. Agent and Man Utd. officials.", "They agreed."],
    ["Leeds v. Derby is off.", "It was to be on Jan. 5."],
    ["He left in Jan. 2024 and came back in Sept. 2025.", "It rained."],
    ["He left in Jan.", "Nobody came."],
    ["The deal runs to 2027.", "3 May is the day."],
    ["It cost him £2.5m a year.", "€3m was offered."],
    ["He won. he lost."],
    ["Leeds lost 2-1.", "(Farke was sent off.)"],
    ["ÉTIENNE: he is back.", "Ádám is not."],
]


@pytest.mark.parametrize("sentences", TABLE)
def test_a_stop_ends_a_sentence_and_that_of_a_short_word_does_not(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[s.start : s.end] for s in split_sentences(text)] == sentences


def test_a_heading_and_an_item_of_a_list_are_sentences_too() -> None:
    text = "Farke goes\n\nLeeds sacked him. He knew.\n- Alan Testwood\n  - Ann Lee  \n"
    assert [(text[s.start : s.end], s.paragraph) for s in split_sentences(text)] == [
        ("Farke goes", 0),
        ("Leeds sacked him.", 1),
        ("He knew.", 1),
        ("- Alan Testwood", 2),
        ("- Ann Lee", 3),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n \n\t\n"])
def test_a_text_without_words_has_no_sentence(text: str) -> None:
    assert split_sentences(text) == []
