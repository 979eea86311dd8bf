"""The officials' pages: signing in, and what is due on one's own ground."""
