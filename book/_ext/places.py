"""The search, and what a reference shows when one points at it.

While a page is written, its body is read once for the places that have an anchor: headings,
statements, exercises, solutions, figures, equations, terms, references.  Their words go into the
search index; statements, terms and the like into a file beside the page, which a script loads
when it is asked for.  Both are scripts, so that they work from a folder, without a server.

A formula counts with the names of its letters: the index has "lambda" for λ and for ``\\lambda``;
a line that is shown has its TeX where a root or a fraction would lose its bar.  What a closed box
holds is never shown outside it.
"""

import html
import json
import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

from docutils import nodes

TEX_NAME = re.compile(r"\\([a-zA-Z]+)")
WORD = re.compile(r"[a-z0-9]+")
NOTATION = "chapters/reference/notation"
EXAM = "chapters/exam/"
VOID = {"br", "hr", "img", "input", "link", "meta", "col", "wbr"}
SKIPPED = {"pre", "button", "nav", "script", "style"}
NAMES = re.compile(r"[A-Za-z_]\w{3,}(?=\()|(?<=import )\w+|(?<=\.)[A-Za-z_]\w{3,}")  # what code calls or imports
PREVIEWED = {"result", "exercise", "figure", "equation", "term", "reference"}
TITLE, LEAD = 100, 110  # characters shown of a result, and below it
COMMON = set(
    "a all also an and are as at be been but by can do does for from had has have how i if in into is it its let "
    "may more no not of on or so such than that the their then there these they this to was we what when "
    "where which who why with you".split()
)
ASIDE = set(  # words of questions: they count only where there is nothing else
    "about and between calculate can cannot compute define definition derive difference do does doesn don example "
    "explain explained explanation find formula get give good happen happens intuition isn meaning much "
    "prove proof really same should show s t tell there use used using versus vs want which work works "
    "worked would".split()
)
SYNONYMS = json.loads(Path(__file__).with_name("synonyms.json").read_text("utf8"))
GREEK = {
    chr(code): unicodedata.name(chr(code)).split()[-1].lower().replace("lamda", "lambda")  # Unicode's spelling
    for code in range(0x391, 0x3CA)
    if unicodedata.name(chr(code), "").startswith("GREEK")
} | {"ϕ": "phi", "ϵ": "epsilon", "ϑ": "theta", "ℓ": "ell"}


