"""Launch, edit, issue, canonical and sitemap links follow the repository.

A fork that publishes the book gets its own links: GitHub sets
``GITHUB_REPOSITORY`` and everything is derived from it.  Elsewhere the one
line ``repository: url:`` of ``_config.yml`` decides.  ``BOOK_BASEURL``
overrides the address of the site, for a domain of one's own.
"""

import os
from urllib.parse import urlsplit


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


def setup(app):
    app.connect("config-inited", follow, priority=10)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
