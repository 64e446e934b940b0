"""The app besides its pages: the frame of a page, the lessons, the interview pages."""
