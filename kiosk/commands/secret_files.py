# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files under a passphrase at the command line: asking for it, reading them, and writing them for their owner alone."""

import os
from pathlib import Path

import click

from kiosk.referrals.passphrase import MIN_PASSPHRASE, NotUnwrapped, unwrap, wrap

MAX_FILE = 1_000_000
"""Bytes of any file that is read here."""

passphrase_option = click.option(
    "--passphrase-fd", type=int, help="Read the passphrase from this file descriptor; without it you are asked."
)


class SecretFileError(Exception):
    """It cannot be done; one line says why and what to do."""


def asked_passphrase(descriptor: int | None) -> str:
    """From the descriptor, else from whoever sits there; never from the command line, which others can see."""
    if descriptor is None:
        return str(click.prompt("Passphrase", hide_input=True, err=True))
    with os.fdopen(descriptor, encoding="utf-8") as stream:
        return stream.readline().rstrip("\n")


def new_passphrase(descriptor: int | None) -> str:
    """The same, asked twice and not too short."""
    if descriptor is not None:
        chosen = asked_passphrase(descriptor)
    else:
        chosen = str(click.prompt("New passphrase", hide_input=True, confirmation_prompt=True, err=True))
    if len(chosen) < MIN_PASSPHRASE:
        raise SecretFileError(f"a passphrase has {MIN_PASSPHRASE} characters or more; four or five words do well")
    return chosen


def read_secret(file: Path, passphrase: str) -> bytes:
    """What is in a file under this passphrase."""
    secret = unwrap(bytes_of(file), passphrase)
    if isinstance(secret, NotUnwrapped):
        why = "another passphrase, or the file was changed" if secret.whole else "not a file with private keys"
        raise SecretFileError(f"{file}: {why}")
    return secret


def write_secret(file: Path, secret: bytes, passphrase: str) -> None:
    """Puts it under this passphrase in such a file."""
    write_for_owner(file, wrap(secret, passphrase))


def write_for_owner(file: Path, content: bytes) -> None:
    """Puts it in a file for its owner alone, whole or not at all."""
    beside = file.with_name(f"{file.name}.new")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(file)


def bytes_of(file: Path, most: int = MAX_FILE) -> bytes:
    """What is in a file; one byte more than may be shows that it is too long."""
    with file.open("rb") as stream:
        return stream.read(most + 1)
