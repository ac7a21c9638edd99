# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt of a consent, made of what the visitor said yes to. Pure."""

from collections.abc import Mapping

from kiosk.reports.receipt import Receipt, ReceiptSide, receipt_qr_text
from kiosk.reports.slip import SlipFact
from kiosk.ui.consent_text import consent_view
from kiosk.ui.handover import ReceiptTaken
from kiosk.ui.texts import Words
from kiosk.ui.views import FactView

_ON_SCREEN_ONLY = frozenset({"withdraw", "free"})
"""What speaks of a code to come and of a no, once the yes was given."""


def receipt_of(taken: ReceiptTaken, words: Mapping[str, Words], place: str) -> Receipt:
    """What goes on paper; `place` names the inlooppunt."""
    return Receipt(
        visitor=_side(taken, words[taken.language]),
        dutch=_side(taken, words["nl"]),
        organisation=taken.offer.organisation,
        code=taken.code,
        place=place,
        qr=code_of_receipt(taken, words),
    )


def code_of_receipt(taken: ReceiptTaken, words: Mapping[str, Words]) -> str:
    """The text of the QR code."""
    return receipt_qr_text(taken.code, taken.offer.organisation, words[taken.language].say("receipt_how_words"))


def _fact(one: FactView, words: Words) -> SlipFact:
    """Beside one's rights the paper has room for where to complain."""
    more = (words.say("privacy_complaint"),) if one.key == "rights" else ()
    return SlipFact(one.key, one.label, (*one.lines, *more))


def _side(taken: ReceiptTaken, words: Words) -> ReceiptSide:
    asked = consent_view(taken.offer, taken.fields, words)
    return ReceiptSide(
        language=words.language,
        title=words.say("receipt_title"),
        facts=tuple(_fact(one, words) for one in asked.facts if one.key not in _ON_SCREEN_ONLY),
        code_label=words.say("done_code"),
        how=SlipFact("how", words.say("receipt_how"), (words.say("receipt_how_words"),)),
        safe=words.say("receipt_safe"),
        qr_hint=words.say("receipt_qr"),
        example=asked.example,
    )
