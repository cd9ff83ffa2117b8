"""Our own RDF read back, and what is refused: half of it, what is broken, and that of others."""

import dataclasses
import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings

from dugout.graph.dump import Contents, dump_lines
from dugout.graph.model import Article, Claim
from dugout.graph.rdf import Syntax, rdf_of
from dugout.loaders import Fault, read_paths
from dugout.tests.graphs.market import market as small_market
from dugout.tests.graphs.random_news import Told, faults_of, graph_of, news, read, read_back

COMPLETE = [Syntax.TRIG, Syntax.NQ, Syntax.JSONLD]
CONTEXT = '{"@context": {"dg": "urn:dugout:vocab:", "x": "urn:x:"}'


@pytest.fixture(scope="module")
def market() -> Contents:
    return small_market()


def loaded(path: Path, text: str | bytes) -> tuple[set[Article], set[Claim], list[str]]:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    faults: list[Fault] = []
    found = list(read_paths([str(path)], on_fault=faults.append))
    claims = {claim for each in found for claim in each.claims or ()}
    return {each.article for each in found}, claims, [str(fault).removeprefix(f"{path}: ") for fault in faults]


@pytest.mark.parametrize("base", ["urn:dugout:", "https://m.example/d#", "https://m.example/claim/"])
@pytest.mark.parametrize("syntax", COMPLETE)
def test_an_export_is_read_back_whatever_its_base(market: Contents, tmp_path: Path, syntax: Syntax, base: str) -> None:
    found = loaded(tmp_path / "graph", rdf_of(market, syntax, base))
    assert found == (set(market.articles), set(market.claims), [])


def test_an_export_is_read_back_packed_and_from_any_name(market: Contents, tmp_path: Path) -> None:
    packed = gzip.compress(rdf_of(market, Syntax.NQ).encode())
    assert loaded(tmp_path / "graph.nq.gz", packed) == (set(market.articles), set(market.claims), [])


@settings(max_examples=50, deadline=None, derandomize=True, database=None)
@given(news())
def test_random_graphs_conform_and_come_back_to_the_byte(told: list[Told]) -> None:
    graph = graph_of(told)
    for syntax in COMPLETE:
        assert list(dump_lines(read_back(graph, syntax))) == list(dump_lines(graph))
    assert faults_of(graph) == []


def test_the_order_of_statements_does_not_matter(market: Contents) -> None:
    lines = rdf_of(market, Syntax.NQ).splitlines(keepends=True)
    [*told] = read("".join(reversed(lines)).encode())
    assert {claim for _, claims in told for claim in claims} == set(market.claims)


@pytest.mark.parametrize("syntax", [Syntax.TURTLE, Syntax.NT])
def test_the_default_graph_alone_is_refused_with_what_to_do(market: Contents, tmp_path: Path, syntax: Syntax) -> None:
    what = "has the facts and not the claims that they rest on; export the graph with --syntax trig and load that"
    assert loaded(tmp_path / "graph.ttl", rdf_of(market, syntax)) == (set(), set(), [what])


def test_a_file_that_lost_claims_is_refused(market: Contents, tmp_path: Path) -> None:
    lines = [line for line in rdf_of(market, Syntax.NQ).splitlines(keepends=True) if "/c-01>" not in line]
    what = "holds 33 claims, and the description of its data set counts 34; export the graph again, with --syntax trig"
    assert loaded(tmp_path / "graph.nq", "".join(lines)) == (set(), set(), [what])


