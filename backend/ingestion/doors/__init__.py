"""Official doors: lead forms of Meta and LinkedIn, posts of partners, feeds of the RESO Web API.

What comes is verified, stored once and answered; the worker fetches the rest, and the lead goes into the pipeline.
"""
