"""度: the pure arithmetic of citations, days, clocks and proof; it reads no file, no database and no wall clock."""
