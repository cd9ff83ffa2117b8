"""The shipped network on articles of one and of several segments."""

from importlib.resources import as_file, files
from typing import Any

import numpy
import pytest

from dugout.loaders.article import make_article
from dugout.loaders.discourse import read_doubtful
from dugout.loaders.lexicon import lexicon
from dugout.loaders.network.asked import Asked, ask_about
from dugout.loaders.network.entities import find_entities
from dugout.loaders.network.features import view_of
from dugout.loaders.network.runtime import GREATEST, VALUES, network, open_session
from dugout.loaders.readers.trained import TrainedReader

TOLD = "Chelsea have appointed Enzo Maresca as their head coach. He takes over from Mauricio Pochettino.\n\n"
NOBODY = "It rained for a while in the afternoon, and the grass was wet and heavy when the evening came. "
OTHERS = "Arsenal manager Mikel Arteta watched the rain with a smile in the afternoon. "


def put(text: str) -> Asked:
    words = lexicon()
    document, others = read_doubtful(text, "2024-06-03", words)
    return ask_about(view_of(document, words), find_entities(document, others, words))


def chances(asked: Asked, coach: str, club: str) -> list[float]:
    """Return the chances of current, former, incoming and linked."""
    answer, _ = network().read(asked)
    pairs = {
        tuple(asked.entities[n].ref.name for n in pair): row
        for pair, row in zip(asked.pairs.posts, answer.posts, strict=True)
    }
    return pairs[coach, club]


@pytest.mark.parametrize("tail", ["", NOBODY * 40, OTHERS * 60], ids=["one segment", "a second of nobody", "of others"])
def test_what_a_long_article_tells_first_is_told(tail: str) -> None:
    asked = put(TOLD + tail)
    assert (len(asked.masked().ids) > 1) == bool(tail)
    assert max(chances(asked, "Enzo Maresca", "Chelsea")) > 0.5
    assert chances(asked, "Mauricio Pochettino", "Chelsea")[1] > 0.5


def test_the_last_segment_is_read_too() -> None:
    assert chances(put(NOBODY * 40 + TOLD), "Enzo Maresca", "Chelsea")[0] > 0.5


def test_each_owner_of_masks_has_a_state_and_attends_to_all_pieces() -> None:
    asked = put(TOLD + OTHERS * 60)
    _, read = network().read(asked)
    assert read is not None
    pieces = sum(map(len, asked.masked().ids))
    assert read.states.shape == (pieces, 384)
    assert read.entity.shape == (asked.owners, 384)
    assert read.seen.shape == (asked.owners, 12, pieces)
    # All of what a mask attends to.
    assert read.seen.sum(2) == pytest.approx(1.0, abs=1e-3)


SWITCH = "session.x64quantprecision"


def options_where(cuts: bool, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the options of a session on a processor that cuts sums off, or on one that does not."""
    monkeypatch.setattr("dugout.loaders.network.runtime.cuts_off", lambda: cuts)
    with as_file(files("dugout.loaders.network") / "weights") as folder:
        return open_session(folder / VALUES).get_session_options()


def test_a_switch_keeps_sums_whole_where_the_processor_would_cut_them_off(monkeypatch: pytest.MonkeyPatch) -> None:
    assert options_where(True, monkeypatch).get_session_config_entry(SWITCH) == "1"


def test_where_nothing_is_cut_off_the_switch_which_costs_half_the_speed_is_not_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(RuntimeError, match=SWITCH):
        options_where(False, monkeypatch).get_session_config_entry(SWITCH)


def test_the_sum_of_the_greatest_products_is_whole_with_the_switch_and_where_it_is_not_needed() -> None:
    of = numpy.full((1, 2), 255, dtype=numpy.uint8)
    with as_file(files("dugout.loaders.network") / GREATEST) as path:
        with_switch, as_read = (open_session(path, whole=whole).run(None, {"of": of})[0] for whole in (True, None))
    assert with_switch.tolist() == as_read.tolist() == [[2 * 255 * 127]]


def test_where_nobody_is_named_nothing_is_asked() -> None:
    answer, read = network().read(put(NOBODY))
    assert (answer.posts, read) == ([], None)


@pytest.mark.parametrize("told", ["Chelsea manager Enzo Maresca was sacked", "Chelsea beat Arsenal 2-0"])
def test_names_that_stand_beyond_what_is_read_of_a_sentence_are_no_fault(told: str) -> None:
    article = make_article("word " * 700 + f"and {told}.", published="2024-06-03")
    assert TrainedReader().claims(article) == []


def test_wanted_values_have_the_scores_that_they_have_among_all() -> None:
    asked = put("Chelsea have sacked Enzo Maresca, who came in July 2023. Frank Lampard was there until 2021.")
    _, read = network().read(asked)
    assert read is not None
    every = network().values(read, asked.values())
    pair = asked.values().coach_spots[0]
    one = network().values(read, asked.values({"coach_spots": {pair}}))
    assert list(one["coach_spots"]) == [pair]
    # Whole numbers of eight bits are of a scale that the pairs asked about together set.
    assert one["coach_spots"][pair] == pytest.approx(every["coach_spots"][pair], abs=0.1)
