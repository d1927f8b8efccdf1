"""sitemap.xml, complete after every build.

The extension on PyPI lists the pages that the last build wrote, so that a
rebuild of one page leaves a sitemap of one page; this lists all that there are.
"""

from pathlib import Path
from xml.sax.saxutils import escape

LEFT_OUT = {"genindex"}


def write_sitemap(app, exception):
    if exception or app.builder.name != "html":
        return
    pages = sorted(app.env.found_docs - LEFT_OUT)
    addresses = (escape(app.config.html_baseurl + app.builder.get_target_uri(page)) for page in pages)
    lines = "".join(f"<url><loc>{address}</loc></url>\n" for address in addresses)
    Path(app.outdir, "sitemap.xml").write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n',
        "utf8",
    )


def setup(app):
    app.connect("build-finished", write_sitemap)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
