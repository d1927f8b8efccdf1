"""Pages run side by side, in surroundings of their own, and nothing stale survives a build.

*Surroundings.*  The kernels see neither the builder's backend, settings of matplotlib, IPython and
Jupyter, start-up files, locale, time zone, nor number of threads: they would decide what a page shows.

*Side by side.*  Pages whose outputs are not cached run before any is read, one a core.  A cell that
fails stops the build with the line of its page and one sentence.

*Nothing stale.*  Outputs are cached by the text of a page's cells alone.  A page whose helpers or data
changed would keep showing yesterday's numbers.  So each page has a fingerprint of all that its cells
can depend on besides their own text: the modules of ``helpers`` that they import, what those import
in turn, and the answers to the page's exercises; every file under ``book/data``;
``requirements.txt`` and the version of Python.  Where the fingerprint changed, the page's outputs are
dropped and it runs again.

*After a failed build* the pages that it read or warned about are read again: Sphinx warns only about
pages that it reads, so a second build would pass in silence.
"""

import ast
import hashlib
import json
import logging as python_logging
import os
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.executors.utils import single_nb_execution
from myst_nb.core.read import create_nb_reader
from sphinx.util import logging

from markdown_pages import read

try:
    import fcntl
except ImportError:  # no such lock on Windows
    fcntl = None

logger = logging.getLogger(__name__)


def imported_helpers(code, modules):
    """Names of the modules of ``helpers`` that ``code`` imports; all if unsure."""
    plain = "\n".join(line for line in code.splitlines() if not line.lstrip().startswith(("%", "!")))
    try:
        tree = ast.parse(plain)
    except SyntaxError:
        return set(modules)
    found = set()
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if alias.name.split(".")[0] == "helpers"]
        elif isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").startswith("helpers")):
            base = "helpers" if node.level else node.module
            if node.level and node.module:
                base = f"helpers.{node.module}"
            names = [f"{base}.{alias.name}" for alias in node.names] if base == "helpers" else [base]
        for name in names:
            module = name.split(".")[1] if "." in name else ""
            if module not in modules:
                return set(modules)
            found.add(module)
    return found


def closure(names, modules, sources):
    """``names`` and every module of ``helpers`` that they lead to."""
    reached, waiting = set(), set(names)
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting |= imported_helpers(sources[name], modules) - reached
    return reached


