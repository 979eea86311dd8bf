"""Reads anyone's published report and says what is wrong in it: `audit(document)`; free of Django, files and network."""
