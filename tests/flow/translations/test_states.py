# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far translations are, what the check is told, and what a region does with texts that nobody checked."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.flow.findings import Severity, WorkbookError
from kiosk.flow.session import begin
from kiosk.flow.translations import missing_and_stale, states, status
from kiosk.flow.translations.rows import exchange_of, language_for
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.flow.workbook.translated import PARTS, State, hash_of, source_language, target_languages, wordings_of
from tests.flow.forms import TODAY
from tests.flow.translations.desk import AR, FULL, STREET, at_desk, desk, file_of, taken, with_source
from tests.flow.workbooks import NL, SHEETS, Rows


def settings(choice: str) -> Mapping[str, Rows]:
    rows = (("form_id", "version", "default_language", "unchecked_translations"), ("proef", "1", NL, choice))
    return {**FULL, "settings": rows}


def remembering(rows: Rows) -> Mapping[str, Rows]:
    return {**FULL, "translations": (("key", *(f"{part}::ar" for part in PARTS)), *rows)}


def kept(key: str, source: str, text: str, state: str = "checked") -> tuple[str, ...]:
    return (key, state, hash_of(source), hash_of(text), "2026-11-23" if state == "checked" else "", "")


def shown(authored: AuthoredFlow, name: str) -> set[str]:
    return set(authored.form.field(name).wording.label.parts)


def test_a_fingerprint_follows_the_words_not_their_spaces() -> None:
    assert hash_of("Één  woord\n") == hash_of(" E\u0301e\u0301n woord")
    assert hash_of("Een woord") != hash_of("Een Woord")
    assert hash_of(" ") == ""
    assert len(hash_of("a")) == 12


def test_the_status_counts_texts_words_and_states() -> None:
    english, arabic = status(desk())
    assert (english.code, english.written) == ("en", "English (en)")
    assert english.texts == arabic.texts == len(wordings_of(desk().sheets))
    assert arabic.counts[State.MISSING] == 3
    assert english.counts[State.MISSING] == 0
    assert sum(arabic.counts.values()) == arabic.texts
    assert arabic.words == english.words > arabic.words_left > english.words_left == 0


def test_the_check_is_told_what_is_missing_stale_or_without_its_placeholder() -> None:
    changed = with_source(taken(desk(), exchange_of(desk(), AR)), STREET, "Waar woont u?")
    found = missing_and_stale(changed)
    assert {(finding.code, finding.place) for finding in found} >= {
        ("stale-translation", "survey!E8"),
        ("translation-placeholder", "survey!E10"),
        ("missing-translation", "survey!A2"),
    }
    assert all(finding.message.nl != finding.message.en for finding in found)
    errors = {finding.code for finding in found if finding.severity is Severity.ERROR}
    assert errors == {"translation-placeholder"}


def test_texts_are_shown_and_not_marked_where_nobody_decided_or_remembered(tmp_path: Path) -> None:
    authored = at_desk(tmp_path)
    assert shown(authored, "streek") == {"nl", "en", "ar"}
    assert "unchecked" not in authored.form.field("streek").marks


def test_shown_texts_that_nobody_checked_are_marked_by_language(tmp_path: Path) -> None:
    authored = at_desk(tmp_path, settings("show"))
    assert shown(authored, "streek") == {"nl", "en", "ar"}
    assert authored.form.field("streek").marks["unchecked"] == "ar en"
    assert authored.form.field("gids").marks["unchecked"] == "ar en"
    assert authored.form.field("werk").marks["unchecked"] == "ar en"
    assert "unchecked" not in authored.form.field("bezoekerstype").marks


def test_a_visitor_is_told_which_words_nobody_checked(tmp_path: Path) -> None:
    form = at_desk(tmp_path, settings("show")).form
    session = begin(form, TODAY)
    asked = {language: session.question(language) for language in ("nl", "en", "ar")}
    assert {language: one is not None and one.unchecked for language, one in asked.items()} == {
        "nl": False,
        "en": True,
        "ar": True,
    }
    outcome = form.field("gids")
    assert [outcome.unchecked_in(language) for language in ("nl", "en")] == [False, True]


def test_a_flow_without_outcomes_is_marked_too(tmp_path: Path) -> None:
    sheets = {name: rows for name, rows in settings("show").items() if name != "outcomes"}
    assert at_desk(tmp_path, sheets).form.field("streek").marks["unchecked"] == "ar en"


