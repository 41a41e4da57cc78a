"""C++ source without its comments, for checks that concern code alone."""
import re

TOKEN = re.compile(
    r'R"(?P<tag>[^()\s]*)\(.*?\)(?P=tag)"'  # raw string
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])*'"
    r"|//[^\n]*"
    r"|/\*.*?\*/",
    re.S,
)


def without_comments(text):
    """Comments become blanks, line numbers stay."""

    def blank(match):
        token = match.group()
        if token.startswith(("//", "/*")):
            return re.sub(r"[^\n]", " ", token)
        return token

    return TOKEN.sub(blank, text)
