# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gives a PDF to the system's printer (CUPS, `lp`), or keeps it as a file where there is none.

The PDF goes to `lp` through a pipe: no shell, no file of ours in between, nothing of the document in the process list.
The print job, or the kept file, lives until `discard`: the visitor who leaves takes the paper, not the next visitor.
"""

import os
import re
import secrets
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_TIME_OUT_S: Final = 15.0
_REQUEST = re.compile(r"request id is (\S+-\d+)")
_NO_PRINTER = "no default destination"


@dataclass(frozen=True, slots=True)
class PrintTools:
    """The two programs of CUPS. Another name is for a test or a wrapper of the administrator."""

    lp: str = "lp"
    cancel: str = "cancel"
    time_out_s: float = _TIME_OUT_S


@dataclass(frozen=True, slots=True)
class Printed:
    """The printer's queue has taken it. `job` is CUPS's own name for it, '' when it gave none."""

    job: str


@dataclass(frozen=True, slots=True)
class KeptAsFile:
    """No printer took it. `why` is one Dutch sentence for staff."""

    path: Path
    why: str


CUPS = PrintTools()


def send_to_printer(pdf: bytes, keep_in: Path, tools: PrintTools = CUPS) -> Printed | KeptAsFile:
    """Prints the PDF on the default printer; blocks for at most `time_out_s`, so it belongs in a worker thread.

    OSError when it can be neither printed nor kept.
    """
    taken = _print(pdf, tools)
    return taken if isinstance(taken, Printed) else KeptAsFile(_keep(pdf, keep_in), taken)


def discard(result: Printed | KeptAsFile, tools: PrintTools = CUPS) -> None:
    """Ends what is left of a visitor's slip: a job that still waits for paper, or the kept file.

    OSError when the file cannot be removed.
    """
    match result:
        case Printed(job) if job:
            _run([tools.cancel, "-x", "--", job], b"", tools.time_out_s)
        case KeptAsFile(path):
            path.unlink(missing_ok=True)


def _print(pdf: bytes, tools: PrintTools) -> Printed | str:
    """The job, or why not."""
    done = _run([tools.lp, "-t", "Werkcentrum"], pdf, tools.time_out_s)
    if isinstance(done, str):
        return done
    if done.returncode == 0:
        job = _REQUEST.search(done.stdout.decode(errors="replace"))
        return Printed(job[1] if job else "")
    if _NO_PRINTER in done.stderr.decode(errors="replace"):
        return "Er is geen printer ingesteld. Stel een standaardprinter in."
    return "De printer neemt niets aan. Kijk of hij aanstaat en of de printdienst draait."


def _run(command: list[str], document: bytes, time_out_s: float) -> subprocess.CompletedProcess[bytes] | str:
    """The finished process, or one Dutch sentence; a process that takes too long is killed."""
    try:
        return subprocess.run(
            command,
            input=document,
            capture_output=True,
            timeout=time_out_s,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except FileNotFoundError:
        return "Op deze computer is geen printprogramma (lp). Installeer cups-client."
    except subprocess.TimeoutExpired:
        return "De printer antwoordt niet. Kijk of hij aanstaat."
    except OSError:
        return "Het printprogramma (lp) start niet. Installeer cups-client opnieuw."


def _keep(pdf: bytes, folder: Path) -> Path:
    """Writes the file under a name that says nothing; only this account can read it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{secrets.token_hex(8)}.pdf"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pdf)
    return path
