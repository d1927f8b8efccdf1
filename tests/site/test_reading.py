"""Reading: previews, the way back to one's line, the contents, copying; in Chromium and in Firefox."""

import random

import pytest
from test_pages_in_a_browser import CHAPTERS, THEORY
from visits import FONTS
from waiting import settled, wait_until

ASYMPTOTICS = "chapters/estimation/asymptotics.html"
SHRINKAGE = "chapters/learning/shrinkage.html"
SUFFICIENCY = "chapters/estimation/sufficiency.html"
LINE = """() => { const blocks = [...document.querySelectorAll("article :is(p, li, h2, h3, pre)")]
  .filter((e) => e.getClientRects().length);
  const block = blocks.find((e) => e.getBoundingClientRect().bottom > 60);
  return [block.textContent.slice(0, 60), Math.round(block.getBoundingClientRect().top)]; }"""
OPENED = "[...document.querySelectorAll('article details')].flatMap((d, i) => d.open ? [i] : [])"
CONTROL, TAB, ESCAPE = "\ue009", "\ue004", "\ue00c"


def go(page, share):
    page.evaluate(
        """(share) => { const boxes = [...document.querySelectorAll("article details")];
             boxes[Math.floor(share * boxes.length)].open = true;
             scrollTo(0, share * (document.documentElement.scrollHeight - innerHeight)); }""",
        share,
    )
    page.wait_for_timeout(400)  # the place is noted when the page has come to rest
    return page.evaluate(LINE), page.evaluate(OPENED)


def there(page, before):
    settled(page)
    line, opened = page.evaluate(LINE), page.evaluate(OPENED)
    return line[0] == before[0][0] and abs(line[1] - before[0][1]) <= 2 and opened == before[1]


@pytest.mark.parametrize("width", [1366, 390])
def test_reload_back_and_coming_back_return_to_the_line(open_page, width):
    tries = []
    for share in (0.05, 0.35, 0.62, 0.85):
        page = open_page(ASYMPTOTICS, width=width)
        before = go(page, share)
        page.reload()
        tries.append(there(page, before))
        page.goto(page.url.replace("asymptotics", "likelihood"))
        page.go_back()
        tries.append(there(page, before))
        again = page.context.new_page()
        again.goto(page.url)
        tries.append(there(again, before))
    assert tries == [True] * 12


def test_a_link_of_the_book_goes_to_the_top_and_a_hash_to_its_place(open_page):
    page = open_page(SHRINKAGE)
    go(page, 0.6)
    page.goto(page.url.replace("shrinkage", "linear-regression"))
    page.locator(".turn a[rel=next]").click()
    settled(page)
    assert page.url.endswith(SHRINKAGE) and page.evaluate("scrollY") == 0
    page.goto(page.url + "#sec-sh-ridge")
    settled(page)
    wait_until(page, "scrollY > 1000")


@pytest.mark.parametrize("stored", ["{", "[]", '{"open": [999999], "block": -5, "top": "x", "of": ""}', "null"])
def test_a_broken_note_of_the_place_does_no_harm(open_page, stored):
    page = open_page(SHRINKAGE)
    page.evaluate("(s) => { localStorage['estimation-and-learning:place:chapters/learning/shrinkage'] = s; }", stored)
    page.evaluate("addEventListener('pagehide', (e) => e.stopImmediatePropagation(), true)")
    page.reload()
    settled(page)
    assert page.faults == []


