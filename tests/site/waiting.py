"""Wait for something in a page without a check inside it, which would need the `eval` that the policy forbids."""

import time

from visits import FONTS


def wait_until(page, expression, seconds=30):
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"after {seconds} s still not: {expression}"
        page.wait_for_timeout(50)


def settled(page):
    """Fonts have come and the page has been drawn with them."""
    page.evaluate(FONTS)
    page.evaluate("document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => done(0))))")
