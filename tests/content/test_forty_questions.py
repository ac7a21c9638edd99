# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forty questions of visitors, and the other answers to what is asked first: each leads to the right desk.

The destinations are those of the region's own table of visitor questions, written down here apart from the workbook.
"""

from dataclasses import dataclass
from statistics import median

import pytest

from kiosk.flow.session import Session
from kiosk.wire.visit_class import VisitorType
from tests.content.walking import every_walk, form, visit, visited_screens

SEEKER, WORKER, EMPLOYER = VisitorType.JOB_SEEKER, VisitorType.WORKER, VisitorType.EMPLOYER
SELF_EMPLOYED, STUDENT, UNKNOWN = VisitorType.SELF_EMPLOYED, VisitorType.STUDENT, VisitorType.UNKNOWN
GUIDE = "gids"


@dataclass(frozen=True)
class Line:
    """One visitor: what they say, what they touch, and where that must lead."""

    number: int
    says: str
    touches: str
    outcome: str
    first: str
    also: str
    theme: str
    visitor: VisitorType

    @property
    def answers(self) -> dict[str, str]:
        return {name: value for name, _, value in (touch.partition("=") for touch in self.touches.split())}

    def __str__(self) -> str:
        return f"{self.number}-{self.outcome}"


FORTY = (
    Line(1, "Ik zoek werk. Waar begin ik?", "tegel=zoeken onderwerp=begin uitkering=ww",
         "werk_uwv", "uwv-werk", "werk-nl uitzendbureau", "EW05", SEEKER),
    Line(2, "Ik heb een baan, maar ik wil ander werk.", "tegel=werken onderwerp=ander_werk vraag=advies",
         "loopbaan", "werkcentrum-loopbaan", "vakbond leerwerkloket leeroverzicht", "EW05", WORKER),
    Line(3, "Ik raak mijn baan kwijt. Wat moet ik doen?",
         "tegel=werken onderwerp=baan_kwijt vraag=ontslag sociaal_plan=nee",
         "ontslag", "van-werk-naar-werk", "uwv-ww juridisch-loket", "EW01", WORKER),
    Line(4, "Mijn contract stopt. Kan ik een uitkering krijgen?",
         "tegel=werken onderwerp=baan_kwijt vraag=contract_stopt",
         "contract_stopt", "uwv-ww", "vakbond", "EW01", WORKER),
    Line(5, "Ik heb geen werk en geen uitkering. Wie helpt mij?",
         "tegel=geld onderwerp=rondkomen vraag=geen_inkomen woonplaats=zandhoven",
         "geen_inkomen", "gemeente-werk", "werk-nl", "EW01", SEEKER),
    Line(6, "Ik heb een bijstandsuitkering. Ik wil werken.",
         "tegel=zoeken onderwerp=begin uitkering=bijstand woonplaats=rivierstad",
         "werk_bijstand", "gemeente-werk", "werkgeversservicepunt", "EW07", SEEKER),
    Line(7, "Ik heb een WW-uitkering. Ik wil een opleiding doen.", "tegel=leren onderwerp=opleiding uitkering=ww",
         "opleiding_uwv", "uwv-scholing", "leerwerkloket leeroverzicht", "EW06", SEEKER),
    Line(8, "Ik ben ziek geweest. Ik wil weer aan het werk.",
         "tegel=zoeken onderwerp=drempel vraag=gezondheid gezondheid=ziek_werkgever",
         "ziek_werkgever", "bedrijfsarts", "vakbond", "EW04", WORKER),
    Line(9, "Ik heb een beperking. Welk werk kan ik doen?",
         "tegel=zoeken onderwerp=drempel vraag=gezondheid gezondheid=beperking_uwv",
         "beperking_uwv", "uwv-beperking", "clientondersteuning", "EW02", SEEKER),
    Line(10, "Ik ben jonger dan 27 jaar. Ik heb geen school en geen werk.",
         "tegel=zoeken onderwerp=begin uitkering=geen leeftijd=19 woonplaats=lindemeer",
         "werk_jong", "doorstroompunt", "gemeente-jongeren mbo", "EW01", SEEKER),
    Line(11, "Ik wil stoppen met mijn opleiding. Wat kan ik doen?", "tegel=leren onderwerp=stoppen leeftijd=20",
         "stoppen", "school-loopbaan", "doorstroompunt", "EW06", STUDENT),
    Line(12, "Ik zoek een leerbaan. Ik wil werken en leren.", "tegel=leren onderwerp=leren_werken vraag=leerbaan",
         "leerbaan", "sbb-leerbanen", "leerwerkloket mbo", "EW06", UNKNOWN),
    Line(13, "Ik zoek een stage.", "tegel=leren onderwerp=leren_werken vraag=stage",
         "stage", "sbb-stages", "school-loopbaan", "EW06", STUDENT),
    Line(14, "Ik wil een diploma halen. Wie betaalt dat?", "tegel=leren onderwerp=opleiding uitkering=geen",
         "opleiding", "leerwerkloket", "leeroverzicht sectorfonds", "EW06", UNKNOWN),
    Line(15, "Ik wil laten zien wat ik al kan, ook zonder diploma.", "tegel=leren onderwerp=kunnen vraag=ervaring",
         "ervaring", "leerwerkloket", "sbb-leerbanen mbo", "EW02", UNKNOWN),
    Line(16, "Mijn diploma komt uit een ander land. Geldt het hier?",
         "tegel=leren onderwerp=kunnen vraag=diploma_buitenland inburgeren=nee",
         "diploma_buitenland", "idw", "", "EW02", UNKNOWN),
    Line(17, "Ik wil beter Nederlands leren lezen en schrijven.",
         "tegel=leren onderwerp=taal_computer vraag=nederlands inburgeren=nee",
         "nederlands", "taalhuis", "bibliotheek-digitaal", "EW03", UNKNOWN),
    Line(18, "Ik kan niet goed met de computer werken. Wie helpt mij?",
         "tegel=leren onderwerp=taal_computer vraag=computer",
         "computer", "bibliotheek-digitaal", "taalhuis", "EW03", UNKNOWN),
    Line(19, "Ik weet niet welk werk bij mij past.", "tegel=zoeken onderwerp=passend vraag=past_niet",
         "past_niet", "werkcentrum-loopbaan", "leerwerkloket uwv-werk gemeente-werk", "EW05", SEEKER),
    Line(20, "Ik wil hulp bij een brief of een cv.", "tegel=zoeken onderwerp=hulp hulp=cv",
         "cv", "werkcentrum-cv", "uwv-werk bibliotheek-digitaal", "EW07", SEEKER),
    Line(21, "Ik heb een gesprek bij een werkgever. Wie oefent met mij?",
         "tegel=zoeken onderwerp=hulp hulp=gesprek",
         "sollicitatie_gesprek", "werkcentrum-sollicitatie", "uwv-werk gemeente-werk", "EW07", SEEKER),
    Line(22, "Ik heb een vraag over mijn loon of mijn contract.",
         "tegel=geld onderwerp=loon_baas vraag=loon bond=ja",
         "loon_bond", "vakbond", "arbeidsinspectie", "EW01", WORKER),
    Line(23, "Ik heb ruzie met mijn baas. Waar vind ik hulp?",
         "tegel=werken onderwerp=loon_baas vraag=ruzie veilig=ja",
         "ruzie", "vakbond", "juridisch-loket vertrouwenspersoon bedrijfsarts", "EW01", WORKER),
    Line(24, "Mijn werk is te zwaar. Ik wil iets anders.", "tegel=werken onderwerp=te_zwaar ziek_gemeld=nee",
         "te_zwaar", "werkcentrum-loopbaan", "vakbond sectorfonds", "EW05", WORKER),
    Line(25, "Ik wil voor mezelf beginnen.", "tegel=werken onderwerp=zelf_bedrijf uitkering=geen",
         "zelf_beginnen", "kvk", "ondernemersloket", "EW05", WORKER),
    Line(26, "Ik ben zzp'er en ik heb geen opdrachten meer.", "tegel=geld onderwerp=rondkomen vraag=zzp",
         "zzp", "gemeente-bbz", "ondernemersloket kvk", "EW01", SELF_EMPLOYED),
    Line(27, "Ik kom uit een ander EU-land. Ik werk via een uitzendbureau.", "tegel=geld onderwerp=land vraag=eu",
         "eu_werker", "win-punt", "vakbond arbeidsinspectie", "EW01", WORKER),
    Line(28, "Ik heb een verblijfsvergunning. Mag ik werken?",
         "tegel=zoeken onderwerp=land vraag=vergunning pas=vrij woonplaats=rivierstad",
         "pas_vrij", "gemeente-werk", "vluchtelingenwerk", "EW01", SEEKER),
    Line(29, "Ik ben gevlucht uit Oekraïne. Mag ik werken?",
         "tegel=zoeken onderwerp=land vraag=oekraine al_werkgever=nee",
         "oekraine", "gids", "gemeente-werk refugeehelp", "EW01", SEEKER),
    Line(30, "Ik heb schulden. Daardoor lukt werken niet.",
         "tegel=zoeken onderwerp=drempel vraag=schulden noodgeval=nee woonplaats=lindemeer",
         "schulden", "gemeente-schuldhulp", "geldfit", "EW03", SEEKER),
    Line(31, "Ik zorg voor een kind of voor een ziek familielid. Kan ik werken?",
         "tegel=zoeken onderwerp=drempel vraag=zorg zorg=opvang woonplaats=rivierstad",
         "opvang", "gemeente-opvang", "belastingdienst-toeslagen", "EW03", SEEKER),
    Line(32, "Ik heb geen vervoer naar mijn werk.",
         "tegel=geld onderwerp=zorg_vervoer vraag=vervoer uitkering=bijstand woonplaats=zandhoven",
         "vervoer_gemeente", "gemeente-vervoer", "", "EW08", SEEKER),
    Line(33, "Ik wil vrijwilligerswerk doen.", "tegel=zoeken onderwerp=passend vraag=vrijwilliger uitkering=geen",
         "vrijwilligerswerk", "vrijwilligerscentrale", "", "EW03", SEEKER),
    Line(34, "Ik wil zien welke vacatures er zijn in mijn buurt.", "tegel=zoeken onderwerp=hulp hulp=vacatures",
         "vacatures", "werk-nl", "uitzendbureau", "EW07", SEEKER),
    Line(35, "Ik zoek werk in de zorg, de techniek of het onderwijs.",
         "tegel=zoeken onderwerp=passend vraag=sector",
         "sector", "sectorloket", "leerwerkloket", "EW07", SEEKER),
    Line(36, "Ik kom uit de gevangenis. Ik zoek werk.",
         "tegel=zoeken onderwerp=drempel vraag=detentie woonplaats=rivierstad",
         "nazorg", "gemeente-nazorg", "reclassering", "EW07", SEEKER),
    Line(37, "Ik ben werkgever. Ik zoek personeel.", "tegel=werkgever onderwerp=personeel",
         "personeel", "werkgeversservicepunt", "brancheorganisatie", "EW08", EMPLOYER),
    Line(38, "Ik ben werkgever. Ik wil een leerbedrijf worden.", "tegel=werkgever onderwerp=leerbedrijf",
         "leerbedrijf", "sbb-erkenning", "leerwerkloket", "EW06", EMPLOYER),
    Line(39, "Ik ben werkgever. Ik wil iemand met een beperking aannemen.", "tegel=werkgever onderwerp=aannemen",
         "aannemen", "werkgeversservicepunt", "uwv-werkgevers brancheorganisatie", "EW08", EMPLOYER),
    Line(40, "Ik weet het niet. Ik wil met iemand praten.", "tegel=weet_niet",
         "gids", "gids", "", "EW01", UNKNOWN),
)  # fmt: skip

OTHER_ANSWERS = (
    Line(1, "… en ik heb een Wajong", "tegel=zoeken onderwerp=begin uitkering=wia",
         "werk_uwv", "uwv-werk", "werk-nl", "EW05", SEEKER),
    Line(1, "… en ik heb geen uitkering",
         "tegel=zoeken onderwerp=begin uitkering=geen leeftijd=45 woonplaats=rivierstad",
         "werk_geen", "gemeente-werk", "werk-nl uitzendbureau", "EW05", SEEKER),
    Line(1, "… en mijn leeftijd zeg ik niet",
         "tegel=zoeken onderwerp=begin uitkering=geen leeftijd= woonplaats=rivierstad",
         "werk_geen", "gemeente-werk", "werk-nl uitzendbureau", "EW05", SEEKER),
    Line(1, "… maar dat zeg ik liever niet", "tegel=zoeken onderwerp=begin uitkering=zeg_niet",
         "gids_werk", "gids", "werkcentrum-loopbaan", "EW05", SEEKER),
    Line(2, "… en ik wil een opleiding", "tegel=werken onderwerp=ander_werk vraag=opleiding_werkend",
         "opleiding", "leerwerkloket", "leeroverzicht sectorfonds", "EW06", WORKER),
    Line(3, "… en er is een sociaal plan", "tegel=geld onderwerp=baan_kwijt vraag=ontslag sociaal_plan=ja",
         "ontslag_plan", "van-werk-naar-werk", "uwv-ww vakbond juridisch-loket", "EW01", WORKER),
    Line(8, "… en ik heb geen werkgever meer",
         "tegel=zoeken onderwerp=drempel vraag=gezondheid gezondheid=ziek_zonder",
         "ziek_uwv", "uwv-ziek", "vakbond", "EW04", SEEKER),
    Line(9, "… en ik krijg geen Wajong of WIA",
         "tegel=zoeken onderwerp=drempel vraag=gezondheid gezondheid=beperking_anders woonplaats=zandhoven",
         "beperking_gemeente", "gemeente-beperking", "clientondersteuning", "EW02", SEEKER),
    Line(11, "… en ik ben 17", "tegel=leren onderwerp=stoppen leeftijd=17",
         "stoppen_jong", "school-loopbaan", "doorstroompunt", "EW06", STUDENT),
    Line(11, "… en ik ben 30", "tegel=leren onderwerp=stoppen leeftijd=30",
         "stoppen_volwassen", "school-loopbaan", "leerwerkloket", "EW06", STUDENT),
    Line(14, "… en ik heb bijstand", "tegel=leren onderwerp=opleiding uitkering=bijstand",
         "opleiding_bijstand", "leerwerkloket", "leeroverzicht gemeente-werk", "EW06", SEEKER),
    Line(16, "… en ik moet inburgeren", "tegel=zoeken onderwerp=land vraag=diploma_buitenland inburgeren=ja",
         "diploma_inburgering", "idw", "gemeente-inburgering", "EW02", SEEKER),
    Line(17, "… en ik moet inburgeren",
         "tegel=leren onderwerp=taal_computer vraag=nederlands inburgeren=ja woonplaats=lindemeer",
         "inburgering", "gemeente-inburgering", "taalhuis", "EW03", UNKNOWN),
    Line(20, "… en ik wil ook oefenen en vacatures zien", "tegel=zoeken onderwerp=hulp hulp=cv+gesprek+vacatures",
         "solliciteren", "werkcentrum-cv", "werkcentrum-sollicitatie werk-nl", "EW07", SEEKER),
    Line(22, "… en ik heb geen vakbond", "tegel=werken onderwerp=loon_baas vraag=loon bond=nee",
         "loon_recht", "juridisch-loket", "arbeidsinspectie", "EW01", WORKER),
    Line(23, "… en ik voel me niet veilig", "tegel=geld onderwerp=loon_baas vraag=ruzie veilig=nee",
         "ruzie_onveilig", "vertrouwenspersoon", "vakbond juridisch-loket bedrijfsarts", "EW01", WORKER),
    Line(24, "… en ik ben ziek gemeld", "tegel=werken onderwerp=te_zwaar ziek_gemeld=ja",
         "te_zwaar_ziek", "bedrijfsarts", "vakbond", "EW05", WORKER),
    Line(25, "… en ik heb WW", "tegel=zoeken onderwerp=passend vraag=zelf_bedrijf uitkering=ww",
         "zelf_uwv", "uwv-ondernemen", "kvk ondernemersloket", "EW05", SEEKER),
    Line(25, "… en ik heb bijstand", "tegel=zoeken onderwerp=passend vraag=zelf_bedrijf uitkering=bijstand",
         "zelf_bijstand", "gemeente-bbz", "kvk ondernemersloket", "EW05", SEEKER),
    Line(28, "… en mijn werkgever moet een vergunning vragen", "tegel=geld onderwerp=land vraag=vergunning pas=twv",
         "pas_werkgever", "vluchtelingenwerk", "uwv-werkgevers", "EW01", UNKNOWN),
    Line(28, "… en ik snap mijn pas niet", "tegel=geld onderwerp=land vraag=vergunning pas=weet_niet",
         "pas_twijfel", "ind", "vluchtelingenwerk", "EW01", UNKNOWN),
    Line(29, "… en ik heb al een werkgever", "tegel=zoeken onderwerp=land vraag=oekraine al_werkgever=ja",
         "oekraine_werkgever", "gids", "gemeente-werk uwv-werkgevers refugeehelp", "EW01", SEEKER),
    Line(30, "… en ik raak mijn huis kwijt",
         "tegel=geld onderwerp=rondkomen vraag=schulden noodgeval=ja woonplaats=zandhoven",
         "schulden_nood", "gemeente-schuldhulp", "geldfit", "EW03", UNKNOWN),
    Line(31, "… en het gaat om toeslag", "tegel=geld onderwerp=zorg_vervoer vraag=zorg zorg=toeslag",
         "toeslag", "belastingdienst-toeslagen", "", "EW03", UNKNOWN),
    Line(31, "… en ik zorg voor mijn moeder",
         "tegel=geld onderwerp=zorg_vervoer vraag=zorg zorg=familie woonplaats=lindemeer",
         "mantelzorg", "gemeente-opvang", "mantelzorgpunt", "EW03", UNKNOWN),
    Line(32, "… en ik heb WW", "tegel=geld onderwerp=zorg_vervoer vraag=vervoer uitkering=ww",
         "vervoer_ww", "uwv-werk", "", "EW08", SEEKER),
    Line(32, "… en ik heb een WIA", "tegel=geld onderwerp=zorg_vervoer vraag=vervoer uitkering=wia",
         "vervoer_wia", "uwv-beperking", "uwv-werk", "EW08", SEEKER),
    Line(33, "… en ik heb WW", "tegel=zoeken onderwerp=passend vraag=vrijwilliger uitkering=ww",
         "vrijwillig_uwv", "vrijwilligerscentrale", "uwv-werk", "EW03", SEEKER),
    Line(33, "… en ik heb bijstand", "tegel=zoeken onderwerp=passend vraag=vrijwilliger uitkering=bijstand",
         "vrijwillig_bijstand", "vrijwilligerscentrale", "gemeente-werk", "EW03", SEEKER),
    Line(36, "… maar ik woon in een andere regio",
         "tegel=zoeken onderwerp=drempel vraag=detentie woonplaats=ergens_anders",
         "elders", "gids", "", "EW01", SEEKER),
    Line(39, "… of iets anders", "tegel=werkgever onderwerp=weet_niet",
         "gids_werkgever", "werkgeversservicepunt", "gids", "EW08", EMPLOYER),
)  # fmt: skip
SENSITIVE = (8, 9, 23, 30, 36)


@pytest.mark.parametrize("line", [*FORTY, *OTHER_ANSWERS], ids=str)
def test_a_visitor_with_this_question_is_sent_to_the_right_desk(line: Line) -> None:
    outcomes = ended(line).outcomes("nl")

    assert [one.name for one in outcomes] == [line.outcome]
    services = outcomes[0].services
    assert services[0] == line.first
    assert set(line.also.split()) <= set(services)
    assert outcomes[0].theme == line.theme


@pytest.mark.parametrize("line", [*FORTY, *OTHER_ANSWERS], ids=str)
def test_this_visitor_is_counted_as_the_right_kind_of_visitor(line: Line) -> None:
    assert ended(line).value("bezoekerstype") == line.visitor


@pytest.mark.parametrize("line", FORTY, ids=str)
def test_the_guide_is_named_with_every_one_of_the_forty_questions(line: Line) -> None:
    assert GUIDE in ended(line).outcomes("nl")[0].services


def test_there_are_forty_questions_and_half_of_them_need_three_screens_or_fewer() -> None:
    screens = [visited_screens(line.answers) for line in FORTY]

    assert [line.number for line in FORTY] == list(range(1, 41))
    assert median(screens) <= 3
    assert max(screens) <= 5


def test_every_outcome_stands_in_these_tables_or_is_for_who_does_not_say_or_know() -> None:
    in_tables = {line.outcome for line in (*FORTY, *OTHER_ANSWERS)}
    names = {form().fields[index].name for index in form().outcomes}

    assert names - in_tables == {"gids_geld", "gids_leren", "vrijwillig_onbekend", "zelf_onbekend"}


@pytest.mark.parametrize("number", SENSITIVE)
def test_a_sensitive_question_can_be_left_unsaid(number: int) -> None:
    line = next(line for line in FORTY if line.number == number)
    steps = next(walk.steps for walk in every_walk() if walk.end.answers.items() >= ended(line).answers.items())

    offered = [{choice.name for choice in step.question.choices} for step in steps]
    assert any("zeg_niet" in names for names in offered)


def ended(line: Line) -> Session:
    return visit({name: value.replace("+", " ") for name, value in line.answers.items()})
