"""The policy library: normative documents and laws with versions, validity, structure, citations, and how they get in."""
