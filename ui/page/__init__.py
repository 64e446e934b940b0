"""The frame of a page: its session and link, its controls, a lesson, a chart in it."""
