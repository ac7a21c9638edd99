# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questions, options, outcomes, rules and texts of two versions: added, removed, renamed, changed."""

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from kiosk.flow.form import Field, Form, Role, Text
from kiosk.flow.said import Said
from kiosk.flow.words.rules import formulas_by_column, rules_in_words

NOTHING = Said("", "")
_PATH = re.compile(r"/[\w.-]+(?:/[\w.-]+)+")
_VALUE = "\u2026"
"""Stands in a text for a value that is put into it."""
_MARKS = ("services", "theme", "urgency", "crisis", "person", "fallback")


class Part(Enum):
    """What kind of thing changed."""

    QUESTION = "question"
    OPTION = "option"
    OUTCOME = "outcome"
    RULE = "rule"
    TEXT = "text"


class Kind(Enum):
    """What happened to it."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class PartChange:
    """One part that is not the same. `name`: of the question or outcome, `question/option`, `question/column`."""

    part: Part
    kind: Kind
    name: str
    before: Said
    after: Said


@dataclass(frozen=True, slots=True)
class Renames:
    """Old name -> new name, of what kept its texts."""

    questions: Mapping[str, str]
    outcomes: Mapping[str, str]
    options: Mapping[tuple[str, str], str]
    """By old question and old option."""

    def forward(self, answers: Mapping[str, str]) -> Mapping[str, str]:
        """Answers to the old version in the names of the new one."""
        return {
            self.questions.get(name, name): " ".join(self.options.get((name, code), code) for code in value.split(" "))
            for name, value in answers.items()
        }

    def backward(self, answers: Mapping[str, str]) -> Mapping[str, str]:
        """Answers to the new version in the names of the old one."""
        old_names = {new: old for old, new in self.questions.items()}
        old_codes = {(question, new): old for (question, old), new in self.options.items()}
        given = {old_names.get(name, name): value for name, value in answers.items()}
        return {
            name: " ".join(old_codes.get((name, code), code) for code in value.split(" "))
            for name, value in given.items()
        }


def renames(old: Form, new: Form) -> Renames:
    """What has another name but the same texts, where that can mean one thing only."""
    questions = _matched(_named(old, Role.QUESTION), _named(new, Role.QUESTION))
    outcomes = _matched(_named(old, Role.OUTCOME), _named(new, Role.OUTCOME))
    options = {
        (before.name, code): renamed
        for before, after in _both(old, new, questions)
        for code, renamed in _matched(_labels(before), _labels(after)).items()
    }
    return Renames(questions, outcomes, options)


def _named(form: Form, role: Role) -> dict[str, Hashable]:
    """By name, what a reader would know a field by."""
    fields = (field for field in form.fields if field.role is role)
    return {field.name: (field.kind, _shown(field.wording.label), field.marks.get("services")) for field in fields}


def _labels(field: Field) -> dict[str, Hashable]:
    return {code: _shown(option.label) for code, option in (field.options.all if field.options else {}).items()}


def _shown(text: Text) -> str:
    return plain(text).get(text.default_language, "")


def _matched(old: Mapping[str, Hashable], new: Mapping[str, Hashable]) -> dict[str, str]:
    gone = {name: known for name, known in old.items() if name not in new}
    come = {name: known for name, known in new.items() if name not in old}
    found = {}
    for name, known in gone.items():
        same = [other for other, one in come.items() if one == known]
        if len(same) == 1 and list(gone.values()).count(known) == 1:
            found[name] = same[0]
    return found


def _both(old: Form, new: Form, renamed: Mapping[str, str]) -> Iterator[tuple[Field, Field]]:
    """The fields that both versions have, the old one first."""
    for field in old.fields:
        name = renamed.get(field.name, field.name)
        if name in new.by_name:
            yield field, new.field(name)


def plain(text: Text) -> dict[str, str]:
    """The text by language, with an ellipsis for each value that is put into it."""
    return {
        language: "".join(part if isinstance(part, str) else _VALUE for part in parts).strip()
        for language, parts in text.parts.items()
    }


def part_changes(old: Form, new: Form, names: Renames) -> tuple[PartChange, ...]:
    """Everything that differs, the largest parts first."""
    kept = {**names.questions, **names.outcomes}
    return (
        *_names(Part.QUESTION, Role.QUESTION, old, new, names.questions),
        *_names(Part.OUTCOME, Role.OUTCOME, old, new, names.outcomes),
        *(change for pair in _both(old, new, kept) for change in _options(*pair, names)),
        *(change for pair in _both(old, new, kept) for change in _rules(*pair, old, new)),
        *(change for pair in _both(old, new, kept) for change in _texts(*pair, names)),
    )


def _names(part: Part, role: Role, old: Form, new: Form, renamed: Mapping[str, str]) -> Iterator[PartChange]:
    before = {field.name: _shown(field.wording.label) for field in old.fields if field.role is role}
    after = {field.name: _shown(field.wording.label) for field in new.fields if field.role is role}
    yield from _listed(part, before, after, renamed)


def _listed(
    part: Part, before: Mapping[str, str], after: Mapping[str, str], renamed: Mapping[str, str], within: str = ""
) -> Iterator[PartChange]:
    for name, label in before.items():
        if name in renamed:
            yield PartChange(part, Kind.RENAMED, within + renamed[name], _alike(name), _alike(renamed[name]))
        elif name not in after:
            yield PartChange(part, Kind.REMOVED, within + name, _alike(label), _alike(""))
    for name, label in after.items():
        if name not in before and name not in renamed.values():
            yield PartChange(part, Kind.ADDED, within + name, _alike(""), _alike(label))


def _options(before: Field, after: Field, names: Renames) -> Iterator[PartChange]:
    renamed = {old: new for (question, old), new in names.options.items() if question == before.name}
    labels = [{code: str(label) for code, label in _labels(field).items()} for field in (before, after)]
    yield from _listed(Part.OPTION, labels[0], labels[1], renamed, f"{after.name}/")


def _rules(before: Field, after: Field, old: Form, new: Form) -> Iterator[PartChange]:
    earlier, later = _sources(before, old), _sources(after, new)
    columns = [*earlier, *(column for column in later if column not in earlier)]
    changed = [column for column in columns if earlier.get(column) != later.get(column)]
    if changed:
        was, now = _rules_said(before, old), _rules_said(after, new)
        for column in changed:
            told = was.get(column, NOTHING), now.get(column, NOTHING)
            yield PartChange(Part.RULE, Kind.CHANGED, f"{after.name}/{column}", *told)
    for mark in _MARKS:
        values = before.marks.get(mark, ""), after.marks.get(mark, "")
        if values[0] != values[1]:
            yield PartChange(Part.RULE, Kind.CHANGED, f"{after.name}/{mark}", _alike(values[0]), _alike(values[1]))


def _sources(field: Field, form: Form) -> dict[str, str]:
    """The rules by column, with the bare names of questions: to move one into another group changes no rule."""
    names = {"/".join(other.path): other.name for other in form.fields}

    def bare(path: re.Match[str]) -> str:
        return f"${{{names.get(path[0].split('/', 2)[2], path[0])}}}"

    return {
        column: " ".join(_PATH.sub(bare, formula.source).split())
        for column, formula in formulas_by_column(field).items()
    }


def _rules_said(field: Field, form: Form) -> dict[str, Said]:
    dutch, english = rules_in_words(field, form, "nl"), rules_in_words(field, form, "en")
    return {column: Said(words, english[column]) for column, words in dutch.items()}


def _texts(before: Field, after: Field, names: Renames) -> Iterator[PartChange]:
    earlier = _texts_of(before, {old: new for (name, old), new in names.options.items() if name == before.name})
    later = _texts_of(after, {})
    for place, text in earlier.items():
        for language in sorted({**text, **later.get(place, {})}):
            was, now = text.get(language, ""), later.get(place, {}).get(language, "")
            if place in later and was != now:
                name = f"{after.name}/{place}::{language}"
                yield PartChange(Part.TEXT, Kind.CHANGED, name, _alike(was), _alike(now))


def _texts_of(field: Field, renamed: Mapping[str, str]) -> dict[str, dict[str, str]]:
    wording = field.wording
    texts = {
        "label": wording.label,
        "hint": wording.hint,
        "guidance_hint": wording.guidance,
        "constraint_message": wording.constraint,
        "required_message": wording.required,
    }
    options = field.options.all if field.options else {}
    labels = {renamed.get(code, code): option.label for code, option in options.items()}
    return {place: plain(text) for place, text in {**texts, **labels}.items()}


def _alike(text: str) -> Said:
    return Said(text, text)
