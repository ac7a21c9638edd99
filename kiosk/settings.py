# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one kiosk is told at start: read once by the command line, frozen, passed in."""

from dataclasses import dataclass
from pathlib import Path

DEFAULT_DEVICE = "portrait-24"
POLICY_FILE = "policy/matrix.json"
RETENTION_FILE = "policy/retention.json"
SLIDE_MS = 180


STORE_CA = "store-ca.pem"
"""In the kiosk's folder: who vouches for the store's certificate, where the machine itself does not know it."""


def store_ca(data_dir: Path) -> Path | None:
    """That file, when the kiosk was given one."""
    file = data_dir / STORE_CA
    return file if file.is_file() else None


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one kiosk. Times in seconds."""

    data_dir: Path
    """The kiosk's own folder: database, slips that no printer took, log."""
    resources_dir: Path
    location_code: str
    """The inlooppunt where this kiosk stands: a code of `resources/region.json`."""
    policy: str = POLICY_FILE
    """The bevoegdhedenmatrix among the content; only the demonstration names another."""
    store_url: str | None = None
    """Address of the regional store; None: the kiosk works on its own and keeps everything."""
    fullscreen: bool = True
    device: str = DEFAULT_DEVICE
    """What the screen is in the real world: a profile of `resources/devices`, or a file of that kind."""
    region_theme: Path | None = None
    """The region's look; None: the one in the content."""
    slide_ms: int = SLIDE_MS
    """How long a new page slides in; 0: it stands there at once."""
    idle_after_s: float = 90.0
    idle_warning_s: float = 30.0
    """How long the warning stands before the wipe; never under 20 s (WCAG 2.2.1)."""
    attract_after_s: float = 60.0
    staff_lock_after_s: float = 60.0
    sync_every_s: float = 900.0
    stick_roots: tuple[Path, ...] = (Path("/media"), Path("/run/media"), Path("/mnt"))
    """Below which folders a machine mounts the sticks that staff put in."""

    @property
    def database(self) -> Path:
        """The kiosk's one SQLite file."""
        return self.data_dir / "kiosk.sqlite"

    @property
    def slips_dir(self) -> Path:
        """Where a slip goes when no printer takes it."""
        return self.data_dir / "slips"
