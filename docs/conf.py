"""How the documentation is built."""

from __future__ import annotations

import usru_relations

project = "usru_relations"
author = "the usru_relations authors"
copyright = "2026, the usru_relations authors"
release = version = usru_relations.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
html_theme = "furo"
html_title = f"usru_relations {release}"
html_static_path = ["_static"]
html_css_files = ["wide.css"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
default_role = "py:obj"
nitpicky = False
