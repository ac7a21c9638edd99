# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a matrix: all of it, or every fault at its place."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.policy.json_file import MAX_BYTES
from kiosk.policy.matrix import OTHER_PARTIES, SUWI_PARTIES, Effect, Field, HealthWords
from kiosk.policy.reading import PolicyError, load_matrix
from tests.policy.matrices import (
    DESK,
    EVERY_FIELD,
    LIBRARY,
    REASON,
    UWV,
    ban_of_file,
    load,
    matrix_of_file,
    rule_of_file,
)


def purpose(**changes: object) -> dict[str, object]:
    """One purpose as the file has it."""
    return {"bellen": {"omschrijving": "Bellen", "velden": {"naam": "verplicht"}} | changes}


def faults(folder: Path, content: object) -> dict[str, str]:
    """What is said, by place."""
    with pytest.raises(PolicyError) as caught:
        load(folder, content)
    assert all(one.file == "matrix.json" for one in caught.value.findings)
    assert len({one.pointer for one in caught.value.findings}) == len(caught.value.findings), "twice at one place"
    return {one.pointer: one.message for one in caught.value.findings}


def test_a_matrix_is_read_as_it_is_written(tmp_path: Path) -> None:
    matrix = load(tmp_path, matrix_of_file(rule_of_file()))
    assert (matrix.name, matrix.version) == ("Matrix", "1.0")
    assert matrix.parties == {UWV, LIBRARY}
    assert matrix.purposes == {"warme-overdracht": EVERY_FIELD}
    assert matrix.day == date(2026, 6, 1)
    assert matrix.organisations == (DESK,)
    assert matrix.health_words is HealthWords.WARNED
    assert matrix.visit_attributes == ("week", "thema")
    assert matrix.rules[0].fields == {Field.NAME, Field.PHONE}


@pytest.mark.parametrize(
    ("changes", "key", "said"),
    [
        ({"grondslag": None}, "grondslag", "staat nog niets"),
        ({"grondslag": " "}, "grondslag", "staat nog niets"),
        ({"grondslag": "Te bepalen."}, "grondslag", "staat nog niets"),
        ({"grondslag": "AVG\u202e"}, "grondslag", "verborgen tekens"),
        ({"grondslag": "x" * 601}, "grondslag", "600 tekens"),
        ({"bron": None}, "bron", "staat nog niets"),
        ({"reden": REASON}, "reden", "Alleen een verbod"),
        ({"verwerkingsregisterId": None}, "verwerkingsregisterId", "staat nog niets"),
        ({"verwerkingsregisterId": "n.v.t."}, "verwerkingsregisterId", "staat nog niets"),
        ({"ingangsdatum": None}, "ingangsdatum", "geen datum"),
        ({"einddatum": None}, "einddatum", "geen datum"),
        ({"einddatum": "20261231"}, "einddatum", "geen datum"),
        ({"einddatum": 2026}, "einddatum", "geen datum"),
        ({"einddatum": "2026-06-30"}, "einddatum", "eindigt voor zij begint"),
        ({"id": None}, "id", "staat nog niets"),
        ({"status": "actief"}, "status", "concept, vastgesteld"),
        ({"uitkomst": "mag"}, "uitkomst", "alleen-met-toestemming, toegestaan, verboden"),
        ({"rol": "iedereen"}, "rol", "bezoeker, gids, vrijwilliger"),
        ({"kanaal": ["zuil"]}, "kanaal", "zuil, medewerker, digitaal"),
        ({"ontvanger": "kvk"}, "ontvanger", f"uwv, bibliotheek, {DESK.id}"),
        ({"doel": "reclame"}, "doel", "warme-overdracht"),
        ({"gemeenten": []}, "gemeenten", "minstens één"),
        ({"gemeenten": ["alle", "alle"]}, "gemeenten", "twee keer: alle"),
        ({"gemeenten": ["Rivierstad"]}, "gemeenten/0", "kleine letters"),
        ({"velden": ["naam", "naam"]}, "velden", "twee keer: naam"),
        ({"gemeenten": "rivierstad"}, "gemeenten", "hoort een lijst"),
        ({"gemeenten": [f"plaats-{at}" for at in range(1001)]}, "gemeenten", "hoort een lijst"),
        ({"velden": []}, "velden", "minstens één"),
        ({"velden": [7]}, "velden/0", "Hier hoort tekst"),
        ({"velden": ["naam", "werkervaring"]}, "velden/1", "geen veld dat mee kan"),
        ({"grondsalg": "AVG"}, "grondsalg", "sleutel bestaat niet"),
        ({"a/b~": ""}, "a~1b~0", "sleutel bestaat niet"),
    ],
)
def test_a_fault_in_a_rule_is_named_at_its_place(
    tmp_path: Path, changes: dict[str, object], key: str, said: str
) -> None:
    found = faults(tmp_path, matrix_of_file(rule_of_file(**changes)))
    assert list(found) == [f"/regels/0/{key}"]
    assert said in found[f"/regels/0/{key}"]


