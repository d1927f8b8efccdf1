"""Problem 5 of the mock exam with other numbers."""

from math import exp

from helpers.questions import Question, choose

MODEL = r"""
A bank models whether a loan defaults ($y=1$) or not ($y=0$). Four predictors are standardised: the credit score *fico*, the debt-to-income ratio *dti*, the loan *amount* and the *income*. Home ownership has the levels rent (the reference), mortgage and own. A logistic regression gave

| term | estimate |
|---|--:|
| intercept | @row_intercept@ |
| fico | @row_fico@ |
| dti | @row_dti@ |
| amount | 0.40 |
| income | −0.20 |
| home: mortgage | −0.45 |
| home: own | −0.90 |
"""  # noqa: E501


def draw_weights(rng):
    intercept, fico, dti = (-5 * choose(rng, 24, 50), -5 * choose(rng, 8, 40), 5 * choose(rng, 6, 28))
    eta = intercept - fico + dti
    return {"weights": (int(intercept), int(fico), int(dti), 40, -20)} if 5 <= abs(eta) <= 250 else None


def draw_fico(rng):
    fico = int(choose(rng, 6, 58))
    weights = (int(-5 * choose(rng, 24, 50)), -5 * fico, int(5 * choose(rng, 6, 28)), 40, -20)
    return {"fico": -fico / 20, "weights": weights}


def words(g, a):
    weights = g.get("weights", (-180, round(100 * g.get("fico", -1.2)), 85, 40, -20))
    intercept, fico, dti = (w / 100 for w in weights[:3])
    eta = intercept - fico + dti
    return {
        "row_intercept": f"{intercept:.2f}".replace("-", "−"),
        "row_fico": f"{fico:.2f}".replace("-", "−"),
        "row_dti": f"{dti:.2f}",
        "intercept": f"{intercept:.2f}",
        "fico": f"{fico:.2f}",
        "minus_fico": f"{-fico:.2f}",
        "dti": f"{dti:.2f}",
        "factor": f"{exp(fico):.6f}",
        "rounded": f"{exp(fico):.3f}",
        "fall": f"{100 * (1 - exp(fico)):.1f}",
        "eta": f"{eta:.2f}",
        "power": f"{-eta:.2f}",
        "probability": f"{1 / (1 + exp(-eta)):.6f}",
        "probability_rounded": f"{1 / (1 + exp(-eta)):.3f}",
        "below": f"{1 + exp(-eta):.6f}",
    }


QUESTIONS = [
    Question(
        "exam-5a-i",
        draw_fico,
        words,
        MODEL
        + r"""
By what factor do the estimated odds of default change when fico rises by one standard deviation, all else equal? Is the direction what one would expect, and why?
""",  # noqa: E501
        {
            "exam-5a-i": r"""
**Answer.** $\boxed{e^{@fico@}=@factor@}$; the odds fall, as expected of a higher credit score.

**Enough for full marks.** "The log-odds change by $@fico@$, so the odds are multiplied by $e^{@fico@}=@rounded@$. They fall, as they should: a higher score means a safer borrower."

The log-odds of default are linear in the predictors. If fico rises by 1 and the others stay, they change by the coefficient, and the odds, their exponential, are multiplied. They fall by about @fall@ %, at every value of fico and of the others.
"""  # noqa: E501
        },
    ),
    Question(
        "exam-5a-ii",
        draw_weights,
        words,
        MODEL
        + r"""
An applicant has fico $-1$, dti $+1$, amount 0 and income 0, and rents. Compute the linear predictor and the estimated probability of default.
""",  # noqa: E501
        {
            "exam-5a-ii": r"""
**Answer.** $\hat\eta=\boxed{@eta@}$, $\hat p=\boxed{@probability@}$

**Enough for full marks.** "$\hat\eta=@intercept@+@minus_fico@+@dti@=@eta@$ and $\hat p=1/(1+e^{@power@})=@probability_rounded@$."

Renting is the reference level, so both indicators of home ownership are 0:

$$
\begin{aligned}
\hat\eta&=@intercept@+(@fico@)(-1)+@dti@\cdot1\\ % narrow
&\quad+0.40\cdot0+(-0.20)\cdot0\\
&=@intercept@+@minus_fico@+@dti@=@eta@
\end{aligned}
$$

and $\hat p=1/(1+e^{@power@})=1/@below@$.
"""  # noqa: E501
        },
    ),
]
