"""Every table's module, imported once so that the metadata is whole."""

import backend.accounts.models
import backend.audit.models
import backend.billing.demo.models
import backend.billing.models
import backend.billing.plans.models
import backend.cart.models
import backend.credits.models
import backend.documents.models
import backend.gateway.models
import backend.ingestion.corrections.models
import backend.ingestion.doors.models
import backend.ingestion.fraud.models
import backend.ingestion.matching.models
import backend.ingestion.operators.models
import backend.ingestion.pages.models
import backend.ingestion.pipeline.models
import backend.leads.models
import backend.markets.models
import backend.notifications.models
import backend.outbox.models
import backend.pricing.models
import backend.purchases.models
import backend.retention.models
import backend.webhooks.models  # noqa: F401
from backend.db import Base

metadata = Base.metadata
