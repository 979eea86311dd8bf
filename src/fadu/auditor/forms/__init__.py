"""Statutory statistics forms, read out of any layout: a grid, columns of text, rows broken over lines."""
