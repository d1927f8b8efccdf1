"""Print pages of the built site into one PDF, with links that work inside it.

    python tools/print_pdf.py exam     # exam-paper.pdf without answers, exam-key.pdf with them
    python tools/print_pdf.py book     # book.pdf, answers shown
    python tools/print_pdf.py sheet    # formula-sheet.pdf, two pages of A5

Needs the site (`make book`) and Chromium; writes to book/_build/pdf.
"""

import functools
import http.server
import io
import pathlib
import sys
import threading
from contextlib import contextmanager

import yaml
from pypdf import PdfReader, PdfWriter

import browser

ROOT = pathlib.Path(__file__).resolve().parent.parent
SITE = ROOT / "book/_build/html"
OUT = ROOT / "book/_build/pdf"
EXAM = "chapters/exam/"
PROBLEMS = [f"{EXAM}problem-{number}" for number in range(1, 6)]

# One document from many pages: each id gets its page's name in front, and a link from one of
# the pages to another becomes a link inside the document.
ASSEMBLE = """async (pages) => {
  const prefix = (path) => path.replace(/[^a-z0-9]+/gi, "-") + "--";
  const inside = new Map(pages.map((page) => [new URL("/" + page + ".html", location.href).pathname, page]));
  const parts = [];
  for (const page of pages) {
    const address = new URL("/" + page + ".html", location.href);
    const text = await (await fetch(address)).text();
    const article = new DOMParser().parseFromString(text, "text/html").querySelector("article");
    for (const element of article.querySelectorAll("[id]")) element.id = prefix(page) + element.id;
    for (const link of article.querySelectorAll("a[href]")) {
      const target = new URL(link.getAttribute("href"), address);
      const home = inside.get(target.pathname);
      if (home) link.setAttribute("href", "#" + prefix(home) + decodeURIComponent(target.hash.slice(1)));
      else if (target.origin === location.origin) link.removeAttribute("href"); // a page that is not printed
    }
    for (const image of article.querySelectorAll("img")) {
      image.loading = "eager";
      image.src = new URL(image.getAttribute("src"), address).href;
    }
    for (const part of article.querySelectorAll("button, .headerlink, .score-line, .score-tools, .stepped"))
      part.remove();
    const section = document.createElement("section");
    section.className = "printed-page";
    section.id = prefix(page);
    section.append(...article.childNodes);
    parts.push(section);
  }
  const article = document.createElement("article");
  article.className = "printed";
  article.append(...parts);
  document.body.replaceChildren(article);
}"""
READY = """async () => {
  const loaded = (image) => image.complete || new Promise((done) => { image.onload = image.onerror = done; });
  await Promise.all([...document.images].map(loaded));
  await document.fonts.ready;
}"""
# The contents: chapters and their sections; page numbers come when they are known.
CONTENTS = """(before) => {
  const element = (tag, ...children) => { const made = document.createElement(tag); made.append(...children);
    return made; };
  const words = (heading) => heading.textContent.trim().replace(/#$/, "");
  const entry = (heading, id) => {
    const link = element("a", words(heading));
    link.href = "#" + id;
    const number = element("span");
    number.dataset.place = id;
    return element("li", link, number);
  };
  const list = element("ul"), found = [];
  for (const part of [...document.querySelectorAll(".printed-page")].slice(before)) {
    const heading = part.querySelector("h1"), inner = element("ul");
    found.push([0, words(heading), part.id]);
    for (const section of part.querySelectorAll("h2")) {
      const id = section.closest("section").id;
      inner.append(entry(section, id));
      found.push([1, words(section), id]);
    }
    const item = entry(heading, part.id);
    item.append(inner);
    list.append(item);
  }
  const section = element("section", element("h1", "Contents"), list);
  section.className = "printed-page contents";
  document.querySelector("article").insertBefore(section, document.querySelectorAll(".printed-page")[before]);
  return found;
}"""
NUMBER = """(pages) => {
  for (const place of document.querySelectorAll("[data-place]"))
    place.textContent = pages[place.dataset.place] ?? ""; }"""

