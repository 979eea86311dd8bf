"""机器之门: the same reads and acts as the pages, under the same access rule, as JSON described by OpenAPI."""
