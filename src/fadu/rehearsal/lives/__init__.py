"""One script a line of work, of the same file name: `lives(city, year, rng, *, share)` yields its year."""
