# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the accessibility tree of the window comes to when it is said aloud: what, in what order, what is new. Pure.

A visitor hears a new screen from its first word to its last, content first and the bars around it after that. After
that only what changes, and what the visitor goes to: the item that was said last is the one that Enter chooses.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from kiosk.speech.port import Utterance
from kiosk.ui.spoken_form import language_of, spoken_form
from kiosk.ui.texts import Words


class Kind(Enum):
    """What an element is, as far as hearing goes."""

    TEXT = auto()
    HEADING = auto()
    ALERT = auto()
    """Said when its words change."""
    BUTTON = auto()
    CHOICE = auto()
    FIELD = auto()
    SECRET = auto()
    """A field of which nothing is ever said but that something was typed."""
    GROUP = auto()
    """Keys that belong together: named as a whole, said one by one only to who goes there."""
    KEY = auto()
    PICTURE = auto()


_CONTROLS = frozenset({Kind.BUTTON, Kind.CHOICE, Kind.FIELD, Kind.SECRET, Kind.KEY})
_FIELDS = frozenset({Kind.FIELD, Kind.SECRET})
_OF_THE_PAGE = frozenset({Kind.TEXT, Kind.HEADING, Kind.CHOICE, Kind.FIELD, Kind.SECRET, Kind.GROUP, Kind.PICTURE})
_TOLD_ON_ARRIVAL = frozenset({Kind.ALERT, Kind.CHOICE})
"""Said with the new page: a button that the page before had too has changed all the same."""
_NAMES_THE_PAGE = frozenset({Kind.HEADING, Kind.CHOICE})


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the tree. `key` tells it from all others as long as it is on the window."""

    key: int
    kind: Kind
    name: str
    state: str = ""
    """How it stands now, or what is typed in it."""
    language: str = ""
    """'' is the language of the screen."""
    chosen: bool = False
    possible: bool = True
    place: tuple[int, int] = (0, 0)
    """(2, 5): the second of five; (0, 0) where it is not one of a row."""
    bar: bool = False
    """Around the page: the same on every screen."""
    personal: bool = False
    """How it stands is of the visitor alone: said in a headset only."""
    rect: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Left, top, width, height on the window."""

    @property
    def control(self) -> bool:
        """Whether it can be pressed or typed in."""
        return self.kind in _CONTROLS


@dataclass(frozen=True, slots=True)
class Seen:
    """All that stands on the window at one moment, in the order of the tree, and the language of the screen."""

    language: str
    elements: tuple[Element, ...]

    def element(self, key: int) -> Element | None:
        """The element of this key, if it is still there."""
        return next((one for one in self.elements if one.key == key), None)

    def reading(self) -> tuple[Element, ...]:
        """The tree's order, begun at the page: the upper bar comes last, so that nobody hears it first every time."""
        first = next((at for at, one in enumerate(self.elements) if not one.bar), 0)
        return self.elements[first:] + self.elements[:first]

    def page(self) -> tuple[object, ...]:
        """Equal as long as it is the same page in the same language, whatever is chosen or typed on it."""
        return self.language, *(
            (one.key, one.name if one.kind in _NAMES_THE_PAGE else "")
            for one in self.elements
            if not one.bar and one.kind in _OF_THE_PAGE
        )

    def after(self, key: int, *, forward: bool) -> Element | None:
        """The next element, or the one before; round at the ends, the first or the last of all without a `key`."""
        order = self.reading()
        at = next((at for at, one in enumerate(order) if one.key == key), -1 if forward else 0)
        return order[(at + (1 if forward else -1)) % len(order)] if order else None

    def under(self, x: float, y: float) -> Element | None:
        """What is at this place: the smallest, where one lies in another."""
        here = [one for one in self.elements if _holds(one.rect, x, y)]
        return min(here, key=lambda one: one.rect[2] * one.rect[3], default=None)


def _hidden(one: Element) -> bool:
    """A field whose signs, one by one, are nobody else's business either."""
    return one.kind is Kind.SECRET or (one.kind is Kind.FIELD and one.personal)


def _holds(rect: tuple[float, float, float, float], x: float, y: float) -> bool:
    left, top, width, height = rect
    return left <= x < left + width and top <= y < top + height


