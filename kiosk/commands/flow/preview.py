# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opens a workbook in the real window."""

from datetime import datetime
from pathlib import Path

import click
from PySide6.QtWidgets import QApplication

from kiosk import places
from kiosk.clock import system_clock
from kiosk.commands.flow.workbooks import workbook_argument
from kiosk.commands.words import explained, resources_option
from kiosk.content import ContentError, load_region_of
from kiosk.interrupts import ending_on_signals
from kiosk.publishing.preview.controls import at
from kiosk.publishing.preview.preview import PREVIEW_ERRORS, Preview
from kiosk.publishing.preview.situation import Situation
from kiosk.ui.application import create_application


def _moment(_context: click.Context, _parameter: click.Parameter, value: str | None) -> datetime:
    try:
        return at(value) if value else system_clock().replace(second=0, microsecond=0)
    except ValueError as error:
        raise click.BadParameter(f"{value} is no moment; write it as 2026-11-23T10:05") from error


@click.command(epilog="Example: kiosk flow preview my-flow.xlsx --location zandhoven-bibliotheek --at 2026-11-28T11:00")
@workbook_argument
@resources_option
@click.option("--location", help="An inlooppunt of the region; without it: the first one.")
@click.option("--at", "moment", callback=_moment, help="Day and time, as 2026-11-23T10:05; without it: now.")
@click.option("--lang", "language", default="nl", show_default=True, help="The language to begin in.")
@click.option("--closed", multiple=True, help="The id of an organisation that is closed; may be given again.")
def preview(
    workbook: Path,
    resources: Path | None,
    location: str | None,
    moment: datetime,
    language: str,
    closed: tuple[str, ...],
) -> None:
    """Play a workbook in the kiosk's own window. Reads it again when you save it; keeps and counts nothing."""
    folder = resources or places.resources()
    with explained(ContentError, *PREVIEW_ERRORS):
        application = create_application(folder, kind=QApplication)
        place = location or load_region_of(folder).locations[0].code
        shown = Preview(workbook, folder, Situation(place, moment, language, frozenset(closed)), application.quit)
        application.setQuitOnLastWindowClosed(True)
        shown.show()
        with ending_on_signals(application.quit):
            application.exec()
        shown.close()
