"""What a page gets beside its text: links that follow the repository, styles and policy, the commit.

* Launch, edit, report, canonical and sitemap links follow the repository that builds the book: GitHub
  sets ``GITHUB_REPOSITORY``; elsewhere the one line ``repository: url:`` of ``_config.yml`` decides, and
  while that is the placeholder, links that would lead nowhere are left out.  ``BOOK_BASEURL``
  overrides the address of the site, for a domain of one's own.
* The stylesheet of the theme and its first lines of script stand in the page; a content security
  policy allows these, the site itself, and nothing else.
* Each page names the commit that it was built from.
"""

import base64
import hashlib
import os
import re
import subprocess
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from docutils import nodes

from boxes import fold

THEME = Path(__file__).resolve().parent.parent / "_theme"
PLACEHOLDER = "/your-name/"
SCRIPTS = [f"_static/{name}.js" for name in ("frame", "reading", "previews")]
# "file:" is for a copy that is opened from a folder, where "self" means nothing; a page
# that came over the network cannot load from there.
POLICY = (
    "default-src 'none'; script-src 'self' file: {script}; style-src {style}; style-src-attr 'unsafe-inline'; "
    "img-src 'self' file: data:; font-src 'self' file:; connect-src 'self'; form-action 'self' file:; base-uri 'none'"
)
OPEN_ALL = """<p class="open-all needs-script">
<button type="button" class="plain" data-action="open-solutions">Open all answers</button>
<button type="button" class="plain" data-action="open-hints">Open all hints</button>
<button type="button" class="plain" data-action="close-all">Close all</button></p>
"""
DOWNLOADS = {  # what `make offline` lays into the published site
    "downloads": "\nTo read offline: [the whole site as a zip]({0}estimation-and-learning.zip), to open from a folder; "
    "[the book as one PDF]({0}book.pdf); [the exam paper]({0}exam-paper.pdf), [its key]({0}exam-key.pdf) and "
    "[the formula sheet]({0}formula-sheet.pdf).\n",
    "exam downloads": " [Paper]({0}exam-paper.pdf), [key]({0}exam-key.pdf).",
    "sheet downloads": " [Take it]({0}formula-sheet.pdf).",
}
DESCRIPTION = re.compile(r'<meta content="([^"]*)" name="description"')
PREVIEW = re.compile(r'(<meta property="og:description" content=")[^"]*"')


def follow_repository(app, config):
    config.html_theme_path.append(str(THEME))
    config.theme_state = state()
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
    published = PLACEHOLDER not in app.config.html_theme_options["repository_url"]
    for place, links in DOWNLOADS.items():
        offered = links.format(f"{app.config.html_baseurl}downloads/") if published else ""
        source[0] = source[0].replace(f"<!-- {place} -->", offered)


def offer_to_open_all(app, doctree, docname):
    """Buttons before the exercises, or on top of a problem of the exam; a script makes them work."""
    if app.builder.format != "html" or not any(node["kind"] == "solution" for node in doctree.findall(fold)):
        return
    sections = [*doctree.findall(nodes.section)]
    home = next((section for section in sections if "exercises" in section["ids"]), sections[0])
    title = home.first_child_matching_class(nodes.title)
    home.insert(title + 1, nodes.raw("", OPEN_ALL, format="html"))


