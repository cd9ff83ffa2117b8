"""Articles into a store and out: whatever the way, the same graph."""

import random
import subprocess
import sys
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dugout.graph.dump import dump_lines
from dugout.graph.errors import UnknownName
from dugout.graph.history import read_contents
from dugout.graph.ids import article_id, claim_id, text_digest
from dugout.graph.intake import Intake, Told, reread, retract, take_in
from dugout.graph.model import Article, Claim, FactType, MatchStatus, Ref, Stance, Status, Wording
from dugout.graph.store import Store, open_home

pytestmark = pytest.mark.every_store

COACHES = [Ref(slug, slug.title()) for slug in ("carlo-ancelotti", "ann-newcomer", "xabi-alonso", "bob-unheard")]
CLUBS = [Ref(slug, slug.title()) for slug in ("real-madrid", "ac-milan", "italy", "somewhere-united")]
CUP = Ref("village-cup", "Village Cup")
FILLER = [f"word{n}" for n in range(500)]


def article(url: str | None, text: str, published: str | None, **more: Any) -> Article:
    digest = text_digest(None, text)
    return Article(id=article_id(url, digest), url=url, text=text, digest=digest, published=published, **more)


def claim(of: Article, start: int, kind: FactType, reader: str = "test 1", **values: Any) -> Claim:
    parts = [f"{name}={values[name]}" for name in sorted(values)]
    return Claim(
        id=claim_id(of.id, of.digest, reader, start, kind, *parts),
        article=of.id,
        kind=kind,
        quote=(of.text or "")[start : start + 5],
        start=start,
        end=start + 5,
        reader=reader,
        rule="test",
        wording=Wording.CONFIRMED,
        certainty=0.95,
        reported=of.published,
        **values,
    )


def read(of: Article, reader: str = "test 1") -> list[Claim]:
    """Return claims that depend on the text alone, as those of a reader do."""
    chance = random.Random(of.digest + reader)
    claims = []
    for start in range(chance.randrange(4)):
        kind = chance.choice(list(FactType))
        coach, club, other = chance.choice(COACHES), *chance.sample(CLUBS, 2)
        values: dict[FactType, dict[str, Any]] = {
            FactType.MANAGES: {"coach": coach, "status": chance.choice(list(Status))},
            FactType.LINKED_TO: {"coach": coach, "stance": chance.choice(list(Stance))},
            FactType.WON_TITLE_AT: {"coach": coach, "competition": CUP, "count": chance.randrange(1, 4)},
            FactType.PLAYED: {"opponent": other, "status": MatchStatus.PLAYED, "date": "2026-03-06", "score": "2-1"},
        }
        claims.append(claim(of, start, kind, reader, club=club, **values[kind]))
    return claims


def told(number: int, seed: int = 1) -> list[Told]:
    """Return articles with claims: dated and not, versions of one address, and agency copies."""
    chance = random.Random(seed)
    found: list[Article] = []
    for n in range(number):
        text = " ".join(chance.choices(FILLER, k=80))
        day = chance.choice([None, *(f"2025-{month:02}-15" for month in range(1, 13))])
        found.append(article(f"https://paper.example/{n}", text, day, publisher="Paper"))
        if n % 5 == 0:
            found.append(article(f"https://copies.example/{n}", f"From our own staff\n{text}", day))
        if n % 7 == 0:
            later = chance.choice(["2025-06-20", "2026-01-01"])
            found.append(article(f"https://paper.example/{n}", f"{text} Corrected.", later, publisher="Paper"))
        if n % 11 == 0:
            found.append(article(f"https://paper.example/{n}?utm_source=x", text, day))
    return [(each, read(each)) for each in found]


def dump(store: Store) -> list[str]:
    return list(dump_lines(read_contents(store)))


@pytest.fixture
def fresh(tmp_path: Path) -> Any:
    """Return the dump of a store of its own that took in some loads."""
    homes = iter(range(100))

    def dump_of(*loads: Iterable[Told], batch: int = 200) -> list[str]:
        with open_home(tmp_path / f"fresh-{next(homes)}") as store:
            for load in loads:
                take_in(store, load, batch=batch)
            return dump(store)

    return dump_of


def test_order_parts_and_repeats_of_a_load_make_no_difference(fresh: Any) -> None:
    load = told(40)
    shuffled = random.Random(2).sample(load, len(load))
    once = fresh(load)
    assert fresh(load, load) == once
    assert fresh(shuffled, batch=7) == once
    assert fresh(load[20:], load[:20]) == once
    assert fresh(*([each] for each in shuffled)) == once


def test_a_load_that_was_killed_is_finished_by_running_it_again(fresh: Any, tmp_path: Path) -> None:
    program = """
        import os, runpy, sys
        from pathlib import Path
        from dugout.graph.intake import take_in
        from dugout.graph.store import open_home
        told = runpy.run_path(sys.argv[1])["told"](40)

        def cut():
            for number, each in enumerate(told):
                if number == 25:
                    os.kill(os.getpid(), 9)
                yield each

        with open_home(Path(sys.argv[2])) as store:
            take_in(store, cut(), batch=8)
    """
    home = tmp_path / "killed"
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program), __file__, str(home)], check=False)
    assert done.returncode == -9
    with open_home(home) as store:
        assert store.look(lambda reads: (reads.articles_number() > 0, reads.day())) == (True, None)
        take_in(store, told(40))
        assert dump(store) == fresh(told(40))


def test_a_load_that_was_cut_is_finished_even_when_nothing_new_comes(fresh: Any, store: Store) -> None:
    take_in(store, told(10))
    store.write(lambda writer: writer.put_day(None))
    store.write(lambda writer: writer.drop_facts(["carlo-ancelotti--ac-milan--1"]))
    take_in(store, [])
    assert dump(store) == fresh(told(10))


