"""The style sheet of the page: sober, dense, on light and dark paper and on print. No font, picture or sheet from outside.

Charts carry light colours as attributes (for PDF and e-mail); the rules made here from the palette answer them on dark paper."""

from __future__ import annotations

from fairway.observatory.charts.palette import DARK_STEPS, PAINTS

BASE = """
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #ffffff; --band: #f3f6f9; --line: #d5dae0;
  --blue: #004494; --deep: #002f67; --good: #0b6b3a; --bad: #a3211a; --care: #7a5200; --target: #fff3c4; }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; color: var(--ink); background: var(--paper);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif; }
a { color: var(--blue); text-underline-offset: 2px; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
.skip { position: absolute; left: -999px; top: 0; padding: .5rem 1rem; background: var(--deep); color: #fff; }
.skip:focus { left: 0; z-index: 2; }
header.top { background: var(--deep); color: #fff; padding: 1.4rem 2rem 1.2rem; }
header.top h1 { margin: 0; font-size: 1.7rem; line-height: 1.2; }
header.top p { margin: .35rem 0 0; max-width: 70ch; }
.layout { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 2rem; padding: 0 2rem; max-width: 82rem; }
nav.toc { padding: 1.2rem 0; font-size: .87rem; }
nav.toc h2 { margin: 0 0 .3rem; font-size: .87rem; border: 0; padding: 0; }
nav.toc > ol { position: sticky; top: 1rem; max-height: 94vh; overflow: auto; }
nav.toc ol { list-style: none; margin: 0; padding: 0; }
nav.toc ol ol { padding-left: .9rem; }
nav.toc a { display: block; padding: .16rem 0; text-decoration: none; }
nav.toc a:hover { text-decoration: underline; }
main { padding: .4rem 0 3rem; max-width: 58rem; min-width: 0; }
h2 { margin: 2rem 0 .5rem; padding-top: .5rem; border-top: 3px solid var(--blue); font-size: 1.35rem; line-height: 1.25; }
h3 { margin: 1.5rem 0 .35rem; font-size: 1.1rem; } h4 { margin: 1.1rem 0 .3rem; font-size: 1rem; }
p, ul { margin: .4rem 0 .7rem; max-width: 75ch; }
.here { margin-left: .4rem; font-weight: 400; text-decoration: none; opacity: .55; }
.here:hover, .here:focus-visible { opacity: 1; }
:target { background: var(--target); }
.v { text-decoration-style: dotted; color: inherit; white-space: nowrap; } .v:hover { color: var(--blue); }
.flag, .nk { color: var(--soft); font-size: .82em; font-weight: 400; white-space: nowrap; } .flag::before { content: " "; }
figure { margin: 1rem 0 1.4rem; } figcaption { font-weight: 600; margin-bottom: .3rem; }
.source { font-size: .82rem; color: var(--soft); margin: .2rem 0; }
.fw-chart { display: block; width: 100%; max-width: 720px; height: auto; }
details { margin: .3rem 0; } summary { cursor: pointer; color: var(--blue); font-size: .87rem; }
.scroll { overflow: auto; max-height: 34rem; }
.whole { max-height: none; }
table { border-collapse: collapse; font-size: .85rem; margin: .4rem 0; font-variant-numeric: tabular-nums lining-nums; }
caption { text-align: left; font-weight: 600; padding: .2rem 0; font-size: .93rem; }
th, td { text-align: left; vertical-align: top; padding: .22rem .6rem; border-bottom: 1px solid var(--line); }
thead th { background: var(--band); border-bottom: 2px solid var(--blue); position: sticky; top: 0; }
tbody th { font-weight: 500; } .n { text-align: right; white-space: nowrap; } thead .n { white-space: normal; }
tbody tr:hover { background: var(--band); }
.tnotes { font-size: .82rem; color: var(--soft); margin: .1rem 0 .9rem; padding-left: 1.1rem; }
.keys { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .7rem; margin: .8rem 0; padding: 0; }
.key { border: 1px solid var(--line); border-top: 3px solid var(--blue); padding: .5rem .7rem; background: var(--paper); }
.key dt { font-size: .85rem; color: var(--soft); } .key dd { margin: 0; }
.key .big { font-size: 1.45rem; font-weight: 650; line-height: 1.25; font-variant-numeric: lining-nums; }
.key .note { font-size: .79rem; color: var(--soft); } .key svg { max-width: 140px; }
.call { border: 1px solid var(--line); border-left: 6px solid var(--blue); padding: .5rem .9rem; margin: .8rem 0;
  background: var(--band); max-width: 52rem; }
.call .kind { text-transform: uppercase; letter-spacing: .05em; font-size: .75rem; font-weight: 700; color: var(--blue); }
.call p { margin: .15rem 0; } .call .name { font-weight: 650; }
.call dl, .claim dl, .src dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem .8rem; margin: .3rem 0;
  font-size: .87rem; }
.call dt, .claim dt, .src dt { color: var(--soft); } .call dd, .claim dd, .src dd { margin: 0; overflow-wrap: anywhere; }
.alarm { border-left-color: var(--bad); } .alarm .kind { color: var(--bad); }
.trigger { border-left-color: var(--care); } .trigger .kind { color: var(--care); }
.missing { border-left-color: var(--soft); border-style: dashed; } .missing .kind { color: var(--soft); }
.claims, .srcs { list-style: none; padding: 0; margin: .6rem 0; max-width: none; }
.claim { border-bottom: 1px solid var(--line); padding: .5rem 0; } .claim p { margin: .1rem 0; }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 2px; padding: 0 .4rem; font-size: .77rem;
  font-weight: 650; margin-right: .5rem; white-space: nowrap; }
.reproduced { color: var(--good); } .revised, .open, .yet { color: var(--care); } .not { color: var(--bad); }
.src { padding: .45rem .4rem; border-bottom: 1px solid var(--line); } .src p { margin: 0; font-weight: 600; }
footer { padding: 1rem 2rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .82rem; }
@media (max-width: 60rem) { .layout { display: block; padding: 0 1rem; } header.top { padding: 1rem; }
  nav.toc > ol { position: static; max-height: none; } .call dl, .claim dl, .src dl { display: block; } }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ec; --soft: #a5b0ba; --paper: #12161b; --band: #1b2129; --line: #343d47; --blue: #8ab8ff; --deep: #0a2038;
    --good: #6fd49b; --bad: #ff9c94; --care: #f0c24a; --target: #4a3f10; } }
@media print {
  :root { --ink: #000; --soft: #444; --paper: #fff; --band: #f3f6f9; --line: #ccc; --blue: #004494; --deep: #fff; }
  body { font-size: 10pt; } .skip, .here, nav.toc { display: none; } .layout { display: block; padding: 0; }
  header.top { color: #000; padding: 0 0 .5rem; } main { max-width: none; } .scroll { overflow: visible; max-height: none; }
  figure, .key, .call, .claim, tr { break-inside: avoid; } h2, h3, h4 { break-after: avoid; } thead { display: table-header-group; }
  thead th { position: static; } a { color: inherit; text-decoration: none; } @page { size: A4; margin: 18mm 16mm; } }
"""


