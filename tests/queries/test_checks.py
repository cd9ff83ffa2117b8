"""Every shipped check: silent on the small market of tests/graphs, and heard once that has its fault."""

from typing import Any

import pytest

from dugout.graph.codec import Row
from dugout.graph.store import Store
from dugout.graph.writer import Writer
from dugout.queries import checks

ALLEGRI = "massimiliano-allegri--real-madrid--chase-1"
DRAW = "juventus--real-madrid--2026-02-17"

# The check, the Cypher that makes the fault, the rows that then come back.
FAULTS: list[tuple[str, str, list[dict[str, Any]]]] = [
    (
        "fact_without_claim",
        "MATCH (claim:Claim {id: 'c-21'}) REMOVE claim.fact",
        [{"fact": "unai-emery--real-madrid--chase-1", "kind": "LINKED_TO"}],
    ),
    (
        "fact_without_claim",
        "MATCH (claim:Claim) WHERE claim.id IN ['c-06', 'c-07'] REMOVE claim.fact",
        [{"fact": DRAW, "kind": "PLAYED"}],
    ),
    (
        "claim_without_article",
        "MATCH (:Article)-[edge:STATES]->(:Claim {id: 'c-21'}) DELETE edge",
        [{"claim": "c-21", "article": "a-07", "articles": 0}],
    ),
    (
        "claim_without_article",
        "MATCH (article:Article {id: 'a-01'}), (claim:Claim {id: 'c-21'}) CREATE (article)-[:STATES]->(claim)",
        [{"claim": "c-21", "article": "a-07", "articles": 2}],
    ),
    (
        "claim_about_nothing",
        "MATCH (:Claim {id: 'c-21'})-[edge:ABOUT]->() DELETE edge",
        [{"claim": "c-21", "article": "a-07"}],
    ),
    (
        "claim_of_missing_fact",
        "MATCH (claim:Claim) WHERE claim.id IN ['c-06', 'c-21'] SET claim.fact = 'gone'",
        [{"claim": "c-21", "fact": "gone"}],
    ),
    (
        "claim_of_missing_match",
        "MATCH (claim:Claim) WHERE claim.id IN ['c-06', 'c-21'] SET claim.fact = 'gone'",
        [{"claim": "c-06", "match": "gone"}],
    ),
    (
        "node_without_claim",
        "CREATE (:Coach {id: 'nobody', name: 'No Body'}), (:Competition {id: 'no-cup', name: 'No Cup'})",
        [{"node": "no-cup", "name": "No Cup"}, {"node": "nobody", "name": "No Body"}],
    ),
    (
        "tenure_ends_before_it_begins",
        "MATCH ()-[job:MANAGES {id: 'xabi-alonso--real-madrid'}]->() SET job.until = '2025-05-31'",
        [{"fact": "xabi-alonso--real-madrid", "since": "2025-06", "until": "2025-05-31", "contractUntil": None}],
    ),
    (
        "tenure_ends_before_it_begins",
        "MATCH ()-[job:MANAGES {id: 'unai-emery--aston-villa'}]->() SET job.contractUntil = '2021'",
        [{"fact": "unai-emery--aston-villa", "since": "2022-11", "until": None, "contractUntil": "2021"}],
    ),
    (
        "two_permanent_coaches",
        "MATCH ()-[job:MANAGES {id: 'marco-bruni--juventus'}]->() SET job.status = 'current'",
        [{"club": "juventus", "one": "luca-ferri--juventus", "other": "marco-bruni--juventus"}],
    ),
    (
        "coach_current_twice_at_club",
        "MATCH (:Coach)-[job:MANAGES]->(:Club {id: 'juventus'}) SET job.status = 'incoming'",
        [{"one": "massimiliano-allegri--juventus", "other": "massimiliano-allegri--juventus--2"}],
    ),
    (
        "club_against_itself",
        f"MATCH (club:Club {{id: 'juventus'}}), (match:Match {{id: '{DRAW}'}}) "
        "CREATE (club)-[:PLAYED {id: match.id, order: 1}]->(match)",
        [{"match": DRAW, "club": "juventus"}],
    ),
    (
        "match_without_two_sides",
        f"MATCH (:Club {{id: 'juventus'}})-[side:PLAYED]->(:Match {{id: '{DRAW}'}}) DELETE side",
        [{"match": DRAW, "orders": [1]}],
    ),
    (
        "match_without_two_sides",
        f"MATCH (:Club)-[side:PLAYED]->(:Match {{id: '{DRAW}'}}) SET side.order = 2",
        [{"match": DRAW, "orders": [2, 2]}],
    ),
    (
        "goals_against_score",
        f"MATCH (match:Match {{id: '{DRAW}'}}) SET match.score = '1-2'",
        [
            {"match": DRAW, "score": "1-2", "side": 1, "goals": 1, "against": 1, "result": "D"},
            {"match": DRAW, "score": "1-2", "side": 2, "goals": 1, "against": 1, "result": "D"},
        ],
    ),
    (
        "goals_against_score",
        f"MATCH (:Club {{id: 'juventus'}})-[side:PLAYED]->(:Match {{id: '{DRAW}'}}) SET side.result = 'W'",
        [{"match": DRAW, "score": "1-1", "side": 2, "goals": 1, "against": 1, "result": "W"}],
    ),
    (
        "opponent_of_another_match",
        f"MATCH (:Club {{id: 'juventus'}})-[side:PLAYED]->(:Match {{id: '{DRAW}'}}) SET side.opponent = 'inter-milan'",
        [{"match": DRAW, "club": "juventus", "opponent": "inter-milan", "other": "real-madrid"}],
    ),
    (
        "quote_empty",
        "MATCH (claim:Claim {id: 'c-21'}) SET claim.quote = ' '",
        [{"claim": "c-21", "quote": " ", "start": 0, "end": 37}],
    ),
    (
        "quote_empty",
        "MATCH (claim:Claim {id: 'c-21'}) REMOVE claim.end",
        [{"claim": "c-21", "quote": "Unai Emery is a name for Real Madrid.", "start": 0, "end": None}],
    ),
    (
        "word_outside_its_list",
        "MATCH ()-[job:MANAGES {id: 'luca-ferri--juventus'}]->() SET job.outlook = 'doomed'",
        [{"fact": "luca-ferri--juventus", "kind": "MANAGES", "status": "current", "outlook": "doomed", "stance": None}],
    ),
    (
        "word_outside_its_list",
        f"MATCH ()-[link:LINKED_TO {{id: '{ALLEGRI}'}}]->() REMOVE link.stance",
        [{"fact": ALLEGRI, "kind": "LINKED_TO", "status": None, "outlook": None, "stance": None}],
    ),
    (
        "word_outside_its_list",
        f"MATCH (match:Match {{id: '{DRAW}'}}) SET match.status = 'abandoned'",
        [{"fact": DRAW, "kind": "PLAYED", "status": "abandoned", "outlook": None, "stance": None}],
    ),
    (
        "count_not_positive",
        "MATCH ()-[title:WON_TITLE_AT {id: 'zinedine-zidane--real-madrid--la-liga'}]->() SET title.count = 0",
        [{"fact": "zinedine-zidane--real-madrid--la-liga", "count": 0}],
    ),
    (
        "fact_date_not_iso",
        "MATCH ()-[job:MANAGES {id: 'jan-novak--leicester-city'}]->() SET job.until = '5 March', job.since = '2025-13'",
        [
            {"fact": "jan-novak--leicester-city", "field": "since", "date": "2025-13"},
            {"fact": "jan-novak--leicester-city", "field": "until", "date": "5 March"},
        ],
    ),
    (
        "source_date_not_iso",
        "MATCH (article:Article {id: 'a-09'}), (match:Match {id: 'barcelona--real-madrid--2026-05-10'}) "
        "SET article.published = '2020-1', match.date = '10 May'",
        [
            {"node": "a-09", "date": "2020-1"},
            {"node": "barcelona--real-madrid--2026-05-10", "date": "10 May"},
        ],
    ),
    (
        "title_without_competition",
        "MATCH (cup:Competition {id: 'coppa-italia'}) DETACH DELETE cup",
        [{"fact": "massimiliano-allegri--juventus--coppa-italia", "competition": "coppa-italia"}],
    ),
    (
        "linked_to_own_club",
        "MATCH (coach:Coach {id: 'luca-ferri'}), (club:Club {id: 'juventus'}) "
        "CREATE (coach)-[:LINKED_TO {id: 'own', stance: 'talks'}]->(club)",
        [{"link": "own", "tenure": "luca-ferri--juventus"}],
    ),
    (
        "more_sources_than_articles",
        f"MATCH ()-[link:LINKED_TO {{id: '{ALLEGRI}'}}]->() SET link.sources = 4",
        [{"fact": ALLEGRI, "articles": 3, "sources": 4}],
    ),
    (
        "more_sources_than_articles",
        f"MATCH ()-[side:PLAYED {{id: '{DRAW}'}}]->() SET side.sources = 0",
        [{"fact": DRAW, "articles": 1, "sources": 0}],
    ),
    (
        "certainty_out_of_range",
        f"MATCH ()-[link:LINKED_TO {{id: '{ALLEGRI}'}}]->() SET link.certainty = 1.5",
        [{"fact": ALLEGRI, "certainty": 1.5}],
    ),
    (
        "certainty_out_of_range",
        f"MATCH ()-[link:LINKED_TO {{id: '{ALLEGRI}'}}]->() REMOVE link.certainty",
        [{"fact": ALLEGRI, "certainty": None}],
    ),
    (
        "first_report_after_last",
        f"MATCH ()-[link:LINKED_TO {{id: '{ALLEGRI}'}}]->() SET link.firstReported = '2026-03-04'",
        [{"fact": ALLEGRI, "first": "2026-03-04", "last": "2026-03-03"}],
    ),
    (
        "one_id_on_two_facts",
        f"MATCH ()-[job:MANAGES {{id: 'luca-ferri--juventus'}}]->() SET job.id = '{ALLEGRI}'",
        [{"fact": ALLEGRI, "facts": 2}],
    ),
]


class _Undone(Exception):
    """Ends a transaction so that nothing of it stays."""


@pytest.mark.parametrize("name", checks())
def test_a_sound_graph_has_no_fault(name: str, market_store: Store) -> None:
    assert market_store.read(checks()[name].text) == []


@pytest.mark.parametrize(("name", "fault", "rows"), FAULTS, ids=[f"{name}: {fault}" for name, fault, _ in FAULTS])
def test_a_fault_is_found(name: str, fault: str, rows: list[dict[str, Any]], market_store: Store) -> None:
    found: list[Row] = []

    def spoil(writer: Writer) -> None:
        writer._run(fault, {})
        found[:] = writer._run(checks()[name].text, {})
        raise _Undone

    with pytest.raises(_Undone):
        market_store.write(spoil)
    assert found == rows
    assert [list(row) for row in found] == [[column.name for column in checks()[name].columns]] * len(rows)


def test_every_check_has_a_fault_here() -> None:
    assert sorted({name for name, _, _ in FAULTS}) == list(checks())
