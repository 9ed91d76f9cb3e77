"""The content security policy holds on every kind of page while its controls are used, and nothing beyond is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from every_page import LEAVES, ONLINE, PAGES, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from every_page import Sites

POLICY = re.compile(
    r"default-src 'none'; style-src 'self'(?P<loose> 'unsafe-inline')?; script-src 'self'(?: 'sha256-[\w+/=]+')?;"
    r" img-src 'self' data: https: http:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
)
LOADED = (
    "script[src], link[rel=stylesheet], link[rel=icon], img[src], source, iframe, object, embed, video, audio"
)
BROKEN = """addEventListener("securitypolicyviolation", event =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"""

# Everything that a reader can change, each control once, as pointer and keyboard do it; links lead elsewhere.
USE = """async () => {
  const used = new Set(), pause = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
  const change = (control, set) => {
    set();
    for (const kind of ["input", "change"]) control.dispatchEvent(new Event(kind, {bubbles: true}));
  };
  for (let round = 0; round < 4; round++) {
    const controls = [...document.querySelectorAll("summary, button, [role=button], select, input, textarea, [tabindex='0']")]
      .filter(one => !used.has(one) && one.checkVisibility() && !one.disabled && !one.matches("[type=submit]"));
    for (const control of controls.slice(0, 60)) {
      used.add(control);
      control.focus();
      if (control.matches("select")) {
        for (const at of [control.options.length - 1, 0]) change(control, () => { control.selectedIndex = at; });
      } else if (control.matches("[type=range], [type=number]")) {
        for (const value of [control.max, control.min, control.defaultValue]) change(control, () => { control.value = value; });
      } else if (control.matches("[type=search], [type=text], textarea")) {
        for (const value of ["valve", "zzz", "<img src=x>", ""]) { change(control, () => { control.value = value; }); await pause(); }
      } else if (control.matches("[type=date]")) {
        for (const value of ["2020-01-01", ""]) change(control, () => { control.value = value; });
      } else {
        control.click();
      }
      for (const key of ["ArrowRight", "ArrowDown", "Escape"])
        control.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
      if (used.size % 10 === 0) await pause();
    }
    await pause();
  }
  scrollTo(0, document.body.scrollHeight);
  await pause();
  return used.size;
}"""


def test_no_page_has_anything_inline(sites: Sites, every_site: Path) -> None:
    """No page has an inline style, script or handler; styles may be inline only where there is a diagram to draw."""
    loose = set()
    for path in (*sites.folder.rglob("*.html"), *every_site.rglob("*.html")):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        assert not page.css("[style], style, base, script:not([src])"), path
        handlers = [
            node.tag for node in page.css("*") if any(name.startswith("on") for name in node.attributes)
        ]
        assert not handlers, path
        head = page.css("head > *")
        policies = [node for node in head if node.attributes.get("http-equiv") == "Content-Security-Policy"]
        assert len(policies) == 1, path
        found = POLICY.fullmatch(policies[0].attributes["content"] or "")
        assert found, path
        before = [node.tag for node in head[: head.index(policies[0])]]
        assert not {"link", "script", "style"} & set(before), "a policy holds for what stands below it"
        assert bool(found["loose"]) <= bool(page.css(".mermaid")), path
        loose |= {path.relative_to(path.parents[2]).as_posix()} if found["loose"] else set()
        for body in page.css("[data-part=body]"):
            body.decompose()
        addresses = [
            node.attributes.get("src") or node.attributes.get("href") or "" for node in page.css(LOADED)
        ]
        assert not [address for address in addresses if re.match(r"[a-z]+:|//", address)], path
    assert loose <= {"d/field/0004-open-the-valves-in-turn.html"}


@pytest.mark.parametrize("name", [name for name in PAGES if name not in LEAVES])
def test_the_policy_holds_while_a_page_is_used(chromium: Browser, sites: Sites, name: str) -> None:
    """Published and from disk, a page whose controls are all used breaks no policy, says nothing and asks for nothing beyond."""
    with visit(chromium, sites) as window:
        window.context.add_init_script(BROKEN)
        for disk in (False, True)[: 1 if name in ONLINE else 2]:
            page = window.open(name, disk=disk)
            address = page.url
            assert page.evaluate(USE) > 0
            assert page.url.partition("#")[0] == address, "a control led away"
        assert window.said == []
        assert window.beyond == []


def test_a_broken_policy_is_heard(chromium: Browser, sites: Sites) -> None:
    """What listens above hears an inline style, an inline script, a foreign picture and a fetch elsewhere."""
    with visit(chromium, sites) as window:
        window.context.add_init_script(BROKEN)
        page = window.open("record")
        page.evaluate("""() => {
          document.body.append(Object.assign(document.createElement("script"), {textContent: "document.title = 'x'"}));
          document.body.setAttribute("style", "color: red");
          document.body.append(Object.assign(new Image(), {src: "https://beyond.example/x.png"}));
        }""")
        page.evaluate("fetch('https://beyond.example/x.json').catch(() => 0)")
        page.wait_for_timeout(100)
        assert page.title() != "x"
        assert {line.split()[2] for line in window.said if "policy:" in line} == {
            "script-src-elem",
            "style-src-attr",
            "connect-src",
        }
        assert window.beyond == ["https://beyond.example/x.png"]
