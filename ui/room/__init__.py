"""Rooms: a class answers on its phones, and nobody sees a value before the reveal."""
