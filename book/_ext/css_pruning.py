"""Leave out of a stylesheet what no page uses.

The theme's stylesheets carry whole icon and layout libraries.  `prune` keeps a rule only
if, for each step of one of its selectors (``ul.menu`` and ``.open`` in ``ul.menu > .open``),
some element of the pages has that tag with these classes and this id; what a script names
may be anywhere.  Then only the custom properties, animations and fonts stay that what is
kept uses.
"""

import re
from collections import defaultdict

COMMENT = re.compile(r"/\*.*?\*/", re.S)
STRING = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'", re.S)
ELEMENT = re.compile(r"<([a-z][a-z0-9]*)(?:\s([^<>]*))?>")
ATTRIBUTE = re.compile(r'\b(?:class|id)="([^"]*)"')
NAME = re.compile(r"[.#]((?:\\.|[\w-])+)")
TAG = re.compile(r"[a-zA-Z][a-zA-Z0-9]*")
COMBINATOR = re.compile(r"[\s>+~]+")
PSEUDO = re.compile(r"(?<!\\)::?[a-zA-Z-]+(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?")
QUOTED_OR_ATTRIBUTE = re.compile(r"\[[^\]]*\]|" + STRING.pattern, re.S)
PROPERTY_USE = re.compile(r"var\(\s*(--[\w-]+)")
PROPERTY_DEFINITION = re.compile(r"(?:(?<=[;{])|^)\s*(--[\w-]+)\s*:")
NESTED = ("@media", "@supports", "@layer", "@container")


def blocks(css):
    """The statements of ``css``: pairs of prelude and body; the body of ``@import x;`` is None."""
    at, length = 0, len(css)
    while at < length:
        start = at
        while at < length and css[at] not in "{;":
            at = STRING.match(css, at).end() if css[at] in "\"'" else at + 1
        prelude = css[start:at].strip()
        if at >= length or css[at] == ";":
            at += 1
            if prelude:
                yield prelude, None
            continue
        depth, begin = 1, at + 1
        at += 1
        while at < length and depth:
            if css[at] in "\"'":
                at = STRING.match(css, at).end()
                continue
            depth += {"{": 1, "}": -1}.get(css[at], 0)
            at += 1
        if depth:
            raise ValueError(f"a rule must end with a brace, got {prelude[:60]!r}")
        yield prelude, css[begin : at - 1]


def split_list(text):
    """Parts of a selector list; a comma in brackets or quotes does not part."""
    parts, depth, start, at = [], 0, 0, 0
    while at < len(text):
        if text[at] in "\"'":
            at = STRING.match(text, at).end()
            continue
        if text[at] == "\\":
            at += 2
            continue
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(text[at], 0)
        if text[at] == "," and depth == 0:
            parts.append(text[start:at].strip())
            start = at + 1
        at += 1
    return [*parts, text[start:].strip()]


def plain_name(name):
    return re.sub(r"\\(.)", r"\1", name)


class Elements:
    """What elements the pages have, as far as ``css`` tells them apart, and the words of
    scripts, which may name any other."""

    def __init__(self, texts, css, words=()):
        found = set()
        for text in texts:
            found.update(ELEMENT.findall(text))
        asked = {plain_name(name) for name in NAME.findall(css)}
        self.tags, self.words = {tag for tag, _ in found}, set(words)
        self.kinds = {
            (tag, frozenset(name for value in ATTRIBUTE.findall(attributes) for name in value.split() if name in asked))
            for tag, attributes in found
        }
        self.with_name = defaultdict(list)
        for tag, names in self.kinds:
            for name in names:
                self.with_name[name].append((tag, names))

    def summary(self):
        return repr(sorted((tag, sorted(names)) for tag, names in self.kinds)) + repr(sorted(self.words))

    def have(self, step):
        """Whether an element can be meant by ``step``, a selector without combinators and pseudo-classes."""
        tag = TAG.match(step)
        names = {plain_name(name) for name in NAME.findall(step)} - self.words
        if not names:
            return tag is None or tag[0] in self.tags or tag[0] in self.words
        candidates = self.with_name.get(next(iter(names)), [])
        return any(names <= present and (tag is None or tag[0] == kind) for kind, present in candidates)


def matches(selector, elements):
    """Whether each step of ``selector`` can mean an element; of alternatives in brackets, any will do."""
    plain = PSEUDO.sub("", QUOTED_OR_ATTRIBUTE.sub("", selector))
    return all(elements.have(step) for step in COMBINATOR.split(plain) if step)


def prune_rules(css, elements):
    kept = []
    for prelude, body in blocks(css):
        if body is None:
            kept.append(f"{prelude};")
        elif prelude.startswith(NESTED):
            inner = prune_rules(body, elements)
            if inner:
                kept.append(f"{prelude}{{{inner}}}")
        elif prelude.startswith("@"):
            kept.append(f"{prelude}{{{body.strip()}}}")
        else:
            selectors = [s for s in split_list(prelude) if matches(s, elements)]
            if selectors and body.strip():
                kept.append(f"{','.join(selectors)}{{{body.strip()}}}")
    return "".join(kept)


def drop_unused_properties(css, scripts):
    """Definitions of custom properties that nothing refers to, until none is left."""
    while True:
        used = set(PROPERTY_USE.findall(css)) | set(re.findall(r"--[\w-]+", scripts))

        def without(body, used=used):
            kept = []
            for declaration in split_declarations(body):
                name = PROPERTY_DEFINITION.match(declaration)
                if declaration.strip() and not (name and name[1] not in used):
                    kept.append(declaration.strip())
            return ";".join(kept)

        thinner = rewrite_bodies(css, without)
        if thinner == css:
            return css
        css = thinner


def split_declarations(body):
    parts, depth, start, at = [], 0, 0, 0
    while at < len(body):
        if body[at] in "\"'":
            at = STRING.match(body, at).end()
            continue
        depth += {"(": 1, ")": -1}.get(body[at], 0)
        if body[at] == ";" and depth == 0:
            parts.append(body[start:at])
            start = at + 1
        at += 1
    return [*parts, body[start:]]


def rewrite_bodies(css, change):
    out = []
    for prelude, body in blocks(css):
        if body is None:
            out.append(f"{prelude};")
        elif prelude.startswith(NESTED):
            inner = rewrite_bodies(body, change)
            if inner:
                out.append(f"{prelude}{{{inner}}}")
        elif prelude.startswith("@"):
            out.append(f"{prelude}{{{body}}}")
        else:
            inner = change(body)
            if inner:
                out.append(f"{prelude}{{{inner}}}")
    return "".join(out)


def drop_unused_at_rules(css):
    """Animations that nothing names, and fonts that nothing asks for."""
    kept = []
    for prelude, body in blocks(css):
        name = re.match(r"@(?:-webkit-)?keyframes\s+(\S+)", prelude)
        if name and not re.search(rf"animation[^;{{}}]*\b{re.escape(name[1])}\b", css):
            continue
        kept.append(f"{prelude};" if body is None else f"{prelude}{{{body}}}")
    return "".join(kept)


def prune(css, elements, scripts=""):
    """Return ``css`` without what pages with these `Elements` cannot need."""
    plain = COMMENT.sub("", css)
    return drop_unused_at_rules(drop_unused_properties(prune_rules(plain, elements), scripts))
