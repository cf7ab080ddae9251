"""How `make docs` builds these pages. Nothing is fetched: the result reads on a machine without a network."""

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

from parley import __version__

project = "Parley"
author = "The Parley authors"
copyright = author
release = __version__
version = __version__

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist", "attrs_inline"]
myst_heading_anchors = 4
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
nitpicky = True
suppress_warnings: list[str] = []

html_theme = "furo"
html_title = f"Parley {release}"
html_copy_source = False
html_show_sphinx = False


def setup(app: Sphinx) -> None:
    """Mermaid diagrams are shown as their text: drawing them would take a script from elsewhere. Forges draw them."""
    app.add_lexer("mermaid", TextLexer)
