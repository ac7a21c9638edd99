# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one proof stands on: conditions and numbers, what visitors can choose and type, what is only known roughly."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from kiosk.flow.form import QuestionKind
from kiosk.flow.lexical import MAX_TEXT, fault_of
from kiosk.flow.proof.gates import FALSE, Gates, Lit
from kiosk.flow.proof.sums import Linear, Sums
from kiosk.flow.proof.symbols import Unknown
from kiosk.flow.proof.verdicts import Inexact

ROUGH = "what is known only roughly"


@dataclass(frozen=True, slots=True)
class Demand:
    """A condition that is a matter of what is typed: it holds when the text passes the test."""

    lit: Lit
    passes: Callable[[str], bool]


class Ground:
    """Grows while rules are read; what was said before never changes."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.gates = Gates()
        self.sums = Sums(self.gates)
        self.several: dict[int, Mapping[str, Lit]] = {}
        """Question -> its codes in list order, with the conditions that they are chosen."""
        self.present: dict[int, Lit] = {}
        """Text question -> the condition that something is typed."""
        self.demands: dict[int, list[Demand]] = {}
        self.lengths: dict[int, Linear] = {}
        self.text_laws: dict[int, list[Lit]] = {}
        """Text question -> what always holds of what is typed there."""
        self.inexact: dict[Inexact, None] = {}
        self.place = ("", "")
        """The field and part that is being read."""
        self._fresh: dict[Hashable, Lit] = {}
        self._equal: dict[tuple[int, str], Lit] = {}

    def unknown(self, token: Hashable, construct: str) -> Unknown:
        """A value that the proof gives up on; what depends on it is known only roughly."""
        self._give_up(token, construct)
        return Unknown(token)

    def fresh(self, token: Hashable, construct: str) -> Lit:
        """A condition that the proof gives up on: it may hold or not, for the same token alike."""
        self._give_up(token, construct)
        return self._once(token)

    def demand(self, field: int, token: Hashable, construct: str, passes: Callable[[str], bool]) -> Lit:
        """A condition on what is typed, that the proof does not see through but an answer can be tried on."""
        self.note(construct)
        known = token in self._fresh
        lit = self._once(token)
        if not known:
            self.demands.setdefault(field, []).append(Demand(lit, passes))
        return lit

    def typed(self, field: int, text: str) -> Lit:
        """The condition that exactly this is typed. It is exact: a visitor can type it, or anything else."""
        if not text or text != text.strip() or fault_of(QuestionKind.TEXT, text) is not None:
            return FALSE
        if (field, text) not in self._equal:
            lit = self._equal[field, text] = self.gates.leaf()
            others = [other for (of, _), other in self._equal.items() if of == field and other != lit]
            self.demands.setdefault(field, []).append(Demand(lit, lambda given: given == text))
            laws = self.text_laws.setdefault(field, [])
            laws += [self.gates.any_of((-lit, self.present[field]))]
            laws += [self.gates.any_of((-lit, -other)) for other in others]
            self._fix_length(field, text, lit)
        return self._equal[field, text]

    def length(self, field: int) -> Linear:
        """How many characters are typed."""
        if field not in self.lengths:
            self.lengths[field] = self.sums.variable(1, MAX_TEXT)
            for (of, text), lit in self._equal.items():
                if of == field:
                    self._fix_length(field, text, lit)
        return self.lengths[field]

    def _fix_length(self, field: int, text: str, lit: Lit) -> None:
        if field in self.lengths:
            fits = self.sums.equal(self.lengths[field], len(text))
            self.text_laws.setdefault(field, []).append(self.gates.any_of((-lit, fits)))

    def _once(self, token: Hashable) -> Lit:
        if token not in self._fresh:
            self._fresh[token] = self.gates.leaf()
        return self._fresh[token]

    def _give_up(self, token: Hashable, construct: str) -> None:
        """Of a value made of one that was given up before, only that is said, and only where nothing else was."""
        made_of = token if isinstance(token, tuple) else ()
        if not any(isinstance(part, Unknown) for part in made_of):
            self.note(construct)
        elif all((one.field, one.part) != self.place for one in self.inexact):
            self.note(ROUGH)

    def note(self, construct: str) -> None:
        """Says that the rule being read is known only roughly, and what makes it so."""
        self.inexact.setdefault(Inexact(*self.place, construct))
