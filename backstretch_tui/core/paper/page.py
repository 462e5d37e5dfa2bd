"""The frame of a printed page."""

from collections.abc import Iterable
from html import escape

_STYLE = """
@page { size: A4; margin: 11mm }
* { box-sizing: border-box }
body { font: 9pt/1.35 system-ui, sans-serif; color: #1d2126; background: #fff; max-width: 188mm; margin: 0 auto }
h1 { font-size: 18pt; line-height: 1.1; margin: 0 }
h2 { font-size: 11.5pt; margin: 0 }
h3 { font-size: 9.5pt; margin: 3.5mm 0 1mm }
p, ol, table { margin: 0 }
ol { padding-left: 4.5mm }
svg { display: block; overflow: visible }
table { border-collapse: collapse }
small, footer { font-size: 7.5pt; color: #4a5058 }
footer { border-top: 0.3mm solid #8b8f94; margin-top: 3mm; padding-top: 1.5mm }
@media screen { body { padding: 6mm } }
"""


def page(title: str, style: str, body: Iterable[str]) -> str:
    """Return a page of HTML that needs nothing else; `title` is escaped here, `body` has been."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            f"<title>{escape(title)}</title>",
            f"<style>{_STYLE}{style}</style></head>",
            "<body>",
            *body,
            "</body></html>",
            "",
        ]
    )


def element(name: str, text: str, attributes: str = "") -> str:
    """Return an element with text, which is escaped."""
    return f"<{name}{f' {attributes}' if attributes else ''}>{escape(text)}</{name}>"
