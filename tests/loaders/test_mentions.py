"""Names in short texts: who and what is found, and what is not."""

import pytest

from dugout.loaders.document import Form, Kind
from dugout.loaders.lexicon import lexicon
from dugout.loaders.mentions import find_names
from dugout.loaders.sentences import split_sentences


def names(text: str) -> list[tuple[str, str]]:
    """Return the names found in a text, each as printed and with the id of its owner."""
    found = find_names(text, split_sentences(text), lexicon()).found
    return [(text[m.start : m.end], m.ref.id) for m in found]


CLUBS = [
    ("Man Utd and Spurs drew.", ["manchester-united", "tottenham-hotspur"]),
    ("A.C. Milan beat Inter Milan.", ["ac-milan", "inter-milan"]),
    ("Los Blancos beat Barça.", ["real-madrid", "barcelona"]),
    ("Paris Saint-Germain beat Brighton & Hove Albion.", ["paris-saint-germain", "brighton-hove-albion"]),
    ("Rangers beat Queens Park Rangers.", ["rangers", "queens-park-rangers"]),
    ("LEEDS UNITED BEAT DERBY COUNTY", ["leeds-united", "derby-county"]),
    ("Brazil beat Italy.", ["brazil", "italy"]),
    ("Celtic play at Old Trafford.", ["celtic", "manchester-united"]),
    ("The Italian championship is Serie A.", ["serie-a", "serie-a"]),
]


@pytest.mark.parametrize(("text", "ids"), CLUBS)
def test_a_club_or_competition_is_known_by_any_of_its_names(text: str, ids: list[str]) -> None:
    assert [ident for _, ident in names(text)] == ids


SHARED = [
    # A name that several people bear means whom the clubs beside it point to: of those in its sentence first.
    ("Wolves won again under Nuno.", ["wolverhampton-wanderers", "nuno-espirito-santo"]),
    ("Míchel's Girona are eighth, behind Sevilla.", ["michel-sanchez", "girona", "sevilla"]),
    ("Sevilla fire Míchel.", ["sevilla", "michel-gonzalez"]),
    # Without such a club, or as part of a longer name, it means nobody.
    ("Celtic won again under Nuno.", ["celtic"]),
    ("Wolves sold Nuno Gomes.", ["wolverhampton-wanderers"]),
    ("Wolves sold Nuno Gomes. Nuno scored twice.", ["wolverhampton-wanderers"]),
]


def test_a_surname_with_its_particle_is_of_whom_the_text_names_whole() -> None:
    text = "Southampton of {} lost. Van Dijk had joined Southampton from Groningen."
    assert "jan-van-dijk" not in [ident for _, ident in names(text.format("Virgil van Dijk"))]


def test_names_inside_a_coachs_name_leave_him_who_he_is() -> None:
    assert names("Mário Jorge Lobo Zagallo led Brazil.") == [
        ("Mário Jorge Lobo Zagallo", "mario-zagallo"),
        ("Brazil", "brazil"),
    ]


BESIDE = [
    # A form that several clubs have means the one that a coach in the text has had.
    ("Guardiola has been at City for nine years.", []),
    ("Pep Guardiola has been at City for nine years.", ["pep-guardiola", "manchester-city"]),
    ("Dominic Kinnear won twice with Houston.", ["dominic-kinnear", "houston-dynamo"]),
    ("Dominic Kinnear lives in Houston.", ["dominic-kinnear"]),
    # Words that are no names here stay words.
    ("Carlos Carvalhal will speak on Wednesday.", ["carlos-carvalhal"]),
    ("Carlos Carvalhal took over at Wednesday.", ["carlos-carvalhal", "sheffield-wednesday"]),
    ("Ruben Amorim spoke. Sporting director Hugo Viana did not.", ["ruben-amorim"]),
    ("Ruben Amorim spoke. Sporting took their time.", ["ruben-amorim", "sporting-cp"]),
    # The coach of the sentence says more than the club that another sentence names.
    ("Leicester City lost. Pep Guardiola's City won.", ["leicester-city", "pep-guardiola", "manchester-city"]),
    # One alone goes by it in the country whose clubs are named.
    ("Sevilla lost. Athletic won.", ["sevilla", "athletic-bilbao"]),
]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Sheffield Wednesday lost. They meet Leeds United on Wednesday.", 0),
        ("Sheffield Wednesday lost. Wednesday's 2-1 win was forgotten.", 0),
        ("The match was played in the small hours of Wednesday.", 0),
        ("Sheffield Wednesday lost. Wednesday are last.", 1),
    ],
)
def test_a_day_is_no_club_unless_the_club_is_plain(text: str, days: int) -> None:
    assert [ident for name, ident in names(text) if name == "Wednesday"] == ["sheffield-wednesday"] * days


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Barnet won the Conference in 1991.", ["barnet", "national-league"]),
        ("Barnet are Conference champions.", ["barnet", "national-league"]),
        ("Barnet lost in the Western Conference.", ["barnet"]),
        ("LA Galaxy won the Conference.", ["la-galaxy"]),
        ("West Ham United won the Conference in 2023.", ["west-ham-united"]),
        ("Barnet spoke at the Conference Board.", ["barnet"]),
        (
            "Chelsea won the Conference League, and the Conference suits Chelsea.",
            ["chelsea", "uefa-conference-league", "chelsea"],
        ),
        ("Barnet said so at the Conference finals.", ["barnet"]),
    ],
)
def test_the_conference_is_the_one_in_which_english_clubs_play(text: str, ids: list[str]) -> None:
    assert [ident for _, ident in names(text)] == ids


