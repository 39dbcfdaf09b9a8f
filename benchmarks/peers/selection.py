"""Selections of the greatest weights in PyTorch and NumPy on one thread: the peers of select-top.mjs.

A problem is {"weights": path of float32, "shape": [rows, columns], "axis": along which a group lies, "count", "digest":
SHA-1 of the right marks}. All but the sort write marks of one byte into memory that is there already.
"""
import hashlib

from serve import installed, serve

LIBRARIES = installed(["numpy", "torch"])
PACKAGES = {"numpy": "python3-numpy", "torch": "python3-torch"}
numpy, torch = LIBRARIES["numpy"], LIBRARIES["torch"]
if torch:
    torch.set_num_threads(1)
    torch.set_grad_enabled(False)


def candidates_for(problem):
    if not numpy:
        return []
    weights = numpy.fromfile(problem["weights"], numpy.float32).reshape(problem["shape"])
    found = [numpy_partition(weights, problem)]
    if torch:
        tensor = torch.from_numpy(weights)
        found += [torch_kthvalue(tensor, problem), torch_topk(tensor, problem), torch_sort(tensor, problem)]
    return found


def numpy_partition(weights, problem):
    axis, count = problem["axis"], problem["count"]
    at = weights.shape[axis] - count
    marks = numpy.empty(weights.shape, bool)

    def run():
        cut = numpy.expand_dims(numpy.partition(weights, at, axis).take(at, axis), axis)
        return numpy.greater_equal(weights, cut, out=marks)

    return {"name": "np.partition + compare", "run": run, "outcome": exactness(problem)}


def torch_kthvalue(weights, problem):
    axis, count = problem["axis"], problem["count"]
    marks = torch.empty(weights.shape, dtype=torch.bool)

    def run():
        cut = torch.kthvalue(weights, weights.shape[axis] - count + 1, axis, keepdim=True).values
        return torch.ge(weights, cut, out=marks).numpy()

    return {"name": "torch.kthvalue + apply", "run": run, "outcome": exactness(problem)}


def torch_topk(weights, problem):
    axis, count = problem["axis"], problem["count"]
    marks = torch.empty(weights.shape, dtype=torch.uint8)

    def run():
        greatest = torch.topk(weights, count, axis, sorted=False).indices
        return marks.zero_().scatter_(axis, greatest, 1).numpy()

    return {"name": "torch.topk + scatter", "run": run, "outcome": exactness(problem)}


def torch_sort(weights, problem):
    """The way of the paper's published code: sort every group, scatter -1 to the lower ranks and +1 to the upper."""
    axis, count = problem["axis"], problem["count"]
    levels = torch.empty_like(weights)

    def run():
        order = torch.sort(weights, axis).indices
        lower = weights.shape[axis] - count
        levels.scatter_(axis, order.narrow(axis, 0, lower), -1.0)
        return levels.scatter_(axis, order.narrow(axis, lower, count), 1.0).numpy()

    return {"name": "torch.sort + scatter", "run": run, "outcome": exactness(problem)}


def exactness(problem):
    """Whether the marks, or the levels -1 and +1, are the right ones, equal weights included."""
    def outcome(result):
        marks = numpy.ascontiguousarray(result > 0).view(numpy.uint8)
        return {"exact": hashlib.sha1(marks).hexdigest() == problem["digest"]}

    return outcome


if __name__ == "__main__":
    serve(LIBRARIES, PACKAGES, candidates_for)