def seal(text):
    """How a policy names a text that stands in the page: no other can run in its place."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def commit(root):
    """The commit of the sources, and whether they have been changed since."""
    sha = os.environ.get("GITHUB_SHA")
    if sha:
        return sha, False

    def git(*arguments):
        try:
            done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, timeout=20)
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return done.stdout.strip() if done.returncode == 0 else ""

    if Path(git("rev-parse", "--show-toplevel") or "/").resolve() != root:
        return "", False  # a repository around an unpacked copy is not ours
    sha = git("rev-parse", "HEAD")
    return sha, bool(sha and git("status", "--porcelain", "--", "book", "src", "requirements.txt"))


def built_from(app):
    sha, changed = commit(Path(app.srcdir).resolve().parent)
    if not sha:
        return "Built outside a repository."
    repository = app.config.html_theme_options["repository_url"]
    name = f'<a href="{repository}/commit/{sha}">{sha[:9]}</a>' if PLACEHOLDER not in repository else sha[:9]
    return f"Built from commit {name}{', with later changes' if changed else ''}."


def part_of(app, pagename):
    """The part of the book that a page belongs to."""
    site_map = app.env.external_site_map
    for tree in site_map.root.subtrees:
        pages = [str(item) for item in tree.items]
        if pagename in pages:
            return tree.caption
    return ""


def offers_of(app, pagename, source):
    """What the menu of a page offers."""
    theme = app.config.html_theme_options
    repository, branch = theme["repository_url"], theme["repository_branch"]
    found = []

    def offer(text, href="", note="", **more):
        found.append({"text": text, "href": href, "note": note, **more})

    published = PLACEHOLDER not in repository
    up = "../" * pagename.count("/")
    if "{code-cell}" in source:
        if published:
            binder = theme["launch_buttons"]["binderhub_url"]
            owner_and_name = urlsplit(repository).path.strip("/")
            offer(
                "Run it on Binder",
                f"{binder}/v2/gh/{owner_and_name}/{branch}?urlpath=lab/tree/book/{pagename}.md",
                "Binder is a free service: the first start can take several minutes.",
            )
        offer("Notebook (.ipynb)", f"{up}_sources/{pagename}.ipynb", "To run on your own machine.", download=True)
    if source:
        offer("Source (.md)", f"{up}_sources/{pagename}.md", download=True)
    offer("Print with answers", action="print-answers")
    offer("Print without answers", action="print-plain")
    if source and published:
        offer("Edit this page", f"{repository}/edit/{branch}/book/{pagename}.md")
        offer("Report an error on this page", report_address(repository, app, pagename), "A form with three questions.")
    return found


def report_address(repository, app, pagename):
    where = app.config.html_baseurl + app.builder.get_target_uri(pagename)
    return f"{repository}/issues/new?template=error.yml&where={quote(where, safe='')}"


def complete_context(app, pagename, templatename, context, doctree):
    templates = app.builder.templates
    styles = templates.render("book.css", context).strip()
    first = (THEME / "textbook/first.js").read_text("utf8").strip()
    repository = app.config.html_theme_options["repository_url"]
    source = Path(app.env.doc2path(pagename)) if pagename in app.env.found_docs else None
    source = source.read_text("utf8") if source and source.exists() else ""
    toc = context.get("toc", "") if context.get("display_toc") else ""
    tags = context.get("metatags", "")
    described = DESCRIPTION.search(tags)
    if described:  # the preview of a shared link reads the page's own description, not its first words
        tags = PREVIEW.sub(lambda found: found[1] + described[1] + '"', tags)
    scripts = [*SCRIPTS, *context.get("page_scripts", [])]
    context.update(
        styles=styles,
        first_script=first,
        policy=POLICY.format(script=seal(first), style=seal(styles)),
        metatags=tags,
        sections=toc,
        part=part_of(app, pagename),
        offers=offers_of(app, pagename, source) if pagename in app.env.found_docs else [],
        report=report_address(repository, app, pagename) if PLACEHOLDER not in repository else "",
        built_from=built_from(app),
        page_scripts=scripts,
    )


def state():
    """Hash of the theme and of these extensions: all pages are written again when one has changed."""
    digest = hashlib.sha256()
    for folder in (THEME, Path(__file__).parent):
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def write_sitemap(app, exception):
    """All pages, not only those that this build wrote."""
    if exception or app.builder.name != "html":
        return
    pages = sorted(app.env.found_docs - {"genindex"})
    addresses = (escape(app.config.html_baseurl + app.builder.get_target_uri(page)) for page in pages)
    lines = "".join(f"<url><loc>{address}</loc></url>\n" for address in addresses)
    Path(app.outdir, "sitemap.xml").write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n',
        "utf8",
    )


def setup(app):
    app.add_config_value("theme_state", "", "html")
    app.connect("config-inited", follow_repository, priority=10)
    app.connect("source-read", offer_downloads)
    app.connect("doctree-resolved", offer_to_open_all)
    app.connect("html-page-context", complete_context, priority=900)
    app.connect("build-finished", write_sitemap)
    return {"version": "2", "parallel_read_safe": True, "parallel_write_safe": True}
