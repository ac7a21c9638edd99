# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one process of screens leaves for the next: never anything of a visitor, only what staff and paper need."""

from collections.abc import Mapping
from datetime import date

from pydantic import BaseModel, ConfigDict

from kiosk.visits.guide_call import CallState


class Inheritance(BaseModel):
    """Plain and small: it passes through a process that never meets a visitor."""

    model_config = ConfigDict(frozen=True)

    call: CallState = CallState.QUIET
    today: date
    themes: Mapping[str, int] = {}
    """Finished visits of today, for staff."""
    jobs: tuple[str, ...] = ()
    """Print jobs that may still come out."""
    still: bool = False
    """The picture of the start screen stands still."""
