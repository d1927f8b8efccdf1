"""The build does not do the same work twice.

* A numbered reference needs the page it points to.  Sphinx unpickles that page anew for each of
  them, hundreds of times a build (Sphinx issue 12883 asks for such a memory); here each page is
  read once.  It costs 29 instead of 93 seconds.
* Pages are written side by side, in small batches, so that no core waits long for the last.
  (They are read one by one: not every extension of Jupyter Book may be run in several processes there.)
* The build makes millions of small objects that live until its end.  Python's collector of cyclic
  garbage walks over all of them again and again; it is called much less often here.
"""

import gc

from sphinx.domains.std import StandardDomain

from execution import cores


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


def setup(app):
    gc.set_threshold(100_000, 50, 100)
    app.add_domain(RememberingDomain, override=True)
    app.connect("env-updated", before_writing)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
