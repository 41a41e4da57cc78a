#!/usr/bin/python3
"""pdf_rules.py finds what is broken on purpose, and nothing in what is not.

Usage: pdf_rules_test.py FOLDER, where FOLDER has PROFILE/*.pdf
"""
import io
import pathlib
import sys

from pdf_rules import check, pikepdf

Name, Array, Dictionary = pikepdf.Name, pikepdf.Array, pikepdf.Dictionary


def first(pdf, test):
    for thing in pdf.objects:
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)) and test(thing):
            return thing
    sys.exit("pdf_rules_test: the sample has nothing to break")


def element(pdf, kind):
    return first(pdf, lambda each: each.get("/S") == "/" + kind and "/K" in each)


def font(pdf):
    return first(pdf, lambda each: each.get("/Subtype") == "/Type0")


def replace_in_page(pdf, old, new):
    for page in pdf.pages:
        page.contents_coalesce()
        text = page.Contents.read_bytes()
        if old in text:
            page.Contents = pdf.make_stream(text.replace(old, new, 1))
            return
    sys.exit(f"pdf_rules_test: no page has {old}")


def replace_in_metadata(pdf, old, new):
    text = pdf.Root.Metadata.read_bytes()
    if old not in text:
        sys.exit(f"pdf_rules_test: the metadata has no {old}")
    stream = pdf.make_stream(text.replace(old, new))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream


def replace_map(pdf):
    text = font(pdf).ToUnicode.read_bytes()
    at = text.index(b"<0001> <")
    font(pdf).ToUnicode = pdf.make_stream(text[:at] + b"<0001> <0000>" + text[at + 13:])


def change_level(pdf):
    first(pdf, lambda each: each.get("/S") == "/H1").S = Name.H3


def image(pdf):
    return first(pdf, lambda each: each.get("/Subtype") == "/Image")


def form(pdf):
    return first(pdf, lambda each: each.get("/Subtype") == "/Form")


def add_to_form(pdf, text, **resources):
    """A drawing that does what none of ours may."""
    thing = form(pdf)
    for key, value in resources.items():
        known = thing.Resources.get(f"/{key}", Dictionary())
        for entry in value.keys():
            known[entry] = value[entry]
        thing.Resources[f"/{key}"] = known
    thing.write(thing.read_bytes() + b"\n" + text)


def swap_parents(pdf):
    def is_row(each):
        rows = each.get("/Nums")
        return isinstance(rows, Array) and any(
            isinstance(row, Array) and len(row) > 1 and row[0] != row[1] for row in rows)
    for row in first(pdf, is_row).Nums:
        if isinstance(row, Array) and len(row) > 1 and row[0] != row[1]:
            row[0], row[1] = row[1], row[0]
            return


def drop(thing, key):
    del thing[key]


def link(pdf):
    return first(pdf, lambda each: each.get("/Subtype") == "/Link")


def intent(pdf):
    return pdf.Root.OutputIntents[0]


