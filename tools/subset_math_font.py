"""Make the book's math font: TeX Gyre Pagella Math, cut down to what formulas use.

The result, ``book/_static/fonts/math.woff2``, is kept in the repository, so
nobody needs this script to build the book.  Run it when a formula needs a
character that the font lacks (the site tests name the character)::

    sudo apt-get install fonts-texgyre-math
    pip install fonttools brotli
    python tools/subset_math_font.py

The OpenType MATH table survives, and with it the tall brackets, the stretched
accents and the script-sized forms that the table refers to.
"""

import argparse
import pathlib

from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = "/usr/share/texmf/fonts/opentype/public/tex-gyre-math/texgyrepagella-math.otf"
TARGET = pathlib.Path(__file__).resolve().parent.parent / "book/_static/fonts/math.woff2"

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


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", default=SOURCE, help="the full OpenType font")
    args = parser.parse_args()

    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["ccmp", "mark", "mkmk", "dtls"]
    options.desubroutinize = False
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["FFTM", "DSIG"]
    font = TTFont(args.source, recalcTimestamp=False)
    use_script_form_of_primes(font)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for low, high in CHARACTERS for c in range(low, high + 1)])
    subsetter.subset(font)
    for record in font["name"].names:  # its licence asks that a changed font be called so
        if record.nameID in (1, 4, 16):
            record.string = "TeX Gyre Pagella Math Subset"
        elif record.nameID == 6:
            record.string = "TeXGyrePagellaMath-Subset"
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    subset.save_font(font, TARGET, options)
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes, {len(font.getGlyphOrder())} glyphs")


if __name__ == "__main__":
    main()