def test_a_browser_that_keeps_nothing_reads_as_well(open_page):
    page = open_page(SHRINKAGE)
    page.add_init_script(
        "for (const s of ['localStorage', 'sessionStorage']) "
        "Object.defineProperty(self, s, {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    page.reload()
    page.locator("details.hint > summary").first.click()
    page.locator("button.mode").click()
    page.goto(page.url.replace("shrinkage", "boosting"))
    assert page.faults == []


@pytest.mark.parametrize("width", [1366, 390])
def test_a_link_of_the_contents_lands_on_its_heading_and_marks_it(open_page, width):
    wrong = []
    for name in random.Random(1).sample(THEORY, 5):
        page = open_page(name, width=width)
        for i in range(page.locator("#page-contents li a").count()):
            if width == 390:
                page.get_by_role("button", name="Sections").click()
            link = page.locator("#page-contents li a").nth(i)
            link.click()
            page.wait_for_timeout(60)
            seen = link.evaluate(
                """(a) => { const target = a.hash
                  ? document.getElementById(decodeURIComponent(a.hash.slice(1))) : document.body;
                     const top = (target.querySelector("h1, h2, h3") || target).getBoundingClientRect().top;
                     const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
                     return [top, end, a.getAttribute("aria-current"),
                       document.querySelectorAll("#page-contents [aria-current]").length]; }"""
            )
            top, end, current, marked = seen
            if i and not ((40 <= top <= 130 or end) and current == "true" and marked == 1):
                wrong.append((name, i, seen))
    assert wrong == []


def test_contents_of_the_book_show_the_page_one_is_on(open_page):
    page = open_page("chapters/reference/errata.html", width=1366)
    page.get_by_role("button", name="Contents", exact=True).click()
    current = page.locator("#book-contents .current > a")
    assert current.inner_text() == "Errata" or "rrata" in current.inner_text()
    box, menu = current.bounding_box(), page.locator("#book-contents").bounding_box()
    assert menu["y"] <= box["y"] and box["y"] + box["height"] <= menu["y"] + menu["height"]
    page.keyboard.press("Escape")
    assert not current.is_visible()


def test_pointing_at_a_reference_shows_what_it_names(open_page):
    page = open_page(SHRINKAGE)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(300)
    assert asked == [], "nothing is fetched before it is asked for"
    for selector, words in {
        "article a.reference[href*='glossary.html#term']": "see",
        "article a.reference[href*='#thm-']": "Theorem",
        "article a.reference[href*='#exr-']": "Exercise",
        "article a.reference[href*='#equation-']": "",
        "article a.reference[href*='bibliography.html#']": "",
    }.items():
        link = page.locator(selector).filter(visible=True).first
        link.hover()
        wait_until(page, "document.querySelector('#preview').matches(':popover-open')")
        assert words in page.locator("#preview").inner_text()
        assert page.locator("#preview details, #preview [id]").count() == 0, "never an answer"
        assert link.get_attribute("aria-describedby") == "preview"
        page.mouse.move(2, 500)
        wait_until(page, "!document.querySelector('#preview').matches(':popover-open')")
    assert all("_previews/" in url or "_images/" in url or "fonts/" in url for url in asked)
    page.locator("article a.reference[href*='#exr-']").first.focus()
    page.keyboard.press("Tab")
    wait_until(page, "document.querySelector('#preview').matches(':popover-open')")
    page.keyboard.press("Escape")
    wait_until(page, "!document.querySelector('#preview').matches(':popover-open')")
    assert page.faults == []


def test_no_preview_shows_an_answer(site):
    files = sorted((site / "_previews").rglob("*.js"))
    assert len(files) > 30
    for path in files:
        text = path.read_text("utf8")
        assert "<details" not in text and "sol-" not in text.split('"tex":')[0].replace('href=\\"#sol-', ""), path


@pytest.mark.parametrize("plain_http", [False, True])
def test_links_and_code_are_copied(open_page, plain_http):
    page = open_page(SUFFICIENCY)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    if plain_http:  # where scripts have no clipboard
        page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        page.evaluate(
            "document.addEventListener('copy', () => "
            "{ self.copied = getSelection().toString() || document.activeElement.value; })"
        )
    page.locator("#thm-factorisation .headerlink").first.click()
    wait_until(page, "document.getElementById('said').textContent === 'Link copied'")
    read = "self.copied" if plain_http else "navigator.clipboard.readText()"
    assert page.evaluate(read).endswith(SUFFICIENCY + "#thm-factorisation")
    assert page.url.endswith("#thm-factorisation")
    listing = page.locator(".cell_input .highlight").filter(visible=True).first
    listing.scroll_into_view_if_needed()
    listing.hover()
    listing.locator("button.copy").click()
    wait_until(page, "document.getElementById('said').textContent === 'Code copied'")
    assert page.evaluate(read).strip() == listing.locator("pre").inner_text().strip()


def test_theorems_exercises_and_solutions_have_a_permalink(open_page):
    page = open_page(SUFFICIENCY)
    without = page.evaluate(
        """[...document.querySelectorAll("article :is(.statement, .exercise, details.solution)[id]")]
             .filter((e) => !e.querySelector(`.headerlink[href="#${e.id}"]`)).map((e) => e.id)"""
    )
    assert without == []


def test_a_copied_formula_is_tex(open_page):
    page = open_page(SUFFICIENCY)
    copied = page.evaluate(
        """async () => {
             const formula = [...document.querySelectorAll('p math')].find(m => m.closest('p').checkVisibility());
             getSelection().selectAllChildren(formula.closest('p'));
             document.dispatchEvent(new Event('selectionchange'));
             await new Promise((done) => setTimeout(done, 800)); // the TeX comes when a formula is selected
             const event = new ClipboardEvent('copy', {clipboardData: new DataTransfer(), cancelable: true,
                                                       bubbles: true});
             document.dispatchEvent(event);
             return event.clipboardData.getData('text/plain'); }"""
    )
    assert "estimates $e^{-\\lambda}$, the probability" in copied
    assert page.locator("[data-tex]").count() == 0


# Firefox: the same, by its own protocol.


@pytest.mark.parametrize("name", CHAPTERS)
def test_firefox_no_display_formula_scrolls_on_a_phone_or_a_desk(firefox, address, name):
    firefox.size(390)
    firefox.open(address + name)
    firefox.ask("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    firefox.ask(FONTS)
    wide = """[...document.querySelectorAll('div.math > .formula')].filter((f) => f.checkVisibility()
      && f.scrollWidth > f.clientWidth + 1).map((f) =>
        `${f.scrollWidth}>${f.clientWidth} ${f.textContent.slice(0, 60)}`)"""
    phone = firefox.ask(wide)
    lost = firefox.ask("document.documentElement.scrollWidth")
    firefox.size(1280)
    assert (phone, firefox.ask(wide)) == ([], [])
    assert lost <= 390 and firefox.faults == []


def test_firefox_returns_to_the_line(firefox, address):
    firefox.size(1366)
    tries = []
    for share in (0.1, 0.5, 0.85):
        firefox.open(address + ASYMPTOTICS)
        firefox.ask(
            f"""(() => {{ const boxes = [...document.querySelectorAll("article details")];
                boxes[Math.floor({share} * boxes.length)].open = true;
                scrollTo(0, {share} * (document.documentElement.scrollHeight - innerHeight)); }})()"""
        )
        firefox.ask("new Promise((done) => setTimeout(done, 600))")
        before = firefox.ask(f"({LINE})()"), firefox.ask(OPENED)
        firefox.reload()
        firefox.ask("new Promise((done) => setTimeout(done, 500))")
        tries.append((firefox.ask(f"({LINE})()"), firefox.ask(OPENED)) == before)
        firefox.open(address + SUFFICIENCY)
        firefox.back()
        firefox.wait("document.readyState === 'complete' && location.pathname.includes('asymptotics')")
        firefox.ask("new Promise((done) => setTimeout(done, 500))")
        tries.append((firefox.ask(f"({LINE})()"), firefox.ask(OPENED)) == before)
    assert tries == [True] * 6


def test_firefox_searches_shows_previews_and_opens_boxes(firefox, address):
    firefox.size(1366)
    firefox.open(address + SHRINKAGE)
    firefox.chord(CONTROL, "k")
    firefox.wait("Boolean(document.querySelector('dialog[open] input'))")
    firefox.wait("document.querySelector('dialog [role=status]').textContent === ''")
    firefox.press(*"lasso")
    firefox.wait("document.querySelectorAll('dialog .finder li').length > 5")
    firefox.press(ESCAPE)
    firefox.wait("!document.querySelector('dialog[open]')")
    x, y = firefox.ask(
        """(() => { const a = document.querySelector("article a.reference[href*='#exr-']");
          a.scrollIntoView({block: "center"});
             const b = a.getClientRects()[0]; return [b.x + b.width / 2, b.y + b.height / 2]; })()"""
    )
    firefox.point_at(x, y)
    firefox.wait("document.querySelector('#preview').matches(':popover-open')")
    assert "Exercise" in firefox.ask("document.querySelector('#preview').textContent")
    firefox.open(address + "chapters/exam/problem-3.html#fig-exam-3a-shift")
    firefox.wait("document.getElementById('fig-exam-3a-shift').closest('details').open")
    assert firefox.faults == []


def test_firefox_from_a_folder(firefox, site):
    firefox.size(1366)
    firefox.open((site / SHRINKAGE).as_uri())
    firefox.chord(CONTROL, "k")
    firefox.wait("Boolean(document.querySelector('dialog[open] input'))")
    firefox.wait("document.querySelector('dialog [role=status]').textContent === ''")
    firefox.press(*"4d(iii)")
    firefox.wait("document.querySelectorAll('dialog .finder li').length > 0")
    assert firefox.ask("document.querySelector('dialog .finder a').href").endswith("problem-4.html#exam-4d-iii")
    assert firefox.faults == []