def test_a_small_number_ends_no_name() -> None:
    text = "They won the Premier League two years ago, and League Two before."
    assert [name for name, _ in names(text)] == ["Premier League", "League Two"]


@pytest.mark.parametrize(
    "text",
    [
        "They won the final at Wembley.",
        "They trained at La Commanderie.",
        "The Leeds-born striker spoke.",
        "They live in south Wales.",
        "He has worked in South Africa, New Zealand and Mexico.",
        "They saw finals in the United States, Canada and Mexico.",
    ],
)
def test_what_stands_around_a_name_may_show_that_it_is_no_club(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(("text", "ids"), BESIDE)
def test_a_short_form_of_clubs_means_that_of_a_coach_who_is_named(text: str, ids: list[str]) -> None:
    assert [ident for _, ident in names(text)] == ids


@pytest.mark.parametrize(("text", "ids"), SHARED)
def test_a_first_name_is_a_coach_beside_a_club_of_his(text: str, ids: list[str]) -> None:
    assert [ident for _, ident in names(text)] == ids


GATED = [
    # A short form that several clubs have means the one that the text names in full.
    ("Manchester City beat Liverpool. City are second.", [("City", "manchester-city")]),
    ("Bristol City beat Liverpool. City are second.", [("City", "bristol-city")]),
    ("Bristol Rovers have a new head coach. Rovers are last.", [("Rovers", "bristol-rovers")]),
    ("Real Sociedad lost. Real are last.", [("Real", "real-sociedad")]),
    # An ordinary word is a club where the words beside it say so.
    ("Reading have sacked their head coach.", [("Reading", "reading")]),
    ("Hearts beat Celtic.", [("Hearts", "heart-of-midlothian")]),
    ("Their hearts sank.", []),
    # What forty clubs are called for short means none of them where the text names none.
    ("City have sacked their head coach.", []),
    ("The former Rovers manager is calm.", []),
]


@pytest.mark.parametrize(("text", "found"), GATED)
def test_a_doubtful_form_needs_words_that_speak_for_it(text: str, found: list[tuple[str, str]]) -> None:
    assert [name for name in names(text) if name[0] in {"City", "Rovers", "Real", "Reading", "Hearts"}] == found


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("He was seen in Milan on Friday.", []),
        ("He was born in Barcelona.", []),
        ("He flew to Liverpool.", []),
        ("He took charge of Milan in 2010.", ["ac-milan"]),
        ("There is interest in Milan.", ["ac-milan"]),
        ("In Spain, Italy lost.", ["italy"]),
        ("The FA of Wales met England.", ["wales", "england"]),
        ("They were seen in Milan after Milan beat Juventus.", ["ac-milan", "juventus"]),
    ],
)
def test_a_city_that_one_is_in_is_no_club(text: str, ids: list[str]) -> None:
    assert [ident for _, ident in names(text)] == ids


