# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All that a region decides, read once at start: question flow, directory, region. A fault names file and place."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.directory.reading import Directory, DirectoryError, load_directory
from kiosk.directory.region import Region, RegionError, load_region
from kiosk.flow.xform.load import Form, FormError, load_form
from kiosk.policy.anonymity import AnonymityRules, load_anonymity
from kiosk.policy.matrix import Matrix
from kiosk.policy.reading import PolicyError, load_matrix
from kiosk.settings import POLICY_FILE
from kiosk.wire.visit_class import ATTRIBUTES

FLOW_FILE = "flows/werkcentrum.xml"
ANONYMITY_FILE = "anonymity.json"


class ContentError(Exception):
    """The region's content cannot be used; one line per finding: file, place, what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class Content:
    """What the kiosk shows and where it sends people."""

    form: Form
    directory: Directory
    region: Region
    matrix: Matrix
    """Who may send what to whom: nothing, in the shipped draft."""
    anonymity: AnonymityRules
    """How visits are counted before they leave the kiosk."""
    folder: Path


def load_content(folder: Path, today: date | None = None, *, policy: str = POLICY_FILE) -> Content:
    """Reads a region's content; with `today` a record checked on a later day is a fault. Raises `ContentError`."""
    return content_of(folder, load_flow(folder / FLOW_FILE), today, policy=policy)


def content_of(folder: Path, form: Form, today: date | None = None, *, policy: str = POLICY_FILE) -> Content:
    """The content of a region around another flow than the published one; raises `ContentError`."""
    region = load_region_of(folder)
    try:
        municipalities = [one.code for one in region.municipalities]
        directory = load_directory(folder / "directory", form.languages, municipalities, today)
        matrix = load_matrix(folder / policy)
    except (DirectoryError, PolicyError) as error:
        raise ContentError(str(error)) from error
    return Content(form, directory, region, matrix, load_anonymity_of(folder), folder)


def load_region_of(folder: Path) -> Region:
    """The region alone, as the store needs it; raises `ContentError`."""
    try:
        return load_region(folder / "region.json")
    except RegionError as error:
        raise ContentError(str(error)) from error


def load_anonymity_of(folder: Path) -> AnonymityRules:
    """The rules for anonymous visits alone, as the store needs their names; raises `ContentError`."""
    try:
        return load_anonymity(folder / ANONYMITY_FILE, ATTRIBUTES)
    except PolicyError as error:
        raise ContentError(str(error)) from error


def load_flow(file: Path) -> Form:
    """A published flow alone; raises `ContentError`."""
    try:
        lists = {beside.name: beside.read_bytes() for beside in sorted(file.parent.glob("*.csv"))}
        return load_form(file.read_text(encoding="utf-8"), lists)
    except OSError as error:
        raise ContentError(
            f"{file}: cannot be read ({error.strerror}); publish the workbook with: kiosk flow publish"
        ) from error
    except (FormError, UnicodeDecodeError) as error:
        raise ContentError(f"{file}: {error}") from error
