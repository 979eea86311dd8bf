"""The rules of the auditor: one family a file, each module a tuple `RULES` of functions from document to findings."""
