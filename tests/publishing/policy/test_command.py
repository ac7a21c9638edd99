# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kiosk policy`: what an editor of the matrix meets."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.__main__ import main
from kiosk.places import resources
from tests.publishing.policy.workbooks import workbook


def kiosk(*words: object) -> tuple[int, str]:
    """The exit code and all that was said."""
    done = CliRunner().invoke(main, ["policy", *map(str, words)], catch_exceptions=False)
    return done.exit_code, done.output


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The content of a region, to change."""
    folder = tmp_path / "content"
    folder.mkdir()
    for part in ("directory", "policy", "region.json"):
        source = resources() / part
        if source.is_dir():
            shutil.copytree(source, folder / part)
        else:
            shutil.copy(source, folder / part)
    return folder


def test_the_shipped_matrices_have_no_findings() -> None:
    code, said = kiosk("check")
    assert code == 0
    assert "0.3 van 27-11-2026 (concept, alles uit): 12 regels, geen bevindingen." in said
    code, said = kiosk("check", resources() / "policy" / "demonstration.json")
    assert code == 0
    assert "Demonstratiematrix" in said


def test_a_matrix_goes_out_is_changed_and_comes_in(tmp_path: Path, content: Path) -> None:
    kind = ".ods"
    file = tmp_path / f"mijn{kind}"
    assert kiosk("export", file, "--resources", content)[0] == 0
    before = (content / "policy" / "matrix.json").read_text(encoding="utf-8")
    changed = workbook(tmp_path, kind, change=(("matrix", "waarde", 3), "0.4"))
    code, said = kiosk("import", changed, "--resources", content)
    assert code == 0, said
    assert "0.4 van" in said
    assert "kiosk policy print" in said
    after = (content / "policy" / "matrix.json").read_text(encoding="utf-8")
    assert after == before.replace('"versie": "0.3"', '"versie": "0.4"')


def test_a_bad_workbook_overwrites_nothing_and_says_where_and_what(tmp_path: Path, content: Path) -> None:
    target = content / "policy" / "matrix.json"
    before = target.read_bytes()
    bad = workbook(tmp_path, ".xlsx", change=(("regels", "velden", 2), "naam, ziekte"))
    code, said = kiosk("import", bad, "--resources", content)
    assert code == 1
    assert "matrix.xlsx regels!I2: Dit is een bijzonder persoonsgegeven" in said
    assert target.read_bytes() == before


def test_what_the_region_does_not_have_is_told_at_its_cell(tmp_path: Path) -> None:
    bad = workbook(tmp_path, ".xlsx", change=(("regels", "gemeenten", 4), "utrecht"))
    code, said = kiosk("check", bad)
    assert code == 1
    assert "matrix.xlsx regels!F4: Geen gemeente van de regio: utrecht. Kies uit: alle, lindemeer" in said


def test_an_export_never_overwrites_and_wants_a_name_that_it_knows(tmp_path: Path) -> None:
    file = tmp_path / "matrix.xlsx"
    file.write_text("van mij", encoding="utf-8")
    code, said = kiosk("export", file)
    assert (code, file.read_text(encoding="utf-8")) == (1, "van mij")
    assert "bestaat al" in said
    code, said = kiosk("export", tmp_path / "matrix.doc")
    assert code == 1
    assert "op .xlsx of .ods eindigen" in said


def test_the_papers_are_made_and_never_overwritten(tmp_path: Path) -> None:
    for command, ending, begin in (("print", "pdf", b"%PDF"), ("dpia", "odt", b"PK"), ("register", "odt", b"PK")):
        file = tmp_path / f"{command}.{ending}"
        code, said = kiosk(command, file)
        assert code == 0, said
        assert "Versie 0.3 van 27 november 2026" in said
        assert file.read_bytes().startswith(begin)
    code, said = kiosk("dpia", tmp_path / "dpia.odt")
    assert code == 1
    assert "bestaat al" in said


def test_a_paper_wants_a_name_that_it_knows_and_a_sound_matrix(tmp_path: Path) -> None:
    code, said = kiosk("print", tmp_path / "matrix.doc")
    assert (code, "op .pdf of .odt eindigen" in said) == (1, True)
    bad = tmp_path / "bad.json"
    bad.write_text("{}", encoding="utf-8")
    code, said = kiosk("print", tmp_path / "matrix.pdf", "--matrix", bad)
    assert (code, "bad.json /naam: Hier staat nog niets" in said) == (1, True)
