# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the flow commands speak to an author: findings by sheet, one sentence at the end, and what a disk refused."""

import errno
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from types import MappingProxyType
from typing import IO, Any

import click

from kiosk.flow.findings import Finding, Severity
from kiosk.flow.said import Said

_HEADS = {Severity.ERROR: Said("fout", "error"), Severity.WARNING: Said("let op", "warning")}
_DISK: Mapping[int, Said] = MappingProxyType(
    {
        errno.ENOENT: Said(
            "De map of het bestand bestaat niet: {file}. Maak de map eerst, of kies een andere.",
            "No such folder or file: {file}. Make the folder first, or choose another.",
        ),
        errno.EEXIST: Said("{file} bestaat al. Kies een andere naam.", "{file} exists already. Choose another name."),
        errno.ENOSPC: Said(
            "De schijf is vol: {file}. Maak ruimte en probeer het opnieuw.",
            "The disk is full: {file}. Make room and try again.",
        ),
        errno.EISDIR: Said("{file} is een map. Noem een bestand.", "{file} is a folder. Name a file."),
    }
)
_NOT_ALLOWED = Said(
    "U mag hier niet lezen of schrijven: {file}. Kies een andere map, of sluit het bestand in het andere programma.",
    "You may not read or write here: {file}. Choose another folder, or close the file in the other program.",
)
_OTHERWISE = Said("{file}: het lukt niet ({why}).", "{file}: it does not work ({why}).")


class Refused(click.ClickException):
    """Ends a command with exit code 1 and one sentence, as it is: it may be Dutch, so without click's 'Error:'."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Says it on standard error."""
        click.echo(self.format_message(), file=file, err=True)


def told(findings: Iterable[Finding], language: str) -> Iterator[str]:
    """Findings by sheet, errors first: what is wrong and where, and on the next line how to mend it."""
    for sheet, some in groupby(sorted(findings, key=_order), key=_sheet):
        yield f"== {sheet}"
        for one in some:
            yield f"{_HEADS[one.severity].shown(language)}: {one.place}: {one.message.shown(language)}"
            if one.remedy.shown(language):
                yield f"    {one.remedy.shown(language)}"


def counted(count: int, one: Said, several: Said, language: str) -> str:
    """A number with its word."""
    return f"{count} {(one if count == 1 else several).shown(language)}"


@contextmanager
def disk_told(language: str = "nl") -> Iterator[None]:
    """Ends the command with one sentence, which says what to do, where a file cannot be read or written."""
    try:
        yield
    except OSError as error:
        raise Refused(_disk_said(error).shown(language)) from error


def _disk_said(error: OSError) -> Said:
    is_forbidden = isinstance(error, PermissionError) or error.errno == errno.EROFS
    said = _NOT_ALLOWED if is_forbidden else _DISK.get(error.errno or 0, _OTHERWISE)
    file, why = error.filename or "?", error.strerror or type(error).__name__
    return Said(said.nl.format(file=file, why=why), said.en.format(file=file, why=why))


def _sheet(finding: Finding) -> str:
    return finding.place.partition("!")[0]


def _order(finding: Finding) -> tuple[str, str]:
    return _sheet(finding), finding.severity.value
