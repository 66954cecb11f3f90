"""Corrections by a model of what rules could not settle. Only with a key; every row goes on without one.

The model sees redacted words and public facts, never a contact, an address or a position, and may change public facts
only. Each change comes with its reason, is checked by the same rules as a seller's own value, and is kept with the
draft. A day's spending has a cap.
"""
