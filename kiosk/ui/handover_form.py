# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The particulars of a warm handover, one thing per screen, made of the fields that may go along. Pure.

They are asked as questions like any other, so that every screen, keyboard and aid of a question is theirs too. What is
chosen of a list goes along in Dutch: the receiver reads it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from kiosk.flow.session import Choice, Question, QuestionKind
from kiosk.policy.matrix import Field
from kiosk.ui.questions import DONT_KNOW
from kiosk.ui.texts import Words


class Step(StrEnum):
    """What one screen asks; the values name its words."""

    NAME = "name"
    WAY = "way"
    """To be called or written to, where both may go along: the other is then never asked."""
    PHONE = "phone"
    EMAIL = "email"
    QUESTION = "question"
    OWN_QUESTION = "own_question"
    BEST_TIME = "best_time"


CALL, WRITE, OWN_WORDS = "bellen", "mailen", "zelf"
_CHOICES: Mapping[Step, tuple[str, ...]] = {
    Step.WAY: (CALL, WRITE),
    Step.QUESTION: ("werk", "leren", "geld", "bedrijf", "later", OWN_WORDS),
    Step.BEST_TIME: ("ochtend", "middag", "avond", DONT_KNOW),
}
_KINDS = {
    Step.WAY: QuestionKind.ONE,
    Step.QUESTION: QuestionKind.ONE,
    Step.BEST_TIME: QuestionKind.SEVERAL,
}
_APPEARANCES = {Step.PHONE: "numbers", Step.EMAIL: "email"}
_FIELDS = {
    Step.NAME: Field.NAME,
    Step.PHONE: Field.PHONE,
    Step.EMAIL: Field.EMAIL,
    Step.QUESTION: Field.QUESTION,
    Step.OWN_QUESTION: Field.QUESTION,
    Step.BEST_TIME: Field.BEST_TIME,
}
OWN = frozenset({Step.NAME, Step.PHONE, Step.EMAIL, Step.OWN_QUESTION})
"""What a visitor types: nobody beside the visitor hears it."""


@dataclass(frozen=True, slots=True)
class HandoverForm:
    """What is filled in so far, and the step on the screen; None: all of it is there."""

    fields: tuple[Field, ...] = ()
    given: Mapping[Step, str] = field(default_factory=dict)
    at: Step | None = None

    def __repr__(self) -> str:
        """Nothing of the visitor: a representation may end up in a log."""
        return "HandoverForm(...)"

    def steps(self) -> tuple[Step, ...]:
        """The steps of this visitor, in order."""
        return tuple(self._steps())

    def answered(self, value: str) -> "HandoverForm":
        """After an entry that stands: at the first step that is still open."""
        if self.at is None:
            return self
        told = replace(self, given=MappingProxyType({**self.given, self.at: value}))
        return replace(told, at=next((one for one in told.steps() if one not in told.given), None))

    def before(self) -> "HandoverForm | None":
        """One step back, with what was filled in; None: there is none before."""
        steps = self.steps()
        at = len(steps) if self.at is None else steps.index(self.at)
        return replace(self, at=steps[at - 1]) if at else None

    def revised(self, step: Step) -> "HandoverForm":
        """Back at one step, to change it."""
        return replace(self, at=step)

    def values(self, dutch: Words) -> dict[Field, str]:
        """What goes along, but for the language."""
        told = {_FIELDS[step]: _told(step, self.given[step], dutch) for step in self.steps() if step in _FIELDS}
        return {field: value for field, value in told.items() if value}

    def _steps(self) -> Iterator[Step]:
        both = {Field.PHONE, Field.EMAIL} <= set(self.fields)
        way = self.given.get(Step.WAY) if both else None
        if Field.NAME in self.fields:
            yield Step.NAME
        if both:
            yield Step.WAY
        if Field.PHONE in self.fields and (not both or way == CALL):
            yield Step.PHONE
        if Field.EMAIL in self.fields and (not both or way == WRITE):
            yield Step.EMAIL
        if Field.QUESTION in self.fields:
            yield Step.QUESTION
        if Field.QUESTION in self.fields and self.given.get(Step.QUESTION) == OWN_WORDS:
            yield Step.OWN_QUESTION
        if Field.BEST_TIME in self.fields:
            yield Step.BEST_TIME


def opened_form(fields: tuple[Field, ...]) -> HandoverForm:
    """An empty form at its first step."""
    empty = HandoverForm(fields)
    return replace(empty, at=next(iter(empty.steps()), None))


def field_of(step: Step) -> Field | None:
    """The field that this step fills; None for one that only leads on."""
    return _FIELDS.get(step)


def question_of(form: HandoverForm, step: Step, organisation: str, words: Words) -> Question:
    """The page of a step, with what was filled in before."""
    return Question(
        name=f"handover-{step}",
        kind=_KINDS.get(step, QuestionKind.TEXT),
        label=words.say(f"handover_{step}", organisation=organisation),
        hint=words.texts.get(f"handover_{step}_hint", ""),
        choices=tuple(Choice(one, _choice_words(step, one, words)) for one in _CHOICES.get(step, ())),
        required=True,
        value=form.given.get(step, ""),
        number=form.steps().index(step) + 1,
        appearance=_APPEARANCES.get(step, ""),
    )


def shown(step: Step, value: str, words: Words) -> str:
    """An entry as one reads it: what was chosen by its words, what was typed as it is."""
    if step not in _CHOICES:
        return value
    return ", ".join(_choice_words(step, one, words) for one in value.split())


def _told(step: Step, value: str, dutch: Words) -> str:
    """An entry as it goes along: times to call as their codes, any time as nothing said."""
    if step is Step.BEST_TIME:
        return "" if value == DONT_KNOW else value
    return shown(step, value, dutch)


def _choice_words(step: Step, choice: str, words: Words) -> str:
    return words.say(f"handover_{step}_{choice}")
