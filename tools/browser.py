"""Find Chromium, the program that drives it, and Firefox; install them where that is possible.

    python tools/browser.py

Looks at $CHROMIUM and then at the usual names.  What is missing it installs from
Debian's packages when it runs as root (as CI containers do), and else stops with
one sentence that says what to install.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FIREFOX = ("firefox-esr", "firefox")
PACKAGES = ("chromium", "firefox-esr", "fonts-dejavu-core", "libatomic1")
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]  # quiet, also as root


def find():
    """Return the path of a Chromium, or None."""
    for name in (os.environ.get("CHROMIUM"), *NAMES):
        path = shutil.which(name) if name else None
        if path:
            return path
    return None


def find_firefox():
    return next((path for path in map(shutil.which, FIREFOX) if path), None)


def complete():
    return find() is not None and find_firefox() is not None and driver_starts()


def driver_starts():
    """Whether Playwright's own program runs; it needs a library that a bare Debian lacks."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True).returncode == 0


def main():
    if not complete() and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing", ", ".join(PACKAGES), "for the browser tests", flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-qq"], check=True, **quiet)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES]
        subprocess.run(install, check=True, **quiet)
    path = find()
    if not complete():
        sys.exit(
            f"The browser tests need {', '.join(PACKAGES)}: `sudo apt-get install {' '.join(PACKAGES)}`; "
            "a Chromium elsewhere is named by CHROMIUM."
        )
    print(f"Browser tests run in {path} and {find_firefox()}")


if __name__ == "__main__":
    main()
