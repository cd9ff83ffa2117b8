"""Near-copies and versions: which texts belong together."""

import random

from dugout.graph.clusters import Copies, sketch_text
from dugout.graph.model import Article
from dugout.graph.shelf import Change, Shelf, key_of

AGENCY = (
    "Real Madrid have opened talks with Jurgen Klopp about taking over at the end of the season, a source with "
    "knowledge of the discussions said on Monday.\n\n"
    "The German left Liverpool in 2024 after nine years in charge and has since worked as head of global "
    "soccer for Red Bull. He has said more than once that he does not miss the touchline.\n\n"
    "Alvaro Arbeloa was put in charge in January after Xabi Alonso was dismissed, and the club's directors "
    "have yet to decide whether the former defender stays beyond June. A win at home to Celta Vigo on Friday "
    "eased the pressure on him for the moment.\n\n"
    "Massimiliano Allegri of AC Milan and Aston Villa's Unai Emery are also on the list that the sporting "
    "department has drawn up. Allegri told reporters that he is happy in Italy, while Emery has a contract "
    "until 2029.\n\n"
    "Madrid are four points behind Barcelona with eleven matches left and play Manchester City in the last "
    "sixteen of the Champions League next week."
)
OWN_STORY = (
    "Jurgen Klopp has emerged as a candidate for the job at the Bernabeu. Real Madrid's board met on Monday, "
    "and sources say that the former Liverpool coach was discussed at length.\n\n"
    "The 58-year-old works for Red Bull and has not coached since 2024. Friends say he could be tempted.\n\n"
    "Alvaro Arbeloa, appointed in January when Xabi Alonso went, beat Celta Vigo 2-1 on Friday with a goal in "
    "the last minute, but few in the Spanish capital expect him to be there in August.\n\n"
    "Other names are being weighed: Unai Emery of Aston Villa and Massimiliano Allegri, who told reporters "
    "that he is happy in Italy.\n\n"
    "Next week brings Manchester City to the capital for the last sixteen of the Champions League, and after "
    "that a visit to Sevilla."
)


def reheaded(text: str) -> str:
    return "Klopp on the brink: what we know\n\nBy our own staff, Madrid\n\n" + text


def trimmed(text: str) -> str:
    return "\n\n".join(text.split("\n\n")[:-1])


def groups(**texts: str) -> set[frozenset[str]]:
    """Return the groups of texts, whatever the order of adding."""
    found = set()
    for order in (list(texts), sorted(texts, reverse=True), random.Random(1).sample(list(texts), len(texts))):
        copies = Copies()
        for key in order:
            copies.add(key, sketch_text(texts[key]))
        found.add(frozenset(frozenset(copies.group(key)) for key in texts))
    (same,) = found
    return set(same)


def test_copies_under_another_headline_or_cut_are_one_group_and_another_papers_story_is_not() -> None:
    found = groups(
        agency=AGENCY, reheaded=reheaded(AGENCY), trimmed=trimmed(AGENCY), both=reheaded(trimmed(AGENCY)), own=OWN_STORY
    )
    assert found == {frozenset({"agency", "reheaded", "trimmed", "both"}), frozenset({"own"})}


def test_two_stories_on_one_page_are_no_copies_of_each_alone() -> None:
    assert groups(own=OWN_STORY, two=f"{OWN_STORY}\n\n{AGENCY}\n\n{AGENCY[::-1]}") == {
        frozenset({"own"}),
        frozenset({"two"}),
    }


def test_short_texts_are_copies_only_if_they_have_the_same_words() -> None:
    found = groups(
        a="Klopp wins. More to follow.",
        b="Klopp loses. More to follow.",
        c="KLOPP WINS - more to follow",
        d="",
        e="Привет",
    )
    assert found == {frozenset({"a", "c"}), frozenset({"b"}), frozenset({"d"}), frozenset({"e"})}


def test_texts_that_only_one_connects_fall_apart_without_it() -> None:
    paragraphs = [f"Paragraph {n} " + " ".join(f"{n}word{i}" for i in range(60)) for n in range(6)]
    texts = {"left": paragraphs[:4], "middle": paragraphs[1:5], "right": paragraphs[2:6]}
    copies = Copies()
    for key, parts in texts.items():
        copies.add(key, sketch_text("\n".join(parts)))
    assert copies.group("left") == {"left", "middle", "right"}
    assert copies.remove("middle") == {"left", "right"}
    assert [copies.group("left"), copies.group("right")] == [{"left"}, {"right"}]


def article(base: str, digest: str, published: str | None = None, sketch: str | None = None) -> Article:
    return Article(id=f"a-{base * 16}", text="...", digest=digest * 16, published=published, sketch=sketch)


OLD, NEW = article("1", "1111", "2026-03-01"), article("1", "2222", "2026-03-05")


def shelf_of(*articles: Article) -> Shelf:
    shelf = Shelf(())
    for each in articles:
        shelf.change([each])
    return shelf


def ids(shelf: Shelf, *articles: Article) -> list[tuple[str, str | None]]:
    found = [shelf.find(key_of(each)) for each in articles]
    return [(each.id, each.superseded) for each in found if each]


def test_the_newest_version_has_the_articles_id_whatever_came_first() -> None:
    expected = [("a-1111111111111111-11111111", "2026-03-05"), ("a-1111111111111111", None)]
    assert ids(shelf_of(OLD, NEW), OLD, NEW) == expected
    assert ids(shelf_of(NEW, OLD), OLD, NEW) == expected


def test_versions_without_a_date_are_older_than_any_with_one_and_in_the_order_of_their_digests() -> None:
    undated = article("1", "3333"), article("1", "4444")
    assert ids(shelf_of(undated[1], OLD, undated[0]), *undated, OLD) == [
        ("a-1111111111111111-33333333", ""),
        ("a-1111111111111111-44444444", "2026-03-01"),
        ("a-1111111111111111", None),
    ]


def test_without_its_newest_version_the_one_before_has_the_articles_id() -> None:
    shelf = shelf_of(OLD, NEW)
    shelf.change(take=[key_of(NEW)])
    assert ids(shelf, OLD, NEW) == [("a-1111111111111111", None)]


def test_a_cluster_is_the_smallest_id_of_the_copies_and_follows_them() -> None:
    third, first, second = (article(n, n * 4, sketch=sketch_text(reheaded(AGENCY))) for n in "312")
    shelf = Shelf(())
    clusters = []
    for each in (third, first, second):
        shelf.change([each])
        clusters.append(shelf.clusters())
    shelf.change(take=[key_of(first)])
    one, two, three = (each.id for each in (first, second, third))
    assert [*clusters, shelf.clusters()] == [
        {three: three},
        {three: one, one: one},
        {three: one, one: one, two: one},
        {three: two, two: two},
    ]


def test_a_change_tells_what_else_is_different_now() -> None:
    shelf = shelf_of(OLD)
    was = shelf.find(key_of(OLD))
    changes = shelf.change([NEW])
    assert changes == {
        key_of(OLD): Change(was, shelf.find(key_of(OLD)) or OLD),
        key_of(NEW): Change(None, shelf.find(key_of(NEW)) or NEW),
    }
    assert shelf.change([NEW]) == {}
