"""Make .venv and install a hash-locked list of packages into it.

    python3 tools/environment.py requirements.txt

Needs nothing but Python itself.  Where something is missing it stops with one
sentence that says what to install.
"""

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST, NEWEST = (3, 11), (3, 13)


def supported_python():
    """Return a Python of a supported version: this one, or another on the path."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return sys.executable
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        # A launcher may be on the path for a version that is not installed.
        if found and subprocess.run([found, "-c", ""], capture_output=True).returncode == 0:
            return found
    sys.exit(
        f"This is Python {sys.version.split()[0]}, but the book needs 3.11, 3.12 or 3.13: "
        "install one of them and run `make PYTHON=python3.12 …` with its name."
    )


def main():
    lock = ROOT / sys.argv[1]
    python = supported_python()
    if not (VENV / "bin/python").exists():
        if subprocess.run([python, "-c", "import ensurepip, venv"], capture_output=True).returncode:
            sys.exit("Python's venv module is missing: on Debian or Ubuntu, `sudo apt-get install python3-venv`.")
        print(f"Creating {VENV.relative_to(ROOT)} with {python}")
        subprocess.run([python, "-m", "venv", str(VENV)], check=True)

    stamp = VENV / f"installed-{hashlib.sha256(lock.read_bytes()).hexdigest()[:16]}"
    if stamp.exists():
        return
    print(f"Installing {lock.relative_to(ROOT)}; the first time this takes a minute or two")
    pip = [str(VENV / "bin/python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    quiet = {**os.environ, "PIP_NO_INPUT": "1"}
    # The lock is complete, so nothing is left to resolve.
    subprocess.run([*pip, "--no-deps", "--require-hashes", "-r", str(lock)], check=True, env=quiet)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], check=True, env=quiet)
    stamp.touch()


if __name__ == "__main__":
    main()
