# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every kind of file tells the same figures, and none tells a small one."""

import csv
import json
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from odfdo import Document, Table

from kiosk.commands.store import store
from kiosk.reports.month_csv import COLUMNS
from kiosk.store.figures_export import csvw, write_figures
from tests.store.kiosks import Kiosk, message
from tests.store.referrals import ON_SQLITE

START = ("2", "Rivierenmond", "2026-11")
ROWS = (
    (*START, "bezoeken", "", "", "", "Afgeronde bezoeken", "44", ""),
    (*START, "thema", "", "", "EW01", "=Werk; zoeken", "", "<5"),
    (*START, "thema", "", "", "EW02", 'Het "andere" loket', "0", ""),
)
COUNTS = [44, None, 0]


def test_a_csv_file_is_described_column_by_column(tmp_path: Path) -> None:
    file, described = write_figures(ROWS, tmp_path / "new", "cijfers", ["csv"])
    says = json.loads(described.read_text(encoding="utf-8"))
    assert says["url"] == file.name
    dialect, columns = says["dialect"], says["tableSchema"]["columns"]
    with file.open(encoding=f"{dialect['encoding']}-sig", newline="") as opened:
        head, *rows = csv.reader(opened, delimiter=dialect["delimiter"])
    assert head == [column["titles"] for column in columns] == list(COLUMNS)
    assert all(column["dc:description"] for column in columns)
    whole = [place for place, column in enumerate(columns) if column["datatype"] != "string"]
    assert all(row[place] == "" or int(row[place]) >= 0 for row in rows for place in whole)
    assert csvw("a")["@context"][0] == "http://www.w3.org/ns/csvw"


def test_parquet_holds_numbers_and_leaves_out_what_is_hidden(tmp_path: Path) -> None:
    (file,) = write_figures(ROWS, tmp_path, "cijfers", ["parquet"])
    found = duckdb.execute("SELECT aantal, toelichting, omschrijving FROM read_parquet(?)", [str(file)]).fetchall()
    assert [row[0] for row in found] == COUNTS
    assert found[1][1] == "<5"
    assert [row[2] for row in found[1:]] == ["=Werk; zoeken", 'Het "andere" loket']


def test_a_sheet_holds_numbers_and_no_formula(tmp_path: Path) -> None:
    (file,) = write_figures(ROWS, tmp_path, "cijfers", ["ods"])
    table = Document(str(file)).body.get_table(0)
    assert isinstance(table, Table)
    values = table.get_values()
    assert values[0] == list(COLUMNS)
    assert [row[COLUMNS.index("aantal")] for row in values[1:]] == COUNTS
    assert values[2][COLUMNS.index("omschrijving")] == "=Werk; zoeken"
    assert b"table:formula" not in Document(str(file)).content.serialize()
    assert b'fo:language="fr"' not in Document(str(file)).styles.serialize()


@ON_SQLITE
@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_the_command_writes_months_and_no_small_count(kiosk: Kiosk, store_url: str, tmp_path: Path, kind: str) -> None:
    kiosk.send(message("2026-W45", 9), message("2026-W41", 3))
    words = ["--month", "2026-10", "--month", "2026-11", "--kind", kind, "--out", str(tmp_path)]
    run = CliRunner().invoke(store, ["export", "--database", store_url, *words])
    assert run.exit_code == 0, run.output
    file = tmp_path / f"cijfers-2026-10-tot-2026-11.{kind}"
    assert str(file) in run.output
    read = duckdb.read_parquet(str(file)) if kind == "parquet" else duckdb.read_csv(str(file), delimiter=";")
    told = read.filter("onderwerp = 'bezoeken'").project("maand, aantal, toelichting").fetchall()
    assert told == [("2026-10", None, "<5"), ("2026-11", 9, None)]
