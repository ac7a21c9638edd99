# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Translators' files come in, in any order; no text is lost and nothing that a person checked gives way."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.flow.translations.merging import merged
from kiosk.flow.translations.rows import Row, exchange_of, language_for
from kiosk.flow.translations.states import states
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.flow.workbook.sheets import MAX_CELL
from kiosk.flow.workbook.translated import State, hash_of, kept_in, wordings_of
from tests.flow.translations.desk import AR, DAY, EN, REMARK, STREET, UNITS, after, desk, file_of, taken, with_source

KEYS = [wording.key for wording in wordings_of(desk().sheets) if wording.key != REMARK]
Edits = Mapping[str, tuple[str, State]]
_states = st.sampled_from(State)
_texts = st.sampled_from(["أ", "ب ب", "  ج\nد ", "=SUM(A1)", "“ث”"])
_edits = st.dictionaries(st.sampled_from(KEYS[:6]), st.tuples(_texts, _states), max_size=5)


def text_of(authored: AuthoredFlow, key: str, code: str = "ar") -> str:
    return next(one.texts.get(code, "") for one in wordings_of(authored.sheets) if one.key == key)


def texts_of(authored: AuthoredFlow) -> Mapping[str, Mapping[str, str]]:
    return {one.key: one.texts for one in wordings_of(authored.sheets)}


def state_of(authored: AuthoredFlow, key: str) -> State:
    return states(authored)[(key, "ar")]


def codes_of(authored: AuthoredFlow, edits: Edits) -> list[str]:
    return [finding.code for finding in merged(authored, file_of(authored, edits), DAY).findings]


def everything_said(authored: AuthoredFlow) -> set[str]:
    """The fingerprints of all texts that the workbook holds, in use or set aside."""
    said = {hash_of(text) for one in wordings_of(authored.sheets) for text in one.texts.values()}
    aside = [part for kept in kept_in(authored.sheets).values() for part in kept.set_aside.split("\n---\n")]
    return {*said, *(hash_of(text) for text in aside)} - {""}


def test_export_and_import_change_no_text_and_no_state() -> None:
    for language in (AR, EN):
        merge = merged(desk(), exchange_of(desk(), language), DAY)
        assert not merge.texts
        assert not merge.findings
        assert states(taken(desk(), exchange_of(desk(), language))) == states(desk())


@given(_edits)
@settings(max_examples=20)
def test_after_any_import_export_and_import_is_identity(edits: Edits) -> None:
    once = taken(desk(), file_of(desk(), edits))
    merge = merged(once, exchange_of(once, AR), DAY)
    assert not merge.is_change
    assert not merge.findings


@given(_edits)
@settings(max_examples=20)
def test_the_same_file_twice_is_as_good_as_once(edits: Edits) -> None:
    file = file_of(desk(), edits)
    once = taken(desk(), file)
    assert not merged(once, file, DAY).is_change


@given(_edits, _edits)
@settings(max_examples=25)
def test_two_translators_lose_nothing_in_either_order(first: Edits, second: Edits) -> None:
    check_two_translators(first, second)


@pytest.mark.full
@given(_edits, _edits)
@settings(max_examples=500)
def test_two_translators_lose_nothing_in_either_order_many(first: Edits, second: Edits) -> None:
    check_two_translators(first, second)


def check_two_translators(first: Edits, second: Edits) -> None:
    files = file_of(desk(), first), file_of(desk(), second)
    orders = taken(taken(desk(), files[0]), files[1]), taken(taken(desk(), files[1]), files[0])
    said = {hash_of(text) for edits in (first, second) for text, _ in edits.values()}
    for result in orders:
        assert said <= everything_said(result)
        for edits in (first, second):
            for key, (text, state) in edits.items():
                if state is State.CHECKED and key not in (first.keys() & second.keys()):
                    assert hash_of(text_of(result, key)) == hash_of(text)
                    assert state_of(result, key) is State.CHECKED
    if not first.keys() & second.keys():
        assert states(orders[0]) == states(orders[1])
        assert texts_of(orders[0]) == texts_of(orders[1])


