"""保护群众合法权益: people's mediation, its committees and its mediators."""
