# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Flows made by chance, as XForm XML: every kind of question and rule, the same flow for the same seed."""

from collections.abc import Callable, Mapping
from random import Random
from xml.sax.saxutils import escape, quoteattr

from tests.flow.forms import select, text, xform
from tests.flow.proof.drawn_rules import (
    CODES,
    ITEMS,
    LIMITS,
    LISTS,
    Rules,
    choice_filter,
    limit_of_several,
    limit_of_small,
)

EXACT = (
    *("one", "one", "filtered", "several", "small", "small", "large"),
    *("calculate", "calculate", "note", "group", "narrow", "narrow", "narrow"),
)
ROUGH = ("one", "filtered", "small", "text", "text", "day", "rough", "group")
TRIED: Mapping[str, tuple[str, ...]] = {
    "integer": (*(str(number) for number in range(-6, 12)), *(f"0{number}" for number in range(5))),
    "text": ("a", "ab", "b", "tekst", "12", "1234 AB", "Straat 12b"),
    "date": ("2026-11-22", "2026-11-23", "2026-11-24", "2008-11-23", "2008-11-22", "1958-02-28"),
}
"""Answers to type: for numbers, both sides of every border that a generated rule can draw, and needless zeros."""


class Drawn:
    """What was drawn so far: the rules over it, and the parts of the form."""

    def __init__(self, seed: int) -> None:
        """Nothing was drawn yet."""
        self.random = Random(seed)  # noqa: S311 - forms for a test
        self.rules = Rules(self.random)
        self.data = ""
        self.binds: dict[str, str] = {}
        self.body = ""
        self.group = ""
        """The group that is open, as `g1/`; '' for none."""

    def add(self, name: str, control: Callable[[str], str], **attributes: str) -> str:
        """One more field, with the rules that were drawn ('' for none); its path."""
        place = self.group + name
        self.data += f"<{name}/>"
        self.binds[place] = _attributes(attributes)
        self.body += control(place)
        return f"/data/{place}"

    def put_first(self, name: str, control: Callable[[str], str], **attributes: str) -> str:
        """A field before all others, though its rules read them."""
        self.data = f"<{name}/>{self.data}"
        self.binds[name] = _attributes(attributes)
        self.body = control(name) + self.body
        return f"/data/{name}"

    def open(self, name: str) -> None:
        """A group, which the fields to come stand in."""
        self.close()
        self.binds[name] = _attributes({"relevant": self.rules.condition()})
        self.data += f"<{name}>"
        self.body += f'<group ref="/data/{name}">'
        self.group = f"{name}/"

    def close(self) -> None:
        """Ends the group that is open."""
        if self.group:
            self.data += f"</{self.group[:-1]}>"
            self.body += "</group>"
            self.group = ""

    def required(self) -> str:
        """Most often always."""
        return self.rules.pick("true()", "true()", "", self.rules.condition())


def random_form(seed: int, size: int, kinds: tuple[str, ...] = EXACT) -> str:
    """A flow of so many fields of these kinds."""
    drawn = Drawn(seed)
    for number in range(size):
        _DRAW[drawn.random.choice(kinds)](drawn, f"q{number}")
    drawn.close()
    _outcomes(drawn)
    return xform(drawn.data, drawn.binds, drawn.body, LISTS)


def _attributes(attributes: Mapping[str, str]) -> str:
    return " ".join(f"{key}={quoteattr(value)}" for key, value in attributes.items() if value)


def _one(drawn: Drawn, name: str, brackets: str = "") -> None:
    nodeset = escape(ITEMS + brackets)
    rules = drawn.rules
    path = drawn.add(
        name, lambda at: select(at, nodeset=nodeset), relevant=rules.condition(), required=drawn.required()
    )
    rules.ones.append(path)


def _filtered(drawn: Drawn, name: str) -> None:
    _one(drawn, name, choice_filter(drawn.rules))


def _narrow(drawn: Drawn, name: str) -> None:
    """A question with one answer, so that long paths have few ways."""
    nodeset = escape(f"{ITEMS}[name = '{drawn.rules.pick(*CODES)}']")
    rule = drawn.random.choice(("", "", drawn.rules.condition()))
    drawn.rules.ones.append(drawn.add(name, lambda at: select(at, nodeset=nodeset), relevant=rule, required="true()"))


def _several(drawn: Drawn, name: str) -> None:
    rules = drawn.rules
    nodeset = escape(ITEMS + drawn.random.choice(("", "", choice_filter(rules))))
    path = drawn.add(
        name,
        lambda at: select(at, nodeset=nodeset, kind="select"),
        relevant=rules.condition(),
        required=drawn.required(),
        constraint=limit_of_several(rules),
    )
    rules.several.append(path)


def _typed(drawn: Drawn, name: str, kind: str, constraint: str) -> str:
    rule = drawn.rules.condition()
    return drawn.add(name, text, type=kind, relevant=rule, required=drawn.required(), constraint=constraint)


def _small(drawn: Drawn, name: str) -> None:
    drawn.rules.small.append(_typed(drawn, name, "int", limit_of_small(drawn.rules)))


def _large(drawn: Drawn, name: str) -> None:
    drawn.rules.large.append(_typed(drawn, name, "int", drawn.rules.pick(*LIMITS["large"])))


