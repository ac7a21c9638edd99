# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures that may be published, as files for other programs: the rows of `reports.month_csv`, small counts hidden.

A CSV file is described by CSV on the Web (W3C, 2015): `NAME.csv-metadata.json` beside it says what each column holds.
Parquet holds the numbers as numbers; a sheet of OpenDocument too.
"""

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any, Final

import duckdb
from odfdo import Cell, Document, Row, Table

from kiosk.reports.month_csv import COLUMNS, as_csv
from kiosk.reports.office_files import in_dutch

NUMBERS: Final = frozenset({"definitieversie", "aantal"})
MEANINGS: Final = MappingProxyType(
    {
        "definitieversie": "Versie van de definities van de cijfers.",
        "regio": "De arbeidsmarktregio.",
        "maand": "Maand (2026-11) of kwartaal (2026-Q4). Een week hoort bij de maand van haar donderdag.",
        "onderwerp": "Wat er geteld is, zoals bezoeken, teller of thema.",
        "inlooppunt": "Code van het inlooppunt, als de regel over een inlooppunt gaat.",
        "inlooppuntnaam": "Naam van het inlooppunt.",
        "code": "Code van wat er geteld is.",
        "omschrijving": "Nederlandse naam van wat er geteld is.",
        "aantal": "Het aantal; leeg als het niet getoond wordt.",
        "toelichting": "Leeg, of waarom er geen aantal is.",
    }
)
"""Each column, in Dutch."""

Rows = Sequence[Sequence[str]]


def write_figures(rows: Rows, folder: Path, name: str, kinds: Sequence[str]) -> list[Path]:
    """Writes the rows to `folder` in each of the kinds (names of `KINDS`), and gives the files.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [file for kind in kinds for file in KINDS[kind](rows, folder / f"{name}.{kind}")]


def _csv(rows: Rows, file: Path) -> list[Path]:
    file.write_text(as_csv(rows), encoding="utf-8-sig", newline="")
    described = file.with_name(f"{file.name}-metadata.json")
    described.write_text(json.dumps(csvw(file.name), indent=1, ensure_ascii=False), encoding="utf-8")
    return [file, described]


def csvw(url: str) -> dict[str, Any]:
    """The description of such a file, in Dutch."""
    columns = [
        {
            "name": name,
            "titles": name,
            "dc:description": MEANINGS[name],
            "datatype": {"base": "integer", "minimum": 0} if name in NUMBERS else "string",
        }
        for name in COLUMNS
    ]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "url": url,
        "dc:title": "Bezoeken aan de zuilen van het Werkcentrum",
        "dialect": {"delimiter": ";", "encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
        "tableSchema": {"columns": columns},
    }


def _ods(rows: Rows, file: Path) -> list[Path]:
    document = in_dutch(Document("spreadsheet"))
    document.body.clear()
    table = Table("cijfers")
    for row in (COLUMNS, *rows):
        line = Row()
        line.extend_cells([Cell(_value(name, field)) for name, field in zip(COLUMNS, row, strict=True)])
        table.append_row(line)
    document.body.append(table)
    document.save(str(file))
    return [file]


def _value(name: str, field: str) -> int | str | None:
    return int(field) if name in NUMBERS and field.isdigit() else field or None


def _parquet(rows: Rows, file: Path) -> list[Path]:
    types = ", ".join(f"'{name}': '{'BIGINT' if name in NUMBERS else 'VARCHAR'}'" for name in COLUMNS)
    words = f"header=true, columns={{{types}}}, nullstr=''"
    with TemporaryDirectory() as made, duckdb.connect() as connection:
        plain = Path(made) / "rows.csv"
        with plain.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows((COLUMNS, *rows))
        connection.execute(f"CREATE TABLE figures AS SELECT * FROM read_csv(?, {words})", [str(plain)])  # noqa: S608 - names of this file
        connection.table("figures").write_parquet(str(file))
    return [file]


KINDS: Final[Mapping[str, Callable[[Rows, Path], list[Path]]]] = MappingProxyType(
    {"csv": _csv, "ods": _ods, "parquet": _parquet}
)