def digest(parts):
    total = hashlib.sha256()
    for label, content in parts:
        total.update(f"{label}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def fingerprints(book):
    """Fingerprint of each executable page under ``book``, by its path there."""
    root = book.parent
    files = {path.stem: path for path in sorted((root / "src/helpers").glob("*.py"))}
    sources = {name: path.read_text("utf8") for name, path in files.items()}
    modules = set(sources) - {"__init__"}
    shared = [("python", repr(sys.version_info[:2]).encode())]
    for path in [root / "requirements.txt", *sorted((book / "data").rglob("*"))]:
        if path.is_file():
            shared.append((path.relative_to(root).as_posix(), path.read_bytes()))
    shared.append(("__init__", sources.get("__init__", "").encode()))

    result = {}
    for page in sorted(book.rglob("*.md")):
        name = page.relative_to(book)
        if any(part.startswith(("_", ".")) for part in name.parts):
            continue
        cells = [cell.code for cell in read(page.read_text("utf8")).cells]
        if not cells:
            continue
        used = set().union(*(imported_helpers(cell, modules) for cell in cells))
        parts = [(m, sources[m].encode()) for m in sorted(closure(used, modules, sources))]
        answers = root / f"src/helpers/answers/{page.stem}.yml"
        if answers.exists():
            parts.append(("answers", answers.read_bytes()))
        result[name.with_suffix("").as_posix()] = digest(shared + parts)
    return result


def surround(app, config):
    """The environment that the kernels inherit; ``helpers`` is found without an installation step."""
    own = Path(app.outdir).resolve().parent / "surroundings"
    for name in ("matplotlib", "ipython", "jupyter"):
        (own / name).mkdir(parents=True, exist_ok=True)
    for name in [*os.environ]:
        if name in ("MATPLOTLIBRC", "LANGUAGE", "PYTHONSTARTUP", "PYTHONWARNINGS", "PYTHONHASHSEED", "PYTHONINSPECT"):
            del os.environ[name]
        elif name.startswith(("LC_", "JUPYTER_", "IPYTHON")):
            del os.environ[name]
    os.environ.update(
        MPLBACKEND="module://matplotlib_inline.backend_inline",
        MPLCONFIGDIR=str(own / "matplotlib"),
        IPYTHONDIR=str(own / "ipython"),
        JUPYTER_CONFIG_DIR=str(own / "jupyter"),
        JUPYTER_PREFER_ENV_PATH="1",
        PYTHONPATH=str(Path(app.srcdir).resolve().parent / "src"),
        PYTHONHASHSEED="0",
        LANG="C.UTF-8",
        LC_ALL="C.UTF-8",
        TZ="UTC",
        # A page has a core of its own, not all of them.
        OMP_NUM_THREADS="1",
        OPENBLAS_NUM_THREADS="1",
        MKL_NUM_THREADS="1",
    )


def wait_for_other_build(app):
    """Two builds of one folder would write into each other's files."""
    if fcntl is None:
        return
    app.build_lock = Path(app.outdir).parent.joinpath("building").open("w")
    try:
        fcntl.flock(app.build_lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        logger.info("Another build of this folder is under way; this one waits until it has ended.")
        fcntl.flock(app.build_lock, fcntl.LOCK_EX)


def cores():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def cache_of(app):
    path = Path(app.config.nb_execution_cache_path or Path(app.outdir).parent / ".jupyter_cache")
    return path, path / "fingerprints.json"


def read_json(path, otherwise):
    try:
        return json.loads(path.read_text("utf8"))
    except (OSError, ValueError):
        return otherwise


def outdated(app, env, added, changed, removed):
    """Pages whose outputs are stale, and those that the last build failed on."""
    cache_path, record = cache_of(app)
    known = read_json(record, {})
    current = fingerprints(Path(app.srcdir))
    stale = {page for page, value in current.items() if known.get(page) != value}
    if stale:
        cache = get_cache(str(cache_path))
        for entry in cache.list_cache_records():
            if any(Path(entry.uri).as_posix().endswith(f"/{page}.md") for page in stale):
                cache.remove_cache(entry.pk)
        for page in sorted(stale & known.keys()):
            logger.info("[execution] helpers, data or lock changed: runs again: %s", page)
        cache_path.mkdir(parents=True, exist_ok=True)
        record.write_text(json.dumps(current, indent=1, sort_keys=True) + "\n", "utf8")
    failed = set(read_json(Path(app.doctreedir, "failed.json"), []))
    return sorted((stale | failed) & env.found_docs)


def notebooks_to_run(env, docnames, cache):
    for docname in docnames:
        path = Path(env.doc2path(docname))
        text = path.read_text("utf8") if path.exists() else ""
        if "{code-cell}" not in text:
            continue
        reader = create_nb_reader(str(path), env.myst_config, env.mystnb_config, text)
        if reader is None:
            continue
        notebook = reader.read(text)
        try:
            cache.match_cache_notebook(notebook)
        except KeyError:
            yield path, reader, notebook


def run_side_by_side(app, env, docnames):
    app.pages_read = [*docnames]
    config = env.mystnb_config
    if config.execution_mode != "cache":
        return
    cache = get_cache(config.execution_cache_path)
    waiting, faults, begin = [*notebooks_to_run(env, docnames, cache)], [], time.perf_counter()
    with ThreadPoolExecutor(cores()) as pool:
        running = {
            pool.submit(
                single_nb_execution, notebook, cwd=str(path.parent), allow_errors=False,
                  timeout=config.execution_timeout,
                meta_override=True, coalesce_streams=True,
            ): (path, reader, notebook)
            for path, reader, notebook in waiting
        }  # fmt: skip
        for done in as_completed(running):
            path, reader, notebook = running[done]
            result = done.result()
            if result.err is not None:
                faults.append(fault(path.relative_to(Path(app.srcdir).parent), notebook, result.err))
                continue
            read_format = getattr(reader, "read_fmt", None)
            staged = cache.add_nb_to_project(str(path), **({"read_data": read_format} if read_format else {}))
            bundle = CacheBundleIn(notebook, staged.uri, data={"execution_seconds": result.time})
            cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
            logger.info("[execution] ran %s in %.1f s", path.stem, result.time)
    if waiting:
        logger.info("[execution] %d pages in %.1f s", len(waiting), time.perf_counter() - begin)
    if faults:
        sys.exit("\n".join(["", *sorted(faults)]))


def fault(path, notebook, error):
    """``page:line: sentence`` for the cell that failed."""
    lines = notebook.metadata.get("source_map", [])
    for number, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                where = f"{path}:{lines[number] + 1}" if number < len(lines) else str(path)
                said = output.evalue if output.ename == "CheckFailed" else f"{output.ename}: {output.evalue}"
                return f"{where}: {' '.join(said.split())}"
    return f"{path}: {' '.join(str(error).split())[:300]}"


class Warned(python_logging.Handler):
    """Remembers the pages that Sphinx warned about."""

    def __init__(self):
        super().__init__(python_logging.WARNING)
        self.places = []

    def emit(self, record):
        self.places.append(str(getattr(record, "location", "") or ""))


def listen(app):
    app.warned = Warned()
    python_logging.getLogger("sphinx").addHandler(app.warned)


def remember_failure(app, exception):
    python_logging.getLogger("sphinx").removeHandler(app.warned)
    record = Path(app.doctreedir, "failed.json")
    if exception is None and not app._warncount:
        record.unlink(missing_ok=True)
        return
    named = {re.sub(r"(\.\w+)?(:\d*)?(:.*)?$", "", place.replace(f"{app.srcdir}/", "")) for place in app.warned.places}
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(json.dumps(sorted({*getattr(app, "pages_read", []), *named})), "utf8")


def setup(app):
    app.connect("config-inited", surround)
    app.connect("builder-inited", wait_for_other_build, priority=1)
    app.connect("builder-inited", listen, priority=2)
    app.connect("env-get-outdated", outdated)
    app.connect("env-before-read-docs", run_side_by_side, priority=900)
    app.connect("build-finished", remember_failure, priority=999)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
