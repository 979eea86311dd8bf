"""What a citizen does through the portal: ask for information, apply for reconsideration, ask for mediation, and follow the case."""
