"""Search over the library: `searching.search(Wanted(…)) -> Answer`; the index (Tantivy) follows the database and is never the truth."""
