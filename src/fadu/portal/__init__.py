"""The public's pages: the report, its figures, their records, the printed numbers and the statutory form."""
