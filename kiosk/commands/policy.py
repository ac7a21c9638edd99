# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands for the bevoegdhedenmatrix: look it over, edit it as a workbook, put it on paper."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kiosk import places
from kiosk.clock import system_clock
from kiosk.commands.flow.telling import Refused, disk_told
from kiosk.commands.words import explained, resources_option
from kiosk.content import ContentError, load_region_of
from kiosk.directory.reading import Directory, DirectoryError, load_directory
from kiosk.directory.region import Region
from kiosk.flow.translations.saving import replacing
from kiosk.policy.findings import PolicyError
from kiosk.policy.matrix import in_one_line
from kiosk.policy.retention import load_retention
from kiosk.publishing.policy.against_content import outside
from kiosk.publishing.policy.dpia import dpia_paper
from kiosk.publishing.policy.editing import written_ods, written_xlsx
from kiosk.publishing.policy.importing import WORKBOOKS, Source, read_source, written
from kiosk.publishing.policy.matrix_paper import matrix_paper
from kiosk.publishing.policy.paper import Paper
from kiosk.publishing.policy.paper_odt import written_odt
from kiosk.publishing.policy.paper_pdf import draw_paper
from kiosk.publishing.policy.region_facts import RETENTION_FILE, RegionFacts, region_facts
from kiosk.publishing.policy.register import register_paper
from kiosk.referrals.consent_texts import ConsentTextError
from kiosk.reports.typeface import FontError
from kiosk.settings import POLICY_FILE

matrix_option = click.option(
    "--matrix",
    "file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Another matrix than that of the content.",
)


_PAPERS = (".pdf", ".odt")
_paper_argument = click.argument("target", metavar="PAPER", type=click.Path(path_type=Path, dir_okay=False))


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


@policy.command("print", epilog="Example: kiosk policy print matrix.pdf")
@_paper_argument
@matrix_option
@resources_option
def print_(target: Path, file: Path | None, resources: Path | None) -> None:
    """Put the matrix on paper (.pdf or .odt), for the privacy officer to read and sign. Never overwrites a file."""
    _write(lambda facts: matrix_paper(facts.matrix, facts.digest, facts.names), target, file, resources)


@policy.command(epilog="Example: kiosk policy dpia dpia.odt")
@_paper_argument
@matrix_option
@resources_option
def dpia(target: Path, file: Path | None, resources: Path | None) -> None:
    """Make a draft of the DPIA (.odt to fill in, or .pdf) from the matrix and the terms. Never overwrites a file."""
    _write(dpia_paper, target, file, resources)


@policy.command(epilog="Example: kiosk policy register register.odt")
@_paper_argument
@matrix_option
@resources_option
def register(target: Path, file: Path | None, resources: Path | None) -> None:
    """Make the entries of the register of processing (.odt or .pdf). Never overwrites a file."""
    _write(register_paper, target, file, resources)


def _write(paper: Callable[[RegionFacts], Paper], target: Path, file: Path | None, resources: Path | None) -> None:
    if target.suffix.lower() not in _PAPERS:
        raise Refused(f"De naam van het papier moet op .pdf of .odt eindigen: {target.with_suffix('.pdf')}")
    folder = resources or places.resources()
    region, directory = _content(folder)
    with _findings_told(), explained(ConsentTextError, FontError):
        made = paper(region_facts(folder, region.name, directory.parties, file))
        content = (
            written_odt(made) if target.suffix.lower() == ".odt" else draw_paper(made, places.resources() / "fonts")
        )
    with disk_told(), target.open("xb") as stream:
        stream.write(content)
    click.echo(f"Gemaakt: {target}. {made.edition}")


def _held_against_content(source: Source, folder: Path) -> str:
    """The matrix in one line; raises `PolicyError` for what is wrong in it, or in it beside the content."""
    matrix = source.matrix()
    region, directory = _content(folder)
    if findings := source.placed(outside(matrix, region, directory, source.file.name)):
        raise PolicyError(findings)
    return f"{in_one_line(matrix, system_clock().date())}: {len(matrix.rules)} regels"


def _content(folder: Path) -> tuple[Region, Directory]:
    with explained(ContentError, DirectoryError):
        region = load_region_of(folder)
        municipalities = [one.code for one in region.municipalities]
        return region, load_directory(folder / "directory", ["nl"], municipalities)


@contextmanager
def _findings_told() -> Iterator[None]:
    """Ends the command with a line for each finding."""
    try:
        yield
    except PolicyError as error:
        raise Refused(str(error)) from error
