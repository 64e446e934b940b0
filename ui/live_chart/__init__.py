"""The one chart of the app: a scene is drawn, and its Tracks are played."""
