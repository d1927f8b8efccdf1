"""A mistake fails the build, and its output ends with one sentence for each, with file and line.

Many pages of one book are broken at once: each mistake must be named on its own page, and nothing else.
"""

import re
import shutil

import pytest

from builds.small_book import HEADER


def page(*lines):
    return HEADER + "\n# Page\n\n" + "\n".join(lines) + "\n"


def cell(*code, options=""):
    return ["```{code-cell} ipython3", *([f"---\n{options}\n---"] if options else []), *code, "```"]


FIRST = HEADER.count("\n") + 4  # line of what follows the title
EXERCISE = ["````{exercise} Name ★", ":label: exr-own", "", "Text.", "````", ""]

# Cells are run before any page is read, so a cell that fails ends the build there.
CELLS = {
    "number": (cell("from helpers.checking import check", "check('0.26', 1 / 4)"), FIRST + 2,
               "the page prints 0.26, but the cell computes 0.25"),
    "error": (cell("x = 1", "1 / 0", options="tags: [hide-input]"), FIRST + 5, "ZeroDivisionError: division by zero"),
    "syntax": (cell("x = (1"), FIRST + 1, "SyntaxError: incomplete input"),
    "unknown-part": (cell("from helpers.practice import attempt", "attempt('est-ex99-z', a=None)"), FIRST + 2,
                     "ValueError: part must be the id of an exercise part, got 'est-ex99-z'"),
    "unknown-answer": (cell("from helpers.practice import attempt", "attempt('est-ex01-a', median=1)"), FIRST + 2,
                       "ValueError: est-ex01-a asks for estimate, standard_error, low, "),
    "exit": ([*cell("1"), "", *cell("import os", "os._exit(3)")], FIRST, "this cell or the next one ended"),
    "slow": ([*cell("1"), "", *cell("import time", "time.sleep(30)")], FIRST + 6, "this cell takes longer than"),
}  # fmt: skip

# All of these are seen when pages are read or written, and each page has one.
TEXTS = {
    "inline-formula": ([r"The estimate $\hatt\theta$."], FIRST, r"formula does not parse: \hatt\theta: "),
    "displayed-formula": (["$$", r"x = \frac{1", "$$"], FIRST, r"formula does not parse: x = \frac{1: "),
    "own-numbers": (["$$", r"\begin{align} x &= 1 \end{align}", "$$"], FIRST, r"\begin{align} numbers itself"),
    "stderr": (cell("import sys", "print('careful', file=sys.stderr)"), None, "stderr was found in the cell outputs"),
    "equation": (["See {eq}`eq-oen`."], FIRST, "equation not found: eq-oen"),
    "theorem": (["", "", "See {prf:ref}`thm-nowhere`."], FIRST + 2, "reference target not found: thm-nowhere"),
    "section": (["See {ref}`sec-nowhere`."], FIRST, "undefined label: 'sec-nowhere'"),
    "exercise": (["See {numref}`exr-nowhere`."], FIRST, "undefined label: 'exr-nowhere'"),
    "exam": (["Asked in {exam}`9z-1`."], FIRST, "the exam has no part '9z-1'"),
    "term": (["A {term}`wrod`."], FIRST, "term not in glossary: 'wrod'"),
    "citation": (["As in {cite:t}`nobody`."], FIRST, 'could not find bibtex key "nobody"'),
    "link": (["[two](three.md)"], FIRST, "cross-reference target not found: 'three.md'"),
    "picture": (["", "![What is seen](missing.png)"], FIRST + 1, "image file not readable: missing.png"),
    "directive": (["```{thoerem} Name", "```"], FIRST, "Unknown directive type: 'thoerem'"),
    "role": (["A {rfe}`x`."], FIRST, 'Unknown interpreted text role "rfe"'),
    "duplicate": (["$$", "x = 2", "$$ (eq-one)"], FIRST, "duplicate label of equation eq-one, other instance in one"),
    "solution": ([*EXERCISE, "````{solution} exr-onw", ":label: sol-own", "", "Text.", "````"], FIRST + 6,
                 "undefined label: exr-onw"),
    "loose-cell": (cell("# x", options="tags: [solution]"), None,
                   "a cell tagged 'solution' does not follow a solution"),
}  # fmt: skip


def broken(small, faults):
    names = [f"x-{name}" for name in faults]
    for name, (lines, *_) in faults.items():
        small.write(f"book/x-{name}.md", page(*lines))
    toc = (small.book / "_toc.yml").read_text("utf8")
    small.write("book/_toc.yml", toc + "".join(f"  - file: {name}\n" for name in names))
    return small


