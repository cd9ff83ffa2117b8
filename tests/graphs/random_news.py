"""Articles and claims drawn by Hypothesis, with names and texts that break things, and the graph that they make."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from dugout.graph.certainty import claim_certainty
from dugout.graph.clusters import sketched
from dugout.graph.dump import Contents
from dugout.graph.fold import fold_counted, latest_day, standing
from dugout.graph.ids import article_id, claim_id, slug, text_digest
from dugout.graph.model import Article, Claim, FactType, MatchStatus, Outlook, Ref, Stance, Status, Wording
from dugout.graph.nodes import club_kinds, named_nodes
from dugout.graph.rdf import Syntax, rdf_of
from dugout.graph.shelf import Shelf, key_of
from dugout.graph.versions import base_id
from dugout.loaders.input import Fault, Input
from dugout.loaders.sources import rdf as source

Told = tuple[Article, Sequence[Claim]]

# What IRIs, literals, lines and terminals trip over; "real-madrid" and "italy" are in the register.
STRANGE = tuple(">\"'\\\n\r\t\x00\x1b\x7f\x85\u202e\u2028\ufeff🏆{é`")
NAMES = ("Ann", 'Bob "The > Boss"', "Łukasz\nÇelik", "\u202eعلي", "名", "", "a/b#c?d%e f", "O'Neil\\\x00")
CLUBS = ("Real Madrid", "Italy", "Ajax", "Ajax>", "Brest 'B'\r\n")
CUPS = ("La Liga", 'Cup "2"', "Çup\t")
DAYS = ("2019", "2020-01-01", "2024-05", "2025-06-30", "2025-07-01", "2026", "2026-06-20")


def some(*values: object) -> st.SearchStrategy[Any]:
    return st.sampled_from((None, *values))


def refs(names: Iterable[str]) -> st.SearchStrategy[Ref]:
    return st.sampled_from([Ref(slug(name), name) for name in names])


def texts(most: int) -> st.SearchStrategy[str]:
    return st.lists(st.one_of(st.sampled_from(STRANGE), st.text(max_size=4)), max_size=most).map("".join)


VALUES: dict[FactType, dict[str, st.SearchStrategy[Any]]] = {
    FactType.MANAGES: {
        "coach": refs(NAMES),
        "status": st.sampled_from(Status),
        "since": some(*DAYS),
        "until": some(*DAYS),
        "contract_until": some("2026", "2028"),
        "interim": some(True, False),
        "outlook": some(*Outlook),
    },
    FactType.LINKED_TO: {"coach": refs(NAMES), "stance": st.sampled_from(Stance)},
    FactType.WON_TITLE_AT: {
        "coach": refs(NAMES),
        "competition": refs(CUPS),
        "count": some(1, 2, 5),
        "seasons": st.lists(st.sampled_from(("2018-19", "2016-17", 'last "one"\n')), max_size=4).map(tuple),
    },
    FactType.PLAYED: {
        "opponent": refs(CLUBS),
        "status": st.sampled_from(MatchStatus),
        "score": some("2-1", "1-2", "0-0"),
        "date": some(*DAYS),
        "competition": st.one_of(st.none(), refs(CUPS)),
        "stage": some("final", "semi>final"),
        "season": some("2024-25"),
    },
}


@st.composite
def claims(draw: st.DrawFn, article: Article, number: int) -> Claim:
    text = article.text or ""
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    kind, wording = draw(st.sampled_from(FactType)), draw(st.sampled_from(Wording))
    return Claim(
        id=claim_id(article.id, article.digest, number),
        article=article.id,
        kind=kind,
        quote=text[start:end],
        start=start,
        end=end,
        reader=draw(st.sampled_from(("rules 1", 'r "2" >'))),
        rule=draw(st.sampled_from(("rule", "a>b"))),
        wording=wording,
        certainty=draw(st.sampled_from((claim_certainty(wording), 0.1 + 0.2, 1e-7, 1))),
        reported=article.published,
        club=draw(refs(CLUBS)),
        **{name: draw(values) for name, values in VALUES[kind].items()},
    )


@st.composite
def news(draw: st.DrawFn) -> list[Told]:
    """A few articles, some of them versions or near-copies of others, some without a date or a claim."""
    told: dict[str, Told] = {}
    for _ in range(draw(st.sampled_from((0, 1, 2, 3, 4, 5, 6)))):
        text = draw(texts(12).filter(bool))
        headline = draw(st.one_of(st.none(), texts(3)))
        url = draw(some("https://a.example/1", "https://a.example/>\u202e 2", 'mailto:"x"'))
        digest = text_digest(headline, text)
        article = sketched(
            Article(
                id=article_id(url, digest),
                text=text,
                digest=digest,
                url=url,
                publisher=draw(some(*NAMES)),
                author=draw(some('A "B" >', "")),
                published=draw(some(*DAYS)),
                headline=headline,
            )
        )
        article = draw(st.sampled_from((article, replace(article, text=None))))
        number = draw(st.sampled_from((0, 1, 2, 3, 5))) if article.text else 0
        told[key_of(article)] = article, [draw(claims(article, each)) for each in range(number)]
    return list(told.values())


def graph_of(told: Iterable[Told]) -> Contents:
    """Return the graph that a load of articles makes, in memory; sorted, so that equal graphs are equal."""
    by_text = dict(sorted((key_of(article), (article, sorted(said, key=lambda c: c.id))) for article, said in told))
    shelf = Shelf(())
    shelf.change(article for article, _ in by_text.values())
    articles, held = [], []
    for key, (article, said) in by_text.items():
        put = shelf.find(key)
        assert put is not None
        articles.append(replace(put, text=article.text))
        held += [replace(claim, article=put.id, superseded=put.superseded) for claim in said]
    held.sort(key=lambda claim: claim.id)
    counted = standing(held)
    facts = fold_counted(counted, latest_day(held) or "", clusters=shelf.clusters(), kinds=club_kinds(counted))
    coaches, clubs, competitions = named_nodes(held)
    return Contents(
        coaches=tuple(sorted(coaches, key=lambda node: node.id)),
        clubs=tuple(sorted(clubs, key=lambda node: node.id)),
        competitions=tuple(sorted(competitions, key=lambda node: node.id)),
        articles=tuple(articles),
        claims=tuple(held),
        facts=tuple(facts),
    )


def read_back(graph: Contents, syntax: Syntax) -> Contents:
    """Return the graph that a load of an export makes, in memory."""
    told: list[Told] = []
    for article, said in read(rdf_of(graph, syntax).encode()):
        # As a load takes them in: their place among versions and copies is found anew.
        told.append((replace(article, id=base_id(article.id), cluster=None, superseded=None), said))
    return graph_of(told)


def read(data: bytes) -> list[Told]:
    """Return what our own RDF holds."""
    faults: list[Fault] = []
    given = Input(io.BytesIO(data), "graph", "", None, faults.append)
    assert source.sniff(given.head)
    found = list(source.read(given))
    assert faults == []
    return list(found)


def faults_of(graph: Contents) -> list[str]:
    """Return what in the RDF of a graph breaks which rule of its shapes."""
    from dugout.graph.rdf.shapes import faults

    return faults(io.BytesIO(rdf_of(graph, Syntax.NQ).encode()))
