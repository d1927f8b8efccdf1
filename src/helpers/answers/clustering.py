"""Answers of the chapter's exercises, worked out without its cells."""

from fractions import Fraction
from math import sqrt

from helpers.answers import part

PAGE = "chapters/learning/clustering"


@part(first_W="70", second_W="58", last_W="46")
def cl_lloyd_a(x=(7, 5, 9, 5, 5, 2), y=(10, 10, 7, 2, 4, 9)):
    answers = {
        "first_W": sum(
            sum(v[i] ** 2 for i in c) - Fraction(sum(v[i] for i in c) ** 2, len(c))
            for v in (x, y)
            for c in ((0, 2, 4), (1, 3, 5))
        ),
        "second_W": sum(
            sum(v[i] ** 2 for i in c) - Fraction(sum(v[i] for i in c) ** 2, len(c))
            for v in (x, y)
            for c in ((0, 2), (1, 3, 4, 5))
        ),
        "last_W": sum(
            sum(v[i] ** 2 for i in c) - Fraction(sum(v[i] for i in c) ** 2, len(c))
            for v in (x, y)
            for c in ((0, 1, 2), (3, 4, 5))
        ),
    }
    slips = [
        ("sums over ordered pairs", "first_W", 140),
        ("sums over ordered pairs", "last_W", 92),
        ("the best partition instead of the end of this run", "last_W", Fraction(139, 4)),
    ]
    return answers, slips


@part(total="83.5", between="37.5", other_W="34.75")
def cl_lloyd_b(x=(7, 5, 9, 5, 5, 2), y=(10, 10, 7, 2, 4, 9)):
    answers = {
        "total": sum(sum(a * a for a in v) - Fraction(sum(v) ** 2, 6) for v in (x, y)),
        "between": 3 * ((Fraction(3, 2)) ** 2 + 2**2) + 3 * ((Fraction(-3, 2)) ** 2 + (-2) ** 2),
        "other_W": sum(
            sum(v[i] ** 2 for i in c) - Fraction(sum(v[i] for i in c) ** 2, len(c))
            for v in (x, y)
            for c in ((0, 1, 2, 5), (3, 4))
        ),
    }
    slips = [
        ("sums over ordered pairs", "other_W", Fraction(139, 2)),
        ("a between sum without the sizes of the clusters", "between", 2 * Fraction(25, 4)),
        ("the divisor n - 1 for a sum", "total", Fraction(167, 2) / 5),
    ]
    return answers, slips


@part(of_6="0.3", of_10="0.6842", mean="0.6433", two="0.1418", three="0.0332")
def cl_silhouette_a(t=(2, 3, 6, 10, 12)):
    answers = {
        "of_6": 1 - Fraction(7, 2) / 5,
        "of_10": 1 - Fraction(2 * 3, 19),
        "mean": (1 - Fraction(5, 18) + Fraction(3, 4) + Fraction(3, 10) + Fraction(13, 19) + Fraction(19, 25)) / 5,
        "two": (Fraction(1 + 16 + 9, 3) + 2) / (sum(a * a for a in t) - Fraction(sum(t) ** 2, 5)),
        "three": (Fraction(1, 2) + 2) / (sum(a * a for a in t) - Fraction(sum(t) ** 2, 5)),
    }
    slips = [
        ("the observation itself counted in a", "of_6", 1 - Fraction(7, 3) / 5),
        ("the three clusters", "mean", (Fraction(3, 4) + Fraction(2, 3) + 0 + Fraction(1, 2) + Fraction(2, 3)) / 5),
        ("ordered pairs", "two", 2 * (Fraction(26, 3) + 2) / Fraction(376, 5)),
    ]
    return answers, slips


