"""Make the book's fonts: TeX Gyre Pagella and its math companion, cut down to what the book uses.

The results, ``book/_theme/textbook/static/fonts/*.woff2``, are kept in the repository, so nobody
needs this script to build the book.  Run it when a page needs a character that a font lacks (the
site tests name the character)::

    sudo apt-get install fonts-texgyre fonts-texgyre-math
    pip install fonttools brotli
    python tools/subset_fonts.py

``math.woff2`` is the math font, and the upright text font too: its Latin letters are those of
Pagella, from which it takes the kerning.  The OpenType MATH table survives, and with it the tall
brackets, the stretched accents and the script-sized forms that the table refers to.  Curves become
quadratic, within two thousandths of the type size: a quarter less to load.
"""

import argparse
import pathlib

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

FOLDER = pathlib.Path("/usr/share/texmf/fonts/opentype/public")
TARGET = pathlib.Path(__file__).resolve().parent.parent / "book/_theme/textbook/static/fonts"
ERROR = 2  # units of a thousandth of the type size: at 20 px a twenty-fifth of a pixel

TEXT = [*range(0x20, 0x7F), 0xA0, 0xA7, 0xB7, 0xD7, 0xE4, 0xE8, 0xE9, 0xF6, 0xFC, 0x2013, 0x2014, 0x2018, 0x2019,
  0x201C,
        0x201D, 0x2026]  # fmt: skip
# No formula has these; a test names what is missing.
UNUSED = "¬ˇ↑↓↔⇐⇑⇓∀∃∆∖∥∨∩≔≫⊃⊇⊕⋮⋱⟨⟩⏞ℕℙℤ𝔼" + "".join(map(chr, range(0x3B1, 0x3CA)))
CHARACTERS = [  # what the book writes, and the rest of an alphabet or family of which it writes most
    (0x0020, 0x007E),  # ASCII: upright letters, digits, brackets
    (0x00A0, 0x00A0),
    (0x00AC, 0x00AC),
    (0x00AF, 0x00AF),
    (0x00B1, 0x00B1),
    (0x00B7, 0x00B7),
    (0x00D7, 0x00D7),
    (0x02C6, 0x02C7),
    (0x02D9, 0x02D9),
    (0x02DC, 0x02DC),  # spacing accents
    (0x0302, 0x0304),
    (0x0307, 0x0307),
    (0x0332, 0x0332),  # accents
    (0x0338, 0x0338),
    (0x0393, 0x0394),
    (0x0398, 0x0398),
    (0x039B, 0x039B),
    (0x039E, 0x039E),
    (0x03A0, 0x03A0),
    (0x03A3, 0x03A3),
    (0x03A6, 0x03A6),
    (0x03A8, 0x03A9),  # upright Greek capitals without a Latin twin
    (0x03B1, 0x03C9),
    (0x03D5, 0x03D5),  # upright Greek, for a browser that does not slant variables
    (0x2002, 0x200B),
    (0x2016, 0x2016),
    (0x2026, 0x2026),
    (0x2032, 0x2034),
    (0x2061, 0x2064),
    (0x2113, 0x2113),
    (0x2115, 0x2115),
    (0x2119, 0x2119),
    (0x211D, 0x211D),
    (0x2124, 0x2124),
    (0x212C, 0x212C),
    (0x2131, 0x2131),
    (0x2133, 0x2133),  # letterlike
    (0x2190, 0x2194),
    (0x21A6, 0x21A6),
    (0x21D0, 0x21D4),
    (0x27F6, 0x27F6),
    (0x27FA, 0x27FA),  # arrows
    (0x2200, 0x2200),
    (0x2202, 0x2203),
    (0x2205, 0x2209),
    (0x220F, 0x220F),
    (0x2211, 0x2213),
    (0x2216, 0x2218),
    (0x221A, 0x221A),
    (0x221D, 0x221E),
    (0x2223, 0x2223),
    (0x2225, 0x2225),
    (0x2227, 0x222B),
    (0x223C, 0x223C),
    (0x2248, 0x2248),
    (0x2254, 0x2254),
    (0x2260, 0x2261),
    (0x2264, 0x2265),
    (0x226A, 0x226B),
    (0x2282, 0x2283),
    (0x2286, 0x2287),
    (0x2295, 0x2295),
    (0x2297, 0x2297),
    (0x2299, 0x2299),
    (0x22A4, 0x22A5),
    (0x22C5, 0x22C5),
    (0x22EE, 0x22EF),
    (0x22F1, 0x22F1),  # operators
    (0x2308, 0x230B),
    (0x23DE, 0x23DF),
    (0x25A1, 0x25A1),
    (0x27E8, 0x27E9),
    (0x1D434, 0x1D454),
    (0x1D456, 0x1D467),
    (0x210E, 0x210E),  # italic Latin; its h stands among the letterlike
    (0x1D49F, 0x1D49F),
    (0x1D4A9, 0x1D4A9),
    (0x1D4B3, 0x1D4B3),  # script capitals
    (0x1D53C, 0x1D53C),
    (0x1D540, 0x1D540),  # double-struck capitals
    (0x1D6A4, 0x1D6A5),  # dotless i and j
    (0x1D6FC, 0x1D71B),  # italic Greek
    (0x1D736, 0x1D736),
    (0x1D738, 0x1D738),
    (0x1D73C, 0x1D73D),
    (0x1D740, 0x1D740),  # bold italic Greek
    (0x1D7CF, 0x1D7CF),  # the bold 1
]


