"""Two browsers and a server for the built site."""

import functools
import http.server
import threading
from pathlib import Path

import pytest
from firefox import Firefox
from visits import Visits
from waiting import settled

import browser as chromium

SITE = Path(__file__).resolve().parents[2] / "book/_build/html"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="session")
def site():
    """The built site: run `make book` first."""
    assert (SITE / "index.html").exists(), "the site is not built; run `make book` first"
    return SITE


@pytest.fixture(scope="session")
def address(site):
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def chrome():
    sync_api = pytest.importorskip("playwright.sync_api")
    path = chromium.find()
    assert path, "no Chromium; run `python tools/browser.py`"
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def firefox():
    path = chromium.find_firefox()
    assert path, "no Firefox; run `python tools/browser.py`"
    running = Firefox(path)
    yield running
    running.close()


@pytest.fixture(scope="session")
def visits(chrome, address):
    """What one visit to each page found: see `visits.py`."""
    return Visits(chrome, address)


@pytest.fixture
def open_page(chrome, address):
    """Open a page of the site in a context of its own; what went wrong is in ``page.faults``."""
    contexts = []

    def opener(name, width=1280, scheme="light", **options):
        context = chrome.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.faults = []
        page.on("console", lambda m: m.type in ("error", "warning") and page.faults.append(m.text))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on(
            "request",
            lambda r: r.url.startswith((address, "data:")) or page.faults.append(f"outside: {r.url}"),
        )
        page.on("response", lambda r: r.status < 400 or page.faults.append(f"{r.status}: {r.url}"))
        page.goto(address + name, wait_until="load")
        if options.get("java_script_enabled", True):
            settled(page)
        return page

    yield opener
    for context in contexts:
        context.close()
