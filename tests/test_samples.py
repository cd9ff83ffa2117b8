"""The sample articles and their gold: readable, sound, and true to their own text."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dugout.graph.dates import checked_date, first_day, last_day
from dugout.graph.model import FactType, MatchStatus, Stance, Status
from dugout.graph.names import fold_name
from dugout.loaders import Fault, Found, read_paths

SAMPLES = Path(__file__).parent.parent / "samples"
FOLDERS = ("html", "jsonl", "markdown", "text")
GOLD_FILE = SAMPLES.parent / "tests" / "gold" / "samples.jsonl"
GOLD = [json.loads(line) for line in GOLD_FILE.read_text(encoding="utf-8").splitlines()]
MUST = {
    "MANAGES": {"coach", "club", "status"},
    "LINKED_TO": {"coach", "club", "stance"},
    "WON_TITLE_AT": {"coach", "club", "competition", "count"},
    "PLAYED": {"clubs", "status"},
}
MAY = {
    "MANAGES": {"since", "until", "contract_until", "interim"},
    "LINKED_TO": set(),
    "WON_TITLE_AT": set(),
    "PLAYED": {"score", "date", "competition"},
}
each_gold = pytest.mark.parametrize("gold", GOLD, ids=lambda gold: Path(gold["file"]).stem + ":" + gold["id"])


@pytest.fixture(scope="module")
def found() -> tuple[dict[str, Found], list[Fault]]:
    faults: list[Fault] = []
    read = list(read_paths([str(SAMPLES / folder) for folder in FOLDERS], on_fault=faults.append))
    return {item.label: item for item in read}, faults


def names_of(fact: dict[str, Any]) -> list[str]:
    return [
        name for name in (fact.get("coach"), fact.get("club"), fact.get("competition"), *fact.get("clubs", ())) if name
    ]


def key_of(fact: dict[str, Any]) -> tuple[str, ...]:
    """Return what two facts of one article may not share."""
    if fact["type"] == "PLAYED":
        return ("PLAYED", *sorted(fact["clubs"]), fact["status"], str(fact.get("date")), str(fact.get("score")))
    last = {"MANAGES": "status", "LINKED_TO": "club", "WON_TITLE_AT": "competition"}[fact["type"]]
    return fact["type"], fact["coach"], fact["club"], fact[last]


def test_every_sample_is_read_without_a_fault_and_has_its_gold(found: tuple[dict[str, Found], list[Fault]]) -> None:
    articles, faults = found
    assert faults == []
    assert sorted(articles) == sorted(gold["id"] for gold in GOLD)
    assert {label: Path(item.path).relative_to(SAMPLES).as_posix() for label, item in articles.items()} == {
        gold["id"]: gold["file"] for gold in GOLD
    }


def test_the_loader_finds_the_date_of_each_sample(found: tuple[dict[str, Found], list[Fault]]) -> None:
    articles, _ = found
    assert {label: item.article.published for label, item in articles.items()} == {
        gold["id"]: gold["published"] for gold in GOLD
    }


def test_one_sample_has_no_date_and_two_are_versions_of_one_page(found: tuple[dict[str, Found], list[Fault]]) -> None:
    articles, _ = found
    assert [gold["id"] for gold in GOLD if gold["published"] is None] == ["chivu-inter-profile"]
    ids = Counter(item.article.id for item in articles.values())
    shared = [ident for ident, count in ids.items() if count > 1]
    assert sorted(label for label, item in articles.items() if item.article.id in shared) == [
        "united-coach-search-first",
        "united-coach-search-updated",
    ]


def test_menus_banners_and_related_links_stay_out_of_the_text(found: tuple[dict[str, Found], list[Fault]]) -> None:
    articles, _ = found
    litter = ("cookie", "Most read", "You may also like", "More on this story", "Subscribe", "samples/README.md")
    assert [
        (label, words) for label, item in articles.items() for words in litter if words in (item.article.text or "")
    ] == []


def test_no_sample_quotes_anybody_or_leads_to_a_real_site(found: tuple[dict[str, Found], list[Fault]]) -> None:
    articles, _ = found
    assert [label for label, item in articles.items() if set(item.article.text or "") & set('"“”„')] == []
    assert [
        label
        for label, item in articles.items()
        if item.article.url and not item.article.url.startswith("https://example.org/")
    ] == []


@each_gold
def test_gold_has_the_shape_of_the_guideline(gold: dict[str, Any]) -> None:
    for fact in gold["facts"]:
        kind = FactType(fact["type"])
        keys = fact.keys() - {"type"}
        assert keys >= MUST[kind]
        assert keys <= MUST[kind] | MAY[kind]
        if kind is FactType.MANAGES:
            Status(fact["status"])
        elif kind is FactType.LINKED_TO:
            Stance(fact["stance"])
        elif kind is FactType.PLAYED:
            MatchStatus(fact["status"])
            assert len({fold_name(club) for club in fact["clubs"]}) == 2
        for date in ("since", "until", "contract_until", "date"):
            assert date not in fact or checked_date(fact[date])
        if "since" in fact and "until" in fact:
            assert first_day(fact["since"]) <= last_day(fact["until"])
    keys_of_all = Counter(key_of(fact) for fact in gold["facts"])
    assert [key for key, count in keys_of_all.items() if count > 1] == []


@each_gold
def test_a_match_that_was_played_is_over_and_a_scheduled_one_is_not(gold: dict[str, Any]) -> None:
    dated = [fact for fact in gold["facts"] if fact["type"] == "PLAYED" and fact.get("date") and gold["published"]]
    wrong = [
        fact
        for fact in dated
        if (fact["status"] == "played" and first_day(fact["date"]) > last_day(gold["published"]))
        or (fact["status"] == "scheduled" and last_day(fact["date"]) < first_day(gold["published"]))
    ]
    assert wrong == []
    assert [fact for fact in gold["facts"] if fact.get("score") and fact["status"] == "scheduled"] == []


@each_gold
def test_every_name_in_the_gold_stands_in_the_text(
    gold: dict[str, Any], found: tuple[dict[str, Found], list[Fault]]
) -> None:
    articles, _ = found
    text = f" {fold_name(articles[gold['id']].article.text or '')} "
    wanted = {name for fact in gold["facts"] for name in names_of(fact)}
    assert wanted == set(gold["names"])
    missing = [
        name
        for name, forms in gold["names"].items()
        if not any(f" {fold_name(form)} " in text for form in (name, *forms))
    ]
    assert missing == []
