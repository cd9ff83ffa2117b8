"""Where a value may be told, whose it may be, and what the network's scores of it count."""

from collections.abc import Collection, Mapping

from dugout.graph.model import Ref, Status
from dugout.loaders.choice import AllWeighed, Blend, Candidate, Chooser, Ways, Weighed, Weights
from dugout.loaders.discourse import read_doubtful
from dugout.loaders.lexicon import lexicon
from dugout.loaders.network.asked import Asked, ask_about
from dugout.loaders.network.entities import find_entities
from dugout.loaders.network.features import view_of
from dugout.loaders.network.opinion import COLUMNS, Opinion, Parts
from dugout.loaders.network.pieces import vocabulary
from dugout.loaders.network.timing import AS_IT_IS, KEYS, SIGNS
from dugout.loaders.network.value_pairs import SPOT, Pair
from dugout.loaders.tenures import Tenure
from dugout.loaders.terms import Terms, tenure_terms

TEXT = "Enzo Maresca took over at Chelsea in July 2024. Frank Lampard was there until 2021, and lost 2-1 to Arsenal."
MARESCA, LAMPARD = Ref("enzo-maresca", "Enzo Maresca"), Ref("frank-lampard", "Frank Lampard")
CHELSEA, ARSENAL = Ref("chelsea", "Chelsea"), Ref("arsenal", "Arsenal")
# The network alone, and no time beside those of others.
WAYS = Ways(
    dict.fromkeys(("since", "until", "contract_until", "interim"), Blend(0.0, 1.0, 2.0, 0.5)),
    dict.fromkeys(KEYS, AS_IT_IS),
)


def put(text: str = TEXT) -> Asked:
    words = lexicon()
    document, others = read_doubtful(text, "2025-03-07", words)
    return ask_about(view_of(document, words), find_entities(document, others, words))


def scores(told: Mapping[tuple[str, str, Pair], float]) -> Parts:
    """Return the network's scores: those given by part, column and pair, else 0."""
    found: Parts = {}
    for (part, column, pair), score in told.items():
        row = list(found.setdefault(part, {}).get(pair, [0.0] * len(COLUMNS[part])))
        row[COLUMNS[part].index(column)] = score
        found[part][pair] = row
    return found


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
    values = asked.values()
    pairs = {(names[a], spot[b]) for a, b in values.coach_spots}
    assert pairs == {(coach, told) for coach in ("Enzo Maresca", "Frank Lampard") for told in spot.values()}
    place = values.coach_spots.index((names.index("Frank Lampard"), len(names) + 1))
    near = dict(zip(SPOT, values.coach_spot_features[place], strict=True))
    assert near.pop("close") > 0.8
    assert near == {"same sentence": 1, "sentence before": 0, "sentence behind": 0, "near": 1, "nearest": 1,
                    "last named": 1, "before it": 1, "alone": 1}  # fmt: skip


def test_pairs_that_are_wanted_are_as_they_are_among_all() -> None:
    asked = put()
    every = asked.values()
    pair = every.club_spots[1]
    wanted = asked.values({"club_spots": {pair}, "cups": set()})
    assert (wanted.club_spots, wanted.club_spot_features) == ([pair], [every.club_spot_features[1]])
    assert (wanted.coach_spots, wanted.title_spots, wanted.cups) == ([], [], [])


def test_what_the_network_says_of_coach_and_club_is_added_up() -> None:
    asked = put()
    names = [entity.ref.name for entity in asked.entities]
    spot = len(names) + 1
    lampard, chelsea = names.index("Frank Lampard"), names.index("Chelsea")
    told = {
        ("coach_spots", "until former", (lampard, spot)): 1.5,
        ("club_spots", "until former", (chelsea, spot)): 0.25,
        ("coach_spots", "since former", (lampard, spot)): 9.0,
        ("posts", "none until former", (lampard, chelsea)): -1.0,
    }
    opinion = Opinion(asked.board, scores(told))
    tenure = Tenure(LAMPARD, CHELSEA, Status.FORMER)
    offered = [Candidate("2021", (), at=asked.spots[1]), Candidate("2025-03-07", (), way="news")]
    assert opinion.of(tenure, "until", offered) == [1.75, 0.0, -1.0]


