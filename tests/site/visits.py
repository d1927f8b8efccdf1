"""One visit to each page: what is asked of every page is looked up in a single load of it.

The page is opened on a desk in the light; then the same page becomes a phone in the dark, then a
very small window.  Boxes are opened once, and the checker of accessibility runs at once after.
Contrast depends on how a text looks, and a page has a few dozen looks: one text of each is
measured, and formulas, which are signs of one colour, are left out (a chapter is also checked as it
is).
"""

import functools
import itertools
from importlib.resources import files

AXE = (files("axe_playwright_python") / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DOORS = [*itertools.product((1280, 390), ("light", "dark"))]
# Fonts that come after the first paint are put on at the reader's first step.
FONTS = """(async () => { await document.fonts.ready; dispatchEvent(new Event("scroll"));
  while (document.documentElement.dataset.fonts === undefined) {
    await new Promise((done) => setTimeout(done, 50)); dispatchEvent(new Event("scroll")); }
  await document.fonts.ready; })()"""
OPEN = "document.querySelectorAll('details').forEach((details) => { details.open = true; })"
LOOK = """(width) => {
  const shown = (e) => e.checkVisibility({visibilityProperty: true});
  const colours = getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).slice(0, 3).map(Number);
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  const scrolls = (e) => e && e !== document.body &&
    (/auto|scroll/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
  return {
    scrollWidth: document.documentElement.scrollWidth,
    ground: colours.reduce((a, b) => a + b) / 3,
    twice: ids.filter((id, i) => ids.indexOf(id) !== i),
    wide: [...document.querySelectorAll("div.math > .formula")].filter((f) => shown(f)
      && f.scrollWidth > f.clientWidth + 1)
      .map((f) => `${f.scrollWidth}>${f.clientWidth} ${f.textContent.slice(0, 60)}`),
    lost: [...document.querySelectorAll("article *")].filter((e) => {
      if (e.closest("math") && e.localName !== "math") return false;
      if (!shown(e) || e.matches(".vh")) return false;
      const box = e.getBoundingClientRect();
      return box.width > 1 && box.right > innerWidth + 1 && !scrolls(e);
    }).map((e) =>
      `${Math.round(e.getBoundingClientRect().right)} ${e.localName}.${e.className} ${e.textContent.slice(0, 80)}`),
  };
}"""
FORMULAS = """() => [...document.querySelectorAll("article .math")].map((formula) => {
  const drawn = [...formula.querySelectorAll("math")].find((m) => m.checkVisibility());
  const box = drawn?.getBoundingClientRect();
  return {height: box?.height ?? 0, width: box?.width ?? 0, font: drawn ? getComputedStyle(drawn).fontFamily : "",
          text: drawn?.textContent ?? "", inside: Boolean(formula.closest("details")),
            ready: document.documentElement.dataset.fonts !== undefined};
})"""
FIGURES = "[...document.querySelectorAll('article figure img, article .cell_output img')].map((i) => [i.src, i.alt])"
LOOKS = """() => {
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
    if (e.closest("math") || !e.checkVisibility({visibilityProperty: true})) continue;
    const style = getComputedStyle(e);
    const look = [style.color, style.fontSize, style.fontWeight, behind(e)].join();
    if (!self.looks.has(look)) self.looks.set(look, e);
  }
}"""
RUN = """async (tags) => {
  const contrast = "color-contrast", options = {resultTypes: ["violations"], selectors: false, elementRef: false};
  const place = self.looks ? {include: [...self.looks.values()]} : document;
  const rest = {...options, runOnly: tags, rules: {[contrast]: {enabled: false}}};
  const whole = self.looks ? {exclude: ["math"]} : document;
  const results = [await axe.run(whole, rest), await axe.run(place, {...options, runOnly: [contrast]})];
  return {
    rules: results.flatMap(({violations, passes}) => [...violations, ...passes]).map((rule) => rule.id),
    looks: self.looks?.size,
    faults: results.flatMap(({violations}) => violations)
      .flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}`))};
}"""


def axe(page, thin=True):
    page.evaluate(AXE)
    if thin:
        page.evaluate(LOOKS)
    return page.evaluate(RUN, TAGS)


class Visits:
    def __init__(self, chrome, address):
        self.chrome, self.address = chrome, address

    @functools.cache  # noqa: B019 - lives as long as the session
    def __call__(self, name, doors):
        # Without the page's security policy, which would (rightly) refuse the checker.
        context = self.chrome.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
        page = context.new_page()
        page.set_default_timeout(120_000)
        faults = []
        page.on("console", lambda m: m.type in ("error", "warning") and faults.append(m.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda r: r.url.startswith((self.address, "data:")) or faults.append(f"outside: {r.url}"))
        page.on("response", lambda r: r.status < 400 or faults.append(f"{r.status}: {r.url}"))
        page.emulate_media(color_scheme="light")
        page.goto(self.address + name, wait_until="load")
        page.evaluate(FONTS)
        closed = page.evaluate("[...document.querySelectorAll('article details')].filter((d) => d.open).length")
        page.evaluate(OPEN)
        formulas, figures = page.evaluate(FORMULAS), page.evaluate(FIGURES)
        looks, checks = {}, {}
        for width, scheme in [*DOORS, (640, "light"), (320, "light")]:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            looks[width, scheme] = page.evaluate(LOOK, width)
        for width, scheme in doors:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.evaluate(
                "dispatchEvent(new Event('resize'));"
                "document.querySelectorAll('details').forEach((d) => { d.open = false; })"
            )
            page.evaluate(OPEN)
            checks[width, scheme] = axe(page)
        context.close()
        return {
            "faults": faults, "open": closed, "formulas": formulas, "figures": figures, "looks": looks, "axe": checks,
        }  # fmt: skip
