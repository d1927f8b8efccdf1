"""Code cells find ``helpers`` without an installation step.

The kernels that run the cells inherit the environment of the build, so the
``src`` folder goes on ``PYTHONPATH`` here; ``jb build book`` works right after
``pip install -r requirements.txt``.
"""

import os
from pathlib import Path


def expose_helpers(app, config):
    source = str(Path(app.srcdir).resolve().parent / "src")
    inherited = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if source not in inherited:
        os.environ["PYTHONPATH"] = os.pathsep.join([source, *filter(None, inherited)])


def setup(app):
    app.connect("config-inited", expose_helpers)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
