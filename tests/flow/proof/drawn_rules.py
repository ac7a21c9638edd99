# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules made by chance over the questions and calculates that a flow has so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

CODES = ("a", "b", "c")
ITEMS = "instance('keuzes')/root/item"
LISTS = """<instance id="keuzes"><root>
  <item><name>a</name><label>A</label><nummer>1</nummer><bij>a b</bij></item>
  <item><name>b</name><label>B</label><nummer>2</nummer><bij>b</bij></item>
  <item><name>c</name><label>C</label><nummer>3</nummer><bij></bij></item>
</root></instance>"""
WITHIN = ". >= 0 and . <= 5"
"""What holds a number to values that can all be tried."""

LIMITS: Mapping[str, tuple[str, ...]] = {
    "large": ("", ". > 1", ". != 2", ". = 2 or . = 4", ". > 3 and . < 4", ". mod 2 = 0", ". * 2 > 3", ". != '3'"),
    "text": ("", "", "regex(., '[a-z]{1,4}')", "string-length(.) < 3", ". != 'a'"),
    "day": ("", "", ". <= today()", ". > '2026-11-23'", "format-date(., '%m') = '11'"),
}
"""Constraints that read no other question; '' for none."""


@dataclass
class Rules:
    """The paths of what can be read, by what they hold, and what rules say of each by chance."""

    random: Random
    ones: list[str] = field(default_factory=list)
    several: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    """Numbers of which every value is tried."""
    large: list[str] = field(default_factory=list)
    """Numbers without bounds: rules only compare them with 0 to 4, so that both sides of each border can be tried."""
    fractions: list[str] = field(default_factory=list)
    """Numbers that need not be whole; rules only compare them with 0 to 4."""
    words: list[str] = field(default_factory=list)
    """Calculates that are a text."""
    texts: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)

    def pick(self, *rules: str) -> str:
        """One of these."""
        return self.random.choice(rules)

    @property
    def readable(self) -> list[str]:
        """All that a rule can read."""
        numbers = [*self.small, *self.large, *self.fractions]
        return [*self.ones, *self.several, *numbers, *self.words, *self.texts, *self.days]

    def condition(self) -> str:
        """A rule over what there is; '' where there is nothing or by chance."""
        return "" if not self.readable or self.random.random() < 0.3 else self.sure_condition()

    def sure_condition(self) -> str:
        """A rule of one to three clauses, some of them in brackets."""
        clauses = [self.clause() for _ in range(self.random.choice((1, 1, 2, 2, 3)))]
        while len(clauses) > 1:
            last, before = clauses.pop(), clauses.pop()
            clauses.append(self.pick(f"{before} and {last}", f"{before} or {last}", f"{last} and ({before})"))
        return clauses[0]

    def clause(self) -> str:
        """One comparison or test, by chance turned around."""
        clause = self._about(self.random.choice(self.readable))
        return f"not({clause})" if self.random.random() < 0.2 else clause

    def _about(self, path: str) -> str:
        if path in self.ones:
            return self._about_one(path)
        if path in self.several:
            return self._about_several(path)
        if path in self.words:
            return self._about_word(path)
        if path in self.texts:
            return self._about_text(path)
        return self._about_day(path) if path in self.days else self._about_number(path)

    def _about_one(self, path: str) -> str:
        code, other = self.pick(*CODES), self.pick(*self.ones)
        return self.pick(
            f"{path} = '{code}'",
            f"{path} = '{code}'",
            f"{path} != '{code}'",
            f"{path} = ''",
            f"{path} != ''",
            f"selected('a b', {path})",
            f"selected({path}, '{code}')",
            f"{path} = {other}",
            f"contains('ac', {path})",
            f"string-length({path}) = 0",
            f"coalesce({path}, {other}) = '{code}'",
            f"pulldata('keuzes', 'nummer', 'name', {path}) >= 2",
            f"{ITEMS}[name = {path}]/nummer > 1",
            f"count({ITEMS}[selected(bij, {path})]) = 2",
            f"sum({ITEMS}[name != {path}]/nummer) > 4",
            f"count({ITEMS}[name = {path}] | {ITEMS}[nummer = 2]) = 1",
            f"({ITEMS}[name != {path}])[1]/nummer = 2",
            f"{path}",
        )

    def _about_several(self, path: str) -> str:
        code, other, number = self.pick(*CODES), self.pick(*self.several), self.random.randrange(4)
        return self.pick(
            f"selected({path}, '{code}')",
            f"selected({path}, '{code}')",
            f"count-selected({path}) > {number}",
            f"count-selected({path}) = count-selected({other})",
            f"count-selected({path}) + count-selected({other}) >= {number}",
            f"{path} != ''",
            f"{path} = 'a {code}'",
            f"selected-at({path}, {number}) = '{code}'",
            f"starts-with({path}, '{code}')",
            f"{path} = {other}",
        )

    def _about_word(self, path: str) -> str:
        code, other, number = self.pick(*CODES), self.pick(*self.words), self.random.randrange(3)
        return self.pick(
            f"{path} = '{code}'",
            f"{path} != '{code}'",
            f"contains({path}, '{code}')",
            f"ends-with({path}, '{code}')",
            f"string-length({path}) > {number}",
            f"substr({path}, {number}) = '{code}'",
            f"substr({path}, 0, {number}) = {other}",
            f"{path} < {number}",
        )

    def _about_number(self, path: str) -> str:
        number = self.random.randrange(5)
        plain = [
            f"{path} >= {number}",
            f"{path} < {number}",
            f"{path} = {number}",
            f"{path} != {number}",
            f"{path} > {number} - 0.5",
            f"number({path}) = {number}",
            f"{path} = '{number}'",
            f"coalesce({path}, {number}) > 2",
            f"selected({path}, '{number}')",
            f"count-selected({path}) = 1",
            f"{path}",
            f"-{path} < -{number}",
        ]
        return self.pick(*plain, *self._sums(path, number)) if path in self.small else self.pick(*plain)

    def _sums(self, path: str, number: int) -> list[str]:
        other = self.pick(*self.small)
        return [
            f"{path} = {other}",
            f"{path} < {other}",
            f"{path} + {other} > {number}",
            f"{path} - {other} = {number}",
            f"2 * {path} - {other} < {number}",
            f"{path} mod 2 = 1",
            f"{path} div 2 > {number} - 1.5",
            f"({path} + {other}) div 2 >= {number}",
            f"min({path}, {other}) = {number}",
            f"max({path}, {other}, 2) > {number}",
            f"round({path} div 2) = {number}",
            f"int({path} div 2) = {number}",
            f"if({path} > {number}, {other}, {path}) <= 2",
            f"round({path}, -1) > {number}",
        ]

    def _about_text(self, path: str) -> str:
        return self.pick(
            f"{path} = 'a'",
            f"{path} != 'a'",
            f"regex({path}, '[a-z]+')",
            f"contains({path}, 'b')",
            f"string-length({path}) > 2",
            f"{path} = {self.pick(*self.texts)}",
            f"number({path}) > 3",
            f"substr({path}, 0, 1) = 'a'",
            f"selected({path}, 'b')",
            f"coalesce(number({path}), 2) > 2",
        )

    def _about_day(self, path: str) -> str:
        return self.pick(
            f"{path} < today()",
            f"{path} = '2026-11-23'",
            f"date({path}) = '2026-11-23'",
            f"today() - {path} > 6574",
            f"format-date({path}, '%Y') = '2008'",
            f"{path} > {self.pick(*self.days)}",
            f"{path} != ''",
            f"string-length({path}) = 10",
            f"selected({path}, '2008-11-22')",
        )


