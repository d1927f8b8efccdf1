"""The pages of the built site, for those who look at them after the build."""

from pathlib import Path


def built_pages(app):
    """Paths of all pages, in order; what the theme keeps among its static files is no page."""
    site = Path(app.outdir)
    return [path for path in sorted(site.rglob("*.html")) if "_static" not in path.relative_to(site).parts]
