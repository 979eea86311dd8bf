"""文件清理: a campaign over any search of the library, shared out to units, decided document by document, published as a list."""