def words(text):
    """Lower-case words and numbers without accents; Greek letters by name."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(f" {GREEK[sign]} " if sign in GREEK else sign for sign in text)
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return WORD.findall(plain.lower())


class Places(HTMLParser):
    """The places of one page: kind, anchor, title, first words, all words, and where its HTML begins and ends."""

    def __init__(self, body, formulas, rows=False):
        super().__init__()
        self.body, self.formulas = body, iter(formulas)
        self.lines = [0]
        for line in body.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))
        self.places, self.stack, self.term = [], [], None
        self.rows = rows  # each row of a table is a place too: the page that explains the symbols
        self.section = ""
        self.feed(body)

    def at(self):
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def open_place(self, kind, anchor):
        place = {"kind": kind, "anchor": anchor, "title": "", "words": set(), "lead": "", "from": self.at(), "to": None}
        self.places.append(place)
        return place

    def handle_starttag(self, tag, attributes):
        if tag in VOID:
            return
        found = dict(attributes)
        names, anchor = (found.get("class") or "").split(), found.get("id") or ""
        above = self.stack[-1] if self.stack else {"place": None, "title": False, "skip": False, "code": False}
        now = {**above, "tag": tag, "opens": None}

        def begin(kind):
            now["place"] = now["opens"] = self.open_place(kind, anchor)

        now["code"] = above["code"] or tag == "pre"
        if tag in SKIPPED or {"headerlink", "mover"} & {*names}:
            now["skip"] = True
        elif tag == "math":
            now["skip"] = True
            self.formula(now["place"], next(self.formulas, ""), now["title"], above["skip"])
        elif tag == "section" and anchor:
            begin("section")
            self.section = anchor
        elif tag == "tr" and self.rows:
            anchor = self.section
            begin("symbol")
        elif anchor and "statement" in names:
            begin("result")
        elif anchor and "exercise" in names:
            begin("exercise")
        elif anchor and "solution" in names:
            begin("answer")
        elif anchor and "math" in names:
            now["opens"] = self.open_place("equation", anchor)
        elif anchor and "citation" in names:
            begin("reference")
        elif tag == "figure" and anchor:
            begin("figure")
        elif tag == "dt" and anchor.startswith("term-"):
            begin("term")
            self.term, now["opens"] = now["place"], None
            now["title"] = True
        elif tag == "dd" and self.term:
            now["place"] = now["opens"] = self.term
        if tag in ("h1", "h2", "h3", "h4", "summary", "figcaption") or "title" in names:
            place = now["place"]
            if place is not None and not place["title"] and (tag != "summary" or place["kind"] == "answer"):
                now["title"] = True
        if tag == "td" and self.rows and not now["place"]["title"]:
            now["title"] = True
        self.stack.append(now)

    def handle_endtag(self, tag):
        if tag in VOID or not self.stack:
            return
        while self.stack:
            closed = self.stack.pop()
            if closed["opens"] is not None:
                closed["opens"]["to"] = self.at() + len(f"</{tag}>")
            if closed["tag"] == tag:
                break
        if tag == "dl":
            self.term = None

    def formula(self, place, tex, in_title, skip):
        """A formula is found by its letters and their names; in a line that is shown it stands as it is read."""
        if place is None or skip:
            return
        place["words"].update(words(tex) + [name.lower() for name in TEX_NAME.findall(tex)])
        self.show(place, spoken(tex), in_title)

    def show(self, place, text, in_title):
        if in_title:
            place["title"] += text
        elif len(place["lead"]) < LEAD:
            place["lead"] += text

    def handle_data(self, data):
        now = self.stack[-1] if self.stack else None
        if now is None or now["place"] is None:
            return
        if now["code"]:  # a listing is found by the names of what it uses
            now["place"]["words"].update(word for name in NAMES.findall(data) for word in words(name))
        if now["skip"]:
            return
        now["place"]["words"].update(words(data))
        self.show(now["place"], data, now["title"])


SIGNS = {"le": "≤", "ge": "≥", "ne": "≠", "times": "×", "cdot": "·", "pm": "±", "to": "→", "infty": "∞", "sum": "∑",
         "prod": "∏", "int": "∫", "in": "∈", "mid": "|", "lvert": "|", "rvert": "|", "lVert": "‖", "rVert": "‖",
           "Vert": "‖", "min": "min", "max": "max", "dots": "…", "cdots": "…", "ldots": "…", "approx": "≈", "sqrt": "√",
         "top": "ᵀ", "partial": "∂", "nabla": "∇", "sim": "~", "propto": "∝", "ell": "ℓ", "log": "log",
           "exp": "exp"}  # fmt: skip
LETTER = {name: sign for sign, name in GREEK.items() if sign.islower()} | {
    name.title(): sign for sign, name in GREEK.items() if sign.isupper()
}
FRACTION = re.compile(r"\\[dt]?frac\s*(\{(?:[^{}]|\{[^{}]*\})*\}|\w)\s*(\{(?:[^{}]|\{[^{}]*\})*\}|\w)")
WRAPPED = re.compile(
    r"\\(?:operatorname|mathrm|text|mathbf|mathbb|mathcal|boldsymbol|hat|bar|tilde|widehat|overline)\s*\*?\{?(\w+)\}?"
)


def spoken(tex):
    """TeX in one line of plain signs; brackets say what a root or a fraction bar covered."""
    accents = re.compile(r"\\(hat|bar|tilde)\s*\{?(\\[a-zA-Z]+|\w)\}?")
    marks = {"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303"}
    text = accents.sub(lambda m: m[2] + "\ue000" + marks[m[1]], tex)
    for _ in range(3):
        text = FRACTION.sub(lambda m: f"{grouped(m[1])}/{grouped(m[2])}", text)
    text = re.sub(r"\\sqrt\s*(\{(?:[^{}]|\{[^{}]*\})*\}|\w|\\[a-zA-Z]+)", lambda m: f"√{grouped(m[1])}", text)
    text = WRAPPED.sub(r"\1", text)
    text = re.sub(r"\\(?:left|right|bigl?|bigr|Bigl?|Bigr|quad|qquad|,|;|!|\s)|&|\\\\", " ", text)
    text = re.sub(r"\\begin\{\w+\}|\\end\{\w+\}", " ", text)
    text = TEX_NAME.sub(lambda m: SIGNS.get(m[1], LETTER.get(m[1], m[1])) + (" " if m[1] in SIGNS else ""), text)
    text = re.sub(r"\ue000", "", re.sub(r"([^\W\d_])\s*\ue000?([\u0302\u0304\u0303])", r"\1\2", text))
    return " ".join(re.sub(r"[{}\\]", "", text).split())


def grouped(part):
    inner = part.strip("{}") if part.startswith("{") else part
    return inner if re.fullmatch(r"\\?\w+", inner) else f"({inner})"


def entry(place):
    """What the search keeps of a place."""
    title, lead = " ".join(place["title"].split()), " ".join(place["lead"].split())
    if len(title) > TITLE:  # the caption of a figure
        begin = title[:TITLE].rsplit(" ", 1)[0]
        title, lead = begin + " …", "… " + title[len(begin) :].strip()
    if len(lead) > LEAD:
        lead = lead[:LEAD].rsplit(" ", 1)[0] + " …"
    if place["kind"] == "answer":
        lead = ""  # an answer stays closed until it is opened
    return [place["kind"], place["anchor"], title, lead, sorted(place["words"] - COMMON)]


DETAILS = re.compile(r"<details\b|</details>")


def without_closed_boxes(text):
    out, depth, last = [], 0, 0
    for found in DETAILS.finditer(text):
        if found[0] == "</details>":
            depth -= 1
            last = found.end()
        else:
            if depth == 0:
                out.append(text[last : found.start()])
            depth += 1
    return "".join([*out, text[last:]])


def record(app, pagename):
    return Path(app.outdir).parent / "places" / f"{pagename}.json"


def read_places(app, pagename, templatename, context, doctree):
    if doctree is None or app.builder.name != "html":
        return
    body = context["body"]
    formulas = [n.astext() for n in doctree.findall(lambda n: isinstance(n, (nodes.math, nodes.math_block)))]
    twice = [  # a display formula with two forms stands twice
        tex
        for node, tex in zip(
            doctree.findall(lambda n: isinstance(n, (nodes.math, nodes.math_block))), formulas, strict=True
        )
        for _ in range(node.get("mathml", "").count("<math") or 1)
    ]
    places = Places(body, twice, rows=pagename == NOTATION).places
    site = Path(app.outdir)
    shown = {
        place["anchor"]: without_closed_boxes(body[place["from"] : place["to"]])
        for place in places
        if place["kind"] in PREVIEWED and place["to"]
    }
    target = site / "_previews" / f"{pagename}.js"
    target.parent.mkdir(parents=True, exist_ok=True)
    data = json.dumps({"shown": shown, "tex": formulas}, ensure_ascii=False, separators=(",", ":"))
    target.write_text(f"self.PREVIEW({json.dumps(pagename)},{data});\n", "utf8")
    title = html.unescape(re.sub(r"<[^>]+>", "", context["title"]))
    kept = [entry(place) for place in places if place["title"].strip() and place["kind"] != "equation"]
    path = record(app, pagename)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([title, kept]), "utf8")


def base36(number):
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
        if not number:
            return digits


def packed(numbers):
    """Increasing numbers as their differences, in base 36."""
    out, last = [], 0
    for number in numbers:
        out.append(base36(number - last))
        last = number
    return ".".join(out)


def write_index(app, exception):
    if exception or app.builder.name != "html":
        return
    pages, places, index = [], [], {}
    for name in sorted(app.env.found_docs - {"genindex"}):
        title, found_places = json.loads(record(app, name).read_text("utf8"))
        pages.append([app.builder.get_target_uri(name), title])
        about = ["exam"] if name.startswith(EXAM) else []
        for kind, anchor, heading, lead, found in found_places:
            for word in {*found, *about}:
                index.setdefault(word, []).append(len(places))
            places.append([len(pages) - 1, kind, anchor, heading, lead])
    data = {
        "pages": pages,
        "places": places,
        "words": {word: packed(numbers) for word, numbers in sorted(index.items())},
        "common": sorted(COMMON),
        "aside": sorted(ASIDE),
        "synonyms": SYNONYMS,
        "greek": GREEK,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    Path(app.outdir, "finder-index.js").write_text(f"self.FINDER={text};\n", "utf8")


def own_search(app):
    if app.builder.format == "html":
        app.builder.search = False  # no index of the builder's own


def search_page(app):
    if app.builder.name == "html":
        yield "search", {"title": "Search", "page_scripts": ["finder-index.js", "_static/find.js"]}, "search.html"


def setup(app):
    app.connect("builder-inited", own_search)
    app.connect("html-collect-pages", search_page)
    app.connect("html-page-context", read_places, priority=950)
    app.connect("build-finished", write_index, priority=950)
    return {"version": "2", "parallel_read_safe": True, "parallel_write_safe": True}
