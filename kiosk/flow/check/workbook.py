# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All checks of a workbook that need no directory, in one list."""

from collections.abc import Collection, Iterable

from kiosk.flow.check.defaults import default_findings
from kiosk.flow.check.from_proof import proof_findings
from kiosk.flow.check.idle_cells import idle_findings
from kiosk.flow.check.media import media_findings
from kiosk.flow.check.plain_language import plain_language_findings
from kiosk.flow.check.questions import (
    crowded_findings,
    length_of_most_findings,
    reason_findings,
    suspects,
    twice_findings,
    unused_findings,
    way_out_findings,
)
from kiosk.flow.check.sizes import double_label_findings, length_findings
from kiosk.flow.check.texts import texts_of, wordings_of
from kiosk.flow.check.translations import translation_findings
from kiosk.flow.check.word_lists import WordLists
from kiosk.flow.findings import Finding
from kiosk.flow.proof.prove import Inquiry
from kiosk.flow.workbook.authored import AuthoredFlow


def findings_of(
    authored: AuthoredFlow, inquiry: Inquiry, lists: WordLists, used_elsewhere: Collection[str]
) -> tuple[Finding, ...]:
    """Everything that is wrong, each once; `used_elsewhere`: questions that the kiosk itself reads."""
    texts = texts_of(authored)
    found: list[Iterable[Finding]] = [
        proof_findings(authored, inquiry.proof),
        length_of_most_findings(authored, inquiry),
        crowded_findings(authored, inquiry),
        twice_findings(authored, suspects(authored.form, lists), inquiry),
        unused_findings(authored, used_elsewhere),
        idle_findings(authored),
        default_findings(authored, inquiry.today),
        way_out_findings(authored, lists),
        reason_findings(authored),
        translation_findings(authored, wordings_of(authored)),
        media_findings(authored),
        length_findings(texts),
        double_label_findings(authored, texts, inquiry),
        plain_language_findings(texts, lists, explained_words(authored)),
    ]
    return tuple(dict.fromkeys(finding for some in found for finding in some))


def explained_words(authored: AuthoredFlow) -> tuple[str, ...]:
    """The words of the sheet glossary."""
    sheet = authored.sheets.get("glossary")
    return tuple(row.get("word") for row in sheet.rows) if sheet else ()