def _text(drawn: Drawn, name: str) -> None:
    drawn.rules.texts.append(_typed(drawn, name, "string", drawn.rules.pick(*LIMITS["text"])))


def _day(drawn: Drawn, name: str) -> None:
    drawn.rules.days.append(_typed(drawn, name, "date", drawn.rules.pick(*LIMITS["day"])))


def _note(drawn: Drawn, name: str) -> None:
    drawn.add(name, text, readonly="true()", relevant=drawn.rules.condition())


def _group(drawn: Drawn, name: str) -> None:
    drawn.open(name)
    _one(drawn, f"{name}a")


def _calculate(drawn: Drawn, name: str) -> None:
    rules = drawn.rules
    if rules.readable:
        draw, kept = drawn.random.choice(
            (
                (_count, rules.small),
                (_count, rules.small),
                (_large_sum, rules.large),
                (_fraction, rules.fractions),
                (_word, rules.words),
            )
        )
        add = drawn.add if drawn.random.random() < 0.8 else drawn.put_first
        kept.append(add(name, lambda _: "", relevant=rules.condition(), calculate=draw(rules)))


def _rough(drawn: Drawn, name: str) -> None:
    """A calculate that the proof does not see through."""
    rules = drawn.rules
    parts = [f"{path} * {rules.pick(*rules.small)}" for path in rules.small]
    parts += [f"{path} mod {rules.pick(*rules.small)}" for path in rules.small]
    parts += [f"concat({path}, 'x')" for path in rules.small]
    parts += [f"string-length({path})" for path in rules.texts]
    parts += [f"(today() - {path}) div 365.25" for path in rules.days]
    if parts:
        rules.small.append(drawn.add(name, lambda _: "", calculate=rules.pick(*parts)))


def _count(rules: Rules) -> str:
    parts = [
        f"if({rules.sure_condition()}, 1, 0) + if({rules.sure_condition()}, 2, 0)",
        f"if({rules.sure_condition()}, 2, 1)",
        f"if({rules.sure_condition()}, true(), 3)",
    ]
    parts += [f"count-selected({path})" for path in rules.several]
    parts += [f"min({rules.sure_condition()}, 2)"]
    for path in rules.small:
        other = rules.pick(*rules.small)
        parts += [f"coalesce({path}, 0) + 1", f"{path} * 2 - 1", f"{path} mod 3"]
        parts += [f"min({path}, 2)", f"max({path}, {other})"]
        parts += [f"{path} + {other}", f"5 - {path}", f"{path} mod -2", f"{other} - {path}"]
    return rules.pick(*parts)


def _fraction(rules: Rules) -> str:
    parts = [f"if({rules.sure_condition()}, 0.5, 3)"]
    for path in rules.small:
        parts += [f"int({path} div 2)", f"round({path} div 4)", f"number({path}) + 0.5", f"{path} * 0.3 - 1"]
        parts += [f"round({path} div 3, 1)", f"int({path} div -2)"]
    for path in rules.fractions:
        parts += [f"round({path})", f"int({path})", f"{path} * 2", f"1 - {path}", f"min({path}, 2)"]
    return rules.pick(*parts)


def _large_sum(rules: Rules) -> str:
    parts = [f"if({rules.sure_condition()}, -1, 4)"]
    for path in rules.large:
        parts += [f"{path} + 1", f"{path} * 2 - 1", f"{path} mod 3", f"min({path}, 2)", f"max({path}, 1)"]
        parts += [f"if({rules.sure_condition()}, {path}, 3)", f"0 - {path}", f"coalesce({path}, 2)"]
    return rules.pick(*parts)


def _word(rules: Rules) -> str:
    parts = [f"if({rules.sure_condition()}, 'a', 'b')", f"if({rules.sure_condition()}, 'ab', not({rules.clause()}))"]
    for path in rules.ones:
        parts += [f"concat({path}, 'b')", f"coalesce({path}, 'c')", f"{ITEMS}[name = {path}]/bij", f"once({path})"]
        parts += [f"pulldata('keuzes', 'bij', 'name', {path})", f"jr:choice-name({path}, '{path}')"]
    for path in rules.several:
        parts += [f"selected-at({path}, 1)", f"concat({path}, ' b')", f"substr({path}, 2)", f"{path}"]
    parts += [f"concat({path}, {rules.pick(*rules.words)})" for path in rules.words]
    return rules.pick(*parts)


def _outcomes(drawn: Drawn) -> None:
    names = [f"o{number}" for number in range(drawn.random.choice((0, 1, 2, 3)))]
    if not names:
        return
    drawn.data += "<outcomes>" + "".join(f"<{name}/>" for name in names) + "</outcomes>"
    for name in names:
        fallback = drawn.random.choice(("", "", "yes", "deliberate"))
        rules = {"readonly": "true()", "relevant": drawn.rules.condition(), "kiosk:fallback": fallback}
        drawn.binds[f"outcomes/{name}"] = _attributes(rules)
        drawn.body += text(f"outcomes/{name}")


_DRAW: Mapping[str, Callable[[Drawn, str], None]] = {
    "one": _one,
    "filtered": _filtered,
    "narrow": _narrow,
    "several": _several,
    "small": _small,
    "large": _large,
    "text": _text,
    "day": _day,
    "calculate": _calculate,
    "rough": _rough,
    "note": _note,
    "group": _group,
}