@dataclass(frozen=True, slots=True)
class Line:
    """One text to say, and the element that it is of (0: of none)."""

    key: int
    utterance: Utterance


@dataclass(frozen=True, slots=True)
class Teller:
    """Puts elements into words. `private`: nobody but the visitor hears it, as in a headset."""

    words: Words
    private: bool = False

    def say(self, word: str, key: int = 0, **values: object) -> Line:
        """A text of the screens' own."""
        return self._line(key, self.words.say(word, **values), self.words.language)

    def arrival(self, seen: Seen) -> list[Line]:
        """A new screen, whole; the keys of a keyboard only by its name."""
        return [line for one in seen.reading() if one.kind is not Kind.KEY for line in self.brief(one)]

    def news(self, before: Seen | None, seen: Seen, at: int) -> list[Line]:
        """What changed since: how the element stands at which the visitor is, a message, and else the whole screen."""
        if before is None:
            return self.arrival(seen)
        arrived = before.page() != seen.page()
        told = [one for one in seen.elements if not (arrived and one.kind in _TOLD_ON_ARRIVAL)]
        changed = [line for one in told for line in self._change(before.element(one.key), one, at)]
        return changed + (self.arrival(seen) if arrived else [])

    def brief(self, one: Element) -> list[Line]:
        """Its name, and how it stands."""
        return [*self._name(one), *self._details(one, self._standing(one))]

    def full(self, one: Element, seen: Seen) -> list[Line]:
        """For who goes there: also what it is, and where it is in its row."""
        if one.kind is Kind.KEY and not self.private and any(_hidden(other) for other in seen.elements):
            return [self.say("spoken_key", one.key)]
        return [*self._name(one), *self._details(one, [*self._what(one), *self._standing(one)])]

    def _change(self, was: Element | None, one: Element, at: int) -> Iterator[Line]:
        if one.kind is Kind.ALERT:
            if one.name and (was is None or was.name != one.name):
                yield from self.brief(one)
        elif was is None or (was.state, was.chosen) == (one.state, one.chosen):
            return
        elif one.kind in _FIELDS:
            yield self._echo(was, one)
        elif one.key == at and one.kind is not Kind.KEY:
            standing = [one.state or self.words.say("not_chosen")]
            yield from self._details(one, standing) if one.kind is Kind.CHOICE else self.brief(one)

    def _echo(self, was: Element, one: Element) -> Line:
        """Of no element: who types stays at the key that was pressed."""
        if len(one.state) < len(was.state):
            return self.say("spoken_erased")
        if self.private and one.kind is Kind.FIELD:
            return self._line(0, one.state[len(was.state) :], self.words.language)
        return self.say("spoken_sign")

    def _name(self, one: Element) -> Iterator[Line]:
        for text in one.name.split("\n"):
            if heard := spoken_form(text, self.words):
                yield self._line(one.key, heard, one.language or language_of(text, self.words))

    def _details(self, one: Element, details: Sequence[str]) -> Iterator[Line]:
        if told := ", ".join(filter(None, details)):
            yield self._line(one.key, spoken_form(told, self.words), self.words.language)

    def _standing(self, one: Element) -> list[str]:
        """How it stands now."""
        if one.kind in _FIELDS:
            return []
        place = [self.words.say("spoken_place", place=one.place[0], places=one.place[1])] if one.place[0] else []
        if one.personal and one.state and not self.private:
            return [*place, self.words.say("spoken_private")]
        return [*place, one.state, "" if one.possible else self.words.say("unavailable")]

    def _what(self, one: Element) -> list[str]:
        """What it is."""
        match one.kind:
            case Kind.BUTTON:
                return [self.words.say("spoken_button")]
            case Kind.CHOICE if not one.chosen:
                return [self.words.say("not_chosen")]
            case Kind.FIELD if self.private and one.state:
                return [self.words.say("spoken_field"), one.state]
            case Kind.FIELD | Kind.SECRET:
                typed = [self.words.say("spoken_field"), self.words.say("staff_entered", count=len(one.state))]
                return [*typed, self.words.say("spoken_private")] if one.personal else typed
        return []

    def _line(self, key: int, text: str, language: str) -> Line:
        return Line(key, Utterance(text, language))
