"""The commands of `fadu`: one module a command, found by existing here."""
