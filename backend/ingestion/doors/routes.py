"""The official doors: lead forms of Meta and LinkedIn, leads that partners post."""

from __future__ import annotations

import hmac
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import PlainTextResponse
from pydantic import SecretStr

from backend.config import WEBHOOK_MAX_BYTES, Settings
from backend.db import Session
from backend.errors import Forbidden, responses
from backend.gateway.paging import Offset
from backend.ingestion.doors import inbox, lead_posts, linkedin, meta, signatures
from backend.ingestion.doors.errors import BadLead, DoorClosed, NoSuchPartner
from backend.ingestion.doors.schemas import Challenge, LeadDeliveryOut, LeadsReceived
from backend.security import Admin

router = APIRouter()
_REFUSALS = responses(BadLead, DoorClosed)


@router.get(
    "/webhooks/meta-leads",
    response_class=PlainTextResponse,
    tags=["webhooks"],
    responses=_REFUSALS,
    summary="Meta checks a subscription",
)
async def check_meta_leads(
    request: Request,
    mode: Annotated[str, Query(alias="hub.mode")] = "",
    challenge: Annotated[str, Query(alias="hub.challenge", max_length=200)] = "",
    token: Annotated[str, Query(alias="hub.verify_token", max_length=500)] = "",
) -> PlainTextResponse:
    """The challenge comes back when the token is `META_VERIFY_TOKEN`."""
    expected = _secret("Meta", META_VERIFY_TOKEN=_settings(request).meta_verify_token)
    same = hmac.compare_digest(token.encode("utf-8", "replace"), expected.encode())
    if mode != "subscribe" or not same or not challenge:
        raise inbox.refused(meta.DOOR, "This is no subscription with our token.")
    return PlainTextResponse(challenge)


@router.post("/webhooks/meta-leads", tags=["webhooks"], responses=_REFUSALS, summary="Meta tells us of leads")
async def take_meta_leads(request: Request, session: Session) -> LeadsReceived:
    """Signed (``X-Hub-Signature-256`` over the raw body), stored once by lead id, answered; the fields are fetched
    afterwards. Anything unsigned or altered is 400."""
    secret = _secret("Meta", META_APP_SECRET=_settings(request).meta_app_secret)
    body = await _body(request, meta.DOOR)
    if not signatures.is_meta(request.headers.get("x-hub-signature-256"), secret, body):
        raise inbox.refused(meta.DOOR, "The signature does not fit this body.")
    told = meta.told(inbox.object_of(meta.DOOR, body))
    return LeadsReceived(new=await inbox.take(session, request.app.state.keyring, meta.DOOR, told))


@router.get("/webhooks/linkedin-leads", tags=["webhooks"], responses=_REFUSALS, summary="LinkedIn checks the webhook")
async def check_linkedin_leads(
    request: Request, code: Annotated[str, Query(alias="challengeCode", max_length=200)] = ""
) -> Challenge:
    """Its challenge code, signed with the client secret."""
    secret = _secret("LinkedIn", LINKEDIN_CLIENT_SECRET=_settings(request).linkedin_client_secret)
    if not code:
        raise inbox.refused(linkedin.DOOR, "There is no challenge code.")
    answer = signatures.digest(secret, code.encode("utf-8", "replace"))
    return Challenge(challengeCode=code, challengeResponse=answer)


@router.post("/webhooks/linkedin-leads", tags=["webhooks"], responses=_REFUSALS, summary="LinkedIn tells us of a lead")
async def take_linkedin_leads(request: Request, session: Session) -> LeadsReceived:
    """Signed (``X-LI-Signature`` over the raw body), stored once by response id, answered; response and form are
    fetched afterwards. Anything unsigned or altered is 400."""
    secret = _secret("LinkedIn", LINKEDIN_CLIENT_SECRET=_settings(request).linkedin_client_secret)
    body = await _body(request, linkedin.DOOR)
    if not signatures.is_linkedin(request.headers.get("x-li-signature"), secret, body):
        raise inbox.refused(linkedin.DOOR, "The signature does not fit this body.")
    told = linkedin.told(inbox.object_of(linkedin.DOOR, body))
    return LeadsReceived(new=await inbox.take(session, request.app.state.keyring, linkedin.DOOR, told))


@router.post(
    "/webhooks/lead-posts/{partner}",
    tags=["webhooks"],
    responses=responses(BadLead, DoorClosed, NoSuchPartner),
    summary="A partner posts a lead",
)
async def take_lead_post(request: Request, session: Session, partner: str) -> LeadsReceived:
    """`realtor` or `zillow`; signed (``X-Signature-256: sha256=…`` over the raw body) or with its key (``X-API-Key``).
    Stored once by the partner's lead id. Anything else is 400."""
    if partner not in lead_posts.PARTNERS:
        raise NoSuchPartner(f"Partners are {', '.join(lead_posts.PARTNERS)}.")
    secret = _partner_key(_settings(request), partner)
    body = await _body(request, partner)
    if not signatures.is_partner(request.headers, secret, body):
        raise inbox.refused(partner, "Neither signature nor key is this partner's.")
    told = lead_posts.told(partner, body, request.headers.get("content-type", ""))
    return LeadsReceived(new=await inbox.take(session, request.app.state.keyring, partner, told))


@router.get("/admin/lead-deliveries", tags=["admin"], responses=responses(Forbidden))
async def list_lead_deliveries(
    session: Session,
    _: Admin,
    door: Literal["meta", "linkedin", "realtor", "zillow"] | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    offset: Offset = 0,
) -> list[LeadDeliveryOut]:
    """What came through the official doors and what became of it, the newest on top."""
    return await inbox.listed(session, door, limit, offset)


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _secret(door: str, **settings: SecretStr | None) -> str:
    """The value of a setting by its name. Raises DoorClosed."""
    ((name, value),) = settings.items()
    if value is None or not value.get_secret_value():
        raise DoorClosed(door, name)
    return value.get_secret_value()


def _partner_key(settings: Settings, partner: str) -> str:
    setting = settings.lead_post_keys.get_secret_value() if settings.lead_post_keys else ""
    keys = dict(part.strip().partition(":")[::2] for part in setting.split(","))
    if not keys.get(partner):
        raise DoorClosed(lead_posts.PARTNERS[partner].name, "AIQLEADS_LEAD_POST_KEYS")
    return keys[partner]


async def _body(request: Request, door: str) -> bytes:
    body = await request.body()
    if len(body) > WEBHOOK_MAX_BYTES:
        raise inbox.refused(door, "This is too long.")
    return body
