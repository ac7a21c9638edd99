# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the profile has loads; anything else is refused at its cell, with what to use instead."""

from pathlib import Path

import pytest

from kiosk.flow.form import QuestionKind, Role
from kiosk.flow.workbook.advice import APPEARANCES, COLUMNS, FUNCTIONS, SETTINGS, TYPES
from kiosk.flow.workbook.authored import open_workbook
from kiosk.flow.workbook.profile import MAX_GROUPS
from kiosk.flow.workbook.rules import PROFILE_FUNCTIONS
from kiosk.flow.xpath.functions import FUNCTIONS as ENGINE
from tests.flow.workbook.kit import formed, refused, small, told, written
from tests.flow.workbooks import write_workbook

RULES = {
    "survey_E1": "relevant",
    "survey_F1": "required",
    "survey_G1": "constraint",
    "survey_H1": "calculation",
    "survey_I1": "choice_filter",
    "survey_J1": "appearance",
    "survey_K1": "default",
}


@pytest.mark.parametrize(
    ("written_as", "kind"),
    [
        ("text", QuestionKind.TEXT),
        ("integer", QuestionKind.INTEGER),
        ("date", QuestionKind.DATE),
        ("note", QuestionKind.NOTE),
        ("select_one nood", QuestionKind.ONE),
        ("select_multiple nood", QuestionKind.SEVERAL),
    ],
)
def test_each_type_of_the_profile_loads(tmp_path: Path, written_as: str, kind: QuestionKind) -> None:
    assert formed(tmp_path, survey_A4=written_as).field("woorden").kind is kind


def test_calculates_and_groups_load(tmp_path: Path) -> None:
    form = formed(
        tmp_path,
        **RULES,
        survey_A4="begin_group",
        survey_A5="calculate",
        survey_B5="som",
        survey_H5="count-selected(${ook}) + 1",
        survey_A6="end_group",
    )
    assert [form.field(name).role for name in ("woorden", "som")] == [Role.GROUP, Role.CALCULATE]


def test_all_columns_of_the_profile_load(tmp_path: Path) -> None:
    form = formed(
        tmp_path,
        **RULES,
        survey_E4="${nood} = 'huis'",
        survey_F4="yes",
        survey_G4="string-length(.) < 9",
        survey_I2="name != 'rust'",
        survey_J2="minimal",
        survey_K4="niets",
        survey_L1="guidance_hint",
        survey_L4="Uitleg",
        survey_M1="required_message::English (en)",
        survey_M4="Needed",
        survey_N1="constraint_message",
        survey_N4="Te lang",
        survey_O1="hint",
        survey_O4="Kort",
    )
    field = form.field("woorden")
    assert field.default == "niets"
    assert field.rules.constraint is not None
    assert field.wording.required.parts["en"] == ("Needed",)
    assert field.wording.guidance.parts["nl"] == ("Uitleg",)


@pytest.mark.parametrize("name", sorted(TYPES))
def test_each_type_of_xlsform_outside_the_profile_has_its_own_advice(tmp_path: Path, name: str) -> None:
    finding = next(one for one in refused(written(tmp_path, survey_A4=name)) if one.code == "outside-type")
    assert (finding.place, finding.remedy) == ("survey!A4", TYPES[name])
    assert name in finding.message.nl


@pytest.mark.parametrize(
    ("written_as", "advice"),
    [
        ("rank nood", "select_one"),
        ("q geopoint", "woonplaats"),
        ("get start time", "privacy"),
        ("add audio prompt", "neemt niets op"),
        ("begin repeat", "losse vragen"),
        ("select_one nood or_other", "een vraag van type text met ask_if"),
        ("select_one nood or specify other", "een vraag van type text met ask_if"),
        ("select_one ${ook}", "choice_filter"),
        ("select_one_from_file steden.xml", ".csv"),
        ("select_one_from_file steden.geojson", ".csv"),
    ],
)
def test_other_spellings_have_the_same_advice(tmp_path: Path, written_as: str, advice: str) -> None:
    finding = refused(written(tmp_path, survey_A4=written_as))[0]
    assert finding.code.startswith("outside-")
    assert finding.place == "survey!A4"
    assert advice in finding.remedy.nl


@pytest.mark.parametrize(
    ("written_as", "code", "words"),
    [
        ("", "type-missing", "Het vraagtype ontbreekt."),
        ("Text", "type-unknown", "Bedoelt u 'text'?"),
        ("select_one", "type-unknown", "Zet de naam van een lijst achter het type."),
        ("select_one nood extra", "type-unknown", "… extra"),
        ("select_one noot", "list-unknown", "Bedoelt u 'nood'?"),
        ("select_one_from_file steden.sav", "list-file", "geen .csv"),
        ("formulier", "type-unknown", "Gebruik select_one"),
    ],
)
def test_a_type_that_is_no_type_is_told(tmp_path: Path, written_as: str, code: str, words: str) -> None:
    finding = told(tmp_path, survey_A4=written_as)
    assert (finding.code, finding.place) == (code, "survey!A4")
    assert words in finding.shown("nl")


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_each_column_of_xlsform_outside_the_profile_has_its_own_advice(tmp_path: Path, name: str) -> None:
    heading = f"{name}::accept" if name in {"bind", "body", "control", "instance", "media"} else name
    finding = told(tmp_path, survey_E1=heading, survey_E3="iets")
    assert (finding.code, finding.place, finding.remedy) == ("outside-column", "survey!E3", COLUMNS[name])


def test_an_empty_column_of_xlsform_may_stand_there(tmp_path: Path) -> None:
    assert formed(tmp_path, survey_E1="parameters", survey_F1="trigger", choices_E1="video").questions


def test_a_column_of_nobody_is_refused_also_when_it_is_empty(tmp_path: Path) -> None:
    finding = told(tmp_path, survey_E1="relevnt")
    assert (finding.code, finding.place) == ("outside-column", "survey!E1")
    assert "Bedoelt u 'relevant'?" in finding.message.nl


@pytest.mark.parametrize("name", sorted(SETTINGS.keys() - {"id_string"}))
def test_each_setting_of_xlsform_outside_the_profile_has_its_own_advice(tmp_path: Path, name: str) -> None:
    finding = told(tmp_path, settings_D1=name, settings_D2="iets")
    assert (finding.code, finding.place, finding.remedy) == ("outside-column", "settings!D2", SETTINGS[name])


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_each_function_of_xforms_outside_the_profile_has_its_own_advice(tmp_path: Path, name: str) -> None:
    finding = told(tmp_path, **RULES, survey_E4=f"{name}(${{nood}}, 'x') = 'y'")
    assert (finding.code, finding.place, finding.remedy) == ("outside-function", "survey!E4", FUNCTIONS[name])


def test_a_function_that_is_a_slip_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    finding = told(tmp_path, **RULES, survey_E4="selectd(${ook}, 'geld')")
    assert "Bedoelt u 'selected'?" in finding.remedy.nl


def test_the_engine_has_every_function_of_the_profile_and_advice_names_no_function_of_it() -> None:
    assert ENGINE.keys() >= PROFILE_FUNCTIONS
    assert not PROFILE_FUNCTIONS & FUNCTIONS.keys()


def test_words_before_brackets_that_are_no_function_are_left_alone(tmp_path: Path) -> None:
    rule = "not(contains('uuid()', ${woorden}) and (1 div (2)) > 0 or count(instance('nood')/root/item/text()) > 2)"
    assert formed(tmp_path, **RULES, survey_A5="note", survey_B5="n", survey_C5="N", survey_E5=rule).questions


