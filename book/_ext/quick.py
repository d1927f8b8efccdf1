"""The build does not do the same work twice.

* A numbered reference needs the page it points to.  Sphinx unpickles that page anew for each
  of them, hundreds of times a build; here each page is read once.
* A citation asks which plugins are installed; the answer stays the same during a build.
* Pages are written side by side, in small batches, so that no core waits long for the last.
  (They are read one by one: not every extension of Jupyter Book may be run in several processes
  there.)
* The build makes millions of small objects that live until its end.  Python's collector of
  cyclic garbage walks over all of them again and again; it is called much less often here.
"""

import gc
from functools import cache, partial

from pybtex import plugin
from sphinx import builders
from sphinx.domains.std import StandardDomain
from sphinx.util.parallel import make_chunks

from side_by_side import cores


class ReadOnce:
    """The environment, with a memory for pages that are only looked at."""

    def __init__(self, env):
        self.env = env
        self.pages = {}

    def get_doctree(self, docname):
        if docname not in self.pages:
            self.pages[docname] = self.env.get_doctree(docname)
        return self.pages[docname]

    def __getattr__(self, name):
        return getattr(self.env, name)


class RememberingDomain(StandardDomain):
    looked_at = None

    def _resolve_numref_xref(self, env, *rest):
        if self.looked_at is None:
            self.looked_at = ReadOnce(env)
        return super()._resolve_numref_xref(self.looked_at, *rest)


def before_writing(app, env):
    env.domains["std"].looked_at = None
    app.parallel = cores()


def leave_quickly(app, exception):
    """What the interpreter would do at its end, it does object by object; they all go at once."""
    gc.freeze()


def setup(app):
    gc.set_threshold(100_000, 50, 100)
    plugin.entry_points = cache(plugin.entry_points)
    builders.make_chunks = partial(make_chunks, maxbatch=1)
    app.add_domain(RememberingDomain, override=True)
    app.connect("env-updated", before_writing)
    app.connect("build-finished", leave_quickly, priority=999)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
