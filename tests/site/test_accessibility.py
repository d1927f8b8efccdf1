"""Open to everyone: every page, light and dark, on a phone and on a desk.

All rules of axe-core for WCAG 2.2 A and AA and for best practice run on every page, with every
toggle open.  Contrast depends on how a text looks, and a page has a few dozen looks: one text of
each is measured (a chapter is also checked as it is).  A formula is one text of one colour here.
"""

import itertools
from importlib.resources import files

import pytest
from test_pages_in_a_browser import PAGES
from waiting import wait_until

AXE = (files("axe_playwright_python") / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN = """() => { for (const details of document.querySelectorAll("details")) details.open = true; }"""
THIN = """() => {
  const formulas = [...document.querySelectorAll("math")];
  const boxes = formulas.map((math) => math.getBoundingClientRect());
  for (const [i, math] of formulas.entries()) {
    math.style.cssText = `display: inline-block; overflow: hidden; width: ${boxes[i].width}px`; // as wide as before
    for (const note of math.querySelectorAll("annotation")) note.remove();
    const text = document.createElementNS(math.namespaceURI, "mtext");
    text.textContent = math.textContent;
    math.replaceChildren(text);
  }
  // One text of each look: colour, what lies behind it, size and weight.
  const ground = new Map([[null, ""]]);
  const behind = (e) => {
    if (!ground.has(e)) {
      const style = getComputedStyle(e);
      const own = style.backgroundColor + style.backgroundImage + style.opacity;
      ground.set(e, (own === "rgba(0, 0, 0, 0)none1" ? "" : own) + behind(e.parentElement));
    }
    return ground.get(e);
  };
  self.looks = new Map();
  for (const e of document.querySelectorAll("body *")) {
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    if (!e.checkVisibility({visibilityProperty: true})) continue;
    const style = getComputedStyle(e);
    const look = [style.color, style.fontSize, style.fontWeight, behind(e)].join();
    if (!self.looks.has(look)) self.looks.set(look, e);
  }
  for (const token of document.querySelectorAll(".highlight pre span"))
    if (![...self.looks.values()].includes(token)) token.replaceWith(...token.childNodes);
  for (const block of document.querySelectorAll(".highlight pre")) block.normalize();
}"""
RUN = """async (tags) => {
  const contrast = "color-contrast", options = {resultTypes: ["violations"], selectors: false, elementRef: false};
  const place = self.looks ? {include: [...self.looks.values()]} : document;
  const rest = {...options, runOnly: tags, rules: {[contrast]: {enabled: false}}};
  const results = [await axe.run(document, rest), await axe.run(place, {...options, runOnly: [contrast]})];
  self.found = {
    rules: results.flatMap(({violations, passes}) => [...violations, ...passes]).map((rule) => rule.id),
    looks: self.looks?.size,
    faults: results.flatMap(({violations}) => violations)
      .flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}`))};
}"""
WHOLE = "chapters/estimation/likelihood.html"
DOORS = [*itertools.product((390, 1280), ("light", "dark"))]


@pytest.fixture
def opened(open_page):
    """Without the page's security policy, which would (rightly) refuse the checker."""
    return lambda name, **options: open_page(name, bypass_csp=True, **options)


def check(pages, thin):
    for page in pages:
        page.evaluate(OPEN)
    pages[0].wait_for_timeout(800)  # the page's own script looks what scrolls
    for page in pages:
        if thin:
            page.evaluate(THIN)
        page.evaluate(AXE)
    for page in pages:  # each page has a process of its own: they run side by side
        page.evaluate(f"(tags) => {{ ({RUN})(tags); }}", TAGS)
    for page in pages:
        wait_until(page, "Boolean(self.found)", seconds=300)
    return [page.evaluate("self.found") for page in pages]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(opened, name):
    results = check([opened(name, width=width, scheme=scheme) for width, scheme in DOORS], thin=True)
    for door, found in zip(DOORS, results, strict=True):
        assert {"color-contrast", "heading-order", "region", "document-title"} <= set(found["rules"])
        assert found["looks"] >= 5
        assert found["faults"] == [], door


def test_axe_finds_nothing_on_a_whole_chapter(opened):
    results = check([opened(WHOLE, width=1280, scheme=scheme) for scheme in ("light", "dark")], thin=False)
    assert [found["faults"] for found in results] == [[], []]


def test_axe_finds_what_is_wrong(opened):
    page = opened("index.html")
    page.evaluate(
        """() => { const article = document.querySelector("article");
             article.insertAdjacentHTML("beforeend", `<img src="x.svg"><h5>Deep</h5>
               <p style="color: #999; background: #fff">Pale</p><button style="width:9px;height:9px;padding:0"></button>
               <button style="width:9px;height:9px;padding:0"></button>`); }"""
    )
    faults = check([page], thin=True)[0]["faults"]
    rules = {fault.split(":")[0] for fault in faults}
    assert {"image-alt", "heading-order", "color-contrast", "button-name"} <= rules


# 320 px is a small phone, or a laptop at 400 %; 640 px is the laptop at 200 %.
@pytest.mark.parametrize("width", [320, 640])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_lost_in_a_narrow_window(open_page, name, width):
    page = open_page(name, width=width)
    lost = page.evaluate(
        """() => {
             for (const details of document.querySelectorAll("details")) details.open = true;
             const scrolls = (e) => e && e !== document.body &&
               (/auto|scroll/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
             return [...document.querySelectorAll("article *")].filter((e) => {
               if (e.closest("math") && e.localName !== "math") return false;
               if (!e.checkVisibility({visibilityProperty: true})) return false;
               const box = e.getBoundingClientRect();
               return box.width > 1 && box.right > innerWidth + 1 && !scrolls(e);
             }).map((e) => `${Math.round(e.getBoundingClientRect().right)} ${e.localName}.${e.className} ` +
               (e.querySelector("annotation")?.textContent ?? e.textContent).slice(0, 100));
           }"""
    )
    assert lost == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
