"""科学民主立法: government rules, bills for local regulations, the yearly plan, grassroots contact points."""
