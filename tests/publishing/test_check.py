# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a flow is found at its cell before it is published, and the shipped flow has nothing wrong."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from kiosk import places
from kiosk.commands.flow import flow
from kiosk.content import Content, content_of
from kiosk.flow.check.word_lists import WordLists
from kiosk.flow.findings import Finding, Severity
from kiosk.flow.proof.prove import Inquiry, inquire
from kiosk.flow.session import Outcome, replay
from kiosk.flow.workbook.authored import AuthoredFlow, open_workbook
from kiosk.publishing.check import Checked, check_flow, load_word_lists
from kiosk.publishing.check import checked as checked_from
from kiosk.publishing.doors_ends import End, Ends
from kiosk.publishing.doors_services import service_findings
from tests.flow.check import planting
from tests.flow.workbooks import write_workbook

# One process has them all: they share the proof of the shipped flow, and what is found in one workbook full of defects.
pytestmark = pytest.mark.xdist_group("flow check")
SHIPPED = places.resources() / "flows" / "werkcentrum.xlsx"
TODAY = date(2026, 11, 25)
"""A Wednesday. Which closed door is the plainest example depends on the day."""
NL = "Nederlands (nl)"


@cache
def lists() -> WordLists:
    return load_word_lists(places.resources() / "language")


@cache
def shipped() -> AuthoredFlow:
    return open_workbook(SHIPPED)


@cache
def proved() -> Inquiry:
    """The proof of the shipped flow, for all who change nothing in it."""
    return inquire(shipped().form, TODAY)


def cell_of(book: Workbook, sheet: str, name: str, column: str) -> str:
    """Where the text of a column stands for the row of this name."""
    rows = book[sheet]
    headings = {str(cell.value): cell.column_letter for cell in rows[1] if cell.value}
    keys = headings["name"]
    found = next(row for row in range(2, rows.max_row + 1) if rows[f"{keys}{row}"].value == name)
    return f"{headings[column]}{found}"


def planted(folder: Path, cells: Mapping[tuple[str, str, str], str]) -> Path:
    """The shipped workbook with some cells changed, by sheet, name and column."""
    book = load_workbook(SHIPPED)
    for (sheet, name, column), text in cells.items():
        book[sheet][cell_of(book, sheet, name, column)] = text
    book.save(folder / "planted.xlsx")
    return folder / "planted.xlsx"


def small(folder: Path, sheets: planting.Sheets) -> Path:
    """These sheets as a workbook."""
    headings = {name: list(dict.fromkeys(heading for row in rows for heading in row)) for name, rows in sheets.items()}
    return write_workbook(
        folder,
        {
            name: (headings[name], *([row.get(heading, "") for heading in headings[name]] for row in rows))
            for name, rows in sheets.items()
        },
    )


def checked(workbook: Path) -> Checked:
    return check_flow(open_workbook(workbook), None, lists(), TODAY)


def one(found: Checked, code: str) -> Finding:
    some = [finding for finding in found.findings if finding.code == code]
    assert some, sorted({finding.code for finding in found.findings})
    return some[0]


def test_the_shipped_flow_has_no_findings_and_ends_at_an_open_door_for_everyone_whenever_with_anyone_away() -> None:
    content = content_of(places.resources(), shipped().form)
    found = check_flow(shipped(), content, lists(), TODAY)

    assert [str(finding) for finding in found.findings] == []
    assert found.doors is not None
    assert found.doors.complete
    assert found.doors.situations > 100
    assert found.doors.ends > len(shipped().form.outcomes)


