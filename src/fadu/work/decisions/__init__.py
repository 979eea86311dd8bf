"""行政决策: normative documents, legality review, government contracts, major decisions and their yearly catalogue."""