def last_lines(log):
    """The sentences that the output ends with, by page."""
    found = {}
    for line in log.strip().split("\n\n")[-1].splitlines():
        where = re.match(r"book/(?:x-)?([\w-]+)\.md:(\d+): (.*)", line)
        assert where, f"{line!r} is no sentence with file and line:\n{log}"
        found.setdefault(where[1], []).append((int(where[2]), where[3]))
    return found


@pytest.fixture(scope="module")
def copies(pristine, tmp_path_factory, book_in):
    def copy():
        root = tmp_path_factory.mktemp("broken") / "copy"
        shutil.copytree(pristine.root, root)
        return book_in(root)

    return copy


@pytest.fixture(scope="module")
def cells(copies):
    book = broken(copies(), CELLS)
    book.replace("book/_config.yml", "timeout: 60 ", "timeout: 8 ")
    code, log = book.build("-W")
    assert code != 0, log
    return last_lines(log)


@pytest.fixture(scope="module")
def texts(copies):
    """Built twice: the second build reads what failed, and must not pass for reading nothing else."""
    book = broken(copies(), TEXTS)
    ends = []
    for _ in range(2):
        code, log = book.build("-W")
        assert code != 0, log
        ends.append((last_lines(log), log))
    return book, ends


@pytest.mark.parametrize("fault", CELLS)
def test_a_cell_that_fails_is_named_with_its_line(cells, fault):
    _, line, sentence = CELLS[fault]
    [(at, said)] = cells[fault]
    if fault == "exit":  # whether the kernel says that it begins a cell before it dies is chance
        at = min(at, line)
    assert (at, said.startswith(sentence)) == (line, True), said


@pytest.mark.parametrize("fault", TEXTS)
def test_a_fault_of_the_text_is_named_once_with_its_line_and_again_by_the_next_build(texts, fault):
    _, line, sentence = TEXTS[fault]
    for end, _ in texts[1]:
        [(at, said)] = end[fault]
        assert sentence in said
        assert line in (at, None)


def test_the_next_build_reads_no_page_that_was_not_named(texts):
    _, [_, (_, log)] = texts
    assert re.search(rf"0 added, {len(TEXTS) + 1} changed, 0 removed", log), log  # and the other of the duplicates


def test_a_page_that_is_mended_does_not_silence_the_others(texts):
    book, _ = texts
    rest = [name for name in TEXTS if name not in ("section", "displayed-formula")]
    for name in TEXTS.keys() - rest:
        book.write(f"book/x-{name}.md", page("Mended."))
    code, log = book.build("-W")
    assert code != 0 and set(last_lines(log)) - {"one"} == set(rest), log
    for name in rest:
        book.write(f"book/x-{name}.md", page("Mended."))
    code, log = book.build("-W")
    assert code == 0, log


def test_a_cell_without_valid_options_is_named(small):
    broken(small, {"options": (cell("1", options="tags: [hide"),), "two": (cell("1"),)})
    code, log = small.build("-W")
    assert code != 0 and last_lines(log) == {"options": [(FIRST, "the options of this cell are not valid YAML")]}, log


def test_answers_that_cannot_be_read_are_named_with_their_file(small):
    small.write("src/helpers/answers/one.py", 'PAGE = "one"\n\ndef a(:\n')
    code, log = small.build("-W")
    assert code != 0
    assert re.fullmatch(r"src/helpers/answers/one\.py:3: not valid Python: .*", log.strip().splitlines()[-1]), log


def test_a_helper_that_fails_one_page_does_not_leave_the_others_as_they_were(small):
    """Both pages are to run again; the first fails, and the second must not keep its old number for that."""
    use = cell("from helpers.sample import ANSWER", "print('answer', ANSWER)")
    broken(small, {"other": (use,)})
    assert small.build("-W")[0] == 0
    one = (small.book / "one.md").read_text("utf8")
    small.replace("book/one.md", "check('0.25', 1 / 4)", "check('42', ANSWER)")
    assert small.build("-W")[0] == 0
    small.write("src/helpers/inner.py", "BASE = 0\n")
    code, log = small.build("-W")
    assert code != 0 and "the page prints 42, but the cell computes 1" in log.strip().splitlines()[-1], log
    small.write("book/one.md", one)
    code, log = small.build("-W")
    assert code == 0, log
    assert "answer 1\n" in small.page("x-other.html")


def test_errors_fail_without_warnings_as_errors_too(small):
    broken(small, {"formula": TEXTS["inline-formula"]})
    code, log = small.build()
    assert code != 0 and "formula does not parse" in log.strip().splitlines()[-1], log
    small.write("book/x-formula.md", page(*CELLS["number"][0]))
    code, log = small.build()
    assert code != 0 and "the page prints 0.26, but the cell computes 0.25" in log.strip().splitlines()[-1], log
