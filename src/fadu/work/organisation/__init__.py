"""组织领导: the checklist of measures for law-based government."""
