"""Enforcement: penalties, and the appraisal of the files that enforcement leaves."""
