"""Two embedded charts of one lesson on one page."""

from ui.page.embedded import embedded

embedded("houses", "first")
embedded("houses?prices=225000", "second")