def style_sheet() -> str:
    """The whole sheet."""
    dark = [
        ".fw-paper, .fw-hollow { fill: #12161b; }",
        ".fw-ink { fill: #e4e8ec; } .fw-soft { fill: #a5b0ba; }",
        ".fw-grid { stroke: #343d47; } .fw-zero, .fw-tick, .fw-break { stroke: #a5b0ba; }",
        ".fw-rim { stroke: #12161b; } .fw-rise { fill: #ff9447; } .fw-fall { fill: #5cb8ee; }",
        ".fw-alarm { fill: #ff9c94; stroke: #ff9c94; } .fw-arrow { fill: #ff9447; stroke: #12161b; }",
        ".fw-land { fill: #232b34; stroke: #47525e; } .fw-void { stroke: #a5b0ba; }",
    ]
    for n, paint in enumerate(PAINTS):
        dark.append(f".fw-s{n} {{ stroke: {paint.dark}; }} .fw-t{n} {{ fill: {paint.dark}; }}")
        dark.append(f".fw-m{n} {{ fill: {paint.dark}; stroke: {paint.dark}; }} .fw-f{n} {{ fill: {paint.dark}; }}")
    dark.append(".fw-hollow { fill: #12161b; }")
    dark += [f".fw-q{n} {{ fill: {colour}; }}" for n, colour in enumerate(DARK_STEPS)]
    return BASE + "@media screen and (prefers-color-scheme: dark) {\n" + "\n".join(dark) + "\n}\n"
