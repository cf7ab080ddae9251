"""How `make docs` builds these pages. Nothing is fetched: the result reads on a machine without a network."""

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