DEFECTS: Mapping[str, tuple[str, str, str, str]] = {
    "unreachable": ("outcomes", "gids", "when", "false()"),
    "unreachable-option": ("choices", "sector", "onderwerpen", "nergens"),
    "missing-translation": ("outcomes", "cv", "title::English (en)", "-"),
    "points-at-screen": ("outcomes", "cv", f"title::{NL}", "Druk op de groene knop"),
    "too-long": ("survey", "bond", f"label::{NL}", f"Bent u lid van een vakbond, {'of was u dat ' * 4}?"),
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[AuthoredFlow, Checked, Workbook]:
    """The shipped workbook with all these defects, what is found in it, and the workbook as its editor opens it."""
    cells = {(sheet, name, column): text for sheet, name, column, text in DEFECTS.values()}
    authored = open_workbook(planted(tmp_path_factory.mktemp("broken"), cells))
    return authored, check_flow(authored, None, lists(), TODAY), load_workbook(authored.path)


@pytest.mark.parametrize("code", DEFECTS)
def test_a_planted_defect_is_found_at_its_cell(broken: tuple[AuthoredFlow, Checked, Workbook], code: str) -> None:
    _, checked, book = broken
    sheet, name, column, _ = DEFECTS[code]
    at = cell_of(book, sheet, name, "name" if code == "unreachable-option" else column)
    found = {finding.place: finding for finding in checked.findings if finding.code == code}
    assert found[f"{sheet}!{at}"].remedy.nl
    assert found[f"{sheet}!{at}"].message.en


def test_a_dead_end_is_told_with_answers_that_replay(broken: tuple[AuthoredFlow, Checked, Workbook]) -> None:
    authored, found, _ = broken
    assert "'Waar kunnen wij u mee helpen?' = 'Ik weet het niet'" in one(found, "dead-end").message.nl
    (end,) = [result for result in found.proof.refuted if result.subject == "" and result.witness]
    session = replay(authored.form, end.witness or {}, TODAY)
    assert session.question("nl") is None
    assert session.outcomes("nl") == ()


def test_a_test_of_the_author_that_no_longer_holds_is_told(broken: tuple[AuthoredFlow, Checked, Workbook]) -> None:
    _, found, _ = broken
    assert not found.may_be_published
    assert [finding for finding in found.findings if finding.place.startswith("tests!")]


def test_an_outcome_that_is_only_the_net_is_a_dead_end(tmp_path: Path) -> None:
    workbook = small(tmp_path, planting.planted("outcomes", "gesprek", "fallback", "yes"))
    found = checked(workbook)
    assert one(found, "dead-end").place == f"survey!{cell_of(load_workbook(workbook), 'survey', 'doel', 'name')}"
    assert not found.may_be_published


def lonely(content: Content) -> Content:
    """The region without guides, telephone lines and other desks than those of one national service."""
    alone = tuple(
        replace(place, staffed=False, staffed_schedules=(), phone="", phone_schedules=(), nearest_staffed="")
        for place in content.region.locations
    )
    kvk = tuple(service for service in content.directory.services if "kvk" in service.categories)
    return replace(
        content,
        region=replace(content.region, locations=alone),
        directory=replace(content.directory, services=kvk),
    )


@cache
def alone() -> tuple[Content, Checked]:
    """That region, and what is found there."""
    content = lonely(content_of(places.resources(), shipped().form))
    return content, checked_from(shipped(), proved(), content, lists())


def test_an_outcome_without_anybody_is_a_closed_door_in_words() -> None:
    _, found = alone()

    door = next(
        one for one in found.findings if one.code == "closed-door" and one.place == shipped().place("gids", "services")
    )
    assert "Werkcentrum Rivierstad" in door.message.nl
    assert "'Ik weet het niet'" in door.message.nl
    assert "De zuil heeft hier geen dienst om te tonen." in door.message.nl
    assert not found.may_be_published


def test_a_closed_door_says_which_record_does_not_help_and_why() -> None:
    content, _ = alone()
    old = tuple(replace(one, assured_date=date(2025, 1, 1)) for one in content.directory.services)
    outdated = replace(content, directory=replace(content.directory, services=old))
    found = checked_from(shipped(), proved(), outdated, lists())

    (name,) = {service.name for service in old}
    said = next(one for one in found.findings if one.code == "closed-door" and name in one.message.nl)
    assert f"Op het scherm: '{name}' (langer dan 180 dagen niet nagekeken)." in said.message.nl
    assert f"On the screen: '{name}' (not checked for more than 180 days)." in said.message.en
    assert "datum, uren" in said.remedy.nl


def test_a_service_that_is_the_only_one_is_a_closed_door_when_it_is_away() -> None:
    content, found = alone()
    assert found.doors is not None
    kvk = {service.id for service in content.directory.services}
    away = {door.away for door in found.doors.closed if "kvk" in next(
        outcome.services for outcome in door.end.outcomes if outcome.name == door.outcome)}  # fmt: skip
    assert away <= {"", *kvk}
    assert not found.doors.unconfirmed


KINDS = ("gemeente-werk", "werkgeversservicepunt", "werk-nl", "gids")
"""What the shipped outcome for who has a benefit names."""


def met(municipality: str, **answers: str) -> Ends:
    """One visitor who is sent to the town hall."""
    outcome = Outcome("werk_bijstand", "", "", KINDS, "", person=False, reasons=())
    return Ends((End((outcome,), municipality, answers),), complete=True)


def without(content: Content, *kinds: str, where: str) -> Content:
    """The region without services of these kinds for that municipality."""
    services = tuple(
        one
        for one in content.directory.services
        if not set(kinds) & set(one.categories) or (one.municipalities and where not in one.municipalities)
    )
    return replace(content, directory=replace(content.directory, services=services))


@pytest.mark.parametrize(
    ("gone", "severity", "told"),
    [
        (KINDS[:1], Severity.WARNING, "'Werk en inkomen bij de gemeente'."),
        (KINDS, Severity.ERROR, "'Werk en inkomen bij de gemeente', 'Werkgeversservicepunt', 'Vacatures op werk.nl', "),
    ],
)
def test_an_outcome_that_nobody_serves_is_worse_than_one_without_its_destination(
    gone: tuple[str, ...], severity: Severity, told: str
) -> None:
    content = content_of(places.resources(), shipped().form)
    ends = met("zandhoven", woonplaats="zandhoven")
    (found,) = service_findings(shipped(), without(content, *gone, where="zandhoven"), ends)

    assert (found.code, found.severity) == ("unserved", severity)
    assert found.place == shipped().place("werk_bijstand", "services")
    assert found.message.nl.startswith(f"Voor Zandhoven is er geen actieve dienst {told}")
    assert list(service_findings(shipped(), content, ends)) == []


def test_a_card_for_who_is_in_danger_without_a_number_is_told() -> None:
    content = content_of(places.resources(), shipped().form)
    silent = tuple(
        replace(one, phones=()) if "noodhulp" in one.categories else one for one in content.directory.services
    )
    silenced = replace(content, directory=replace(content.directory, services=silent))
    (found,) = service_findings(shipped(), silenced, met("zandhoven", woonplaats="zandhoven"))
    assert (found.code, found.severity) == ("crisis-without-number", Severity.ERROR)
    assert found.place == shipped().place("ruzie_onveilig", "crisis")

    kinds = {code: name for code, name in content.directory.categories.items() if code != "noodhulp"}
    unknown = replace(content, directory=replace(content.directory, categories=kinds))
    (found,) = service_findings(shipped(), unknown, met("zandhoven", woonplaats="zandhoven"))
    assert (found.code, found.place) == ("unknown-service", shipped().place("ruzie_onveilig", "crisis"))


def test_a_town_hall_for_who_was_not_asked_where_one_lives_is_told() -> None:
    content = content_of(places.resources(), shipped().form)
    (found,) = service_findings(shipped(), content, met(""))

    assert found.code == "residence-not-asked"
    assert found.message.nl.startswith("Dit pad vraagt niet waar iemand woont. Wie in Zandhoven woont, krijgt bij")
    assert list(service_findings(shipped(), content, met("zeg_niet", woonplaats="zeg_niet"))) == [], "that is a choice"


def run(*words: str) -> tuple[int, str]:
    code, told, _ = run_whole(*words)
    return code, told


def run_whole(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(flow, ["check", *words])
    return done.exit_code, done.stdout, done.stderr


def test_the_command_says_that_the_shipped_flow_may_be_published() -> None:
    code, told = run(str(SHIPPED))
    assert (code, told.strip()) == (0, "Geen bevindingen: deze werkmap mag worden gepubliceerd.")


def unreachable(folder: Path) -> Path:
    """A small workbook with an outcome that nobody gets."""
    return small(folder, planting.planted("outcomes", "gesprek", "when", "false()"))


@pytest.mark.parametrize(("language", "head"), [("nl", "fout: outcomes!"), ("en", "error: outcomes!")])
def test_the_command_tells_findings_by_sheet_in_the_language_asked_for(
    tmp_path: Path, language: str, head: str
) -> None:
    code, told, last = run_whole(str(unreachable(tmp_path)), "--lang", language)
    assert code == 1
    assert "== outcomes" in told
    assert head in told
    assert ("may not be published" if language == "en" else "mag niet worden gepubliceerd") in last.splitlines()[-1]


def test_the_command_tells_how_to_mend_on_a_line_of_its_own(tmp_path: Path) -> None:
    workbook = small(tmp_path, planting.planted("survey", "leeftijd", "relevant", "${doell} = 'werk'"))
    code, told, last = run_whole(str(workbook))
    sheet, wrong, remedy = told.splitlines()
    assert (code, sheet) == (1, "== survey")
    assert wrong.startswith("fout: survey!")
    assert wrong.endswith("De vraag 'doell' bestaat niet. Bedoelt u 'doel'?")
    assert remedy == "    Verbeter de naam tussen ${ en }."
    assert last.splitlines()[-1] == "1 fout: deze werkmap mag niet worden gepubliceerd."


def test_a_warning_is_counted_and_keeps_nothing_from_publication(tmp_path: Path) -> None:
    sheets = planting.planted("outcomes", "gesprek", "body::English (en)", "Come whilst we are open.")
    code, told = run(str(small(tmp_path, sheets)))
    assert code == 0
    assert told.splitlines()[-1] == "1 waarschuwing: deze werkmap mag worden gepubliceerd, maar kijk ernaar."


def test_a_changed_dutch_text_leaves_its_translations_behind(tmp_path: Path) -> None:
    code, told = run(str(planted(tmp_path, {("outcomes", "gids", f"body::{NL}"): "Kom vandaag nog langs."})))
    assert code == 0
    others = len(shipped().form.languages) - 1
    assert told.splitlines()[-1].startswith(f"{others} waarschuwingen: ")
    assert told.count("outcomes!") == others


def test_the_command_tells_other_programs_the_same(tmp_path: Path) -> None:
    code, told = run(str(unreachable(tmp_path)), "--json")
    data = json.loads(told)
    assert code == 1
    assert data["publishable"] is False
    assert {"code", "severity", "place", "message_nl", "message_en", "remedy_nl", "remedy_en"} == set(
        data["findings"][0]
    )
    assert "unreachable" in {finding["code"] for finding in data["findings"]}


def test_a_workbook_that_is_no_form_is_told_to_other_programs_too(tmp_path: Path) -> None:
    sheets = planting.planted("survey", "leeftijd", "relevant", "${bestaat_niet} = 'x'")
    code, told = run(str(small(tmp_path, sheets)), "--json")
    assert code == 1
    assert json.loads(told)["findings"][0]["place"].startswith("survey!")
