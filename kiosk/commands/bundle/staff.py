# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands of the region's list of staff: it lies beside the content, and is signed with it."""

import secrets
from datetime import datetime
from pathlib import Path

import click

from kiosk.commands.bundle.people import folder_argument, troubles
from kiosk.commands.device import ROLES
from kiosk.commands.overview import Overview
from kiosk.commands.secret_files import (
    SecretFileError,
    asked_passphrase,
    new_passphrase,
    passphrase_option,
    read_secret,
    write_secret,
)
from kiosk.commands.words import explained
from kiosk.publishing import staff_book
from kiosk.staff.listed import Newcomer
from kiosk.wire.staff_list import SECRET_BYTES

HERE = "kiosk.commands.bundle.staff"
COMMANDS = {
    "secret": (f"{HERE}:secret", "Make the secret that the codes need, once for the region."),
    "set": (f"{HERE}:set_", "Put somebody on the list, or give another code."),
    "remove": (f"{HERE}:remove", "Take somebody off the list."),
    "show": (f"{HERE}:show", "Show who is on the list."),
}
_DAY = click.DateTime(["%Y-%m-%d"])
_file = click.Path(path_type=Path, dir_okay=False)


@click.command(cls=Overview, overview=COMMANDS, extras={}, epilog="Start with: kiosk bundle staff secret --help")
def staff() -> None:
    """Who may open staff mode on the kiosks of the region. It counts from when kiosks show the content that has it."""


@click.command(epilog="Example: kiosk bundle staff secret staff-secret.json")
@passphrase_option
@click.argument("file", type=_file)
def secret(passphrase_fd: int | None, file: Path) -> None:
    """Make FILE, the secret that the codes need: for every kiosk (kiosk staff secret), and never beside the content."""
    if file.exists():
        raise click.ClickException(f"{file}: there is a secret already; another one would make every code worthless")
    with explained(*troubles):
        write_secret(file, secrets.token_bytes(SECRET_BYTES), new_passphrase(passphrase_fd))
    click.echo(f"{file}: give it to every kiosk, once: kiosk staff secret {file}")


@click.command("set", epilog="Example: kiosk bundle staff set --secret s.json --until 2027-06-30 region gids-3")
@click.option("--secret", "secret_file", required=True, type=_file, help="The secret of the region: its file.")
@click.option("--role", type=click.Choice(list(ROLES)), default="guide", show_default=True, help="In the matrix.")
@click.option("--from", "first", type=_DAY, default="2000-01-01", help="The first day; without it at once.")
@click.option("--until", "last", type=_DAY, required=True, help="The last day on which the code opens.")
@click.password_option("--pin", prompt="Staff code (6 digits or more)")
@passphrase_option
@folder_argument
@click.argument("name")
def set_(  # noqa: PLR0913 - one argument for each option that may be given
    *,
    secret_file: Path,
    role: str,
    first: datetime,
    last: datetime,
    pin: str,
    passphrase_fd: int | None,
    folder: Path,
    name: str,
) -> None:
    """Put NAME, a short name and not a person's own, on the list in FOLDER, a region's content."""
    with explained(SecretFileError, OSError, ValueError):
        who = Newcomer(name, ROLES[role], first.date(), last.date())
        listed = staff_book.put(folder, read_secret(secret_file, asked_passphrase(passphrase_fd)), who, pin)
    click.echo(f"{name} is one of {len(listed.people)} on the list; build and sign the content now.")


@click.command(epilog="Example: kiosk bundle staff remove region gids-3")
@folder_argument
@click.argument("name")
def remove(folder: Path, name: str) -> None:
    """Take NAME off the list in FOLDER. Kiosks know as soon as they show the content that was signed with it."""
    with explained(*troubles):
        listed = staff_book.remove(folder, name)
    click.echo(f"{name} is gone; {len(listed.people)} are on the list. Build and sign the content now.")


@click.command(epilog="Example: kiosk bundle staff show region")
@folder_argument
def show(folder: Path) -> None:
    """Show who is on the list in FOLDER: name, role, first and last day. Codes cannot be shown."""
    with explained(*troubles):
        for one in staff_book.list_in(folder).people:
            click.echo(f"{one.name}  {one.role}  {one.not_before} .. {one.not_after}")
