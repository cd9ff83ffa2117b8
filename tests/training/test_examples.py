"""What is true of the pairs of an annotated article."""

from dugout.loaders.lexicon import lexicon
from dugout.training.examples import read_example


def titles_of(text: str, won: str, names: dict[str, list[str]], club: str = "Aberdeen") -> dict[str, float]:
    """Return by its name in the text whether each title is one that Derek McInnes won with a club."""
    fact = {"type": "WON_TITLE_AT", "coach": "Derek McInnes", "club": club, "competition": won, "count": 1}
    gold = {"names": names, "facts": [fact], "published": "2025-03-07"}
    reading = read_example("a", text, [], gold, {}, lexicon()).found
    named = [reading.entities[reading.asked.pairs.title(n)[2]].ref.name for n in range(len(reading.titles))]
    return dict(zip(named, reading.titles, strict=True))


def test_a_name_that_competitions_share_is_true_of_the_one_that_the_club_can_win() -> None:
    text = "Derek McInnes, the former Aberdeen manager, won the League Cup with Aberdeen in 2014."
    assert titles_of(text, "Scottish League Cup", {"Scottish League Cup": ["League Cup"]}) == {"League Cup": 1.0}


def test_what_is_told_by_name_is_not_true_of_a_title_without_one_too() -> None:
    text = (
        "Derek McInnes won the Scottish Premiership with Aberdeen in 2014. It was their first league title since 1985."
    )
    told = titles_of(text, "Scottish Premiership", {})
    assert told.pop("Scottish Premiership") == 1.0
    assert told
    assert set(told.values()) == {0.0}