# (profile, what is done to a good file, words of the fault)
BROKEN = [
    ("screen", lambda pdf: drop(pdf.pages[0].obj, "/StructParents"), "not in the parent tree"),
    ("screen", swap_parents, "leads to another element"),
    ("screen", lambda pdf: drop(pdf.Root, "/Lang"), "no language"),
    ("screen", lambda pdf: drop(pdf.Root, "/MarkInfo"), "not marked"),
    ("screen", lambda pdf: drop(font(pdf), "/ToUnicode"), "no ToUnicode"),
    ("screen", replace_map, "ToUnicode leads to 0000"),
    ("screen", lambda pdf: drop(font(pdf).DescendantFonts[0], "/FontDescriptor"), "not embedded"),
    ("screen", lambda pdf: replace_in_page(pdf, b"/Artifact <</Type /Layout>> BDC",
                                           b"/Span BMC"), "in no sequence and no artifact"),
    ("screen", lambda pdf: replace_in_page(pdf, b"/Artifact <</Type /Layout>> BDC",
                                           b"/Artifact BMC"), "an artifact without Type"),
    ("screen", lambda pdf: replace_in_page(pdf, b"/MCID 1>>", b"/MCID 0>>"), "MCID 0 twice"),
    ("screen", lambda pdf: replace_in_page(pdf, b"EMC", b""), "content within content"),
    ("screen", lambda pdf: setattr(element(pdf, "P"), "S", Name.Absatz), "not a standard one"),
    ("screen", lambda pdf: setattr(element(pdf, "P"), "P", element(pdf, "Art").K[0]),
     "has a wrong parent"),
    ("screen", lambda pdf: drop(element(pdf, "P"), "/K"), "has 0 elements"),
    ("screen", lambda pdf: setattr(pdf.pages[0].obj, "TrimBox", Array([-9, 0, 50, 50])),
     "TrimBox sticks out"),
    ("archive", change_level, "comes after H"),
    ("archive", lambda pdf: drop(element(pdf, "Figure"), "/Alt"), "a figure without Alt"),
    ("archive", lambda pdf: drop(element(pdf, "TH"), "/A"), "a TH without Scope"),
    ("archive", lambda pdf: drop(element(pdf, "Note"), "/ID"), "a Note without an ID"),
    ("archive", lambda pdf: drop(element(pdf, "L"), "/A"), "without ListNumbering"),
    ("archive", lambda pdf: setattr(element(pdf, "LI"), "S", Name.P), "L holds"),
    ("archive", lambda pdf: drop(pdf.Root, "/OutputIntents"), "not one output intent"),
    ("archive", lambda pdf: drop(pdf.Root, "/ViewerPreferences"), "DisplayDocTitle"),
    ("archive", lambda pdf: drop(pdf.Root, "/StructTreeRoot"), "no structure tree"),
    ("archive", lambda pdf: drop(pdf.Root, "/Metadata"), "no metadata"),
    ("archive", lambda pdf: replace_in_metadata(pdf, b"pdfuaid:part>1", b"pdfuaid:part>2"),
     "pdfuaid:part is not 1"),
    ("archive", lambda pdf: replace_in_metadata(pdf, b"pdfua/ns/id/</", b"pdfua/</"),
     "pdfuaid is not described"),
    ("archive", lambda pdf: setattr(pdf.trailer.Info, "Title", "other"), "/Title is not what"),
    ("archive", lambda pdf: setattr(pdf.trailer.Info, "ModDate", "D:1999"), "/ModDate is not"),
    ("archive", lambda pdf: setattr(link(pdf), "F", 0), "flags 0"),
    ("archive", lambda pdf: drop(link(pdf), "/Contents"), "without Contents"),
    ("archive", lambda pdf: drop(link(pdf), "/StructParent"), "a link without element"),
    ("archive", lambda pdf: drop(pdf.pages[1].obj, "/Tabs"), "Tabs is not S"),
    ("archive", lambda pdf: setattr(image(pdf), "ColorSpace", Name.DeviceCMYK),
     "CMYK that nothing defines"),
    ("archive", lambda pdf: setattr(pdf.Root, "OCProperties", Dictionary(
        OCGs=Array(), D=Dictionary(AS=Array()))), "AS in a layer"),
    ("archive-1b", lambda pdf: setattr(image(pdf), "SMask", image(pdf)), "a soft mask"),
    ("archive-1b", lambda pdf: setattr(pdf.pages[0].obj, "Group", Dictionary(
        S=Name.Transparency)), "a transparency group"),
    ("archive-1b", lambda pdf: drop(font(pdf).DescendantFonts[0].FontDescriptor, "/CIDSet"),
     "no CIDSet"),
    ("screen", lambda pdf: drop(form(pdf), "/Resources"), "no Resources"),
    ("screen", lambda pdf: add_to_form(pdf, b"/P <</MCID 0>> BDC 0 0 1 1 re f EMC"),
     "a form with content marked"),
    ("screen", lambda pdf: add_to_form(pdf, b"BT /F9 9 Tf <0001> Tj ET"), "no font /F9"),
    ("archive", lambda pdf: add_to_form(
        pdf, b"BT /F9 9 Tf (a) Tj ET", Font=Dictionary(F9=pdf.make_indirect(Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)))), "not a Type 0 font"),
    ("archive", lambda pdf: add_to_form(pdf, b"0 0 0 1 k 0 0 1 1 re f"), "CMYK that nothing defines"),
    ("archive-1b", lambda pdf: add_to_form(
        pdf, b"/G9 gs", ExtGState=Dictionary(G9=pdf.make_indirect(Dictionary(ca=0.5)))),
     "transparent paint"),
    ("archive-1b", lambda pdf: add_to_form(
        pdf, b"/G9 gs", ExtGState=Dictionary(G9=pdf.make_indirect(Dictionary(BM=Name.Multiply)))),
     "the blend mode Multiply"),
    ("press", lambda pdf: add_to_form(pdf, b"1 0 0 rg 0 0 1 1 re f"), "paint in DeviceRGB"),
    ("press", lambda pdf: add_to_form(pdf, b"0 g 0 0 1 1 re f"), "DeviceGray on the press"),
    ("press", lambda pdf: add_to_form(
        pdf, b"/S9 sh", Shading=Dictionary(S9=pdf.make_indirect(Dictionary(
            ShadingType=2, ColorSpace=Name.DeviceRGB)))), "a shading in DeviceRGB"),
    ("press", lambda pdf: drop(pdf.pages[0].obj, "/TrimBox"), "no TrimBox"),
    ("press", lambda pdf: drop(pdf.trailer.Info, "/Trapped"), "Trapped is not said"),
    ("press", lambda pdf: setattr(intent(pdf), "S", Name.GTS_PDFA1), "not one output intent"),
    ("press", lambda pdf: drop(intent(pdf), "/DestOutputProfile"), "no DestOutputProfile"),
    ("press", lambda pdf: setattr(image(pdf), "ColorSpace", Name.DeviceRGB), "in DeviceRGB"),
    ("press", lambda pdf: replace_in_page(pdf, b"0 0 0 1 k", b"0 0 0 rg"), "paint in DeviceRGB"),
    ("press", lambda pdf: replace_in_page(pdf, b"0 0 0 1 k", b"0 g"), "DeviceGray on the press"),
    ("press", lambda pdf: replace_in_page(pdf, b"/GsOver gs", b""), "does not overprint"),
    ("press", lambda pdf: [replace_in_page(pdf, b"0 0 0 1 k", b"0.5 0.5 0.5 1 k")],
     "small text in rich black"),
    ("press", lambda pdf: setattr(pdf.pages[0].obj, "Annots", Array([Dictionary(
        Type=Name.Annot, Subtype=Name.Text)])), "annotations"),
    ("press", lambda pdf: replace_in_metadata(pdf, b"PDF/X-4", b"PDF/X-3"), "GTS_PDFXVersion"),
]


def broken(path, damage, version):
    with pikepdf.open(path) as pdf:
        damage(pdf)
        out = io.BytesIO()
        pdf.save(out, static_id=True, force_version=version,
                 object_stream_mode=pikepdf.ObjectStreamMode.disable)
    out.seek(0)
    return out


def main(folder):
    bad = 0
    for profile in ("screen", "archive", "archive-1b", "press"):
        files = sorted(pathlib.Path(folder).glob(f"{profile}/*.pdf"))
        path = max(files, key=lambda each: each.stat().st_size)
        with pikepdf.open(path) as pdf:
            version = pdf.pdf_version
        cases = [(lambda pdf: None, None)]
        cases += [(damage, words) for name, damage, words in BROKEN if name == profile]
        for damage, words in cases:
            faults = check(broken(path, damage, version), profile)
            found = not faults if words is None else any(words in fault for fault in faults)
            if not found:
                print(f"{profile}: expected {words or 'no fault'}, found {faults[:5]}")
                bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
