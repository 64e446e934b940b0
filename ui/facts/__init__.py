"""The table of facts of all losses: its rows, and how a page shows them."""
