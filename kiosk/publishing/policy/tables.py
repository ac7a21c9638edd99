# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The file of the matrix as tables of text, and back: there and back nothing is lost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kiosk.flow.workbook.sheets import Row, Sheet, Sheets
from kiosk.policy.rules import LANGUAGES
from kiosk.publishing.policy.columns import FACTS, NO, SHEETS, YES

Tables = Mapping[str, Sequence[Sequence[str]]]
"""By name of sheet: its rows, the headings first."""
_LISTS = frozenset({"gemeenten", "velden", "bezoekKenmerken"})
_REASON = "reden "
_TRUTHS = {YES: True, NO: False}


def tables_of(document: Mapping[str, Any]) -> Tables:
    """The tables of a matrix as its file has it."""
    purposes = document["doelen"]
    rows: dict[str, list[tuple[str, ...]]] = {
        "matrix": [(name, _cell(document[name]), note) for name, note in FACTS.items()],
        "regels": [_rule_cells(rule) for rule in document["regels"]],
        "doelen": [(code, one["omschrijving"]) for code, one in purposes.items()],
        "velden": [(code, *need) for code, one in purposes.items() for need in one["velden"].items()],
        "partijen": [(code, YES if one["suwiPartij"] else NO) for code, one in document["partijen"].items()],
        "organisaties": [(code, one["naam"], one["partij"]) for code, one in document["organisaties"].items()],
    }
    return {name: [tuple(one.heading for one in columns), *rows[name]] for name, columns in SHEETS.items()}


def _rule_cells(rule: Mapping[str, Any]) -> tuple[str, ...]:
    reasons = {f"{_REASON}{code}": text for code, text in rule.get("reden", {}).items()}
    cells = {**rule, **reasons}
    return tuple(_cell(cells.get(one.heading, "")) for one in SHEETS["regels"])


def _cell(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else value


@dataclass(slots=True)
class Authored:
    """A document on its way from the sheets; nothing of it has been judged yet."""

    document: dict[str, Any] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    """By JSON Pointer, where it stands in the workbook."""
    faults: list[tuple[str, str]] = field(default_factory=list)
    """Where, and what only the sheets show."""

    def put(self, target: dict[str, Any], key: str, value: object, pointer: str, place: str) -> None:
        """Sets a value that must be there once."""
        if key in target:
            self.faults.append((place, f"'{key}' staat er twee keer. Haal één rij weg."))
        target[key] = value
        self.places[pointer] = place


def document_of(sheets: Sheets) -> Authored:
    """The document that these sheets say, whatever it is worth."""
    found = Authored()
    tables = {name: _table(name, sheets, found) for name in SHEETS}
    _facts(tables["matrix"], found)
    for name in ("partijen", "organisaties", "doelen", "regels"):
        found.document[name] = [] if name == "regels" else {}
        found.places[f"/{name}"] = f"{name}!A1"
    _parties(tables["partijen"], found)
    _organisations(tables["organisaties"], found)
    _purposes(tables["doelen"], tables["velden"], found)
    _rules(tables["regels"], found)
    return found


def _table(name: str, sheets: Sheets, found: Authored) -> Sheet:
    sheet = sheets.get(name)
    if sheet is None:
        found.faults.append((name, f"Het blad '{name}' ontbreekt. Begin met: kiosk policy export BESTAND"))
        return Sheet(name, {}, ())
    headings = [one.heading for one in SHEETS[name]]
    for heading in headings:
        if heading not in sheet.headings and not heading.startswith(_REASON):
            found.faults.append((f"{name}!A1", f"De kolom '{heading}' ontbreekt. Zet hem terug in rij 1."))
    for heading in sheet.headings:
        if heading not in headings:
            message = f"De kolom '{heading}' bestaat niet. Kies uit: {', '.join(headings)}."
            found.faults.append((sheet.place(1, heading), message))
    return sheet


def _facts(sheet: Sheet, found: Authored) -> None:
    for row in sheet.rows:
        name, place = row.get("kenmerk"), sheet.place(row.number, "waarde")
        if name in FACTS:
            found.put(found.document, name, _read(name, row.get("waarde")), f"/{name}", place)
        else:
            message = f"Het kenmerk '{name}' bestaat niet. Kies uit: {', '.join(FACTS)}."
            found.faults.append((sheet.place(row.number, "kenmerk"), message))


def _parties(sheet: Sheet, found: Authored) -> None:
    for row in sheet.rows:
        code, place = row.get("partij"), sheet.place(row.number, "suwiPartij")
        word = row.get("suwiPartij")
        if word not in _TRUTHS:
            found.faults.append((place, f"Hier hoort {YES} of {NO}."))
        one = {"suwiPartij": _TRUTHS.get(word, False)}
        found.put(found.document["partijen"], code, one, _pointer("partijen", code), sheet.place(row.number, "partij"))


def _organisations(sheet: Sheet, found: Authored) -> None:
    for row in sheet.rows:
        code = row.get("organisatie")
        pointer = _pointer("organisaties", code)
        one = dict(_filled(row, ("naam", "partij"), sheet, pointer, found))
        found.put(found.document["organisaties"], code, one, pointer, sheet.place(row.number, "organisatie"))


def _purposes(purposes: Sheet, fields: Sheet, found: Authored) -> None:
    known = found.document["doelen"]
    for row in purposes.rows:
        code = row.get("doel")
        pointer = _pointer("doelen", code)
        one: dict[str, object] = dict(_filled(row, ("omschrijving",), purposes, pointer, found))
        found.put(known, code, one | {"velden": {}}, pointer, purposes.place(row.number, "doel"))
    for row in fields.rows:
        code, name = row.get("doel"), row.get("veld")
        if code not in known:
            place = fields.place(row.number, "doel")
            found.faults.append((place, f"Het doel '{code}' staat niet op het blad doelen. Zet het daar ook."))
            continue
        pointer = f"{_pointer('doelen', code)}/velden/{_escaped(name)}"
        found.put(known[code]["velden"], name, row.get("nodig"), pointer, fields.place(row.number, "veld"))


def _rules(sheet: Sheet, found: Authored) -> None:
    headings = [one.heading for one in SHEETS["regels"] if not one.heading.startswith(_REASON)]
    for at, row in enumerate(sheet.rows):
        pointer = f"/regels/{at}"
        found.places[pointer] = sheet.place(row.number)
        rule: dict[str, Any] = dict(_filled(row, headings, sheet, pointer, found))
        for code in LANGUAGES:
            found.places[f"{pointer}/reden/{code}"] = sheet.place(row.number, f"{_REASON}{code}")
        found.places[f"{pointer}/reden"] = sheet.place(row.number, f"{_REASON}{LANGUAGES[0]}")
        reasons = {code: text for code in LANGUAGES if (text := row.get(f"{_REASON}{code}"))}
        found.document["regels"].append(rule | ({"reden": reasons} if reasons else {}))


def _filled(
    row: Row, headings: Sequence[str], sheet: Sheet, pointer: str, found: Authored
) -> Iterator[tuple[str, object]]:
    """What stands in these columns; an empty cell is a key that is not there, but it has its place."""
    for heading in headings:
        found.places[f"{pointer}/{heading}"] = sheet.place(row.number, heading)
        if text := row.get(heading):
            yield heading, _read(heading, text)


def _read(heading: str, text: str) -> object:
    return [part.strip() for part in text.split(",") if part.strip()] if heading in _LISTS else text


def _pointer(name: str, code: str) -> str:
    return f"/{name}/{_escaped(code)}"


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
