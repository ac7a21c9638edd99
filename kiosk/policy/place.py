# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A place in the matrix's file that reads itself: its value, or a harmless one and a finding of what is wrong."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from kiosk.policy.findings import Finding

_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_NO_CODE = "Een code heeft alleen kleine letters, cijfers en streepjes. Verbeter hem."
_NOTHING = "Hier staat nog niets. Vul het in."
_LONGEST = 600
_MOST_ITEMS = 1_000
_SAYS_NOTHING = frozenset({"", "nvt", "geen", "onbekend", "tebepalen", "tebevestigen", "volgt", "todo", "tbd"})

Word = TypeVar("Word", bound=StrEnum)


class Absent:
    """The value of a key that is not there; JSON's null is something else."""


ABSENT = Absent()


@dataclass(frozen=True, slots=True)
class Place:
    """One value of the file, where it is, and the list that collects the findings of the whole reading."""

    file: str
    pointer: str
    value: object
    findings: list[Finding]

    def complain(self, message: str) -> None:
        """Adds a finding at this place."""
        self.findings.append(Finding(self.file, self.pointer, message))

    def child(self, key: str) -> "Place":
        """The value under `key`; `ABSENT` when it is not there."""
        return self._at(key, self.value.get(key, ABSENT) if isinstance(self.value, Mapping) else ABSENT)

    @property
    def is_absent(self) -> bool:
        """Whether nothing stands here."""
        return self.value is ABSENT

    def members(self) -> Iterator[tuple[str, "Place"]]:
        """The keys of an object, each a code, with their places; anything but an object is a finding."""
        if not isinstance(self.value, Mapping):
            self._complain_of_shape("Hier hoort een object tussen { }. Verbeter het.")
            return
        for key, value in self.value.items():
            place = self._at(key, value)
            if not _CODE.fullmatch(key):
                place.complain(_NO_CODE)
            yield key, place

    def items(self) -> Iterator["Place"]:
        """The places of a list; anything but a list is a finding."""
        if not isinstance(self.value, list) or len(self.value) > _MOST_ITEMS:
            self._complain_of_shape(f"Hier hoort een lijst tussen [ ] van hoogstens {_MOST_ITEMS}. Verbeter hem.")
            return
        for index, value in enumerate(self.value):
            yield self._at(str(index), value)

    def each_once(self, found: Sequence[str]) -> None:
        """A finding where a list is empty, or has one of these twice."""
        if self.value == []:
            self.complain("Hier staat nog niets. Noem er minstens één.")
        if twice := sorted(one for one, times in Counter(found).items() if one and times > 1):
            self.complain(f"Dit staat er twee keer: {', '.join(twice)}. Haal er één weg.")

    def code(self) -> str:
        """A code of small letters, figures and dashes."""
        if isinstance(self.value, str) and _CODE.fullmatch(self.value):
            return self.value
        self.complain(_NO_CODE)
        return ""

    def holds_only(self, keys: Collection[str]) -> bool:
        """True for an object, with a finding for each key that is not one of these; False and a finding otherwise."""
        if not isinstance(self.value, Mapping):
            self._complain_of_shape("Hier hoort een object tussen { }. Verbeter het.")
            return False
        for key in self.value:
            if key not in keys:
                self._at(key, ABSENT).complain(f"Deze sleutel bestaat niet. Kies uit: {', '.join(keys)}.")
        return True

    def text(self) -> str:
        """This text on one line; nothing, a word that says nothing, too long or unprintable is a finding."""
        if not isinstance(self.value, str):
            self._complain_of_shape("Hier hoort tekst tussen aanhalingstekens. Verbeter het.")
            return ""
        if len(self.value) > _LONGEST or not self.value.isprintable():
            self.complain(f"Schrijf dit op één regel van hoogstens {_LONGEST} tekens, zonder verborgen tekens.")
            return ""
        if "".join(letter for letter in self.value.casefold() if letter.isalnum()) in _SAYS_NOTHING:
            self.complain(_NOTHING)
        return self.value.strip()

    def one_of(self, codes: Collection[str]) -> str:
        """One of these codes."""
        if isinstance(self.value, str) and self.value in codes:
            return self.value
        self.complain(f"Dit staat niet in de lijst. Kies uit: {', '.join(codes)}.")
        return ""

    def word(self, words: type[Word]) -> Word:
        """One of these words; the first of them when it is none."""
        found = self.one_of([word.value for word in words])
        return words(found) if found else next(iter(words))

    def day(self) -> date:
        """This day, written as 2026-11-23; `date.min` when it is none."""
        written = self.value if isinstance(self.value, str) else ""
        try:
            found = date.fromisoformat(written)
        except ValueError:
            found = date.min
        if found.isoformat() != written:
            self.complain("Dit is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-23.")
        return found

    def _complain_of_shape(self, message: str) -> None:
        """What is not there has no shape to put right."""
        self.complain(_NOTHING if self.is_absent else message)

    def _at(self, key: str, value: object) -> "Place":
        escaped = key.replace("~", "~0").replace("/", "~1")
        return Place(self.file, f"{self.pointer}/{escaped}", value, self.findings)


def codes(place: Place) -> tuple[str, ...]:
    """The codes of a list, each once."""
    found = tuple(one.code() for one in place.items())
    place.each_once(found)
    return found


def number(place: Place, least: int, most: int) -> int:
    """This whole number within its limits; `least` when it is none."""
    if isinstance(place.value, int) and not isinstance(place.value, bool) and least <= place.value <= most:
        return place.value
    place.complain(f"Hier hoort een heel getal van {least} tot en met {most}, zonder aanhalingstekens.")
    return least


def truth(place: Place) -> bool:
    """true or false."""
    if not isinstance(place.value, bool):
        place.complain("Hier hoort true of false, zonder aanhalingstekens.")
    return place.value is True
