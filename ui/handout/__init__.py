"""What a class gets on paper: the questions of a lesson, with charts to look at."""
