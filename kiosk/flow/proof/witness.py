# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns what the solver found into answers that a visitor can give, and back into conditions."""

from collections.abc import Iterable, Mapping

from kiosk.flow.form import Field, QuestionKind
from kiosk.flow.proof.candidates import Candidates, written
from kiosk.flow.proof.gates import Lit
from kiosk.flow.proof.model import FormModel
from kiosk.flow.proof.solver import Solver
from kiosk.flow.proof.sums import Linear
from kiosk.flow.proof.symbols import MINUS_NOTHING


class Witness:
    """Reads the last answer of a solver."""

    def __init__(self, model: FormModel, solver: Solver, candidates: Candidates) -> None:
        """`candidates` are the texts to choose from."""
        self._model = model
        self._solver = solver
        self._candidates = candidates

    def answers(self) -> Mapping[int, str]:
        """What is answered at each question that the solver knows of; '' where it is skipped."""
        fields = self._model.form.fields
        return {index: self._answer(fields[index]) for index in sorted(self._solver.told)}

    def situation(self, indexes: Iterable[int]) -> Lit:
        """The condition that these questions are answered as they are now."""
        lits = [lit for index in indexes if index in self._solver.told for lit in self._given(index)]
        return self._model.ground.gates.all_of(lits)

    def _answer(self, field: Field) -> str:
        index = field.index
        if index in self._model.chosen:
            return " ".join(code for code, lit in self._model.chosen[index].items() if self._solver.is_true(lit))
        if not self._solver.is_true(self._model.filled[index]):
            return ""
        return self._text(field) if field.kind is QuestionKind.TEXT else self._number(field)

    def _number(self, field: Field) -> str:
        number, form = self._value(self._model.numbers[field.index]), self._value(self._model.forms.get(field.index))
        if form >= MINUS_NOTHING:
            return "-" + "0" * (form - MINUS_NOTHING + 1)
        text = written(field, number)
        return text.replace("-", "-" + "0" * form) if number < 0 else "0" * form + text

    def _value(self, variable: Linear | None) -> int:
        """What the solver made of this variable; 0 where it does not matter."""
        return 0 if variable is None else self._solver.number(variable.terms[0][0]) or 0

    def _text(self, field: Field) -> str:
        ground = self._model.ground
        wanted = [
            (demand.passes, self._solver.is_true(demand.lit))
            for demand in ground.demands.get(field.index, ())
            if self._solver.knows(demand.lit)
        ]
        length = self._length(field.index)
        texts = self._candidates.typed(field)
        if length is not None:
            texts = [*texts, *(text[:length].ljust(length, "x") for text in texts)]
        for text in texts:
            fits = length is None or len(text) == length
            if fits and all(passes(text) == value for passes, value in wanted):
                return text
        return texts[0]

    def _length(self, index: int) -> int | None:
        linear = self._model.ground.lengths.get(index)
        return None if linear is None else self._solver.number(linear.terms[0][0])

    def _given(self, index: int) -> list[Lit]:
        model = self._model
        leaves = list(model.chosen[index].values()) if index in model.chosen else [model.filled[index]]
        leaves += [demand.lit for demand in model.ground.demands.get(index, ()) if self._solver.knows(demand.lit)]
        found = [lit if self._solver.is_true(lit) else -lit for lit in leaves]
        if index in model.numbers and self._solver.is_true(model.filled[index]):
            found.append(model.ground.sums.equal(model.numbers[index], self._value(model.numbers[index])))
            form = model.forms.get(index)
            if form is not None and self._solver.number(form.terms[0][0]) is not None:
                found.append(model.ground.sums.equal(form, self._value(form)))
        return found
