"""The mock exam: every part is asked once, keyed once, and the marks add up wherever they stand."""

import re

import pytest
import yaml

from content.pages import BOOK, all_pages, page
from exam import PROBLEMS, read_exam, read_problem, shown

EXAM = read_exam(BOOK)
MARKS = {part["part"]: part["marks"] for part in EXAM["parts"]}
ASKED = {name: read_problem(page(name).text) for name in PROBLEMS}
PARTS = [(name, question, part) for name, (_, qs) in ASKED.items() for question in qs for part in question.parts]
SUMS = [10, 28, 16, 22, 24]
BY_PART = pytest.mark.parametrize(("name", "question", "part"), PARTS, ids=[p.name for *_, p in PARTS])


def typed(text):
    return int(re.search(r"[(·] ?(\d+) marks?\)?$", text)[1])


def test_the_marks_are_those_of_the_exam():
    assert len(MARKS) == 75
    assert [sum(v for k, v in MARKS.items() if k.startswith(n)) for n in "12345"] == SUMS
    assert sum(MARKS.values()) == 100


def test_every_part_is_asked_once_and_in_order():
    assert [part.name for *_, part in PARTS] == list(MARKS)


def test_titles_and_headings_state_the_marks():
    for (title, questions), total in zip(ASKED.values(), SUMS, strict=True):
        assert typed(title) == total
        assert sum(typed(question.heading) for question in questions) == total
        for question in questions:
            assert typed(question.heading) == sum(MARKS[part.name] for part in question.parts)


@BY_PART
def test_statement_states_its_marks(name, question, part):
    assert part.title.startswith(f"{shown(part.name)} ")
    assert typed(part.title) == MARKS[part.name]
    assert part.title.endswith("mark" if MARKS[part.name] == 1 else "marks")
    assert ":label:" not in part.body + question.given and ":name:" not in part.body + question.given


@BY_PART
def test_part_has_hints_and_a_complete_key(name, question, part):
    [asked] = [e for e in page(name).exercises if e.label == f"exam-{part.name}"]
    [key] = [s for s in page(name).solutions if s.title == f"exam-{part.name}"]
    assert key.label == f"sol-exam-{part.name}" and "dropdown" in key.classes
    hints = [hint for hint in page(name).hints if asked.line < hint.line < key.line]
    assert len(hints) >= (2 if MARKS[part.name] > 1 else 1)
    stated = re.search(r"^\*\*Marks\*\* \((\d+)\)\.", key.body, re.M)
    assert stated and int(stated[1]) == MARKS[part.name]
    assert "**See** " in key.body
    assert "**Trap.**" in key.body or name == PROBLEMS[0], "in problem 1 the other options are the traps"
    assert re.search(r"\{(?:prf:ref|ref|numref)\}`(?:[^`]*<)?(?:thm|def|sec|exm|exr|rem|alg)-", key.body)


def test_problem_1_offers_four_options_and_its_key_does_not_favour_a_letter():
    _, [question] = ASKED[PROBLEMS[0]]
    for part in question.parts:
        assert re.findall(r"^- \*\*([A-D])\*\* \S", part.body, re.M) == list("ABCD"), part.name
    keys = {s.title.removeprefix("exam-"): s.body for s in page(PROBLEMS[0]).solutions}
    letters = [re.search(r"boxed\{\\text\{([A-D])", keys[part.name])[1] for part in question.parts]
    assert {letter: letters.count(letter) for letter in "ABCD"} == {"A": 2, "B": 2, "C": 3, "D": 3}
    options = {part.name: dict(re.findall(r"^- \*\*([A-D])\*\* (.+)$", part.body, re.M)) for part in question.parts}
    for part, letter in zip(question.parts, letters, strict=True):
        assert options[part.name][letter] in keys[part.name].split("**Marks**")[0], "letter and words agree"


OPENING = re.compile(
    r"\*\*Answer\.\*\* \S[^\n]*\n\n\*\*Marks\*\* \(\d\)\. \S[^\n]*\n\n\*\*Enough for full marks\.\*\* \S[^\n]*\n\n"
)
KEYS = {s.title.removeprefix("exam-"): s.body.strip() for name in PROBLEMS for s in page(name).solutions}


@pytest.mark.parametrize("part", MARKS)
def test_key_opens_with_answer_marks_and_what_is_enough(part):
    key, _, box = KEYS[part].partition(":::{dropdown} More on this part\n")
    assert OPENING.match(key)
    for name in ("Answer.", "Marks", "Enough for full marks."):
        assert KEYS[part].count(f"**{name}**") == 1
    assert key.count("**Trap.**") <= 2 and "**Trap.**" not in box, "two traps at most, before the box"
    assert key.rstrip().split("\n\n")[-1].startswith("**See** "), "nothing but the box comes after the links"
    assert not box or box.strip().endswith("\n:::"), "the box comes last"
    assert "the source" not in KEYS[part].lower()
    assert "for practice" in key


