"""Losses of practice that have no chart yet: questions compute with them."""
