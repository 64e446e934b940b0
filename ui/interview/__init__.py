"""The interview pages: a folder for each, and what they share."""
