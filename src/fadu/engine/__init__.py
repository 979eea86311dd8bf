"""The one machine that every line of work runs on."""