STYLE = """
@page { size: A4; margin: 18mm 17mm 20mm; }
html, body { font-size: 10.5pt; background: #fff; }
article.printed { max-width: none; line-height: 1.38; }
.printed-page { break-before: page; }
.printed-page:first-child { break-before: auto; }
h1 { font-size: 22pt; } h2 { font-size: 14.5pt; margin-top: 9mm; } h3 { font-size: 12pt; margin-top: 6mm; }
.part { margin: 0; }
figure img { max-width: 128mm; }
.exercise { margin: 6mm 0 4mm; padding: 2mm 0 0; background: none; }
.exam-part, .cell_input, .cell_output { break-inside: avoid; }
.exam-part.long, .cell_input.long, .cell_output.long, .statement.long { break-inside: auto; }
p, li { orphans: 3; widows: 3; }
.contents > ul { columns: 2; column-gap: 9mm; font-size: 9pt; }
.contents ul { list-style: none; padding-left: 0; margin: .2em 0; }
.contents ul ul { padding-left: 1em; font-weight: 400; }
.contents > ul > li { margin-top: .6em; font-weight: 700; }
.contents li { break-inside: avoid; }
.contents li:not(:has(ul)), .contents ul ul li { display: flex; justify-content: space-between; gap: 1em; }
.contents > ul > li > span { float: right; }
"""
# The key: in the exam no key is split, unless it is taller than a page.
KEY_STYLE = """
article.printed { line-height: 1.3; }
html, body { font-size: 9.8pt; }
.solution:not(.long) { break-inside: avoid; }
.at-a-glance table { width: 100%; font-size: 8.6pt; line-height: 1.25; }
.at-a-glance td { padding: .18em .8em .18em 0; }
.at-a-glance math mtd { padding-block: 0; }
.mine { display: inline-block; width: 9mm; height: 5mm; border: .2mm solid #777; vertical-align: -1mm; }
.exercise > .title { margin: 0; } .one-part, .exercise > p { margin-bottom: .4em; }
"""
# A stylesheet that is adopted is not forbidden by the page's security policy.
ADOPT = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
SHEET_STYLE = """
@page { size: A5; margin: 6mm 6mm 7mm; }
html, body { font-size: 8pt; background: #fff; }
article.printed { columns: 3; column-gap: 3mm; column-rule: .2mm solid #999; line-height: 1.15; }
.printed h1, .printed section > p { display: none; }
.sheet-group > p:first-child { margin: 1.1mm 0 .2mm; font-size: 7.4pt; break-after: avoid; }
.printed .sheet-row { display: block; padding: .35mm 0; border: 0; border-bottom: .1mm solid #bbb;
  break-inside: avoid; }
.sheet-row > p { font-size: 6.3pt; color: #333; line-height: 1.1; }
.sheet-row div.math { margin: 0; gap: 0; }
.sheet-row div.math > .formula { padding: 0; font-size: 1em; }
.sheet-row a { text-decoration: none; color: #333; }
math mtd { padding-top: .05em; padding-bottom: .05em; }
"""
SHOW_ANSWERS = (
    "() => document.querySelectorAll('details').forEach((details) => { details.open = !details.matches('.check'); })"
)
# On paper a key is a statement and its solution: hints, checks, and what is folded stay on the screen.
# In front stand the answers at a glance.
KEY_ONLY = """() => {
  const element = (tag, ...children) => { const made = document.createElement(tag); made.append(...children);
    return made; };
  const classed = (tag, name) => Object.assign(document.createElement(tag), { className: name });
  const left = ".hint, .check, .cell:not(:has(figure)), .code, .solution .aside, .open-all";
  for (const part of document.querySelectorAll(left)) part.remove();
  for (const section of document.querySelectorAll(".printed-page > section > section"))
    if (!section.querySelector(".exercise")) section.remove();
  const rows = [];
  for (const card of document.querySelectorAll(".exercise")) {
    const solution = card.querySelector(".solution"), marks = card.querySelector(".title .marks");
    if (!solution) continue;
    solution.open = true;
    const first = solution.querySelector(".fold-body > p");
    const answer = first.cloneNode(true);
    answer.querySelector("strong:first-child")?.remove();
    const label = element("a", card.querySelector(".label").textContent);
    label.href = "#" + card.id;
    rows.push(element("tr", element("td", label), element("td", ...answer.childNodes), element("td",
      marks.textContent.split(" ")[0]), element("td", classed("span", "mine"))));
    marks.append(" ", classed("span", "mine"));
  }
  const head = element("tr", ...["part", "answer", "marks", "mine"].map((name) => element("th", name)));
  const glance = element("section", element("h1", "Answers at a glance"), element("table", element("thead", head),
    element("tbody", ...rows)));
  glance.className = "printed-page at-a-glance";
  glance.id = "at-a-glance";
  document.querySelector("article").prepend(glance);
}"""
# What is taller than a page may break; all else stays in one piece.
MARK_LONG = """(most) => {
  for (const box of document.querySelectorAll(".solution, .statement, .exam-part, .cell_input, .cell_output")) {
    if (box.getBoundingClientRect().height > most) box.classList.add("long");
  }
}"""


