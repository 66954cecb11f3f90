"""LinkedIn Lead Sync: a notification names a response, whose answers carry question ids only: the form is joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from backend.config import Settings
from backend.ingestion.doors import calls
from backend.ingestion.doors.answers import Answer, record_of
from backend.ingestion.doors.found import Found, consent_of, ref_of
from backend.ingestion.doors.inbox import Told
from backend.ingestion.sources import fields
from backend.ingestion.sources.embedded import at, first
from backend.outbox.service import Undeliverable

DOOR = SOURCE = "linkedin"
_RESPONSE = re.compile(r"(?:leadGenFormResponse|leadFormResponse):([\w.-]{1,120})\Z")
_FORM = re.compile(r"leadGenForm:(\d{1,30})")
_Object = Mapping[str, Any]


def told(body: _Object) -> list[Told]:
    """The response that a notification names; one that was deleted is told as such."""
    found = _RESPONSE.search(str(body.get("leadGenFormResponse") or body.get("leadFormResponse") or ""))
    if found is None:
        return []
    number, action = found.group(1), str(body.get("leadAction") or "CREATED")
    form = _FORM.search(str(body.get("leadGenForm") or body.get("versionedLeadGenFormUrn") or ""))
    payload = {"id": number, "form": form.group(1) if form else "", "action": action}
    return [Told(number if action == "CREATED" else f"{number}:{action[:40]}", payload)]


async def fetched(settings: Settings, payload: Mapping[str, str]) -> Found:
    """The lead of a notification. Raises NotAnswered and Undeliverable."""
    if payload["action"] == "DELETED":
        return Found(SOURCE, why="LinkedIn deleted the lead: its contact was removed", removed=payload["id"])
    if payload["action"] != "CREATED":
        return Found(SOURCE, why=f"the notification tells {payload['action']}, not a new lead")
    if settings.linkedin_access_token is None:
        raise Undeliverable("set LINKEDIN_ACCESS_TOKEN to fetch the leads of LinkedIn, then try again")
    response = await _get(settings, f"leadFormResponses/{quote(payload['id'], safe='')}")
    if response.get("testLead"):
        return Found(SOURCE, why="a test lead")
    form = response.get("form")
    if not isinstance(form, dict):
        named = _FORM.search(str(response.get("versionedLeadGenFormUrn") or ""))
        number = named.group(1) if named else payload["form"]
        form = await _get(settings, f"leadForms/{quote(number, safe='')}") if number else {}
    return read(response, form, payload["id"])


async def _get(settings: Settings, path: str) -> dict[str, Any]:
    assert settings.linkedin_access_token is not None
    headers = {"linkedin-version": settings.linkedin_version, "x-restli-protocol-version": "2.0.0"}
    url = f"{settings.linkedin_api_url.rstrip('/')}/{path}"
    return await calls.get_json(url, settings.linkedin_access_token.get_secret_value(), headers=headers)


def read(response: _Object, form: _Object, number: str) -> Found:
    """Answers and their questions as a record."""
    if response.get("testLead"):
        return Found(SOURCE, why="a test lead")
    answers = list(_answers(response, form))
    if not answers:
        return Found(SOURCE, why="none of the answers belongs to a question of its form")
    accepted, declined = _consents(response, form)
    sent = response.get("submittedAt")
    at_ = datetime.fromtimestamp(sent / 1000, UTC).isoformat() if isinstance(sent, int) and 0 < sent < 2**43 else ""
    own = fields.record(
        source=SOURCE, source_ref=ref_of(DOOR, number), listed_at=at_,
        **consent_of(f"LinkedIn lead form {form.get('id') or ''} sent {at_[:10]}", accepted, declined),
    )  # fmt: skip
    return Found(SOURCE, fields.filled(own, record_of(answers, str(form.get("name") or ""))))


def _answers(response: _Object, form: _Object) -> Iterator[Answer]:
    questions = {str(one.get("questionId")): one for one in _objects(at(form, "content", "questions"))}
    for answer in _objects(at(response, "formResponse", "answers")):
        question = questions.get(str(answer.get("questionId")))
        said = _said(answer.get("answerDetails"), question) if question else ""
        if question and said:
            yield Answer(_asked(question), said)


def _asked(question: _Object) -> str:
    """LinkedIn's own name of what is asked, else the question as it reads."""
    if question.get("predefinedField"):
        return str(question["predefinedField"]).lower()
    localized = at(question, "question", "localized")
    return next(map(str, localized.values()), "") if isinstance(localized, dict) else str(question.get("name") or "")


def _said(details: Any, question: _Object | None) -> str:
    text = first(details, "textQuestionAnswer.answer")
    if text is not None:
        return str(text)
    chosen = first(details, "multipleChoiceAnswer.options", "multipleChoiceQuestionAnswer.options")
    options = {str(one.get("id")): one for one in _objects(_options(question))}
    return ", ".join(_option(options.get(str(one), {})) or str(one) for one in chosen or ())


def _options(question: Any) -> Any:
    return first(
        question, "questionDetails.multipleChoiceQuestionDetails.options", "questionDetails.multipleChoice.options"
    )


def _option(option: _Object) -> str:
    localized = at(option, "text", "localized")
    return next(map(str, localized.values()), "") if isinstance(localized, dict) else ""


def _consents(response: _Object, form: _Object) -> tuple[list[str], list[str]]:
    """What was agreed to and what was not, by the words of the form where it has them."""
    asked = {
        str(one.get("id") or one.get("consentId")): one
        for one in _objects(first(form, "content.legalInfo.consents", "legalInfo.consents"))
    }
    accepted: list[str] = []
    declined: list[str] = []
    for given in _objects(at(response, "formResponse", "consentResponses")):
        name = str(given.get("consentId"))
        words = at(asked.get(name), "consent", "localized")
        said = next(map(str, words.values()), name) if isinstance(words, dict) else name
        (accepted if given.get("accepted") is True else declined).append(said[:60])
    return accepted, declined


def _objects(values: Any) -> list[dict[str, Any]]:
    return [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []
