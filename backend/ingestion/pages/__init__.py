"""Raw pages as they came, compressed and sealed, to be read again by a newer parser."""
