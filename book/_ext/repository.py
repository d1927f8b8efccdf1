"""Launch, edit, issue, canonical and sitemap links follow the repository.

A fork that publishes the book gets its own links: GitHub sets
``GITHUB_REPOSITORY`` and everything is derived from it.  Elsewhere the one
line ``repository: url:`` of ``_config.yml`` decides.  ``BOOK_BASEURL``
overrides the address of the site, for a domain of one's own.

The first page links what ``make offline`` lays into the published site.
"""

import os
from urllib.parse import urlsplit

DOWNLOADS = """
To read offline: [the whole site as a zip]({0}estimation-and-learning.zip), which opens from a folder; \
[the book as one PDF]({0}book.pdf); [the exam paper]({0}exam-paper.pdf), [its key]({0}exam-key.pdf) and \
[the formula sheet]({0}formula-sheet.pdf).
"""


def follow(app, config):
    theme = config.html_theme_options
    slug = os.environ.get("GITHUB_REPOSITORY")
    if slug:
        server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
        theme["repository_url"] = f"{server}/{slug}"
    theme["repository_branch"] = os.environ.get("BOOK_BRANCH", theme.get("repository_branch") or "main")

    owner, name = urlsplit(theme["repository_url"]).path.strip("/").split("/")[:2]
    home = f"https://{owner.lower()}.github.io/"
    pages = home if name.lower() == f"{owner.lower()}.github.io" else f"{home}{name}/"
    config.html_baseurl = os.environ.get("BOOK_BASEURL", pages)
    config.ogp_site_url = config.html_baseurl


def offer_downloads(app, docname, source):
    if docname == app.config.root_doc:
        links = DOWNLOADS.format(f"{app.config.html_baseurl}downloads/")
        source[0] = source[0].replace("<!-- downloads -->", links)


def setup(app):
    app.connect("source-read", offer_downloads)
    app.connect("config-inited", follow, priority=10)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
