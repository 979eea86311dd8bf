"""公文: papers as a typed tree, and the tree as .docx and PDF after GB/T 9704-2012. Pure: no Django, no files but fonts."""
