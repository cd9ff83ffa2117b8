import dataclasses
import json

import pytest

from dugout.graph.dump import Contents, dump_lines, read_record, records
from dugout.graph.errors import SourceError
from dugout.graph.model import (
    Article,
    Chase,
    Claim,
    Coach,
    FactType,
    Match,
    MatchStatus,
    Ref,
    Stance,
    Wording,
)

ARTICLE = Article(id="a-1", text='Allegri: "no"\u2028', digest="d", published="2026-03", cluster="a-1")
CLAIM = Claim(
    id="c-1",
    article="a-1",
    kind=FactType.LINKED_TO,
    quote="Allegri",
    start=0,
    end=7,
    reader="rules 1",
    rule="linked",
    wording=Wording.DENIED,
    certainty=0.5,
    reported="2026-03",
    coach=Ref("massimiliano-allegri", "Massimiliano Allegri"),
    club=Ref("real-madrid", "Real Madrid"),
    stance=Stance.DENIED,
)
COUNTS = {"certainty": 0.5, "articles": 1, "sources": 1, "first_reported": "2026-03", "last_reported": "2026-03"}
CHASE = Chase(
    id="chase",
    claims=("c-1",),
    coach="massimiliano-allegri",
    club="real-madrid",
    stance=Stance.DENIED,
    **COUNTS,  # type: ignore[arg-type]
)
MATCH = Match(
    id="match",
    claims=(),
    clubs=("real-madrid", "celta-vigo"),
    status=MatchStatus.PLAYED,
    score="2-1",
    competition="la-liga",
    **COUNTS,  # type: ignore[arg-type]
)
SMALL = Contents(
    coaches=(Coach(id="massimiliano-allegri", name="Massimiliano Allegri", born=1967),),
    articles=(ARTICLE,),
    claims=(CLAIM,),
    facts=(MATCH, CHASE),
)


def test_the_dump_is_one_line_a_record_sorted_with_sorted_keys() -> None:
    assert list(dump_lines(SMALL)) == [
        '{"cluster":"a-1","digest":"d","id":"a-1","published":"2026-03","record":"article",'
        '"text":"Allegri: \\"no\\"\u2028"}\n',
        '{"article":"a-1","certainty":0.5,"club":"real-madrid","clubName":"Real Madrid",'
        '"coach":"massimiliano-allegri","coachName":"Massimiliano Allegri","end":7,"fact":"chase","id":"c-1",'
        '"kind":"LINKED_TO","quote":"Allegri","reader":"rules 1","record":"claim","reported":"2026-03",'
        '"rule":"linked","stance":"denied","start":0,"wording":"denied"}\n',
        '{"born":1967,"id":"massimiliano-allegri","known":true,"name":"Massimiliano Allegri","record":"coach"}\n',
        '{"articles":1,"certainty":0.5,"club":"real-madrid","coach":"massimiliano-allegri",'
        '"firstReported":"2026-03","id":"chase","lastReported":"2026-03","record":"fact","sources":1,'
        '"stance":"denied","type":"LINKED_TO"}\n',
        '{"articles":1,"certainty":0.5,"clubs":["real-madrid","celta-vigo"],"competition":"la-liga",'
        '"firstReported":"2026-03","id":"match","lastReported":"2026-03","record":"fact","sources":1,'
        '"type":"PLAYED"}\n',
        '{"id":"match","record":"match","score":"2-1","status":"played"}\n',
    ]


def test_the_order_in_which_a_graph_is_held_does_not_matter(market: Contents) -> None:
    turned = Contents(**{f.name: getattr(market, f.name)[::-1] for f in dataclasses.fields(market)})
    assert list(dump_lines(turned)) == list(dump_lines(market))


def test_articles_and_claims_come_back_as_they_were(market: Contents) -> None:
    back = [item for line in dump_lines(market) if (item := read_record(json.loads(line)))]
    assert [item for item in back if isinstance(item, Article)] == sorted(market.articles, key=lambda a: a.id)
    assert [item for item in back if isinstance(item, Claim)] == sorted(market.claims, key=lambda c: c.id)


def test_nodes_and_facts_are_passed_over_since_they_are_folded_again() -> None:
    kinds = {record["record"] for record in records(SMALL) if read_record(record) is None}
    assert kinds == {"coach", "fact", "match"}


CLAIM_RECORD = next(record for record in records(SMALL) if record["record"] == "claim")
UNSET = object()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"record": "person"}, "record 'person' is none of article, claim, coach, club, competition, match, fact"),
        ({"start": "0"}, "claim 'c-1': start '0' has the wrong type"),
        ({"start": True}, "claim 'c-1': start True has the wrong type"),
        ({"certainty": "high"}, "claim 'c-1': certainty 'high' has the wrong type"),
        ({"quote": UNSET}, "claim 'c-1': quote is missing"),
        ({"clubName": UNSET}, "claim 'c-1': clubName is missing"),
        ({"id": 7}, "claim 7: id 7 has the wrong type"),
        (
            {"stance": "maybe"},
            "claim 'c-1': stance 'maybe' is none of 'linked', 'talks', 'agreed', 'denied', 'rejected'",
        ),
        ({"seasons": [2011]}, "claim 'c-1': seasons [2011] are no list of texts"),
        ({"since": "0000"}, "claim 'c-1': date '0000' is not between 1850 and 2100"),
    ],
)
def test_a_record_that_is_not_sound_is_refused_with_what_is_wrong(changes: dict[str, object], message: str) -> None:
    record = {key: value for key, value in {**CLAIM_RECORD, **changes}.items() if value is not UNSET}
    with pytest.raises(SourceError) as refused:
        read_record(record)
    assert str(refused.value) == message


@pytest.mark.parametrize("value", [None, 7, "text", [], {}])
def test_what_is_no_object_with_a_record_is_refused(value: object) -> None:
    with pytest.raises(SourceError, match="is none of article, claim"):
        read_record(value)
