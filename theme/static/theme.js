// Light or dark, before the first paint: loaded in the head without `defer`. Pages are complete without it.
(function () {
  "use strict";
  var KEY = "steelyard-scheme";
  var root = document.documentElement;
  var system = window.matchMedia("(prefers-color-scheme: dark)");

  // Storage throws where a browser refuses it, as some do for files on disk.
  function remembered() {
    try { return localStorage.getItem(KEY); } catch (e) { return null; }
  }
  function remember(choice) {
    try {
      if (choice) { localStorage.setItem(KEY, choice); } else { localStorage.removeItem(KEY); }
    } catch (e) { /* The choice holds for this page. */ }
  }
  function apply(choice) {
    if (choice === "light" || choice === "dark") { root.setAttribute("data-theme", choice); }
    else { root.removeAttribute("data-theme"); }
  }
  function dark() {
    var chosen = root.getAttribute("data-theme");
    return chosen ? chosen === "dark" : system.matches;
  }

  // Words of the interface for all scripts, in the site's language where assets/strings.js brings them.
  var steelyard = window.steelyard = window.steelyard || {};
  var forms = window.Intl && Intl.PluralRules ? new Intl.PluralRules(root.lang || "en") : null;
  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, function (all, name) { return values && name in values ? values[name] : all; });
  }
  steelyard.say = function (text, values) { return filled((steelyard.strings || {})[text] || text, values); };
  steelyard.count = function (one, many, n, values) {
    var own = (steelyard.strings || {})[many], all = {n: n};
    for (var name in values) { all[name] = values[name]; }
    if (own && typeof own === "object") { own = own[forms ? forms.select(n) : "other"] || own.other; }
    return filled(own || (n === 1 ? one : many), all);
  };

  root.classList.add("js");
  apply(remembered());

  // Ctrl-K and Cmd-K lead to the search from everywhere; the home page, which has it, takes the keys itself.
  document.addEventListener("keydown", function (event) {
    var find = document.querySelector(".sy-find");
    if (!find || event.defaultPrevented || event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey) { return; }
    if (event.ctrlKey || event.metaKey) { event.preventDefault(); find.click(); }
  });

  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector(".sy-scheme");
    if (button) {
      var show = function () { button.setAttribute("aria-pressed", String(dark())); };
      show();
      button.addEventListener("click", function () {
        var wanted = dark() ? "light" : "dark";
        // Back at what the system says, follow the system again.
        var choice = (wanted === "dark") === system.matches ? "" : wanted;
        apply(choice);
        remember(choice);
        show();
      });
      system.addEventListener("change", show);
      window.addEventListener("storage", function (event) {
        if (event.key === KEY) { apply(event.newValue); show(); }
      });
    }

    // Where the style sheet keeps the contents open, a screen reader shall hear that they are, and Tab pass over
    // a summary that has nothing to fold.
    var contents = document.querySelector(".sy-contents details");
    var wide = window.matchMedia("(min-width: 60rem)");
    if (contents) {
      var summary = contents.querySelector("summary");
      var fit = function () {
        contents.open = wide.matches;
        if (wide.matches) { summary.setAttribute("tabindex", "-1"); } else { summary.removeAttribute("tabindex"); }
      };
      fit();
      wide.addEventListener("change", fit);
    }
  });
})();
