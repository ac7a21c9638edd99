# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands of the regional store. Each loads what it needs: a code for a kiosk waits for no web server."""

import click

from kiosk.commands.overview import Overview

COMMANDS = {
    "serve": ("kiosk.commands.store.serve:serve", "Answer kiosks until Ctrl-C."),
    "keys": ("kiosk.commands.store.keys:keys", "Keys for programs that read figures: make, list, revoke."),
    "openapi": ("kiosk.commands.store.openapi:openapi", "Print the OpenAPI document of the interface."),
    "init": ("kiosk.commands.store.upkeep:init", "Make the tables, and on PostgreSQL the roles of who may see what."),
    "migrate": ("kiosk.commands.store.upkeep:migrate", "Bring the store's tables to this version."),
    "enrol-code": ("kiosk.commands.store.upkeep:enrol_code", "Print a one-time code with which a kiosk enrols."),
    "provision": ("kiosk.commands.store.provision:provision", "Write one file with which new kiosks enrol."),
    "revoke": ("kiosk.commands.store.upkeep:revoke", "Turn a kiosk away from now on, such as a stolen one."),
    "devices": ("kiosk.commands.store.devices:devices", "List the kiosks: how each does, and what asks for attention."),
    "referrals": ("kiosk.commands.store.referrals:referrals", "Referrals: list, export, done, returned."),
    "stick": ("kiosk.commands.store.stick:stick", "A stick instead of a line: take it in, and its key."),
    "retention": ("kiosk.commands.store.upkeep:retention", "Erase what was kept for its whole term, and say how much."),
    "refusals": ("kiosk.commands.store.upkeep:refusals", "List the messages that the store refused, and why."),
    "backup": ("kiosk.commands.store.copies:backup", "Copy the whole store to one file, while it serves."),
    "restore": ("kiosk.commands.store.copies:restore", "Bring a copy back, into an empty place."),
    "export": ("kiosk.commands.store.export:export", "Write the figures of months as CSV, ODS or Parquet."),
    "report": ("kiosk.commands.store.report:report", "Write the month report, as PDF and CSV."),
}
"""Name, where it lives, and its line in the overview."""
EXTRAS = dict.fromkeys(COMMANDS, "store") | {"export": "store,export"}


@click.command(cls=Overview, overview=COMMANDS, extras=EXTRAS, epilog="Start with: kiosk store serve --help")
def store() -> None:
    """The regional store (regionale opslag)."""
