"""Labelled utterances from which the learned intent comes, and the states in which they were said."""
