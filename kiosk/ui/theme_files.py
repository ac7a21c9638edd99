# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the JSON files behind the look of the screens; whatever is wrong is one sentence."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


class ThemeError(Exception):
    """A theme or a device profile cannot be used; the message names the file and the key and says what to do."""


def read_object(file: Path, keys: Iterable[str]) -> dict[str, Any]:
    """The JSON object of a file, with exactly these keys; raises `ThemeError`."""
    try:
        read = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ThemeError(f"{file}: cannot be read ({error}); put the shipped file back") from error
    if not isinstance(read, dict):
        raise ThemeError(f"{file}: must hold one object; put the shipped file back")
    known = set(keys)
    if odd := sorted(read.keys() - known):
        raise ThemeError(f"{file}: does not know {', '.join(odd)}; it may hold only {', '.join(sorted(known))}")
    if missing := sorted(known - read.keys()):
        raise ThemeError(f"{file}: misses {', '.join(missing)}; copy it from the shipped file")
    return read


def colours_of(file: Path, read: object, tokens: Mapping[str, str]) -> dict[str, str]:
    """Name -> #RRGGBB. A value in braces is the name of a token."""
    if not isinstance(read, dict):
        raise ThemeError(f"{file}: 'colours' must be an object; copy it from the shipped file")
    return {name: _colour(file, name, value, tokens) for name, value in read.items()}


def _colour(file: Path, name: str, value: object, tokens: Mapping[str, str]) -> str:
    known = tokens.get(value[1:-1], value) if isinstance(value, str) else value
    if not isinstance(known, str) or not _HEX.fullmatch(known):
        raise ThemeError(f"{file}: colour '{name}' must be written as #RRGGBB")
    return known.upper()
