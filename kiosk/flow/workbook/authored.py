# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A workbook as its author sees it: the form that comes out of it, and the cell of everything in the form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from kiosk.flow.findings import Finding, WorkbookError
from kiosk.flow.form import Form, FormError, Problem
from kiosk.flow.said import Said
from kiosk.flow.workbook.ask_if import ask_if_findings
from kiosk.flow.workbook.cases import FlowTest, case_findings, tests_of
from kiosk.flow.workbook.choices import button_findings, choice_findings
from kiosk.flow.workbook.glossary import Term, glossary_findings, glossary_of
from kiosk.flow.workbook.languages import language_findings
from kiosk.flow.workbook.lists import files_named, read_lists
from kiosk.flow.workbook.media import MediaFile, media_in
from kiosk.flow.workbook.names import name_findings, reference_findings
from kiosk.flow.workbook.outcomes import outcome_findings
from kiosk.flow.workbook.profile import missing_sheet, profile_findings
from kiosk.flow.workbook.question_types import ticked_lists
from kiosk.flow.workbook.sheets import Row, Sheet, Sheets, read_sheets
from kiosk.flow.workbook.spelling import all_spelled, columns_of
from kiosk.flow.workbook.translated import kept_findings
from kiosk.flow.workbook.unchecked import shown_sheets, unchecked_findings
from kiosk.flow.workbook.xforms import xform_of
from kiosk.flow.xform.load import load_form

MAX_FINDINGS = 200
"""More help nobody; a last one says how many there are."""
_OUTCOME_COLUMNS = {"relevant": "when", "label": "title", "hint": "body"}


@dataclass(frozen=True, slots=True)
class AuthoredFlow:
    """A workbook without errors of form."""

    path: Path
    sheets: Mapping[str, Sheet]
    """By name in small letters, headings and types in the profile's spelling."""
    xml: str
    form: Form
    tests: tuple[FlowTest, ...] = ()
    glossary: tuple[Term, ...] = ()
    lists: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The text of the .csv files that the flow names, by name of file."""
    media: tuple[MediaFile, ...] = ()

    def place(self, name: str, column: str = "name") -> str:
        """`sheet!cell` of a column of the question, group or outcome of this name; the sheet where it has none."""
        return place_of(self.sheets, name, column)

    @property
    def beginning(self) -> str:
        """`sheet!cell` of the first question: the place of what is said of the flow as a whole."""
        first = self.form.questions[:1]
        return self.place(self.form.fields[first[0]].name if first else "")


def open_workbook(path: Path) -> AuthoredFlow:
    """The flow in this workbook, with the lists in files beside it.

    Raises:
        WorkbookError: with every finding that keeps it from being a form.
    """
    findings: list[Finding] = []
    sheets = all_spelled(read_sheets(path, findings), findings)
    findings += publication_findings(sheets)
    findings += sheet_findings(sheets)
    lists = read_lists(path.parent, files_named(sheets), findings) if "survey" in sheets else {}
    _refuse(findings)
    shown = shown_sheets(sheets)
    xml, form = formed(shown, lists)
    _refuse([*case_findings(sheets, form)])
    return AuthoredFlow(path, sheets, xml, form, tests_of(sheets), glossary_of(shown), lists, tuple(media_in(sheets)))


def publication_findings(sheets: Sheets) -> Iterator[Finding]:
    """A finding for what a kiosk needs of a workbook and XLSForm does not ask."""
    survey, settings = sheets.get("survey"), sheets.get("settings")
    if survey and survey.rows and not columns_of(survey, "label"):
        message = Said("De kolom label ontbreekt.", "The column label is missing.")
        remedy = Said("Voeg bijvoorbeeld label::Nederlands (nl) toe.", "Add for example label::English (en).")
        yield Finding("label-missing", f"{survey.name}!A1", message, remedy)
    if "choices" in sheets:
        yield from button_findings(sheets["choices"], ticked_lists(survey))
    if settings is None or not settings.rows:
        yield missing_sheet("settings")
        return
    for heading in ("form_id", "version"):
        if not settings.rows[0].get(heading):
            message = Said(f"De instelling '{heading}' ontbreekt.", f"The setting '{heading}' is missing.")
            remedy = Said("Vul hem in op rij 2.", "Fill it in on row 2.")
            yield Finding("setting-missing", settings.place(2, heading), message, remedy)


def sheet_findings(sheets: Sheets) -> Iterator[Finding]:
    """A finding for everything in these sheets (in the profile's spelling) that the profile does not have."""
    yield from profile_findings(sheets)
    yield from language_findings(sheets)
    if "choices" in sheets:
        yield from choice_findings(sheets["choices"], ticked_lists(sheets.get("survey")))
    yield from outcome_findings(sheets)
    yield from glossary_findings(sheets)
    yield from kept_findings(sheets)
    yield from unchecked_findings(sheets)
    yield from name_findings(sheets)
    yield from reference_findings(sheets)
    if "survey" in sheets:
        yield from ask_if_findings(sheets)


def formed(sheets: Sheets, lists: Mapping[str, str], *, strict: bool = True) -> tuple[str, Form]:
    """The XForm and the form of sheets that are in order.

    Raises:
        WorkbookError: with what is wrong with their rules and texts.
    """
    xml = xform_of(sheets)
    try:
        return xml, load_form(xml, lists, strict=strict)
    except FormError as error:
        raise WorkbookError([_told(problem, sheets) for problem in error.problems]) from error


def _refuse(findings: Sequence[Finding]) -> None:
    if len(findings) > MAX_FINDINGS:
        more = len(findings) - MAX_FINDINGS
        message = Said(f"En nog {more} bevindingen.", f"And {more} more findings.")
        remedy = Said("Verbeter eerst deze.", "Mend these first.")
        findings = [*findings[:MAX_FINDINGS], Finding("more-findings", "werkmap", message, remedy)]
    if findings:
        raise WorkbookError(findings)


def _told(problem: Problem, sheets: Sheets) -> Finding:
    place = place_of(sheets, problem.question, problem.part or "name") if problem.question else _file(problem, sheets)
    about = f"{problem.question}: " if problem.question and "!" not in place else ""
    message = Said(f"{about}{problem.message.nl}", f"{about}{problem.message.en}")
    return Finding(problem.code, place, message, problem.remedy)


def _file(problem: Problem, sheets: Sheets) -> str:
    """Where the file stands that a problem names; `survey` where it names none."""
    named = files_named(sheets).items()
    return next((place for name, place in named if f"'{name}'" in problem.message.nl), "survey")


def place_of(sheets: Sheets, name: str, column: str) -> str:
    """`sheet!cell` of a column of the question, group or outcome of this name; `survey` where there is none."""
    for title in ("survey", "outcomes"):
        sheet = sheets.get(title)
        row = next((row for row in sheet.rows if name and row.get("name") == name), None) if sheet else None
        if sheet and row:
            part = _OUTCOME_COLUMNS.get(column, column) if title == "outcomes" else column
            return sheet.place(row.number, _heading(sheet, row, part))
    return "survey"


def _heading(sheet: Sheet, row: Row, part: str) -> str:
    """The heading that a part of a row stands under, with or without a language; the name's where there is none."""
    if part == "relevant" and not row.get(part) and row.get("ask_if"):
        part = "ask_if"
    return next((heading for heading in (part, *columns_of(sheet, part)) if heading in sheet.headings), "name")
