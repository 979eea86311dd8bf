"""Fadu 法度: a city's work under the law, its clocks, and the yearly report computed from both."""

__version__ = "0.1.0"
