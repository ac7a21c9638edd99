# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How questions and options are called in words: by their label, with the name behind it where a label is no name."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kiosk.flow.form import Field, Form, Role, Text
from kiosk.flow.words.folding import FIELD, Places, folded, places_of
from kiosk.flow.xpath.syntax import Call, Expression, Literal

_ELSEWHERE = "…"
"""What stands in a label for a value that is put in when it is shown."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What keys are called, and back; no two are called the same."""

    shown: Mapping[str, str]
    keys: Mapping[str, str]


def labels_of(texts: Mapping[str, str]) -> Labels:
    """Each key as its text; with the key in brackets behind it where that text does not name it alone."""
    named = {key: " ".join(text.split()) or key for key, text in texts.items()}
    counts = Counter(named.values())
    shown = {
        key: text if counts[text] == 1 and not text.endswith("]") else f"{text} [{key}]" for key, text in named.items()
    }
    return Labels(MappingProxyType(shown), MappingProxyType({text: key for key, text in shown.items()}))


@dataclass(frozen=True, slots=True)
class Names:
    """All names of one form in one language. `here` is the field that `.` stands for; '' where that is not known."""

    form: Form
    language: str
    here: str
    places: Places
    fields: Labels
    _options: dict[str, Labels] = field(default_factory=dict)

    def options(self, name: str) -> Labels:
        """What the codes are called that this question or calculate may have; none for any other field."""
        if name not in self._options:
            self._options[name] = labels_of(self._codes(name))
        return self._options[name]

    def of(self, name: str) -> Field:
        """The field of this name; raises `KeyError`."""
        return self.form.field(name)

    def text(self, text: Text) -> str:
        """A text as it stands in the form, in this language or else the form's own."""
        parts = text.parts.get(self.language) or text.parts.get(text.default_language) or ()
        return "".join(part if isinstance(part, str) else _ELSEWHERE for part in parts).strip()

    def _codes(self, name: str) -> Mapping[str, str]:
        found: dict[str, list[str]] = {}
        for code, label in self._offers(name, {name}):
            if label not in found.setdefault(code, []):
                found[code].append(label)
        return {code: " / ".join(labels) for code, labels in found.items()}

    def _offers(self, name: str, seen: set[str]) -> Iterator[tuple[str, str]]:
        asked = self.of(name) if name in self.form.by_name else None
        if asked is not None and asked.options is not None:
            for code, option in asked.options.all.items():
                yield code, self.text(option.label) or code
        if asked is not None and asked.rules.calculation is not None:
            yield from self._results(folded(asked.rules.calculation.formula.tree, self.places), seen)

    def _results(self, tree: Expression, seen: set[str]) -> Iterator[tuple[str, str]]:
        """The codes that this expression can give, where it only hands on answers and fixed texts."""
        match tree:
            case Literal(value) if len(value.split()) == 1:
                yield value, value
            case Call(name=name, arguments=(Literal(field_name),)) if name == FIELD and field_name not in seen:
                yield from self._offers(field_name, {*seen, field_name})
            case Call(name="if", arguments=(_, yes, no)) | Call(name="coalesce", arguments=(yes, no)):
                yield from self._results(yes, seen)
                yield from self._results(no, seen)
            case Call(name="once" | "selected-at", arguments=(first, *_)):
                yield from self._results(first, seen)
            case _:
                pass


def names_of(form: Form, language: str, here: str = "") -> Names:
    """The names of this form in this language."""
    places = places_of(form)
    bare = Names(form, language, here, places, labels_of({}))
    texts = {one.name: bare.text(one.wording.label) for one in form.fields if one.role is not Role.GROUP}
    return Names(form, language, here, places, labels_of(texts))
