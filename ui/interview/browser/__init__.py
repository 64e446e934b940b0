"""What a page does in the browser: its clock, its keys, its focus, its printer."""
