"""Zillow: search pages, homes and buildings, from the JSON that a page carries or from its cards."""
