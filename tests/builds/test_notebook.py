"""The launch button's path, without Docker: JupyterLab with the settings of `binder/`."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
CHAPTERS = sorted(
    p.relative_to(ROOT).as_posix()
    for p in (ROOT / "book/chapters").rglob("*.md")
    if ".ipynb_checkpoints" not in p.parts and "{code-cell}" in p.read_text("utf8")
)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """JupyterLab after `binder/postBuild`, serving the repository."""
    home = tmp_path_factory.mktemp("home")
    environment = {
        **{k: v for k, v in os.environ.items() if k != "PYTHONPATH" and not k.startswith("JUPYTER")},
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / ".jupyter"),
    }
    subprocess.run(["bash", str(ROOT / "binder/postBuild")], check=True, env=environment, capture_output=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [
            str(BIN / "jupyter-lab"), "--no-browser", "--allow-root", f"--port={port}", "--ip=127.0.0.1",
            "--IdentityProvider.token=", f"--ServerApp.root_dir={ROOT}",
        ],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{address}/api", timeout=2).read()
            break
        except OSError:
            time.sleep(0.5)
    yield address
    server.terminate()
    server.wait(20)


def test_there_are_chapters():
    assert CHAPTERS


EVERY = [
    pytest.param(chapter, marks=[] if number % 9 == 4 else pytest.mark.slow) for number, chapter in enumerate(CHAPTERS)
]


@pytest.mark.parametrize("chapter", EVERY)
def test_chapter_opens_as_a_notebook_and_runs(lab, chapter):
    with urllib.request.urlopen(f"{lab}/api/contents/{chapter}", timeout=60) as answer:
        found = json.load(answer)
    assert found["type"] == "notebook"
    notebook = nbformat.from_dict(found["content"])
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    text = (ROOT / chapter).read_text("utf8")
    assert len(code) == len(re.findall(r"^`{3,}\{code-cell\}", text, re.M))
    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str((ROOT / chapter).parent)}},
    )
    client.execute()
    assert all(cell.execution_count for cell in code)
    assert not [o for cell in code for o in cell.outputs if o.output_type == "error"]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_answers_stay_folded_in_the_notebook(lab, chapter):
    with urllib.request.urlopen(f"{lab}/api/contents/{chapter}", timeout=60) as answer:
        cells = json.load(answer)["content"]["cells"]
    for cell in cells:
        if "solution" in cell["metadata"].get("tags", []):
            assert cell["metadata"]["jupyter"]["source_hidden"] is True


def test_default_viewer_of_markdown_is_the_notebook(tmp_path):
    """What postBuild writes is what JupyterLab reads."""
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path),
                   "JUPYTER_CONFIG_DIR": str(tmp_path / ".jupyter")}  # fmt: skip
    subprocess.run(["bash", str(ROOT / "binder/postBuild")], check=True, env=environment, capture_output=True)
    settings = json.loads((tmp_path / ".jupyter/labconfig/default_setting_overrides.json").read_text())
    viewers = settings["@jupyterlab/docmanager-extension:plugin"]["defaultViewers"]
    assert viewers["markdown"] == "Jupytext Notebook"


NOTEBOOKS = sorted((ROOT / "book/_build/html/_sources").rglob("*.ipynb"))
ALONE = [
    pytest.param(path, marks=[] if number % 9 == 0 else pytest.mark.slow, id=path.stem)
    for number, path in enumerate(NOTEBOOKS)
]


@pytest.mark.parametrize("path", ALONE)
def test_a_downloaded_notebook_runs_alone_in_an_empty_folder(path, tmp_path):
    """With the packages, and without the book: its own ``helpers`` are hidden from the kernel."""
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text(
        "import sys\nsys.path[:] = [p for p in sys.path if not p.rstrip('/').endswith('/src')]\n"
        "import site\nsite.addsitedir = None\n",
        "utf8",
    )
    folder = tmp_path / "empty"
    folder.mkdir()
    notebook = nbformat.read(path, 4)
    notebook.cells.append(nbformat.v4.new_code_cell("import helpers\nprint(helpers.__file__)"))
    client = NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}})
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    client.execute(env={**environment, "PYTHONPATH": str(hidden)})
    assert "estimation-and-learning-" in notebook.cells[-1].outputs[0]["text"], "not the helpers of this checkout"
    assert path.stat().st_size < 5_000_000


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_page_saved_unchanged_from_the_notebook_is_the_same_file(chapter, tmp_path):
    """Header, captions and alt texts stay, with the settings of ``jupytext.toml``."""
    pytest.importorskip("jupytext")
    from jupyter_server.services.contents.largefilemanager import LargeFileManager
    from jupytext.sync_contentsmanager import build_sync_jupytext_contents_manager_class

    manager = build_sync_jupytext_contents_manager_class(LargeFileManager)(root_dir=str(tmp_path))
    for path in (ROOT / "jupytext.toml", ROOT / chapter):
        shutil.copy(path, tmp_path)
    name = Path(chapter).name
    model = manager.get(name, content=True, type="notebook")
    manager.save({"type": "notebook", "format": "json", "content": model["content"]}, name)
    assert (tmp_path / name).read_text("utf8") == (ROOT / chapter).read_text("utf8")
