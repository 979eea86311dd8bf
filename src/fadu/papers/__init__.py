"""公文: official documents laid out after GB/T 9704-2012, as .docx and PDF. Pure: no Django, no database."""
