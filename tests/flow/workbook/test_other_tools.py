# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A workbook with own sheets and columns still opens in other XForms tools."""

from pathlib import Path

import pytest
from pyxform.xls2xform import convert  # type: ignore[import-untyped] # pyxform ships no types

from kiosk.flow.workbook.starter import starter_workbook
from kiosk.flow.xform.load import load_form
from kiosk.places import resources


@pytest.fixture(name="starter")
def _starter(tmp_path: Path) -> Path:
    path = tmp_path / "nieuw.xlsx"
    starter_workbook().save(path)
    return path


def test_the_starter_opens_in_pyxform_as_it_is(starter: Path) -> None:
    form = load_form(convert(str(starter), validate=False).xform, strict=False)
    assert [form.fields[index].name for index in form.questions] == ["hulp", "baan", "brief"]


def test_the_shipped_workbook_opens_in_pyxform_as_it_is() -> None:
    shipped = resources() / "flows" / "werkcentrum.xlsx"
    plain = load_form(convert(str(shipped), validate=False).xform, strict=False)
    published = load_form((resources() / "flows" / "werkcentrum.xml").read_text(encoding="utf-8"))
    names = [published.fields[index].name for index in published.questions]
    assert [plain.fields[index].name for index in plain.questions] == names
