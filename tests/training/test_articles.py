"""The annotated articles, and the check that holds them to their form."""

import json
from pathlib import Path

import pytest

from dugout.training.check import (
    ARTICLES,
    BRIEFS,
    BYSTANDERS,
    LEARNED_BRIEFS,
    UNSEEN,
    copies_in,
    faults_in,
    faults_of_bystanders,
)

MARKED = (
    "07 Mar 2026\n\n[Chelsea](Chelsea) have appointed [Ann Other](Ann Other).\n\n"
    + "It rained all day in the city. " * 20
)
FACT = {"type": "MANAGES", "coach": "Ann Other", "club": "Chelsea", "status": "current"}


def write(folder: Path, ident: str, marked: str = MARKED, **given: object) -> None:
    gold = {"id": ident, "published": "2026-03-07", "facts": [FACT], "names": {}, **given}
    (folder / f"{ident}.ann.txt").write_text(marked, encoding="utf-8")
    (folder / f"{ident}.json").write_text(json.dumps(gold), encoding="utf-8")


@pytest.mark.parametrize("folder", [ARTICLES, BRIEFS, LEARNED_BRIEFS, UNSEEN])
def test_the_articles_that_the_reader_learns_from_or_is_measured_on_have_no_fault(folder: Path) -> None:
    assert list(faults_in(folder)) == []


@pytest.mark.parametrize("folders", [(UNSEEN, ARTICLES), (BRIEFS, LEARNED_BRIEFS)])
def test_no_text_that_the_reader_is_measured_on_is_near_to_one_that_it_learns_from(folders: tuple[Path, Path]) -> None:
    assert list(copies_in(*folders)) == []


def test_there_are_as_many_articles_as_are_asked_for() -> None:
    assert len(list(ARTICLES.glob("*.json"))) >= 1500


def test_a_good_article_has_no_fault(tmp_path: Path) -> None:
    write(tmp_path, "one")
    assert list(faults_in(tmp_path)) == []


@pytest.mark.parametrize(
    ("marked", "given", "fault"),
    [
        (MARKED.replace("](Ann Other)", ""), {}, "a mark is not closed"),
        (MARKED, {"id": "two"}, "its id is 'two'"),
        (MARKED, {"published": "7 March"}, "published '7 March' is no date"),
        ("[Chelsea](Chelsea) have [Ann Other](Ann Other).", {}, "it has fewer than 90 words"),
        (MARKED, {"facts": [{**FACT, "club": "Arsenal"}]}, "'Arsenal' is in a fact and not marked"),
        (MARKED, {"facts": [{**FACT, "since": "March"}]}, "since 'March' is no date"),
        (
            MARKED,
            {"facts": [{**FACT, "status": "acting"}]},
            "no such fact: {'type': 'MANAGES', 'coach': 'Ann Other', 'club': 'Chelsea', 'status': 'acting'}",
        ),
        (
            MARKED,
            {"facts": [FACT, {**FACT, "since": "2026"}]},
            'twice: {"club": "Chelsea", "coach": "Ann Other", "status": "current", "type": "MANAGES"}',
        ),
    ],
)
def test_a_fault_is_told(tmp_path: Path, marked: str, given: dict[str, object], fault: str) -> None:
    write(tmp_path, "one", marked, **given)
    assert ("one", fault) in list(faults_in(tmp_path))


def test_a_brief_is_short(tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    folder.mkdir()
    write(folder, "one", "[Chelsea](Chelsea) have appointed [Ann Other](Ann Other).")
    assert list(faults_in(folder)) == []
    write(folder, "one", MARKED)
    assert list(faults_in(folder)) == [("one", "it has more than 80 words")]


def test_a_near_copy_is_told(tmp_path: Path) -> None:
    words = " ".join(f"word{n}" for n in range(200))
    write(tmp_path, "one", MARKED + words)
    write(tmp_path, "two", MARKED + words + " more")
    assert list(faults_in(tmp_path)) == [("two", "it is a near copy of one")]
    other = tmp_path / "other"
    other.mkdir()
    (tmp_path / "two.ann.txt").rename(other / "two.ann.txt")
    assert list(copies_in(tmp_path, other)) == [("two", "it is a near copy of one")]


def test_an_article_without_its_other_half_is_told(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text("{}", encoding="utf-8")
    (tmp_path / "two.ann.txt").write_text("text", encoding="utf-8")
    assert list(faults_in(tmp_path)) == [("one", "it has no .ann.txt"), ("two.ann.txt", "it has no .json")]


def test_a_text_that_names_a_coach_is_none_of_bystanders(tmp_path: Path) -> None:
    for ident, told in {"a01-one": "Arsenal of Mikel Arteta have", "a02-two": "Arsenal have signed"}.items():
        (tmp_path / f"{ident}.txt").write_text(f"{told} Declan Rice.\n", encoding="utf-8")
    assert list(faults_of_bystanders(tmp_path)) == [("a01-one", "it names a coach: Mikel Arteta")]


def test_nobody_in_the_texts_of_bystanders_is_a_coach() -> None:
    assert list(faults_of_bystanders(BYSTANDERS)) == []
    assert len(list(BYSTANDERS.glob("*.txt"))) >= 200