def test_a_file_that_is_cut_is_refused(market: Contents, tmp_path: Path) -> None:
    text = rdf_of(market, Syntax.TRIG)
    articles, claims, [fault] = loaded(tmp_path / "graph.trig", text[: len(text) // 2])
    assert (articles, claims, fault.startswith("no sound RDF: ")) == (set(), set(), True)


def test_two_data_sets_in_one_file_are_refused(market: Contents, tmp_path: Path) -> None:
    one = rdf_of(market, Syntax.NQ)
    other = rdf_of(dataclasses.replace(market, claims=market.claims[:-1]), Syntax.NQ)
    [fault] = loaded(tmp_path / "graph.nq", one + other)[2]
    assert fault.startswith("holds 34 claims, and the description of its data set counts [34, 33]; export the graph")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"confirmed"', '"sworn"', "claim 'c-31': wording 'sworn' is none of 'confirmed', "),
        (
            'dg:reported "2026-03-06"^^xsd:date',
            'dg:reported "2026-02-30"^^xsd:date',
            "claim 'c-27': date '2026-02-30' has no day 30",
        ),
        ("oa:start 0", 'oa:start "0"', "claim 'c-01': start '0' has the wrong type"),
        ("oa:start 0", "oa:start 0, 1", "claim 'c-01': start [0, 1] has the wrong type"),
        ("rdf:rest seasons:c-31.2", "rdf:rest seasons:c-31.1", "the list of seasons 'c-31.1' has no end"),
        ("rdf:rest seasons:c-31.2", "rdf:rest seasons:gone", "the list of seasons 'gone' has no end"),
        ("dg:digest", "dg:ingest", "article 'a-09': digest is missing"),
        (
            "prov:hadPrimarySource article:a-09 ;\n        prov",
            "prov:hadPrimarySource article:a-0 ;\n        prov",
            "which",
        ),
    ],
)
def test_a_broken_claim_or_article_is_told_and_the_others_go_on(
    market: Contents, tmp_path: Path, old: str, new: str, fault: str
) -> None:
    text = rdf_of(market, Syntax.TRIG)
    assert old in text
    articles, claims, faults = loaded(tmp_path / "graph.trig", text.replace(old, new))
    assert [told for told in faults if fault in told]
    assert len(faults) < 40
    assert articles | claims or "ingest" in new


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ttl", "@prefix schema: <https://schema.org/> . <urn:a> a schema:Person ."),
        ("a.nt", "<urn:a> <urn:b> <urn:c> ."),
        ("a.nq", "<urn:a> <urn:b> <urn:c> <urn:d> ."),
        ("a.trig", "<urn:g> { <urn:a> <urn:b> <urn:c> }"),
        ("a.jsonld", '{"@id": "urn:a", "https://schema.org/name": "Allegri"}'),
        (
            "a.rdf",
            '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y; urn:dugout:vocab:</x>',
        ),
        ("a.owl", "<rdf:RDF/>"),
    ],
)
def test_rdf_of_others_is_refused_in_words_that_help(tmp_path: Path, name: str, text: str) -> None:
    what = "RDF that Dugout has not written; what is read is text, or what `export rdf --syntax trig` made"
    assert loaded(tmp_path / name, text) == (set(), set(), [what])


def test_rdf_of_others_in_our_vocabulary_is_refused(tmp_path: Path) -> None:
    text = "@prefix dg: <urn:dugout:vocab:> . <urn:a> dg:manages <urn:b> ."
    what = "holds 0 claims, and the description of its data set counts none; export the graph again, with --syntax trig"
    assert loaded(tmp_path / "a.ttl", text) == (set(), set(), [what])


@pytest.mark.parametrize(
    "text",
    [
        '{"@context": "http://127.0.0.1:1/context", "urn:dugout:vocab:x": 1}',
        '{"@context": [{"dg": "urn:dugout:vocab:"}, "http://127.0.0.1:1/context"], "@id": "urn:a"}',
        CONTEXT[:-1] + ', "@import": "http://127.0.0.1:1/context"}, "@id": "urn:a"}',
        CONTEXT[:-1] + ', "y": {"@id": "urn:y", "@context": "http://127.0.0.1:1/context"}}, "y": {"x:z": 1}}',
    ],
)
def test_a_context_that_would_have_to_be_fetched_is_refused(tmp_path: Path, text: str) -> None:
    articles, claims, [fault] = loaded(tmp_path / "a.jsonld", text)
    assert (articles, claims) == (set(), set())
    assert fault.startswith(("no sound RDF: ", "holds 0 claims"))


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, CONTEXT + ', "x:a": ' + "[" * 100_000, "(" * 100_000, "<urn:a> <urn:b> " + "[ <urn:c> " * 100_000],
)
def test_nothing_is_nested_too_deeply_to_be_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.trig"
    assert len(loaded(path, ("" if text[0] in "[{" else "@prefix dg: <urn:dugout:vocab:> .\n") + text)[2]) == 1


def test_text_that_names_the_vocabulary_stays_text(tmp_path: Path) -> None:
    articles, _, faults = loaded(tmp_path / "a.txt", "Coaches are in urn:dugout:vocab: now, says a paper.")
    assert (len(articles), faults) == (1, [])
