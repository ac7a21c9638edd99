# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One form of the benchmark in every shape that an engine wants, with the answers that are given to it."""

from dataclasses import dataclass

from tests.benchmarks.flow.as_python import Rules, as_python, compiled
from tests.benchmarks.flow.as_surveyjs import Json, as_surveyjs
from tests.benchmarks.flow.as_xform import as_xform
from tests.benchmarks.flow.big_forms import big_form
from tests.benchmarks.flow.description import Description
from tests.benchmarks.flow.walks import Step, walk


@dataclass(frozen=True, slots=True)
class Size:
    """Questions and languages."""

    questions: int
    languages: int

    def __str__(self) -> str:
        """As in the tables."""
        return f"{self.questions}x{self.languages}"


@dataclass(frozen=True, slots=True)
class Subject:
    """A form to measure."""

    size: Size
    description: Description
    xml: str
    survey: Json
    source: str
    rules: Rules
    steps: list[Step]


def subject_of(size: Size) -> Subject:
    """The form of this size, written for all engines from one description."""
    description = big_form(size.questions, size.languages)
    source = as_python(description)
    rules = compiled(source, description)
    return Subject(
        size,
        description,
        as_xform(description),
        as_surveyjs(description),
        source,
        rules,
        walk(description, rules),
    )
