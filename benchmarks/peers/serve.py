"""What every peer process does: it reads a request a line, answers in a line, and measures its own CPU time.

A process that only measures when told to lets the caller take turns with candidates of its own. Requests are JSON:
{"do": "load", ...} hands over a problem and answers with the candidates for it; {"do": "time", "name", "calls"} answers
with milliseconds; {"do": "outcome", "name"} runs once and says what came of it.
"""
import importlib
import json
import sys
import time

from anchor import memory_anchor


def installed(names):
    """The libraries that can be imported, by name; None for those that cannot."""
    return {name: _import_or_none(name) for name in names}


def _import_or_none(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def serve(libraries, packages, candidates_for):
    """Greets with versions and absent libraries, then answers requests until standard input ends.

    libraries: what installed() gave. packages: how each is installed. candidates_for(request): a list of dictionaries
    with "name", "run" (a function that does the work once) and perhaps "outcome" (from the result of run to a
    dictionary). A memory copy that stands for the speed of this process is added to them.
    """
    versions = {name: module.__version__ for name, module in libraries.items() if module}
    versions["python"] = sys.version.split()[0]
    absent = [f"{name} (apt-get install {packages[name]})" for name, module in libraries.items() if not module]
    _say({"versions": versions, "absent": absent})
    anchors = [memory_anchor(libraries["numpy"])] if libraries["numpy"] else []
    candidates = {}
    for line in sys.stdin:
        request = json.loads(line)
        if request["do"] == "load":
            found = [*candidates_for(request), *anchors]
            candidates = {candidate["name"]: candidate for candidate in found}
            _say({"candidates": [_without_functions(candidate) for candidate in candidates.values()]})
        elif request["do"] == "time":
            _say({"milliseconds": _milliseconds(candidates[request["name"]]["run"], request["calls"])})
        else:
            _say(_outcome(candidates[request["name"]]))


def _milliseconds(run, calls):
    start = time.process_time()
    for _ in range(calls):
        run()
    return (time.process_time() - start) * 1000


def _outcome(candidate):
    return candidate["outcome"](candidate["run"]()) if "outcome" in candidate else {}


def _without_functions(candidate):
    return {key: value for key, value in candidate.items() if not callable(value)}


def _say(answer):
    print(json.dumps(answer), flush=True)
