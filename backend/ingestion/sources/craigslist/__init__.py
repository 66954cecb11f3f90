"""Craigslist: search and post pages of every layout that is alive."""
