"""THE WORK: one file a line, the folders are the chapters of the report."""