FORMULA = {c for low, high in CHARACTERS for c in range(low, high + 1)} - set(map(ord, UNUSED))
PRIMES = {0x2032, 0x2033, 0x2034, 0x2057}


def use_script_form_of_primes(font):
    """Map each prime to its form for superscripts, which is larger and not raised.

    In MathML a prime is always a superscript; the form meant for running text
    would be raised twice.
    """
    forms = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for sub in lookup.SubTable:
            sub = getattr(sub, "ExtSubTable", sub)
            forms.update(getattr(sub, "alternates", {}))
    script_form = {
        code: next(form for form in forms[name] if form.endswith(".st"))
        for code, name in font.getBestCmap().items()
        if code in PRIMES
    }
    for table in font["cmap"].tables:
        table.cmap.update({code: form for code, form in script_form.items() if code in table.cmap})


ZEROS = [f"max{name}" for name in (
    "TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements", "SizeOfInstructions", "Points",
    "ComponentElements", "Contours", "CompositePoints", "CompositeContours", "ComponentDepth",
)]  # fmt: skip


def make_quadratic(font):
    glyphs, order = {}, font.getGlyphOrder()
    drawn = font.getGlyphSet()
    for name in order:
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    del font["CFF "]
    font["maxp"].tableVersion = 0x00010000
    for name in ZEROS:
        setattr(font["maxp"], name, 0)
    font["maxp"].maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\0\1\0\0"
    font["glyf"].compile(font)


def cut(path, characters, features):
    options = subset.Options()
    options.layout_features = features
    options.desubroutinize = True
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["FFTM", "DSIG"]
    font = TTFont(path, recalcTimestamp=False)
    if "math" in path.name:
        use_script_form_of_primes(font)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def save(font, name, family):
    for record in font["name"].names:  # the licence asks that a changed font be called so
        if record.nameID in (1, 4, 16):
            record.string = f"{family} Subset"
        elif record.nameID == 6:
            record.string = f"{family.replace(' ', '')}-Subset"
    make_quadratic(font)
    font.flavor = "woff2"
    path = TARGET / f"{name}.woff2"
    font.save(path)
    print(f"{path.name}: {path.stat().st_size} bytes, {len(font.getGlyphOrder())} glyphs")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=pathlib.Path, default=FOLDER, help="where the full OpenType fonts are")
    text = parser.parse_args().folder / "tex-gyre"
    math = cut(parser.parse_args().folder / "tex-gyre-math/texgyrepagella-math.otf",
               [*FORMULA, *TEXT], [])  # fmt: skip
    regular = cut(text / "texgyrepagella-regular.otf", TEXT, ["kern"])
    missing = set(regular.getGlyphOrder()) - set(math.getGlyphOrder()) - {".notdef"}
    assert not missing, f"the kerning names glyphs that the math font lacks: {missing}"
    math["GPOS"] = regular["GPOS"]
    TARGET.mkdir(parents=True, exist_ok=True)
    save(math, "math", "TeX Gyre Pagella Math")
    for style in ("italic", "bold"):
        kerning = ["kern"] if style == "italic" else []  # a bold word is short
        save(cut(text / f"texgyrepagella-{style}.otf", TEXT, kerning), style, f"TeX Gyre Pagella {style.title()}")


if __name__ == "__main__":
    main()