def test_a_question_is_marked_for_its_options_too(tmp_path: Path) -> None:
    checked = [kept(one.key, one.source, one.texts.get("ar", "")) for one in wordings_of(desk().sheets)]
    checked = [row for row in checked if row[0] not in {"choices:plaats/zandhoven:label", "survey:welkom:label"}]
    authored = at_desk(tmp_path, remembering(checked))
    assert authored.form.field("streek").marks["unchecked"] == "en"
    assert authored.form.field("plaats").marks["unchecked"] == "ar en"
    assert authored.form.field("welkom").marks["unchecked"] == "ar en"


def test_a_region_can_leave_out_what_nobody_checked(tmp_path: Path) -> None:
    sheets = {**remembering([kept(STREET, "Welke streek?", "أي منطقة؟")]), "settings": settings("hide")["settings"]}
    authored = at_desk(tmp_path, sheets)
    assert shown(authored, "streek") == {"nl", "ar"}
    assert shown(authored, "doel") == {"nl"}
    assert {language for term in authored.glossary for language in term.explanations} == {"nl"}
    assert authored.sheets["survey"].rows[1].get("label::English (en)") == "What do you need?"


@pytest.mark.parametrize(
    ("state", "source", "text", "expected"),
    [
        ("checked", "Welke streek?", "أي منطقة؟", State.CHECKED),
        ("done", "Welke streek?", "أي منطقة؟", State.DONE),
        ("stale", "Welke streek?", "أي منطقة؟", State.STALE),
        ("checked", "Waar woont u?", "أي منطقة؟", State.STALE),
        ("checked", "Welke streek?", "آخر", State.DONE),
    ],
)
def test_what_is_remembered_counts_for_the_same_text_of_the_same_source(
    state: str, source: str, text: str, expected: State, tmp_path: Path
) -> None:
    authored = at_desk(tmp_path, remembering([kept(STREET, source, text, state)]))
    assert states(authored)[(STREET, "ar")] is expected


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("", "done"), "translation-key"),
        ((STREET, "klaar"), "translation-state"),
        ((STREET, "checked", "", "", "gisteren"), "translation-date"),
        ((STREET, "checked", "", "", "20261123"), "translation-date"),
    ],
)
def test_a_sheet_of_translations_that_is_not_in_order_is_told(row: tuple[str, ...], code: str, tmp_path: Path) -> None:
    with pytest.raises(WorkbookError) as raised:
        at_desk(tmp_path, remembering([row]))
    assert [finding.code for finding in raised.value.findings] == [code]


def test_a_key_twice_an_unknown_column_and_an_unknown_choice_are_told(tmp_path: Path) -> None:
    sheets = {
        **settings("perhaps"),
        "translations": (("key", "state::ar", "door"), (STREET, "done"), (STREET, "done", "Jan")),
    }
    with pytest.raises(WorkbookError) as raised:
        at_desk(tmp_path, sheets)
    codes = {finding.code for finding in raised.value.findings}
    assert codes == {"outside-column", "translation-key", "unchecked-translations"}


def test_a_workbook_in_one_language_has_nothing_to_translate(tmp_path: Path) -> None:
    plain = {
        "survey": (
            ("type", "name", "label", "relevant"),
            ("select_one ja", "a", "A?"),
            ("note", "b", "B", "${a} = 'j'"),
        ),
        "choices": (("list_name", "name", "label"), ("ja", "j", "Ja")),
        "settings": (("form_id", "version", "unchecked_translations"), ("een", "1", "hide")),
    }
    authored = at_desk(tmp_path, plain)
    assert source_language(authored.sheets) == "default"
    assert not target_languages(authored.sheets)
    assert status(authored) == ()
    assert missing_and_stale(authored) == ()
    assert language_for(authored, "English (en)").code == "en"
    assert [row.key for row in exchange_of(authored, AR).rows] == [
        "survey:a:label",
        "survey:b:label",
        "choices:ja/j:label",
    ]


def test_the_first_language_is_the_source_where_no_default_is_set(tmp_path: Path) -> None:
    sheets = {**SHEETS, "settings": (("form_id", "version"), ("proef", "1"))}
    assert source_language(at_desk(tmp_path, sheets).sheets) == "nl"


def test_marks_stay_with_texts_that_are_checked_in_one_language(tmp_path: Path) -> None:
    authored = taken(desk(), file_of(desk(), {STREET: ("أي؟", State.CHECKED)}))
    assert states(authored)[(STREET, "en")] is State.DONE