SURNAMES = [
    ("Carlo Ancelotti left Real Madrid. Ancelotti is in Brazil.", ("Ancelotti", "carlo-ancelotti")),
    ("José Mourinho is at Benfica. Mourinho is happy.", ("Mourinho", "jose-mourinho")),
    ("Louis van Gaal coached Ajax. Van Gaal won the title.", ("Van Gaal", "louis-van-gaal")),
    ("Louis van Gaal coached Ajax. It was van Gaal who won.", ("van Gaal", "louis-van-gaal")),
    ("Erik ten Hag left Ajax. Ten Hag won the title.", ("Ten Hag", "erik-ten-hag")),
    ("Roberto De Zerbi left Brighton. De Zerbi won.", ("De Zerbi", "roberto-de-zerbi")),
    ("Paris Saint-Germain beat Lyon. Luis Enrique won. Enrique smiled.", ("Enrique", "luis-enrique")),
    # Without the whole name, the coach of that name who has or had a post at a club of the text.
    ("Arsenal head coach Arteta is calm.", ("Arteta", "mikel-arteta")),
    ("AS Roma sacked De Rossi.", ("De Rossi", "daniele-de-rossi")),
    ("De Rossi was sacked by AS Roma.", ("De Rossi", "daniele-de-rossi")),
    ("Spaniard Arteta has coached Arsenal since 2019.", ("Arteta", "mikel-arteta")),
]


HEADLINES = [
    ("SPAIN SACK LOPETEGUI", ["spain", "julen-lopetegui"]),
    ("MOURINHO SACKED BY SPURS", ["jose-mourinho", "tottenham-hotspur"]),
    ("DAVID MOYES LEAVES EVERTON", ["david-moyes", "everton"]),
]


@pytest.mark.parametrize(("text", "ids"), HEADLINES)
def test_in_capitals_every_word_may_be_a_surname(text: str, ids: list[str]) -> None:
    assert [ident for _, ident in names(text)] == ids


FIRST_NAMES = [
    ("Carlo Ancelotti left. Thank you, Carlo.", ["carlo-ancelotti", "carlo-ancelotti"]),
    ("Carlo Ancelotti met Carlo Mazzone. Thank you, Carlo.", ["carlo-ancelotti", "carlo-mazzone"]),
    ("Carlo Ancelotti met the striker Carlo Testini. Thank you, Carlo.", ["carlo-ancelotti"]),
]


@pytest.mark.parametrize(("text", "ids"), FIRST_NAMES)
def test_a_first_name_alone_means_the_coach_who_alone_bears_it(text: str, ids: list[str]) -> None:
    assert [ident for _, ident in names(text)] == ids


@pytest.mark.parametrize(("text", "name"), SURNAMES)
def test_a_surname_means_the_coach_of_the_text(text: str, name: tuple[str, str]) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "coach"),
    [
        ("Wigan Athletic travel to Alan Testwood's Bolton Wanderers on Saturday.", True),
        ("Wigan Athletic won, and Alan Testwood's side have not lost since August.", True),
        ("Wigan Athletic have taken over from Alan Testwood.", True),
        ("Alan Testwood scored twice for Wigan Athletic, and Bolton Wanderers went home beaten.", False),
        ("Wigan Athletic have signed Alan Testwood until June 2027. He won two titles with Bolton Wanderers.", False),
        ("Wigan Athletic striker Alan Testwood's Bolton Wanderers lost.", False),
    ],
)
def test_who_is_a_coach_is_told_by_all_that_stands_around_the_name(text: str, coach: bool) -> None:
    assert (("Alan Testwood", "alan-testwood") in names(text)) == coach


def others(text: str) -> list[str]:
    """Return the people of a text whom no word shows to be coaches."""
    return [text[m.start : m.end] for m in find_names(text, split_sentences(text), lexicon()).others()]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("On Wednesday it rained. No Testwood came. Yes, Alan Testwood.", ["Alan Testwood", "Testwood"]),
        ("So Alan Testwood left. Is Testwood sad? Even Testwood cried.", ["Alan Testwood", "Testwood", "Testwood"]),
        ("Spaniard Alan Testwood left. Scot Testwood left.", ["Alan Testwood", "Scot Testwood"]),
        ("Alan Testwood left. Spaniard Testwood smiled.", ["Alan Testwood", "Testwood"]),
        ("Remember Alan Testwood?", ["Alan Testwood"]),
        ("An Alan Smith-run side lost. A Sam Smith-led one won.", ["Alan Smith", "Sam Smith"]),
        ("Kim Pyo-sam spoke. Kim smiled.", ["Kim Pyo-sam", "Kim"]),
        ("Federation Sacks Testwood", []),
        ("On Christmas Eve it rained. At 9:53pm EDT it snowed. The Tees-Wear derby is near.", []),
    ],
)
def test_a_person_is_named_by_the_words_of_the_name_alone(text: str, people: list[str]) -> None:
    assert sorted(others(text)) == sorted(people)


