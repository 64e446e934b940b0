"""Losses that questions ask about and the registry does not hold."""