@pytest.mark.parametrize("word", sorted(APPEARANCES))
def test_each_appearance_has_its_own_advice(tmp_path: Path, word: str) -> None:
    finding = refused(written(tmp_path, **RULES, survey_J4=f"minimal {word}"))[-1]
    assert (finding.code, finding.place) == ("outside-appearance", "survey!J4")
    assert finding.remedy in {APPEARANCES[word], APPEARANCES.get(word.rsplit(maxsplit=1)[-1])}


@pytest.mark.parametrize(
    ("word", "shown"), [("search('f', 'matches')", "search('f', 'matches')"), ("vrolijk", "vrolijk")]
)
def test_an_appearance_with_brackets_is_one_word(tmp_path: Path, word: str, shown: str) -> None:
    finding = told(tmp_path, **RULES, survey_J4=word)
    assert f"'{shown}'" in finding.message.nl
    assert "minimal" in finding.remedy.nl


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"survey_A4": "begin_group", "survey_C4": "", "survey_D4": "", "survey_A5": "end_group"},
        {"survey_A4": "begin_group", "survey_A5": "end_group", "survey_H4": "", "survey_H5": "1 + 1"},
    ],
)
def test_a_question_or_group_with_a_calculation_is_refused(tmp_path: Path, cells: dict[str, str]) -> None:
    assert told(tmp_path, **RULES, **{"survey_H4": "1 + 1", **cells}).code == "outside-calculation"


@pytest.mark.parametrize(
    ("rule", "code", "words"),
    [
        ("${nood} <> 'huis'", "no-xpath", "Schrijf != voor 'is niet'."),
        ("${nood} == 'huis'", "no-xpath", "Schrijf één =."),
        ("$(nood) = 'huis'", "no-xpath", "${naam}"),
        ("${nood} = 'huis' || ${ook} = 'geld'", "no-xpath", "Schrijf or"),
        ("${nood} = 'a' & ${ook} = 'b'", "no-xpath", "Schrijf and"),
        ("string-length(${nood}) ≤ 3", "strange-character", "→ <="),
        ("${nood} =\u200b 'huis'", "strange-character", "ZERO WIDTH SPACE"),
        ("${nood} = 'hu\u200bis'", "strange-character", "ZERO WIDTH SPACE"),
    ],
)
def test_a_rule_in_the_signs_of_a_spreadsheet_is_told(tmp_path: Path, rule: str, code: str, words: str) -> None:
    finding = told(tmp_path, **RULES, survey_E4=rule)
    assert (finding.code, finding.place) == (code, "survey!E4")
    assert words in finding.shown("nl")


def test_signs_of_any_language_may_stand_in_a_text_of_a_rule(tmp_path: Path) -> None:
    assert formed(tmp_path, **RULES, survey_A4="text", survey_G4="contains(., 'café <> & ||')").questions


def test_curly_quotes_of_a_spreadsheet_are_read_as_straight(tmp_path: Path) -> None:
    form = formed(tmp_path, **RULES, survey_E4="${nood} = \u2018huis\u2019")
    condition = form.field("woorden").rules.relevant
    assert condition is not None
    assert "'huis'" in condition.formula.source


@pytest.mark.parametrize(
    ("cells", "code", "place"),
    [
        ({"survey_A4": "end_group"}, "group-end", "survey!A4"),
        ({"survey_A4": "begin_group"}, "group-begin", "survey!A4"),
    ],
)
def test_groups_come_in_pairs(tmp_path: Path, cells: dict[str, str], code: str, place: str) -> None:
    finding = told(tmp_path, **cells)
    assert (finding.code, finding.place) == (code, place)


@pytest.mark.parametrize(("depth", "is_right"), [(MAX_GROUPS, True), (MAX_GROUPS + 1, False), (1_000, False)])
def test_groups_go_as_deep_as_the_limit(tmp_path: Path, depth: int, is_right: bool) -> None:
    sheets = small()
    inside = sheets["survey"].pop()
    begins: list[list[object]] = [["begin_group", f"g{number}", "G", "G"] for number in range(depth)]
    ends: list[list[object]] = [["end_group"] for _ in range(depth)]
    sheets["survey"] += [*begins, inside, *ends]
    path = write_workbook(tmp_path, sheets)
    if is_right:
        assert formed_of(path)
    else:
        (finding,) = refused(path)
        assert (finding.code, finding.place) == ("groups-too-deep", f"survey!A{4 + MAX_GROUPS}")


