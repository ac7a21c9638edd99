# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The columns that each sheet may have. An XLSForm column that the profile does not have may stand there, empty."""

from collections.abc import Collection, Iterator, Mapping

from kiosk.flow.findings import Finding
from kiosk.flow.said import Said
from kiosk.flow.workbook.sheets import Sheet
from kiosk.flow.workbook.spelling import base_of, language_of
from kiosk.flow.xpath.likeness import perhaps

_TAKE_AWAY = Said("Haal deze kolom weg.", "Remove this column.")


def column_findings(
    sheet: Sheet, plain: Collection[str], texts: Collection[str], advice: Mapping[str, Said]
) -> Iterator[Finding]:
    """A finding for every column that is neither `plain`, nor one of `texts`, which may have a language."""
    for heading in sheet.headings:
        base = base_of(heading)
        if base in texts or (base in plain and not language_of(heading) and "::" not in heading):
            continue
        if base in advice:
            yield from _outside(sheet, heading, advice[base])
        else:
            yield _unknown(sheet, heading, [*plain, *texts])


def _outside(sheet: Sheet, heading: str, remedy: Said) -> Iterator[Finding]:
    filled = next((row.number for row in sheet.rows if row.get(heading)), None)
    if filled is not None:
        yield Finding("outside-column", sheet.place(filled, heading), _unsupported(heading), remedy)


def _unknown(sheet: Sheet, heading: str, known: list[str]) -> Finding:
    like = perhaps(base_of(heading), [name for name in known if name != base_of(heading)])
    message = _unsupported(heading)
    message = Said(f"{message.nl}{like.nl}", f"{message.en}{like.en}")
    return Finding("outside-column", sheet.place(1, heading), message, _TAKE_AWAY)


def _unsupported(heading: str) -> Said:
    return Said(f"De kolom '{heading}' wordt niet ondersteund.", f"The column '{heading}' is not supported.")
