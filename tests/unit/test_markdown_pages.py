"""The reader of Markdown sees what the book shows, at its line."""

import pytest

from markdown_pages import read

PAGE = """---
kernelspec: {name: python3}
---

(ch-x)=
# Title with $x$

`````{prf:theorem} Name
:label: thm-x
:nonumber:

In a list:

- item

  $$
  a = 1
  $$ (eq-inside)

```{index} single: none of these
```
`````

## Part

````{exercise} Do it ★
:class: wide
:label: exr-x

**(a)** Compute 1.5.
````

:::{dropdown} Hint 1: begin
Text $$ not = displayed $$.

```{code-cell} ipython3
"an example of a cell, nested, is none"
```
:::

```md
## no heading
$$
b
$$ (eq-listing)
```

```{code-cell} ipython3
---
tags: [solution]
mystnb:
  figure: {caption: "1.5", name: fig-x}
---
# comment, no heading
check("1.5", 3 / 2)
```

````{solution} exr-x
:label: sol-x
:class: dropdown part-a

$$
\\boxed{1.5}
$$
````

```{code-cell} ipython3
:tags: [hide-input, remove-cell]

print("---")
```
"""


@pytest.fixture(scope="module")
def page():
    return read(PAGE)


def line_of(text):
    assert PAGE.count(text) == 1
    return PAGE[: PAGE.index(text)].count("\n") + 1


def test_cells_are_those_of_the_notebook(page):
    first, second = page.cells
    assert first.options == {"tags": ["solution"], "mystnb": {"figure": {"caption": "1.5", "name": "fig-x"}}}
    assert first.code == '# comment, no heading\ncheck("1.5", 3 / 2)\n'
    assert second.tags == ["hide-input", "remove-cell"] and second.code == 'print("---")\n'
    assert first.body_line == line_of("# comment") and second.line == line_of(":tags: [hide") - 1
    assert second.body_line == line_of('print("---")')


def test_statements_exercises_solutions_and_hints_have_their_parts(page):
    [theorem], [exercise], [solution], [hint] = page.statements, page.exercises, page.solutions, page.hints
    assert (theorem.name, theorem.title, theorem.label) == ("prf:theorem", "Name", "thm-x")
    assert theorem.line == line_of("`````{prf:theorem}") and "(eq-inside)" in theorem.body
    assert (exercise.title, exercise.label, exercise.classes) == ("Do it ★", "exr-x", ["wide"])
    assert (solution.title, solution.label) == ("exr-x", "sol-x") and solution.classes == ["dropdown", "part-a"]
    assert hint.title == "Hint 1: begin" and page.lines(hint.end, hint.end) == ":::\n"


def test_equations_are_found_in_lists_and_statements_but_not_in_listings(page):
    assert [(e.label, e.tex.strip(), e.line) for e in page.equations] == [
        ("eq-inside", "a = 1", line_of("  $$\n  a = 1")),
        ("", r"\boxed{1.5}", line_of("$$\n\\boxed")),
    ]


def test_headings_have_level_and_line(page):
    assert [(h.level, h.text, h.line) for h in page.headings] == [
        (1, "Title with $x$", 6),
        (2, "Part", line_of("## Part")),
    ]


def test_prose_is_what_no_cell_says(page):
    assert "kernelspec" not in page.prose and "check(" not in page.prose and "sol-x" in page.prose
    assert "boxed" not in page.without(*page.cells, *page.solutions)


@pytest.mark.parametrize(
    "text", ["", "---\n", "```{code-cell}\n", "$$\n", "```{exercise} a\n---\nlabel: [\n---\n```\n"]
)
def test_what_is_broken_is_left_to_the_build(text):
    page = read(text)
    assert page.headings == [] and page.solutions == []
    assert all(block.options == {} for block in [*page.cells, *page.exercises])
