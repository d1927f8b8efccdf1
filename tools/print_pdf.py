"""Print pages of the built site into one PDF, with links that work inside it.

    python tools/print_pdf.py exam     # exam-paper.pdf without answers, exam-key.pdf with them
    python tools/print_pdf.py book     # book.pdf, answers shown
    python tools/print_pdf.py sheet    # formula-sheet.pdf, two pages of A5

Needs the site (`make book`) and Chromium; writes to book/_build/pdf.
"""

import functools
import http.server
import pathlib
import sys
import threading
from contextlib import contextmanager

import yaml

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
  const contents = (sections) => {
    const section = document.createElement("section");
    section.className = "printed-page contents";
    const entry = (heading, id) => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = "#" + id;
      link.append(heading.textContent.trim().replace(/#$/, ""));
      item.append(link);
      return item;
    };
    const list = document.createElement("ul");
    for (const part of sections) {
      const item = entry(part.querySelector("h1"), part.id), inner = document.createElement("ul");
      inner.append(...[...part.querySelectorAll("h2")].map((h) => entry(h, h.closest("section").id)));
      item.append(inner);
      list.append(item);
    }
    const heading = document.createElement("h1");
    heading.append("Contents");
    section.append(heading, list);
    return section;
  };
  for (const page of pages) {
    const address = new URL("/" + page + ".html", location.href);
    const text = await (await fetch(address)).text();
    const article = new DOMParser().parseFromString(text, "text/html").querySelector("article.bd-article");
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
    for (const part of article.querySelectorAll("button, .headerlink, .score-line, .score-tools")) part.remove();
    const section = document.createElement("section");
    section.className = "printed-page";
    section.id = prefix(page);
    section.append(...article.childNodes);
    parts.push(section);
  }
  if (pages.length > 5) parts.splice(1, 0, contents(parts.slice(1)));
  const article = document.createElement("article");
  article.className = "bd-article bd-content printed";
  article.append(...parts);
  document.body.replaceChildren(article);
  document.documentElement.dataset.theme = "light";
  const loaded = (image) => image.complete || new Promise((done) => { image.onload = image.onerror = done; });
  await Promise.all([...document.images].map(loaded));
  await document.fonts.ready;
}"""

STYLE = """
@page { size: A4; margin: 18mm 17mm 20mm; }
html { font-size: 9.5pt; }
body { background: #fff; }
*:not(#_) { box-shadow: none !important; } /* else paper gets large pictures of shadows */
article.printed { max-width: none; line-height: 1.4; padding: 0; margin: 0; }
.printed-page { break-before: page; }
.printed-page:first-child { break-before: auto; }
.exam-part, figure, table, div.math, .proof, .cell_input, .cell_output { break-inside: avoid; }
details.solution, .solution-body { break-inside: auto; }
.proof.long, .exam-part.long, .cell_input.long, .cell_output.long { break-inside: auto; }
p, li { orphans: 3; widows: 3; }
.contents > ul { columns: 2; }
.contents ul { list-style: none; padding-left: 1em; margin: .2em 0; }
.contents > ul > li { margin-top: .6em; font-weight: 600; }
.contents ul ul { font-weight: 400; font-size: .92em; }
h1, h2, h3, summary, .admonition-title, .sd-summary-title { break-after: avoid; break-inside: avoid; }
.exam-part + .exam-part { break-before: auto; }
"""
# A stylesheet that is adopted is not forbidden by the page's security policy.
ADOPT = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
# In the exam no key is split either, unless it is taller than a page.
KEEP_KEYS = "details.solution:not(.long) { break-inside: avoid; }"
SHEET_STYLE = """
@page { size: A5; margin: 6mm 6mm 7mm; }
html { font-size: 8pt; }
body { background: #fff; }
article.printed { columns: 3; column-gap: 3mm; column-rule: .2mm solid #999; padding: 0; margin: 0; line-height: 1.15; }
.printed h1, .printed section > p { display: none; }
.sheet-group > p:first-child { margin: 1.1mm 0 .2mm; font-size: 7.4pt; break-after: avoid; }
.printed .sheet-row { display: block; padding: .35mm 0; border-bottom: .1mm solid #bbb; break-inside: avoid; }
.sheet-row > p { font-size: 6.3pt; color: #333; line-height: 1.1; }
.sheet-row div.math { margin: 0; gap: 0; }
.sheet-row div.math > .formula { padding: 0; font-size: 1em; }
.sheet-row a { text-decoration: none; color: #333; }
math mtd { padding-top: .05em; padding-bottom: .05em; }
"""
SHOW_ANSWERS = "() => document.querySelectorAll('details').forEach((details) => { details.open = true; })"
# On paper a key is a statement and its solution; hints and places to type are for the screen.
KEY_ONLY = """() => {
  document.querySelectorAll("details").forEach((details) => { details.open = true; });
  for (const details of document.querySelectorAll("details.sd-dropdown")) {
    if (/^Hint/.test(details.querySelector("summary").textContent.trim())) details.remove();
  }
  for (const cell of document.querySelectorAll("div.cell.tag_hide-cell")) cell.remove();
}"""
# What is taller than a page may break; all else stays in one piece.
MARK_LONG = """(most) => {
  for (const box of document.querySelectorAll("details.solution, .proof, .exam-part, .cell_input, .cell_output")) {
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


def print_pages(page, address, pages, name, title, prepare, style=STYLE, furniture=True, tagged=True):
    # The stylesheets of the first page serve all; its own scripts have nothing left to act on.
    page.goto(f"{address}{pages[0]}.html", wait_until="networkidle")
    page.evaluate(ASSEMBLE, pages)
    page.evaluate(ADOPT, style)
    page.evaluate(prepare)
    page.emulate_media(media="print")
    page.evaluate("(title) => { document.title = title; }", title)
    page.set_viewport_size({"width": 665, "height": 980})  # the text area of an A4 page
    page.evaluate(MARK_LONG, 940)
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / name
    page.pdf(
        path=str(path), prefer_css_page_size=True, print_background=True, tagged=tagged, outline=True,
        display_header_footer=furniture, header_template="<span></span>", footer_template=footer(title),
    )  # fmt: skip
    print(path.relative_to(ROOT))


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
            print_pages(page, address, PROBLEMS, "exam-key.pdf", title, KEY_ONLY, STYLE + KEEP_KEYS)
        elif what == "sheet":
            pages, title = ["chapters/reference/formula-sheet"], "Formula sheet"
            print_pages(page, address, pages, "formula-sheet.pdf", title, "() => {}", SHEET_STYLE, furniture=False)
        else:
            # Without tags: they would make the file many times as large.  To be read aloud, the site is better.
            pages, title = pages_of_the_book(), "Estimation and Learning"
            print_pages(page, address, pages, "book.pdf", title, SHOW_ANSWERS, tagged=False)
        chrome.close()


if __name__ == "__main__":
    if sys.argv[1:] not in (["exam"], ["book"], ["sheet"]):
        sys.exit(__doc__)
    main(sys.argv[1])
