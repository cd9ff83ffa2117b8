"""Who is, was or will be in charge, as the sentence says it: of a coach whom no register knows, and of known ones."""

import pytest

from dugout.graph.model import FactType, Status
from dugout.loaders.article import make_article
from dugout.loaders.readers.rules import read_drafts

PUBLISHED = "2026-03-07"


def tenures(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str, str]]:
    found = read_drafts(make_article(text, published=published))
    return sorted(
        (d.coach.name, d.club.name, str(d.status.value))
        for d in found
        if d.kind is FactType.MANAGES and d.coach and d.club and d.status
    )


# What a text says of Alan Testwood, whom nobody knows, at Leeds United; for each group of cues what shows it, and
# what looks like it.
FORMER = [
    "Former Leeds United boss Alan Testwood is calm.",
    "The ex-Leeds United head coach Alan Testwood is calm.",
    "Alan Testwood, the former Leeds United manager, is calm.",
    "Alan Testwood, formerly of Leeds United, is a coach.",
    "Alan Testwood was the former head coach of Leeds United.",
    # gone
    "Leeds United have sacked Alan Testwood.",
    "Leeds United sacked head coach Alan Testwood on Friday.",
    "Leeds United have parted company with manager Alan Testwood.",
    "Alan Testwood has been sacked by Leeds United.",
    "Alan Testwood has been sacked. Leeds United are last.",
    "Alan Testwood resigned as Leeds United manager.",
    "Head coach Alan Testwood has left Leeds United by mutual consent.",
    "Following the sacking of head coach Alan Testwood, Leeds United are last.",
    "Head coach Alan Testwood has given up his post at Leeds United.",
    "Head coach Alan Testwood was released by Leeds United.",
    "Coach Alan Testwood handed in his notice at Leeds United.",
    "Coach Alan Testwood has parted with Leeds United.",
    "Coach Alan Testwood has lost his job. Leeds United are last.",
    "Leeds United have let head coach Alan Testwood go.",
    "Leeds United have run out of patience with coach Alan Testwood.",
    "Leeds United have ended coach Alan Testwood's reign.",
    "Leeds United and coach Alan Testwood have gone separate ways.",
    "Coach Alan Testwood and Leeds United have agreed to part.",
    "Coach Alan Testwood's contract with Leeds United was terminated.",
    # career
    "Head coach Alan Testwood managed Leeds United from 2019 to 2021.",
    "Coach Alan Testwood led Leeds United to promotion in 2019.",
    "Coach Alan Testwood had a spell at Leeds United.",
]
CURRENT = [
    "Leeds United head coach Alan Testwood is calm.",
    "Leeds United's new manager Alan Testwood is calm.",
    "Alan Testwood, the Leeds United manager, is calm.",
    "Alan Testwood is in charge of Leeds United.",
    "The manager of Leeds United, Alan Testwood, is calm.",
    "Leeds United under Alan Testwood are second.",
    "Interim head coach Alan Testwood is in charge of Leeds United.",
    # appointed
    "Leeds United have appointed Alan Testwood as head coach.",
    "Leeds United have named Alan Testwood as their new manager.",
    "Alan Testwood has been appointed Leeds United manager.",
    "Alan Testwood was unveiled as the new head coach of Leeds United.",
    "Coach Alan Testwood took charge of Leeds United on Friday.",
    # stays
    "Head coach Alan Testwood is unlikely to stay in charge of Leeds United.",
    "Alan Testwood will remain as Leeds United head coach.",
    # owner
    "Head coach Alan Testwood is calm. Alan Testwood's Leeds United are second.",
    "Alan Testwood's struggling Leeds United drew. The head coach, Alan Testwood, is calm.",
]
INCOMING = [
    "Alan Testwood will take over at Leeds United in the summer.",
    "Alan Testwood will become the new head coach of Leeds United next season.",
]
NONE = [
    "Leeds United could sack head coach Alan Testwood.",
    "Leeds United are ready to dismiss head coach Alan Testwood.",
    "Leeds United could let coach Alan Testwood go.",
    "Leeds United let coach Alan Testwood go first.",
    "Leeds United and coach Alan Testwood could part.",
    "Leeds United and coach Alan Testwood played a part in the draw.",
    "Leeds United and coach Alan Testwood took part.",
    "A defeat at Leeds United ended coach Alan Testwood's reign.",
    "Coach Alan Testwood was suspended for the visit of Leeds United.",
    "Coach Alan Testwood was released by Leeds United at sixteen.",
    "Fans of Leeds United have run out of patience with coach Alan Testwood.",
    "Coach Alan Testwood left Jurgen Klopp's Leeds United reeling.",
    "Coach Alan Testwood has given up his holiday at Leeds United.",
    "Alan Testwood could be appointed Leeds United manager.",
    "Leeds United want to appoint Alan Testwood as head coach.",
    "Leeds United expect to appoint Alan Testwood as head coach.",
    "Leeds United are about to unveil Alan Testwood as head coach.",
    "Leeds United are close to naming Alan Testwood as manager.",
    "Leeds United failed to appoint Alan Testwood as manager.",
    "Leeds United decided against appointing Alan Testwood as manager.",
    "Leeds United assistant coach Alan Testwood is calm.",
    "The former Leeds United captain Alan Testwood is calm.",
    "Head coach Alan Testwood would like to manage Leeds United.",
    "Coach Alan Testwood has been linked with the Leeds United job.",
    "Coach Alan Testwood might take charge of Leeds United.",
    "Alan Testwood may be the next Leeds United manager.",
    "Coach Alan Testwood joined Leeds United as a player.",
    "Head coach Alan Testwood is calm. Nobody saw Alan Testwood's Leeds United debut.",
]
TABLE = [
    *((text, ["former"]) for text in FORMER),
    *((text, ["current"]) for text in CURRENT),
    *((text, ["incoming"]) for text in INCOMING),
    *((text, []) for text in NONE),
]


