"""Cases that are too large for the repository, or hold what it cannot: see cases.py."""
import struct
import zlib

ARTICLE = """{comments}<article>
<head><headline>题</headline></head>
<body>{body}</body>
</article>
"""


def comment(*expectations):
    return "".join(f"<!-- expect: {e} -->\n" for e in expectations)


def article(body, *expectations):
    return ARTICLE.format(comments=comment(*expectations), body=body)


def edition(placements, *expectations):
    return (comment(*expectations) +
            '<edition id="made" date="2026-11-24" xml:lang="zh-Hans"><nameplate>报</nameplate>\n'
            f'<page number="1" name="要闻">\n{placements}\n</page></edition>\n')


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def png(width, height, rows):
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data +
                struct.pack(">I", zlib.crc32(kind + data)))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + bytes([128]) * width for _ in range(rows)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def file_too_large(top):
    filling = "<p>" + "字" * 1000 + "</p>\n"
    write(top / "file-too-large.xml",
          article(filling * 12000, "file-too-large 0:0", "edition-unusable 0:0"))
    write(top / "article-too-large/edition.xml",
          edition('<article src="large.xml"/>\n<article src="sound.xml"/>',
                  "file-too-large 5:1", "article-left-out 5:1"))
    write(top / "article-too-large/large.xml", article(filling * 12000))
    write(top / "article-too-large/sound.xml", article("<p>字</p>"))


def too_many_cells(top):
    rows = ("<tr>" + "<td>一</td>" * 100 + "</tr>\n") * 201
    write(top / "too-many-cells.xml",
          article(f"\n<table>\n{rows}</table>", "too-many 207:5", "edition-unusable 0:0"))


def too_many_attributes(top):
    names = " ".join(f'a{i}="1"' for i in range(70))
    write(top / "too-many-attributes.xml",
          article(f"\n<p {names}>字</p>", "too-many 6:506", "edition-unusable 0:0"))


def links_that_lead_out(top):
    folder = top / "symbolic-links"
    write(folder / "edition.xml",
          edition('<article src="out.xml"/>\n<article src="folder/article.xml"/>\n'
                  '<article src="sound.xml"/>\n<article src="within.xml"/>',
                  "path-outside 7:1", "article-left-out 7:1",
                  "path-outside 8:1", "article-left-out 8:1"))
    body = '<figure>\n<image src="out.png" alt=""/></figure><p>字</p>'
    write(folder / "sound.xml", article(body, "path-outside 5:1"))
    write(folder / "articles/piece.xml", article("<p>字</p>"))
    write(top / "_elsewhere/article.xml", article("<p>字</p>"))
    (top / "_elsewhere/photo.png").write_bytes(png(4, 4, 4))
    (folder / "out.xml").symlink_to("../_elsewhere/article.xml")
    (folder / "folder").symlink_to("../_elsewhere")
    (folder / "out.png").symlink_to("../_elsewhere/photo.png")
    (folder / "within.xml").symlink_to("articles/piece.xml")


def tiff_of_two_pages():
    """Each a pixel of grey."""
    data = b"II*\0" + struct.pack("<I", 8)
    for page in range(2):
        pixel = len(data) + 2 + 8 * 12 + 4
        entries = ((256, 1), (257, 1), (258, 8), (259, 1), (262, 1), (273, pixel), (278, 1), (279, 1))
        data += struct.pack("<H", len(entries))
        data += b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
        data += struct.pack("<I", pixel + 2 if page == 0 else 0) + b"\x80\0"
    return data


def images(top):
    folder = top / "images"
    (folder).mkdir()
    (folder / "large.png").write_bytes(png(60000, 60000, 1))
    (folder / "cut.png").write_bytes(png(40, 40, 40)[:60])
    (folder / "empty.jpg").write_bytes(b"")
    (folder / "folder.png").mkdir()
    (folder / "pages.tif").write_bytes(tiff_of_two_pages())
    write(folder / "clicks.svg",
          '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4" onclick="a()"><script/></svg>')
    figures = "".join(f'\n<figure><image src="{name}" alt=""/></figure>'
                      for name in ("large.png", "cut.png", "empty.jpg", "folder.png",
                                   "pages.tif", "clicks.svg"))
    write(folder / "edition.xml", edition('<article src="piece.xml"/>'))
    write(folder / "piece.xml",
          article(figures, "image-too-large 10:9", "image-unusable 11:9", "image-unusable 12:9",
                  "image-not-found 13:9", "image-first-only 14:9", "image-cleaned 15:9"))


def one_long_line(top):
    """Places in a line of a million characters are found, and soon."""
    many = "<p>一<em>二</em>三</p>" * 50000
    write(top / "one-long-line.xml",
          article(many + "<wrong/>", f"unknown-element 5:{7 + len(many)}", "edition-unusable 0:0"))


def make(top):
    file_too_large(top)
    too_many_cells(top)
    too_many_attributes(top)
    links_that_lead_out(top)
    images(top)
    one_long_line(top)
