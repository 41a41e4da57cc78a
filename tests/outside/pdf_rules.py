#!/usr/bin/python3
"""What can be checked of a PDF without drawing it.

Usage: pdf_rules.py PROFILE FILE...
PROFILE: screen, archive (PDF/A-2u and PDF/UA-1), archive-1b (PDF/A-1b) or press (PDF/X-4). Prints a
line for each fault; exit 1 if there is one. The numbers in the messages are sections of ISO 32000-1,
or of the standard named.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree

try:
    import pikepdf
except ImportError:
    sys.exit("pikepdf is missing: apt-get install python3-pikepdf (or scripts/setup)")

STANDARD = set("""Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H
    H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference
    BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form""".split())
SHOW = {"Tj", "TJ", "'", '"'}
PAINT = SHOW | {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "EI", "INLINE IMAGE"}
NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
}


def name(thing):
    """A name without its slash; None for what is no name."""
    return str(thing)[1:] if isinstance(thing, pikepdf.Name) else None


class Rules:
    def __init__(self, pdf, profile):
        self.pdf = pdf
        self.root = pdf.Root
        self.profile = profile
        self.is_archive = profile.startswith("archive")
        self.tagged = "/StructTreeRoot" in self.root
        self.faults = []
        self.forms = set()  # those that were looked at
        self.contents = {}  # (page, MCID) that content streams have
        self.owners = {}    # (page, MCID) -> elements that claim it
        self.annotation_owners = {}

    def expect(self, condition, message):
        if not condition and message not in self.faults:
            self.faults.append(message)
        return bool(condition)

    def check(self):
        self.file()
        self.metadata()
        self.intent()
        for number, page in enumerate(self.pdf.pages, 1):
            where = f"page {number}"
            self.boxes(page.obj, where)
            self.content(page, where)
            self.annotations(page.obj, where)
        for thing in self.pdf.objects:
            self.object(thing)
        if self.expect(self.tagged or self.profile != "archive", "UA-1 7.1: no structure tree"):
            if self.tagged:
                self.structure()
        return self.faults

    # -- the file as a whole --------------------------------------------------------------------

    def file(self):
        wanted = {"archive-1b": "1.4", "press": "1.6"}.get(self.profile, "1.7")
        self.expect(self.pdf.pdf_version == wanted, f"the version is not {wanted}")
        self.expect(not self.pdf.is_encrypted, "the file is encrypted")
        self.expect("/ID" in self.pdf.trailer, "14.4: no ID")
        for key in ("/AcroForm", "/OpenAction", "/AA"):
            self.expect(key not in self.root, f"{key} in the catalog")
        layers = self.root.get("/OCProperties")
        if self.profile in ("archive-1b", "press"):
            self.expect(layers is None, "layers where none may be")
        if self.profile == "archive" and layers is not None:
            self.expect("/AS" not in layers.D, "A-2 6.9: AS in a layer's configuration")
        if self.tagged:
            self.expect(self.root.get("/MarkInfo", {}).get("/Marked", False) is True,
                        "14.7.1: not marked")
            self.expect(str(self.root.get("/Lang", "")), "14.9.2: no language")
        if self.profile == "archive":
            shown = self.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)
            self.expect(shown is True, "UA-1 7.1: DisplayDocTitle is not set")

    def metadata(self):
        stream = self.root.get("/Metadata")
        if not self.expect(stream is not None, "14.3.2: no metadata"):
            return
        self.expect("/Filter" not in stream, "A-1 6.7.2: metadata is compressed")
        try:
            tree = ElementTree.fromstring(stream.read_bytes().decode("utf-8"))
        except (ElementTree.ParseError, UnicodeDecodeError) as error:
            self.expect(False, f"metadata is no XML: {error}")
            return

        def value(prefix, local):
            found = tree.find(f".//{{{NAMES[prefix]}}}{local}")
            return "".join(found.itertext()).strip() if found is not None else None

        claims = {"archive": {("pdfaid", "part"): "2", ("pdfaid", "conformance"): "U",
                              ("pdfuaid", "part"): "1"},
                  "archive-1b": {("pdfaid", "part"): "1", ("pdfaid", "conformance"): "B"},
                  "press": {("pdfxid", "GTS_PDFXVersion"): "PDF/X-4", ("pdf", "Trapped"): "False",
                            ("xmpMM", "VersionID"): "1", ("xmpMM", "RenditionClass"): "default"},
                  "screen": {}}
        for (prefix, local), wanted in claims[self.profile].items():
            self.expect(value(prefix, local) == wanted, f"XMP: {prefix}:{local} is not {wanted}")
        if self.profile == "archive":
            schemas = [each.text for each in tree.iter(f"{{{NAMES['pdfaSchema']}}}namespaceURI")]
            self.expect(NAMES["pdfuaid"] in schemas, "A-2 6.6.2.3: pdfuaid is not described")
        self.expect(value("dc", "title"), "UA-1 7.1: no dc:title")
        self.information(value)

    def information(self, value):
        """Info and XMP say the same (A-1 6.7.3)."""
        info = self.pdf.trailer.get("/Info", {})
        pairs = {"/Title": ("dc", "title"), "/Author": ("dc", "creator"),
                 "/Creator": ("xmp", "CreatorTool"), "/Producer": ("pdf", "Producer")}
        for key, (prefix, local) in pairs.items():
            if key in info:
                self.expect(str(info[key]) == value(prefix, local),
                            f"{key} is not what {prefix}:{local} is")
        for key, local in {"/CreationDate": "CreateDate", "/ModDate": "ModifyDate"}.items():
            digits = re.sub(r"\D", "", str(info.get(key, "")))
            self.expect(digits and digits == re.sub(r"\D", "", value("xmp", local) or ""),
                        f"{key} is not what xmp:{local} is")
        if self.profile == "press":
            self.expect(name(info.get("/Trapped")) == "False", "X-4 6.8: Trapped is not said")

    def intent(self):
        self.intent_space = None
        if self.profile == "screen":
            return
        intents = list(self.root.get("/OutputIntents", []))
        kind = "GTS_PDFX" if self.profile == "press" else "GTS_PDFA1"
        intents = [each for each in intents if name(each.get("/S")) == kind]
        if not self.expect(len(intents) == 1, f"14.11.5: not one output intent {kind}"):
            return
        self.expect("/OutputConditionIdentifier" in intents[0], "no OutputConditionIdentifier")
        profile = intents[0].get("/DestOutputProfile")
        if not self.expect(profile is not None, "no DestOutputProfile"):
            return
        data = profile.read_bytes()
        self.intent_space = data[16:20].decode("ascii", "replace").strip()
        wanted = {"press": ("CMYK", 4)}.get(self.profile, ("RGB", 3))
        self.expect((self.intent_space, int(profile.get("/N", 0))) == wanted,
                    "the output intent's profile is of another space")
        self.expect(data[36:40] == b"acsp", "the output intent's profile is none")
        newest = 2 if self.profile == "archive-1b" else 4
        self.expect(data[8] <= newest, "the output intent's profile is too new")

    # -- pages ----------------------------------------------------------------------------------

    def boxes(self, page, where):
        def box(key):
            return [float(each) for each in page[key]] if key in page else None

        def within(inner, outer):
            return all(inner[i] >= outer[i] - 0.01 for i in (0, 1)) and \
                all(inner[i] <= outer[i] + 0.01 for i in (2, 3))

        media, crop, bleed, trim = map(box, ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox"))
        if not self.expect(media, f"{where}: no MediaBox"):
            return
        for inner, outer, what in ((crop, media, "CropBox"), (bleed, media, "BleedBox"),
                                   (trim, bleed or media, "TrimBox")):
            if inner is not None:
                self.expect(within(inner, outer), f"14.11.2: {where}: {what} sticks out")
        if self.profile == "press":
            self.expect(trim and bleed, f"X-4 6.11: {where}: no TrimBox or BleedBox")
            if trim and crop:
                self.expect(within(trim, crop), f"X-4 6.11: {where}: the trim is cropped")

    def annotations(self, page, where):
        found = list(page.get("/Annots", []))
        if self.profile == "press":
            self.expect(not found, f"X-4 6.17: {where}: annotations")
        if self.profile == "archive":
            self.expect(name(page.get("/Tabs")) == "S", f"UA-1 7.18.3: {where}: Tabs is not S")
        for annotation in found:
            flags = int(annotation.get("/F", 0))
            if self.is_archive:
                self.expect(flags & 4 and not flags & 0x23, f"A-2 6.3.2: {where}: flags {flags}")
            if self.tagged:
                self.expect("/StructParent" in annotation, f"{where}: a link without element")
            if self.profile == "archive":
                self.expect(str(annotation.get("/Contents", "")),
                            f"UA-1 7.18.1: {where}: a link without Contents")

    def content(self, page, where):
        state = ContentState(self, page.obj, where)
        for instruction in pikepdf.parse_content_stream(page):
            state.step(str(instruction.operator), instruction.operands)
        self.expect(not state.stack, f"14.6: {where}: a sequence is not closed")
        for mcid in state.mcids:
            self.contents[(page.obj.objgen, mcid)] = where

    def form(self, form, where, inherited):
        """A form, a pattern: content without marks of its own, in resources of its own."""
        if form.objgen in self.forms or not self.expect("/Resources" in form,
                                                        f"8.10: {where}: no Resources"):
            return
        self.forms.add(form.objgen)
        state = ContentState(self, form, f"{where}: a form")
        state.inside = True
        state.graphics = dict(inherited)
        for instruction in pikepdf.parse_content_stream(form):
            state.step(str(instruction.operator), instruction.operands)
        self.expect(not state.mcids and not state.saved, f"14.6: {where}: a form with content marked")

    # -- objects --------------------------------------------------------------------------------

    def object(self, thing):
        if not isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            return
        kind, subtype = name(thing.get("/Type")), name(thing.get("/Subtype"))
        if kind == "Font" and subtype not in ("CIDFontType0", "CIDFontType2"):
            self.font(thing)
        if subtype == "Image":
            self.image(thing)
        if "/ShadingType" in thing:
            self.space(thing.get("/ColorSpace"), "a shading", {})
        if name(thing.get("/S")) == "Transparency" and "/CS" in thing:
            self.space(thing.CS, "a group", {})
        if kind == "Action" or "/S" in thing and "/URI" in thing:
            self.expect(name(thing.get("/S")) in ("URI", "GoTo"), "A-2 6.5.1: a forbidden action")
        filters = thing.get("/Filter")
        if filters is not None and self.profile != "screen":
            self.expect("LZW" not in str(filters), "A-2 6.1.7.2: LZW")
        if self.profile == "archive-1b":
            self.opaque(thing)

    def opaque(self, thing):
        mask = thing.get("/SMask")
        self.expect(mask is None or name(mask) == "None", "A-1 6.4: a soft mask")
        mode = name(thing.get("/BM"))
        self.expect(mode in (None, "Normal", "Compatible"), f"A-1 6.4: the blend mode {mode}")
        group = thing.get("/Group")
        transparent = isinstance(group, pikepdf.Dictionary) and \
            name(group.get("/S")) == "Transparency"
        self.expect(not transparent, "A-1 6.4: a transparency group")
        for key in ("/ca", "/CA"):
            self.expect(float(thing.get(key, 1)) == 1, "A-1 6.4: transparent paint")

    def font(self, font):
        who = name(font.get("/BaseFont"))
        if not self.expect(name(font.get("/Subtype")) == "Type0", f"{who}: not a Type 0 font"):
            return
        if self.expect("/ToUnicode" in font, f"A-2 6.2.11.7: {who} has no ToUnicode"):
            map_text = font.ToUnicode.read_bytes().decode("latin-1")
            values = re.findall(r"^<[0-9A-F]{4}> <([0-9A-F]*)>", map_text, re.M)
            self.expect(values, f"{who}: ToUnicode is empty")
            for value in values:
                codes = {value[i:i + 4] for i in range(0, len(value), 4)}
                self.expect(codes and not codes & {"0000", "FEFF", "FFFE"},
                            f"A-2 6.2.11.7.2: {who}: ToUnicode leads to {value or 'nothing'}")
        descendant = font.DescendantFonts[0]
        descriptor = descendant.get("/FontDescriptor", {})
        self.expect("/FontFile2" in descriptor or "/FontFile3" in descriptor,
                    f"A-2 6.2.11.4: {who} is not embedded")
        self.expect("/W" in descendant, f"{who} has no widths")
        if name(descendant.Subtype) == "CIDFontType2":
            self.expect("/CIDToGIDMap" in descendant, f"A-2 6.2.11.3.2: {who}: no CIDToGIDMap")
        if self.profile == "archive-1b":
            self.expect("/CIDSet" in descriptor, f"A-1 6.3.5: {who} has no CIDSet")

    def image(self, image):
        self.expect(not image.get("/Interpolate", False), "A-2 6.2.8: an image is interpolated")
        self.space(image.get("/ColorSpace"), "an image", {})

    def space(self, space, what, defaults):
        """A colour space is one that the profile allows."""
        kind = name(space[0]) if isinstance(space, pikepdf.Array) else name(space)
        if kind == "ICCBased":
            return
        if kind in ("Separation", "DeviceN", "Indexed"):
            self.space(space[2 if kind != "Indexed" else 1], what, defaults)
            return
        if self.profile == "press":
            self.expect(kind in ("DeviceCMYK", "DeviceGray"), f"X-4: {what} in {kind}")
        elif self.is_archive and kind == "DeviceCMYK":
            self.expect(self.intent_space == "CMYK" or "/DefaultCMYK" in defaults,
                        f"A-2 6.2.4.3: {what} in CMYK that nothing defines")
        elif self.is_archive and kind == "DeviceRGB":
            self.expect(self.intent_space == "RGB", f"A-2 6.2.4.3: {what} in RGB")

    # -- structure ------------------------------------------------------------------------------

    def structure(self):
        root = self.root.StructTreeRoot
        self.roles = {name(k): name(v) for k, v in root.get("/RoleMap", {}).items()}
        self.notes = set()
        self.level = 0
        for kid in kids_of(root):
            self.expect(kid.get("/P", {}).get("/Type") == "/StructTreeRoot", "a wrong parent")
            self.element(kid, None)
        for key in self.contents:
            owners = self.owners.get(key, [])
            self.expect(len(owners) == 1,
                        f"14.7.4: {self.contents[key]}: MCID {key[1]} has {len(owners)} elements")
        for page, mcid in self.owners:
            self.expect((page, mcid) in self.contents, f"14.7.4: MCID {mcid} is on no page")
        self.parent_tree(numbers_of(root.ParentTree))

    def element(self, element, parent):
        kind = name(element.get("/S"))
        kind = kind if kind in STANDARD else self.roles.get(kind, kind)
        self.expect(kind in STANDARD, f"14.8.4: the type {kind} is not a standard one")
        if parent is not None:
            self.expect(element.get("/P") == parent, f"14.7.2: {kind} has a wrong parent")
        getattr(self, "on_" + kind, lambda *rest: None)(element, parent)
        page = element.get("/Pg")
        for kid in element.get("/K", []) if isinstance(element.get("/K"), pikepdf.Array) else []:
            if isinstance(kid, int):
                self.own(page, kid, element)
            elif name(kid.get("/Type")) == "MCR":
                self.own(kid.get("/Pg", page), int(kid.MCID), element)
            elif name(kid.get("/Type")) == "OBJR":
                self.annotation_owners[kid.Obj.objgen] = element.objgen
            else:
                self.element(kid, element)

    def own(self, page, mcid, element):
        if self.expect(page is not None, "14.7.4: content on no page"):
            self.owners.setdefault((page.objgen, mcid), []).append(element.objgen)

    def parent_tree(self, numbers):
        for number, page in enumerate(self.pdf.pages, 1):
            where = f"page {number}"
            entry = numbers.get(int(page.get("/StructParents", -1)))
            if not self.expect(isinstance(entry, pikepdf.Array),
                               f"14.7.4.4: {where} is not in the parent tree"):
                continue
            mcids = {mcid for at, mcid in self.contents if at == page.obj.objgen}
            self.expect(mcids == set(range(len(entry))),
                        f"14.7.4.4: {where}: the parent tree has {len(entry)} entries")
            for mcid in mcids & set(range(len(entry))):
                owners = self.owners.get((page.obj.objgen, mcid), [])
                self.expect(entry[mcid].objgen in owners,
                            f"14.7.4.4: {where}: MCID {mcid} leads to another element")
            for annotation in page.get("/Annots", []):
                leads = numbers.get(int(annotation.get("/StructParent", -1)))
                owner = self.annotation_owners.get(annotation.objgen)
                self.expect(leads is not None and leads.objgen == owner,
                            f"14.7.4.4: {where}: a link leads to another element")

    def on_Figure(self, element, parent):
        if self.profile != "screen":
            self.expect(str(element.get("/Alt", element.get("/ActualText", ""))),
                        "UA-1 7.3: a figure without Alt")

    def heading(self, level):
        self.expect(level <= self.level + 1, f"UA-1 7.4.2: H{level} comes after H{self.level}")
        self.level = level

    def on_H1(self, element, parent):
        self.heading(1)

    def on_H2(self, element, parent):
        self.heading(2)

    def on_H3(self, element, parent):
        self.heading(3)

    def children(self, element, allowed, what):
        for kid in kids_of(element):
            self.expect(name(kid.get("/S")) in allowed, f"14.8.4.3: {what} holds {kid.get('/S')}")

    def on_L(self, element, parent):
        self.children(element, {"LI", "Caption", "L"}, "L")
        labels = any(name(kid.S) == "Lbl" for item in kids_of(element) for kid in kids_of(item))
        self.expect(not labels or "/ListNumbering" in element.get("/A", {}),
                    "UA-1 7.6: a list with labels without ListNumbering")

    def on_LI(self, element, parent):
        self.children(element, {"Lbl", "LBody"}, "LI")
        self.expect(parent is not None and name(parent.S) == "L", "14.8.4.3.3: LI outside of L")

    def on_Table(self, element, parent):
        self.children(element, {"TR", "THead", "TBody", "TFoot", "Caption"}, "Table")

    def on_TR(self, element, parent):
        self.children(element, {"TH", "TD"}, "TR")

    def on_TH(self, element, parent):
        self.expect("/Scope" in element.get("/A", {}), "UA-1 7.5: a TH without Scope")

    def on_Ruby(self, element, parent):
        kinds = [name(kid.S) for kid in kids_of(element)]
        self.expect(kinds in (["RB", "RT"], ["RB", "RP", "RT", "RP"]),
                    f"14.8.4.4.2: a Ruby of {' '.join(kinds) or 'nothing'}")

    def on_Note(self, element, parent):
        key = bytes(element["/ID"]) if "/ID" in element else b""
        self.expect(key and key not in self.notes, "UA-1 7.9: a Note without an ID of its own")
        self.notes.add(key)


class ContentState:
    """What holds at one place of a content stream."""

    def __init__(self, rules, page, where):
        self.rules = rules
        self.where = where
        self.resources = page.get("/Resources", {})
        self.stack = []  # of marked content: an MCID, "Artifact" or None
        self.mcids = set()
        self.graphics = {"fill": (0.0,), "overprint": False, "font": None, "size": 0.0}
        self.saved = []
        self.inside = False  # of a form, which stands in a sequence as a whole
        self.scale = 1.0

    def expect(self, condition, message):
        return self.rules.expect(condition, f"{self.where}: {message}")

    def step(self, operator, operands):
        if operator in ("BDC", "BMC"):
            self.begin(operands)
        elif operator == "EMC":
            if self.stack:
                self.stack.pop()
            else:
                self.expect(False, "14.6: EMC without a beginning")
        elif operator in PAINT:
            self.paint(operator, operands)
        else:
            self.set(operator, operands)

    def begin(self, operands):
        entry = None
        properties = operands[1] if len(operands) > 1 else None
        if name(operands[0]) == "Artifact":
            entry = "Artifact"
            typed = isinstance(properties, pikepdf.Dictionary) and "/Type" in properties
            self.expect(typed, "14.8.2.2: an artifact without Type")
        elif isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
            entry = int(properties.MCID)
            self.expect(entry not in self.mcids, f"14.7.4: MCID {entry} twice")
            self.mcids.add(entry)
        if entry is not None:
            self.expect(all(each is None for each in self.stack),
                        "UA-1 7.1: content within content or artifact")
        self.stack.append(entry)

    def set(self, operator, operands):
        graphics = self.graphics
        if operator == "q":
            self.saved.append(dict(graphics))
        elif operator == "Q":
            self.graphics = self.saved.pop()
        elif operator == "Tf":
            graphics["font"], graphics["size"] = str(operands[0]), float(operands[1])
        elif operator == "Tm":
            a, b = float(operands[0]), float(operands[1])
            self.scale = max((a * a + b * b) ** 0.5, 1e-6)
        elif operator == "gs":
            state = self.resources.get("/ExtGState", {}).get(str(operands[0]))
            if not self.expect(state is not None, f"8.4.5: no graphics state {operands[0]}"):
                return
            graphics["overprint"] = bool(state.get("/op", state.get("/OP", False))) and \
                int(state.get("/OPM", 0)) == 1
        elif operator in ("g", "rg", "k", "sc", "scn"):
            graphics["fill"] = tuple(float(each) for each in operands if name(each) is None)
        self.colour(operator, operands)

    def colour(self, operator, operands):
        device = {"rg": "DeviceRGB", "k": "DeviceCMYK"}.get(operator.lower())
        defaults = self.resources.get("/ColorSpace", {})
        if device is not None:
            self.rules.space(pikepdf.Name("/" + device), f"{self.where}: paint", defaults)
        if operator in ("g", "G") and self.rules.profile == "press":
            self.expect(False, "paint in DeviceGray on the press")
        if operator in ("cs", "CS"):
            self.expect(str(operands[0]) in defaults, f"no colour space {operands[0]}")
            space = defaults.get(str(operands[0]))
            if space is not None:
                self.rules.space(space, f"{self.where}: paint", defaults)

    def paint(self, operator, operands):
        if self.rules.tagged and not self.inside:
            self.expect(any(each is not None for each in self.stack),
                        f"14.8.2: {operator} in no sequence and no artifact")
        if operator in SHOW:
            fonts = self.resources.get("/Font", {})
            self.expect(self.graphics["font"] in fonts, f"9.2: no font {self.graphics['font']}")
            self.show(operands[-1])
        if operator == "Do":
            drawn = self.resources.get("/XObject", {}).get(str(operands[0]))
            if self.expect(drawn is not None, f"8.8: no XObject {operands[0]}") and \
                    name(drawn.get("/Subtype")) == "Form":
                self.rules.form(drawn, self.where, self.graphics)

    def show(self, shown):
        texts = shown if isinstance(shown, pikepdf.Array) else [shown]
        for text in texts:
            if isinstance(text, pikepdf.String):
                codes = bytes(text)
                pairs = {codes[i:i + 2] for i in range(0, len(codes), 2)}
                self.expect(b"\0\0" not in pairs, "A-2 6.2.11.8: .notdef is shown")
        fill = self.graphics["fill"]
        if self.rules.profile != "press" or len(fill) != 4:
            return
        if fill == (0, 0, 0, 1):
            self.expect(self.graphics["overprint"], "black text does not overprint")
        rich = fill[3] >= 0.85 and max(fill[:3]) > 0 or min(fill[:3]) >= 0.6
        self.expect(not rich or self.graphics["size"] * self.scale >= 12 - 1e-3,
                    "small text in rich black")


def kids_of(element):
    kids = element.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in kids
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def numbers_of(tree):
    """A number tree as a dict."""
    found = {}
    nums = list(tree.get("/Nums", []))
    for i in range(0, len(nums) - 1, 2):
        found[int(nums[i])] = nums[i + 1]
    for kid in tree.get("/Kids", []):
        found.update(numbers_of(kid))
    return found


def check(file, profile):
    """The faults of a file, a path or an open stream, as a list of sentences."""
    with pikepdf.open(file) as pdf:
        return Rules(pdf, profile).check()


def main(profile, *files):
    bad = 0
    for file in files:
        for fault in check(file, profile):
            print(f"{file}: {fault}")
            bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