def verdict(part):
    found = re.search(r"\*\*Answer\.\*\*.*?\*\*(True|False)\b", KEYS[part].split("\n")[0])
    return found and found[1]


CLAIMS = {part.name: part.body for *_, part in PARTS if "True or false?" in part.body}


def test_a_verdict_needs_a_reason():
    assert len(CLAIMS) == 20
    for part, body in CLAIMS.items():
        assert "Give the reason" in body and verdict(part)
        assert "the verdict alone 0" in KEYS[part]
    for name in ("chapters/exam/paper", PROBLEMS[1]):
        assert "without a reason earns no marks" in page(name).text


def test_the_tone_of_a_claim_does_not_give_its_verdict_away():
    kinds = {
        "hedged": r"\b(can|may|as a rule|tends?|usually|often)\b",
        "absolute": r"\b(every|never|always|exactly|nothing|removes|whatever|all)\b",
    }
    for kind, words in kinds.items():
        found = [verdict(part) for part, body in CLAIMS.items() if re.search(words, body.split("True or false?")[0])]
        assert set(found) == {"True", "False"}, f"{kind} claims are {found}"


# what would give a part away if another one said it, and a sentence that did
TELLING = {
    "1-03": (r"boundary[^.]*\b(straight|linear)\b", "Why is the boundary of LDA a straight line?"),
    "1-10": (r"second[- ](order|derivative)|Hessian|Newton", "XGBoost uses first and second derivatives of the loss."),
    "2b-3": (
        r"standard error above",
        "models whose cross-validated error is at most one standard error above the least",
    ),
    "2f-2": (r"number of (its|the) leaves|\$L_1\$ pen", "With an $L_1$ penalty on the leaf weights"),
    "3b-i": (r"gradient (of|over) (the |all )?(training|\$?N\b)", "an unbiased estimate of the gradient over all $N$"),
    "3b-ii": (
        r"squared error, started from zero|row space",
        "by gradient descent on the squared error, started from zero",
    ),
    "4d-iv": (r"number of rounds in boosting", "tuned by cross-validation, like the number of rounds in boosting"),
    "5b-iii": (r"conic|hyperbola|straight line", "and that of QDA a conic section"),
    "5c-i": (r"first and second|at the current predictions", "expansion of the loss at the current predictions"),
    "5c-ii": (
        r"leaves, and by|\$L_1\$ pen|\$L_1\$ norm of",
        "by the number of its leaves, and by the squared $L_2$ norm",
    ),
}


@pytest.mark.parametrize("part", TELLING)
def test_no_statement_says_what_another_one_asks(part):
    pattern, said_once = TELLING[part]
    assert re.search(pattern, said_once)
    for _, question, other in PARTS:
        if other.name != part and (part, other.name) != ("5c-i", "1-10"):  # that one has options
            assert not re.search(pattern, other.body), f"{shown(other.name)} gives {shown(part)} away"
            assert not re.search(pattern, question.given), f"the givens of {shown(other.name)} give it away"


ASKED_TEXT = {part.name: part.body for *_, part in PARTS}


def boxed_numbers(key):
    """Boxed results with three digits or more; smaller ones occur everywhere."""
    for box in re.findall(r"\\boxed\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}", key):
        for number in re.findall(r"\d+\.\d+|\d{3,}", box.rsplit("=", 1)[-1]):
            if len(number.replace(".", "").lstrip("0")) >= 3:
                yield number


def test_no_statement_prints_a_boxed_number_of_another_part():
    texts = {part.name: question.given + part.body for _, question, part in PARTS}
    seen = 0
    for part, key in KEYS.items():
        for number in boxed_numbers(key):
            seen += 1
            short = f"{float(number):.3g}" if "." in number else number
            for other, text in texts.items():
                shared = texts[part].replace(ASKED_TEXT[part], "")
                if other == part or (shared and text.startswith(shared) and number in shared):
                    continue
                for printed in {number, short}:
                    assert not re.search(rf"(?<![\d.]){re.escape(printed)}(?!\d)", text), (part, other, printed)
    assert seen > 25


def test_time_and_grades_of_the_paper():
    text = page("chapters/exam/paper").text
    assert f"{EXAM['minutes']} minutes for 100 marks" in text
    for number, marks in enumerate(SUMS, 1):
        minutes = round(EXAM["minutes"] * marks / 100)
        assert f"roblem {number} then has {minutes}" in text or f"problem {number} has {minutes}" in text
    for grade, least in EXAM["grades"].items():
        assert f"{grade} from {least}" in text
    assert list(EXAM["grades"].values()) == sorted(EXAM["grades"].values(), reverse=True)


def test_a_page_cannot_name_a_part_that_does_not_exist():
    roles = [names for p in all_pages() for names in re.findall(r"\{exam\}`([^`]+)`", p.text)]
    assert {name.strip() for names in roles for name in names.split(",")} <= set(MARKS)


def test_exam_file_is_plain():
    raw = yaml.safe_load((BOOK / "chapters/exam/exam.yml").read_text("utf8"))
    assert set(raw) == {"minutes", "grades", "parts"}
