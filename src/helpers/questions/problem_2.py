"""Problem 2 of the mock exam with other numbers."""

from math import exp

from helpers.answers import decimal
from helpers.questions import Question, choose, thousands

POINT = r"""
The true regression function has the value $f(x_0)=@truth@$ at a point $x_0$. Over repeated training sets, a method's fit at $x_0$ has mean $\operatorname{E}\hat f(x_0)=@mean@$ and variance $@variance@$. A new response there is $y_0=f(x_0)+\varepsilon$, where $\varepsilon$ has mean $0$ and variance $@noise@$ and is independent of the training set.
"""  # noqa: E501


def draw_point(rng):
    truth = choose(rng, 2, 9, 0.5)
    return {
        "truth": truth,
        "mean": round(truth + choose(rng, 0.2, 1.2, 0.1) * rng.choice([-1, 1]), 1),
        "variance": choose(rng, 0.1, 0.9, 0.05),
        "noise": choose(rng, 0.2, 0.9, 0.1),
        "rival": choose(rng, 0.4, 2.0, 0.05),
    }


def draw_bias(rng):
    truth = choose(rng, 6, 15, 0.5)
    mean = round(truth + choose(rng, 0.2, 4.9, 0.1) * rng.choice([-1, 1]), 1)
    return {**draw_point(rng), "truth": truth, "mean": mean}


def words_of_point(g, a):
    bias = decimal(g["mean"]) - decimal(g["truth"])
    squared, variance, noise = float(bias**2), float(g["variance"]), g.get("noise", 0.4)
    rival = g.get("rival", 0.85)
    first, rival, saved, paid = squared + variance + noise, rival + noise, squared, rival - variance
    wins = first < rival
    return {
        "truth": f"{g['truth']:.1f}",
        "mean": f"{g['mean']:.1f}",
        "variance": f"{variance:.2f}",
        "noise": f"{noise:.2f}",
        "rival": f"{rival - noise:.2f}",
        "bias": f"{float(bias):.1f}",
        "squared": f"{squared:.2f}",
        "error": f"{first:.2f}",
        "rival_error": f"{rival:.2f}",
        "difference": f"{abs(first - rival):.2f}",
        "which": "first" if wins else "flexible",
        "smaller": (
            f"${first:.2f}$ is smaller by ${abs(first - rival):.2f}$, so the first method"
            if wins
            else f"${first:.2f}$ is larger by ${abs(first - rival):.2f}$, so the flexible method"
        ),
        "subtraction": f"{rival:.2f}-{first:.2f}" if wins else f"{first:.2f}-{rival:.2f}",
        "balance": f"pays ${paid:.2f}$ more in variance" if paid > 0 else f"has ${-paid:.2f}$ less variance besides",
        "saved": f"{saved:.2f}",
    }


def draw_rival(rng):
    g = draw_point(rng)
    bias = g["mean"] - g["truth"]
    gap = bias**2 + g["variance"] - g["rival"]
    return g if abs(gap) > 0.05 and g["rival"] > g["variance"] + 0.05 else None


def draw_lasso(rng):
    """Errors that fall to a minimum and rise again; no error is nearer to the bound than 0.002."""
    penalty = rng.choice([(0.1, 0.5, 1, 2, 5, 10), (0.01, 0.05, 0.1, 0.5, 1, 5), (0.2, 0.4, 0.8, 1.6, 3.2, 6.4)])
    best, at = choose(rng, 310, 620), rng.choice([2, 3])
    cv = [0] * 6
    cv[at] = best
    for i in range(at + 1, 6):
        cv[i] = cv[i - 1] + choose(rng, 4, 20)
    for i in range(at - 1, -1, -1):
        cv[i] = cv[i + 1] + choose(rng, 4, 16)
    g = {"penalty": penalty, "cv": tuple(int(c) for c in cv), "se": int(choose(rng, 12, 30))}
    admitted = [c <= best + g["se"] for c in cv]
    sure = all(abs(c - best - g["se"]) >= 2 for c in cv)
    return g if sure and admitted[at - 1] and admitted[at + 1] and not admitted[0] and not admitted[5] else None


def listed(items):
    items = list(items)
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]


