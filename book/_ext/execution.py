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
"""

import ast
import hashlib
import json
import os
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.executors.utils import single_nb_execution
from myst_nb.core.read import MystMetadataParsingError, create_nb_reader
from nbclient.exceptions import DeadKernelError
from sphinx.errors import SphinxError
from sphinx.util import logging

from markdown_pages import read
from messages import load_python, stop

try:
    import fcntl
except ImportError:  # no such lock on Windows
    fcntl = None

logger = logging.getLogger(__name__)
# All that is kept of the builder's environment: where programs, files and the network are.
KEPT = {
    *("PATH", "HOME", "USER", "LOGNAME", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"),
    *("TMPDIR", "TEMP", "TMP"),
    *("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE"),
    *("SYSTEMROOT", "WINDIR", "COMSPEC", "PATHEXT", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "USERPROFILE"),
}
COLOUR = re.compile(r"\x1b\[[\d;]*m")


def imported_helpers(code, modules):
    """Names of the modules of ``helpers`` that ``code`` imports; all if unsure."""
    if "helpers" not in code and "from ." not in code:
        return set()
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
        answers = root / f"src/helpers/answers/{page.stem.replace('-', '_')}.py"
        if answers.exists():
            parts.append(("answers", answers.read_bytes()))
        result[name.with_suffix("").as_posix()] = digest(shared + parts)
    return result


def surround(app):
    """The environment that the kernels inherit; ``helpers`` is found without an installation step."""
    own = Path(app.outdir).resolve().parent / "surroundings"
    for name in ("matplotlib", "ipython/profile_default", "jupyter"):
        (own / name).mkdir(parents=True, exist_ok=True)
    # A kernel would warn each time that it talks to the build without encryption.
    profile = own / "ipython/profile_default"
    (profile / "ipython_kernel_config.py").write_text("c.IPKernelApp.log_level = 'ERROR'\n", "utf8")
    for name in [*os.environ]:
        if name.upper() not in KEPT and not name.startswith(("GITHUB_", "BOOK_")):
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


def readable(app):
    """If a module of answers cannot be read, every page with answers would fail: one sentence instead."""
    for path in sorted((Path(app.srcdir).parent / "src/helpers").glob("*/*.py")):
        try:
            load_python(path)
        except SphinxError as error:
            stop(app, [str(error)])


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
    """Pages whose outputs are stale."""
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
    return sorted(stale & env.found_docs)


def notebooks_to_run(env, docnames, cache):
    """Pages that are not in the cache, and what keeps a page from being a notebook."""
    waiting, faults = [], []
    for docname in docnames:
        path = Path(env.doc2path(docname))
        text = path.read_text("utf8") if path.exists() else ""
        if "{code-cell}" not in text:
            continue
        reader = create_nb_reader(str(path), env.myst_config, env.mystnb_config, text)
        if reader is None:
            continue
        try:
            notebook = reader.read(text)
            cache.match_cache_notebook(notebook)
        except KeyError:
            waiting.append((path, reader, notebook))
        except MystMetadataParsingError as error:
            line = re.search(r"at line (\d+)", str(error))
            faults.append((path, int(line[1]) if line else 1, "the options of this cell are not valid YAML"))
    return waiting, faults


def run_side_by_side(app, env, docnames):
    config, root = env.mystnb_config, Path(app.srcdir).parent
    if config.execution_mode != "cache":
        return
    cache = get_cache(config.execution_cache_path)
    waiting, faults = notebooks_to_run(env, docnames, cache)
    begin = time.perf_counter()
    with ThreadPoolExecutor(cores()) as pool:
        running = {
            pool.submit(
                single_nb_execution, notebook, cwd=str(path.parent), allow_errors=False,
                timeout=config.execution_timeout, meta_override=True, coalesce_streams=True,
            ): (path, reader, notebook)
            for path, reader, notebook in (waiting if not faults else [])
        }  # fmt: skip
        for done in as_completed(running):
            path, reader, notebook = running[done]
            error = done.exception() or done.result().err
            if error is not None:
                faults.append(fault(path, notebook, error))
                continue
            read_format = getattr(reader, "read_fmt", None)
            staged = cache.add_nb_to_project(str(path), **({"read_data": read_format} if read_format else {}))
            bundle = CacheBundleIn(notebook, staged.uri, data={"execution_seconds": done.result().time})
            cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
            logger.info("[execution] ran %s in %.1f s", path.stem, done.result().time)
    if faults:
        stop(app, [f"{path.relative_to(root).as_posix()}:{line}: {said}" for path, line, said in sorted(faults)])
    if waiting:
        logger.info("[execution] %d pages in %.1f s", len(waiting), time.perf_counter() - begin)


def fault(path, notebook, error):
    """The page, the line in it, and one sentence for the cell that failed."""
    cells = read(path.read_text("utf8")).cells
    ran = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for place, cell in zip(cells, ran, strict=True):
        for output in cell.outputs:
            if output.output_type == "error":
                inside = re.search(r"Cell In\[\d+\], line (\d+)", COLOUR.sub("", "\n".join(output.traceback)))
                said = output.evalue if output.ename == "CheckFailed" else f"{output.ename}: {output.evalue}"
                if output.ename == "KeyboardInterrupt":
                    said = "this cell takes longer than _config.yml allows"
                said = re.sub(r" \(\d+\.py, line \d+\)$", "", " ".join(said.split()))
                return path, place.body_line + int(inside[1]) - 1 if inside else place.line, said
    started = [place.line for place, cell in zip(cells, ran, strict=True) if cell.execution_count]
    line = started[-1] if started else 1
    if isinstance(error, DeadKernelError):
        return path, line, "this cell or the next one ended the process that runs them"
    return path, line, " ".join(str(error).split())[:300]


def setup(app):
    surround(app)  # before other extensions import what asks the environment
    app.connect("builder-inited", wait_for_other_build, priority=1)
    app.connect("builder-inited", readable, priority=2)
    app.connect("env-get-outdated", outdated)
    app.connect("env-before-read-docs", run_side_by_side, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
