# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All that the papers of a region tell: its data, and the constants by which the program keeps to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kiosk.policy.anonymity import AnonymityRules, load_anonymity
from kiosk.policy.matrix import Matrix
from kiosk.policy.reading import load_matrix
from kiosk.policy.retention import Retention, load_retention
from kiosk.referrals.consent import Terms
from kiosk.referrals.consent_texts import load_agreement
from kiosk.settings import POLICY_FILE, Settings
from kiosk.wire.visit_class import ATTRIBUTES

RETENTION_FILE = "policy/retention.json"
ANONYMITY_FILE = "anonymity.json"


@dataclass(frozen=True, slots=True)
class RegionFacts:
    """What a region decided, as its files have it."""

    region: str
    names: Mapping[str, str]
    """Of parties, by code."""
    matrix: Matrix
    digest: str
    """SHA-256 of the file of the matrix."""
    retention: Retention
    terms: Terms
    """What the region promises of every consent."""
    anonymity: AnonymityRules

    @property
    def session_s(self) -> int:
        """After how many seconds without a touch a visit is wiped, its warning among them."""
        usual = Settings(data_dir=Path(), resources_dir=Path(), location_code="")
        return round(usual.idle_after_s + usual.idle_warning_s)


def region_facts(folder: Path, region: str, names: Mapping[str, str], file: Path | None = None) -> RegionFacts:
    """The facts of this content; with `file` those of another matrix.

    Raises:
        PolicyError: for a file of the policy with a fault.
        ConsentTextError: when what is agreed in a consent cannot be read.
    """
    source = file or folder / POLICY_FILE
    retention = load_retention(folder / RETENTION_FILE)
    return RegionFacts(
        region=region,
        names=names,
        matrix=load_matrix(source),
        digest=sha256(source.read_bytes()).hexdigest(),
        retention=retention,
        terms=load_agreement(folder, {}, retention.delivered_days).terms,
        anonymity=load_anonymity(folder / ANONYMITY_FILE, ATTRIBUTES),
    )
