"""What the chapter on clustering says that scikit-learn and SciPy do."""

import numpy as np
import pytest
from scipy.cluster.hierarchy import ClusterWarning, linkage
from scipy.spatial.distance import pdist, squareform
from sklearn.cluster import KMeans
from sklearn.datasets import load_wine
from sklearn.metrics import silhouette_samples, silhouette_score


def test_default_start_of_k_means():
    X = np.random.default_rng(0).normal(size=(60, 2))
    assert KMeans().init == "k-means++" and KMeans().n_init == "auto"
    assert KMeans(3, random_state=0).fit(X)._n_init == 1
    assert KMeans(3, init="random", random_state=0).fit(X)._n_init > 1


def test_an_empty_cluster_is_given_an_observation():
    X = np.array([[0, 4], [2, 0], [3, 3], [1, 0], [4, 4]], float)
    fit = KMeans(3, init=np.array([[1.0, 0], [2, 0], [0, 4]]), n_init=1).fit(X)
    assert len(set(fit.labels_)) == 3  # our convention ends with two


def test_inertia_is_around_the_centroids():
    fit = KMeans(1, n_init=1).fit([[0.0], [2.0]])
    assert fit.inertia_ == 2  # over ordered pairs it would be 4


def test_silhouette_of_equal_points_is_zero():
    assert silhouette_samples(np.array([[0.0], [0], [0], [0], [5]]), [0, 0, 1, 1, 2])[:4].tolist() == [0] * 4


def test_square_tables_are_taken_for_points():
    times = np.array([[0, 7, 11, 9, 8], [7, 0, 6, 13, 10], [11, 6, 0, 12, 14], [9, 13, 12, 0, 16], [8, 10, 14, 16, 0]])
    with pytest.warns(ClusterWarning):
        heights = linkage(times, "single")[:, 2]
    assert not np.allclose(heights, linkage(squareform(times), "single")[:, 2])
    assert heights == pytest.approx(linkage(pdist(times), "single")[:, 2])


def test_heights_of_ward_are_roots_of_twice_the_increase():
    heights = linkage(np.array([[0.0], [1], [5]]), "ward")[:, 2]
    increase = 2 * 1 / 3 * (5 - 0.5) ** 2
    assert heights == pytest.approx([1, (2 * increase) ** 0.5])


def test_other_shuffles_of_the_wines_look_alike():
    wine = load_wine().data
    Z = (wine - wine.mean(axis=0)) / wine.std(axis=0, ddof=1)
    for seed in (0, 1):
        X = np.random.default_rng(seed).permuted(Z, axis=0)
        for K in (2, 3, 7):
            assert silhouette_score(X, KMeans(K, n_init=3, random_state=0).fit(X).labels_) < 0.1
