"""Listings from a file to what a search finds, through the command line and through the API."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from backend.db import transaction
from backend.ingestion.importer import ImportOptions, import_file
from backend.keyring import ring
from backend.places.gazetteer import resolve_near
from backend.places.geometry import miles_between, snap
from tests.factories import CONTACT_KEYS, bearer, make_user

ROOT = Path(__file__).parents[2]
LISTINGS = ROOT.parent / "shared" / "data" / "listings"
PAGES_MAX = 400
Record = dict[str, str]


@pytest.fixture
def home() -> Iterator[Path]:
    """A short path: sockets live below it."""
    folder = Path(tempfile.mkdtemp(prefix="aiq-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def _aiqleads(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AIQLEADS_")}
    return subprocess.run(
        [sys.executable, "-m", "ui.cli", *words],
        cwd=ROOT,
        env=kept | {"AIQLEADS_HOME": str(home), "AIQLEADS_EMBEDDINGS": "off"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


class TestCommand:
    def test_imports_reports_and_repeats(self, home: Path) -> None:
        path = home / "homes.csv"
        path.write_text(
            "zpid,streetAddress,zipcode,latestPrice,numOfBedrooms,note\n"
            "900000001,4217 Marbled Wren Ln,78704,450000,3,\n"
            "900000002,88 Tin Heron Ct,78745,325000,2,\n"
            ",,,,,just words\n"
        )
        words = ("import", str(path), "--source", "zillow", "--set", "property_type=house", "--demo-contacts", "--json")
        first, second = _aiqleads(home, *words), _aiqleads(home, *words)
        assert (first.returncode, first.stderr) == (0, "")
        report = json.loads(first.stdout)
        assert (report["read"], report["new"], report["contacts_added"]) == (3, 2, 2)
        assert report["rejected"] == [{"line": 4, "reason": "neither a price nor a place"}]
        again = json.loads(second.stdout)
        assert (again["new"], again["updated"], again["unchanged"]) == (0, 0, 2)

    def test_a_wrong_call_is_one_clear_line(self, home: Path) -> None:
        told = _aiqleads(home, "import", str(home / "none.csv"))
        assert told.returncode == 2
        assert told.stderr.startswith("Error: There is no file")
        assert told.stderr.count("\n") == 1


@pytest.fixture
async def asker(app: FastAPI, database: object) -> dict[str, str]:
    """Headers of a user with every market open, over the real homes with invented contacts."""
    options = ImportOptions(source="zillow", fixed={"property_type": "house"}, demo_contacts=True)
    path = LISTINGS / "austin_zillow_14737.csv"
    await import_file(app.state.sessions, ring(CONTACT_KEYS), path, options)
    async with transaction(app.state.sessions) as session:
        user = await make_user(session, tier="enterprise")
    return bearer(app, user)


def _homes() -> list[Record]:
    with (LISTINGS / "austin_zillow_14737.csv").open(newline="") as file:
        return list(csv.DictReader(file))


async def _all_pages(client: AsyncClient, headers: dict[str, str], query: dict[str, Any]) -> list[dict[str, Any]]:
    """Every item of a search, page after page; a price per page makes the order visible."""
    items: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    for _ in range(PAGES_MAX):
        answer = await client.get("/v1/leads/search", params={**query, "limit": 100, **cursor}, headers=headers)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        items += page["items"]
        if page["next_cursor"] is None:
            assert page["total"] == len(items)
            return items
        cursor = {"cursor": page["next_cursor"]}
    raise AssertionError("the pages do not end")


def _wanted(fits: Callable[[Record], bool]) -> list[tuple[int, int]]:
    """(asking price, id) of the rows that fit: ids follow the file's order from 10,001 on, ties are by id."""
    return sorted((int(row["latestPrice"]), 10_001 + place) for place, row in enumerate(_homes()) if fits(row))


def _in_zip(zip_code: str, fits: Callable[[Record], bool] = lambda _: True) -> Callable[[Record], bool]:
    return lambda row: row["zipcode"] == zip_code and fits(row)


def _near_zilker_park(row: Record) -> bool:
    park = resolve_near("Zilker Park")
    assert park is not None
    centre = snap(float(row["latitude"]), float(row["longitude"]))
    return miles_between(park.lat, park.lon, *centre) <= 2


SEARCHES: dict[str, tuple[dict[str, Any], Callable[[Record], bool]]] = {
    "beds and price": (
        {"zip": "78704", "min_beds": 3, "max_price": 450_000},
        _in_zip("78704", lambda row: int(row["numOfBedrooms"]) >= 3 and int(row["latestPrice"]) <= 450_000),
    ),
    "at most two baths": (
        {"zip": "78702", "max_baths": 2},
        _in_zip("78702", lambda row: float(row["numOfBathrooms"]) <= 2),
    ),
    "ranges": (
        {"zip": "78745", "min_sqft": 1_500, "max_sqft": 1_700, "min_beds": 3, "max_beds": 3},
        _in_zip("78745", lambda row: 1_500 <= int(row["livingAreaSqFt"]) <= 1_700 and row["numOfBedrooms"] == "3"),
    ),
    "no condos": (
        {"zip": "78731", "exclude_property_types": "condo", "min_price": 900_000},
        _in_zip("78731", lambda row: int(row["latestPrice"]) >= 900_000),
    ),
    "only condos": ({"zip": "78704", "property_types": "condo"}, lambda _: False),
    "radius": (
        {"near": "Zilker Park", "radius_miles": 2, "max_price": 400_000},
        lambda row: int(row["latestPrice"]) <= 400_000 and _near_zilker_park(row),
    ),
}


@pytest.mark.shared_data
async def test_searches_give_exactly_the_rows_of_the_file_in_order_and_no_contact(
    client: AsyncClient, asker: dict[str, str]
) -> None:
    """One import for all of them: it takes seconds."""
    shown = ""
    for name, (query, fits) in SEARCHES.items():
        items = await _all_pages(client, asker, {**query, "sort": "price_asc"})
        assert [(item["asking_price"], item["id"]) for item in items] == _wanted(fits), name
        shown += json.dumps(items)
    for row in _homes():
        assert row["streetAddress"] not in shown
        assert row["zpid"] not in shown
