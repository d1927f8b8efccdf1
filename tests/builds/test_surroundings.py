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

import numpy as np

from helpers.figures import house_style

house_style()
import matplotlib.pyplot as plt

fig, ax = plt.subplots()
ax.plot([0, 1], "o", label="a");
```

```{code-cell} ipython3
print(plt.get_backend(), plt.rcParams["lines.markersize"], plt.rcParams["xtick.direction"])
print(locale.getlocale()[1], open(os.devnull).encoding, datetime.datetime(2026, 7, 1).astimezone().tzname())
print({name: value for name, value in os.environ.items() if "THREADS" in name or name == "COLUMNS"})
print([*{"a", "b", "c", "d", "e", "f", "g"}], sys.warnoptions, "started" in globals(), get_ipython().profile)
print(np.float64(np.ones(3) @ np.ones(3)), len(sys.path) == len(set(sys.path)), "elsewhere" in " ".join(sys.path))
```
"""
ENVIRONMENT = {
    "MPLBACKEND": "Agg",
    "MATPLOTLIBRC": "{home}/.config/matplotlib/matplotlibrc", "MPLCONFIGDIR": "{home}/.config/matplotlib",
    "HOME": "{home}", "XDG_CONFIG_HOME": "{home}/.config",
    "IPYTHONDIR": "{home}/.ipython", "PYTHONSTARTUP": "{home}/start.py",
    "JUPYTER_CONFIG_DIR": "{home}/.jupyter", "JUPYTER_PATH": "{home}/share", "JUPYTER_DATA_DIR": "{home}/share",
    "LC_ALL": "C", "LANG": "de_DE.UTF-8", "LANGUAGE": "de", "TZ": "Asia/Tokyo", "COLUMNS": "40",
    "OMP_NUM_THREADS": "7", "OPENBLAS_NUM_THREADS": "7", "MKL_NUM_THREADS": "7", "NUMEXPR_NUM_THREADS": "7",
    "PYTHONHASHSEED": "123", "PYTHONWARNINGS": "default", "PYTHONUTF8": "0", "PYTHONOPTIMIZE": "1",
    "PYTHONPATH": "{home}/elsewhere",
}  # fmt: skip


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


def furnish(home):
    """What a builder may have in the home folder."""
    for name, text in {
        ".config/matplotlib/matplotlibrc": "lines.markersize: 19\nxtick.direction: in\nbackend: pdf\n",
        ".ipython/profile_default/startup/00.py": "started = True\nprint('started')\n",
        ".ipython/profile_default/ipython_config.py": "c.InteractiveShell.ast_node_interactivity = 'all'\n",
        "start.py": "print('PYTHONSTARTUP')\n",
        ".jupyter/jupyter_config.json": '{"NotebookClient": {"allow_errors": true, "timeout": 1}}',
        "share/kernels/python3/kernel.json": '{"argv": ["false"], "display_name": "Python 3", "language": "python"}',
        ".local/share/jupyter/kernels/python3/kernel.json": '{"argv": ["false"], "display_name": "x", "language": "x"}',
        "elsewhere/helpers/__init__.py": "raise ImportError('other helpers')\n",
    }.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text)


def build_in(book, home, **change):
    furnish(home)
    return book.build("-W", **{name: value.format(home=home) for name, value in {**ENVIRONMENT, **change}.items()})


def test_the_same_bytes_come_out_whatever_the_builder_has_set(drawn, expected, tmp_path):
    """All at once, also a matplotlibrc beside the pages and a repository around an unpacked copy."""
    book = drawn()
    (book.book / "matplotlibrc").write_text("lines.markersize: 19\nbackend: pdf\n")
    for command in (
        ["init", "-q"],
        ["-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "--allow-empty", "-m", "x"],
    ):
        subprocess.run(["git", *command], cwd=book.root.parent, check=True)
    code, log = build_in(book, tmp_path)
    assert code == 0, log
    assert digest(book) == expected
    assert "Built outside a repository" in book.page("one.html")


def test_a_backend_that_does_not_exist_is_not_asked_for(drawn, expected, tmp_path):
    book = drawn()
    code, log = build_in(
        book, tmp_path, MPLBACKEND="nonsense", LC_ALL="xx_XX.UTF-8", TZ="Nowhere/City", PYTHONHASHSEED="7"
    )
    assert code == 0, log
    assert digest(book) == expected


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
