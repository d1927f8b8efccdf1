"""What is amiss is said once, at the end of the output: one sentence each, with file and line.

Warnings are held back until the build has ended.  Some extensions say a thing twice, or name a page
without its line, or the wrong page; the line is then looked up by the label that the sentence names.
Under ``-W`` any of them fails the build; an error, such as a formula that does not parse, always does.

Sphinx warns only about pages that it reads.  So the pages that a build is to read are written down, and
struck out when it has ended well; after a failed one those that were named are read again, and no others.
"""

import json
import logging
import re
import sys
from pathlib import Path

import yaml
from sphinx.errors import SphinxError

LABEL = re.compile(r"[A-Za-z][\w/]*[-.][\w./-]*\w")  # of a theorem, an exercise, a file …
OTHER = re.compile(r"other instance in (\S+)$")
PLACE = re.compile(r"(.*?)(?::(\d+)?(?::.*)?)?", re.S)


class HeldBack(logging.Filter):
    """Keeps what would be printed: where, what, and how grave it is."""

    def __init__(self):
        super().__init__()
        self.said = []

    def filter(self, record):
        text = " ".join(logging.LogRecord.getMessage(record).split())
        self.said.append((str(getattr(record, "location", None) or ""), text, record.levelno))
        return record.exc_info is not None


def hold_back(app):
    app.held_back = HeldBack()
    for handler in logging.getLogger("sphinx").handlers:
        if handler.level == logging.WARNING:
            handler.addFilter(app.held_back)


def places(app):
    """``(page, file, line, sentence)`` of each; the page and the line are None where there are none."""
    root, source = Path(app.srcdir).parent, Path(app.srcdir)
    for place, text, _ in app.held_back.said:
        path, line = PLACE.fullmatch(place).groups()
        file = source / path
        page = file.relative_to(source).with_suffix("").as_posix() if path and file.is_relative_to(source) else None
        if page in app.env.found_docs and not file.is_file():
            file = Path(app.env.doc2path(page))
        labels = LABEL.findall(text)
        found = look_up(app, page, labels[-1]) if path and not line and labels else None
        if found:
            page, line = found
            file = Path(app.env.doc2path(page))
        shown = file.relative_to(root).as_posix() if path and file.is_relative_to(root) else path
        yield page, shown, int(line) if line else None, text, found and labels[-1]


def look_up(app, page, label):
    for name in dict.fromkeys([page, *sorted(app.env.found_docs)]):
        path = Path(app.env.doc2path(name)) if name else None
        if path and path.is_file():
            for number, line in enumerate(path.read_text("utf8").splitlines(), 1):
                if re.search(rf"(?<![\w-]){re.escape(label)}(?![\w-])", line):
                    return name, number
    return None


def sentences(app):
    """What is to be printed, and the pages that are named (None stands for no page)."""
    found = [*places(app)]
    lines = []
    for page, file, line, text, looked_up in found:
        again = looked_up and any(p == page and looked_up in t for p, _, _, t, by_label in found if not by_label)
        if not again:
            lines.append(f"{file}{f':{line}' if line else ''}: {text}" if file else text)
    others = [OTHER.search(text) for *_, text, _ in found]
    pages = {app.env.path2doc(other[1]) or other[1] for other in others if other}  # both must be read again
    return [*dict.fromkeys(lines)], pages | {page for page, *_ in found}


def record_of(app):
    return Path(app.doctreedir, "unfinished.json")


def unfinished(app):
    """Pages that the last build did not read to its end, or found fault with."""
    try:
        return set(json.loads(record_of(app).read_text("utf8")))
    except (OSError, ValueError):
        return set()


def read_again(app, env, added, changed, removed):
    return sorted(unfinished(app) & env.found_docs)


def begin(app, env, docnames):
    app.pages_to_read = {*docnames, *unfinished(app)}
    write_down(app, app.pages_to_read)
    # Else a label that has moved to an earlier page would count as double until its old page is read.
    for docname in docnames:
        app.events.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)


def write_down(app, pages):
    record_of(app).parent.mkdir(parents=True, exist_ok=True)
    record_of(app).write_text(json.dumps(sorted(pages)), "utf8")


def load_yaml(path):
    """The data of a file; if it cannot be read, the build ends with its line."""
    try:
        return yaml.load(path.read_text("utf8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        raise SphinxError(f"{path}:{error.problem_mark.line + 1}: not valid YAML: {error.problem}") from None


def load_python(path):
    """See that a module can be read; if not, the build ends with its line."""
    try:
        compile(path.read_text("utf8"), path, "exec")
    except SyntaxError as error:
        raise SphinxError(f"{path}:{error.lineno}: not valid Python: {error.msg}") from None


def stop(app, faults):
    """End the build here, with these sentences."""
    faults = [fault.replace(f"{Path(app.srcdir).parent}/", "") for fault in dict.fromkeys(faults)]
    sys.exit("\n".join(["", *sentences(app)[0], *faults]))


def end(app, exception):
    lines, pages = sentences(app)
    if isinstance(exception, SphinxError) and exception.__cause__ is None:
        stop(app, [" ".join(str(exception).split())])
    if exception is None and not app._warncount:
        record_of(app).unlink(missing_ok=True)
    elif exception is None:
        write_down(app, (pages & app.env.found_docs) if None not in pages else app.pages_to_read)
    grave = any(level >= logging.ERROR for *_, level in app.held_back.said)
    if lines and exception is None and (app.keep_going or grave):
        stop(app, [])
    if lines:
        print("", *lines, sep="\n", file=sys.stderr)


def setup(app):
    app.connect("config-inited", lambda app, config: hold_back(app), priority=1)
    app.connect("env-get-outdated", read_again)
    app.connect("env-before-read-docs", begin, priority=1)
    app.connect("build-finished", end, priority=999)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
