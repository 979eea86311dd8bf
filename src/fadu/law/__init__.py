"""法: the statutes, their day-count rules and the yearly holiday notices, as dated data with their sources."""
