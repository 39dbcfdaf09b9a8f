"""Flips between packed signs in NumPy on one thread: the peers of packed-flips.mjs.

A problem is {"first", "second": paths of uint32, "expected": how many bits differ}.
"""
from serve import installed, serve

LIBRARIES = installed(["numpy"])
PACKAGES = {"numpy": "python3-numpy"}
numpy = LIBRARIES["numpy"]


def candidates_for(problem):
    if not numpy:
        return []
    first, second = (numpy.fromfile(problem[name], numpy.uint32) for name in ("first", "second"))
    found = [by_table(first.view(numpy.uint8), second.view(numpy.uint8), problem)]
    if hasattr(numpy, "bitwise_count"):  # NumPy 2
        found.append(by_count(first, second, problem))
    return found


def by_table(first, second, problem):
    table = numpy.array([bin(byte).count("1") for byte in range(256)], numpy.uint8)
    return candidate("np table of bytes", lambda: table[first ^ second].sum(dtype=numpy.int64), problem)


def by_count(first, second, problem):
    return candidate("np.bitwise_count", lambda: numpy.bitwise_count(first ^ second).sum(dtype=numpy.int64), problem)


def candidate(name, run, problem):
    return {"name": name, "run": run, "outcome": lambda count: {"exact": bool(count == problem["expected"])}}


if __name__ == "__main__":
    serve(LIBRARIES, PACKAGES, candidates_for)
