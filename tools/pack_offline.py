"""Pack the built site into a zip that opens from a folder, and lay it and the PDFs into the site.

    python tools/pack_offline.py

Needs the site (`make book`) and the PDFs (`tools/print_pdf.py exam`, `sheet` and `book`).
"""

import pathlib
import shutil
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SITE = ROOT / "book/_build/html"
PDFS = ROOT / "book/_build/pdf"
NAME = "estimation-and-learning"
DOCUMENTS = ["book.pdf", "exam-paper.pdf", "exam-key.pdf", "formula-sheet.pdf"]


def files():
    """All of the site but what only a search engine reads, and the downloads themselves."""
    for path in sorted(SITE.rglob("*")):
        inside = path.relative_to(SITE)
        if path.is_file() and inside.parts[0] != "downloads" and inside.name not in ("sitemap.xml", "robots.txt"):
            yield path, inside


def pack(target):
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path, inside in files():
            # A fixed date: the same site gives the same zip.
            entry = zipfile.ZipInfo(f"{NAME}/{inside.as_posix()}", (2020, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, path.read_bytes())


def main():
    missing = [name for name in DOCUMENTS if not (PDFS / name).exists()]
    if missing or not (SITE / "index.html").exists():
        sys.exit(f"not built yet: {', '.join(missing) or 'the site'}; run `make offline`")
    downloads = SITE / "downloads"
    downloads.mkdir(exist_ok=True)
    for name in DOCUMENTS:
        shutil.copyfile(PDFS / name, downloads / name)
    pack(downloads / f"{NAME}.zip")
    for path in sorted(downloads.iterdir()):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
