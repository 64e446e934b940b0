"""The page "Progress": where a reader stands, and the file that it is kept in."""
