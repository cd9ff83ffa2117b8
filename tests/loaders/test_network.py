"""What the trained reader shows its network, and what it makes of the answer."""

import math
from dataclasses import replace
from typing import Any

import pytest

from dugout.graph.model import FactType, MatchStatus, Status
from dugout.loaders.discourse import read_doubtful
from dugout.loaders.document import Draft
from dugout.loaders.lexicon import lexicon
from dugout.loaders.network.answers import Answer
from dugout.loaders.network.asked import Asked, ask_about
from dugout.loaders.network.decide import decide
from dugout.loaders.network.entities import Entity, Sort, find_entities
from dugout.loaders.network.features import HINTS, MATCH, POST, view_of
from dugout.loaders.network.masking import LONGEST, Masked, numbers_in_order
from dugout.loaders.network.pieces import pieces, vocabulary
from dugout.loaders.network.second import (
    LABELS,
    MATCH_SIGNS,
    POST_SIGNS,
    TITLE_SIGNS,
    Look,
    look_again,
    look_at_matches,
    look_at_posts,
    look_at_titles,
    odds,
)
from dugout.loaders.network.title_features import TITLE, title_of

LEAST = dict.fromkeys(LABELS, 0.5)


def put(text: str, published: str = "2025-03-07") -> Asked:
    """Return a text as it is put to the network."""
    words = lexicon()
    document, others = read_doubtful(text, published, words)
    return ask_about(view_of(document, words), find_entities(document, others, words))


def masked(asked: Asked) -> Masked:
    return asked.masked()


def written(one: Masked) -> str:
    """Return what the encoder reads, its masks as <sort form number>."""
    words = {number: piece for piece, number in vocabulary().items()}
    said = []
    for ids, numbers in zip(one.ids, one.numbers, strict=True):
        for piece, number in zip(ids, numbers, strict=True):
            said.append(f"<{(piece - 1) // 3} {(piece - 1) % 3} {number}>" if number else words[piece])
    return " ".join(said)


def sorts(asked: Asked) -> dict[str, Sort]:
    return {entity.ref.name: entity.sort for entity in asked.entities}


def test_a_word_is_cut_into_the_longest_pieces_known() -> None:
    words = {number: piece for piece, number in vocabulary().items()}
    assert [words[n] for n in pieces("Unaffordable managérs!")] == ["una", "##ff", "##ord", "##able", "managers", "!"]


def test_a_word_of_unknown_letters_is_one_unknown_piece() -> None:
    assert pieces("\U0001f3c6 won") == [100, *pieces("won")]


def test_a_name_is_its_mask_and_a_pronoun_its_mask_and_its_word() -> None:
    asked = put("Chelsea have sacked Enzo Maresca. He won the title.")
    assert written(masked(asked)) == ("[CLS] <2 0 1> have sacked <0 0 2> . <0 2 2> he won the <6 1 3> title . [SEP]")


def test_a_description_keeps_its_words_and_the_club_in_it_has_a_mask_of_its_own() -> None:
    asked = put("Enzo Maresca spoke. The former Leicester City boss left.")
    assert "<0 1 1> the former <2 0 2> boss left" in written(masked(asked))


def test_people_whom_nothing_shows_to_be_coaches_are_put_to_the_network_as_people() -> None:
    found = sorts(put("Chelsea have sacked Enzo Maresca. Reece Jumbleton scored, and Jumbleton smiled."))
    assert found == {"Chelsea": Sort.CLUB, "Enzo Maresca": Sort.COACH, "Reece Jumbleton": Sort.PERSON}


def test_a_person_is_found_again_by_surname() -> None:
    asked = put("Chelsea have sacked Enzo Maresca. Reece Jumbleton scored, and Jumbleton smiled.")
    person = next(e for e in asked.entities if e.sort is Sort.PERSON)
    assert [(m.start, m.end) for m in person.mentions] == [(34, 49), (62, 71)]


def test_national_sides_and_womens_sides_are_sorts_of_their_own() -> None:
    found = sorts(put("England beat France. Chelsea Women won too, and Arsenal's Under-21s lost."))
    assert found == {
        "England": Sort.NATIONAL,
        "France": Sort.NATIONAL,
        "Chelsea Women": Sort.SIDE,
        "Arsenal Under-21": Sort.SIDE,
    }


def test_a_title_behind_the_name_of_its_competition_is_no_title_of_its_own() -> None:
    found = sorts(put("Carlo Ancelotti won the Premier League title with Chelsea."))
    assert Sort.LEAGUE_TITLE not in found.values()