def test_a_new_text_is_done_and_a_marked_one_checked() -> None:
    result = taken(
        desk(), file_of(desk(), {UNITS: ("من واحد إلى أربعين", State.MISSING), STREET: ("أي؟", State.CHECKED)})
    )
    assert state_of(result, UNITS) is State.DONE
    assert text_of(result, UNITS) == "من واحد إلى أربعين"
    assert state_of(result, STREET) is State.CHECKED
    assert kept_in(result.sheets)[(STREET, "ar")].checked_on == "2026-11-23"


def test_a_translator_can_call_a_text_stale() -> None:
    assert state_of(taken(desk(), file_of(desk(), {STREET: ("أي؟", State.STALE)})), STREET) is State.STALE
    same = text_of(desk(), STREET)
    assert state_of(taken(desk(), file_of(desk(), {STREET: (same, State.STALE)})), STREET) is State.STALE


def test_a_changed_source_makes_a_translation_stale_until_it_is_done_again() -> None:
    known = taken(desk(), exchange_of(desk(), AR))
    changed = with_source(known, STREET, "Waar woont u?")
    assert state_of(changed, STREET) is State.STALE
    again = taken(changed, file_of(changed, {STREET: ("أين تسكن؟", State.STALE)}))
    assert state_of(again, STREET) is State.DONE


def test_a_text_that_its_author_changed_in_the_workbook_is_done_but_no_longer_checked() -> None:
    checked = taken(desk(), file_of(desk(), {STREET: ("أي؟", State.CHECKED)}))
    by_hand = taken(checked, file_of(checked, {STREET: ("آخر", State.CHECKED)}))
    sheets = {**by_hand.sheets, "translations": checked.sheets["translations"]}
    assert states(replace(by_hand, sheets=sheets))[(STREET, "ar")] is State.DONE


def test_a_text_that_its_author_took_out_is_missing_and_no_longer_remembered() -> None:
    known = taken(desk(), file_of(desk(), {STREET: ("أي؟", State.CHECKED)}))
    empty = after(known, replace(merged(known, exchange_of(known, AR), DAY), texts={STREET: ""}))
    assert state_of(empty, STREET) is State.MISSING
    assert (STREET, "ar") not in merged(empty, exchange_of(empty, AR), DAY).kept


def test_a_row_from_an_older_source_comes_in_as_stale() -> None:
    file = file_of(desk(), {STREET: ("أي؟", State.DONE)})
    result = taken(with_source(desk(), STREET, "Waar woont u?"), file)
    assert text_of(result, STREET) == "أي؟"
    assert state_of(result, STREET) is State.STALE


def test_an_untouched_row_from_an_older_source_makes_its_text_stale() -> None:
    result = taken(with_source(desk(), STREET, "Waar woont u?"), exchange_of(desk(), AR))
    assert state_of(result, STREET) is State.STALE


def test_a_check_against_an_older_source_is_no_check() -> None:
    same = text_of(desk(), STREET)
    result = taken(with_source(desk(), STREET, "Waar woont u?"), file_of(desk(), {STREET: (same, State.CHECKED)}))
    assert state_of(result, STREET) is State.STALE


def test_a_translation_of_an_older_source_does_not_replace_one_of_the_present() -> None:
    old_file = file_of(desk(), {STREET: ("قديم", State.DONE)})
    present = with_source(desk(), STREET, "Waar woont u?")
    present = taken(present, file_of(present, {STREET: ("جديد", State.DONE)}))
    merge = merged(present, old_file, DAY)
    assert [finding.code for finding in merge.findings] == ["translation-older"]
    result = taken(present, old_file)
    assert text_of(result, STREET) == "جديد"
    assert kept_in(result.sheets)[(STREET, "ar")].set_aside == "قديم"


