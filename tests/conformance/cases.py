# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What came of one case that others wrote, and how a run of cases is told: the same for every format."""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO


@dataclass(frozen=True)
class Passed:
    """The engine gives what the case expects."""


@dataclass(frozen=True)
class Failed:
    """The engine gives something else; `shown` says what, as JSON."""

    shown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Skipped:
    """The case asks what the profile does not have. `reason` is decided by what is in the case, never by its name."""

    reason: str


Came = Passed | Failed | Skipped


@dataclass(frozen=True)
class CaseResult:
    """One case, named as its file names it, and what came of it."""

    case: str
    came: Came


def tried(case: str, run: Callable[[], Came]) -> CaseResult:
    """What comes of running a case; a case that cannot be run at all has failed."""
    try:
        return CaseResult(case, run())
    except Exception as error:  # noqa: BLE001 - a case of others must never end the run of all
        return CaseResult(case, Failed({"error": f"{type(error).__name__}: {error}"[:500]}))


def tell(results: Iterable[CaseResult], out: TextIO | None = None) -> int:
    """Prints failing cases, skips by reason and the count; gives the exit code: 1 when a case failed."""
    out = out or sys.stdout
    counts: Counter[type[Came]] = Counter()
    reasons: Counter[str] = Counter()
    for result in results:
        counts[type(result.came)] += 1
        if isinstance(result.came, Failed):
            print(json.dumps({"case": result.case, **result.came.shown}, ensure_ascii=False, default=str), file=out)
        elif isinstance(result.came, Skipped):
            reasons[result.came.reason] += 1
    for reason, count in sorted(reasons.items(), key=lambda found: (-found[1], found[0])):
        print(f"skipped {count}: {reason}", file=out)
    print(f"{counts[Passed]} passed, {counts[Failed]} failed, {counts[Skipped]} skipped", file=out)
    return 1 if counts[Failed] else 0


def read_json(file: Path) -> Any:
    """The content of a `.json` or `.json.gz` file."""
    data = file.read_bytes()
    return json.loads(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data)
