# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What texts say of calculated values: the names of choices in the language of whoever reads them.

Rules never see this. They read the form's own language, so that the same answers give the same way in every language.
"""

from collections.abc import Sequence

from kiosk.flow.form import Form
from kiosk.flow.state import State
from kiosk.flow.xpath.code import Context, Setting


def cells_in(form: Form, state: State, setting: Setting) -> Sequence[str]:
    """The cells of this state as a text in the language of the setting shows them."""
    if not form.links.spoken or setting.language == form.default_language:
        return state.cells
    cells = state.cells.copy()
    context = Context(setting, cells)
    for index in form.links.spoken:
        calculation = form.fields[index].rules.calculation
        if calculation is not None and state.relevant[index]:
            cells[index] = calculation.text(context)
    return cells
