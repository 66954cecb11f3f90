"""The commands of ``aiqleads``, a file a group; each imports what it runs only when it runs."""
