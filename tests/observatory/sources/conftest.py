from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from fairway.observatory.measures import MEASURES
from fairway.observatory.sources.catalogue import OPERATOR_MEASURES
from fairway.observatory.sources.fetch import Fetcher, Pace
from fairway.observatory.store import Store
from tests.observatory.sources import publisher as server

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
IMPATIENT = Pace(
    connect_seconds=2, read_seconds=5, whole_seconds=5, between_seconds=0, tries=4, first_wait_seconds=0.01
)


@pytest.fixture
def publisher() -> Iterator[server.Publisher]:
    one, running = server.start()
    yield one
    running.shutdown()
    running.server_close()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def fetcher(tmp_path, waits) -> Iterator[Fetcher]:
    with Fetcher(tmp_path / "cache", pace=IMPATIENT, sleep=waits.append, trust_env=False) as one:
        yield one


@pytest.fixture
def store(tmp_path) -> Store:
    """An operator's own store beside an empty packaged one: what is taken in is all there is."""
    return empty_store(tmp_path / "own")


def empty_store(own: Path) -> Store:
    return Store([own.parent / "packaged", own], {**MEASURES, **OPERATOR_MEASURES})


@pytest.fixture
def known_at() -> date:
    return date(2024, 10, 15)


def published(path: str) -> bytes:
    """A true published file, kept beside the checkout; the test is skipped where it is not."""
    file = SHARED / path
    if not file.exists():
        pytest.skip(f"the published files are not beside this checkout ({path})")
    return file.read_bytes()