def test_an_unnamed_title_is_of_the_league_of_the_club_it_was_won_with() -> None:
    asked = put("Carlo Ancelotti won the title with Chelsea and the cup with Bayern Munich.")
    title = next(e for e in asked.entities if e.sort is Sort.LEAGUE_TITLE)
    cup = next(e for e in asked.entities if e.sort is Sort.CUP_TITLE)
    clubs = {e.ref.name: e.ref for e in asked.entities if e.sort is Sort.CLUB}
    told = [title_of(asked.view, clubs["Chelsea"], title), title_of(asked.view, clubs["Bayern Munich"], cup)]
    assert [ref.name for ref in told if ref] == ["Premier League", "DFB-Pokal"]


def test_a_long_article_is_cut_between_sentences_and_no_mask_is_lost() -> None:
    asked = put("Chelsea have sacked Enzo Maresca after a long run of games without a win. " * 60)
    one = masked(asked)
    assert len(one.ids) > 1
    assert all(len(ids) <= LONGEST and ids[0] == 101 and ids[-1] == 102 for ids in one.ids)
    assert len(one.owners) == 120
    for segment, place, owner in zip(one.segments, one.places, one.owners, strict=True):
        assert one.numbers[segment][place] == owner + 1


def test_a_sentence_longer_than_a_segment_is_cut_off() -> None:
    one = masked(put("Chelsea have sacked Enzo Maresca " + "and played on " * 400))
    assert [len(ids) for ids in one.ids] == [LONGEST]


def test_a_text_without_names_is_one_short_segment() -> None:
    assert masked(put("Nothing happened.")).owners == []


def test_features_have_their_names_and_lie_between_zero_and_one() -> None:
    pairs = put("Chelsea have sacked Enzo Maresca. He beat Arsenal 2-1 and won the Premier League.").pairs
    for rows, names in (
        (pairs.post_features, POST), (pairs.title_features, TITLE), (pairs.match_features, MATCH)
    ):  # fmt: skip
        assert rows
        assert all(len(row) == len(names) and all(0 <= value <= 1 for value in row) for row in rows)


def priors(text: str, published: str) -> list[str]:
    """Return what the network is shown of the register's posts, of the one pair of a text."""
    (features,) = put(text, published).pairs.post_features
    return [name for name, value in zip(POST, features, strict=True) if name.startswith("prior") and value]


@pytest.mark.parametrize(
    ("published", "prior"), [("2026-01-15", "holds"), ("2026-03-07", "holds"), ("2026-11-30", "leaves")]
)
def test_a_post_that_the_register_has_open_may_be_over_long_after_its_end(published: str, prior: str) -> None:
    assert priors("Coventry City manager Frank Lampard is calm.", published) == [f"prior {prior}"]


@pytest.mark.parametrize(
    ("text", "published", "prior"),
    [
        ("Leeds United manager Frank Lampard is calm.", "2026-11-30", "arrives"),
        ("Leeds United manager Frank Lampard is calm.", "2026-03-07", "arrives"),
        ("Leeds United manager Frank Lampard is calm.", "2026-01-15", "stranger"),
        ("Frank Lampard saw Leeds United.", "2026-11-30", "stranger"),
        ("Former Leeds United manager Frank Lampard is calm.", "2026-11-30", "stranger"),
        ("Everton have appointed Frank Lampard as manager.", "2026-11-30", "arrives"),  # he has been there before
        ("Frank Lampard was sacked by Everton.", "2026-11-30", "held"),
    ],
)
def test_a_post_that_the_register_does_not_have_may_have_begun_since_where_the_words_tell_of_it(
    text: str, published: str, prior: str
) -> None:
    assert priors(text, published) == [f"prior {prior}"]


def told(drafts: list[Draft]) -> list[tuple[Any, ...]]:
    return [
        (d.kind.value, *(ref.name for ref in (d.coach, d.club, d.opponent, d.competition) if ref), d.status or d.stance)
        for d in drafts
    ]


def answered(asked: Asked, posts: dict[tuple[str, str], list[float]]) -> Answer:
    """Return an answer with these chances of posts by coach and club, and none else."""
    names = [entity.ref.name for entity in asked.entities]
    rows = [posts.get((names[c], names[k]), [0.0] * 4) for c, k in asked.pairs.posts]
    return Answer(rows, [[0.1, 0.6, 0.1, 0.1, 0.1] for _ in rows], [0.0] * len(asked.pairs.titles),
                  [[0.0, 0.0] for _ in asked.pairs.matches])  # fmt: skip


TWO = "Chelsea have named Enzo Maresca. Frank Lampard was there before Maresca took over at Chelsea."


