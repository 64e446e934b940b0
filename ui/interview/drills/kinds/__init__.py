"""The kinds of drills: each makes a question with a number from chance."""
