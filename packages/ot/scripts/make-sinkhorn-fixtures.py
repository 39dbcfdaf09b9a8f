"""Writes the fixtures that hold @equal-bits/ot against POT: test/fixtures/sinkhorn-*.json and exact-*.json.

Run with Debian's python3-pot 0.8.2, then give the files the form of all others:

    /usr/bin/python3 packages/ot/scripts/make-sinkhorn-fixtures.py
    npx biome check --write packages/ot/test/fixtures

The same input gives the same files: every number comes from sines of the index, none from a random generator.
"""

import json
import pathlib
import warnings

import numpy as np
import ot

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "test" / "fixtures"


def points(size, frequency, spread=1.0):
    """Numbers on a line without a pattern, from -spread to spread, rounded so that the file is short and exact."""
    return np.round(spread * np.sin(frequency * (np.arange(size) + 1.0) ** 1.5), 4)


def masses(size, frequency):
    """Uneven masses that sum to 1."""
    raw = np.round(1.0 + 0.75 * np.cos(frequency * np.arange(size)), 4)
    return raw / raw.sum()


def cost_matrix(n, m, kind):
    x, y = points(n, 1.3, 2.0), points(m, 0.7, 1.5)
    if kind == "squared":
        return (x[:, None] - y[None, :]) ** 2
    if kind == "distance":
        return np.abs(x[:, None] - y[None, :])
    return np.round(1.0 + np.sin(12.9898 * np.arange(n * m).reshape(n, m) ** 1.1), 4)


def listed(array):
    return np.asarray(array, dtype=float).ravel().tolist()


def balanced_cases():
    """ot.sinkhorn in its log domain, run until it stands still."""
    for n, m, kind, reg in [
        (4, 4, "squared", 1.0),
        (5, 3, "squared", 0.25),
        (3, 7, "distance", 0.1),
        (8, 8, "pairwise", 0.5),
        (6, 5, "pairwise", 5.0),
        (1, 4, "distance", 1.0),
    ]:
        a, b, cost = masses(n, 1.1), masses(m, 0.6), cost_matrix(n, m, kind)
        plan = ot.sinkhorn(a, b, cost, reg, method="sinkhorn_log", numItermax=200000, stopThr=1e-12)
        yield {
            "name": f"{kind} {n} x {m}, reg {reg}",
            "cost": listed(cost),
            "a": listed(a),
            "b": listed(b),
            "reg": reg,
            "plan": listed(plan),
            "loss": float((plan * cost).sum()),
        }


def unbalanced_cases():
    """ot.unbalanced.sinkhorn_unbalanced: KL penalties, and an entropy whose reference measure is the counting measure."""
    for n, m, kind, reg, reg_m, factor in [
        (4, 4, "squared", 1.0, 1.0, 1.0),
        (5, 3, "squared", 0.5, 0.1, 2.0),
        (3, 6, "distance", 0.2, 10.0, 0.5),
        (6, 6, "pairwise", 1.0, 50.0, 1.0),
    ]:
        a, b, cost = masses(n, 1.1), factor * masses(m, 0.6), cost_matrix(n, m, kind)
        plan = ot.unbalanced.sinkhorn_unbalanced(a, b, cost, reg, reg_m, numItermax=200000, stopThr=1e-15)
        yield {
            "name": f"{kind} {n} x {m}, reg {reg}, reg_m {reg_m}",
            "cost": listed(cost),
            "a": listed(a),
            "b": listed(b),
            "reg": reg,
            "regM": reg_m,
            "plan": listed(plan),
        }


def exact_cases():
    """ot.emd by the network simplex, and the sorted solvers, for powers of the distance.

    emd_1d's plan is optimal for each power, as sorted plans are. emd2_1d knows no cube. wasserstein_1d gives W_p to the p.
    """
    metrics = {1: "euclidean", 2: "sqeuclidean"}
    for n, m, p in [(6, 6, 1), (7, 4, 2), (5, 9, 3), (12, 10, 2), (1, 5, 2), (10, 10, 1)]:
        x, y, a, b = points(n, 1.9, 3.0), points(m, 0.8, 2.0), masses(n, 0.9), masses(m, 1.7)
        cost = np.abs(x[:, None] - y[None, :]) ** p
        yield {
            "name": f"{n} to {m}, p = {p}",
            "x": listed(x),
            "y": listed(y),
            "a": listed(a),
            "b": listed(b),
            "p": p,
            "emdLoss": float((ot.emd(a, b, cost) * cost).sum()),
            "emd1dPlan": listed(ot.emd_1d(x, y, a, b)),
            "emd21dLoss": float(ot.emd2_1d(x, y, a, b, metric=metrics[p])) if p in metrics else None,
            "wassersteinToThePowerP": float(ot.wasserstein_1d(x, y, a, b, p=p)),
        }


def write(name, cases):
    FIXTURES.mkdir(parents=True, exist_ok=True)
    rows = ",\n".join(json.dumps(case) for case in cases)
    made_by = json.dumps(f"make-sinkhorn-fixtures.py, POT {ot.__version__}")
    (FIXTURES / name).write_text(f'{{"madeBy": {made_by}, "cases": [\n{rows}\n]}}\n')


if __name__ == "__main__":
    warnings.simplefilter("error")  # a fixture that did not converge is none
    write("sinkhorn-balanced.json", balanced_cases())
    write("sinkhorn-unbalanced.json", unbalanced_cases())
    write("exact-line.json", exact_cases())