def test_a_checked_text_never_gives_way_to_one_that_is_not() -> None:
    file = file_of(desk(), {STREET: ("آخر", State.DONE)})
    checked = taken(desk(), file_of(desk(), {STREET: ("أي؟", State.CHECKED)}))
    assert [finding.code for finding in merged(checked, file, DAY).findings] == ["translation-checked"]
    result = taken(checked, file)
    assert text_of(result, STREET) == "أي؟"
    assert state_of(result, STREET) is State.CHECKED
    assert kept_in(result.sheets)[(STREET, "ar")].set_aside == "آخر"
    assert state_of(taken(result, file_of(result, {STREET: ("أي؟", State.DONE)})), STREET) is State.CHECKED


def test_of_two_new_texts_the_later_counts_and_the_other_is_set_aside_and_told() -> None:
    first, second = (file_of(desk(), {STREET: (text, State.DONE)}) for text in ("واحد", "اثنان"))
    half = taken(desk(), first)
    assert [finding.code for finding in merged(half, second, DAY).findings] == ["translation-both"]
    result = taken(half, second)
    assert text_of(result, STREET) == "اثنان"
    assert kept_in(result.sheets)[(STREET, "ar")].set_aside == "واحد"


@pytest.mark.parametrize("text", ["شيء ${plaats} ${doel}", "شيء", "${plaats} ${plaats}"])
def test_a_translation_without_its_placeholders_is_told_and_set_aside(text: str) -> None:
    edits = {REMARK: (text, State.DONE)}
    assert codes_of(desk(), edits) == ["translation-placeholder"]
    result = taken(desk(), file_of(desk(), edits))
    assert text_of(result, REMARK) == text_of(desk(), REMARK)
    assert kept_in(result.sheets)[(REMARK, "ar")].set_aside == text


def test_a_translation_with_its_placeholder_comes_in() -> None:
    assert (
        text_of(taken(desk(), file_of(desk(), {REMARK: ("في ${ plaats }؟", State.DONE)})), REMARK) == "في ${ plaats }؟"
    )


@pytest.mark.parametrize("text", ["a\x07b", "a" * (MAX_CELL + 1)])
def test_a_text_that_no_cell_can_hold_is_told(text: str) -> None:
    edits = {STREET: (text, State.DONE)}
    assert codes_of(desk(), edits) == ["translation-characters"]
    assert text_of(taken(desk(), file_of(desk(), edits)), STREET) == text_of(desk(), STREET)


@pytest.mark.parametrize("text", ["", "-"])
def test_an_emptied_text_is_kept_and_told(text: str) -> None:
    edits = {STREET: (text, State.MISSING)}
    assert codes_of(desk(), edits) == ["translation-emptied"]
    assert text_of(taken(desk(), file_of(desk(), edits)), STREET) == text_of(desk(), STREET)


def test_rows_that_the_workbook_does_not_know_are_kept_and_told() -> None:
    file = exchange_of(desk(), AR)
    file = replace(file, rows=(*file.rows, Row("survey:weg:label", "Weg", "ذهب", State.DONE)))
    merge = merged(desk(), file, DAY)
    assert [finding.code for finding in merge.findings] == ["translation-unknown"]
    assert kept_in(taken(desk(), file).sheets)[("survey:weg:label", "ar")].set_aside == "ذهب"


def test_rows_that_the_file_does_not_have_keep_what_they_had() -> None:
    file = replace(exchange_of(desk(), AR), rows=())
    result = taken(desk(), file)
    assert states(result) == states(desk())
    assert text_of(result, STREET) == text_of(desk(), STREET)


def test_a_language_without_columns_can_be_translated_into() -> None:
    new = language_for(desk(), "Українська (uk)")
    file = file_of(desk(), {STREET: ("Де?", State.DONE)}, new)
    assert {row.state for row in exchange_of(desk(), new).rows} == {State.MISSING}
    assert text_of(taken(desk(), file), STREET, "uk") == "Де?"
