"""A small book with the project's own configuration, to be broken on purpose."""

import shutil

import pytest

from builds.small_book import PAGES, ROOT, SmallBook


@pytest.fixture(scope="session")
def book_in():
    """Of a folder: the book that stands in it, to build and look at."""
    return SmallBook


@pytest.fixture(scope="session")
def pristine(tmp_path_factory):
    """The small book, built once."""
    root = tmp_path_factory.mktemp("small")
    book = SmallBook(root)
    for part in ("_config.yml", "_ext", "_static", "_theme", "references.bib"):
        source = ROOT / "book" / part
        if source.is_dir():
            shutil.copytree(source, root / "book" / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            book.book.mkdir(exist_ok=True)
            shutil.copy(source, root / "book" / part)
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "requirements.txt", root)
    book.write("src/helpers/sample.py", "from helpers.inner import BASE\n\nANSWER = BASE + 1\n")
    book.write("src/helpers/inner.py", "BASE = 41\n")
    book.write("src/helpers/other.py", "NAME = 'first'\n")
    book.write("book/data/table.csv", "x\n1\n")
    book.write("book/_toc.yml", "format: jb-book\nroot: index\nchapters:\n  - file: one\n  - file: two\n")
    for name, text in PAGES.items():
        book.write(f"book/{name}", text)
    code, log = book.build("-W")
    assert code == 0, log
    return book


@pytest.fixture
def small(pristine, tmp_path):
    """A copy of the built small book, for one test."""
    root = tmp_path / "copy"
    shutil.copytree(pristine.root, root)
    return SmallBook(root)
