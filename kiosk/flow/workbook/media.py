# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures and recordings that go with texts: names of files beside the workbook.

pyxform gives an unlabelled `image` or `audio` to the default language only; here it goes to every language.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.flow.findings import Finding
from kiosk.flow.form import MISSING
from kiosk.flow.said import Said
from kiosk.flow.workbook.sheets import Row, Sheet, Sheets
from kiosk.flow.workbook.spelling import base_of, columns_of, language_of
from kiosk.flow.xform.document import language_code

EXTENSIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "image": ("png", "jpg", "jpeg", "svg", "webp", "gif"),
        "audio": ("wav", "ogg", "oga", "opus", "mp3", "m4a", "flac"),
    }
)
_NAME = re.compile(r"[^\W_][\w -]*(?:\.[\w -]+)*\.(\w+)")


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file that the flow needs: where it is named, `image` or `audio`, and its language ('' for all)."""

    place: str
    kind: str
    language: str
    name: str


def media_findings(sheet: Sheet, row: Row) -> Iterator[Finding]:
    """A finding for every cell of the row that does not name a picture or recording."""
    for heading, name in row.cells.items():
        kind = base_of(heading)
        if kind not in EXTENSIONS or name == MISSING:
            continue
        found = _NAME.fullmatch(name)
        if found is None or found[1].lower() not in EXTENSIONS[kind]:
            message = Said(f"'{name}' is geen naam van een bestand.", f"'{name}' is not the name of a file.")
            ends = ", ".join(f".{extension}" for extension in EXTENSIONS[kind])
            remedy = Said(
                f"Zet het bestand naast de werkmap en schrijf alleen de naam, met {ends}.",
                f"Put the file beside the workbook and write only its name, with {ends}.",
            )
            yield Finding(
                "outside-media" if "${" in name else "media-name", sheet.place(row.number, heading), message, remedy
            )


def media_in(sheets: Sheets) -> Iterator[MediaFile]:
    """Every file that is named, in the order of the sheets."""
    for title in ("survey", "choices"):
        sheet = sheets.get(title)
        for row in sheet.rows if sheet else ():
            for heading, name in row.cells.items():
                if sheet and base_of(heading) in EXTENSIONS and name != MISSING:
                    language = language_code(language_of(heading))
                    yield MediaFile(sheet.place(row.number, heading), base_of(heading), language, name)


def spread(sheet: Sheet, row: Row, languages: Sequence[str]) -> dict[str, str]:
    """The cells of a row, its files given to every language; a missing one is left out."""
    cells = {
        heading: text for heading, text in row.cells.items() if base_of(heading) not in EXTENSIONS or text != MISSING
    }
    for kind in EXTENSIONS:
        if languages and columns_of(sheet, kind) and kind in cells:
            name = cells.pop(kind)
            for language in languages:
                cells.setdefault(f"{kind}::{language}", name)
    return cells
