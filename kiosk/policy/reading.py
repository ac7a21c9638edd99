# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the matrix: all of it, or nothing and every fault at once.

A rule has no meaning without a legal ground, an entry in the register of processing and its dates, so a rule that
lacks one is a fault, also while it is a draft.
"""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from types import MappingProxyType

from kiosk.policy.findings import Finding, PolicyError
from kiosk.policy.matrix import EVERYWHERE, Channel, Effect, Field, Ground, Matrix, Party, Role, Rule, Status
from kiosk.policy.place import Place
from kiosk.policy.refused_fields import why_refused

__all__ = ["Finding", "PolicyError", "load_matrix"]

MAX_BYTES = 1_000_000
_MATRIX_KEYS = ("naam", "versie", "status", "toelichting", "partijen", "doelen", "regels")
_PARTY_KEYS = ("suwiPartij",)
_RULE_KEYS = (
    *("id", "status", "uitkomst", "rol", "kanaal", "gemeenten", "partij", "doel", "velden"),
    *("grondslag", "verwerkingsregisterId", "ingangsdatum", "einddatum"),
)


class _TwiceError(ValueError):
    pass


def load_matrix(file: Path) -> Matrix:
    """The matrix of this file.

    Raises:
        PolicyError: with a finding for every fault; nothing counts.
    """
    document = Place(file.name, "", _parsed(file), [])
    matrix = _matrix(document) if document.holds_only(_MATRIX_KEYS) else None
    if matrix is None or document.findings:
        raise PolicyError(document.findings)
    return matrix


def _parsed(file: Path) -> object:
    try:
        parsed: object = json.loads(_text(file), object_pairs_hook=_no_key_twice)
    except OSError as error:
        fault = f"Het bestand is niet te lezen ({error.strerror}). Zet het terug of geef leesrechten."
    except _TwiceError as error:
        fault = f"De sleutel '{error}' staat er twee keer. Haal er één weg."
    except (ValueError, RecursionError):
        fault = f"Geen geldige JSON in UTF-8 van hoogstens {MAX_BYTES} bytes. Kijk naar komma's en haakjes."
    else:
        return parsed
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


def _matrix(place: Place) -> Matrix:
    place.child("toelichting").text()
    parties = {party.code: party for party in (_party(code, one) for code, one in place.child("partijen").members())}
    purposes = {code: one.text() for code, one in place.child("doelen").members()}
    rules = tuple(_rule(one, parties, purposes) for one in place.child("regels").items() if one.holds_only(_RULE_KEYS))
    _ids_once(rules, place.child("regels"))
    return Matrix(
        name=place.child("naam").text(),
        version=place.child("versie").text(),
        status=place.child("status").word(Status),
        parties=frozenset(parties.values()),
        purposes=MappingProxyType(purposes),
        rules=rules,
    )


def _party(code: str, place: Place) -> Party:
    return Party(code, place.holds_only(_PARTY_KEYS) and place.child("suwiPartij").truth())


def _rule(place: Place, parties: dict[str, Party], purposes: dict[str, str]) -> Rule:
    rule = Rule(
        id=place.child("id").text(),
        status=place.child("status").word(Status),
        effect=place.child("uitkomst").word(Effect),
        role=place.child("rol").word(Role),
        channel=place.child("kanaal").word(Channel),
        municipalities=_municipalities(place.child("gemeenten")),
        party=place.child("partij").one_of(parties),
        purpose=place.child("doel").one_of(purposes),
        fields=_fields(place.child("velden")),
        ground=Ground(place.child("grondslag").text(), place.child("verwerkingsregisterId").text()),
        first_day=place.child("ingangsdatum").day(),
        last_day=place.child("einddatum").day(),
    )
    _check(rule, parties, place)
    return rule


def _municipalities(place: Place) -> frozenset[str]:
    if place.value == []:
        place.complain(f"Noem minstens één gemeente, of '{EVERYWHERE}'.")
    return frozenset(one.text() for one in place.items())


def _fields(place: Place) -> frozenset[Field]:
    if place.value == []:
        place.complain(f"Noem minstens één veld uit: {', '.join(Field)}.")
    return frozenset(field for one in place.items() if (field := _field(one)))


def _field(place: Place) -> Field | None:
    name = place.text()
    if name in set(Field):
        return Field(name)
    if name:
        place.complain(why_refused(name))
    return None


def _check(rule: Rule, parties: dict[str, Party], place: Place) -> None:
    """What only shows when the parts of a rule are side by side."""
    if date.min < rule.last_day < rule.first_day:
        place.child("einddatum").complain("De regel eindigt voor zij begint. Verbeter een van beide datums.")
    party = parties.get(rule.party)
    if party and not party.suwi and rule.effect is Effect.ALLOWED:
        place.child("uitkomst").complain(
            "Dit is geen partij van de Wet SUWI: zonder toestemming mag niets mee. Kies alleen-met-toestemming."
        )


def _ids_once(rules: tuple[Rule, ...], place: Place) -> None:
    for name, times in Counter(rule.id for rule in rules if rule.id).items():
        if times > 1:
            place.complain(f"De regel '{name}' staat er {times} keer. Geef elk een eigen id.")
