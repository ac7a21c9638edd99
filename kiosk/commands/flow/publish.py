# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns a workbook into the form that the kiosk runs."""

from pathlib import Path

import click

from kiosk import places
from kiosk.clock import system_clock
from kiosk.commands.flow.telling import Refused, disk_told, told
from kiosk.commands.flow.waiting import Waiting
from kiosk.commands.flow.workbooks import findings_told, opened, workbook_argument
from kiosk.flow.findings import WorkbookError, errors_in
from kiosk.flow.said import Said
from kiosk.flow.translations.saving import replacing
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.flow.workbook.dump import dump
from kiosk.publishing.approvals import (
    confirmed_approvals,
    read_approvals,
    unconfirmed_changes,
    write_approvals,
)
from kiosk.publishing.check import WORD_LISTS, check_flow, load_word_lists

_CHECKING = Said("nakijken:", "checking:")


@click.command(epilog="Example: kiosk flow publish resources/flows/werkcentrum.xlsx")
@workbook_argument
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Without it: beside the workbook, .xml")
@click.option("--confirm", "confirmed", multiple=True, metavar="KEY", help="Confirm one approved path that changed.")
@click.option("--by", help="Name or role of who confirms; goes with --confirm.")
def publish(workbook: Path, out: Path | None, confirmed: tuple[str, ...], by: str | None) -> None:
    """Turn an XLSForm workbook into the form that the kiosk runs.

    Beside it comes the same flow as plain text (.txt): two versions differ only in what was changed.
    Nothing is published while `kiosk flow check` has an error; its warnings are told.
    An approved path that now ends elsewhere must be confirmed by its key.
    """
    target = out or workbook.with_suffix(".xml")
    if target.suffix != ".xml":
        raise Refused(f"De naam van het gepubliceerde bestand moet op .xml eindigen: {target.with_suffix('.xml')}")
    if confirmed and not by:
        raise Refused("Zeg wie dit bevestigt: --by 'naam of functie'.")
    flow, today = opened(workbook), system_clock().date()
    with findings_told(), Waiting(_CHECKING):
        approvals = read_approvals(workbook, flow.form.id)
        checked = check_flow(flow, None, load_word_lists(places.resources() / WORD_LISTS), today).findings
        findings = [
            *errors_in(checked),
            *unconfirmed_changes(flow, approvals, confirmed, today),
        ]
        if findings:
            raise WorkbookError(findings)
    with disk_told():
        _write(flow, target)
        if confirmed and by:
            write_approvals(workbook, confirmed_approvals(flow.form, approvals, confirmed, by, today))
    for line in told(checked, "nl"):  # only what may be published anyway is left
        click.echo(line)
    click.echo(f"Gepubliceerd: {target}, en als platte tekst: {target.with_suffix('.txt')}")


def _write(flow: AuthoredFlow, target: Path) -> None:
    """The same as plain text, the lists that the form reads when it goes to another folder, and last the form."""
    texts = {target.with_suffix(".txt"): dump(flow)}
    if target.parent.resolve() != flow.path.parent.resolve():
        texts |= {target.parent / name: text for name, text in flow.lists.items()}
    for file, text in {**texts, target: flow.xml}.items():
        with replacing(file) as unfinished:
            unfinished.write_text(text, encoding="utf-8", newline="")
