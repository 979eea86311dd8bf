"""How an audit is told: as a record for machines, as sentences, as a page with the original text marked."""
