"""Check that every font in PDF files is embedded; exit 1 with the file and the font when one is not."""

import sys

import pikepdf

FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def bare_fonts(path: str) -> list[str]:
    """Return the names of the fonts that are not in the file."""
    with pikepdf.open(path) as pdf:
        fonts = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font" and "/BaseFont" in thing
        ]
        simple = [font for font in fonts if font.get("/Subtype") != "/Type0"]
        if not simple:
            return ["no font at all"]
        return [
            str(font.BaseFont) for font in simple if not any(name in font.get("/FontDescriptor", {}) for name in FILES)
        ]


def main() -> int:
    """Check the files that are named."""
    faults = [f"{path}: {name} is not embedded" for path in sys.argv[1:] for name in bare_fonts(path)]
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
