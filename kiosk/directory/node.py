# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A place in a JSON document that reads itself: the value it should have, or a finding that says what is wrong there.

A reading never stops at the first fault: what cannot be read gives a harmless value and a finding, and the caller
throws the result away when there are findings.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kiosk.directory.findings import Finding
from kiosk.directory.plain_text import clean

SHORT = 120
LONG = 600
MOST_ITEMS = 100
"""Items in one list of a record."""


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a document, its place, and the list that collects the findings of the whole reading."""

    file: str
    pointer: str
    value: object
    findings: list[Finding]

    def complain(self, message: str) -> None:
        """Adds a finding at this place."""
        self.findings.append(Finding(self.file, self.pointer, message))

    def child(self, key: str) -> "Node":
        """The value under `key`; None when it is not there. Only asked of a node that is an object."""
        value = self.value.get(key) if isinstance(self.value, Mapping) else None
        escaped = key.replace("~", "~0").replace("/", "~1")
        return Node(self.file, f"{self.pointer}/{escaped}", value, self.findings)

    def has(self, key: str) -> bool:
        """Whether the object has something under `key`."""
        return isinstance(self.value, Mapping) and self.value.get(key) is not None

    def is_object(self) -> bool:
        """True for an object; otherwise a finding."""
        if isinstance(self.value, Mapping):
            return True
        self.complain("Hier hoort een object tussen { }. Zie het voorbeeld in resources/directory/README.md.")
        return False

    def members(self) -> tuple[str, ...]:
        """The keys of an object, in the order of the file."""
        return tuple(self.value) if isinstance(self.value, Mapping) else ()

    def items(self, key: str) -> Iterator["Node"]:
        """The objects of the list under `key`; an absent list is empty, anything else a finding."""
        listed = self.child(key)
        if listed.value is None:
            return
        if not isinstance(listed.value, list):
            listed.complain("Hier hoort een lijst tussen [ ]. Zet de waarde tussen blokhaken.")
            return
        if len(listed.value) > MOST_ITEMS:
            listed.complain(f"De lijst is langer dan {MOST_ITEMS}. Maak hem korter.")
            return
        for index, value in enumerate(listed.value):
            item = Node(self.file, f"{listed.pointer}/{index}", value, self.findings)
            if item.is_object():
                yield item

    def text(self, key: str, limit: int = SHORT, *, required: bool = False) -> str:
        """The cleaned text under `key`; '' when absent. Too long, no text, or absent and required: a finding."""
        place = self.child(key)
        if place.value is None:
            if required:
                place.complain("Dit veld ontbreekt. Vul het in.")
            return ""
        if not isinstance(place.value, str):
            place.complain("Hier hoort tekst. Zet de waarde tussen aanhalingstekens.")
            return ""
        shown = clean(place.value)
        if len(shown) > limit:
            place.complain(f"De tekst is {len(shown)} tekens lang; er passen er {limit}. Maak hem korter.")
            return ""
        if required and not shown:
            place.complain("Dit veld is leeg. Vul het in.")
        return shown

    def identifier(self, key: str = "id") -> str:
        """The UUID under `key` in its usual form."""
        written = self.text(key, required=True)
        try:
            return str(UUID(written))
        except ValueError:
            if written:
                self.child(key).complain("Dit is geen UUID. Maak een nieuwe, bijvoorbeeld met het commando uuidgen.")
            return ""

    def day(self, key: str, *, required: bool = False) -> date | None:
        """The date under `key`, written as 2026-11-23."""
        written = self.text(key, required=required)
        if not written:
            return None
        try:
            found = date.fromisoformat(written)
        except ValueError:
            found = None
        if found is None or found.isoformat() != written:
            self.child(key).complain("Dit is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-23.")
            return None
        return found

    def partial_day(self, key: str) -> str:
        """The date under `key` as its source gives it: 2022, 2022-11 or 2022-11-07."""
        written = self.text(key, required=True)
        try:
            date.fromisoformat(f"{written}-01-01"[:10])
        except ValueError:
            if written:
                self.child(key).complain("Dit is geen datum. Schrijf bijvoorbeeld 2022-11-07, 2022-11 of 2022.")
        return written

    def number(self, key: str, lowest: float, highest: float) -> float | None:
        """The number under `key` between the limits, None when absent."""
        place = self.child(key)
        if place.value is None:
            return None
        if isinstance(place.value, bool) or not isinstance(place.value, int | float):
            place.complain("Hier hoort een getal, zonder aanhalingstekens.")
            return None
        if not lowest <= place.value <= highest:
            place.complain(f"Het getal moet tussen {lowest:g} en {highest:g} liggen. Verbeter het.")
            return None
        return float(place.value)

    def truth(self, key: str) -> bool:
        """true or false under `key`; anything else is a finding."""
        place = self.child(key)
        if not isinstance(place.value, bool):
            place.complain("Hier hoort true of false, zonder aanhalingstekens.")
            return False
        return place.value