@contextmanager
def served():
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments):
            pass

    handler = functools.partial(Quiet, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def footer(title):
    return (
        '<div style="font:8pt sans-serif;width:100%;padding:0 17mm;display:flex;justify-content:space-between">'
        f'<span>{title}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>'
    )


def page_numbers(path, names):
    """On which page each place stands that a link leads to."""
    read = PdfReader(path)
    known = read.named_destinations
    return {
        name: read.get_destination_page_number(known["/" + name] if "/" + name in known else known[name]) + 1
        for name in names
    }


def add_outline(path, entries, numbers):
    writer = PdfWriter(clone_from=io.BytesIO(path.read_bytes()))
    above = None
    for depth, title, name in entries:
        item = writer.add_outline_item(title=title, page_number=numbers[name] - 1, parent=above if depth else None)
        above = above if depth else item
    writer.page_mode = "/UseOutlines"
    writer.write(path)


def print_pages(page, address, pages, name, title, prepare, style=STYLE, furniture=True, contents_after=None):
    """``contents_after``: how many printed pages stand before the contents; None for no contents."""
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / name
    numbers = None
    for _ in range(
        2 if contents_after is not None else 1
    ):  # once more, with the page numbers that the first time shows
        # The stylesheet of the first page serves all; its own scripts have nothing left to act on.
        page.emulate_media(media="screen", color_scheme="light")
        page.goto(f"{address}{pages[0]}.html", wait_until="load")
        page.evaluate(ASSEMBLE, pages)
        page.evaluate(prepare)
        entries = page.evaluate(CONTENTS, contents_after) if contents_after is not None else []
        page.evaluate(READY)
        page.evaluate(ADOPT, style)
        page.emulate_media(media="print")
        page.evaluate("(title) => { document.title = title; }", title)
        page.set_viewport_size({"width": 665, "height": 980})  # the text area of an A4 page
        page.evaluate(MARK_LONG, 940)
        page.evaluate(NUMBER, numbers or {})
        page.pdf(
            path=str(path), prefer_css_page_size=True, print_background=True, tagged=False,
            display_header_footer=furniture, header_template="<span></span>", footer_template=footer(title),
        )  # fmt: skip
        numbers = page_numbers(path, [name for *_, name in entries])
    if entries:
        add_outline(path, entries, numbers)
    print(f"{path.relative_to(ROOT)}: {len(PdfReader(path).pages)} pages")


def pages_of_the_book():
    toc = yaml.safe_load((ROOT / "book/_toc.yml").read_text("utf8"))
    chapters = [entry["file"] for part in toc["parts"] for entry in part["chapters"]]
    return [toc["root"], *(name for name in chapters if name != "genindex")]


def main(what):
    from playwright.sync_api import sync_playwright

    if not (SITE / "index.html").exists():
        sys.exit("The site is not built yet: run `make book` first.")
    with served() as address, sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=browser.find(), args=browser.FLAGS)
        page = chrome.new_page()
        if what == "exam":
            print_pages(page, address, [f"{EXAM}paper"], "exam-paper.pdf", "Mock exam", "() => {}")
            title = "Mock exam: key"
            print_pages(page, address, PROBLEMS, "exam-key.pdf", title, KEY_ONLY, STYLE + KEY_STYLE, contents_after=1)
        elif what == "sheet":
            pages, title = ["chapters/reference/formula-sheet"], "Formula sheet"
            print_pages(page, address, pages, "formula-sheet.pdf", title, "() => {}", SHEET_STYLE, furniture=False)
        else:
            # Without tags: they would make the file many times as large.  To be read aloud, the site is better.
            pages, title = pages_of_the_book(), "Estimation and Learning"
            print_pages(page, address, pages, "book.pdf", title, SHOW_ANSWERS, contents_after=1)
        chrome.close()


if __name__ == "__main__":
    if sys.argv[1:] not in (["exam"], ["book"], ["sheet"]):
        sys.exit(__doc__)
    main(sys.argv[1])
