# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The names of the kinds of service that outcomes lead to, for people who do not know the codes."""

from collections.abc import Mapping
from pathlib import Path

from kiosk.directory.findings import Finding
from kiosk.directory.terms import KINDS, read_terms


class ServiceNamesError(Exception):
    """The directory's list of codes cannot be read; the message says where and what to do."""


def service_names(workbook: Path, region: Path | None) -> Mapping[str, str]:
    """By code, the Dutch name, from a region's content or its directory.

    Without one: from the content that holds the workbook (`flows/` beside `directory/`); where it lies anywhere else,
    there are no names and readers see the codes. Raises `ServiceNamesError`.
    """
    content = region or workbook.resolve().parent.parent
    folder = content / "directory" if (content / "directory").is_dir() else content
    if region is None and not (folder / "taxonomy.json").is_file():
        return {}
    findings: list[Finding] = []
    terms = read_terms(folder, findings)
    if findings:
        raise ServiceNamesError("\n".join(map(str, findings)))
    return terms.of(KINDS)
