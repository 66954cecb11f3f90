"""Meta Lead Ads: the webhook carries ids only, the fields are fetched from the Graph API."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from backend.config import Settings
from backend.ingestion.doors import calls
from backend.ingestion.doors.answers import Answer, record_of
from backend.ingestion.doors.found import Found, consent_of, ref_of
from backend.ingestion.doors.inbox import Told
from backend.ingestion.sources import fields
from backend.outbox.service import Undeliverable

DOOR, SOURCE = "meta", "facebook"
ASKED_FOR = "id,created_time,form_id,field_data,custom_disclaimer_responses,is_organic,platform"
_ID = re.compile(r"\d{1,40}")


def told(body: Mapping[str, Any]) -> list[Told]:
    """The leads that a notification names; other changes of a page concern nobody here."""
    return [
        Told(name, {"leadgen_id": name, "form_id": str(value.get("form_id") or "")})
        for value in _values(body)
        if _ID.fullmatch(name := str(value.get("leadgen_id")))
    ]


def _values(body: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    entries = body.get("entry")
    for entry in entries if isinstance(entries, list) else []:
        changes = entry.get("changes") if isinstance(entry, dict) else None
        for change in changes if isinstance(changes, list) else []:
            value = change.get("value") if isinstance(change, dict) and change.get("field") == "leadgen" else None
            if isinstance(value, dict):
                yield value


async def fetched(settings: Settings, payload: Mapping[str, str]) -> Found:
    """The lead of a notification. Raises NotAnswered and Undeliverable."""
    token = settings.meta_access_token
    if token is None:
        raise Undeliverable("set META_ACCESS_TOKEN to fetch the leads of Meta, then try again")
    url = f"{settings.meta_graph_url.rstrip('/')}/{payload['leadgen_id']}"
    lead = await calls.get_json(url, token.get_secret_value(), params={"fields": ASKED_FOR})
    return read(lead, payload["leadgen_id"])


def read(lead: Mapping[str, Any], number: str) -> Found:
    """``field_data`` as a record."""
    answers = _answers(lead.get("field_data"))
    if not answers:
        return Found(SOURCE, why="the lead carries no field_data")
    if any("dummy data for" in answer.said for answer in answers):
        return Found(SOURCE, why="a test lead of Meta's own tool")
    accepted, declined = _consents(lead.get("custom_disclaimer_responses"))
    said = f"Meta lead form {lead.get('form_id') or ''} sent {str(lead.get('created_time') or '')[:10]}"
    own = fields.record(
        source=SOURCE, source_ref=ref_of(DOOR, number), listed_at=lead.get("created_time"),
        **consent_of(said, accepted, declined),
    )  # fmt: skip
    return Found(SOURCE, fields.filled(own, record_of(answers)))


def _answers(field_data: Any) -> list[Answer]:
    found = []
    for field in field_data if isinstance(field_data, list) else []:
        values = field.get("values") if isinstance(field, dict) else None
        said = ", ".join(map(str, values)) if isinstance(values, list) else ""
        if said and field.get("name"):
            found.append(Answer(str(field["name"]), said))
    return found


def _consents(responses: Any) -> tuple[list[str], list[str]]:
    given: Sequence[Any] = responses if isinstance(responses, list) else []
    boxes = [box for box in given if isinstance(box, dict) and box.get("checkbox_key")]
    checked = {str(box["checkbox_key"]): str(box.get("is_checked")).lower() in ("1", "true") for box in boxes}
    return [key for key, on in checked.items() if on], [key for key, on in checked.items() if not on]
