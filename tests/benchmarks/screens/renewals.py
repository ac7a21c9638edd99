# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the visitor who leaves to the frame of the next process, in the real program."""

from pathlib import Path
from statistics import median

from tests.faults.test_renewal import heard, says, typing_kiosk


def renewal_s(folder: Path, rounds: int) -> float:
    """The median, in seconds."""
    return median(_renewed(folder / str(number)) for number in range(rounds))


def _renewed(folder: Path) -> float:
    folder.mkdir()
    with typing_kiosk(folder) as parent:
        says(parent, "abcdef")
        heard(parent, "typed")
        says(parent, "")
        _, seconds = heard(parent, "renewed")
        parent.terminate()
        parent.wait()
        return float(seconds)
