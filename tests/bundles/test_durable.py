# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A stick that is pulled out, or a disk that fills up, half way: what was there stays, nothing is half."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.bundles.archive import pack
from kiosk.bundles.durable import write_whole
from tests.bundles.region import Region


@contextmanager
def no_further_than(size: int) -> Iterator[None]:
    """No file can be written further than this."""
    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_file_that_cannot_be_written_whole_is_not_there_and_the_one_before_stays(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    with no_further_than(100), pytest.raises(OSError, match="large"):
        write_whole(file, b"y" * 200)
    assert list(tmp_path.iterdir()) == []
    write_whole(file, b"before")
    with no_further_than(100), pytest.raises(OSError, match="large"):
        write_whole(file, b"y" * 200)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("x.json", b"before")]


def test_a_bundle_that_cannot_be_written_whole_is_not_there(tmp_path: Path) -> None:
    region, stick = Region(tmp_path), tmp_path / "stick"
    stick.mkdir()
    contents = {"texts/nl.json": bytes(range(256)) * 10}
    with no_further_than(900), pytest.raises(OSError, match="large"):
        pack(stick / "region-1.bundle", region.signed(1, contents), contents.__getitem__)
    assert list(stick.iterdir()) == []
