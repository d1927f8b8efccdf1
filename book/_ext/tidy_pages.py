"""Pages carry what they need and nothing else, and their markup is sound.

* Only the scripts and styles listed here are linked; the builder's default
  set includes two toggle and notebook libraries that this book does not use.
* Several bodies share one id in the output of sphinx-proof and
  sphinx-exercise; ids are unique in an HTML page, so the generic ones go.
* A few attributes of the theme that assistive technology stumbles over are
  mended after the build.
"""

import html
import re
from pathlib import Path

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from built_pages import built_pages

UNUSED_ASSETS = re.compile(r"togglebutton|thebe|design-tabs|mathjax|sphinx-thebe|jquery|underscore")
UNUSED_INLINE = re.compile(r"toggleHint|togglebutton|THEBE|thebe|DOCUMENTATION_OPTIONS\.pagename")
GENERIC_IDS = {"proof", "proof-content", "exercise-content", "solution-content"}

DESCRIPTION = re.compile(r'<meta content="([^"]*)" name="description"')
PREVIEW = re.compile(r'(<meta property="og:description" content=")[^"]*"')

FIGURE = re.compile(r'<img [^>]*src="(?:\.\./)*_images/([^"]+\.svg)"[^>]*>')
DRAWING_SIZE = re.compile(r'<svg [^>]*width="([\d.]+)pt" height="([\d.]+)pt"')
FORMULA_HEADER = re.compile(
    r'<th class="[^"]*">(?:<p>)?<span class="math[^>]*><math>(?:(?!</th>|</span>).)*</span>(?:</p>)?</th>', re.S
)


def label_header(match):
    """A header cell that is a formula alone names it in letters, for those who need that."""
    tex = html.unescape(re.search(r'x-tex">(.*?)</annotation>', match[0], re.S)[1])
    name = " ".join(re.sub(r"[\\{}$^_]", " ", tex).split())
    return match[0].replace("<math", f'<math aria-label="{html.escape(name)}"', 1)


REPAIRS = [
    (FORMULA_HEADER, label_header),
    # The corner of a table heads nothing.
    (re.compile(r'<th class="(head[^"]*)"><p></p></th>'), r'<td class="\1"></td>'),
    # The side bar is a landmark, with the book's title and the search in it.
    (
        re.compile(r'<div id="pst-primary-sidebar" class="'),
        '<div id="pst-primary-sidebar" role="navigation" aria-label="Book" class="',
    ),
    # An icon is a letter of an icon font: not a part of the name of its button.
    (re.compile(r'<i class="(fa[^"]*)">'), r'<i class="\1" aria-hidden="true">'),
    # A label that does not contain the visible text: the text alone is the name.
    (re.compile(r'<summary aria-label="Toggle hidden content">'), "<summary>"),
    (re.compile(r'(<button[^>]*search-button-field[^>]*?) aria-label="Search"'), r"\1"),
    # In a listing, names, brackets and spaces look like the rest: two thirds of the marks mark nothing.
    (re.compile(r'<span class="(?:n|nn|p|w)">([^<>]*)</span>'), r"\1"),
    # The list of references: its entries are list items.
    (re.compile(r'(<div[^>]*class="citation"[^>]*?) role="doc-biblioentry"'), r'\1 role="listitem"'),
]


class UniqueIds(SphinxPostTransform):
    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs):
        seen = set()
        for node in self.document.findall(nodes.Element):
            ids = node.get("ids")
            if not ids:
                continue
            inherited = node.parent.get("ids", []) if isinstance(node, nodes.title) and node.parent else []
            node["ids"] = [i for i in ids if i not in GENERIC_IDS and i not in seen and i not in inherited]
            seen.update(node["ids"])


def drop_unused_assets(app, pagename, templatename, context, doctree):
    def kept(assets):
        seen = set()
        for asset in assets:
            name = str(getattr(asset, "filename", asset) or "")
            body = str(getattr(asset, "attributes", {}).get("body", ""))
            if UNUSED_ASSETS.search(name) or UNUSED_INLINE.search(body) or (name, body) in seen:
                continue
            seen.add((name, body))
            yield asset

    context["script_files"] = list(kept(context.get("script_files", [])))
    context["css_files"] = list(kept(context.get("css_files", [])))


def describe_preview(app, pagename, templatename, context, doctree):
    """The preview of a shared link reads the page's own description, not its first words."""
    tags = context.get("metatags", "")
    described = DESCRIPTION.search(tags)
    if described:
        context["metatags"] = PREVIEW.sub(lambda found: found[1] + described[1] + '"', tags)


def give_figures_room(text, site):
    """A figure is loaded when the reader comes near it, and its room is kept free until then."""

    def add(match):
        drawing = site / "_images" / match[1]
        if "width=" in match[0] or not drawing.exists():
            return match[0]
        size = DRAWING_SIZE.search(drawing.read_text("utf8")[:2000])
        width, height = (round(float(points) * 4 / 3) for points in size.groups())
        return match[0].replace("<img ", f'<img loading="lazy" width="{width}" height="{height}" ', 1)

    return FIGURE.sub(add, text)


def mend_markup(app, exception):
    if exception or app.builder.format != "html":
        return
    for page in built_pages(app):
        text = mended = page.read_text("utf8")
        for pattern, replacement in REPAIRS:
            mended = pattern.sub(replacement, mended)
        mended = give_figures_room(mended, Path(app.outdir))
        if mended != text:
            page.write_text(mended, "utf8")


def setup(app):
    app.add_post_transform(UniqueIds)
    app.connect("html-page-context", drop_unused_assets, priority=990)
    app.connect("html-page-context", describe_preview, priority=990)
    app.connect("build-finished", mend_markup)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
