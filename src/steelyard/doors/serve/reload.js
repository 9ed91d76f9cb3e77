// Put into pages by `steelyard serve` only: shows the page anew after a build, and says why one failed.
(function () {
  "use strict";
  var build = document.currentScript.getAttribute("data-build");
  var KEPT = "steelyard-serve";
  var source = null;
  var panel = null;
  var before = null;
  var restored = false;

  // A sheet made by a script is allowed under a policy without 'unsafe-inline'; in a shadow the page's own
  // styles do not reach what it styles.
  var STYLE =
    ":host{all:initial;position:fixed;inset:auto 0 0 0;z-index:2147483647}" +
    "section{box-sizing:border-box;max-height:60vh;max-height:60dvh;display:flex;flex-direction:column;" +
    "background:#2b1114;color:#ffe9ea;border-top:4px solid #f29096;font:14px/1.5 system-ui,sans-serif;" +
    "box-shadow:0 -4px 24px rgb(0 0 0/.4)}" +
    "header{display:flex;align-items:center;gap:4px 16px;padding:8px 12px 8px 20px}" +
    "h2{flex:1;margin:0;font-size:16px}" +
    "button{font:inherit;min-height:40px;padding:0 16px;color:inherit;background:none;border:1px solid #f29096;" +
    "border-radius:6px;cursor:pointer}button:hover{background:#4a1d22}" +
    ":focus-visible{outline:3px solid #fff;outline-offset:-3px}" +
    "div{overflow:auto;padding:4px 20px 20px;font:13px/1.5 ui-monospace,'DejaVu Sans Mono',monospace;tab-size:4}" +
    "pre{margin:0;font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}pre.drawn{white-space:pre}" +
    "pre.error{color:#ffb3b3;font-weight:700}pre+.error{margin-top:12px}" +
    "@media (max-width:40rem){header{padding-left:12px}div{padding:4px 12px 16px;font-size:12px}" +
    "section{max-height:75vh;max-height:75dvh}}" +
    "@media print{:host{display:none}}";

  function make(name, text) {
    var element = document.createElement(name);
    if (text) element.textContent = text;
    return element;
  }

  function hide() {
    if (!panel) return;
    var inside = document.activeElement === panel;
    panel.remove();
    panel = null;
    if (inside && before && before.isConnected) before.focus({ preventScroll: true });
  }

  // A source's lines keep their columns, since the marks below them point at some; all others wrap.
  function drawn(text) {
    return text.split("\n").reduce(function (parts, line) {
      var kind = /^ *\d* \|/.test(line) ? "drawn" : /^error\[/.test(line) ? "error" : "";
      var last = parts[parts.length - 1];
      if (last && last.className === kind) last.textContent += "\n" + line;
      else parts.push(Object.assign(make("pre", line || "\n"), { className: kind }));
      return parts;
    }, []);
  }

  // Text is never read as HTML: it holds what stands in records.
  function show(text) {
    hide();
    panel = make("div");
    panel.id = "steelyard-failed";
    var shadow = panel.attachShadow({ mode: "open" });
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
    var section = make("section");
    section.setAttribute("role", "alert");
    section.lang = "en";
    section.dir = "ltr";
    var close = make("button", "Close");
    close.type = "button";
    close.title = "Close (Esc)";
    close.addEventListener("click", hide);
    var body = make("div");
    body.tabIndex = 0; // what scrolls must be reached by keys
    body.setAttribute("role", "group");
    body.setAttribute("aria-label", "What keeps the site from being built");
    body.append.apply(body, drawn(text));
    var head = make("header");
    head.append(make("h2", "The build failed"), close);
    section.append(head, body);
    shadow.append(section);
    before = document.activeElement;
    document.body.append(panel);
    // Nobody's typing is interrupted: the focus comes here only from nowhere.
    if (!before || before === document.body) close.focus({ preventScroll: true });
  }

  // A dialog of the page's own is closed first: it is the one on top.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || event.defaultPrevented || !panel || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    hide();
  });

  // A browser keeps the place on the page, but not which parts are open, without which the place is another.
  function keep() {
    var open = Array.from(document.querySelectorAll("details"), function (each) { return each.open; });
    var kept = { path: location.pathname, x: scrollX, y: scrollY, open: open };
    try { sessionStorage.setItem(KEPT, JSON.stringify(kept)); } catch (_) { /* storage is off */ }
  }

  function restore() {
    var kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(KEPT));
      sessionStorage.removeItem(KEPT);
    } catch (_) { /* as above */ }
    if (!kept || kept.path !== location.pathname) return;
    var parts = document.querySelectorAll("details");
    // Where some were added or removed, nobody knows which is which.
    if (parts.length === kept.open.length) parts.forEach(function (each, at) { each.open = kept.open[at]; });
    var touched = false;
    function scroll() { if (!touched) scrollTo({ left: kept.x, top: kept.y, behavior: "instant" }); }
    ["wheel", "touchstart", "keydown", "pointerdown"].forEach(function (name) {
      addEventListener(name, function () { touched = true; }, { once: true, passive: true });
    });
    scroll();
    // Deferred scripts and pictures change what is above.
    addEventListener("load", scroll, { once: true });
  }

  // A page that the reader went back to stays where it is.
  function renew(page) {
    shut();
    if (page && !restored && page !== location.pathname) { location.assign(page); return; }
    keep();
    location.reload();
  }

  function open() {
    if (source) return;
    var asked = "build=" + encodeURIComponent(build) + "&page=" + encodeURIComponent(location.pathname);
    source = new EventSource("/-/events?" + asked);
    source.addEventListener("reload", function (event) { renew(JSON.parse(event.data).page); });
    source.addEventListener("failed", function (event) { show(JSON.parse(event.data)); });
  }

  function shut() {
    if (source) source.close();
    source = null;
  }

  // A browser opens six connections to a host: pages in the background must not hold them all.
  function look() {
    if (document.visibilityState === "hidden") shut(); else open();
  }
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pagehide", shut);
  window.addEventListener("pageshow", function (event) { restored = event.persisted; look(); });
  restore();
  look();
})();
