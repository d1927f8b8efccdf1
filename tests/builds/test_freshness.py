"""Outputs follow helpers, data and lock; what did not change does not run again."""

import time


def test_changed_helper_changes_the_number_on_the_page(small):
    assert "answer 42" in small.page("one.html")
    one, two = small.run_id("one.html"), small.run_id("two.html")

    small.write("src/helpers/sample.py", "from helpers.inner import BASE\n\nANSWER = BASE + 100\n")
    code, log = small.build("-W")
    assert code == 0, log
    assert "answer 141" in small.page("one.html")
    assert small.run_id("two.html") == two, "a page that does not use the helper keeps its outputs"

    small.write("src/helpers/inner.py", "BASE = 0\n")  # reached through sample.py only
    assert small.build("-W")[0] == 0
    assert "answer 100" in small.page("one.html")
    assert small.run_id("one.html") != one
    assert small.run_id("two.html") == two


def test_a_helper_of_a_cell_with_options_counts(small):
    one = small.run_id("one.html")
    small.write("src/helpers/other.py", "NAME = 'second'\n")
    assert small.build("-W")[0] == 0
    assert "name second" in small.page("two.html")
    assert small.run_id("one.html") == one


def test_changed_data_and_lock_run_every_page_again(small):
    before = [small.run_id(p) for p in ("one.html", "two.html")]
    small.write("book/data/table.csv", "x\n2\n")
    assert small.build("-W")[0] == 0
    between = [small.run_id(p) for p in ("one.html", "two.html")]
    with (small.root / "requirements.txt").open("a") as lock:
        lock.write("# another version\n")
    assert small.build("-W")[0] == 0
    after = [small.run_id(p) for p in ("one.html", "two.html")]
    for i in range(2):
        assert len({before[i], between[i], after[i]}) == 3


def test_unchanged_rebuild_is_quick_and_runs_nothing(small):
    before = [small.run_id(p) for p in ("one.html", "two.html")]
    started = time.monotonic()
    code, log = small.build("-W")
    assert code == 0 and "Executing notebook" not in log
    assert time.monotonic() - started <= 10
    assert [small.run_id(p) for p in ("one.html", "two.html")] == before


def test_edited_page_runs_alone(small):
    two = small.run_id("two.html")
    one = small.run_id("one.html")
    small.replace("book/one.md", "print('answer', ANSWER)", "print('the answer', ANSWER)")
    assert small.build("-W")[0] == 0
    assert small.run_id("one.html") != one and small.run_id("two.html") == two


def test_outputs_survive_a_lost_environment_but_not_a_changed_helper(small):
    """As on a CI machine that has kept the outputs and nothing else."""
    import shutil

    shutil.rmtree(small.book / "_build/.doctrees")
    shutil.rmtree(small.book / "_build/html")
    small.write("src/helpers/inner.py", "BASE = 1\n")
    assert small.build("-W")[0] == 0
    assert "answer 2" in small.page("one.html")