@pytest.mark.parametrize(
    ("maresca", "lampard", "expected"),
    [
        ([0.9, 0.0, 0.0, 0.0], [0.0, 0.8, 0.0, 0.0], [("Enzo Maresca", "current"), ("Frank Lampard", "former")]),
        ([0.9, 0.0, 0.0, 0.0], [0.6, 0.0, 0.0, 0.0], [("Enzo Maresca", "current")]),
        ([0.9, 0.0, 0.0, 0.0], [0.8, 0.0, 0.0, 0.0], [("Enzo Maresca", "current"), ("Frank Lampard", "current")]),
        ([0.6, 0.0, 0.9, 0.0], [0.0, 0.0, 0.0, 0.0], [("Enzo Maresca", "incoming")]),
        ([0.0, 0.0, 0.0, 0.7], [0.4, 0.0, 0.0, 0.0], [("Enzo Maresca", "talks")]),
        ([0.9, 0.0, 0.0, 0.7], [0.0, 0.0, 0.0, 0.0], [("Enzo Maresca", "current")]),
        ([0.4, 0.4, 0.4, 0.4], [0.0, 0.0, 0.0, 0.0], []),
    ],
    ids=["successor", "one coach a club", "joint coaches", "incoming not current", "wanted", "there, so not wanted",
         "unlikely"],
)  # fmt: skip
def test_what_is_told_can_be_true_together(
    maresca: list[float], lampard: list[float], expected: list[tuple[str, str]]
) -> None:
    asked = put(TWO)
    chances = {("Enzo Maresca", "Chelsea"): maresca, ("Frank Lampard", "Chelsea"): lampard}
    drafts = decide(asked, answered(asked, chances), LEAST)
    assert sorted((t[1], str(t[-1])) for t in told(drafts)) == expected


def test_plain_words_for_an_earlier_spell_outweigh_the_network() -> None:
    chances = {("Massimiliano Allegri", "AC Milan"): [0.99, 0.05, 0, 0]}
    for text, told in (
        ("Massimiliano Allegri is in his second spell in charge of Milan.", [("current", 0.99), ("former", 0.9)]),
        ("Massimiliano Allegri has returned to Milan.", [("current", 0.99)]),  # as a guest, it may be
    ):
        asked = put(text, "2026-03-07")
        drafts = decide(asked, answered(asked, chances), LEAST)
        assert [(draft.status, draft.certainty) for draft in drafts] == told


def test_a_claim_is_as_sure_as_its_chance() -> None:
    asked = put(TWO)
    drafts = decide(asked, answered(asked, {("Enzo Maresca", "Chelsea"): [0.9, 0, 0, 0]}), LEAST)
    assert [draft.certainty for draft in drafts] == [0.9]


Names = tuple[str, ...]


def signs_of(look: Look, named: list[Names], signs: tuple[str, ...]) -> dict[Names, dict[str, float]]:
    """Return the signs by name of each that the second look weighs, by who it is about."""
    rows = zip(look.places, look.signs.tolist(), strict=True)
    return {named[place]: dict(zip(signs, row, strict=True)) for place, row in rows}


def named_in(asked: Asked, places: tuple[int, ...]) -> Names:
    return tuple(asked.entities[n].ref.name for n in places)


def seen(asked: Asked, chances: dict[tuple[str, str], list[float]]) -> dict[Names, dict[str, float]]:
    """Return the signs by name of each coach and club that the second look weighs."""
    look = look_at_posts(asked.pairs, answered(asked, chances))
    return signs_of(look, [named_in(asked, pair) for pair in asked.pairs.posts], POST_SIGNS)


def test_the_second_look_sees_the_best_of_the_rivals() -> None:
    chances = {("Enzo Maresca", "Chelsea"): [0.9, 0, 0, 0], ("Frank Lampard", "Chelsea"): [0.5, 0.2, 0, 0]}
    found = seen(put(TWO), chances)
    assert {coach: signs["rival current"] for (coach, _), signs in found.items()} == {
        "Enzo Maresca": 0.0,
        "Frank Lampard": pytest.approx(math.log(9) / 6),
    }


def test_the_second_look_sees_chances_together() -> None:
    signs = seen(put(TWO), {("Enzo Maresca", "Chelsea"): [0.9, 0.3, 0, 0]})["Enzo Maresca", "Chelsea"]
    assert signs["network current x network former"] == pytest.approx(odds(0.9) * odds(0.3))
    assert signs["network former x network former"] == pytest.approx(odds(0.3) ** 2)
    assert signs["network current x rival former"] == pytest.approx(odds(0.9) * odds(0))


