# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gives a PDF to the system's printer (CUPS, `lp`), or keeps it as a file where there is none.

The PDF goes to `lp` through a pipe: no shell, no file of ours in between, nothing of the document in the process list.
The print job, or the kept file, lives until `discard`: the visitor who leaves takes the paper, not the next visitor.
"""

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from kiosk.reports.cups import CUPS, PrintTools, ask

_REQUEST = re.compile(r"request id is ([^\s-]\S*-\d+)")


@dataclass(frozen=True, slots=True)
class Printed:
    """The printer's queue has taken it. `job` is CUPS's own name for it, '' when it gave none."""

    job: str


@dataclass(frozen=True, slots=True)
class KeptAsFile:
    """No printer took it. `why` is one Dutch sentence for staff."""

    path: Path
    why: str


def send_to_printer(pdf: bytes, printer: str, keep_in: Path, tools: PrintTools = CUPS) -> Printed | KeptAsFile:
    """Prints the PDF on this printer; blocks for at most `time_out_s`, so it belongs in a worker thread.

    OSError when it can be neither printed nor kept.
    """
    answer = ask([tools.lp, "-d", printer, "-t", "Werkcentrum"], tools, pdf)
    if isinstance(answer, str):
        return keep(pdf, answer, keep_in)
    if answer.code != 0:
        return keep(pdf, "De printer neemt niets aan. Kijk of hij aanstaat en of de printdienst draait.", keep_in)
    job = _REQUEST.search(answer.said)
    return Printed(job[1] if job else "")


def keep(pdf: bytes, why: str, folder: Path) -> KeptAsFile:
    """Writes the file under a name that says nothing; only this account can read it. OSError when it cannot."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{secrets.token_hex(8)}.pdf"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pdf)
    return KeptAsFile(path, why)


def discard(result: Printed | KeptAsFile, tools: PrintTools = CUPS) -> None:
    """Ends what is left of a visitor's slip: a job that still waits for paper, or the kept file.

    OSError when the file cannot be removed.
    """
    match result:
        case Printed(job) if job:
            # CUPS's `cancel` takes `--` for a wrong option. A job is named after its queue, never with a dash in front.
            ask([tools.cancel, "-x", job], tools)
        case KeptAsFile(path):
            path.unlink(missing_ok=True)
