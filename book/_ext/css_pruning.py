"""Leave out of a stylesheet what no page uses.

The theme's stylesheets carry whole icon and layout libraries.  `prune` keeps a rule only
if every class and id that one of its selectors names occurs in the pages or as a word in
their scripts, and then the custom properties, animations and fonts that what is kept uses.
"""

import re

COMMENT = re.compile(r"/\*.*?\*/", re.S)
STRING = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'", re.S)
NAME = re.compile(r"[.#]((?:\\.|[\w-])+)")
QUOTED_OR_ATTRIBUTE = re.compile(r"\[[^\]]*\]|" + STRING.pattern, re.S)
NEGATED = re.compile(r":not\([^()]*(?:\([^()]*\)[^()]*)*\)")
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


def matches(selector, used):
    """Whether all classes and ids that ``selector`` asks for are used somewhere."""
    plain = QUOTED_OR_ATTRIBUTE.sub("", NEGATED.sub("", selector))
    if ":is(" in plain or ":where(" in plain:  # one of several will do: keep it
        plain = re.sub(r":(?:is|where)\([^()]*(?:\([^()]*\)[^()]*)*\)", "", plain)
    return all(re.sub(r"\\(.)", r"\1", name) in used for name in NAME.findall(plain))


def prune_rules(css, used):
    kept = []
    for prelude, body in blocks(css):
        if body is None:
            kept.append(f"{prelude};")
        elif prelude.startswith(NESTED):
            inner = prune_rules(body, used)
            if inner:
                kept.append(f"{prelude}{{{inner}}}")
        elif prelude.startswith("@"):
            kept.append(f"{prelude}{{{body.strip()}}}")
        else:
            selectors = [s for s in split_list(prelude) if matches(s, used)]
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


def prune(css, used, scripts=""):
    """Return ``css`` without what pages with the class and id names ``used`` cannot need."""
    plain = COMMENT.sub("", css)
    return drop_unused_at_rules(drop_unused_properties(prune_rules(plain, used), scripts))
