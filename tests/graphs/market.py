"""A small coaching market, written by hand: every question has an answer in it, no check finds a fault.

Luca Ferri, Marco Bruni and Jan Novak are invented.
"""

from typing import Any

from dugout.graph.certainty import CERTAINTY
from dugout.graph.dump import Contents
from dugout.graph.ids import text_digest
from dugout.graph.model import (
    Article,
    Chase,
    Claim,
    Club,
    ClubKind,
    Coach,
    Competition,
    CompetitionKind,
    Fact,
    FactType,
    Match,
    MatchStatus,
    Outlook,
    Ref,
    Stance,
    Status,
    Tenure,
    Title,
    Wording,
)

COACHES = tuple(
    Coach(id=ident, name=name, known=known)
    for ident, name, known in (
        ("alvaro-arbeloa", "Álvaro Arbeloa", True),
        ("jan-novak", "Jan Novak", False),
        ("jurgen-klopp", "Jürgen Klopp", True),
        ("luca-ferri", "Luca Ferri", False),
        ("marco-bruni", "Marco Bruni", False),
        ("massimiliano-allegri", "Massimiliano Allegri", True),
        ("unai-emery", "Unai Emery", True),
        ("xabi-alonso", "Xabi Alonso", True),
        ("zinedine-zidane", "Zinedine Zidane", True),
    )
)
COMPETITIONS = tuple(
    Competition(id=ident, name=name, kind=kind)
    for ident, name, kind in (
        ("championship", "Championship", CompetitionKind.LEAGUE),
        ("champions-league", "Champions League", CompetitionKind.CONTINENTAL),
        ("coppa-italia", "Coppa Italia", CompetitionKind.CUP),
        ("la-liga", "La Liga", CompetitionKind.LEAGUE),
        ("premier-league", "Premier League", CompetitionKind.LEAGUE),
        ("serie-a", "Serie A", CompetitionKind.LEAGUE),
    )
)
CLUBS = tuple(
    Club(id=ident, name=name, kind=ClubKind.CLUB, league=league)
    for ident, name, league in (
        ("ac-milan", "AC Milan", "serie-a"),
        ("aston-villa", "Aston Villa", "premier-league"),
        ("barcelona", "Barcelona", "la-liga"),
        ("juventus", "Juventus", "serie-a"),
        ("leicester-city", "Leicester City", "championship"),
        ("liverpool", "Liverpool", "premier-league"),
        ("real-madrid", "Real Madrid", "la-liga"),
    )
)
_NODES: tuple[Coach | Club | Competition, ...] = (*COACHES, *CLUBS, *COMPETITIONS)
_NAMES = {node.id: node.name for node in _NODES}
_REFS = ("coach", "club", "opponent", "competition")

MANAGES, LINKED_TO, WON_TITLE_AT, PLAYED = FactType


