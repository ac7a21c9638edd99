# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt of a consent on paper: who gets what, until when and the code, in two languages, nothing filled in."""

from dataclasses import replace
from datetime import date

import pytest

from kiosk import places
from kiosk.policy.matrix import Field
from kiosk.receipts import code_of_receipt, receipt_of
from kiosk.referrals.withdrawal_code import in_groups, new_code, read_code
from kiosk.reports.printer import Stock
from kiosk.reports.receipt import draw_receipt, receipt_qr_text
from kiosk.ui.handover import Asked, Offered, ReceiptTaken
from kiosk.ui.texts import load_words
from tests.reports.test_slip import FONTS, MM, ink_of, text_of

FIELDS = (Field.NAME, Field.PHONE, Field.QUESTION, Field.BEST_TIME, Field.LANGUAGE)
OFFERED = Offered(Asked("uwv-werk"), "UWV", FIELDS, date(2026, 12, 23), example=True)
CODE = in_groups(new_code())
WORDS = load_words(places.resources() / "texts", ("nl", "en", "ar", "ti"))


def drawn(language: str, stock: Stock = Stock.ROLL) -> bytes:
    taken = ReceiptTaken(OFFERED, FIELDS, language, CODE)
    return draw_receipt(receipt_of(taken, WORDS, "Werkcentrum Rivierstad"), FONTS, stock)


@pytest.mark.parametrize("language", WORDS)
def test_the_receipt_stays_within_what_a_printer_reaches(language: str) -> None:
    left, _, right, _ = ink_of(drawn(language))
    assert left >= 4 * MM
    assert right <= 76 * MM + 1
    left, _, right, _ = ink_of(drawn(language, Stock.SHEET))
    assert left >= 15 * MM
    assert right <= 195 * MM


def test_the_receipt_says_who_gets_what_why_until_when_and_how_to_take_it_back_in_both_languages() -> None:
    text = text_of(drawn("en"))
    for said in (
        *("UWV", CODE, "Werkcentrum Rivierstad", "your name, your phone number", "uw naam, uw telefoonnummer"),
        *(
            "Only for that",
            "Alleen daarvoor",
            "23 December 2026",
            "23 december 2026",
            "I have a code",
            "Ik heb een code",
        ),
        *("Autoriteit Persoonsgegevens", "The region has not", "Voorbeeld: de regio"),
    ):
        assert said.lower() in text.lower(), said


def test_in_dutch_everything_is_said_once() -> None:
    text = text_of(drawn("nl"))
    assert text.count("Alleen daarvoor") == 1
    assert text.count(CODE) == 1


def test_only_what_goes_along_is_named() -> None:
    taken = ReceiptTaken(OFFERED, (Field.NAME, Field.EMAIL), "nl", CODE)
    text = text_of(draw_receipt(receipt_of(taken, WORDS, ""), FONTS))
    assert "uw e-mailadres" in text
    assert "telefoonnummer" not in text


def test_rules_that_the_region_adopted_are_no_example() -> None:
    taken = ReceiptTaken(replace(OFFERED, example=False), FIELDS, "nl", CODE)
    assert "Voorbeeld" not in text_of(draw_receipt(receipt_of(taken, WORDS, ""), FONTS))


@pytest.mark.parametrize("language", WORDS)
def test_a_telephone_gets_the_code_for_whom_it_is_and_no_more_than_fits(language: str) -> None:
    text = code_of_receipt(ReceiptTaken(OFFERED, FIELDS, language, CODE), WORDS)
    assert read_code(text.split("\n")[0]) == CODE.replace(" ", "")
    assert text.split("\n")[1] == "UWV"
    assert receipt_qr_text("CODE", "UWV", "x" * 400) == "CODE\nUWV"
