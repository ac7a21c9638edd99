# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The benchmark command measures what it says, the kiosk is quick enough, and regions read the table of today."""

import time

import pytest
from click.testing import CliRunner

from kiosk.visits.anonymise import anonymise
from kiosk.visits.recoding import Recoding
from kiosk.wire.period import PeriodKind
from tests.benchmarks.anonymity import usefulness
from tests.benchmarks.anonymity.__main__ import MOST_SECONDS, SIZES, main, measured
from tests.benchmarks.anonymity.subject import by_anjana, equal_rules, table_of
from tests.visits.anonymity.quarters import shipped


def test_a_quick_round_prints_losses_and_times() -> None:
    run = CliRunner().invoke(main, ["--quick"])
    assert run.exit_code == 0, run.output
    assert "| 500 (" in run.output


def test_the_kiosk_loses_no_more_than_anjana_though_what_is_sensitive_stays_diverse() -> None:
    """In the time of the goal or not: here a machine is shared."""
    assert measured(SIZES[0], 1).loses_no_more


def test_ten_thousand_visits_are_told_without_hanging() -> None:
    """The goal itself is the benchmark's: here a machine is shared and every line is watched."""
    visits, recoding = table_of(10_000), Recoding(shipped(), PeriodKind.QUARTER)
    begun = time.process_time()
    told = anonymise(visits, recoding, 1)
    assert time.process_time() - begun < 10 * MOST_SECONDS
    assert sum(count for _, count in told.classes) > 9_900


def test_what_anjana_leaves_out_counts_as_lost() -> None:
    visits, rules = table_of(200), equal_rules(1)
    assert 0 < by_anjana(visits, rules, 20).loss <= 1


@pytest.mark.full
def test_the_table_that_regions_read_is_that_of_today() -> None:
    """When this fails: `./kiosk.sh exec python -m tests.benchmarks.anonymity --save`."""
    assert usefulness.usefulness() in usefulness.DOCUMENT.read_text(encoding="utf-8")
