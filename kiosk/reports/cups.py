# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The programs of CUPS, the system's printing. They get documents through a pipe, and never wait for ever."""

import os
import subprocess
from dataclasses import dataclass
from typing import Final

_TIME_OUT_S: Final = 15.0


@dataclass(frozen=True, slots=True)
class PrintTools:
    """The names of the programs. Another name is for a test or a wrapper of the administrator."""

    lp: str = "lp"
    cancel: str = "cancel"
    lpstat: str = "lpstat"
    lpoptions: str = "lpoptions"
    time_out_s: float = _TIME_OUT_S


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program said, in English whatever the machine speaks."""

    code: int
    said: str
    complained: str


CUPS = PrintTools()


def ask(command: list[str], tools: PrintTools, document: bytes = b"") -> Answer | str:
    """What the program answers, or one Dutch sentence. Blocks at most `time_out_s`; then the program is killed."""
    try:
        done = subprocess.run(
            command,
            input=document,
            capture_output=True,
            timeout=tools.time_out_s,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except FileNotFoundError:
        return "Op deze computer is geen printprogramma (lp). Installeer cups-client."
    except subprocess.TimeoutExpired:
        return "De printer antwoordt niet. Kijk of hij aanstaat."
    except OSError:
        return "Het printprogramma (lp) start niet. Installeer cups-client opnieuw."
    return Answer(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))
