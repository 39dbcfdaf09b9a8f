"""Writes test/fixtures/entropic-pot.json: entropic plans of POT, which the tests of `entropicAtoms` are held against.

    /usr/bin/python3 packages/ot/scripts/make-entropic-fixtures.py
    npx biome format --write packages/ot/test/fixtures

Needs NumPy and POT (Debian's python3-pot, 0.8.2). POT relaxes both marginals of an unbalanced problem or none, so there is
nothing of the semi-relaxed kind here.
"""
import json
from pathlib import Path

import numpy as np
import ot

CASES = [
    # name, n, atoms, shares, epsilons, weighted
    ("two atoms", 12, [-1, 1], [0.5, 0.5], [0.1, 1, 10], False),
    ("two atoms, a tenth", 9, [-0.5, 0.5], [0.9, 0.1], [0.05, 0.5], False),
    ("three atoms", 10, [-1, 0, 1], [0.25, 0.5, 0.25], [0.1, 1, 10], False),
    ("three atoms, weighted", 8, [-1, 0, 1], [0.2, 0.3, 0.5], [0.1, 1], True),
    ("five atoms, uneven", 11, [-2, -0.7, 0, 0.5, 3], [0.1, 0.3, 0.05, 0.35, 0.2], [0.2, 2], False),
    ("five atoms, weighted", 7, [-2, -1, 0, 1, 2], [0.2, 0.2, 0.2, 0.2, 0.2], [0.2, 2], True),
]


def solve(weights, masses, atoms, shares, epsilon):
    cost = (weights[:, None] - atoms[None, :]) ** 2
    plan, log = ot.sinkhorn(
        masses, shares, cost, epsilon, method="sinkhorn_log", numItermax=200_000, stopThr=1e-13, log=True, warn=False
    )
    assert np.abs(plan.sum(0) - shares).sum() < 1e-11 and np.abs(plan.sum(1) - masses).sum() < 1e-11
    divergence = np.sum(plan * np.log(plan / (masses[:, None] * shares[None, :])))
    return {
        "epsilon": epsilon,
        "plan": plan.ravel().tolist(),
        "cost": float((plan * cost).sum()),
        "regularisedCost": float((plan * cost).sum() + epsilon * divergence),
    }


def fixture(random, name, size, atoms, shares, epsilons, weighted):
    weights = np.float64(np.float32(random.standard_normal(size)))
    weights[1] = weights[0]  # a tie
    masses = random.integers(1, 9, size).astype(float) if weighted else np.ones(size)
    masses /= masses.sum()
    atoms, shares = np.array(atoms, dtype=float), np.array(shares)
    return {
        "name": name,
        "weights": weights.tolist(),
        "masses": masses.tolist() if weighted else None,
        "atoms": atoms.tolist(),
        "shares": shares.tolist(),
        "solutions": [solve(weights, masses, atoms, shares, epsilon) for epsilon in epsilons],
    }


def main():
    random = np.random.default_rng(20220622)
    target = Path(__file__).parent.parent / "test" / "fixtures" / "entropic-pot.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps([fixture(random, *case) for case in CASES], indent=1) + "\n")


if __name__ == "__main__":
    main()
