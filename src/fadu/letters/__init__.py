"""文书: the letters that steps of the work send, composed from records, numbered, previewed and sealed into the case."""
