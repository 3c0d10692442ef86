"""How the pages become a site (`make docs`). What it shows is in the repository: no font or script from elsewhere."""

project = "Rempart"
author = "The Rempart maintainers"
copyright = author  # noqa: A001 -- the name that Sphinx asks for
extensions = ["myst_parser"]
root_doc = "contents"
exclude_patterns = ["how-to/Containerfile"]
nitpicky = True
myst_heading_anchors = 4
html_theme = "alabaster"
html_theme_options = {
    "description": "from public reports to an accountable programme",
    "show_powered_by": False,
    "page_width": "70rem",
}
html_show_sphinx = False
html_copy_source = False
