# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs scenarios that others recorded: a form, answers in any order, and the state of every node after each."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.flow.form import Field, Form, QuestionKind, Role
from kiosk.flow.lexical import Fault
from kiosk.flow.session import canonical
from kiosk.flow.state import State, advanced, evaluated, fault_in
from kiosk.flow.xform.document import language_code
from kiosk.flow.xform.load import load_form
from kiosk.flow.xpath.code import Context, Setting
from tests.conformance.cases import Came, CaseResult, Failed, Passed, Skipped, read_json, tried
from tests.conformance.outside import RESTORE, Scenario, has_other_texts, names_in, outside_nodes, reason_to_skip

CASES = Path(__file__).parents[3] / "shared" / "conformance" / "xforms" / "scenarios.json.gz"
ZONE = ZoneInfo("America/Phoenix")
"""The zone of the recording."""
_TEXTS = frozenset({"label", "hint", "message"})
_EXPONENT = re.compile(r"-?\d(\.\d+)?e[+-]\d+")
_SPACE = re.compile(r"\s+")
_VIOLATIONS = {Fault.REQUIRED: "required", Fault.CONSTRAINT: "constraint"}
Seen = dict[str, Any]
Difference = dict[str, Any]


def run(files: Iterable[Path]) -> Iterator[CaseResult]:
    """What comes of every scenario in these files."""
    for file in files:
        data = read_json(file)
        for scenario in data["scenarios"] if isinstance(data, dict) else data:
            yield tried(str(scenario["id"]), partial(came_of, scenario))


def came_of(scenario: Scenario) -> Came:
    """What comes of one scenario."""
    reason = reason_to_skip(scenario)
    if reason:
        return Skipped(reason)
    difference = first_difference(scenario)
    return Passed() if difference is None else Failed({"test": scenario["test"], **difference})


def first_difference(scenario: Scenario) -> Difference | None:
    """Where the engine first shows something else than was recorded; None when it never does."""
    player = _Player.of(scenario)
    recorded: dict[str, Seen] = {path: dict(node) for path, node in scenario["init"].items()}
    difference = player.difference(recorded)
    for number, step in enumerate(scenario["steps"]):
        if difference is not None or "do" not in step:
            continue
        player.act(step)
        for path, change in (step.get("delta") or {}).get("changed", {}).items():
            recorded.setdefault(path, {}).update(change)
        difference = player.difference(recorded)
        if difference is not None:
            difference = {"step": number, "action": step.get("args"), **difference}
    return difference


@dataclass
class _Player:
    """One form being filled in, as the recording did it: also with answers that a visitor could not give."""

    form: Form
    fields: Mapping[tuple[str, ...], Field]
    outside: frozenset[str]
    answers: dict[str, str]
    setting: Setting
    state: State
    texts: bool

    @classmethod
    def of(cls, scenario: Scenario) -> "_Player":
        files = {name.rpartition("/")[2]: text for name, text in scenario["resources"].items()}
        form = load_form(scenario["form"], files, strict=False)
        now = datetime.fromisoformat(scenario["now"])
        setting = Setting(now, ZONE, form.default_language)
        texts = not has_other_texts(scenario)
        fields = {field.path: field for field in form.fields}
        return cls(form, fields, outside_nodes(scenario), {}, setting, evaluated(form, {}, setting), texts)

    def act(self, step: Mapping[str, Any]) -> None:
        if step["do"] == "setLanguage":
            self.setting = Setting(self.setting.now, ZONE, language_code(step["args"][0]))
            self.state = evaluated(self.form, self.answers, self.setting)
        if step["do"] == RESTORE:
            self.answers = {name: answer for name, answer in self.answers.items() if self._is_relevant(name)}
            self.state = evaluated(self.form, self.answers, self.setting)
        if step["do"] == "answer":
            field = self._field(step["at"])
            self.answers[field.name] = canonical(field, _given(step))
            self.state = advanced(self.form, self.state, field.name, self.answers, self.setting)
            assert self.state == evaluated(self.form, self.answers, self.setting), "advanced and evaluated differ"

    def _is_relevant(self, name: str) -> bool:
        """What is not relevant is not saved with a form of ODK."""
        return bool(self.state.relevant[self.form.by_name[name]])

    def difference(self, recorded: Mapping[str, Seen]) -> Difference | None:
        for path, wanted in recorded.items():
            field = self._known(path)
            shown = {} if field is None else self._shown(field)
            for part, value in shown.items():
                if part in wanted and self._plain(part, wanted[part]) != self._plain(part, value):
                    return {"node": path, "part": part, "expected": wanted[part], "got": value}
        return None

    def _field(self, path: str) -> Field:
        field = self._known(path)
        if field is None:
            raise LookupError(f"the form has no {path}")
        return field

    def _known(self, path: str) -> Field | None:
        return None if path in self.outside else self.fields.get(names_in(path)[1:])

    def _shown(self, field: Field) -> Seen:
        context = Context(self.setting, self.state.cells)
        relevant = bool(self.state.relevant[field.index])
        required = field.rules.required
        fault = self._fault(field, context) if relevant else None
        shown: Seen = {
            "relevant": relevant,
            "required": required is not None and required.holds(context),
            "violation": None if fault is None else _VIOLATIONS.get(fault, fault.value),
        }
        if self.texts:
            shown |= _texts_of(field, fault, context)
        if field.role is not Role.GROUP:
            shown["value"] = self.state.cells[field.index]
        if field.options is not None:
            offered = field.options.offered(context)
            shown["options"] = [[option.name, option.label.shown(context)] for option in offered]
        return shown

    def _plain(self, part: str, value: Any) -> Any:
        """Choices without those that have no code: the recording makes one of every blank line of a CSV file.

        Texts count without regard to white space, and not at all where a text has forms that the profile does not
        have: the recording then strings all forms together. A number has no exponent (XPath 1.0 section 4.2).
        """
        if part in _TEXTS:
            return _SPACE.sub(" ", value or "").strip()
        if part == "value" and _EXPONENT.fullmatch(value):
            return format(Decimal(value), "f")
        if not isinstance(value, list):
            return value
        return [(code, _SPACE.sub(" ", label).strip() if self.texts else "") for code, label in value if code]

    def _fault(self, field: Field, context: Context) -> Fault | None:
        if field.role is Role.GROUP or field.kind is QuestionKind.NOTE:
            return None
        return fault_in(field, self.state, self.state.cells[field.index], context)


def _texts_of(field: Field, fault: Fault | None, context: Context) -> Seen:
    """The texts of a field; the message only where the form has its own."""
    wording = field.wording
    own = {Fault.REQUIRED: wording.required, Fault.CONSTRAINT: wording.constraint}
    message = "" if fault is None or fault not in own else own[fault].shown(context)
    return {"label": wording.label.shown(context), "hint": wording.hint.shown(context), "message": message}


def _given(step: Mapping[str, Any]) -> str:
    """The answer of a step: one value, or codes one by one; with or without the place before it."""
    given = step["args"][1:] if step["args"][0] == step["at"] else step["args"]
    values = [one["answer"] if isinstance(one, dict) else one for one in given]
    return " ".join("" if value is None else str(value) for value in values)
