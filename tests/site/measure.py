"""Load a page once in a fresh browser, as over a slow connection, and say what it cost."""

import functools
import gzip
import http.server
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

COMPRESSED = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".md", ".ipynb"}
# The usual profile of a phone: 1.6 Mbit/s, 150 ms, a processor four times slower.
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
SLOWER = 4

WATCH = """
  self.seen = {paint: 0, shift: 0, blocking: 0, element: ""};
  new PerformanceObserver((list) => { for (const e of list.getEntries()) {
    self.seen.paint = e.startTime; self.seen.element = e.element?.outerHTML.slice(0, 80) || ""; } })
    .observe({type: "largest-contentful-paint", buffered: true});
  new PerformanceObserver((list) => { for (const e of list.getEntries())
    if (!e.hadRecentInput) self.seen.shift += e.value; }).observe({type: "layout-shift", buffered: true});
  new PerformanceObserver((list) => { for (const e of list.getEntries())
    self.seen.blocking += Math.max(0, e.duration - 50); }).observe({type: "longtask", buffered: true});
"""


@dataclass(frozen=True)
class Cost:
    bytes: int
    requests: int
    outside: tuple
    paint: float  # ms until the largest part of the first screen stood
    shift: float  # cumulative layout shift
    blocking: float  # ms in which the page could not answer
    parts: tuple  # bytes and address of each request, the heaviest first


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves as GitHub Pages does: text compressed, fonts and pictures as they are."""

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        data = compressed(path) if path.suffix in COMPRESSED else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@functools.cache
def compressed(path):
    return gzip.compress(path.read_bytes(), 6)


@contextmanager
def served(site):
    handler = functools.partial(Compressing, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def first_visit(chrome, address, page_name, *, slow):
    context = chrome.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.clearBrowserCache")
    found = {}
    session.on("Network.responseReceived", lambda e: found.setdefault(e["requestId"], [e["response"]["url"], 0]))

    def finished(event):
        if event["requestId"] in found:
            found[event["requestId"]][1] = event["encodedDataLength"]

    session.on("Network.loadingFinished", finished)
    if slow:
        session.send("Network.emulateNetworkConditions", NETWORK)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(address + page_name, wait_until="load", timeout=120_000)
    page.wait_for_timeout(3000)  # what comes late counts too
    seen = page.evaluate("self.seen")
    context.close()
    rows = sorted(((size, url) for url, size in found.values()), reverse=True)
    return Cost(
        bytes=sum(size for size, _ in rows),
        requests=len(rows),
        outside=tuple(url for _, url in rows if not url.startswith((address, "data:"))),
        paint=seen["paint"],
        shift=seen["shift"],
        blocking=seen["blocking"],
        parts=tuple((size, url.removeprefix(address)) for size, url in rows),
    )
