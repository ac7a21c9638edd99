# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a translator's file is not taken: one finding, and nothing was changed."""

from pathlib import Path

from kiosk.flow.findings import Finding, WorkbookError
from kiosk.flow.said import Said

MAX_FILE = 10_000_000
MAX_ROWS = 20_000
"""More texts than a flow can have."""
AGAIN = Said("Exporteer de vertaling opnieuw en vul dat bestand in.", "Export the translation again and fill that in.")


def refused(code: str, place: str, message: Said, remedy: Said = AGAIN) -> WorkbookError:
    """The error with this one finding."""
    return WorkbookError([Finding(code, place, message, remedy)])


def unreadable(path: Path, detail: str) -> WorkbookError:
    """The error that this file is not of the kind that its name says, or is damaged."""
    message = Said(
        f"Dit bestand is geen leesbare vertaling ({detail}).", f"This file is no readable translation ({detail})."
    )
    return refused("translation-unreadable", path.name, message)


def bytes_in(path: Path) -> bytes:
    """The whole file; raises `WorkbookError` when it cannot be read or is too large."""
    try:
        if path.stat().st_size > MAX_FILE:
            message = Said(
                f"Het bestand is te groot (hoogstens {MAX_FILE // 1_000_000} MB).",
                f"The file is too large (at most {MAX_FILE // 1_000_000} MB).",
            )
            raise refused("translation-too-large", path.name, message)
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, type(error).__name__) from error