@pytest.mark.parametrize(
    "text",
    [
        "Leeds United have appointed Alan Testwood as head coach.",
        "Leeds United have sacked Alan Testwood.",
        "Head coach Alan Testwood is calm.",
        "Former Leeds United boss Alan Testwood is calm.",
        "Alan Testwood, the Leeds United manager, is calm.",
        "Alan Testwood (49), who is the Leeds United manager, is calm.",
        "Alan Testwood has been sacked.",
        "Alan Testwood has resigned.",
        "Alan Testwood will take charge on Monday.",
        "Leeds United won under Alan Testwood.",
        "Their new manager is Alan Testwood.",
        "The successor to Alan Testwood is not known.",
    ],
)
def test_a_person_beside_the_words_of_a_post_is_a_coach(text: str) -> None:
    assert ("Alan Testwood", "alan-testwood") in names(text)


def test_a_surname_may_come_first_and_a_given_name_have_two_parts() -> None:
    text = "Leeds United have sacked head coach Kim Pyo-sam. Kim is calm. Pyo rained."
    assert [name for name in names(text) if name[1] == "kim-pyo-sam"] == [
        ("Kim Pyo-sam", "kim-pyo-sam"),
        ("Kim", "kim-pyo-sam"),
    ]


def test_a_new_coach_is_known_by_his_surname_too() -> None:
    text = "Leeds United have appointed Alan Testwood as head coach. Testwood is calm. He knows Testwood."
    assert [name for name in names(text) if name[1] == "alan-testwood"] == [
        ("Alan Testwood", "alan-testwood"),
        ("Testwood", "alan-testwood"),
        ("Testwood", "alan-testwood"),
    ]


@pytest.mark.parametrize(
    "person",
    [
        "Leeds United captain Peter Sample",
        "Striker Peter Sample",
        "Sporting director Peter Sample",
        "Assistant coach Peter Sample",
        "Peter Sample, the chairman,",
        "Peter Sample, the Leeds United goalkeeper,",
        "Peter Sample, their technical director,",
        "Peter Sample, a former Leeds United defender,",
        "The referee Peter Sample",
        "Chief executive Peter Sample",
    ],
)
def test_players_directors_and_assistants_are_no_coaches(person: str) -> None:
    found = names(f"{person} praised Daniel Farke. Sample was in charge.")
    assert [name for name in found if lexicon().register.coaches.get(name[1])] == [("Daniel Farke", "daniel-farke")]
    assert "sample" not in {word for _, ident in found for word in ident.split("-")}


NEW_CLUBS = [
    ("Redfield Rovers have sacked Alan Testwood.", ["redfield-rovers"]),
    ("Former Redfield Athletic boss Alan Testwood is calm.", ["redfield-athletic"]),
    ("Dynamo Redfield have sacked Alan Testwood.", ["dynamo-redfield"]),
    ("FK Redfield won.", ["fk-redfield"]),
    ("North Redfield United won.", ["north-redfield-united"]),
    ("Redfield Town have sacked Alan Testwood.", ["redfield-town"]),
    ("The former Redfield Town manager Alan Testwood is calm.", ["redfield-town"]),
    ("Redfield Rovers won. Redfield are third. Rovers play again.", ["redfield-rovers"] * 3),
    # Towns and counties, and words that are part of no name.
    ("He lives in Redfield Town.", []),
    ("Redfield County Council met.", []),
    ("He is from Redfield City.", []),
    ("Struggling Rovers lost.", []),
    ("TO READ AS WELL", []),
]


