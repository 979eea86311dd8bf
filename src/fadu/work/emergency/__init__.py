"""提升应急处置能力: emergency plans, the drills that test them, and the crowded places they are for."""