def words_of_lasso(g, a):
    low, bound = min(g["cv"]), min(g["cv"]) + g["se"]
    inside = [f"{p}" for p, c in zip(g["penalty"], g["cv"], strict=True) if c <= bound]
    outside = [(p, c) for p, c in zip(g["penalty"], g["cv"], strict=True) if c > bound]
    count = len(inside)
    return {
        **{f"p{i}": f"{p}" for i, p in enumerate(g["penalty"])},
        **{f"c{i}": f"{c / 1000:.3f}" for i, c in enumerate(g["cv"])},
        "se": f"{g['se'] / 1000:.3f}",
        "low": f"{low / 1000:.3f}",
        "at": f"{g['penalty'][g['cv'].index(low)]}",
        "bound": f"{bound / 1000:.3f}",
        "admitted": f"$\\lambda={inside[0]}$, " + listed(inside[1:]),
        "admitted_short": f"$\\lambda={inside[0]}$, " + ", ".join(inside[1:]),
        "chosen": f"{max(p for p, c in zip(g['penalty'], g['cv'], strict=True) if c <= bound)}",
        "above": listed([f"${c / 1000:.3f}$ at $\\lambda={p}$" for p, c in outside]),
        "others": {1: "one other is", 2: "two others are", 3: "three others are", 4: "four others are"}[count],
    }


def draw_batches(rng):
    n, batch = int(choose(rng, 20_000, 400_000, 10_000)), rng.choice([64, 128, 256, 512])
    rest, full = n % batch, n // batch
    return {"n": n, "batch": batch} if rest >= 8 and batch - rest >= 8 and rest * 2 != batch and full > 99 else None


def words_of_batches(g, a):
    n, batch = g["n"], g["batch"]
    full, rest = divmod(n, batch)
    return {
        "n": f"{n:,}".replace(",", "{,}"),
        "batch": str(batch),
        "full": str(full),
        "rest": str(rest),
        "more": str(full + 1),
        "quotient": f"{n / batch:.6f}".rstrip("0"),
        "whole": thousands(full * batch),
    }


def draw_credit(rng):
    return {
        "intercept": -choose(rng, 6, 12, 0.5),
        "balance": choose(rng, 0.8, 3.8, 0.05),
        "student": -choose(rng, 0.3, 0.9, 0.1),
        "both": choose(rng, 0.15, 0.6, 0.05),
    }


def words_of_credit(g, a):
    intercept, balance, student, both = (g.get(k) for k in ("intercept", "balance", "student", "both"))
    intercept = -10.0 if intercept is None else intercept
    student = -0.6 if student is None else student
    total = balance + both

    def short(x):
        return f"{x:.2f}".rstrip("0").rstrip(".") if x != round(x) else f"{x:.1f}"

    return {
        "intercept": f"{intercept:.1f}",
        "balance": short(balance),
        "student": f"{student:+.1f}",
        "both": short(both),
        "plus_both": "+" + short(both),
        "factor": f"{exp(balance):.6f}",
        "rounded": f"{exp(balance):.1f}",
        "sum": short(total),
        "student_intercept": f"{intercept + student:.1f}",
        "student_factor": f"{exp(total):.6f}",
        "student_rounded": f"{exp(total):.1f}",
        "ratio": f"{exp(both):.6f}",
    }


CREDIT = r"""
The estimated log-odds of default on a credit card are

$$
\begin{aligned}
\hat\eta={}&@intercept@+@balance@\,\mathrm{bal}@student@\,\mathrm{stu}\\ % narrow
&@plus_both@\,\mathrm{bal}\cdot\mathrm{stu},
\end{aligned}
$$

where $\mathrm{bal}$ is the balance in thousands of dollars and $\mathrm{stu}$ is 1 for a student and 0 for others.
"""

