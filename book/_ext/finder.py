"""The search: finds sections, theorems, exercises, answers, exam parts and terms, also by symbol.

The finished pages are read for the places that have an anchor: headings, boxes, exercises,
solutions, figures, terms of the glossary.  Their words go into an index that is a script, so
that the search works from a folder, without a server.  A formula counts with the names of its
letters: the index has "lambda" for λ and for ``\\lambda``.
"""

import hashlib
import html
import json
import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

ASSETS = Path(__file__).with_name("finder_assets")
MATH = re.compile(r"<math\b.*?</math>", re.S)
TEX = re.compile(r'<annotation encoding="application/x-tex">(.*?)</annotation>', re.S)
TEX_NAME = re.compile(r"\\([a-zA-Z]+)")
ARTICLE = re.compile(r'<article class="bd-article">(.*?)</article>', re.S)
PAGE_TITLE = re.compile(r"<title>(.*?) (?:&#8212;|—) ", re.S)
WORD = re.compile(r"[a-z0-9]+")
NOTATION = "chapters/reference/notation"
EXAM = "chapters/exam/"
VOID = {"br", "hr", "img", "input", "link", "meta", "col", "wbr"}
SKIPPED = {"pre", "button", "nav", "script", "style"}
TITLE, LEAD = 100, 110  # characters shown of a result, and below it
COMMON = set(
    "a all also an and are as at be been but by can do does for from had has have how i if in into is it its let "
    "may more no not of on or so such than that the their then there these they this to was we what when "
    "where which who why with you".split()
)
SYNONYMS = {
    "anova": "partial f", "auc": "area under", "cart": "tree", "ci": "confidence interval", "crb": "cramer rao bound",
    "cv": "cross validation", "df": "degrees of freedom", "edf": "effective degrees", "gbm": "gradient boosting",
    "gam": "additive model", "kl": "kullback leibler", "knn": "nearest neighbours", "lda": "linear discriminant",
    "loo": "leave one out", "loocv": "leave one out", "mle": "maximum likelihood", "mse": "mean squared error",
    "nn": "neural network", "ols": "least squares", "oob": "out of bag", "pc": "principal component",
    "pca": "principal component", "pcr": "principal component regression", "pls": "partial least squares",
    "qda": "quadratic discriminant", "rf": "forest", "rss": "residual sum", "se": "standard error",
    "sgd": "stochastic gradient", "vif": "variance inflation", "relu": "activation", "npv": "negative predictive",
    "ppv": "positive predictive", "precision": "positive predictive", "recall": "sensitivity", "squared": "square",
    "tpr": "sensitivity", "tnr": "specificity",
}  # fmt: skip
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


def math_as_words(match):
    """A formula leaves its visible letters, and the names that its source gives them."""
    tex = TEX.search(match[0])
    names = " ".join(TEX_NAME.findall(html.unescape(tex[1]))) if tex else ""
    return f'<span class="index-only">{names}</span>' + re.sub(
        r"<annotation\b.*?</annotation>|<[^>]+>", "", match[0], flags=re.S
    )


