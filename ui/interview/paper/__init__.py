"""What is printed: the cheat sheet, the professional answer, a report."""