@pytest.mark.parametrize(("text", "statuses"), TABLE)
def test_the_words_beside_a_coach_and_a_club_say_where_the_tenure_stands(text: str, statuses: list[str]) -> None:
    assert tenures(text) == [("Alan Testwood", "Leeds United", status) for status in statuses]


def test_a_coach_who_may_be_sacked_is_in_charge() -> None:
    assert tenures("Leeds United boss Alan Testwood could be sacked.") == [
        ("Alan Testwood", "Leeds United", "current"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Leeds United want Ann Lee to replace current boss Alan Testwood.",
        "Ann Lee could succeed the under-fire head coach Alan Testwood at Leeds United.",
    ],
)
def test_who_is_to_be_replaced_is_in_charge(text: str) -> None:
    assert ("Alan Testwood", "Leeds United", "current") in tenures(text)


@pytest.mark.parametrize("who", ["the frontrunner", "their next choice", "keen"])
def test_who_may_be_followed_is_not_gone(who: str) -> None:
    text = f"Leeds United boss Alan Testwood is calm. Ann Lee is {who} to take over from Alan Testwood."
    assert ("Alan Testwood", "Leeds United", "former") not in tenures(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee eventually replaced Alan Testwood as Leeds United head coach.",
        "Ann Lee has replaced Alan Testwood as Leeds United head coach for next season.",
    ],
)
def test_who_was_followed_is_gone(text: str) -> None:
    assert ("Alan Testwood", "Leeds United", "former") in tenures(text)


def test_who_follows_whom_is_two_tenures() -> None:
    assert tenures("Alan Testwood replaced Ann Lee as Leeds United head coach.") == [
        ("Alan Testwood", "Leeds United", "current"),
        ("Ann Lee", "Leeds United", "former"),
    ]


def test_clubs_and_coaches_that_no_register_knows_are_met_and_kept() -> None:
    text = "Redfield Rovers have appointed former Redfield Town manager Alan Testwood as head coach."
    assert tenures(text) == [
        ("Alan Testwood", "Redfield Rovers", "current"),
        ("Alan Testwood", "Redfield Town", "former"),
    ]


def test_a_row_of_clubs_is_a_career() -> None:
    assert tenures("Pep Guardiola coached Barcelona, Bayern Munich and Manchester City.") == [
        ("Pep Guardiola", "Barcelona", "former"),
        ("Pep Guardiola", "Bayern Munich", "former"),
        ("Pep Guardiola", "Manchester City", "current"),
    ]


def test_the_former_boss_of_a_club_need_not_be_named_with_it() -> None:
    text = "Frank Lampard leads Coventry City. The former Chelsea boss is calm."
    assert tenures(text) == [
        ("Frank Lampard", "Chelsea", "former"),
        ("Frank Lampard", "Coventry City", "current"),
    ]


# Posts that begin or end in the year of the article: the words decide.
CHANGES = [
    ("Chelsea have sacked Enzo Maresca.", "2026-01-02", ("Enzo Maresca", "Chelsea", "former")),
    ("Chelsea boss Enzo Maresca is calm.", "2025-08-20", ("Enzo Maresca", "Chelsea", "current")),
    ("Real Madrid sacked Xabi Alonso in January.", PUBLISHED, ("Xabi Alonso", "Real Madrid", "former")),
    ("Real Madrid coach Xabi Alonso is calm.", "2025-11-07", ("Xabi Alonso", "Real Madrid", "current")),
    ("Alvaro Arbeloa is in charge of Real Madrid.", PUBLISHED, ("Álvaro Arbeloa", "Real Madrid", "current")),
    ("Carlo Ancelotti has left Real Madrid.", "2025-05-26", ("Carlo Ancelotti", "Real Madrid", "former")),
]


