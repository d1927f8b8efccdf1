"""Nothing stale survives a build.

Outputs are cached by the text of a page's cells alone.  A page whose *helpers*
or *data* changed would keep showing yesterday's numbers.  Each executable page
therefore has a fingerprint of all that its cells can depend on besides their
own text:

* the modules of ``helpers`` that they import, what those import in turn, and
  the answers to the page's exercises;
* every file under ``book/data``;
* ``requirements.txt`` and the version of Python.

Where the fingerprint changed, the page's cached outputs are dropped and the
page is read and run again; all others keep theirs.

A failed build leaves no record of what it has read either: Sphinx warns only
about pages that it reads again, so a second build would pass in silence.
"""

import ast
import hashlib
import json
import re
import sys
from pathlib import Path

from jupyter_cache import get_cache
from sphinx.util import logging

logger = logging.getLogger(__name__)

CELL = re.compile(r"^(`{3,}|:{3,})\{code-cell\}[^\n]*\n(.*?)^\1[ \t]*$", re.M | re.S)
CELL_OPTIONS = re.compile(r"\A(?:---\n.*?^---\n|(?::[\w-]+:.*\n)+)", re.M | re.S)


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
        cells = [CELL_OPTIONS.sub("", match[2]) for match in CELL.finditer(page.read_text("utf8"))]
        if not cells:
            continue
        used = set().union(*(imported_helpers(cell, modules) for cell in cells))
        parts = [(m, sources[m].encode()) for m in sorted(closure(used, modules, sources))]
        answers = root / f"src/helpers/answers/{page.stem}.yml"
        if answers.exists():
            parts.append(("answers", answers.read_bytes()))
        result[name.with_suffix("").as_posix()] = digest(shared + parts)
    return result


def drop_stale_outputs(app, env, added, changed, removed):
    cache_path = Path(app.config.nb_execution_cache_path or Path(app.outdir).parent / ".jupyter_cache")
    record = cache_path / "fingerprints.json"
    try:
        known = json.loads(record.read_text("utf8"))
    except (OSError, ValueError):
        known = {}
    current = fingerprints(Path(app.srcdir))
    stale = {page for page, value in current.items() if known.get(page) != value}
    if stale:
        cache = get_cache(str(cache_path))
        for entry in cache.list_cache_records():
            if any(Path(entry.uri).as_posix().endswith(f"/{page}.md") for page in stale):
                cache.remove_cache(entry.pk)
        for page in sorted(stale & known.keys()):
            logger.info("[freshness] helpers, data or lock changed: runs again: %s", page)
        cache_path.mkdir(parents=True, exist_ok=True)
        record.write_text(json.dumps(current, indent=1, sort_keys=True) + "\n", "utf8")
    return sorted(stale & env.found_docs)


def forget_failed_build(app, exception):
    if exception is not None or app._warncount:
        Path(app.doctreedir, "environment.pickle").unlink(missing_ok=True)


def setup(app):
    app.connect("env-get-outdated", drop_stale_outputs)
    app.connect("build-finished", forget_failed_build, priority=100)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
