"""The year of a text that has no date, by the posts that it tells of."""

import pytest

from dugout.loaders.dating import written_in
from dugout.loaders.discourse import read_document
from dugout.loaders.evidence import gather_evidence
from dugout.loaders.lexicon import lexicon
from dugout.loaders.story import Story


def year(text: str) -> int | None:
    story = Story(read_document(text, None, lexicon()), lexicon())
    return written_in(story, {pair: set(seen.cues) for pair, seen in gather_evidence(story).items()})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Real Madrid head coach Rafael Benitez is calm.", range(2015, 2017)),
        ("Rafael Benitez has been sacked by Real Madrid.", range(2016, 2017)),
        ("Manchester United manager Jose Mourinho is calm.", range(2016, 2019)),
        (
            "Chelsea manager Antonio Conte is calm. Manchester United manager Jose Mourinho is not.",
            range(2016, 2019),
        ),
    ],
)
def test_a_text_was_written_while_its_coaches_were_in_post(text: str, expected: range) -> None:
    assert year(text) in expected


def test_a_year_that_the_text_names_is_not_after_it() -> None:
    assert year("Chelsea manager Antonio Conte is calm. He came in 2017.") == 2017


def test_a_text_of_no_known_post_has_the_year_that_it_names_or_none() -> None:
    assert year("Leeds United boss Alan Testwood is calm.") is None
    assert year("Leeds United boss Alan Testwood came in 2021.") == 2021
