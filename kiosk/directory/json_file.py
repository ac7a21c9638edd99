# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads one JSON file of content with limits: its size, no key twice, no NaN, no bottomless nesting."""

import json
from pathlib import Path
from typing import NoReturn

from kiosk.directory.findings import Finding

MAX_BYTES = 4_000_000
"""No content file comes near; a larger one is a mistake or an attack."""


class _RefusedError(ValueError):
    pass


def read_json(file: Path, shown_as: str) -> object | Finding:
    """The parsed file, or the one finding that says why it cannot be read. `shown_as` names it for the editor."""
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return Finding(
            shown_as, "", f"Het bestand is niet te lezen ({error.strerror}). Zet het terug of geef leesrechten."
        )
    if len(raw) > MAX_BYTES:
        return Finding(shown_as, "", f"Het bestand is groter dan {MAX_BYTES} bytes. Maak het kleiner.")
    return _parse(raw, shown_as)


def _parse(raw: bytes, shown_as: str) -> object | Finding:
    try:
        parsed: object = json.loads(
            raw.decode("utf-8-sig"), object_pairs_hook=_no_key_twice, parse_constant=_no_constant
        )
    except UnicodeDecodeError:
        return Finding(shown_as, "", "Het bestand is geen UTF-8. Bewaar het opnieuw met codering UTF-8.")
    except json.JSONDecodeError as error:
        return Finding(
            shown_as,
            "",
            f"Geen geldige JSON op regel {error.lineno}, teken {error.colno}. Kijk naar komma's en haakjes.",
        )
    except _RefusedError as error:
        return Finding(shown_as, "", str(error))
    except (RecursionError, ValueError):
        return Finding(
            shown_as, "", "De JSON is te diep genest of heeft een te groot getal. Maak het bestand eenvoudiger."
        )
    return parsed


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise _RefusedError(f"De sleutel '{key[:80]}' staat er twee keer. Haal er één weg.")
        found[key] = value
    return found


def _no_constant(name: str) -> NoReturn:
    raise _RefusedError(f"{name} is geen getal in JSON. Vul een gewoon getal in of haal het veld weg.")
