"""The professional answer: step by step, in one piece, and rehearsed."""
