"""Every executable page can be downloaded as a notebook, which runs alone in an empty folder.

What its cells use of the book comes along, packed into its first cell of code: the package ``helpers``,
the answers of this page, the data that it reads.
"""

import base64
import io
import json
import re
import textwrap
import zipfile
from pathlib import Path

PREFACE = """**A page of *Estimation and Learning* as a notebook.** It needs Python 3.11 to 3.13 with the packages
of the book: `pip install {packages}`. What else it uses, the book's own helpers and data, is in the folded cell below.
Or open the page on Binder from the site, or get the whole book from {repository}. What Jupyter does not
know, such as numbered theorems and links to other chapters, is shown as its source."""
UNPACK = """# Run this first: it unpacks what the page uses of the book, unless the book is here.
import base64, importlib.util, io, os, sys, tempfile, zipfile

packed = '''
{packed}
'''
if importlib.util.find_spec("helpers") is None or not all(map(os.path.exists, {data})):
    home = tempfile.mkdtemp(prefix="estimation-and-learning-")
    zipfile.ZipFile(io.BytesIO(base64.b64decode(packed))).extractall(home)
    sys.path.insert(0, os.path.join(home, "src"))
    if {data}:
        os.chdir(os.path.join(home, "book/chapters/{part}"))"""
BOOK = Path(__file__).resolve().parent.parent
SOURCE = BOOK.parent / "src"
CODE = re.compile(r"^`{3,}\{code-cell\}.*?^`{3,}", re.M | re.S)
PACKAGES = {"scikit-learn": "sklearn", "statsmodels": "statsmodels", "xgboost": "xgboost"}
DATA = re.compile(r"[\"']\.\./\.\./(data/[\w./-]+)")


def packed(name, data):
    """A zip of helpers, answers and data, the same bytes for the same files; and an empty folder for the page."""
    files = {path for path in (SOURCE / "helpers").rglob("*") if path.suffix in {".py", ".yml"}}
    kept = {"__init__", name.rsplit("/", 1)[-1], name.rsplit("/", 1)[-1].replace("-", "_")}
    files = {path for path in files if path.parent.name == "helpers" or path.stem in kept or path.stem[0] == "_"}
    stored = {f"src/{path.relative_to(SOURCE).as_posix()}": path.read_bytes() for path in files}
    for each in data:
        for path in sorted((BOOK / each).rglob("*")) if (BOOK / each).is_dir() else [BOOK / each]:
            stored[f"book/{path.relative_to(BOOK).as_posix()}"] = path.read_bytes()
    stored[f"book/{Path(name).parent.as_posix()}/"] = b""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in sorted(stored.items()):
            archive.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
    return textwrap.fill(base64.b64encode(buffer.getvalue()).decode(), 120)


def first_cells(app, name):
    text = Path(app.env.doc2path(name)).read_text("utf8")
    data = sorted({found.rstrip("/") for cell in CODE.findall(text) for found in DATA.findall(cell)})
    used = [package for package in PACKAGES if re.search(rf"^\s*(?:import|from) {PACKAGES[package]}\b", text, re.M)]
    repository = app.config.html_theme_options["repository_url"]
    words = PREFACE.format(packages=" ".join(["numpy scipy matplotlib", *used]), repository=repository)
    code = UNPACK.format(
        packed=packed(name, data), data=repr([f"../../{each}" for each in data]), part=Path(name).parent.name
    )
    yield {"cell_type": "markdown", "id": "set-up", "metadata": {}, "source": words.splitlines(keepends=True)}
    yield {
        "cell_type": "code",
        "id": "unpack",
        "metadata": {"jupyter": {"source_hidden": True}},
        "source": code.splitlines(keepends=True),
        "execution_count": None,
        "outputs": [],
    }


def write_notebooks(app, exception):
    if exception or app.builder.name != "html":
        return
    executed = Path(app.outdir).parent / "jupyter_execute"
    for name in sorted(app.env.found_docs):
        path = executed / f"{name}.ipynb"
        if not path.exists():
            continue
        notebook = json.loads(path.read_text("utf8"))
        for number, cell in enumerate(notebook["cells"], 1):
            cell["id"] = f"cell-{number}"  # the same in every build
        notebook["cells"] = [*first_cells(app, name), *notebook["cells"]]
        target = Path(app.outdir, "_sources", f"{name}.ipynb")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", "utf8")


def setup(app):
    app.connect("build-finished", write_notebooks)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
