"""What is served besides the pages: assets, headers, addresses, and what comes back."""
