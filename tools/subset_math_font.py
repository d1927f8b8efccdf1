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

CHARACTERS = [
    (0x0020, 0x007E),  # ASCII: upright letters, digits, brackets
    (0x00A0, 0x00A0),
    (0x00A7, 0x00A7),
    (0x00AC, 0x00AC),
    (0x00AF, 0x00B1),
    (0x00B4, 0x00B7),
    (0x00D7, 0x00D7),
    (0x00F7, 0x00F7),
    (0x0131, 0x0131),
    (0x0237, 0x0237),
    (0x02C6, 0x02C7),
    (0x02D8, 0x02DC),
    (0x0300, 0x030C),
    (0x0332, 0x0338),  # accents
    (0x0391, 0x03A9),
    (0x03B1, 0x03C9),
    (0x03D1, 0x03D6),
    (0x03F0, 0x03F5),  # Greek
    (0x2002, 0x200B),
    (0x2013, 0x2014),
    (0x2016, 0x2016),
    (0x2018, 0x201D),
    (0x2020, 0x2022),
    (0x2026, 0x2026),
    (0x2032, 0x2035),
    (0x203E, 0x203E),
    (0x2044, 0x2044),
    (0x2057, 0x2057),
    (0x2061, 0x2064),
    (0x20D0, 0x20D7),
    (0x2102, 0x2102),
    (0x210A, 0x211D),
    (0x2124, 0x2124),
    (0x2128, 0x2134),  # letterlike
    (0x2190, 0x2199),
    (0x21A6, 0x21A6),
    (0x21D0, 0x21D5),
    (0x27F5, 0x27FC),  # arrows
    (0x2200, 0x222E),
    (0x2234, 0x2237),
    (0x223C, 0x223D),
    (0x2243, 0x224D),  # operators
    (0x2254, 0x2255),
    (0x225C, 0x225D),
    (0x2260, 0x226B),
    (0x2270, 0x2271),
    (0x227A, 0x227B),
    (0x2282, 0x228B),
    (0x2295, 0x2299),
    (0x22A2, 0x22A5),
    (0x22C0, 0x22C6),
    (0x22EE, 0x22F1),
    (0x2308, 0x230B),
    (0x23B4, 0x23B5),
    (0x23DC, 0x23E1),
    (0x25A0, 0x25A1),
    (0x25AA, 0x25AB),
    (0x25CB, 0x25CF),
    (0x27E8, 0x27E9),
    (0x27EE, 0x27EF),
    (0x2A00, 0x2A02),
    (0x2A7D, 0x2A7E),
    (0x2AAF, 0x2AB0),
    (0x1D400, 0x1D467),  # bold and italic Latin
    (0x1D49C, 0x1D4B5),  # script capitals
    (0x1D538, 0x1D551),  # double-struck capitals
    (0x1D6A4, 0x1D6A5),  # dotless i and j
    (0x1D6E2, 0x1D755),  # italic and bold italic Greek
    (0x1D7CE, 0x1D7D7),  # bold digits
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
