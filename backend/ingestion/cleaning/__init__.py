"""Cleaning: what sellers typed, and what they meant. Pure; the gazetteer is packaged.

``streets`` takes a street line apart, ``addresses`` a whole address with its town, ``phones`` and ``emails`` read
contacts in disguise, ``encoding`` repairs broken characters, ``facts`` finds figures in free text.
"""
