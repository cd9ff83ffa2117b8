"""From a store and back: the command's own way, over the samples and over annotated articles where there are any."""

import random
from pathlib import Path
from typing import Any

import pytest

from dugout.graph.dump import Contents, dump_lines
from dugout.graph.errors import ShapeError
from dugout.graph.exports import export_rdf
from dugout.graph.history import read_contents
from dugout.graph.intake import take_in
from dugout.graph.rdf import Syntax, rdf, rdf_of
from dugout.graph.rdf.parts import Paged
from dugout.graph.store import Store, open_home
from dugout.loaders import read_paths, reader_named
from dugout.loaders.extract import read_articles
from dugout.tests.graphs.market import market as small_market
from dugout.tests.graphs.random_market import random_market
from dugout.tests.graphs.random_news import faults_of, read_back
from dugout.tests.queries.conftest import put_contents

ROOT = Path(__file__).parent.parent.parent
TRAIN = ROOT.parent / "shared" / "corpus" / "train"
COMPLETE = [Syntax.TRIG, Syntax.NQ, Syntax.JSONLD]


def put_articles(store: Store, paths: list[str], reader: str = "rules") -> Contents:
    found = read_paths(paths, on_fault=lambda fault: None)
    take_in(store, read_articles(found, reader_named(reader)))
    return read_contents(store)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Contents:
    with open_home(tmp_path_factory.mktemp("samples")) as store:
        return put_articles(store, [str(ROOT / "samples")], "trained")  # as `make demo` does


@pytest.mark.every_store
@pytest.mark.parametrize("syntax", [Syntax.NQ, Syntax.TURTLE])
def test_a_store_read_in_pages_gives_the_text_of_the_graph_in_memory(
    store: Store, syntax: Syntax, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dugout.graph.rdf.parts.PAGE", 7)
    contents = random_market(3, articles=60, coaches=40, clubs=30, claims=150)
    store.write(lambda writer: put_contents(writer, contents))
    assert store.look(lambda reads: "".join(rdf(Paged(reads), syntax))) == rdf_of(read_contents(store), syntax)


@pytest.mark.parametrize("syntax", COMPLETE)
def test_the_samples_come_back_through_a_store_to_the_byte(
    samples: Contents, store: Store, tmp_path: Path, syntax: Syntax
) -> None:
    (tmp_path / "graph").write_text(rdf_of(samples, syntax), encoding="utf-8")
    back = put_articles(store, [str(tmp_path / "graph")])
    assert list(dump_lines(back)) == list(dump_lines(samples))


def test_the_samples_conform(samples: Contents) -> None:
    assert faults_of(samples) == []


def test_what_conforms_is_written_and_what_does_not_leaves_no_file(store: Store, tmp_path: Path) -> None:
    store.write(lambda writer: put_contents(writer, small_market()))
    told: Any = {"syntax": "turtle", "base": None, "licence": None, "validate": True}
    export_rdf(store, tmp_path / "sound.ttl", **told)
    assert (tmp_path / "sound.ttl").read_text("utf-8") == rdf_of(small_market())
    store.change("MATCH ()-[job:MANAGES]->() WHERE job.id = 'xabi-alonso--real-madrid' SET job.until = '2024'")
    with pytest.raises(ShapeError, match="tenure/xabi-alonso--real-madrid: ends, and its contract, no earlier than"):
        export_rdf(store, tmp_path / "broken.ttl", **told)
    assert not (tmp_path / "broken.ttl").exists()


@pytest.mark.skipif(not TRAIN.is_dir(), reason="the annotated articles are not part of the repository")
def test_a_graph_of_annotated_articles_conforms_and_comes_back(tmp_path: Path) -> None:
    texts = sorted(path for path in TRAIN.glob("*.txt") if not path.name.endswith(".ann.txt"))
    drawn = random.Random(6).sample(texts, min(60, len(texts)))
    with open_home(tmp_path / "home") as store:
        contents = put_articles(store, [str(path) for path in drawn])
    assert len(contents.facts) > 100
    assert faults_of(contents) == []
    for syntax in COMPLETE:
        assert list(dump_lines(read_back(contents, syntax))) == list(dump_lines(contents))
