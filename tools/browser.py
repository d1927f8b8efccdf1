"""Find Chromium for the browser tests; install it where that is possible.

    python tools/browser.py

Looks at $CHROMIUM and then at the usual names.  If there is none, it installs
Debian's package when it runs as root (as CI containers do), and else stops with
one sentence that says what to install.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-dejavu-core")


def find():
    """Return the path of a Chromium, or None."""
    for name in (os.environ.get("CHROMIUM"), *NAMES):
        path = shutil.which(name) if name else None
        if path:
            return path
    return None


def main():
    if find() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium for the browser tests", flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-qq"], check=True, **quiet)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES], check=True, **quiet)
    path = find()
    if path is None:
        sys.exit("The browser tests need Chromium: `sudo apt-get install chromium`, or set CHROMIUM to its path.")
    print(f"Browser tests run in {path}")


if __name__ == "__main__":
    main()
