# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opens a JSON file of the policy: within its size, in UTF-8, no key twice."""

import json
from pathlib import Path

from kiosk.policy.findings import Finding, PolicyError
from kiosk.policy.place import Place

MAX_BYTES = 1_000_000


class _TwiceError(ValueError):
    pass


def opened(file: Path) -> Place:
    """The whole of this file as a place. Raises `PolicyError` when it is no JSON that can be read."""
    try:
        parsed: object = json.loads(_text(file), object_pairs_hook=_no_key_twice)
    except OSError as error:
        fault = f"Het bestand is niet te lezen ({error.strerror}). Zet het terug of geef leesrechten."
    except _TwiceError as error:
        fault = f"De sleutel '{error}' staat er twee keer. Haal er één weg."
    except (ValueError, RecursionError):
        fault = f"Geen geldige JSON in UTF-8 van hoogstens {MAX_BYTES} bytes. Kijk naar komma's en haakjes."
    else:
        return Place(file.name, "", parsed, [])
    raise PolicyError([Finding(file.name, "", fault)])


def _text(file: Path) -> str:
    with file.open("rb") as stream:
        raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise ValueError
    return raw.decode("utf-8-sig")


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise _TwiceError(key[:80])
        found[key] = value
    return found
