"""The report: narrative and figures become one document tree, and the published numbers stand beside the computed ones."""