def test_a_draft_without_ground_register_or_date_is_a_fault_too(tmp_path: Path) -> None:
    bare = rule_of_file(status="concept", grondslag=None, verwerkingsregisterId=None, ingangsdatum=None)
    found = faults(tmp_path, matrix_of_file(bare, status="concept"))
    assert set(found) == {"/regels/0/grondslag", "/regels/0/verwerkingsregisterId", "/regels/0/ingangsdatum"}


@pytest.mark.parametrize(
    "name", ["bsn", "BSN", "B.S.N.", "b s n", "burgerservicenummer", "Burger-Service-Nummer", "sofinummer", "\uff42sn"]
)
def test_a_bsn_is_refused_as_a_field_whatever_the_file_says(tmp_path: Path, name: str) -> None:
    for rule in (rule_of_file(velden=[name]), rule_of_file(velden=["naam", name], grondslag="Wet SUWI artikel 62")):
        assert "Een BSN gaat nooit mee" in " ".join(faults(tmp_path, matrix_of_file(rule)).values())


@pytest.mark.parametrize(
    "name",
    [
        *("gezondheid", "ziekte", "Diagnose", "arbeids-ongeschiktheid", "vakbondslidmaatschap", "lidmaatschap"),
        *("geloof", "religie", "godsdienst", "etniciteit", "etnische-achtergrond", "afkomst", "ras", "health"),
    ],
)
def test_a_special_category_is_refused_as_a_field(tmp_path: Path, name: str) -> None:
    found = faults(tmp_path, matrix_of_file(rule_of_file(velden=[name])))
    assert "bijzonder persoonsgegeven" in found["/regels/0/velden/0"]


def test_a_word_that_holds_another_word_by_chance_is_only_unknown(tmp_path: Path) -> None:
    found = faults(tmp_path, matrix_of_file(rule_of_file(velden=["terras"])))
    assert "Kies uit: naam, telefoon" in found["/regels/0/velden/0"]


def test_no_field_of_the_program_is_a_bsn_or_a_special_category() -> None:
    assert set(Field) == {"naam", "telefoon", "e-mail", "vraag", "taal", "beste-moment"}


@pytest.mark.parametrize("recipient", ["bibliotheek", OTHER_PARTIES, "a-library"])
def test_without_consent_nothing_goes_to_who_is_no_suwi_party(tmp_path: Path, recipient: str) -> None:
    organisations = {"a-library": {"naam": "Bibliotheek Rivierenmond", "partij": "bibliotheek"}}
    rule = rule_of_file(ontvanger=recipient, uitkomst="toegestaan")
    found = faults(tmp_path, matrix_of_file(rule, organisaties=organisations))
    assert "geen partij van de Wet SUWI" in found["/regels/0/uitkomst"]


@pytest.mark.parametrize("recipient", ["uwv", SUWI_PARTIES, DESK.id])
def test_between_suwi_parties_it_may(tmp_path: Path, recipient: str) -> None:
    rule = rule_of_file(ontvanger=recipient, uitkomst="toegestaan")
    assert load(tmp_path, matrix_of_file(rule)).rules[0].effect is Effect.ALLOWED


def test_a_rule_asks_nothing_that_its_purpose_does_not_ask(tmp_path: Path) -> None:
    purpose = {"warme-overdracht": {"omschrijving": "Bellen", "velden": {"telefoon": "verplicht"}}}
    found = faults(tmp_path, matrix_of_file(rule_of_file(), doelen=purpose))
    assert "hoort niet bij het doel: naam" in found["/regels/0/velden"]


@pytest.mark.parametrize(
    ("changes", "key", "said"),
    [
        ({"reden": None}, "reden", "Een verbod heeft een reden"),
        ({"reden": "Nee"}, "reden", "hoort een object"),
        ({"reden": {"nl": "Dat is privé."}}, "reden/en", "staat nog niets"),
        ({"reden": REASON | {"de": "Nein"}}, "reden/de", "sleutel bestaat niet"),
        ({"verwerkingsregisterId": "VR-7"}, "verwerkingsregisterId", "niet in het verwerkingsregister"),
    ],
)
def test_a_prohibition_has_a_reason_and_is_no_processing(
    tmp_path: Path, changes: dict[str, object], key: str, said: str
) -> None:
    assert said in faults(tmp_path, matrix_of_file(ban_of_file(**changes)))[f"/regels/0/{key}"]