@pytest.mark.parametrize(("text", "ids"), NEW_CLUBS)
def test_a_club_that_no_register_knows_is_met_by_the_way_clubs_are_named(text: str, ids: list[str]) -> None:
    found = find_names(text, split_sentences(text), lexicon()).found
    assert [m.ref.id for m in found if m.kind is Kind.CLUB and "redfield" in m.ref.id] == ids


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Liverpool Under-18s won.", ("Liverpool Under-18s", "liverpool-under-18")),
        ("He has Liverpool’s under-18s.", ("Liverpool’s under-18s", "liverpool-under-18")),
        ("Liverpool U18 won.", ("Liverpool U18", "liverpool-under-18")),
        ("England Under-21 won.", ("England Under-21", "england-u21")),
        ("Bologna Primavera won.", ("Bologna Primavera", "bologna-primavera")),
        ("Chelsea Women won.", ("Chelsea Women", "chelsea-women")),
        ("Arsenal's women won.", ("Arsenal's women", "arsenal-women")),
        ("Bayern's second team won.", ("Bayern's second team", "bayern-munich-ii")),
        ("Real Madrid's reserves won.", ("Real Madrid's reserves", "real-madrid-castilla")),
        ("Watford's reserves won.", ("Watford's reserves", "watford-reserves")),
        ("Lens' B team won.", ("Lens' B team", "lens-b")),
        ("Ludogorets' second team won.", ("Ludogorets' second team", "ludogorets-ii")),
        ("AZ's second team won.", ("AZ's second team", "jong-az")),
        ("England's Under-17 women won.", ("England's Under-17 women", "england-women-under-17")),
        ("Spain Women's under-19s won.", ("Spain Women's under-19s", "spain-women-under-19")),
        ("Kansas City Current women won.", ("Kansas City Current women", "kansas-city-current")),
        ("Chelsea reserve keeper smiled.", ("Chelsea", "chelsea")),
        ("Leeds United reserves the right to smile.", ("Leeds United", "leeds-united")),
        ("Liverpool's second-string goalkeeper smiled.", ("Liverpool", "liverpool")),
        ("Liverpool under 18 points won.", ("Liverpool", "liverpool")),
    ],
)
def test_a_youth_reserve_or_womens_side_is_a_club_of_its_own(text: str, name: tuple[str, str]) -> None:
    assert names(text) == [name]


def test_in_an_article_about_women_the_clubs_and_cups_are_the_womens() -> None:
    text = (
        "Chelsea Women have won the Women's Super League. She was happy, said Sonia Bompastor. "
        "Chelsea beat Arsenal in the FA Cup and meet Barcelona in the Champions League."
    )
    assert [ident for _, ident in names(text)] == [
        "chelsea-women",
        "womens-super-league",
        "sonia-bompastor",
        "chelsea-women",
        "arsenal-women",
        "womens-fa-cup",
        "barcelona-women",
        "uefa-womens-champions-league",
    ]


def test_whom_an_article_names_tells_that_it_is_about_women() -> None:
    text = "Emma Hayes met Sonia Bompastor. Chelsea beat Lyon and Servette in the Champions League."
    assert [ident for _, ident in names(text)] == [
        "emma-hayes",
        "sonia-bompastor",
        "chelsea-women",
        "ol-lyonnes",
        "servette-women",
        "uefa-womens-champions-league",
    ]


def test_a_sentence_is_about_those_whom_its_coaches_have() -> None:
    text = "Pep Guardiola met Mikel Arteta. Sonia Bompastor won with Chelsea. Chelsea had lost."
    assert [ident for _, ident in names(text)][2:] == ["sonia-bompastor", "chelsea-women", "chelsea"]


def test_a_sentence_about_mens_football_names_the_mens_sides() -> None:
    text = (
        "Chelsea Women have won the Women's Super League, said Sonia Bompastor. "
        "She beat Lyon and Barcelona. In men's football he coached Lille and Sochaux."
    )
    assert [ident for _, ident in names(text)][-4:] == ["ol-lyonnes", "barcelona-women", "lille", "sochaux"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Former Chelsea, Leeds United and Wales forward Alan Testwood spoke.", []),
        ("The former Chelsea and England captain spoke to Everton.", ["everton"]),
        ("Former Chelsea and Leeds United player and coach Alan Testwood spoke.", ["chelsea", "leeds-united"]),
        ("Former Chelsea and Leeds United boss Mark Hughes spoke.", ["chelsea", "leeds-united"]),
        ("The former Chelsea and England attacking midfielder spoke.", []),
        ("Chelsea and Everton want striker Tom Redfield.", ["chelsea", "everton"]),
        ("The former Chelsea forward spoke.", ["chelsea"]),
    ],
)
def test_clubs_that_somebody_played_for_are_left_out_where_they_stand_in_a_list(text: str, ids: list[str]) -> None:
    assert [ident for _, ident in names(text) if ident not in ("alan-testwood", "mark-hughes")] == ids


def test_an_article_that_names_a_womens_side_once_is_not_about_women() -> None:
    text = "He saw Chelsea Women lose. Chelsea beat Arsenal, and he was happy with his side."
    assert [ident for _, ident in names(text)] == ["chelsea-women", "chelsea", "arsenal"]


def test_a_ground_is_a_place_and_a_name_a_name() -> None:
    text = "Leeds United won at Elland Road."
    found = find_names(text, split_sentences(text), lexicon()).found
    assert [(m.ref.id, m.kind, m.form) for m in found] == [
        ("leeds-united", Kind.CLUB, Form.NAME),
        ("leeds-united", Kind.CLUB, Form.PLACE),
    ]
