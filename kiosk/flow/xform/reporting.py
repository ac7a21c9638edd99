# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gathers what is wrong with a form while it is read, so that an author hears all of it at once."""

from kiosk.flow.form import FormError, Problem
from kiosk.flow.said import Said

PUBLISH = Said("Publiceer de werkmap opnieuw.", "Publish the workbook again.")


class Report:
    """The problems of one form. A form made by others, read leniently, may have what the profile does not."""

    def __init__(self, *, strict: bool = True) -> None:
        """`strict` holds the form to the profile; without it only what cannot run is refused."""
        self.strict = strict
        self.problems: list[Problem] = []

    def refuse(self, problem: Problem) -> None:
        """Adds what no form can have."""
        self.problems.append(problem)

    def hold_to_profile(self, problem: Problem) -> None:
        """Adds what the profile does not have."""
        if self.strict:
            self.problems.append(problem)

    def close(self) -> None:
        """Raises `FormError` when anything was added."""
        if self.problems:
            raise FormError(self.problems)
