"""The demo gateway: a small Stripe for a house without a key, in demo mode and in tests.

It speaks Stripe's HTTP (``api``), keeps what it knows in tables of its own (``store``), draws the page on which cards
are tried (``pages``) and tells of what happened by signed webhooks (``events``). Only what the house's calls use.
"""
