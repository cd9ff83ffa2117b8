"""What a language model says of an article, and what of it is kept."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dugout.graph.model import Article, Claim, FactType, MatchStatus, Ref, Stance, Status, Wording
from dugout.loaders.article import make_article
from dugout.loaders.discourse import read_document
from dugout.loaders.lexicon import lexicon
from dugout.loaders.llm.answer import Check
from dugout.loaders.llm.dropped import Dropped
from dugout.loaders.readers.llm import LlmReader
from dugout.loaders.readers.protocol import Reader, RemoteReader
from dugout.tests.loaders.llm_server import Model, chat, claims

HEAD = "Leeds turn to Testwood after sacking Farke"
SACKED = "Leeds United have sacked head coach Daniel Farke and appointed former Redfield Rovers manager Alan Testwood."
SIGNED = "Testwood, 52, has signed a contract until 2028."
WON = "He won the Cymru Premier twice at Redfield Rovers."
ASKED = "Carlos Corberan was also reportedly a candidate for the job."
DENIED = "The Spaniard “denied” that he had\nbeen in talks with Leeds."
PLAYED = "Leeds lost 2-1 to Derby County on Tuesday and visit Hull City on Saturday."
TEXT = f"{HEAD}\n\n{SACKED}\n\n{SIGNED} {WON}\n\n{ASKED} {DENIED}\n\n{PLAYED}\n\nMilan may be next, says Milan Kovac."

LEEDS, DERBY, HULL = (
    Ref("leeds-united", "Leeds United"),
    Ref("derby-county", "Derby County"),
    Ref("hull-city", "Hull City"),
)
ROVERS = Ref("redfield-rovers", "Redfield Rovers")
FARKE, TESTWOOD = Ref("daniel-farke", "Daniel Farke"), Ref("alan-testwood", "Alan Testwood")
CORBERAN, PREMIER = Ref("carlos-corberan", "Carlos Corberán"), Ref("cymru-premier", "Cymru Premier")


@pytest.fixture
def article() -> Article:
    return make_article(TEXT, url="https://example.org/leeds", published="2026-03-05")


def told(kind: str, quote: str, **values: Any) -> dict[str, Any]:
    """Return a claim as a model writes it."""
    return {"quote": quote, "kind": kind, **values}


def manages(quote: str = SACKED, **values: Any) -> dict[str, Any]:
    return told("MANAGES", quote, **{"coach": "Daniel Farke", "club": "Leeds United", "status": "former"} | values)


def linked(quote: str = ASKED, **values: Any) -> dict[str, Any]:
    return told("LINKED_TO", quote, **{"coach": "Carlos Corberan", "club": "Leeds", "stance": "linked"} | values)


def played(quote: str = PLAYED, **values: Any) -> dict[str, Any]:
    match = {"club": "Leeds", "opponent": "Derby", "status": "played", "score": "1-2", "date": "2026-03-03"}
    return told("PLAYED", quote, **match | values)


def read(model: Model, article: Article, *said: dict[str, Any]) -> tuple[list[Claim], dict[str, int]]:
    """Return the claims that are kept of what the model says, and what is dropped."""
    model.says(claims(*said))
    reader = LlmReader()
    return reader.claims(article), {reason: number for reason, number in reader.dropped.items() if number}


def only(found: tuple[list[Claim], dict[str, int]]) -> Claim:
    [claim], dropped = found
    assert dropped == {}
    return claim


def test_the_reader_is_one_that_asks_another_machine(model: Model) -> None:
    reader: Reader = LlmReader()
    assert isinstance(reader, RemoteReader)
    assert (reader.name, reader.at_once) == ("llm 1 fake-7b", 4)


def test_a_tenure_is_a_claim_with_the_sentence_in_the_article(model: Model, article: Article) -> None:
    claim = only(read(model, article, manages(until="2026-03-05")))
    assert (claim.kind, claim.coach, claim.club, claim.status) == (FactType.MANAGES, FARKE, LEEDS, Status.FORMER)
    assert (claim.since, claim.until, claim.contract_until, claim.interim) == (None, "2026-03-05", None, None)
    assert (claim.quote, claim.start, claim.end) == (SACKED, TEXT.index(SACKED), TEXT.index(SACKED) + len(SACKED))
    assert (claim.reader, claim.rule, claim.wording, claim.certainty) == (
        "llm 1 fake-7b",
        "llm",
        Wording.CONFIRMED,
        0.95,
    )
    assert (claim.article, claim.reported) == (article.id, "2026-03-05")


def test_a_coach_and_a_club_of_no_register_are_named_as_the_article_spells_them(model: Model, article: Article) -> None:
    claim = only(read(model, article, manages(coach="alan testwood", club="REDFIELD ROVERS")))
    assert (claim.coach, claim.club) == (TESTWOOD, ROVERS)


def test_a_title_has_its_competition_and_count(model: Model, article: Article) -> None:
    title = told(
        "WON_TITLE_AT", WON, coach="Testwood", club="Redfield Rovers", competition="Welsh Premier League", count=2
    )
    article = make_article(TEXT.replace("Cymru Premier", "Welsh Premier League"), published="2026-03-05")
    title["quote"] = WON.replace("Cymru Premier", "Welsh Premier League")
    claim = only(read(model, article, title))
    assert (claim.kind, claim.coach, claim.club) == (FactType.WON_TITLE_AT, TESTWOOD, ROVERS)
    assert (claim.competition, claim.count) == (PREMIER, 2)


def test_a_title_without_a_name_is_the_clubs_league(model: Model) -> None:
    text = "Czeslaw Michniewicz, dismissed by Legia five months after giving them the title, is in Rio."
    claim = only(
        read(
            model,
            make_article(text),
            told("WON_TITLE_AT", text, coach="Michniewicz", club="Legia Warsaw", competition="Ekstraklasa", count=1),
        )
    )
    assert claim.competition == Ref("ekstraklasa", "Ekstraklasa")


def test_a_link_is_as_sure_as_its_sentence_sounds(model: Model, article: Article) -> None:
    claim = only(read(model, article, linked()))
    assert (claim.kind, claim.coach, claim.club) == (FactType.LINKED_TO, CORBERAN, LEEDS)
    assert (claim.stance, claim.wording, claim.certainty) == (Stance.LINKED, Wording.REPORTEDLY, 0.6)


def test_a_quote_is_found_whatever_its_blanks_and_quotation_marks(model: Model, article: Article) -> None:
    quote = '"The Spaniard "denied" that he had been in  talks with Leeds."'
    claim = only(read(model, article, linked(quote, stance="denied")))
    assert claim.quote == article.text[claim.start : claim.end] if article.text else ""
    assert (claim.start, claim.stance, claim.wording) == (TEXT.index("The Spaniard"), Stance.DENIED, Wording.DENIED)


def test_a_part_of_a_sentence_stands_for_the_whole(model: Model, article: Article) -> None:
    assert only(read(model, article, manages("have sacked head coach Daniel Farke"))).quote == SACKED


def test_a_match_has_its_score_in_the_order_of_its_clubs(model: Model, article: Article) -> None:
    claim = only(read(model, article, played()))
    assert (claim.club, claim.opponent, claim.score, claim.date) == (LEEDS, DERBY, "1-2", "2026-03-03")
    assert claim.status is MatchStatus.PLAYED


def test_a_match_to_come_has_no_score(model: Model, article: Article) -> None:
    [claim], dropped = read(model, article, played(opponent="Hull City", status="scheduled", date="2026-03-07"))
    assert (claim.opponent, claim.score, claim.date) == (HULL, None, "2026-03-07")
    assert dropped == {Dropped.NUMBER: 1}


def test_numbers_that_stand_apart_are_a_score(model: Model) -> None:
    text = "Celtic 2, Inter 1; no club from the north had won the European Cup."
    match = told("PLAYED", text, club="Celtic", opponent="Inter Milan", status="played", score="2-1")
    assert only(read(model, make_article(text), match)).score == "2-1"


def test_the_same_claim_twice_is_one(model: Model, article: Article) -> None:
    assert only(read(model, article, manages(), manages())).coach == FARKE


def test_an_article_that_says_nothing_has_no_claims(model: Model, article: Article) -> None:
    assert read(model, article) == ([], {})


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (manages("Leeds United have parted company with Daniel Farke."), Dropped.QUOTE),
        (manages("Daniel Farke"), Dropped.LENGTH),
        (manages(TEXT), Dropped.LENGTH),
        (manages(coach="Pep Guardiola"), Dropped.NAME),
        (manages(coach="Norman Nobody"), Dropped.NAME),
        (manages(club="Real Madrid"), Dropped.NAME),
        (manages(coach="He"), Dropped.NAME),
        (manages(coach="Leeds United"), Dropped.NAME),
        (manages(coach="The Spaniard"), Dropped.NAME),
        (manages(coach="sacked head"), Dropped.NAME),
        (manages(coach="Farke Farke" * 20), Dropped.NAME),
        (manages(coach=""), Dropped.NAME),
        (manages(coach="ヴィッセル"), Dropped.NAME),
        (manages(coach=None), Dropped.SHAPE),
        (manages(coach={"name": "Daniel Farke"}), Dropped.SHAPE),
        (manages(status="sacked"), Dropped.WORD),
        (manages(status=None), Dropped.WORD),
        (manages(status=["former"]), Dropped.WORD),
        (manages(status="played"), Dropped.WORD),
        (manages(PLAYED.replace("Leeds lost", "Derby won")), Dropped.QUOTE),
        (manages("Milan may be next, says Milan Kovac."), Dropped.UNSUPPORTED),
        (linked(stance="interested"), Dropped.WORD),
        (linked(stance=None), Dropped.WORD),
        (played(opponent="Leeds United"), Dropped.IMPOSSIBLE),
        (played(status="former"), Dropped.WORD),
        (told("SACKED", SACKED, coach="Daniel Farke", club="Leeds"), Dropped.SHAPE),
        ({"kind": "MANAGES", "coach": "Daniel Farke", "club": "Leeds", "status": "former"}, Dropped.SHAPE),
        ("MANAGES Farke Leeds", Dropped.SHAPE),
        (None, Dropped.SHAPE),
        ([], Dropped.SHAPE),
    ],
)
def test_a_claim_that_the_article_does_not_bear_out_is_dropped_with_its_reason(
    model: Model, article: Article, said: Any, reason: Dropped
) -> None:
    assert read(model, article, said) == ([], {reason: 1})


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"since": "03/05/2026"}, Dropped.DATE),
        ({"since": "2026-02-31"}, Dropped.DATE),
        ({"since": 2026}, Dropped.DATE),
        ({"since": "1998"}, Dropped.DATE),
        ({"contract_until": "9999-99"}, Dropped.DATE),
        ({"until": {"year": 2026}}, Dropped.DATE),
        ({"since": "2028", "until": "2026"}, Dropped.DATE),
        ({"since": "2028", "contract_until": "2026"}, Dropped.DATE),
    ],
)
def test_a_date_that_cannot_be_is_left_out_of_its_claim(
    model: Model, article: Article, values: dict[str, Any], reason: Dropped
) -> None:
    [claim], dropped = read(model, article, manages(**values))
    assert ((claim.since in (None, "2028")), claim.until, claim.contract_until) == (True, None, None)
    assert dropped == {reason: 1}


@pytest.mark.parametrize("score", ["3-0", "2:1:0", "two-one", "99-98", 21, [2, 1], "2-1 aet"])
def test_a_score_that_the_article_does_not_tell_is_left_out(model: Model, article: Article, score: object) -> None:
    [claim], dropped = read(model, article, played(score=score))
    assert (claim.score, dropped) == (None, {Dropped.NUMBER: 1})


def test_a_match_that_was_played_is_not_dated_after_the_article(model: Model, article: Article) -> None:
    [claim], dropped = read(model, article, played(date="2026-03-07"))
    assert (claim.date, dropped) == (None, {Dropped.DATE: 1})


@pytest.mark.parametrize("count", [0, -1, 31, 2.5, "2", True, [2]])
def test_a_count_that_cannot_be_is_left_out(model: Model, article: Article, count: object) -> None:
    title = told("WON_TITLE_AT", WON, coach="Alan Testwood", club="Redfield Rovers", competition="Cymru Premier")
    [claim], dropped = read(model, article, title | {"count": count})
    assert (claim.count, dropped) == (None, {Dropped.NUMBER: 1})


def test_a_coach_in_post_is_not_linked_with_that_post(model: Model, article: Article) -> None:
    found, dropped = read(
        model, article, manages(coach="Alan Testwood", status="current"), linked(SACKED, coach="Alan Testwood")
    )
    assert ([claim.kind for claim in found], dropped) == ([FactType.MANAGES], {Dropped.IMPOSSIBLE: 1})


def test_what_is_wrong_takes_nothing_right_with_it(model: Model, article: Article) -> None:
    found, dropped = read(model, article, manages(coach="Norman Nobody"), {"quote": 1}, linked(), manages())
    assert [claim.kind for claim in found] == [FactType.MANAGES, FactType.LINKED_TO]
    assert dropped == {Dropped.NAME: 1, Dropped.SHAPE: 1}


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(TEXT.split("\n")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
_KEYS = ("quote", "kind", "coach", "club", "opponent", "competition", "status", "stance", "since", "count", "score")


@given(st.lists(st.sampled_from([manages(), linked(), played()]), max_size=3), st.sampled_from(_KEYS), _VALUES)
@settings(deadline=None, max_examples=200)
def test_whatever_a_model_answers_is_kept_or_counted(said: list[dict[str, Any]], key: str, value: Any) -> None:
    check = Check(read_document(TEXT, "2026-03-05", lexicon()), lexicon())
    told = [claim | {key: value} for claim in said]
    found = check.drafts({"claims": told})
    assert len(found) <= len(told) <= len(found) + sum(check.dropped.values())
    check.drafts(value)


def test_more_claims_than_an_article_can_have_are_not_looked_at(model: Model, article: Article) -> None:
    [_], dropped = read(model, article, *[manages()] * 305)
    assert dropped == {Dropped.SHAPE: 5}


@pytest.mark.parametrize(
    "content",
    [
        'Here you are:\n```json\n{"claims": [CLAIM]}\n```\nAnything else?',
        '<think>{"claims": []} or rather</think>{"claims": [CLAIM]}',
        '{"note": "for example"} {"claims": [CLAIM]}',
        "[CLAIM]",
        "CLAIM",
    ],
)
def test_json_is_found_between_other_words(model: Model, article: Article, content: str) -> None:
    import json

    model.says(chat(content.replace("CLAIM", json.dumps(manages()))))
    assert [claim.coach for claim in LlmReader().claims(article)] == [FARKE]


def test_two_of_one_name_are_told_apart_by_the_clubs_of_the_article_or_not_at_all(model: Model) -> None:
    text = "Miguel Angel Russo took Estudiantes up."
    rise = told("MANAGES", text, coach="Miguel Angel Russo", club="Estudiantes", status="former")
    _, dropped = read(model, make_article(text), rise)
    assert set(dropped) <= {Dropped.AMBIGUOUS}


def test_a_long_article_is_asked_in_parts_cut_at_lines_and_its_claims_are_joined(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUGOUT_LLM_CONTEXT", "4096")
    monkeypatch.setenv("DUGOUT_LLM_ANSWER", "1024")
    filler = "\n\n".join(f"It rained for the whole of day {n}, and nobody came to the ground." for n in range(200))
    article = make_article(f"{SACKED}\n\n{filler}\n\n{ASKED}", published="2026-03-05")
    model.says(lambda asked: claims(*[manages()] * (SACKED in asked.question), *[linked()] * (ASKED in asked.question)))
    found = LlmReader().claims(article)
    assert [claim.kind for claim in found] == [FactType.MANAGES, FactType.LINKED_TO]
    parts = [asked.question.partition("\n")[2].partition("\n")[2].rpartition("\n</article")[0] for asked in model.asked]
    assert "\n".join(part.strip("\n") for part in parts).replace("\n\n", "\n") == str(article.text).replace(
        "\n\n", "\n"
    )
    assert all("This is part" in asked.question for asked in model.asked)
    assert len(parts) == 3


def test_used_tells_questions_tokens_time_and_cost(
    model: Model, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUGOUT_LLM_PRICE", "0.5/2")
    model.says(claims(manages(), manages(coach="Norman Nobody")))
    reader = LlmReader()
    reader.claims(article)
    reader.claims(article)
    head, tail = reader.used().split(" s, ")
    assert head.startswith("llm 1 fake-7b: 2 articles read, 2 questions, 2,400 tokens in, 160 out, ")
    assert tail == "cost 0.0015; left out of the answers: name not in the article 2"


@pytest.mark.parametrize(
    "usage", [None, {"prompt_tokens": "many"}, {"prompt_tokens": -5, "completion_tokens": None}, 7]
)
def test_an_endpoint_that_does_not_count_tokens_is_told_as_such(model: Model, article: Article, usage: object) -> None:
    model.says(chat({"claims": []}, usage=usage))
    reader = LlmReader()
    assert reader.claims(article) == []
    assert "0 tokens in, 0 out (and of 1 answers unknown)" in reader.used()
