"""The embedded PostgreSQL: the binaries of a wheel, started, probed and stopped by ourselves under our own locks."""