def test_the_second_look_sees_which_of_two_clubs_a_wanted_coach_stands_beside() -> None:
    asked = put("Chelsea are looking for a manager. Frank Lampard has been in talks with Everton.")
    chances = {("Frank Lampard", "Chelsea"): [0, 0, 0, 0.6], ("Frank Lampard", "Everton"): [0, 0, 0, 0.8]}
    found = seen(asked, chances)
    apart = {
        club: (signs["elsewhere wanted and nearer"], signs["elsewhere wanted and farther"])
        for (_, club), signs in found.items()
    }
    assert apart == {"Chelsea": (0.8, 0.0), "Everton": (0.0, 0.6)}
    alone = seen(put("Frank Lampard wants Everton."), {("Frank Lampard", "Everton"): [0, 0, 0, 0.8]})
    assert alone["Frank Lampard", "Everton"]["elsewhere wanted and nearer"] == 0


def test_the_second_look_sees_the_other_matches_of_both_clubs() -> None:
    asked = put("Leeds United lost to Hull City. Leeds United play Derby County. Leeds United are last.")
    named = [named_in(asked, match) for match in asked.pairs.matches]
    chances: dict[Names, list[float]] = {
        ("Leeds United", "Hull City"): [0.9, 0.1],
        ("Leeds United", "Derby County"): [0.3, 0.8],
        ("Hull City", "Derby County"): [0.4, 0.2],
    }
    answer = replace(answered(asked, {}), matches=[chances[names] for names in named])
    signs = signs_of(look_at_matches(asked.pairs, answer), named, MATCH_SIGNS)
    # Hull, named in one sentence, have but one other match; of those of Leeds, named in three, the likeliest counts.
    hull = signs["Leeds United", "Hull City"]
    assert hull["seldom rival played"] == pytest.approx(odds(0.4))
    assert hull["seldom rival scheduled"] == pytest.approx(odds(0.2))
    assert hull["often rival played"] == pytest.approx(odds(0.3))
    assert hull["often rival scheduled"] == pytest.approx(odds(0.8))
    # Of Hull and Derby, each named in one, the one named first counts as such.
    other = signs["Hull City", "Derby County"]
    assert other["seldom rival played"] == pytest.approx(odds(0.9))
    assert other["often rival scheduled"] == pytest.approx(odds(0.8))


def test_two_matches_as_likely_are_rivals_of_each_other_and_a_single_one_has_none() -> None:
    for text, rival in (("Leeds United play Hull City and Derby County.", 0.7), ("Leeds United play Hull City.", 0.0)):
        asked = put(text)
        answer = replace(answered(asked, {}), matches=[[0.0, 0.7] for _ in asked.pairs.matches])
        rows = look_at_matches(asked.pairs, answer).signs.tolist()
        told = [dict(zip(MATCH_SIGNS, row, strict=True)) for row in rows]
        assert [signs["often rival scheduled"] for signs in told] == pytest.approx([odds(rival)] * len(told))


def test_the_second_look_sees_who_else_may_have_won_a_title_and_what_else_he_has() -> None:
    asked = put("Enzo Maresca of Chelsea and Mikel Arteta of Arsenal won the Premier League and the FA Cup.")
    named = [named_in(asked, asked.pairs.title(place)) for place in range(len(asked.pairs.titles))]
    chances: dict[Names, float] = {
        ("Enzo Maresca", "Chelsea", "Premier League"): 0.9,
        ("Enzo Maresca", "Chelsea", "FA Cup"): 0.6,
        ("Mikel Arteta", "Chelsea", "Premier League"): 0.5,
        ("Enzo Maresca", "Arsenal", "Premier League"): 0.4,
        ("Mikel Arteta", "Arsenal", "Premier League"): 0.7,
    }
    answer = replace(answered(asked, {}), titles=[chances.get(names, 0.0) for names in named])
    signs = signs_of(look_at_titles(asked.pairs, answer), named, TITLE_SIGNS)
    one = signs["Enzo Maresca", "Chelsea", "Premier League"]
    assert {name: round(value, 6) for name, value in one.items() if name.startswith("rival") and " x " not in name} == {
        "rival": round(odds(0.4), 6),
        "rival coach": round(odds(0.5), 6),
        "rival pair": round(odds(0.7), 6),
        "rival title": round(odds(0.6), 6),
    }