def test_a_value_that_the_network_is_sure_of_is_told() -> None:
    asked = put()
    names = [entity.ref.name for entity in asked.entities]
    pair = names.index("Enzo Maresca"), len(names) + 1
    tenure = Tenure(MARESCA, CHELSEA, Status.CURRENT)
    nothing = Opinion(asked.board, {}, WAYS)
    assert tenure_terms(asked.document, [tenure], asked.view.times, nothing)() == [Terms()]
    sure = Opinion(asked.board, scores({("coach_spots", "contract_until current", pair): 9.0}), WAYS)
    told = tenure_terms(put().document, [tenure], asked.view.times, sure)()
    assert told == [Terms()]  # 2021 is past: no contract to come ends then
    late = put("Enzo Maresca took over at Chelsea. He is there until 2028.")
    pair = 0, len(late.entities)
    sure = Opinion(late.board, scores({("coach_spots", "contract_until current", pair): 9.0}), WAYS)
    told = tenure_terms(late.document, [tenure], late.view.times, sure)()
    assert told == [Terms(contract_until="2028")]


def test_the_network_is_asked_once_and_only_what_the_text_offers() -> None:
    asked = put()
    names = [entity.ref.name for entity in asked.entities]
    heard: list[Mapping[str, Collection[Pair]]] = []

    def more(wanted: Mapping[str, Collection[Pair]]) -> Parts:
        heard.append(wanted)
        return scores({("coach_spots", "until former", (names.index("Frank Lampard"), len(names) + 1)): 9.0})

    tenures = [Tenure(MARESCA, CHELSEA, Status.CURRENT), Tenure(LAMPARD, CHELSEA, Status.FORMER)]
    told = tenure_terms(asked.document, tenures, asked.view.times, Opinion(asked.board, {}, WAYS, more))()
    assert told == [Terms(), Terms(until="2021")]
    (wanted,) = heard
    assert wanted.keys() == {"coach_spots", "club_spots"}
    clubs, spots = ({pair[n] for pair in wanted["club_spots"]} for n in (0, 1))
    assert clubs == {names.index("Chelsea")}
    assert len(names) + 2 not in spots  # the score


def test_times_are_weighed_with_those_of_the_others() -> None:
    asked = put("Frank Lampard left Chelsea in May 2023. Enzo Maresca took over in June 2024.")
    names = [entity.ref.name for entity in asked.entities]
    told = {
        ("coach_spots", "until former", (names.index("Frank Lampard"), len(names))): 9.0,
        ("coach_spots", "since current", (names.index("Enzo Maresca"), len(names))): 3.0,
        ("coach_spots", "since current", (names.index("Enzo Maresca"), len(names) + 1)): 5.0,
    }
    tenures = [Tenure(MARESCA, CHELSEA, Status.CURRENT), Tenure(LAMPARD, CHELSEA, Status.FORMER)]

    def since(timing: dict[str, list[float]]) -> str | None:
        opinion = Opinion(asked.board, scores(told), Ways(WAYS.blends, timing))
        return tenure_terms(asked.document, tenures, asked.view.times, opinion)()[0].since

    assert since(WAYS.timing) == "2024-06"
    handed = [*AS_IT_IS]
    handed[SIGNS.index("club: other end here")] = 9.0
    assert since(WAYS.timing | {"since current": handed}) == "2023-05"


def test_the_words_and_another_are_weighed_as_the_blend_says() -> None:
    class Says:
        def hear(self, offered: object) -> None:
            pass

        def blend(self, name: str) -> Blend:
            return Blend(1.0, 2.0, 0.0, 0.5)

        def of(self, fact: object, name: str, candidates: object) -> list[float]:
            return [0.0, 2.0, -5.0]

        def with_others(self, tenures: object, weighed: AllWeighed) -> dict[str, list[Weighed]]:
            raise AssertionError("nobody asks for times")

    offered = [Candidate("2019", ["near"]), Candidate("2024", ["far"])]
    words = Weights({"since": {"near": 3.0, "far": 0.0}})
    assert Chooser(words, {"since": 0.5}).choose("since", offered, ()) == "2019"
    assert Chooser(words, {"since": 0.5}, Says()).choose("since", offered, ()) == "2024"