class Places(HTMLParser):
    """The places of one page."""

    def __init__(self, article, rows=False):
        super().__init__()
        self.places, self.stack, self.term = [], [], None
        self.rows = rows  # each row of a table is a place too: the page that explains the symbols
        self.section = ""
        self.feed(article)

    def open_place(self, kind, anchor):
        self.places.append({"kind": kind, "anchor": anchor, "title": "", "words": set(), "lead": ""})
        return self.places[-1]

    def handle_starttag(self, tag, attributes):
        if tag in VOID:
            return
        found = dict(attributes)
        names, anchor = (found.get("class") or "").split(), found.get("id") or ""
        above = self.stack[-1] if self.stack else {"place": None, "title": False, "skip": False, "hidden": False}
        now = {**above, "tag": tag}
        if tag in SKIPPED or "headerlink" in names:
            now["skip"] = True
        elif tag == "section" and anchor:
            now["place"] = self.open_place("section", anchor)
            self.section = anchor
        elif tag == "tr" and self.rows:
            now["place"] = self.open_place("symbol", self.section)
        elif anchor and "proof" in names:
            now["place"] = self.open_place("result", anchor)
        elif anchor and "exercise" in names:
            now["place"] = self.open_place("exercise", anchor)
        elif anchor and "solution" in names:
            now["place"] = self.open_place("answer", anchor)
        elif tag == "figure" and anchor:
            now["place"] = self.open_place("figure", anchor)
        elif tag == "dt" and anchor.startswith("term-"):
            self.term = now["place"] = self.open_place("term", anchor)
            now["title"] = True
        elif tag == "dd" and self.term:
            now["place"] = self.term
        if tag in ("h1", "h2", "h3", "h4", "summary", "figcaption") or "admonition-title" in names:
            place = now["place"]
            if place is not None and not place["title"] and (tag != "summary" or place["kind"] == "answer"):
                now["title"] = True
        if tag == "td" and self.rows and not now["place"]["title"]:
            now["title"] = True
        if "index-only" in names:
            now["hidden"] = True
        self.stack.append(now)

    def handle_endtag(self, tag):
        if tag in VOID or not self.stack:
            return
        while self.stack and self.stack.pop()["tag"] != tag:
            pass
        if tag == "dl":
            self.term = None

    def handle_data(self, data):
        now = self.stack[-1] if self.stack else None
        if now is None or now["skip"] or now["place"] is None:
            return
        place = now["place"]
        place["words"].update(words(data))
        if now["hidden"]:
            return
        if now["title"]:
            place["title"] += data
        elif len(place["lead"]) < LEAD:
            place["lead"] += data


def places_of(article, rows=False):
    found = []
    for place in Places(MATH.sub(math_as_words, article), rows).places:
        title, lead = " ".join(place["title"].split()), " ".join(place["lead"].split())
        if not title:
            continue
        if len(title) > TITLE:  # the caption of a figure
            begin = title[:TITLE].rsplit(" ", 1)[0]
            title, lead = begin + " …", "… " + title[len(begin) :].strip()
        if len(lead) > LEAD:
            lead = lead[:LEAD].rsplit(" ", 1)[0] + " …"
        if place["kind"] == "answer":
            lead = ""  # an answer stays closed until it is opened
        found.append([place["kind"], place["anchor"], title, lead, sorted(place["words"] - COMMON)])
    return found


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
    site = Path(app.outdir)
    record = site.parent / "finder.json"  # what was found in each page, by the hash of its text
    try:
        known = json.loads(record.read_text("utf8"))
    except (OSError, ValueError):
        known = {}
    version = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    current, pages, places, index = {}, [], [], {}
    for name in sorted(app.env.found_docs - {"genindex"}):
        path = site / app.builder.get_target_uri(name)
        text = path.read_text("utf8")
        article = ARTICLE.search(text)
        article = article[1] if article else ""
        key = hashlib.sha256((version + article).encode()).hexdigest()
        current[key] = known[key] if key in known else places_of(article, rows=name == NOTATION)
        title = PAGE_TITLE.search(text)
        pages.append([path.relative_to(site).as_posix(), html.unescape(title[1]) if title else name])
        about = ["exam"] if name.startswith(EXAM) else []
        for kind, anchor, heading, lead, found in current[key]:
            for word in {*found, *about}:
                index.setdefault(word, []).append(len(places))
            places.append([len(pages) - 1, kind, anchor, heading, lead])
    record.write_text(json.dumps(current), "utf8")
    data = {
        "pages": pages,
        "places": places,
        "words": {word: packed(numbers) for word, numbers in sorted(index.items())},
        "common": sorted(COMMON),
        "synonyms": SYNONYMS,
        "greek": GREEK,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    (site / "finder-index.js").write_text(f"self.FINDER={text};\n", "utf8")


def own_search(app):
    if app.builder.format == "html":
        app.builder.search = False  # no index of the builder's own


def search_page(app):
    if app.builder.name == "html":
        yield "search", {"title": "Search"}, "search.html"


def add_assets(app, config):
    config.html_static_path.append(str(ASSETS))


def setup(app):
    app.connect("config-inited", add_assets)
    app.connect("builder-inited", own_search)
    app.connect("html-collect-pages", search_page)
    app.connect("build-finished", write_index, priority=950)  # the pages are as they stay
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