@pytest.mark.parametrize(
    ("changes", "place", "said"),
    [
        ({"naam": ""}, "/naam", "staat nog niets"),
        ({"versie": 1}, "/versie", "Hier hoort tekst"),
        ({"status": None}, "/status", "concept, vastgesteld"),
        ({"toelichting": 1}, "/toelichting", "Hier hoort tekst"),
        ({"datum": "vandaag"}, "/datum", "geen datum"),
        ({"gezondheidswoorden": "ja"}, "/gezondheidswoorden", "weigeren, waarschuwen"),
        ({"bezoekKenmerken": []}, "/bezoekKenmerken", "minstens één"),
        ({"bezoekKenmerken": ["week", "week"]}, "/bezoekKenmerken", "twee keer: week"),
        ({"organisaties": {"iemand": "uwv"}}, "/organisaties/iemand", "hoort een object"),
        ({"organisaties": {"iemand": {"naam": "Ik", "partij": "kvk"}}}, "/organisaties/iemand/partij", "uwv"),
        ({"organisaties": {"uwv": {"naam": "UWV", "partij": "uwv"}}}, "/organisaties/uwv", "ook een partij"),
        ({"partijen": [], "organisaties": {}}, "/partijen", "hoort een object"),
        ({"partijen": {"uwv": True}, "organisaties": {}}, "/partijen/uwv", "hoort een object"),
        ({"partijen": {"uwv": {"suwiPartij": "ja"}}}, "/partijen/uwv/suwiPartij", "true of false"),
        ({"partijen": {"UWV!": {"suwiPartij": True}}, "organisaties": {}}, "/partijen/UWV!", "kleine letters"),
        ({"doelen": {"bellen": ""}}, "/doelen/bellen", "hoort een object"),
        ({"doelen": purpose(velden={})}, "/doelen/bellen/velden", "minstens één veld"),
        ({"doelen": purpose(velden={"naam": "ja"})}, "/doelen/bellen/velden/naam", "verplicht, vrijwillig"),
        ({"doelen": purpose(velden={"bsn": "verplicht"})}, "/doelen/bellen/velden/bsn", "BSN gaat nooit mee"),
        ({"doelen": purpose(omschrijving="")}, "/doelen/bellen/omschrijving", "staat nog niets"),
        ({"regels": {}}, "/regels", "hoort een lijst"),
        ({"regels": ["alles mag"]}, "/regels/0", "hoort een object"),
        ({"rechten": []}, "/rechten", "sleutel bestaat niet"),
    ],
)
def test_a_fault_in_the_matrix_is_named_at_its_place(
    tmp_path: Path, changes: dict[str, object], place: str, said: str
) -> None:
    found = faults(tmp_path, matrix_of_file(**changes))
    assert list(found) == [place]
    assert said in found[place]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    broken = matrix_of_file(
        rule_of_file(grondslag="", velden=["bsn"]), rule_of_file(ingangsdatum="morgen"), rule_of_file(), naam=""
    )
    found = faults(tmp_path, broken)
    assert set(found) == {"/naam", "/regels/0/grondslag", "/regels/0/velden/0", "/regels/1/ingangsdatum"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "Geen geldige JSON"),
        ("[" * 100_000, "Geen geldige JSON"),
        (" " * MAX_BYTES + "{}", "hoogstens 1000000 bytes"),
        ("[]", "hoort een object"),
        ('{"status": "concept", "status": "vastgesteld"}', "'status' staat er twee keer"),
    ],
)
def test_a_file_that_is_no_matrix_is_named(tmp_path: Path, text: str, said: str) -> None:
    assert said in faults(tmp_path, text)[""]


def test_a_missing_file_is_named_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match=r"^matrix\.json: Het bestand is niet te lezen"):
        load_matrix(tmp_path / "matrix.json")


def test_each_fault_is_a_line_with_file_and_place(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match=r"^matrix\.json /naam: .*\nmatrix\.json /versie: "):
        load(tmp_path, matrix_of_file(naam=None, versie=None))


def test_nothing_goes_unasked_to_a_group_that_is_still_empty(tmp_path: Path) -> None:
    rule = rule_of_file(ontvanger=OTHER_PARTIES, uitkomst="toegestaan")
    found = faults(tmp_path, matrix_of_file(rule, partijen={"uwv": {"suwiPartij": True}}))
    assert "geen partij van de Wet SUWI" in found["/regels/0/uitkomst"]
