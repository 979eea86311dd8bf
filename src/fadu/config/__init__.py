"""One installation: its folder, its database, its settings and its commands."""
