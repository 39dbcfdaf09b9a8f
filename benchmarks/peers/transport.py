"""Entropic and exact transport in POT on one thread: the peers of entropic.mjs and sinkhorn.mjs.

A problem is {"a", "b", "cost": paths of float64 (row-major cost, left out by exact problems), "epsilon", "tolerance" (POT's
stopThr), "maxIterations", "methods": names of POT's solvers} or {"weights": path of float32, "atoms", "shares"}, from which
the same follows: uniform masses, and squared distance as the cost. Making the cost matrix is not timed.
"""
from serve import installed, serve

LIBRARIES = installed(["numpy", "ot"])
PACKAGES = {"numpy": "python3-numpy", "ot": "python3-pot"}
numpy, ot = LIBRARIES["numpy"], LIBRARIES["ot"]


def candidates_for(problem):
    if not (numpy and ot):
        return []
    a, b, cost, points = arrays_of(problem)
    masses_and_cost = (a, b, cost)
    return [
        exact(points, a, b) if method == "emd2_1d" else entropic(method, problem, masses_and_cost)
        for method in problem["methods"]
    ]


def arrays_of(problem):
    if "cost" in problem:
        a, b, cost = (numpy.fromfile(problem[name]) for name in ("a", "b", "cost"))
        return a, b, cost.reshape(len(a), len(b)), None
    weights = numpy.fromfile(problem["weights"], numpy.float32).astype(float)
    atoms = numpy.array(problem["atoms"], float)
    cost = (weights[:, None] - atoms) ** 2
    return numpy.full(len(weights), 1 / len(weights)), numpy.array(problem["shares"], float), cost, (weights, atoms)


def entropic(method, problem, masses_and_cost):
    a, b, cost = masses_and_cost

    def run():
        return ot.sinkhorn(
            a, b, cost, problem["epsilon"], method, problem["maxIterations"], problem["tolerance"], log=True, warn=False
        )

    return {"name": f"POT {method}", "run": run, "outcome": lambda result: convergence(result, a, b, problem["tolerance"])}


def convergence(result, a, b, tolerance):
    """Iterations, and the L1 distance of the plan's marginals from the wanted ones: null where the plan has a NaN.

    It has converged where its own, L2 error came down to its own tolerance.
    """
    plan, log = result
    error = abs(plan.sum(1) - a).sum() + abs(plan.sum(0) - b).sum()
    return {
        "iterations": int(log["niter"]) + 1,
        "marginalError": float(error) if numpy.isfinite(error) else None,
        "converged": bool(len(log["err"]) and log["err"][-1] < tolerance),
    }


def exact(points, a, b):
    weights, atoms = points
    return {"name": "POT emd2_1d", "run": lambda: ot.emd2_1d(weights, atoms, a, b)}


if __name__ == "__main__":
    serve(LIBRARIES, PACKAGES, candidates_for)
