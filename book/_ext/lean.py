"""Every page carries its styles, loads one script and what it shows; nothing else can run in it.

After the build,

* the stylesheets of the theme and of the extensions become one without the rules that no
  page uses (`css_pruning`); it stands in the page itself, so that the first screen waits for
  no second file: on a slow line that is a quarter of the time;
* the scripts of the theme give way to the book's own (`lean_assets`), a tenth of their size:
  a few lines in the page for the colour mode, before the first paint, and one file for all
  else, after the text.
  A script or handler that this module does not know stops the build, so that nothing is
  lost in silence;
* the icon fonts are cut down to the icons in use;
* a content security policy allows the site itself, those few lines, these styles and no
  other source;
* files that nothing refers to any more are deleted.
"""

import base64
import hashlib
import logging
import re
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from fontTools import subset
from fontTools.ttLib import TTFont
from sphinx.errors import ExtensionError

from built_pages import built_pages
from css_pruning import Elements, prune


def seal(text):
    """How a policy names a text that stands in the page: no other can run in its place."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


FIRST_SCRIPT = "\n".join(  # without notes and indents
    line for line in map(str.strip, Path(__file__).with_name("mode.js").read_text("utf8").splitlines())
    if line and not line.startswith("//")
)  # fmt: skip
NOSCRIPT_STYLE = ".pst-js-only{display:none!important}"
# "file:" is for a copy that is opened from a folder, where "self" means nothing; a page
# that came over the network cannot load from there.
POLICY = {
    "default-src": "'none'",
    "script-src": f"'self' file: {seal(FIRST_SCRIPT)}",
    "style-src": f"{{styles}} {seal(NOSCRIPT_STYLE)}",
    "style-src-attr": "'unsafe-inline'",  # column widths and alignments inside the text
    "img-src": "'self' file: data:",
    "font-src": "'self' file:",
    "connect-src": "'self'",
    "form-action": "'self' file:",
    "base-uri": "'none'",
}
POLICY_TAG = '<meta http-equiv="Content-Security-Policy" content="{}" />'.format(
    "; ".join(f"{name} {value}" for name, value in POLICY.items())
)
POLICY_PLACE = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
STYLE_PLACE = re.compile(r"<style>.*?</style>", re.S)

HEAD = re.compile(r"<head>(.*?)</head>", re.S)
STYLESHEET = re.compile(r'[ \t]*<link\b[^>]*\brel="stylesheet"[^>]*>\n?')
LINK_TARGET = re.compile(r'\bhref="([^"]+)"')
LINKED_SCRIPT = re.compile(r'[ \t]*<script\b[^>]*\bsrc="([^"]+)"[^>]*></script>\n?')
INLINE_SCRIPT = re.compile(r"[ \t]*<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>\n?", re.S)
NOSCRIPT = re.compile(r"(?:<!--[^<>]*-->\s*)?<noscript>.*?</noscript>", re.S)
VIEWPORT = re.compile(r'[ \t]*<meta name="viewport"[^>]*>\n?')
HANDLER = re.compile(r'(<[a-z][^<>]*?)\son[a-z]+="([^"]*)"')
ACTIONS = {  # see lean_assets/site.js
    "printPage(true)": "print-answers",
    "printPage(false)": "print-plain",
    "toggleFullScreen()": "fullscreen",
}
FACE = re.compile(r"@font-face\{[^{}]*Font Awesome[^{}]*\}")
ICON_FONTS = [("solid", "Font Awesome 6 Free", 900), ("brands", "Font Awesome 6 Brands", 400)]

KNOWN_INLINE = (  # scripts of the theme inside its pages; what they did, site.js and mode.js do
    "document.documentElement.dataset.mode",
    "toggleOpenOnPrint",
    "DOCUMENTATION_OPTIONS.search_as_you_type",
    "requestKernel",
    "kernelName",
)
REPLACED = {  # scripts of the theme and of extensions that site.js stands in for
    "documentation_options.js", "doctools.js", "sphinx_highlight.js", "clipboard.min.js", "copybutton.js",
    "sphinx-book-theme.js", "bootstrap.js", "pydata-sphinx-theme.js", "searchtools.js", "language_data.js",
    "searchindex.js",
}  # fmt: skip
SCRIPTS_WITH_NAMES = {"site.js", "score.js", "finder.js"}
OWN_SCRIPTS = {"score.js", "finder.js", "finder-index.js"}  # on the pages that need them
UNUSED_FILES = [
    "vendor", "locales", "scripts", "styles", "webpack-macros.html", "sbt-webpack-macros.html", "*.map",
    "copybutton*", "clipboard.min.js", "design-tabs.js", "togglebutton.*", "sphinx-thebe.*", "file.png", "plus.png",
    "minus.png", "play-solid.svg", "copy-button.svg", "check-solid.svg", "searchtools.js", "language_data.js",
    "basic.css", "doc*.js", "sphinx_highlight.js",
]  # fmt: skip


def rebase(css, folder):
    """Addresses in ``css`` that were relative to ``folder`` become relative to ``_static``."""

    def replace(match):
        address = match[1].strip("\"'")
        if address.startswith(("data:", "#")) or urlsplit(address).scheme:
            return match[0]
        parts = []
        for step in [*folder.parts, *Path(address).parts]:
            parts.pop() if step == ".." else parts.append(step)
        return f'url("{"/".join(parts)}")'

    return re.sub(r"url\(([^()]*)\)", replace, css)


def read_styles(static, names):
    """All stylesheets in order, each after those that it imports."""
    texts = []
    for name in names:
        css = (static / name).read_text("utf8")
        for imported in re.findall(r'@import "([^"]+)";', css):
            target = (static / name).parent.joinpath(imported).resolve().relative_to(static.resolve())
            texts.append(read_styles(static, [target.as_posix()]))
        texts.append(rebase(re.sub(r'@import "[^"]+";', "", css), Path(name).parent))
    return "\n".join(texts).replace('@charset "UTF-8";', "")


def cut_icons(static, css):
    """Replace the icon fonts by files with the icons that ``css`` can draw."""
    escaped = re.findall(r"\\([0-9a-f]{4})\b", css)
    literal = re.findall(r"[\ue000-\uf8ff]", css)
    wanted = {int(code, 16) for code in escaped} | {ord(sign) for sign in literal}
    faces = []
    for style, family, weight in ICON_FONTS:
        source = next((static / "vendor/fontawesome/webfonts").glob(f"fa-{style}-*.ttf"))
        font = TTFont(source, recalcTimestamp=False)
        present = sorted(wanted & set(font.getBestCmap()))
        logging.getLogger("fontTools").setLevel(logging.WARNING)  # it tells of each glyph
        cutter = subset.Subsetter(subset.Options(layout_features=[], name_IDs=[0, 13, 14], notdef_outline=True))
        cutter.populate(unicodes=present)
        cutter.subset(font)
        font.flavor = "woff"
        drawn = BytesIO()
        font.save(drawn)
        (static / f"fonts/icons-{style}.woff").write_bytes(drawn.getvalue())
        faces.append(
            f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:block;'
            f'src:url("fonts/icons-{style}.woff") format("woff")}}'
        )
    return "".join(faces) + FACE.sub("", css)


def static_name(address, page, site):
    """``_static/x.css?v=1``, as seen from ``page``, is the file ``x.css`` of ``_static``."""
    path = (page.parent / urlsplit(address).path).resolve()
    return path.relative_to((site / "_static").resolve()).as_posix()


def way_up(page, site):
    return "../" * (len(page.relative_to(site).parts) - 1)


class Page:
    """A page as the builder wrote it, taken apart."""

    def __init__(self, path, site, text):
        self.path, self.site, self.text = path, site, text

    def strip(self):
        """Take out stylesheets and scripts; return the names of the stylesheets in ``_static``."""
        head = HEAD.search(self.text)[1]
        styles = [LINK_TARGET.search(tag)[1] for tag in STYLESHEET.findall(head)]
        scripts = LINKED_SCRIPT.findall(self.text)
        text = NOSCRIPT.sub("", STYLESHEET.sub("", self.text))
        text = LINKED_SCRIPT.sub("", INLINE_SCRIPT.sub(self.drop_known, text))
        text = HANDLER.sub(self.name_action, text)
        names = {address: Path(urlsplit(address).path).name for address in scripts}
        unknown = set(names.values()) - OWN_SCRIPTS - REPLACED
        if unknown:
            raise ExtensionError(f"{self.path.name}: lean.py does not know the scripts {sorted(unknown)}")
        self.own = [address for address, name in names.items() if name in OWN_SCRIPTS]
        self.text = VIEWPORT.sub("", text)
        return tuple(static_name(address, self.path, self.site) for address in styles)

    def drop_known(self, match):
        if any(sign in match[2] for sign in KNOWN_INLINE):
            return ""
        raise ExtensionError(f"{self.path.name}: lean.py does not know this script of the page: {match[2][:80]!r}")

    def name_action(self, match):
        if match[2] not in ACTIONS:
            raise ExtensionError(f"{self.path.name}: lean.py does not know this event handler: {match[2][:80]!r}")
        return f'{match[1]} data-action="{ACTIONS[match[2]]}"'

    def assemble(self):
        at = way_up(self.path, self.site) + "_static/"
        font = f' data-font="{at}fonts/math.woff2"' if "<math" in self.text else ""
        top = [
            '<meta name="viewport" content="width=device-width, initial-scale=1" />',
            POLICY_TAG,
            f"<script{font}>{FIRST_SCRIPT}</script>",
            "<style></style>",
            f"<noscript><style>{NOSCRIPT_STYLE}</style></noscript>",
        ]
        scripts = [f"{at}site.js?v=0", *self.own]
        end = "".join(f'<script defer src="{address}"></script>\n' for address in scripts)
        charset = '<meta charset="utf-8" />'
        if self.text.count(charset) != 1:
            raise ExtensionError(f"{self.path.name}: the head does not begin as lean.py expects")
        text = self.text.replace(charset, charset + "\n    " + "\n    ".join(top))
        return text.replace("</body>", end + "</body>")


def content_hash(data):
    return hashlib.sha256(data).hexdigest()[:10]


def make_lean(app, exception):
    if exception or app.builder.name != "html":
        return
    site = Path(app.outdir)
    static = site / "_static"
    before = {path: path.read_text("utf8") for path in built_pages(app)}
    texts = dict(before)
    fresh = [Page(path, site, text) for path, text in texts.items() if not POLICY_PLACE.search(text)]
    if fresh:
        linked = {page.strip() for page in fresh}
        if len(linked) > 1:
            raise ExtensionError(f"the pages do not share their stylesheets: {sorted(linked)}")
        for page in fresh:
            texts[page.path] = page.assemble()
        css = cut_stylesheet(static, linked.pop(), texts)
        put_in(css, site, texts)
        stamp(static, texts)
        for path, text in texts.items():
            if text != before[path]:
                path.write_text(text, "utf8")
    for pattern in UNUSED_FILES:
        for path in [*static.glob(pattern)]:
            remove(path)
    for path in [*static.glob("*.css")]:  # the builder puts them there again and again
        path.unlink()


def cut_stylesheet(static, styles, texts):
    """All styles that the pages use, as one text; its addresses are relative to ``_static``."""
    scripts = FIRST_SCRIPT + "".join((static / name).read_text("utf8") for name in sorted(SCRIPTS_WITH_NAMES))
    quoted = re.findall(r"[\"'`]([^\"'`\n]{1,200})[\"'`]", scripts)
    words = {name for part in quoted for name in re.findall(r"[\w-]+", part)}
    css = read_styles(static, styles)
    elements = Elements(texts.values(), css, words)
    # Cutting takes a second: it is done again only if something that it depends on has changed.
    record, kept = (static.parent.parent / name for name in ("styles.sha256", "styles.css"))
    code = "".join(Path(__file__).with_name(name).read_text("utf8") for name in ("lean.py", "css_pruning.py"))
    key = hashlib.sha256("\0".join([css, scripts, code, elements.summary()]).encode()).hexdigest()
    made = [record, kept, *(static / f"fonts/icons-{style}.woff" for style, _, _ in ICON_FONTS)]
    if not all(path.exists() for path in made) or record.read_text("utf8") != key:
        kept.write_text(cut_icons(static, prune(css, elements, scripts)), "utf8")
        record.write_text(key, "utf8")
    return kept.read_text("utf8")


def put_in(css, site, texts):
    """Put the styles into each page, and their hash into its policy."""
    for path, text in texts.items():
        own = re.sub(r'url\("(?!data:|#)', f'url("{way_up(path, site)}_static/', css)
        policy = POLICY_TAG.format(styles=seal(own))
        text = POLICY_PLACE.sub(lambda _, policy=policy: policy, text, count=1)
        texts[path] = STYLE_PLACE.sub(lambda _, own=own: f"<style>{own}</style>", text, count=1)


def stamp(static, texts):
    """Addresses change with the content, so that no reader gets an old file with a new page."""
    marks = {path.name: content_hash(path.read_bytes()) for path in static.glob("*.js")}
    address = re.compile(r'(_static/([\w.-]+\.js))(?:\?v=\w+)?"')
    for path, text in texts.items():
        texts[path] = address.sub(lambda m: f'{m[1]}?v={marks[m[2]]}"', text)


def remove(path):
    if path.is_dir():
        for inner in sorted(path.rglob("*"), reverse=True):
            inner.rmdir() if inner.is_dir() else inner.unlink()
        path.rmdir()
    else:
        path.unlink()


def notice_changed_assets(app, env, added, changed, removed):
    """A stylesheet or script alone has changed: one page is written again, and with it the shared files."""
    digest = hashlib.sha256()
    folders = [Path(app.confdir, folder) for folder in app.config.html_static_path]
    for path in sorted(p for folder in folders for p in folder.rglob("*") if p.is_file()):
        digest.update(path.name.encode() + path.read_bytes())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    record = Path(app.outdir).parent / "assets.sha256"
    known = record.read_text("utf8") if record.exists() else ""
    if known == digest.hexdigest() and Path(app.outdir).with_name("styles.css").exists():
        return []
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(digest.hexdigest(), "utf8")
    return [app.config.root_doc]


def add_assets(app, config):
    config.html_static_path.append(str(Path(__file__).with_name("lean_assets")))


def setup(app):
    app.add_config_value("lean_head", POLICY_TAG, "html")  # another one: every page is written again
    app.connect("config-inited", add_assets)
    app.connect("env-get-outdated", notice_changed_assets)
    app.connect("build-finished", make_lean, priority=800)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
