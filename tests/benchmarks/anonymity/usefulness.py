# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much of a visit is still told after a quarter, for inlooppunten of four sizes: the table that regions read."""

from pathlib import Path
from statistics import fmean

from kiosk import places
from tests.benchmarks.flow import table
from tests.visits.anonymity.quarters import VOLUMES, Quarter, generated, shipped

DOCUMENT: Path = places.resources() / "anonymity.md"
QUARTERS = 5
"""Of each size."""
_ROWS = ("thema", "bestemming", "bezoekerstype", "uitkomst", "taal", "dagdeel", "hulpmiddelen", "duur", "routeversie")


def usefulness() -> str:
    """The table, in Dutch; the same at each run."""
    quarters = {mean: [generated(mean, seed) for seed in range(QUARTERS)] for mean in VOLUMES}
    rules = shipped()
    rows = [
        _row("in welke week het bezoek was", [_share(quarters[mean], "week") for mean in VOLUMES]),
        _row("in welke maand", [_share(quarters[mean], "week", "maand") for mean in VOLUMES]),
        *(
            _row(name, [fmean(one.kept(name, rules) for one in quarters[mean]) for mean in VOLUMES])
            + _also_broad(name, quarters)
            for name in _ROWS
        ),
    ]
    head = f"| blijft bekend, bij … bezoeken per week | {' | '.join(map(str, VOLUMES))} |"
    return "\n".join([head, f"|---|{'---:|' * len(VOLUMES)}", *rows])


def save() -> None:
    """Puts the table in the document."""
    table.save(usefulness(), DOCUMENT)


def _also_broad(name: str, quarters: dict[int, list[Quarter]]) -> str:
    groups = shipped().attributes[name].groups
    if not groups:
        return ""
    shares = [fmean(one.kept(name, shipped(), broad=True) for one in quarters[mean]) for mean in VOLUMES]
    return "\n" + _row(f"{name}, of een bredere groep", shares)


def _share(quarters: list[Quarter], *periods: str) -> float:
    return fmean(one.told_by(*periods) for one in quarters)


def _row(name: str, shares: list[float]) -> str:
    return f"| {name} | {' | '.join(f'{100 * share:.0f} %' for share in shares)} |"
