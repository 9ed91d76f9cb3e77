// Put into pages by `steelyard serve` only: reloads the page after a build, and says why one failed.
(function () {
  "use strict";
  var build = document.currentScript.getAttribute("data-build");
  var source = null;
  var panel = null;

  function hide() {
    if (panel) panel.remove();
    panel = null;
  }

  // Styles are set one by one, which a policy without 'unsafe-inline' allows; text is never read as HTML.
  function show(text) {
    hide();
    panel = document.createElement("div");
    panel.setAttribute("role", "alert");
    panel.id = "steelyard-failed";
    Object.assign(panel.style, {
      position: "fixed", inset: "auto 0 0 0", zIndex: "2147483647", maxHeight: "60vh", overflow: "auto",
      boxSizing: "border-box", padding: "16px 20px", background: "#2b1114", color: "#ffe9ea",
      borderTop: "4px solid #f29096", font: "14px/1.5 ui-monospace, monospace"
    });
    var head = document.createElement("strong");
    head.textContent = "The build failed.";
    var close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    Object.assign(close.style, { float: "right", font: "inherit" });
    close.addEventListener("click", hide);
    var body = document.createElement("pre");
    body.textContent = text;
    Object.assign(body.style, { margin: "8px 0 0", whiteSpace: "pre-wrap", background: "none", color: "inherit" });
    panel.append(close, head, body);
    document.body.append(panel);
  }

  function open() {
    if (source) return;
    source = new EventSource("/-/events?build=" + encodeURIComponent(build));
    source.addEventListener("reload", function () { shut(); location.reload(); });
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
  window.addEventListener("pageshow", look);
  look();
})();
