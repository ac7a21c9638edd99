# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kiosk flow translations` from end to end."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from kiosk.__main__ import main
from kiosk.flow.translations.accepting import accepted
from kiosk.flow.translations.states import states
from kiosk.flow.workbook.authored import open_workbook
from kiosk.flow.workbook.translated import State
from tests.flow.translations.desk import REMARK, STREET, after, at_desk, desk, file_of, taken, with_source


def translations(*words: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["flow", "translations", *map(str, words)], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize(("kind", "ending"), [("xlsx", ".xlsx"), ("po", ".po"), ("xliff", ".xlf")])
def test_an_untouched_file_changes_no_text_and_then_nothing_at_all(kind: str, ending: str, tmp_path: Path) -> None:
    workbook = at_desk(tmp_path).path
    code, shown, _ = translations("export", workbook, "--lang", "ar", "--format", kind)
    file = tmp_path / f"flow-ar{ending}"
    assert code == 0
    assert str(file) in shown
    code, shown, told = translations("import", workbook, file)
    assert (code, told) == (0, "")
    assert "Overgenomen in" in shown
    assert "0 teksten veranderd" in shown
    assert states(open_workbook(workbook))[(STREET, "ar")] is State.DONE
    before = workbook.read_bytes()
    assert "Er verandert niets" in translations("import", workbook, file)[1]
    assert workbook.read_bytes() == before


def test_a_translators_work_comes_into_another_file_and_remarks_are_told(tmp_path: Path) -> None:
    workbook = at_desk(tmp_path).path
    before = workbook.read_bytes()
    translations("export", workbook, "--lang", "ar", "--format", "po", "--out", tmp_path / "ar.po")
    text = (tmp_path / "ar.po").read_text(encoding="utf-8")
    text = text.replace('msgstr "أي منطقة؟"', 'msgstr "أين؟"').replace('msgstr "شيء آخر؟"', 'msgstr "شيء؟"')
    (tmp_path / "ar.po").write_text(text, encoding="utf-8")
    code, shown, told = translations(
        "import", workbook, tmp_path / "ar.po", "--lang", "ar", "--out", tmp_path / "new.xlsx"
    )
    assert code == 0
    assert "1 tekst veranderd, 1 opmerking." in shown
    assert REMARK in told
    assert workbook.read_bytes() == before
    row = next(row for row in open_workbook(tmp_path / "new.xlsx").sheets["survey"].rows if row.get("name") == "streek")
    assert row.get("label::العربية (ar)") == "أين؟"


def test_a_file_that_does_not_fit_is_one_line_and_changes_nothing(tmp_path: Path) -> None:
    workbook = at_desk(tmp_path).path
    before = workbook.read_bytes()
    translations("export", workbook, "--lang", "ar", "--format", "po")
    code, shown, told = translations("import", workbook, tmp_path / "flow-ar.po", "--lang", "en")
    assert (code, shown) == (1, "")
    assert "niet in 'en'" in told
    assert told.splitlines()[-1] == "Er is niets geschreven of gepubliceerd. Verbeter dit eerst."
    assert translations("export", workbook, "--lang", "xx")[0] == 1
    assert workbook.read_bytes() == before


def test_an_export_never_overwrites_the_workbook(tmp_path: Path) -> None:
    workbook = at_desk(tmp_path).path
    code, _, told = translations("export", workbook, "--lang", "ar", "--out", workbook)
    assert code == 1
    assert "de werkmap zelf" in told


def test_an_export_into_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    workbook = at_desk(tmp_path).path
    code, _, told = translations("export", workbook, "--lang", "ar", "--out", tmp_path / "no" / "ar.po")
    assert code == 1
    assert (
        told
        == f"De map of het bestand bestaat niet: {tmp_path / 'no' / 'ar.po'}. Maak de map eerst, of kies een andere.\n"
    )


def test_the_status_has_a_line_per_language(tmp_path: Path) -> None:
    code, shown, _ = translations("status", at_desk(tmp_path).path)
    assert code == 0
    heading, english, arabic, _legend = shown.splitlines()
    assert heading.split()[:7] == ["taal", "teksten", "woorden", "ontbreekt", "verouderd", "vertaald", "nagekeken"]
    assert english.startswith("English (en)")
    assert arabic.split()[-7:-5] == english.split()[-7:-5]


def test_what_was_accepted_turns_stale_when_its_source_changes_and_is_accepted_again(tmp_path: Path) -> None:
    workbook = at_desk(tmp_path).path
    code, shown, _ = translations("accept", workbook)
    assert (code, "vertalingen horen bij de brontekst van nu" in shown) == (0, True)
    book = load_workbook(workbook)
    rows = {row[1].value: row for row in book["survey"].iter_rows()}
    cell = next(cell for cell in rows["streek"] if cell.value == "Welke streek?")
    cell.value = "In welke streek?"
    book.save(workbook)
    assert states(open_workbook(workbook))[(STREET, "ar")] is State.STALE
    code, shown, _ = translations("accept", workbook, "--lang", "ar", "--key", STREET)
    assert "1 vertaling hoort" in shown
    after = states(open_workbook(workbook))
    assert (after[(STREET, "ar")], after[(STREET, "en")]) == (State.DONE, State.STALE)


def test_accepting_twice_writes_nothing_and_a_text_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    workbook = at_desk(tmp_path).path
    translations("accept", workbook)
    before = workbook.read_bytes()
    assert "0 vertalingen horen" in translations("accept", workbook)[1]
    code, shown, told = translations("accept", workbook, "--key", "survey:weg:label")
    assert (code, shown) == (1, "")
    assert told == "De werkmap heeft geen tekst survey:weg:label. De sleutels staan in elke export.\n"
    assert workbook.read_bytes() == before


def test_what_a_person_checked_stays_checked(tmp_path: Path) -> None:
    authored = taken(at_desk(tmp_path), file_of(desk(), {STREET: ("أين؟", State.CHECKED)}))
    assert states(after(authored, accepted(authored)))[(STREET, "ar")] is State.CHECKED
    changed = with_source(authored, STREET, "Waar?")
    assert states(after(changed, accepted(changed)))[(STREET, "ar")] is State.DONE
