# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Text of partners is shown as one plain line, whatever they wrote."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.directory.plain_text import clean

_FORBIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Bel 0199\u202e10 60 01", "Bel 019910 60 01"),
        ("Taal\u200bhuis", "Taalhuis"),
        ("Taal\u2066huis\u2069", "Taalhuis"),
        ("\ufeffTaalhuis", "Taalhuis"),
        ("Taal\u00adhuis", "Taalhuis"),
        ("regel een\r\nregel twee", "regel een regel twee"),
        ("een\u2028twee\x85drie\ttab", "een twee drie tab"),
        ("wit   \u00a0 wit ", "wit wit"),
        ("klok\x07\x1b[31m", "klok[31m"),
        ("cafe\u0301", "café"),
        ("cafe\u200b\u0301", "café"),
        ("\ue000\U0010ffffx", "x"),
        ("الإقامة", "الإقامة"),
        ("<b>vet</b>", "<b>vet</b>"),
    ],
)
def test_hidden_characters_go_and_words_stay(written: str, shown: str) -> None:
    assert clean(written) == shown


def test_a_flood_of_combining_marks_is_cut() -> None:
    assert len(clean("a" + "\u0335" * 500)) < 10


@given(st.text())
def test_no_text_keeps_a_hidden_character_and_cleaning_twice_changes_nothing(written: str) -> None:
    shown = clean(written)
    assert not {unicodedata.category(character) for character in shown} & _FORBIDDEN
    assert unicodedata.is_normalized("NFC", shown)
    assert clean(shown) == shown


def test_a_very_long_text_takes_no_long_time() -> None:
    started = time.process_time()
    clean(("\u0301\u202e a" * 250_000)[:1_000_000])
    assert time.process_time() - started < 5
