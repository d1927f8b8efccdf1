"""Pages whose outputs are not cached run side by side, before they are read one by one.

The parser then finds their outputs in the cache.  A page that fails here is left alone: it
fails again when it is read, and is reported there with its place.

What a cell prints arrives in pieces, cut where the clock happened to cut it.  They are joined as
they are, so that two builds give the same page; MyST-NB would put a line break at each cut.
"""

import os
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.executors.utils import single_nb_execution
from myst_nb.core import render
from myst_nb.core.read import create_nb_reader
from sphinx.util import logging

from forked_kernels import forked_kernels, start

logger = logging.getLogger(__name__)
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def join_streams(outputs):
    joined, streams = [], {}
    for output in outputs:
        if output["output_type"] != "stream":
            joined.append(output)
        elif output["name"] in streams:
            streams[output["name"]]["text"] += output["text"]
        else:
            streams[output["name"]] = output
            joined.append(output)
    for stream in streams.values():
        stream["text"] = stream["text"].rstrip() + "\n"
    return joined


def cores():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def notebooks_to_run(env, docnames, cache):
    for docname in docnames:
        path = Path(env.doc2path(docname))
        if not path.exists():
            continue
        text = path.read_text("utf8")
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


def get_ready(app):
    app.nursery = start() if app.builder.name == "html" and app.config.nb_execution_mode == "cache" else None


def run_side_by_side(app, env, docnames):
    config = env.mystnb_config
    if app.builder.name != "html" or config.execution_mode != "cache":
        return
    cache = get_cache(config.execution_cache_path)
    waiting = [*notebooks_to_run(env, docnames, cache)]
    if waiting:
        run(app, cache, waiting, config)
    if app.nursery:
        app.nursery.close()


def run(app, cache, waiting, config):
    for name in ONE_THREAD:  # a page has a core of its own, not all of them
        os.environ.setdefault(name, "1")
    begin = time.perf_counter()
    with forked_kernels(app.nursery), ThreadPoolExecutor(cores()) as pool:
        running = {}
        for path, reader, notebook in waiting:
            running[
                pool.submit(
                    single_nb_execution,
                    notebook,
                    cwd=str(path.parent),
                    allow_errors=False,
                    timeout=config.execution_timeout,
                    meta_override=True,
                )
            ] = (path, reader, notebook)
        for done in as_completed(running):
            path, reader, notebook = running[done]
            result = done.result()
            if result.err is not None:
                continue
            read_format = getattr(reader, "read_fmt", None)
            staged = cache.add_nb_to_project(str(path), **({"read_data": read_format} if read_format else {}))
            bundle = CacheBundleIn(notebook, staged.uri, data={"execution_seconds": result.time})
            cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
            logger.info("[side by side] ran %s in %.1f s", path.stem, result.time)
    logger.info("[side by side] %d pages in %.1f s", len(waiting), time.perf_counter() - begin)


def setup(app):
    render.coalesce_streams = join_streams
    app.connect("builder-inited", get_ready)
    app.connect("env-before-read-docs", run_side_by_side, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
