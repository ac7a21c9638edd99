# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Translations as a gettext file (.po): `fuzzy` for a stale text, the remark `checked` for one that was checked."""

from pathlib import Path

import polib  # type: ignore[import-untyped] # polib ships no types

from kiosk.flow.translations.refusing import bytes_in, unreadable
from kiosk.flow.translations.rows import Exchange, Row
from kiosk.flow.workbook.translated import State

_FUZZY, _CHECKED, _WAS = "fuzzy", "checked", "was: "
_NO_WRAPPING = 1_000_000


def written(exchange: Exchange) -> bytes:
    """The file of these rows."""
    file = polib.POFile(wrapwidth=_NO_WRAPPING)
    file.metadata = {
        "Project-Id-Version": exchange.form_id,
        "Language": exchange.language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": exchange.source_language,
        "X-Language-Heading": exchange.written,
    }
    file.extend(_entry(row) for row in exchange.rows)
    return (str(file) + "\n").encode()


def _entry(row: Row) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=row.key,
        msgid=row.source,
        msgstr=row.text,
        comment=f"{row.note}\n{_WAS}{row.was}",
        tcomment=_CHECKED if row.state is State.CHECKED else "",
        flags=[_FUZZY] if row.state is State.STALE else [],
    )


def read(path: Path) -> Exchange:
    """What stands in this file.

    Raises:
        WorkbookError: when it is no gettext file.
    """
    try:
        text = bytes_in(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise unreadable(path, "UTF-8") from error
    try:
        file = polib.pofile("# \n" + text)  # a text that begins so is never taken for the name of a file
    except (OSError, ValueError, IndexError, KeyError, AttributeError) as error:
        raise unreadable(path, type(error).__name__) from error
    known = file.metadata
    return Exchange(
        known.get("Project-Id-Version", ""),
        known.get("X-Source-Language", ""),
        known.get("Language", ""),
        known.get("X-Language-Heading", ""),
        tuple(_row(entry) for entry in file),
    )


def _row(entry: polib.POEntry) -> Row:
    lines = entry.comment.splitlines()
    was = next((line.removeprefix(_WAS) for line in lines if line.startswith(_WAS)), "")
    note = "\n".join(line for line in lines if not line.startswith(_WAS))
    return Row(entry.msgctxt or "", entry.msgid, entry.msgstr.strip(), _state(entry), note, was)


def _state(entry: polib.POEntry) -> State:
    if not entry.msgstr.strip():
        return State.MISSING
    if _FUZZY in entry.flags:
        return State.STALE
    is_checked = _CHECKED in (line.strip().lower() for line in entry.tcomment.splitlines())
    return State.CHECKED if is_checked else State.DONE
