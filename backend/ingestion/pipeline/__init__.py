"""What was found on its way to the market: fetch → parse → clean → match → score → price → embed → publish.

``begin`` opens a run, ``accept`` puts records of it into the state table, ``work`` does what is due. Each stage of a
batch is one transaction with its effect and its progress, so that a kill at any point loses and doubles nothing.
"""

from backend.ingestion.pipeline.intake import Accepted, accept, ask_for, begin
from backend.ingestion.pipeline.service import work

__all__ = ["Accepted", "accept", "ask_for", "begin", "work"]
