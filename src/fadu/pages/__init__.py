"""What the public's and the officials' pages share: the shell of a page, who reads it, what they may read, troubles told."""