def choice_filter(rules: Rules) -> str:
    """Brackets behind a list of options."""
    brackets = ["[name != 'c']", "[position() < 3]", "[2]", "[nummer mod 2 = 1]", "[name != 'a'][1]"]
    brackets += ["[number(bij) = 2]", "[string-length() > 20]", "[not(bij)]"]
    for path in rules.ones:
        brackets += [f"[selected(bij, {path})]", f"[name != {path}]", f"[bij = {path}]"]
        brackets += [f"[{path} = 'a' or name = 'b']", f"[starts-with(bij, {path})]"]
    brackets += [f"[not(selected({path}, name))]" for path in rules.several]
    brackets += [f"[nummer <= {path}]" for path in (*rules.small, *rules.large)]
    brackets += [f"[number({path})]" for path in rules.small]
    brackets += [f"[contains({path}, name)]" for path in rules.words]
    return rules.pick(*brackets)


def limit_of_several(rules: Rules) -> str:
    """A constraint of a question with several answers; '' for none."""
    limits = ["", "", "count-selected(.) <= 2", "not(selected(., 'a') and count-selected(.) > 1)", ". = 'a b'"]
    limits += [f"selected(., {path})" for path in rules.ones]
    limits += [f"count-selected(.) = {path}" for path in (*rules.small, *rules.large)]
    return rules.pick(*limits)


def limit_of_small(rules: Rules) -> str:
    """A constraint of a number with bounds."""
    limits = [
        ". > 1",
        ". = 2 or . = 4",
        ". mod 2 = 0",
        ". > 3 and . < 4",
        "not(. = 3)",
        "round(. div 2) != 1",
        "number() > 2",
    ]
    for path in rules.small:
        limits += [f". > {path}", f". != {path}", f". + {path} = 5", f". * 2 = {path}", f". = {path} - 1"]
    limits += [f". > 2 or {path} = 'a'" for path in rules.ones]
    limits += [f". <= count-selected({path})" for path in rules.several]
    return rules.pick(WITHIN, f"{WITHIN} and ({rules.pick(*limits)})")
