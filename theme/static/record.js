// A page with a body: its contents follow the reader, and code, links and the page's address can be copied.
(function () {
  "use strict";
  var steelyard = window.steelyard, root = document.documentElement;

  function each(selector, act) { document.querySelectorAll(selector).forEach(act); }
  function made(tag, names, values) {
    var element = document.createElement(tag);
    element.className = names;
    for (var name in values) { element.setAttribute(name, values[name]); }
    return element;
  }

  // Contents that the style sheet keeps open are told as open, and Tab passes over their summary.
  function fold(nav) {
    var details = nav.querySelector("details"), summary = nav.querySelector("summary");
    var wide = window.matchMedia("(min-width: 60rem)");
    function fit() {
      details.open = wide.matches;
      if (wide.matches) { summary.setAttribute("tabindex", "-1"); } else { summary.removeAttribute("tabindex"); }
    }
    fit();
    wide.addEventListener("change", fit);
  }

  function follow(nav) {
    var links = [].slice.call(nav.querySelectorAll("a"));
    var spots = links.map(function (link) { return document.getElementById(link.getAttribute("href").slice(1)); });
    var marked = -1, jumped = null, waiting = false;

    // The line read at sinks to the window's bottom at the page's end: the last headings cannot come to the top.
    function read() {
      var height = root.clientHeight, most = root.scrollHeight - height, left = most - window.scrollY;
      var last = Math.min(height, most), line = height / 10;
      if (left < last) { line += (height - line) * (1 - Math.max(left, 0) / last); }
      var at = 0;
      spots.forEach(function (spot, n) { if (spot && spot.getBoundingClientRect().top <= line + 1) { at = n; } });
      return at;
    }
    function mark(at) {
      if (at === marked) { return; }
      if (links[marked]) { links[marked].removeAttribute("aria-current"); }
      marked = at;
      links[at].setAttribute("aria-current", "location");
      var box = nav.getBoundingClientRect(), entry = links[at].getBoundingClientRect();
      if (entry.top < box.top || entry.bottom > box.bottom) {
        nav.scrollTop += entry.top - box.top - (box.height - entry.height) / 2;
      }
    }
    function look() {
      waiting = false;
      // A heading that was jumped to is the one that is read until the page moves on.
      if (jumped && Math.abs(window.scrollY - jumped.from) > 2) { jumped = null; }
      mark(jumped ? jumped.at : read());
    }
    function soon() {
      if (!waiting) { waiting = true; requestAnimationFrame(look); }
    }
    function jump() {
      var hash = location.hash.slice(1), named = "";
      try { named = decodeURIComponent(hash); } catch (e) { named = hash; }
      var at = spots.indexOf(document.getElementById(hash) || document.getElementById(named));
      jumped = at < 0 ? null : {at: at, from: window.scrollY};
      look();
    }
    window.addEventListener("scroll", soon, {passive: true});
    window.addEventListener("resize", soon);
    window.addEventListener("hashchange", jump);
    // The same link a second time changes no hash.
    nav.addEventListener("click", function () { requestAnimationFrame(function () { requestAnimationFrame(jump); }); });
    if (document.readyState === "complete") { jump(); } else { look(); window.addEventListener("load", jump); }
  }

  var nav = document.querySelector(".sy-contents");
  if (nav) { fold(nav); follow(nav); }

  var said = made("p", "sy-said", {role: "status"}), hush = 0;
  function tell(text) {
    clearTimeout(hush);
    said.textContent = "";
    setTimeout(function () { said.textContent = text; }, 50);
    hush = setTimeout(function () { said.textContent = ""; }, 4000);
  }

  // Where the browser refuses the clipboard, as some do for files on disk, the older way may still go.
  function byCommand(text) {
    var field = made("textarea", "sy-hidden", {readonly: "", "aria-hidden": "true", tabindex: "-1"});
    var focused = document.activeElement, copied = false;
    field.value = text;
    document.body.appendChild(field);
    field.select();
    try { copied = document.execCommand("copy"); } catch (e) { copied = false; }
    field.remove();
    if (focused && focused.focus) { focused.focus({preventScroll: true}); }
    return copied;
  }
  function copy(text, told, refused) {
    function otherwise() { if (byCommand(text)) { tell(told); } else { refused(); } }
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(function () { tell(told); }, otherwise);
    } else { otherwise(); }
  }
  // A colleague cannot open a file of this disk: there the published address is copied, where it is known.
  function address(hash) {
    var published = document.querySelector("link[rel=canonical]");
    var own = location.protocol === "file:" && published ? published.href : location.href;
    return own.replace(/#.*$/s, "") + hash;
  }

  function byHand() {
    tell(steelyard.say("The browser did not allow copying. The text is selected: copy it with your keyboard."));
  }
  function selectAll(element) {
    getSelection().selectAllChildren(element);
    byHand();
  }
  function show(button, text) {
    var row = button.parentElement, field = row.querySelector(".sy-by-hand");
    if (!field) {
      field = made("input", "sy-by-hand", {readonly: "", "aria-label": steelyard.say("To copy")});
      row.appendChild(field);
    }
    field.value = text;
    field.focus();
    field.select();
    byHand();
  }

  each("[data-copy=address],[data-copy=markdown]", function (button) {
    button.addEventListener("click", function () {
      var text = address("");
      if (button.getAttribute("data-copy") === "markdown") {
        var name = button.getAttribute("data-name").replace(/[\\[\]]/g, "\\$&");
        text = "[" + name + "](" + text.replace(/\(/g, "%28").replace(/\)/g, "%29") + ")";
      }
      copy(text, steelyard.say("Link copied"), function () { show(button, text); });
    });
  });

  each(".sy-prose :is(h1,h2,h3,h4,h5,h6)[id]", function (heading) {
    if (heading.closest("summary,table") || heading.querySelector(".headerlink,.anchor")) { return; }
    var box = made("div", "sy-heading"), name = heading.textContent.trim();
    var link = made("a", "sy-anchor sy-js", {"aria-label": steelyard.say("Copy a link to “{section}”", {section: name})});
    link.href = "#" + encodeURIComponent(heading.id);
    heading.parentNode.insertBefore(box, heading);
    box.append(heading, link);
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
      copy(address(link.hash), steelyard.say("Link copied"), function () {
        tell(steelyard.say("The browser did not allow copying. The link stands in the address bar."));
      });
    });
  });

  each(".sy-prose pre:not(.mermaid)", function (pre) {
    if (pre.closest(".linenos")) { return; }
    var box = pre.parentElement;
    if (!box.matches(".highlight,.codehilite") || box.children.length > 1) {
      box = made("div", "");
      pre.parentNode.insertBefore(box, pre);
      box.appendChild(pre);
    }
    box.classList.add("sy-code");
    var button = made("button", "sy-copy sy-js", {type: "button"});
    button.textContent = steelyard.say("Copy");
    button.addEventListener("click", function () {
      copy(pre.textContent.replace(/\n$/, ""), steelyard.say("Code copied"), function () { selectAll(pre); });
    });
    box.appendChild(button);
  });

  document.body.appendChild(said);

  // What scrolls sideways is a stop for Tab, with a name.
  if (window.ResizeObserver) {
    var sizes = new ResizeObserver(function (entries) {
      entries.forEach(function (entry) {
        var element = entry.target;
        if (element.scrollWidth > element.clientWidth + 1) { element.setAttribute("tabindex", "0"); }
        else if (element !== document.activeElement) { element.removeAttribute("tabindex"); }
      });
    });
    each(".sy-prose :is(pre,.table-scroll,.math-block)", function (element) {
      if (element.localName === "pre") {
        element.setAttribute("role", "group");
        element.setAttribute("aria-label", steelyard.say("Code"));
      }
      sizes.observe(element);
    });
  }
})();