def formed_of(path: Path) -> bool:
    return bool(open_workbook(path).form.questions)


@pytest.mark.parametrize(
    ("cells", "code", "place"),
    [
        ({"extra_A1": "a", "extra_A2": "b"}, "outside-sheet", "extra"),
        ({"entities_A1": "list_name", "entities_A2": "e"}, "outside-sheet", "entities"),
        ({"settings_A3": "nog een"}, "settings-rows", "settings!A3"),
    ],
)
def test_other_sheets_and_second_settings_are_refused(
    tmp_path: Path, cells: dict[str, str], code: str, place: str
) -> None:
    finding = told(tmp_path, **cells)
    assert (finding.code, finding.place) == (code, place)


def test_an_empty_sheet_of_xlsform_may_stand_there(tmp_path: Path) -> None:
    assert formed(tmp_path, entities_A1="list_name").questions


@pytest.mark.parametrize(
    ("cells", "code", "place"),
    [
        ({"settings_C2": "Frysk (fy)"}, "default-language", "settings!C2"),
        ({"survey_D1": "label::Dutch (nl)", "survey_D2": "Q"}, "language-double", "survey!D1"),
    ],
)
def test_languages_are_each_there_once(tmp_path: Path, cells: dict[str, str], code: str, place: str) -> None:
    findings = refused(written(tmp_path, **cells))
    assert (findings[0].code, findings[0].place) == (code, place)
    assert len(findings) == 1


@pytest.mark.parametrize(
    ("cells", "code", "place", "words"),
    [
        ({"survey_B4": "woоrden"}, "outside-name", "survey!B4", "CYRILLIC SMALL LETTER O"),  # noqa: RUF001
        ({"survey_B4": "ｗoorden"}, "outside-name", "survey!B4", "FULLWIDTH LATIN SMALL LETTER W"),  # noqa: RUF001
        ({"survey_B4": "woor\u200bden"}, "name-wrong", "survey!B4", "ZERO WIDTH SPACE"),
        ({"survey_B4": "woor\xa0den"}, "name-wrong", "survey!B4", "een teken dat niet kan"),
        ({"survey_B4": "woor\u2019den"}, "name-wrong", "survey!B4", "RIGHT SINGLE QUOTATION MARK"),
        ({"survey_B4": "1e"}, "name-wrong", "survey!B4", "begint met een cijfer"),
        ({"survey_B4": ""}, "name-wrong", "survey!B4", "De naam ontbreekt."),
        ({"survey_B4": "meta"}, "name-kept", "survey!B4", "van het formulier zelf"),
        ({"survey_B4": "nood"}, "name-double", "survey!B4", "staat al in survey!B2"),
        ({"choices_B3": "gеld"}, "outside-choice-code", "choices!B3", "CYRILLIC SMALL LETTER IE"),
        ({"choices_B3": "ge ld"}, "outside-choice-space", "choices!B3", "schrijft ze achter elkaar"),
        ({"choices_B3": "ge ld", "survey_A3": "text"}, "outside-choice-space", "choices!B3", "aan één woord"),
        ({"choices_B3": "ge  ld"}, "outside-choice-code", "choices!B3", "SPACE"),
        ({"choices_B3": ""}, "choice-code", "choices!B3", "ontbreekt"),
        ({"choices_B3": "huis"}, "choice-double", "choices!B3", "staat al in choices!B2"),
        ({"choices_A5": "lеeg", "choices_B5": "a", "choices_C5": "A"}, "list-name", "choices!A5", "CYRILLIC"),
        ({"choices_C3": "Geld voor ${noodd}"}, "question-unknown", "choices!C3", "Bedoelt u 'nood'?"),
    ],
)
def test_a_name_that_is_not_what_it_seems_is_one_finding(
    tmp_path: Path, cells: dict[str, str], code: str, place: str, words: str
) -> None:
    finding = told(tmp_path, **cells)
    assert (finding.code, finding.place) == (code, place)
    assert words in finding.shown("nl")


