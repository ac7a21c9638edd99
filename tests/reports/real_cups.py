# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real CUPS in a folder of its own, with one printer whose paper the test holds."""

import getpass
import grp
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

STARTS_WITHIN_S = 30.0

PRINTER = """#!/bin/sh
[ $# = 0 ] && { echo 'direct proef "Unknown" "Proef"'; exit 0; }
if [ -e "{folder}/paper" ]; then
    echo "STATE: -media-empty-error" >&2
    cat -- "${6:--}" >> "{folder}/printed"
    exit 0
fi
echo "STATE: +media-empty-error" >&2
exit 4
"""
SERVICE = """Listen {folder}/socket
Browsing No
WebInterface No
DefaultAuthType None
PreserveJobFiles No
PreserveJobHistory No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
FILES = """User {user}
Group {group}
SystemGroup {admins}
ServerRoot {folder}/root
ServerBin {folder}/programs
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
ErrorLog {folder}/log/error
AccessLog {folder}/log/access
PageLog {folder}/log/page
Sandboxing relaxed
"""


@dataclass(frozen=True)
class RealCups:
    """The print service; its printer has no paper until `has_paper`."""

    folder: Path

    def has_paper(self) -> None:
        (self.folder / "paper").touch()
        subprocess.run(["cupsenable", "bon"], check=True, timeout=STARTS_WITHIN_S)

    def printed(self) -> bytes:
        there = self.folder / "printed"
        return there.read_bytes() if there.exists() else b""

    def documents(self) -> list[Path]:
        """What lies in the spool."""
        return [one for one in (self.folder / "spool").iterdir() if one.is_file() and one.name.startswith("d")]


@contextmanager
def real_cups(folder: Path) -> Iterator[RealCups]:
    """Runs while the block does; `CUPS_SERVER` must be `folder/socket` for who wants to use it."""
    as_root = os.geteuid() == 0
    names = {
        "folder": folder,
        "user": "nobody" if as_root else getpass.getuser(),
        "group": "nogroup" if as_root else grp.getgrgid(os.getgid()).gr_name,
        "admins": "root" if as_root else "users",
    }
    for one in ("root", "programs/backend", "spool/tmp", "cache", "state", "log"):
        (folder / one).mkdir(parents=True)
    folder.chmod(0o777)
    for program in ("daemon", "filter"):
        (folder / "programs" / program).symlink_to(f"/usr/lib/cups/{program}")
    (folder / "programs/backend/proef").write_text(PRINTER.replace("{folder}", str(folder)))
    (folder / "programs/backend/proef").chmod(0o755)
    (folder / "root/cupsd.conf").write_text(SERVICE.format(**names))
    (folder / "root/cups-files.conf").write_text(FILES.format(**names))
    command = ["cupsd", "-f", "-c", str(folder / "root/cupsd.conf"), "-s", str(folder / "root/cups-files.conf")]
    with subprocess.Popen(command, env={**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin"}) as service:
        try:
            _wait_for(folder, service)
            yield RealCups(folder)
        finally:
            service.terminate()


def _wait_for(folder: Path, service: subprocess.Popen[bytes]) -> None:
    until = monotonic() + STARTS_WITHIN_S
    while b"scheduler is running" not in subprocess.run(["lpstat", "-r"], check=True, capture_output=True).stdout:
        assert service.poll() is None, (folder / "log/error").read_text()
        assert monotonic() < until
    environment = {**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin"}
    add = ["lpadmin", "-p", "bon", "-E", "-v", "proef:/x", "-m", "raw"]
    for command in (add, ["lpadmin", "-d", "bon"]):
        subprocess.run(command, check=True, capture_output=True, env=environment, timeout=STARTS_WITHIN_S)
