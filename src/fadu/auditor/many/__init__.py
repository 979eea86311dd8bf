"""Many reports at once: a folder in, a table out, indicators compared across bodies and years."""