def test_a_wrong_name_is_told_once_not_at_every_rule_that_means_it(tmp_path: Path) -> None:
    finding = told(tmp_path, **RULES, survey_B2="nооd", survey_E3="${nood} = 'huis'", survey_E4="${nood} = 'geld'")  # noqa: RUF001
    assert finding.place == "survey!B2"


def test_one_name_in_two_groups_is_outside_the_profile(tmp_path: Path) -> None:
    groups = {
        "survey_A4": "begin_group",
        "survey_A5": "text",
        "survey_B5": "nood",
        "survey_C5": "A",
        "survey_A6": "end_group",
    }
    finding = told(tmp_path, **groups)
    assert (finding.code, finding.place) == ("outside-name", "survey!B5")


def test_an_answer_of_an_earlier_visitor_is_not_there(tmp_path: Path) -> None:
    assert told(tmp_path, **RULES, survey_E4="${last-saved#nood} = 'huis'").code == "outside-reference"


@pytest.mark.parametrize(
    ("text", "words"),
    [("Hoi ${nood", "zonder naam en }"), ("Hoi ${ nood }", "staan spaties"), ("Hoi ${}", "bestaat niet")],
)
def test_a_reference_that_is_not_well_formed_is_told(tmp_path: Path, text: str, words: str) -> None:
    finding = told(tmp_path, survey_C4=text)
    assert finding.place == "survey!C4"
    assert words in finding.message.nl


def test_a_calculate_that_calculates_nothing_is_told(tmp_path: Path) -> None:
    finding = told(tmp_path, **RULES, survey_A4="calculate")
    assert (finding.code, finding.place) == ("calculation-missing", "survey!H4")


def test_a_question_that_is_not_there_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    finding = told(tmp_path, survey_C4="Vertel over ${wordn}.", survey_B3="worden")
    assert finding.place == "survey!C4"
    assert "Bedoelt u 'worden'?" in finding.message.nl


def test_a_note_without_a_name_gets_one(tmp_path: Path) -> None:
    assert len(formed(tmp_path, survey_A4="note", survey_B4="").questions) == 3


def test_a_list_without_texts_is_refused(tmp_path: Path) -> None:
    texts = {f"choices_{column}{row}": "" for column in "CD" for row in (2, 3, 4)}
    assert told(tmp_path, **texts).place == "choices!C2"


def test_a_list_of_which_the_sheet_has_no_label_is_refused(tmp_path: Path) -> None:
    sheets = small()
    sheets["choices"] = [row[:2] for row in sheets["choices"]]
    (finding,) = refused(write_workbook(tmp_path, sheets))
    assert (finding.code, finding.place) == ("outside-choice-label", "choices!B2")


def test_rows_keep_their_numbers_when_others_are_empty(tmp_path: Path) -> None:
    sheets = small(**RULES, survey_A9="text", survey_B9="laatste", survey_C9="L", survey_D9="L", survey_E9="${nood} =")
    finding = refused(write_workbook(tmp_path, sheets))[0]
    assert finding.place == "survey!E9"


def test_more_findings_than_help_anybody_end_with_how_many_there_are(tmp_path: Path) -> None:
    rows: list[list[object]] = [["sterk", f"v{number}", "V"] for number in range(300)]
    sheets = small()
    sheets["survey"] += rows
    findings = refused(write_workbook(tmp_path, sheets))
    assert len(findings) == 201
    assert findings[-1].message.en == "And 100 more findings."
