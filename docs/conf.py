"""How the documentation is built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.util.nodes import make_refnode

import usru_relations

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

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
nitpicky = True
nitpick_ignore_regex = [
    ("py:.*", r"(collections|datetime|fractions|hypothesis|importlib|os|pathlib|pendulum|st)\..*|Fraction"),
    (
        "py:.*",
        r"Draft|Index|K|Ranks|Timeline|usru_relations\.(times\.placing\.Placed|records\.names\.(T|Named))",
    ),  # not public
]

_HIDDEN = "\0"


def setup(app: Sphinx) -> None:
    """Connect what follows."""
    app.connect("autodoc-process-docstring", _hide_colons, priority=400)
    app.connect("autodoc-process-docstring", _show_colons, priority=600)
    app.connect("missing-reference", _by_its_end)


def _hide_colons(_app: Sphinx, what: str, _name: str, _of: object, _options: object, lines: list[str]) -> None:
    """Keep what stands before a colon in the first line of an attribute: napoleon would take it for a type."""
    if what in ("attribute", "data", "property"):
        lines[:1] = [line.replace(":", _HIDDEN) for line in lines[:1]]


def _show_colons(_app: Sphinx, _what: str, _name: str, _of: object, _options: object, lines: list[str]) -> None:
    lines[:] = [line.replace(_HIDDEN, ":") for line in lines]


def _by_its_end(app: Sphinx, env: BuildEnvironment, node: pending_xref, inner: nodes.Element) -> nodes.reference | None:
    """What is named without its module, ``When.within``, if just one thing that is described ends so."""
    described: dict[str, Any] = env.domains.python_domain.objects
    found = [name for name in described if name.endswith(f".{node['reftarget']}")]
    if node.get("refdomain") != "py" or len(found) != 1:
        return None
    page = described[found[0]].docname
    return make_refnode(app.builder, node["refdoc"], page, described[found[0]].node_id, inner, found[0])
