# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers worth trying at a question: its options, and both sides of every border that a rule draws."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from kiosk.flow.form import Field, Form, Formula, QuestionKind
from kiosk.flow.lexical import MAX_TEXT, fault_of
from kiosk.flow.proof.samples import samples
from kiosk.flow.xpath.syntax import Call, Literal, Number, walk
from kiosk.flow.xpath.values import number_of_text

MOST_SUBSETS = 6
"""Of so many options every combination is tried."""
_MOST = 60
_EPOCH = date(1970, 1, 1)
_USUAL_NUMBERS = (0, 1, 18, 30, 67, -1, 1000)
_USUAL_TEXTS = ("tekst", "a", "12", "1234 AB", "naam@voorbeeld.nl", "0612345678", "x" * MAX_TEXT)


class Candidates:
    """By question, what its rules and the rules that read it speak of."""

    def __init__(self, form: Form, today: date) -> None:
        """Looks through all rules of the form once."""
        self._today = today
        self._found: dict[int, dict[str, None]] = {index: {} for index in form.questions}
        for field in form.fields:
            for formula in formulas(field).values():
                self._collect(form, formula)
        for index in form.questions:
            self._usual(form.fields[index])

    def typed(self, field: Field) -> Sequence[str]:
        """Numbers, days or texts that could be given here; not more than a few."""
        return list(self._found[field.index])[:_MOST]

    def _collect(self, form: Form, formula: Formula) -> None:
        reads = [form.fields[index] for index in sorted(formula.code.reads)]
        typed = [field for field in reads if field.index in self._found and field.options is None]
        if not typed:
            return
        spoken = list(_spoken(formula))
        for field in typed:
            for text in spoken:
                for answer in self._near(field, text):
                    self.add(field, answer)

    def add(self, field: Field, answer: str) -> None:
        """One more, if it has the form of an answer."""
        if answer == answer.strip() and answer and fault_of(field.kind, answer) is None:
            self._found[field.index].setdefault(answer)

    def _near(self, field: Field, text: str) -> Iterator[str]:
        number = number_of_text(text)
        whole = int(number) if abs(number) < 1e9 else None
        if field.kind is QuestionKind.TEXT:
            yield text
        elif whole is not None and field.kind is QuestionKind.INTEGER:
            yield from (str(whole + step) for step in (0, -1, 1))
        elif whole is not None and field.kind is QuestionKind.DATE:
            yield from self._days(field, text, whole)

    def _days(self, field: Field, text: str, number: int) -> Iterator[str]:
        start = 0 if "-" in text[1:] else (self._today - _EPOCH).days
        for days in (number, -number):
            yield from (written(field, start + days + step) for step in (0, -1, 1))

    def _usual(self, field: Field) -> None:
        usual: Mapping[QuestionKind | None, Sequence[str]] = {
            QuestionKind.INTEGER: [str(number) for number in _USUAL_NUMBERS],
            QuestionKind.TEXT: _USUAL_TEXTS,
        }
        if field.kind is QuestionKind.DATE:
            usual = {field.kind: [*self._days(field, "", 1), *self._days(field, "", 10_000)]}
        for answer in usual.get(field.kind, ()):
            self.add(field, answer)


def formulas(field: Field) -> Mapping[str, Formula]:
    """The rules of a field by the column they stand in."""
    rules = field.rules
    found = {
        "relevant": None if rules.relevant is None else rules.relevant.formula,
        "required": None if rules.required is None else rules.required.formula,
        "constraint": None if rules.constraint is None else rules.constraint.formula,
        "calculation": None if rules.calculation is None else rules.calculation.formula,
        "choice_filter": None if field.options is None else field.options.choice_filter,
    }
    return {part: formula for part, formula in found.items() if formula is not None}


def _spoken(formula: Formula) -> Iterator[str]:
    for part, _ in walk(formula.tree):
        match part:
            case Call(name="regex", arguments=(_, Literal(pattern))):
                yield from samples(pattern)
            case Call(name="string-length"):
                yield from ("x" * length for length in (1, 2, 4, 8, 20, 200))
            case Number(value):
                yield f"{value:.9g}" if abs(value) < 1e9 else ""
            case Literal(value):
                yield value


def subsets(codes: Sequence[str]) -> Iterator[str]:
    """Combinations of options, as answers: all where they are few, else the small ones and the whole."""
    sizes = range(1, len(codes) + 1) if len(codes) <= MOST_SUBSETS else (1, 2, len(codes))
    for size in sizes:
        yield from (" ".join(some) for some in combinations(codes, size))


def written(field: Field, number: int) -> str:
    """A number as answer: digits, or the day so long after 1970-01-01; '' where there is no such day."""
    if field.kind is not QuestionKind.DATE:
        return str(number)
    try:
        return (_EPOCH + timedelta(days=number)).isoformat()
    except OverflowError:
        return ""
