import re

import pytest

from dugout.loaders.cues import Cue, cues, mask
from dugout.loaders.discourse import read_document
from dugout.loaders.lexicon import lexicon


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Leeds United sacked Daniel Farke.", "⟦K0⟧ sacked ⟦C1⟧."),
        ("Daniel Farke, 49, has gone.", "⟦C0⟧ has gone."),
        ("Daniel Farke, 49, the father of two, has gone.", "⟦C0⟧, the father of two, has gone."),
        ("Daniel Farke (aged 49) has gone.", "⟦C0⟧ has gone."),
        ("Leeds United’s Daniel Farke won Serie A.", "⟦K0⟧'s ⟦C1⟧ won ⟦P2⟧."),
        ("Nobody came.", "nobody came."),
    ],
)
def test_names_become_numbers_and_the_rest_small_letters(text: str, masked: str) -> None:
    assert mask(read_document(text, "2026-03-07", lexicon()), 0) == masked


def test_his_keeps_its_s_and_a_post_its_club() -> None:
    document = read_document("Frank Lampard left. The former Chelsea boss lost his job.", "2026-03-07", lexicon())
    assert mask(document, 1) == "⟦C1⟧, the former ⟦K2⟧ boss, lost ⟦C3⟧'s job."


@pytest.mark.parametrize("cue", cues("manages"), ids=lambda cue: cue.rule)
def test_a_cue_names_a_coach_and_a_club_or_where_to_look_for_one(cue: Cue) -> None:
    groups = set(cue.pattern.groupindex)
    assert "coach" in groups
    assert groups & {"club", "clubs"} or cue.values["club"] in ("own", "post")


def test_rules_are_named_once_and_belong_to_a_known_group() -> None:
    table = cues("manages")
    assert len({cue.rule for cue in table}) == len(table)
    assert {cue.values["group"] for cue in table} == {
        "former", "current", "stays", "hired", "appointed", "gone", "career", "owner", "incoming",
    }  # fmt: skip


def test_no_macro_is_left_over() -> None:
    left = re.compile(r"\{[A-Z_]+\d*\}")
    assert [cue.rule for cue in cues("manages") if left.search(cue.pattern.pattern)] == []