class _Paper:
    """Articles, claims and facts, written down one after another."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.claims: dict[str, Claim] = {}
        self.facts: list[Fact] = []

    def prints(self, ident: str, publisher: str | None, published: str | None, cluster: str, *said: Any) -> None:
        """Add an article whose sentences are `said`: claim id, kind, wording, sentence, values."""
        text = ""
        for claim_id, kind, wording, quote, values in said:
            start = len(text) + 1 if text else 0
            text = f"{text}\n{quote}" if text else quote
            refs = {key: Ref(value, _NAMES[value]) for key, value in values.items() if key in _REFS}
            self.claims[claim_id] = Claim(
                id=claim_id, article=ident, kind=kind, quote=quote, start=start, end=start + len(quote),
                reader="hand 1", rule="hand", wording=wording, certainty=CERTAINTY[wording], reported=published,
                **{**values, **refs},
            )  # fmt: skip
        self.articles.append(
            Article(
                id=ident, text=text, digest=text_digest(None, text), url=f"https://news.example/{ident}",
                publisher=publisher, published=published, headline=f"Headline of {ident}", cluster=cluster,
            )
        )  # fmt: skip

    def holds(self, shape: type[Fact], ident: str, certainty: float, claims: str, **values: Any) -> None:
        """Add a fact that rests on claims."""
        behind = [self.claims[claim_id] for claim_id in claims.split()]
        articles = {claim.article for claim in behind}
        reported = sorted(claim.reported for claim in behind if claim.reported)
        self.facts.append(
            shape(
                id=ident, certainty=certainty, claims=tuple(sorted(claims.split())), articles=len(articles),
                sources=len({article.cluster for article in self.articles if article.id in articles}),
                first_reported=reported[0] if reported else None,
                last_reported=reported[-1] if reported else None,
                **values,
            )
        )  # fmt: skip


def market() -> Contents:
    """Return the market."""
    paper = _Paper()
    _print(paper)
    _fold(paper)
    return Contents(
        coaches=COACHES,
        clubs=CLUBS,
        competitions=COMPETITIONS,
        articles=tuple(paper.articles),
        claims=tuple(paper.claims.values()),
        facts=tuple(paper.facts),
    )


def _print(paper: _Paper) -> None:
    sure, heard, reportedly, denied = Wording.CONFIRMED, Wording.UNDERSTOOD, Wording.REPORTEDLY, Wording.DENIED
    madrid = {"club": "real-madrid"}
    allegri = {"coach": "massimiliano-allegri"}
    emery = {"coach": "unai-emery", "club": "aston-villa"}
    zidane = {"coach": "zinedine-zidane"}
    paper.prints(
        "a-01", "Marca", "2025-10-27", "a-01",
        ("c-01", PLAYED, sure, "Real Madrid beat Barcelona 2-1 on Sunday in La Liga.",
         {**madrid, "opponent": "barcelona", "competition": "la-liga", "status": MatchStatus.PLAYED, "score": "2-1",
          "date": "2025-10-26"}),
        ("c-02", MANAGES, sure, "Xabi Alonso took over at Real Madrid in June.",
         {"coach": "xabi-alonso", **madrid, "status": Status.CURRENT, "since": "2025-06"}),
    )  # fmt: skip
    paper.prints(
        "a-02", "Marca", "2026-01-12", "a-02",
        ("c-03", MANAGES, sure, "Real Madrid have parted with Xabi Alonso.",
         {"coach": "xabi-alonso", **madrid, "status": Status.FORMER, "until": "2026-01-12"}),
        ("c-04", MANAGES, sure, "Álvaro Arbeloa takes charge of Real Madrid until the summer.",
         {"coach": "alvaro-arbeloa", **madrid, "status": Status.CURRENT, "since": "2026-01-12", "interim": True}),
        ("c-05", PLAYED, sure, "Barcelona had won the semi-final 3-2 against Real Madrid on Sunday.",
         {"club": "barcelona", "opponent": "real-madrid", "status": MatchStatus.PLAYED, "score": "3-2",
          "date": "2026-01-11", "stage": "semi-final"}),
    )  # fmt: skip
    paper.prints(
        "a-03", "Gazzetta", "2026-02-18", "a-03",
        ("c-06", PLAYED, sure, "Juventus drew 1-1 at Real Madrid in the Champions League.",
         {**madrid, "opponent": "juventus", "competition": "champions-league", "status": MatchStatus.PLAYED,
          "score": "1-1", "date": "2026-02-17"}),
        ("c-07", PLAYED, reportedly, "Some papers counted Real Madrid against Juventus as 2-1.",
         {"club": "juventus", "opponent": "real-madrid", "competition": "champions-league",
          "status": MatchStatus.PLAYED, "score": "1-2", "date": "2026-02-17"}),
        ("c-08", MANAGES, heard, "Luca Ferri is on thin ice at Juventus.",
         {"coach": "luca-ferri", "club": "juventus", "status": Status.CURRENT, "outlook": Outlook.UNDER_PRESSURE}),
        ("c-34", LINKED_TO, reportedly, "Juventus are after Marco Bruni.",
         {"coach": "marco-bruni", "club": "juventus", "stance": Stance.LINKED}),
    )  # fmt: skip
    paper.prints(
        "a-04", "Marca", "2026-03-01", "a-04",
        ("c-09", LINKED_TO, reportedly, "Real Madrid have put Massimiliano Allegri on their list.",
         {**allegri, **madrid, "stance": Stance.LINKED}),
        ("c-10", WON_TITLE_AT, sure, "Massimiliano Allegri won five Serie A titles with Juventus.",
         {**allegri, "club": "juventus", "competition": "serie-a", "count": 5}),
        ("c-11", WON_TITLE_AT, sure, "He won Serie A with AC Milan in 2010-11.",
         {**allegri, "club": "ac-milan", "competition": "serie-a", "seasons": ("2010-11",)}),
        ("c-12", WON_TITLE_AT, sure, "The Coppa Italia was his five times at Juventus.",
         {**allegri, "club": "juventus", "competition": "coppa-italia", "count": 5}),
        ("c-13", MANAGES, sure, "He was at Juventus from 2014 to 2019.",
         {**allegri, "club": "juventus", "status": Status.FORMER, "since": "2014", "until": "2019"}),
        ("c-14", MANAGES, sure, "His second spell there lasted from 2021 until May 2024.",
         {**allegri, "club": "juventus", "status": Status.FORMER, "since": "2021", "until": "2024-05"}),
        ("c-15", MANAGES, sure, "AC Milan have him under contract until 2027.",
         {**allegri, "club": "ac-milan", "status": Status.CURRENT, "since": "2025", "contract_until": "2027"}),
        ("c-16", LINKED_TO, heard, "Zinedine Zidane is in talks with Real Madrid.",
         {**zidane, **madrid, "stance": Stance.TALKS}),
    )  # fmt: skip
    paper.prints(
        "a-05", "Daily Copy", "2026-03-02", "a-04",
        ("c-17", LINKED_TO, reportedly, "Real Madrid have put Massimiliano Allegri on their list.",
         {**allegri, **madrid, "stance": Stance.LINKED}),
    )  # fmt: skip
    paper.prints(
        "a-06", "Gazzetta", "2026-03-03", "a-06",
        ("c-18", LINKED_TO, denied, "AC Milan deny that Real Madrid have asked for Massimiliano Allegri.",
         {**allegri, **madrid, "stance": Stance.DENIED}),
        ("c-19", LINKED_TO, reportedly, "Juventus are said to like Zinedine Zidane.",
         {**zidane, "club": "juventus", "stance": Stance.LINKED}),
        ("c-20", MANAGES, sure, "Marco Bruni will take over at Juventus on 1 July, with a contract until 2028.",
         {"coach": "marco-bruni", "club": "juventus", "status": Status.INCOMING, "since": "2026-07-01",
          "contract_until": "2028"}),
    )  # fmt: skip
    paper.prints(
        "a-07", "BBC Sport", "2026-03-05", "a-07",
        ("c-21", LINKED_TO, reportedly, "Unai Emery is a name for Real Madrid.",
         {"coach": "unai-emery", **madrid, "stance": Stance.LINKED}),
        ("c-22", MANAGES, sure, "Unai Emery has been at Aston Villa since November 2022 and is signed up until 2027.",
         {**emery, "status": Status.CURRENT, "since": "2022-11", "contract_until": "2027"}),
        ("c-23", LINKED_TO, sure, "Jürgen Klopp has turned down Real Madrid.",
         {"coach": "jurgen-klopp", **madrid, "stance": Stance.REJECTED}),
        ("c-24", MANAGES, sure, "Jürgen Klopp left Liverpool in May 2024 after nine years.",
         {"coach": "jurgen-klopp", "club": "liverpool", "status": Status.FORMER, "since": "2015", "until": "2024-05"}),
        ("c-25", WON_TITLE_AT, sure, "Jürgen Klopp won the Premier League with Liverpool.",
         {"coach": "jurgen-klopp", "club": "liverpool", "competition": "premier-league"}),
        ("c-26", LINKED_TO, heard, "Aston Villa would turn to Xabi Alonso.",
         {"coach": "xabi-alonso", "club": "aston-villa", "stance": Stance.LINKED}),
    )  # fmt: skip
    paper.prints(
        "a-08", None, "2026-03-06", "a-08",
        ("c-27", MANAGES, heard, "Unai Emery's contract at Aston Villa runs until 2029 after all.",
         {**emery, "status": Status.CURRENT, "contract_until": "2029"}),
        ("c-28", MANAGES, sure, "Leicester City have sacked Jan Novak.",
         {"coach": "jan-novak", "club": "leicester-city", "status": Status.FORMER, "until": "2026-03-05"}),
        ("c-29", LINKED_TO, heard, "Leicester City have agreed terms with Jürgen Klopp.",
         {"coach": "jurgen-klopp", "club": "leicester-city", "stance": Stance.AGREED}),
        ("c-30", PLAYED, sure, "Barcelona host Real Madrid on 10 May.",
         {"club": "barcelona", "opponent": "real-madrid", "competition": "la-liga", "status": MatchStatus.SCHEDULED,
          "date": "2026-05-10"}),
    )  # fmt: skip
    paper.prints(
        "a-09", "Old Almanac", None, "a-09",
        ("c-31", WON_TITLE_AT, sure, "Zinedine Zidane won La Liga with Real Madrid in 2017 and 2020.",
         {**zidane, **madrid, "competition": "la-liga", "count": 2, "seasons": ("2016-17", "2019-20")}),
        ("c-32", MANAGES, sure, "Zinedine Zidane left Real Madrid in 2021.",
         {**zidane, **madrid, "status": Status.FORMER, "until": "2021"}),
        ("c-33", LINKED_TO, reportedly, "Real Madrid were after Marco Bruni.",
         {"coach": "marco-bruni", **madrid, "stance": Stance.LINKED}),
    )  # fmt: skip


def _fold(paper: _Paper) -> None:
    allegri, zidane, madrid = "massimiliano-allegri", "zinedine-zidane", "real-madrid"

    def tenure(ident: str, certainty: float, claims: str, status: Status, **values: Any) -> None:
        coach, club, *_ = ident.split("--")
        paper.holds(Tenure, ident, certainty, claims, coach=coach, club=club, status=status, **values)

    def chase(ident: str, certainty: float, claims: str, stance: Stance, until: str | None = None) -> None:
        coach, club, *_ = ident.split("--")
        paper.holds(Chase, ident, certainty, claims, coach=coach, club=club, stance=stance, until=until)

    def title(coach: str, club: str, competition: str, claims: str, **values: Any) -> None:
        ident = f"{coach}--{club}--{competition}"
        paper.holds(Title, ident, 0.95, claims, coach=coach, club=club, competition=competition, **values)

    def match(first: str, second: str, date: str, claims: str, status: MatchStatus, **values: Any) -> None:
        ident = "--".join((*sorted((first, second)), date))
        paper.holds(Match, ident, 0.95, claims, clubs=(first, second), date=date, status=status, **values)

    current, former = Status.CURRENT, Status.FORMER
    tenure(f"xabi-alonso--{madrid}", 0.95, "c-02 c-03", former, since="2025-06", until="2026-01-12")
    tenure(f"alvaro-arbeloa--{madrid}", 0.95, "c-04", current, since="2026-01-12", interim=True)
    tenure(f"{zidane}--{madrid}", 0.8, "c-32", former, until="2021")
    tenure("luca-ferri--juventus", 0.7, "c-08", current, outlook=Outlook.UNDER_PRESSURE)
    tenure("marco-bruni--juventus", 0.9, "c-20", Status.INCOMING, since="2026-07-01", contract_until="2028")
    tenure(f"{allegri}--juventus", 0.95, "c-13", former, since="2014", until="2019")
    tenure(f"{allegri}--juventus--2", 0.95, "c-14", former, since="2021", until="2024-05")
    tenure(f"{allegri}--ac-milan", 0.95, "c-15", current, since="2025", contract_until="2027")
    tenure("unai-emery--aston-villa", 0.96, "c-22 c-27", current, since="2022-11", contract_until="2029")
    tenure("jurgen-klopp--liverpool", 0.95, "c-24", former, since="2015", until="2024-05")
    tenure("jan-novak--leicester-city", 0.95, "c-28", former, until="2026-03-05")

    chase(f"{allegri}--{madrid}--chase-1", 0.55, "c-09 c-17 c-18", Stance.DENIED)
    chase(f"{zidane}--{madrid}--chase-1", 0.75, "c-16", Stance.TALKS)
    chase(f"{zidane}--juventus--chase-1", 0.6, "c-19", Stance.LINKED)
    chase(f"unai-emery--{madrid}--chase-1", 0.6, "c-21", Stance.LINKED)
    chase(f"jurgen-klopp--{madrid}--chase-1", 0.95, "c-23", Stance.REJECTED, "2026-03-05")
    chase("jurgen-klopp--leicester-city--chase-1", 0.75, "c-29", Stance.AGREED)
    chase("xabi-alonso--aston-villa--chase-1", 0.75, "c-26", Stance.LINKED)
    chase(f"marco-bruni--{madrid}--chase-1", 0.4, "c-33", Stance.LINKED)
    chase("marco-bruni--juventus--chase-1", 0.4, "c-34", Stance.LINKED, "2026-03-03")

    title(allegri, "juventus", "serie-a", "c-10", count=5)
    title(allegri, "ac-milan", "serie-a", "c-11", seasons=("2010-11",))
    title(allegri, "juventus", "coppa-italia", "c-12", count=5)
    title("jurgen-klopp", "liverpool", "premier-league", "c-25")
    title(zidane, madrid, "la-liga", "c-31", count=2, seasons=("2016-17", "2019-20"))

    played, scheduled = MatchStatus.PLAYED, MatchStatus.SCHEDULED
    match(madrid, "barcelona", "2025-10-26", "c-01", played, score="2-1", competition="la-liga")
    match("barcelona", madrid, "2026-01-11", "c-05", played, score="3-2", stage="semi-final")
    match(madrid, "juventus", "2026-02-17", "c-06 c-07", played, score="1-1", competition="champions-league")
    match("barcelona", madrid, "2026-05-10", "c-30", scheduled, competition="la-liga")
