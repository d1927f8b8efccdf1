"""The builder's surroundings decide nothing: the same pages come out, byte for byte."""

import fcntl
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = """

```{code-cell} ipython3
---
mystnb:
  figure: {caption: A line, name: fig-line}
  image: {alt: "A straight line from zero to one, drawn to see that its file stays the same."}
---
import datetime
import locale
import os
import sys
import warnings

from helpers.figures import house_style

house_style()
import matplotlib.pyplot as plt

fig, ax = plt.subplots()
ax.plot([0, 1], label="a");
```

```{code-cell} ipython3
print(locale.getlocale()[1], datetime.datetime(2026, 7, 1).astimezone().tzname())
print(os.environ.get("OMP_NUM_THREADS"), hash("book") == hash("book"), sys.warnoptions, plt.rcParams["lines.linewidth"])
print(sorted({"a", "b", "c"} | {"d"}), [*{"x", "y", "z"}], "started" in globals())
```
"""


def digest(book):
    found = {}
    for path in sorted((book.book / "_build/html").rglob("*")):
        if path.is_file() and path.name != ".buildinfo":
            found[path.relative_to(book.book).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


@pytest.fixture(scope="module")
def drawn(tmp_path_factory, book_in, pristine):
    """A small book with a figure, never built: each surrounding builds its own copy from nothing."""

    def copy():
        root = tmp_path_factory.mktemp("surroundings") / "book"
        shutil.copytree(pristine.root, root, ignore=shutil.ignore_patterns("_build"))
        book = book_in(root)
        text = (root / "book/two.md").read_text("utf8").split("```{code-cell}")[0]
        book.write("book/two.md", text + PAGE)
        one = (root / "book/one.md").read_text("utf8")
        book.write("book/one.md", one[: one.index("```{code-cell} ipython3\nimport uuid")])  # nothing random
        return book

    return copy


@pytest.fixture(scope="module")
def expected(drawn):
    book = drawn()
    code, log = book.build("-W")
    assert code == 0, log
    return digest(book)


def surroundings(root):
    """Each is a kind of fault; those that do not touch each other are tried together."""
    home = root / "home"
    (home / ".config/matplotlib").mkdir(parents=True)
    (home / ".config/matplotlib/matplotlibrc").write_text("lines.linewidth: 9\nbackend: pdf\n")
    startup = home / ".ipython/profile_default/startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text("started = True\nprint('started')\n")
    (home / "start.py").write_text("print('PYTHONSTARTUP')\n")
    (home / ".jupyter").mkdir()
    (home / ".jupyter/jupyter_config.json").write_text('{"ClearOutputPreprocessor": {"enabled": true}}')
    return {
        "backend": {"MPLBACKEND": "Agg"},
        "matplotlibrc, IPython profile, start-up files, Jupyter": {
            "HOME": str(home), "MATPLOTLIBRC": str(home / ".config/matplotlib/matplotlibrc"),
            "IPYTHONDIR": str(home / ".ipython"), "PYTHONSTARTUP": str(home / "start.py"),
            "JUPYTER_CONFIG_DIR": str(home / ".jupyter"), "MPLCONFIGDIR": str(home / ".config/matplotlib"),
        },
        "locale, language, time zone, threads, hashes, warnings": {
            "LC_ALL": "C", "LANG": "de_DE.UTF-8", "LANGUAGE": "de", "TZ": "Asia/Tokyo", "OMP_NUM_THREADS": "7",
            "OPENBLAS_NUM_THREADS": "7", "PYTHONHASHSEED": "123", "PYTHONWARNINGS": "default",
        },
    }  # fmt: skip


@pytest.mark.parametrize("number", range(3))
def test_the_same_bytes_come_out(drawn, expected, tmp_path, number):
    name, environment = [*surroundings(tmp_path).items()][number]
    book = drawn()
    code, log = book.build("-W", **environment)
    assert code == 0, (name, log)
    assert digest(book) == expected, name


def test_a_matplotlibrc_beside_the_page(drawn, expected):
    book = drawn()
    (book.book / "matplotlibrc").write_text("lines.linewidth: 9\n")
    assert book.build("-W")[0] == 0
    assert digest(book) == expected


def test_a_repository_around_an_unpacked_copy_is_not_its_own(drawn, expected):
    book = drawn()
    for command in (
        ["init", "-q"],
        ["-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "--allow-empty", "-m", "x"],
    ):
        subprocess.run(["git", *command], cwd=book.root.parent, check=True)
    assert book.build("-W")[0] == 0
    assert digest(book) == expected
    assert "Built outside a repository" in book.page("one.html")


def test_a_second_build_of_the_folder_waits(drawn):
    book = drawn()
    (book.book / "_build").mkdir()
    with (book.book / "_build/building").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        second = subprocess.Popen(
            [str(Path(sys.executable).with_name("jb")), "build", "-W", "-n", "book"],
            cwd=book.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        said = next(line for line in second.stdout if "Another build of this folder is under way" in line)
        assert said and second.poll() is None, "it waits"
    rest, _ = second.communicate(timeout=120)
    assert second.returncode == 0 and "build succeeded" in rest
