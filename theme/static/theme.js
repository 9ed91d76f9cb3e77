// Light or dark, before the first paint: loaded in the head without `defer`. Pages are complete without it.
(function () {
  "use strict";
  var KEY = "steelyard-scheme";
  var root = document.documentElement;
  var ASKED = "picture source[data-media]";
  var SCHEME = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi;
  var system = window.matchMedia("(prefers-color-scheme: dark)");

  // Storage throws where a browser refuses it.
  function remembered() {
    try { return localStorage.getItem(KEY); } catch (e) { return null; }
  }
  function remember(choice) {
    try {
      if (choice) { localStorage.setItem(KEY, choice); } else { localStorage.removeItem(KEY); }
    } catch (e) { /* The choice holds for this page. */ }
  }
  function apply(choice) {
    if (/^(light|dark)$/.test(choice)) { root.dataset.theme = choice; } else { delete root.dataset.theme; }
    picture();
    // Its own bars, too.
    var chosen = root.dataset.theme;
    document.querySelectorAll("meta[name=theme-color]").forEach(function (meta, at) {
      var scheme = at ? "dark" : "light";
      meta.media = chosen ? (chosen === scheme ? "all" : "not all") : "(prefers-color-scheme: " + scheme + ")";
    });
  }
  // A picture that has one file for each scheme asks the system only.
  function picture() {
    var chosen = root.dataset.theme;
    document.querySelectorAll("picture source[media*=prefers-color-scheme]," + ASKED).forEach(function (source) {
      var asked = source.dataset.media = source.dataset.media || source.media;
      source.media = chosen ? asked.replace(SCHEME, function (all, scheme) {
        return scheme.toLowerCase() === chosen ? "(min-width: 0px)" : "(max-width: 0px)";
      }) : asked;
    });
  }
  function dark() {
    var chosen = root.dataset.theme;
    return chosen ? chosen === "dark" : system.matches;
  }

  // Words, in the site's language where assets/strings.js brings them
  var steelyard = window.steelyard = window.steelyard || {}, strings = steelyard.strings || {};
  function filled(own, text, values) {
    var mark = own || !root.dir ? "" : "\u200e";
    return mark + (own || text).replace(/\{(\w+)\}/g, function (all, name) {
      if (values && name in values) { all = values[name]; }
      return mark ? "\u2068" + all + "\u2069" : all;
    }) + mark;
  }
  steelyard.number = function (n) {
    return String(n).replace(/\B(?=(\d{3})+$)/g, steelyard.numbers ? steelyard.numbers.group : "\u00a0");
  };
  steelyard.say = function (text, values) { return filled(strings[text], text, values); };
  steelyard.count = function (one, many, n, values) {
    var own = strings[many], all = {n: steelyard.number(n)};
    for (var name in values) { all[name] = typeof values[name] === "number" ? steelyard.number(values[name]) : values[name]; }
    if (own && own.other) { own = own[new Intl.PluralRules(root.lang).select(n)] || own.other; }
    return filled(own, n === 1 ? one : many, all);
  };

  // A choice in the address is a step for Back; one that goes `further`, as dragging does, takes the last one's place.
  // The state tells a step that leads to a heading from a link to it.
  steelyard.address = function (hash, further) {
    var before = /=/.test(location.hash);
    if (location.hash === hash || !hash && !before) { return; }
    further = further && hash && before;
    if (!further) { history.replaceState(1, ""); }
    history[further ? "replaceState" : "pushState"](1, "", hash || location.pathname + location.search);
  };

  root.classList.add("js");
  apply(remembered());

  // Ctrl-K and Cmd-K lead to the search; the home page takes them itself.
  document.addEventListener("keydown", function (event) {
    var find = document.querySelector(".sy-to-search");
    if (!find || event.defaultPrevented || event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey) { return; }
    if (event.ctrlKey || event.metaKey) { event.preventDefault(); find.click(); }
  });

  document.addEventListener("DOMContentLoaded", function () {
    picture();
    var button = document.querySelector(".sy-scheme");
    if (button) {
      var show = function () { button.setAttribute("aria-pressed", dark()); };
      show();
      button.addEventListener("click", function () {
        var wanted = dark() ? "light" : "dark";
        // Back at what the system says, follow it again.
        var choice = dark() !== system.matches ? "" : wanted;
        apply(choice);
        remember(choice);
        show();
      });
      system.addEventListener("change", show);
      window.addEventListener("storage", function (event) {
        if (event.key === KEY) { apply(event.newValue); show(); }
      });
    }
  });
})();
