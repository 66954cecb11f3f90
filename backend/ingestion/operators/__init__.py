"""Sources as their operators see them: on or off, by whose leave, how the last pages were, what to look at."""
