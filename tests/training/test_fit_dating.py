"""What tells the year of a text is learned from texts whose year is known."""

import json
from pathlib import Path

from dugout.training.fit_dating import Dated, dated, fit_dating


def test_a_dated_article_is_read_as_if_its_date_were_not_known(tmp_path: Path) -> None:
    text = "11 May 2017\n\n[Chelsea](Chelsea) manager [Antonio Conte](Antonio Conte) is calm."
    fact = {"type": "MANAGES", "coach": "Antonio Conte", "club": "Chelsea", "status": "current"}
    gold: dict[str, object] = {"url": None, "publisher": "paper", "facts": [fact], "names": {}, "not_facts": []}
    for ident, published in (("t1-paper-conte", "2017-05-11"), ("t1-paper-undated", None)):
        (tmp_path / f"{ident}.ann.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{ident}.json").write_text(json.dumps({"id": ident, "published": published, **gold}), "utf-8")
    (found,) = dated(tmp_path)
    assert found.year == 2017
    assert found.signs[2017]["inside"] == found.signs[2018]["ends"] == 1
    assert not any(sign.startswith("named") for of in found.signs.values() for sign in of)


def test_signs_of_the_right_year_count_for_it() -> None:
    articles = [
        Dated({2010: {"far ahead": 1.0}, 2011: {"inside": 1.0, "held": 0.5}, 2012: {"ages after": 1.0}}, 2011),
        Dated({2019: {"inside": 1.0, "held": 1.0}, 2020: {"ages after": 1.0}}, 2019),
    ]
    weights = fit_dating(articles)
    assert weights["inside"] > 0 > weights["ages after"] > -5
    assert weights["held"] > 0 > weights["far ahead"]