@pytest.mark.parametrize(("text", "published", "tenure"), CHANGES)
def test_a_post_that_changes_in_the_year_stands_as_the_words_have_it(
    text: str, published: str, tenure: tuple[str, str, str]
) -> None:
    assert tenures(text, published) == [tenure]


def test_who_came_last_holds_the_post() -> None:
    text = "Real Madrid coach Alvaro Arbeloa replaced Xabi Alonso in January."
    assert tenures(text) == [
        ("Xabi Alonso", "Real Madrid", "former"),
        ("Álvaro Arbeloa", "Real Madrid", "current"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Massimiliano Allegri, in his second spell in charge of Milan, is calm.", ["current", "former"]),
        ("Massimiliano Allegri is back at Milan.", ["current", "former"]),
        ("Milan coach Massimiliano Allegri is calm.", ["current"]),
        # Not of this club, and not of his time there.
        ("Milan coach Massimiliano Allegri spoke of his second spell at Lecce.", ["current"]),
        ("Milan coach Massimiliano Allegri was asked for the second time in four years.", ["current"]),
    ],
)
def test_a_coach_who_is_back_has_a_former_spell_too(text: str, expected: list[str]) -> None:
    assert tenures(text) == [("Massimiliano Allegri", "AC Milan", status) for status in expected]


def test_the_plainest_words_for_an_earlier_spell_are_shown() -> None:
    text = "Massimiliano Allegri is at Milan again. Massimiliano Allegri is in his second spell at Milan."
    drafts = read_drafts(make_article(text, published=PUBLISHED))
    (former,) = (draft for draft in drafts if draft.status is Status.FORMER)
    assert (former.rule, text[former.start : former.end].endswith("second spell at Milan.")) == ("second-spell", True)


# What the register knows is no claim: both must be named together, and for a coach with posts elsewhere plainly.
@pytest.mark.parametrize(
    "text",
    [
        "Carlo Ancelotti is calm.",
        "Real Madrid are second.",
        "Carlo Ancelotti was a fan of Leeds United.",
        "Carlo Ancelotti saw Leeds United and Derby County.",
        "Carlo Ancelotti is calm. It rains.\n\nIt pours. Nobody came.\n\nIt is cold. Chelsea are second.",
    ],
)
def test_the_register_alone_makes_no_claim(text: str) -> None:
    assert [tenure for tenure in tenures(text) if tenure[1] in ("Leeds United", "Chelsea")] == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Jose Mourinho has been appointed Manchester United manager.", "current"),
        ("Carlo Ancelotti is the Real Madrid head coach.", "current"),
        ("Real Madrid have sacked Rafael Benitez.", "former"),
    ],
)
def test_a_text_without_a_date_is_read_in_the_year_of_its_posts(text: str, status: str) -> None:
    assert [told for _, _, told in tenures(text, None)] == [status]


INTERIM = [
    ("Interim head coach Alan Testwood is in charge of Leeds United.", True),
    ("Leeds United have named Alan Testwood as caretaker manager.", True),
    ("Leeds United head coach Alan Testwood is calm.", None),
]


@pytest.mark.parametrize(("text", "interim"), INTERIM)
def test_an_interim_post_is_marked(text: str, interim: bool | None) -> None:
    (draft,) = read_drafts(make_article(text, published=PUBLISHED))
    assert draft.interim is interim


# By the register Lampard is at Coventry City, for all it knows in 2030: the words tell what has become of it.
IN_NEWS = [
    ("Frank Lampard, the Coventry City manager, is calm.", [("Frank Lampard", "Coventry City", "current")]),
    (
        "Everton have appointed Frank Lampard, who left Coventry City in May after the relegation.",
        [("Frank Lampard", "Coventry City", "former"), ("Frank Lampard", "Everton", "current")],
    ),
    (
        "Frank Lampard, out of work since Coventry City let him go last month, is free.",
        [("Frank Lampard", "Coventry City", "former")],
    ),
    # Leeds United are no club of his by the register.
    ("Frank Lampard has taken charge of Leeds United.", [("Frank Lampard", "Leeds United", "current")]),
]


@pytest.mark.parametrize(("text", "expected"), IN_NEWS)
def test_what_the_register_does_not_know_yet_is_told_by_the_words(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert tenures(text, "2030-06-12") == expected
