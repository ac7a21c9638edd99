# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which sticks are in the machine, by what the kernel tells."""

from pathlib import Path

import pytest

from kiosk.media import MOST_SHOWN, mounted_below

ROOTS = (Path("/media"), Path("/run/media"))
MOUNTS = r"""
proc /proc proc rw 0 0
/dev/sdb1 /media/kiosk/BLAUW vfat rw 0 0
/dev/sdc1 /run/media/kiosk/mijn\040stick exfat rw 0 0
/dev/sdc1 /run/media/kiosk/mijn\040stick exfat rw 0 0
tmpfs /media tmpfs rw 0 0
/dev/sdd1 /mediatheek ext4 rw 0 0
/dev/sde1 /srv/media/x ext4 rw 0 0
broken
"""


def test_what_is_mounted_below_the_usual_folders_is_a_stick_and_nothing_else_is(tmp_path: Path) -> None:
    file = tmp_path / "mounts"
    file.write_text(MOUNTS, encoding="utf-8")
    assert mounted_below(ROOTS, file) == (Path("/media/kiosk/BLAUW"), Path("/run/media/kiosk/mijn stick"))
    file.write_text("".join(f"/dev/sd /media/{number} vfat rw 0 0\n" for number in range(40)), encoding="utf-8")
    assert len(mounted_below(ROOTS, file)) == MOST_SHOWN
    with pytest.raises(OSError, match="none"):
        mounted_below(ROOTS, tmp_path / "none")


def test_this_machine_tells() -> None:
    assert mounted_below((Path("/"),))
