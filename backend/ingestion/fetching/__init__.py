"""Pages from the web, with manners: robots.txt, one request at a time a host, pauses that are asked for.

Nothing here solves captchas, changes its name, goes by a proxy or logs in.
"""