QUESTIONS = [
    Question(
        "exam-2a-1",
        draw_bias,
        words_of_point,
        POINT
        + r"""
Compute the squared bias of $\hat f(x_0)$.
""",
        {
            "exam-2a-1": r"""
**Answer.** $\boxed{@squared@}$

The bias is $\operatorname{E}\hat f(x_0)-f(x_0)=@mean@-@truth@=@bias@$, and its square is $@squared@$.
"""
        },
    ),
    Question(
        "exam-2a-2",
        draw_point,
        words_of_point,
        POINT
        + r"""
Compute the expected squared prediction error $\operatorname{E}[(y_0-\hat f(x_0))^2]$.
""",
        {
            "exam-2a-2": r"""
**Answer.** $\boxed{@error@}$

**Enough for full marks.** Squared bias + variance + noise $=@squared@+@variance@+@noise@=@error@$.

With $y_0=f(x_0)+\varepsilon$,

$$
y_0-\hat f(x_0)=\varepsilon-\bigl(\hat f(x_0)-f(x_0)\bigr).
$$

Square, and take means. The mixed term vanishes, because $\varepsilon$ has mean zero and is independent of the training set. The square of the first term has mean $@noise@$, that of the second has mean $@squared@+@variance@$.
"""  # noqa: E501
        },
    ),
    Question(
        "exam-2a-3",
        draw_rival,
        words_of_point,
        POINT
        + r"""
A more flexible method has mean $@truth@$ and variance $@rival@$ at $x_0$. Compute its expected squared prediction error. Which of the two methods predicts better at $x_0$, and by how much?
""",  # noqa: E501
        {
            "exam-2a-3": r"""
**Answer.** $\boxed{@rival_error@}$; the @which@ method is better, by $\boxed{@difference@}$.

**Enough for full marks.** $0+@rival@+@noise@=@rival_error@$, and @smaller@.

The bias is now zero, and the noise is the same: $0^2+@rival@+@noise@=@rival_error@$. The difference is $@subtraction@=@difference@$: the flexible method saves $@saved@$ of squared bias and @balance@.
"""  # noqa: E501
        },
    ),
    Question(
        "exam-2b-3",
        draw_lasso,
        words_of_lasso,
        r"""
A lasso was cross-validated at six penalties:

| $\lambda$ | @p0@ | @p1@ | @p2@ | @p3@ | @p4@ | @p5@ |
|---|---|---|---|---|---|---|
| CV error | @c0@ | @c1@ | @c2@ | @c3@ | @c4@ | @c5@ |

At the smallest error its standard error is $@se@$. Compute the bound of the one-standard-error rule, list the penalties that it admits, and give the one that it chooses.
""",  # noqa: E501
        {
            "exam-2b-3": r"""
**Answer.** Bound $\boxed{@bound@}$; admitted are @admitted@; chosen is $\boxed{\lambda=@chosen@}$.

**Enough for full marks.** "$@low@+@se@=@bound@$; at most that: @admitted_short@; the simplest of these has the largest penalty, $\lambda=@chosen@$."

The smallest error is $@low@$, at $\lambda=@at@$, so the bound is $@low@+@se@=@bound@$. Above it are @above@; the @others@ admitted. A lasso with a larger penalty is the simpler model: its coefficients are smaller in total, and usually fewer of them are not zero. So the rule takes the largest admitted penalty.
"""  # noqa: E501
        },
    ),
    Question(
        "exam-2h-1",
        draw_credit,
        words_of_credit,
        CREDIT
        + r"""
By what factor do the estimated odds of default change when the balance of a person who is *not* a student rises by 1000 dollars?
""",  # noqa: E501
        {
            "exam-2h-1": r"""
**Answer.** $\boxed{e^{@balance@}=@factor@}$

**Enough for full marks.** "For $\mathrm{stu}=0$ the log-odds rise by $@balance@$, so the odds are multiplied by $e^{@balance@}=@rounded@$."

For $\mathrm{stu}=0$ the log-odds are $@intercept@+@balance@\,\mathrm{bal}$. One thousand dollars are one unit of bal, so the log-odds rise by $@balance@$, from whatever balance one starts.
"""  # noqa: E501
        },
    ),
    Question(
        "exam-2h-2",
        draw_credit,
        words_of_credit,
        CREDIT
        + r"""
By what factor do the estimated odds of default change when the balance of a *student* rises by 1000 dollars?
""",
        {
            "exam-2h-2": r"""
**Answer.** $\boxed{e^{@sum@}=@student_factor@}$

**Enough for full marks.** "For $\mathrm{stu}=1$ the coefficient of bal is $@balance@+@both@$, so the factor is $e^{@sum@}=@student_rounded@$."

For $\mathrm{stu}=1$ the log-odds are $@student_intercept@+(@balance@+@both@)\,\mathrm{bal}$. The factor is the product $e^{@balance@}\cdot e^{@both@}=@factor@\cdot@ratio@$. So $e^{@both@}$ is the *ratio* of the two odds factors, of students to others.
"""  # noqa: E501
        },
    ),
]
