"""What readers read stands in `content/`, apart from the code that shows it."""

from __future__ import annotations

from pathlib import Path

CONTENT = Path(__file__).parent.parent / "content"
