"""Every shipped question and check has the same rows in the same order on both engines, over two larger graphs."""

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from dugout.graph.dump import Contents, dump_lines
from dugout.graph.history import read_contents
from dugout.graph.intake import take_in
from dugout.graph.store import Store, open_home
from dugout.graph.writer import Writer
from dugout.loaders import read_paths, reader_named
from dugout.loaders.extract import read_articles
from dugout.queries import Query, checks, queries
from dugout.tests.graphs.random_market import random_market
from dugout.tests.neo4j.server import empty_store

SAMPLES = Path(__file__).parent.parent.parent / "samples"
# How often each question is asked about different nodes.
TIMES = 12
RANDOM = "random 1"
# What no load does, so that every check finds something.
FAULTS = (
    "MATCH (claim:Claim) WHERE claim.id ENDS WITH '7' REMOVE claim.fact",
    "MATCH (claim:Claim)<-[edge:STATES]-(:Article) WHERE claim.id ENDS WITH '13' DELETE edge",
    "MATCH (claim:Claim)-[edge:ABOUT]->() WHERE claim.id ENDS WITH '21' DELETE edge",
    "MATCH (claim:Claim) WHERE claim.id ENDS WITH '35' SET claim.fact = 'gone'",
    "MATCH (claim:Claim) WHERE claim.id ENDS WITH '44' SET claim.quote = '', claim.reported = '6 March'",
    "MATCH ()-[job:MANAGES]->() WHERE job.id ENDS WITH '2' SET job.until = 'May', job.status = 'sacked'",
    "MATCH ()-[link:LINKED_TO]->() WHERE link.id ENDS WITH '1' SET link.lastReported = '2022'",
    "MATCH ()-[link:LINKED_TO]->(), ()-[job:MANAGES]->() "
    "WITH link, job ORDER BY link.id, job.id LIMIT 1 SET link.id = job.id",
    "MATCH ()-[title:WON_TITLE_AT]->() WHERE title.id STARTS WITH 'coach-1' SET title.count = 0",
    "MATCH ()-[title:WON_TITLE_AT]->() WHERE title.id STARTS WITH 'coach-2' SET title.competition = 'none'",
    "MATCH ()-[side:PLAYED {order: 2}]->(match:Match) WHERE match.id ENDS WITH '1' DELETE side",
    "MATCH ()-[side:PLAYED]->() WHERE side.goals = 2 SET side.goals = 3",
    "MATCH ()-[side:PLAYED]->() WHERE side.goals = 1 SET side.opponent = 'club-1'",
)


def put_samples() -> Callable[[Store], Any]:
    found = read_paths([str(SAMPLES)], on_fault=lambda fault: None)
    articles = list(read_articles(found, reader_named("rules")))
    return lambda store: take_in(store, articles)


def put_random() -> Callable[[Store], Any]:
    contents = random_market(4)

    def put(writer: Writer) -> None:
        writer.put_articles(contents.articles)
        writer.put_nodes(contents.coaches, contents.clubs, contents.competitions)
        writer.put_claims(contents.claims)
        writer.put_facts(contents.facts)

    return lambda store: store.write(put)


@pytest.fixture(scope="module", params=[put_samples, put_random])
def engines(
    request: pytest.FixtureRequest, neo4j: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, Store, Contents]]:
    """The same graph in the embedded engine and in Neo4j, and what it was before it was spoilt."""
    put = request.param()
    with ExitStack() as stack:
        embedded = stack.enter_context(open_home(tmp_path_factory.mktemp("embedded")))
        server = stack.enter_context(empty_store(neo4j))
        put(embedded)
        put(server)
        contents = read_contents(embedded)
        assert list(dump_lines(contents)) == list(dump_lines(read_contents(server)))
        if request.param is put_random:
            for fault in FAULTS:
                embedded.change(fault)
                server.change(fault)
        yield embedded, server, contents


@pytest.mark.parametrize("name", queries())
def test_a_question_has_the_same_answer_on_both(name: str, engines: tuple[Store, Store, Contents]) -> None:
    embedded, server, contents = engines
    query = queries()[name]
    told = [(given, query.bind(given)) for given in calls(query, contents)]
    answers = [(given, embedded.read(query.text, **bound)) for given, bound in told]
    assert any(rows for _, rows in answers) or contents.claims[0].reader != RANDOM
    assert answers == [(given, server.read(query.text, **bound)) for given, bound in told]


@pytest.mark.parametrize("name", checks())
def test_a_check_finds_the_same_faults_on_both(name: str, engines: tuple[Store, Store, Contents]) -> None:
    embedded, server, contents = engines
    found = embedded.read(checks()[name].text)
    assert found or contents.claims[0].reader != RANDOM
    assert found == server.read(checks()[name].text)


def calls(query: Query, contents: Contents) -> list[dict[str, Any]]:
    """Return parameters for a query: about nodes drawn by chance, the much named more often; optional ones at times."""
    chance = random.Random(query.name)
    named = [ref for claim in contents.claims for ref in (("Club", claim.club), ("Coach", claim.coach))]
    ids: dict[str, list[str]] = {
        label: [ref.id for kind, ref in named if kind == label and ref] for label in ("Club", "Coach")
    }
    ids["Competition"] = [club.league for club in contents.clubs if club.league]
    facts = [fact.id for fact in contents.facts]

    def call(optional: bool) -> dict[str, Any]:
        given: dict[str, Any] = {}
        for parameter in query.parameters:
            if parameter.optional and not (optional and chance.random() < 0.6):
                continue
            if parameter.node:
                given[parameter.name] = chance.choice(ids[parameter.node])
            elif parameter.name == "fact":
                given[parameter.name] = chance.choice(facts)
            elif parameter.meaning.startswith("date"):
                given[parameter.name] = chance.choice(("2024", "2025-03", "2026-01-15"))
            else:
                given[parameter.name] = parameter.example
        return given

    found = [call(optional=number % 2 == 1) for number in range(TIMES)]
    return [given for number, given in enumerate(found) if given not in found[:number]]
