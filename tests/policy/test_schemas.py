# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The schemas for other programs say of a file what the reader says, but for what lies between its parts."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kiosk.places import resources
from kiosk.policy.findings import Finding, PolicyError
from kiosk.policy.place import Place
from kiosk.policy.reading import matrix_at
from kiosk.policy.retention import retention_at
from tests.policy.matrices import ban_of_file, matrix_of_file, rule_of_file

FOLDER = resources() / "policy"
NAMES = ("/ontvanger", "/doel", "/partij", "/profiel")
"""Places that name something else of the file: that it is there, only a reader sees."""
BETWEEN = (
    *("De regel eindigt voor zij begint", "Dit hoort niet bij het doel", "Dit is geen partij van de Wet SUWI"),
    *("De regels '", "De regel '", "Deze code is ook een partij"),
)
"""Beginnings of what only a reader that holds two parts of a file side by side can say; a schema cannot."""
NOT_QUITE = ("Hier staat nog niets", "Dit is geen datum", "Schrijf dit op één regel")
"""A schema takes 'n.v.t.' for a text, 2026-02-30 for a date, and does not know every hidden character."""


def document(name: str) -> Any:
    """A file of this folder."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def validator(name: str) -> Draft202012Validator:
    """The committed schema; a schema that is none fails here."""
    schema = document(name)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


MATRIX, RETENTION = validator("matrix.schema.json"), validator("retention.schema.json")
SMALL = matrix_of_file(rule_of_file(), ban_of_file(ontvanger="bibliotheek"))


@pytest.mark.parametrize("name", ["matrix.json", "demonstration.json"])
def test_the_shipped_matrices_are_as_their_schema_says(name: str) -> None:
    assert not list(MATRIX.iter_errors(document(name)))


def test_the_shipped_terms_are_as_their_schema_says() -> None:
    assert not list(RETENTION.iter_errors(document("retention.json")))


def said(content: object, *, terms: bool) -> list[Finding]:
    """What the reader says of this document."""
    place = Place("bestand", "", content, [])
    try:
        retention_at(place) if terms else matrix_at(place)
    except PolicyError as error:
        return list(error.findings)
    return []


def paths(content: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where every value of a document is."""
    members = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, value in members:
        yield (*before, key)
        yield from paths(value, (*before, key))


JUNK: st.SearchStrategy[Any] = st.sampled_from(
    [
        *(None, True, 0, 14, 3661, 1.5, "", " ", "x", "uwv", "naam", "verboden", "toegestaan", "Ä", "a" * 601, "a\nb"),
        *([], ["naam"], ["naam", "naam"], [1], ["a", "b"], {}, {"nl": "Nee"}, {"nl": "Nee", "en": "No"}),
        *({"bsn": "verplicht"}, {"naam": "verplicht"}, {"A B": {}}, "2027-01-01", "1-1-2027", "alleen-met-toestemming"),
    ]
)


@st.composite
def spoiled(draw: st.DrawFn, sound: Any) -> Any:
    """A sound document with one thing changed, taken away or added."""
    content = deepcopy(sound)
    *way, last = draw(st.sampled_from(list(paths(sound))))
    place = content
    for key in way:
        place = place[key]
    change = draw(st.sampled_from(["put", "put", "take", "add"]))
    if change == "put" or (change == "add" and isinstance(place, list)):
        place[last] = draw(JUNK)
    elif change == "take":
        del place[last]
    else:
        place[draw(st.sampled_from(["reden", "verwerkingsregisterId", "extra", "Een Code"]))] = draw(JUNK)
    return content


def agrees(content: object, schema: Draft202012Validator, findings: list[Finding]) -> bool:
    """Whether both let it in, or both do not."""
    if schema.is_valid(content):
        return all(one.message.startswith((*BETWEEN, *NOT_QUITE)) or one.pointer.endswith(NAMES) for one in findings)
    return bool(findings)


@settings(deadline=None, max_examples=80)
@given(spoiled(SMALL))
def test_what_the_schema_lets_in_is_what_the_reader_lets_in(content: object) -> None:
    event(f"valid: {MATRIX.is_valid(content)}")
    assert agrees(content, MATRIX, said(content, terms=False))


@settings(deadline=None, max_examples=80)
@given(spoiled(document("retention.json")))
def test_so_it_is_for_the_terms(content: object) -> None:
    assert agrees(content, RETENTION, said(content, terms=True))
