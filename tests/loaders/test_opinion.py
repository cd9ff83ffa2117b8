"""Where a value may be told, whose it may be, and what the network's scores of it count."""

from collections.abc import Mapping

from dugout.graph.model import Ref, Status
from dugout.loaders.choice import Blend, Candidate, Chooser, Weights
from dugout.loaders.discourse import read_doubtful
from dugout.loaders.lexicon import lexicon
from dugout.loaders.network.asked import Asked, ask_about
from dugout.loaders.network.entities import find_entities
from dugout.loaders.network.features import view_of
from dugout.loaders.network.opinion import COLUMNS, Opinion
from dugout.loaders.network.pieces import vocabulary
from dugout.loaders.network.value_pairs import SPOT
from dugout.loaders.tenure_places import Tenure
from dugout.loaders.terms import Terms, tenure_terms

TEXT = "Enzo Maresca took over at Chelsea in July 2024. Frank Lampard was there until 2021, and lost 2-1 to Arsenal."
MARESCA, LAMPARD = Ref("enzo-maresca", "Enzo Maresca"), Ref("frank-lampard", "Frank Lampard")
CHELSEA, ARSENAL = Ref("chelsea", "Chelsea"), Ref("arsenal", "Arsenal")


def put(text: str = TEXT) -> Asked:
    words = lexicon()
    document, others = read_doubtful(text, "2025-03-07", words)
    return ask_about(view_of(document, words), find_entities(document, others, words))


def scores(asked: Asked, told: Mapping[tuple[str, str, int], float]) -> dict[str, list[list[float]]]:
    """Return the network's scores: those given by part, column and row, else 0."""
    sizes = {
        "posts": len(asked.pairs.posts),
        "matches": len(asked.pairs.matches),
        "coach_spots": len(asked.values.coach_spots),
        "club_spots": len(asked.values.club_spots),
        "title_spots": len(asked.values.title_spots),
        "cups": len(asked.values.cups),
    }
    return {
        part: [[told.get((part, column, row), 0.0) for column in COLUMNS[part]] for row in range(sizes[part])]
        for part in COLUMNS
    }


def test_times_scores_and_words_for_an_interim_are_spots() -> None:
    asked = put()
    assert [TEXT[spot:][:9] for spot in asked.spots] == ["July 2024", "2021, and", "2-1 to Ar"]
    asked = put("Chelsea made him interim coach for two months.")
    assert [asked.document.text[spot:][:7] for spot in asked.spots] == ["interim", "two mon"]


def test_numbers_are_spots_beside_a_title_alone() -> None:
    text = "Carlo Ancelotti won three Champions League titles with Real Madrid. He has two dogs."
    assert [text[spot:][:5] for spot in put(text).spots] == ["three"]


def test_a_spot_is_the_first_piece_of_its_words() -> None:
    asked = put()
    masked = asked.masked()
    words = {number: piece for piece, number in vocabulary().items()}
    spots = [n for n, owner in enumerate(masked.owners) if owner >= len(asked.entities)]
    assert [words[masked.ids[masked.segments[n]][masked.places[n]]] for n in spots] == ["july", "2021", "2"]


def test_each_coach_and_club_is_put_together_with_each_spot() -> None:
    asked = put()
    names = [entity.ref.name for entity in asked.entities]
    spot = {len(names) + n: TEXT[at:][:7] for n, at in enumerate(asked.spots)}
    pairs = {(names[a], spot[b]) for a, b in asked.values.coach_spots}
    assert pairs == {(coach, told) for coach in ("Enzo Maresca", "Frank Lampard") for told in spot.values()}
    place = asked.values.coach_spots.index((names.index("Frank Lampard"), len(names) + 1))
    near = dict(zip(SPOT, asked.values.coach_spot_features[place], strict=True))
    assert near.pop("close") > 0.8
    assert near == {"same sentence": 1, "sentence before": 0, "sentence behind": 0, "near": 1, "nearest": 1,
                    "last named": 1, "before it": 1, "alone": 1}  # fmt: skip


def test_what_the_network_says_of_coach_and_club_is_added_up() -> None:
    asked = put()
    names = [entity.ref.name for entity in asked.entities]
    spot = len(names) + 1
    coach = asked.values.coach_spots.index((names.index("Frank Lampard"), spot))
    club = asked.values.club_spots.index((names.index("Chelsea"), spot))
    post = asked.pairs.posts.index((names.index("Frank Lampard"), names.index("Chelsea")))
    told = {
        ("coach_spots", "until former", coach): 1.5,
        ("club_spots", "until former", club): 0.25,
        ("coach_spots", "since former", coach): 9.0,
        ("posts", "none until former", post): -1.0,
    }
    opinion = Opinion(asked.board, scores(asked, told))
    tenure = Tenure(LAMPARD, CHELSEA, Status.FORMER)
    offered = [Candidate("2021", (), at=asked.spots[1]), Candidate("2025-03-07", (), way="news")]
    assert opinion.of(tenure, "until", offered) == [1.75, 0.0, -1.0]


def test_a_value_that_the_network_is_sure_of_is_told() -> None:
    asked = put()
    names = [entity.ref.name for entity in asked.entities]
    coach = asked.values.coach_spots.index((names.index("Enzo Maresca"), len(names) + 1))
    blends = dict.fromkeys(("since", "until", "contract_until", "interim"), Blend(0.0, 1.0, 2.0, 0.5))
    tenure = Tenure(MARESCA, CHELSEA, Status.CURRENT)
    nothing = Opinion(asked.board, scores(asked, {}), blends)
    assert tenure_terms(asked.document, [tenure], asked.view.times, nothing) == [Terms()]
    sure = Opinion(asked.board, scores(asked, {("coach_spots", "contract_until current", coach): 9.0}), blends)
    told = tenure_terms(put().document, [tenure], asked.view.times, sure)
    assert told == [Terms()]  # 2021 is past: no contract to come ends then
    late = put("Enzo Maresca took over at Chelsea. He is there until 2028.")
    coach = late.values.coach_spots.index((0, len(late.entities)))
    sure = Opinion(late.board, scores(late, {("coach_spots", "contract_until current", coach): 9.0}), blends)
    told = tenure_terms(late.document, [tenure], late.view.times, sure)
    assert told == [Terms(contract_until="2028")]


def test_the_words_and_another_are_weighed_as_the_blend_says() -> None:
    class Says:
        def blend(self, name: str) -> Blend:
            return Blend(1.0, 2.0, 0.0, 0.5)

        def of(self, fact: object, name: str, candidates: object) -> list[float]:
            return [0.0, 2.0, -5.0]

    offered = [Candidate("2019", ["near"]), Candidate("2024", ["far"])]
    words = Weights({"since": {"near": 3.0, "far": 0.0}})
    assert Chooser(words, {"since": 0.5}).choose("since", offered, ()) == "2019"
    assert Chooser(words, {"since": 0.5}, Says()).choose("since", offered, ()) == "2024"
