# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands for the bevoegdhedenmatrix: look it over, edit it as a workbook, put it on paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kiosk import places
from kiosk.clock import system_clock
from kiosk.commands.flow.telling import Refused, disk_told
from kiosk.commands.words import explained, resources_option
from kiosk.content import ContentError, load_region_of
from kiosk.directory.reading import DirectoryError, load_directory
from kiosk.flow.translations.saving import replacing
from kiosk.policy.findings import PolicyError
from kiosk.policy.matrix import in_one_line
from kiosk.policy.retention import load_retention
from kiosk.publishing.policy.against_content import outside
from kiosk.publishing.policy.editing import written_ods, written_xlsx
from kiosk.publishing.policy.importing import WORKBOOKS, Source, read_source, written
from kiosk.settings import POLICY_FILE

RETENTION_FILE = "policy/retention.json"
matrix_option = click.option(
    "--matrix",
    "file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Another matrix than that of the content.",
)


@click.group()
def policy() -> None:
    """The matrix of who may send what to whom (bevoegdhedenmatrix)."""


@policy.command(epilog="Example: kiosk policy check mijn-matrix.xlsx")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=False)
@resources_option
def check(file: Path | None, resources: Path | None) -> None:
    """Say what is wrong with a matrix (.json, .xlsx or .ods), where, and how to mend it. Changes nothing."""
    folder = resources or places.resources()
    with _findings_told():
        source = read_source(file or folder / POLICY_FILE)
        load_retention(folder / RETENTION_FILE)
        click.echo(f"{_held_against_content(source, folder)}, geen bevindingen.")


@policy.command(epilog="Example: kiosk policy export mijn-matrix.xlsx")
@click.argument("workbook", type=click.Path(path_type=Path, dir_okay=False))
@matrix_option
@resources_option
def export(workbook: Path, file: Path | None, resources: Path | None) -> None:
    """Write the matrix as a workbook (.xlsx or .ods) to edit. Never overwrites a file."""
    if workbook.suffix.lower() not in WORKBOOKS:
        raise Refused(f"De naam van de werkmap moet op .xlsx of .ods eindigen: {workbook.with_suffix('.xlsx')}")
    with _findings_told():
        source = read_source(file or (resources or places.resources()) / POLICY_FILE)
        source.matrix()
    write = written_ods if workbook.suffix.lower() == ".ods" else written_xlsx
    content = write(source.document)
    with disk_told(), workbook.open("xb") as target:
        target.write(content)
    click.echo(f"Gemaakt: {workbook}. Pas hem aan; daarna: kiosk policy import {workbook}")


@policy.command("import", epilog="Example: kiosk policy import mijn-matrix.xlsx --resources resources")
@click.argument("workbook", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@resources_option
def import_(workbook: Path, resources: Path | None) -> None:
    """Put the matrix of this workbook in the place of that of the content. With a finding nothing changes."""
    folder = resources or places.resources()
    target = folder / POLICY_FILE
    with _findings_told():
        source = read_source(workbook)
        told = _held_against_content(source, folder)
    with disk_told(), replacing(target) as unfinished:
        unfinished.write_text(written(source.document), encoding="utf-8")
    click.echo(f"{told}, in {target}")
    click.echo("Laat de privacy officer hem lezen en tekenen: kiosk policy print matrix.pdf")


def _held_against_content(source: Source, folder: Path) -> str:
    """The matrix in one line; raises `PolicyError` for what is wrong in it, or in it beside the content."""
    matrix = source.matrix()
    with explained(ContentError, DirectoryError):
        region = load_region_of(folder)
        municipalities = [one.code for one in region.municipalities]
        directory = load_directory(folder / "directory", ["nl"], municipalities)
    if findings := source.placed(outside(matrix, region, directory, source.file.name)):
        raise PolicyError(findings)
    return f"{in_one_line(matrix, system_clock().date())}: {len(matrix.rules)} regels"


@contextmanager
def _findings_told() -> Iterator[None]:
    """Ends the command with a line for each finding."""
    try:
        yield
    except PolicyError as error:
        raise Refused(str(error)) from error