@part(thousands="4.1761", singly="100.2447", standardised="0.9889")
def cl_silhouette_b(ms=(2, 3, 6, 10, 12), rows=(30, 91, 42, 90, 20)):
    answers = {
        "thousands": min(
            sqrt((ms[i] - ms[j]) ** 2 + Fraction((rows[i] - rows[j]) ** 2, 100)) for i in range(5) for j in range(i)
        ),
        "singly": min(
            sqrt((ms[i] - ms[j]) ** 2 + 100**2 * (rows[i] - rows[j]) ** 2) for i in range(5) for j in range(i)
        ),
        "standardised": min(
            sqrt(
                4
                * (
                    Fraction((ms[i] - ms[j]) ** 2 * 5, 5 * sum(a * a for a in ms) - sum(ms) ** 2)
                    + Fraction((rows[i] - rows[j]) ** 2 * 5, 5 * sum(a * a for a in rows) - sum(rows) ** 2)
                )
            )
            for i in range(5)
            for j in range(i)
        ),
    }
    slips = [
        ("the squared distance", "thousands", 16 + Fraction(144, 100)),
        ("the pair that was closest in thousands", "singly", sqrt(16 + 1200**2)),
        (
            "the divisor n instead of n - 1",
            "standardised",
            sqrt(25 * (Fraction(16, 376) + Fraction(144, 5 * sum(a * a for a in rows) - sum(rows) ** 2))),
        ),
    ]
    return answers, slips


@part(single_last="10", complete_third="13", complete_last="15")
def cl_linkages_a():
    answers = {
        "single_last": min(10, 11, 13, 15),
        "complete_third": max(10, 13),
        "complete_last": max(14, 12, 6, 9, 11, 15),
    }
    slips = [
        ("the linkages exchanged", "single_last", 15),
        ("the linkages exchanged", "complete_last", 10),
        ("single linkage for the new row", "complete_third", 10),
    ]
    return answers, slips


@part(second="7.5", third="11", last="12")
def cl_linkages_b():
    answers = {
        "second": Fraction(6 + 9, 2),
        "third": min(Fraction(14 + 12 + 8, 3), Fraction(10 + 13 + 15, 3), 11),
        "last": Fraction(14 + 12 + 8 + 10 + 13 + 15, 6),
    }
    slips = [
        ("plain instead of weighted means", "third", Fraction(21, 2)),
        ("plain instead of weighted means", "last", (Fraction(Fraction(23, 2) + 15, 2) + 11) / 2),
    ]
    return answers, slips


@part(
    clusters_single="2",
    clusters_complete="3",
    clusters_average="3",
    height_single="6",
    height_complete="15",
    height_average="7.5",
)
def cl_linkages_c():
    answers = {
        "clusters_single": 5 - len([h for h in (3, 6, 8, 10) if h <= 9.5]),
        "clusters_complete": 5 - len([h for h in (3, 8, 13, 15) if h <= 9.5]),
        "clusters_average": 5 - len([h for h in (3, 7.5, 11, 12) if h <= 9.5]),
        "height_single": min(6, 9),
        "height_complete": max(14, 12, 6, 9, 11, 15),
        "height_average": Fraction(6 + 9, 2),
    }
    slips = [
        ("the fusions below instead of the clusters", "clusters_single", 3),
        ("the entry of the table", "height_complete", 6),
    ]
    return answers, slips


@part(clusters_at_3="4", height_0_6="5.39", largest="8.06")
def cl_output_a():
    answers = {
        "clusters_at_3": 7 - len([h for h in (1.00, 1.41, 2.83, 3.61, 5.39, 8.06) if h <= 3]),
        # observations (5, 11) and (1, 9), with the members of their clusters
        "height_0_6": max(
            sqrt((a - c) ** 2 + (b - d) ** 2) for a, b in ((5, 11), (6, 10)) for c, d in ((1, 9), (3, 7), (3, 6))
        ),
        "largest": max(
            sqrt((a - 8) ** 2 + (b - 5) ** 2) for a, b in ((5, 11), (6, 7), (3, 7), (6, 10), (3, 6), (1, 9))
        ),
    }
    slips = [
        ("the fusions below instead of the clusters", "clusters_at_3", 3),
        ("the height of cluster 10", "height_0_6", sqrt(13)),
    ]
    return answers, slips


@part(second_height="5.7663")
def cl_output_b():
    answers = {
        "second_height": sqrt(Fraction(13, 2) ** 2 - 3**2),
    }
    slips = [
        ("distances that are not squared", "second_height", 5),
        ("the mean of the distances", "second_height", Fraction(13, 2)),
    ]
    return answers, slips
