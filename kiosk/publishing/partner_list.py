# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gathering the public keys of partners, beside the content of the region that will be signed."""

from collections.abc import Sequence
from pathlib import Path

from kiosk.referrals.partner_keys import PARTNERS_FILE, PartnerKeys, partners_of, written_partners


def gather(folder: Path, public_files: Sequence[Path]) -> PartnerKeys:
    """Puts the keys of these files into the folder's list; an organisation in them is replaced, others stay.

    Raises `ValueError` with the name of the file that is no list of keys, and `OSError`.
    """
    list_file = folder / PARTNERS_FILE
    keys = dict(_read(list_file)) if list_file.exists() else {}
    for file in public_files:
        keys |= _read(file)
    list_file.write_bytes(written_partners(keys))
    return keys


def _read(file: Path) -> PartnerKeys:
    try:
        return partners_of(file.read_bytes())
    except ValueError as error:
        raise ValueError(f"{file}: not a list of public keys; ask the organisation for it again") from error
