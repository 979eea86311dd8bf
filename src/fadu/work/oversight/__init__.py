"""主动接受监督: information requests, reconsideration, deputies' proposals."""