def test_who_stands_in_may_be_wanted_for_good() -> None:
    text = "Enzo Maresca has been sacked by Chelsea. {} Frank Lampard wants the job."
    chances = {("Frank Lampard", "Chelsea"): [0.9, 0, 0, 0.7]}
    interim = put(text.format("Interim head coach Frank Lampard is in charge of Chelsea."))
    told = [draft.kind for draft in decide(interim, answered(interim, chances), LEAST)]
    assert told == [FactType.MANAGES, FactType.LINKED_TO]
    permanent = put(text.format("Head coach Frank Lampard is in charge of Chelsea."))
    assert [draft.kind for draft in decide(permanent, answered(permanent, chances), LEAST)] == [FactType.MANAGES]


def test_what_is_not_likely_is_not_looked_at_again() -> None:
    asked = put("Chelsea lost 2-0 to Arsenal.")
    nothing = answered(asked, {})
    assert look_at_posts(asked.pairs, nothing).signs.shape == (0, len(POST_SIGNS))
    assert look_at_titles(asked.pairs, nothing).signs.shape == (0, len(TITLE_SIGNS))
    # What the rules find is looked at however little the network thinks of it.
    assert look_at_matches(asked.pairs, nothing).signs.shape == (1, len(MATCH_SIGNS))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Massimiliano Allegri, in his second spell in charge of Milan, is calm.", ["second-spell"]),
        ("Massimiliano Allegri has returned to Milan.", ["returns"]),
        ("Milan coach Massimiliano Allegri is calm.", []),
    ],
)
def test_the_second_look_sees_that_a_coach_is_back(text: str, said: list[str]) -> None:
    asked = put(text, "2026-03-07")
    (signs,) = seen(asked, {("Massimiliano Allegri", "AC Milan"): [0.9, 0, 0, 0]}).values()
    assert [hint for hint in HINTS if signs[hint]] == said


def test_the_second_look_gives_what_its_weights_say() -> None:
    asked = put(TWO)
    answer = answered(asked, {("Enzo Maresca", "Chelsea"): [0.9, 0, 0, 0], ("Frank Lampard", "Chelsea"): [0, 0, 0, 0]})
    weights = {label: [0.0] * len(POST_SIGNS) for label in LABELS}
    weights |= {"title": [0.0] * len(TITLE_SIGNS)} | dict.fromkeys(("played", "scheduled"), [0.0] * len(MATCH_SIGNS))
    weights["former"][0] = 0.5
    again = look_again(asked.pairs, answer, weights)
    half = round(1 / (1 + math.exp(-0.5)), 3)  # as exact as certainties are told
    assert again.posts == [[0.5, half, 0.5, 0.5], [0.0] * 4]


def test_evidence_is_the_sentence_that_names_both() -> None:
    asked = put("Enzo Maresca smiled. The sun shone. Chelsea is where Enzo Maresca works.")
    drafts = decide(asked, answered(asked, {("Enzo Maresca", "Chelsea"): [0.9, 0, 0, 0]}), LEAST)
    text = asked.document.text
    assert [text[d.start : d.end] for d in drafts] == ["Chelsea is where Enzo Maresca works."]


def test_of_two_titles_with_one_meaning_the_likelier_is_told_once() -> None:
    asked = put("Carlo Ancelotti won the Premier League with Chelsea. He was a champion there.")
    none = answered(asked, {})
    answer = Answer(none.posts, none.stances, [0.9] * len(asked.pairs.titles), none.matches)
    titles = [d for d in decide(asked, answer, LEAST) if d.kind is FactType.WON_TITLE_AT]
    assert told(titles) == [("WON_TITLE_AT", "Carlo Ancelotti", "Chelsea", "Premier League", None)]


def test_two_clubs_may_have_met_and_be_to_meet_again() -> None:
    asked = put("Arsenal lost 1-0 to Bayern Munich on Tuesday. They meet again on Sunday.")
    none = answered(asked, {})
    answer = Answer(none.posts, none.stances, none.titles, [[0.9, 0.6] for _ in asked.pairs.matches])
    met = [(draft.status, draft.certainty) for draft in decide(asked, answer, LEAST)]
    assert met == [(MatchStatus.PLAYED, 0.9), (MatchStatus.SCHEDULED, 0.6)]


def test_an_entity_of_more_numbers_than_there_are_begins_anew() -> None:
    assert numbers_in_order(65)[-3:] == [63, 1, 2]


def test_a_status_is_one_of_the_labels() -> None:
    assert {status.value for status in Status} < set(LABELS)


def test_entities_stand_in_the_order_in_which_they_are_named() -> None:
    entities: list[Entity] = put("Arsenal beat Chelsea. Enzo Maresca left Chelsea for Arsenal.").entities
    assert [e.ref.name for e in entities] == ["Arsenal", "Chelsea", "Enzo Maresca"]