ANCELOTTI, MILAN, MADRID = COACHES[0], CLUBS[1], CLUBS[0]
STORY = article("https://paper.example/story", "Ancelotti coaches Milan. " + " ".join(FILLER[:60]), "2026-03-07")
CLAIM = claim(STORY, 0, FactType.MANAGES, coach=ANCELOTTI, club=MILAN, status=Status.CURRENT)


def test_what_a_load_did_is_counted(store: Store) -> None:
    assert take_in(store, [(STORY, [CLAIM])]) == Intake(articles=1, new=1, claims=1, tenures=1)
    assert take_in(store, [(STORY, [CLAIM]), (STORY, [CLAIM])]) == Intake(articles=2, unchanged=2)
    newer = article(STORY.url, f"{STORY.text} Corrected.", "2026-03-08")
    copy = article("https://copies.example/story", f"Agency. {STORY.text}", "2026-03-08")
    assert take_in(store, [(newer, []), (copy, [])]) == Intake(articles=2, new=1, new_versions=1, copies=1)
    assert store.look(lambda reads: reads.facts()) == []


def test_an_article_without_claims_takes_none_away_and_another_readers_replace_them(store: Store) -> None:
    take_in(store, [(STORY, [CLAIM])])
    assert take_in(store, [(STORY, [])]) == Intake(articles=1, unchanged=1)
    better = replace(CLAIM, id="c-better", reader="test 2", club=MADRID)
    assert take_in(store, [(STORY, [better])]) == Intake(articles=1, reread=1, claims=1, tenures=1)
    claims, facts = store.look(lambda reads: (reads.claims(), reads.facts()))
    assert claims == [better]
    assert [fact.id for fact in facts] == ["carlo-ancelotti--real-madrid--1"]
    assert [club.id for club in read_contents(store).clubs] == ["real-madrid"]


def test_a_text_loaded_again_with_its_date_has_the_date(fresh: Any) -> None:
    undated = replace(STORY, published=None)
    without = (undated, [replace(CLAIM, reported=None)])
    assert fresh([without], [(STORY, [CLAIM])]) == fresh([(STORY, [CLAIM])], [without]) == fresh([(STORY, [CLAIM])])


def test_an_older_version_counts_only_until_the_newer_came(store: Store) -> None:
    newer = article(STORY.url, f"{STORY.text} No longer.", "2026-03-09")
    gone = claim(newer, 0, FactType.MANAGES, coach=ANCELOTTI, club=MILAN, status=Status.FORMER)
    take_in(store, [(newer, [gone])])
    take_in(store, [(STORY, [CLAIM])])
    articles, claims, facts = store.look(lambda reads: (reads.articles(), reads.claims(), reads.facts()))
    older = f"{STORY.id}-{STORY.digest[:8]}"
    assert {each.id: each.superseded for each in articles} == {STORY.id: None, older: "2026-03-09"}
    assert {each.id: (each.article, each.superseded) for each in claims} == {
        CLAIM.id: (older, "2026-03-09"),
        gone.id: (STORY.id, None),
    }
    assert [(fact.id, fact.claims) for fact in facts] == [("carlo-ancelotti--ac-milan--1", (gone.id,))]


def test_what_was_retracted_is_as_if_it_had_never_come(fresh: Any, store: Store) -> None:
    load = told(30)
    take_in(store, load)
    gone = {load[0][0].id, load[7][0].id, load[8][0].id}
    for each in sorted(gone):
        retract(store, each)
    assert dump(store) == fresh([each for each in load if each[0].id not in gone])


def test_retracting_what_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(UnknownName, match="no article 'a-none'"):
        retract(store, "a-none")


def test_reading_again_makes_the_graph_that_the_new_reader_makes(fresh: Any, store: Store) -> None:
    load = told(30)
    take_in(store, load)

    def newer(of: Article) -> Sequence[Claim]:
        return read(of, "test 2")

    reread(store, lambda articles: ((each, newer(each)) for each in articles))
    assert dump(store) == fresh([(each, newer(each)) for each, _ in load])


def test_a_dump_comes_back_as_the_same_graph_also_without_texts(fresh: Any, store: Store) -> None:
    take_in(store, told(30))
    contents = read_contents(store)
    claims = {each.id: [c for c in contents.claims if c.article == each.id] for each in contents.articles}
    assert fresh([(each, claims[each.id]) for each in contents.articles]) == dump(store)
    bare = [(replace(each, text=None), claims[each.id]) for each in contents.articles]
    assert fresh(bare[15:], bare[:15]) == fresh(bare)


def test_a_copy_of_a_text_that_was_not_kept_is_found(fresh: Any, store: Store) -> None:
    take_in(store, [(STORY, [CLAIM])])
    (kept,) = read_contents(store).articles
    copy = article("https://copies.example/story", f"Agency. {STORY.text}", "2026-03-08")
    bare = fresh([(replace(kept, text=None), [CLAIM])], [(copy, [])])
    clusters = [line for line in bare if '"cluster":"' + min(STORY.id, copy.id) in line]
    assert len(clusters) == 2


def test_a_name_is_what_most_articles_call_it(store: Store) -> None:
    names = ["Ann Newcomer", "Ánn Newcomer", "Ánn Newcomer"]
    load = []
    for number, name in enumerate(names):
        each = article(f"https://paper.example/{number}", f"{name} {number}", "2026-03-07")
        ref = Ref("ann-newcomer", name)
        load.append((each, [claim(each, 0, FactType.LINKED_TO, coach=ref, club=MILAN, stance=Stance.LINKED)]))
    for told_once in load:
        take_in(store, [told_once])
    (coach,) = read_contents(store).coaches
    assert (coach.name, coach.known) == ("Ánn Newcomer", False)
