// Draws a page's mermaid diagrams, each when it comes near the window, in the colours of the page. A record's text may
// not loosen how it is drawn: its own configuration is ignored. Without this script each diagram is its source.
(function () {
  "use strict";
  var steelyard = window.steelyard, root = document.documentElement;
  var own = document.currentScript.src;
  var system = window.matchMedia("(prefers-color-scheme: dark)");
  var loaded = null, drawings = 0, diagrams = [];

  function dark() {
    var chosen = root.getAttribute("data-theme");
    return chosen ? chosen === "dark" : system.matches;
  }

  // mermaid reckons with colours, and knows rgb() only: a pixel says what any colour of the style sheet is.
  var pixel = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  var probe = document.createElement("span");
  probe.style.forcedColorAdjust = "none";
  function colour(token) {
    probe.style.color = "var(--" + token + ")";
    pixel.fillStyle = getComputedStyle(probe).color;
    pixel.fillRect(0, 0, 1, 1);
    return "rgb(" + [].slice.call(pixel.getImageData(0, 0, 1, 1).data, 0, 3).join(", ") + ")";
  }

  function settings(mermaid) {
    document.body.appendChild(probe);
    var ink = colour("ink"), line = colour("muted"), edge = colour("edge"), sunk = colour("sunk");
    var variables = {
      darkMode: dark(), background: colour("surface"), fontFamily: "system-ui, sans-serif", fontSize: "15px",
      primaryColor: colour("accent-wash"), primaryTextColor: ink, primaryBorderColor: colour("accent"),
      secondaryColor: sunk, secondaryTextColor: ink, secondaryBorderColor: edge,
      tertiaryColor: colour("bg"), tertiaryTextColor: ink, tertiaryBorderColor: edge,
      lineColor: line, textColor: ink, titleColor: ink, edgeLabelBackground: colour("surface"),
      noteBkgColor: sunk, noteTextColor: ink, noteBorderColor: edge,
      pieOpacity: "1", pieSectionTextColor: colour("surface"), pieStrokeColor: colour("surface"), pieOuterStrokeColor: edge,
      commitLabelColor: ink, commitLabelBackground: sunk, tagLabelColor: ink, tagLabelBackground: sunk, tagLabelBorder: edge
    };
    // Charts tell their parts apart by the colours that code has; amber is not among them, since it means one thing only.
    ["accent", "k-keyword", "k-number", "k-name", "k-string", "k-type", "muted"].forEach(function (token, n) {
      variables["pie" + (n + 1)] = variables["cScale" + n] = variables["git" + n] = colour(token);
      variables["cScaleLabel" + n] = variables["gitBranchLabel" + n] = variables.background;
    });
    probe.remove();
    return {
      startOnLoad: false, securityLevel: "strict", htmlLabels: false, suppressErrorRendering: true, logLevel: "fatal",
      deterministicIds: true, look: "classic", theme: "base", themeVariables: variables, fontFamily: variables.fontFamily,
      // The menus of a sequence's actors would open by inline handlers, which no page allows.
      sequence: {forceMenus: true},
      // A chart of time would be as wide as where it is drawn, and its days overlap.
      gantt: {useWidth: 860},
      // Every key there is, so that neither `%%{init}%%` nor front matter in a source changes any of it; but a Git graph's
      // own, where its main branch has its name, without which the source cannot be read.
      secure: Object.keys(mermaid.mermaidAPI.defaultConfig).filter(function (key) { return key !== "gitGraph"; }).concat(
        ["htmlLabels", "dompurifyConfig", "altFontFamily", "wrap"])
    };
  }

  function engine() {
    loaded = loaded || steelyard.load(new URL("vendor/mermaid.min.js", own).href).then(
      function () { return window.mermaid; },
      function () { loaded = null; throw new Error(steelyard.say("The script that draws diagrams did not load.")); });
    return loaded;
  }

  // Labels are drawn as text, so attributes of HTML in them say nothing; a handler among them makes the browser report a
  // breach of the page's policy even where mermaid takes it out unseen.
  function bare(source) {
    return source.replace(/<([a-z][\w-]*)[\s/][^<>]*=[^<>]*>/gi, "<$1>");
  }

  // As text a label would show `&nbsp;` and mermaid's own `#quot;` by their names. Each is read beforehand, so that its
  // box fits; one that could be syntax is drawn by a letter for private use in its place. `fill:#333;` is a colour.
  var reader = document.createElement("textarea"), PRIVATE = 0xe000;
  function spelled(source) {
    return source.replace(/[&#](#?\w+);/g, function (written, name, at) {
      reader.innerHTML = "&" + (/^\d/.test(name) ? "#" : "") + name + ";";
      var letter = reader.value, code = letter.charCodeAt(0);
      if (letter.length > 2 || /[<>&]/.test(letter) || (written[0] === "#" && source[at - 1] === ":")) { return written; }
      return code < 128 ? String.fromCharCode(PRIVATE + code) : letter;
    });
  }
  function spell(svg) {
    var texts = document.createTreeWalker(svg, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      texts.currentNode.data = texts.currentNode.data.replace(/[\ue000-\ue07f]/g, function (letter) {
        return String.fromCharCode(letter.charCodeAt(0) - PRIVATE);
      });
    }
  }

  // mermaid cleans what it draws; links are gone over once more, since theirs are the only addresses a source writes.
  function clean(svg) {
    svg.querySelectorAll("a").forEach(function (link) {
      var to = link.getAttribute("href") || link.getAttribute("xlink:href") || "";
      if (!/^(https?:|mailto:|#|\.{0,2}\/|[\w.-]+(\/|\.html))/i.test(to)) {
        link.removeAttribute("href");
        link.removeAttribute("xlink:href");
      }
      link.removeAttribute("target");
      link.setAttribute("rel", "noopener noreferrer");
    });
  }

  function section(element) {
    var name = "";
    document.querySelectorAll(".sy-prose :is(h1,h2,h3,h4,h5,h6)").forEach(function (heading) {
      if (heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) { name = heading.textContent.trim(); }
    });
    return name;
  }

  function Diagram(pre) {
    this.pre = pre;
    this.source = pre.textContent;
    this.name = section(pre);
    this.figure = this.box = this.scheme = this.fault = null;
  }
  Diagram.prototype.frame = function () {
    if (this.figure) { return; }
    var details = document.createElement("details"), summary = document.createElement("summary");
    this.figure = document.createElement("figure");
    this.figure.className = "sy-diagram";
    this.box = document.createElement("div");
    this.box.className = "sy-drawing";
    summary.textContent = steelyard.say("Source of this diagram");
    this.pre.parentNode.insertBefore(this.figure, this.pre);
    details.append(summary, this.pre);
    this.figure.append(this.box, details);
    if (sizes) { sizes.observe(this.box); }
  };
  Diagram.prototype.show = function (text, scheme) {
    if (this.fault) { this.fault.remove(); this.fault = null; }
    this.frame();
    this.box.innerHTML = text;
    this.box.setAttribute("data-scheme", scheme);
    var svg = this.box.querySelector("svg"), size = svg.viewBox.baseVal;
    var name = svg.querySelector("title") && svg.hasAttribute("aria-labelledby") ? "" :
      this.name ? steelyard.say("Diagram in “{section}”", {section: this.name}) : steelyard.say("Diagram");
    if (name) { svg.setAttribute("aria-label", name); }
    svg.setAttribute("role", svg.querySelector("a[href],a[*|href]") ? "group" : "img");
    svg.removeAttribute("aria-roledescription");
    if (size && size.width) {
      // It shrinks with the window while it can be read, and scrolls below that.
      svg.setAttribute("width", size.width);
      svg.setAttribute("height", size.height);
      svg.style.maxWidth = "100%";
      var least = svg.querySelector(".grid .tick") ? 1 : 0.7;  // letters on an axis of time are small already
      svg.style.minWidth = Math.min(size.width, Math.max(size.width * least, 240)) + "px";
    }
    // mermaid leaves the names of states at the left of their boxes.
    svg.querySelectorAll(".statediagram-state>.basic.label-container+.label").forEach(function (label) {
      var box = label.getBBox(), place = label.transform.baseVal.consolidate().matrix;
      label.setAttribute("transform", "translate(" + -(box.x + box.width / 2) + ", " + place.f + ")");
    });
    spell(svg);
    clean(svg);
  };
  Diagram.prototype.fail = function (error) {
    if (this.figure || this.fault) { return; }
    var reason = document.createElement("code");
    this.fault = document.createElement("div");
    this.fault.className = "sy-fault";
    this.fault.textContent = steelyard.say("This diagram cannot be drawn, so its source stands here.") + " ";
    reason.textContent = String(error && error.message || error).trim();
    this.fault.appendChild(reason);
    this.pre.insertAdjacentElement("afterend", this.fault);
  };
  Diagram.prototype.draw = function () {
    var scheme = dark() ? "dark" : "light", self = this, stage;
    if (this.scheme === scheme) { return; }
    this.scheme = scheme;
    engine().then(function (mermaid) {
      stage = document.createElement("div");
      stage.className = "sy-stage";
      stage.setAttribute("aria-hidden", "true");
      (self.figure || self.pre).insertAdjacentElement("beforebegin", stage);
      mermaid.initialize(settings(mermaid));
      drawings += 1;
      return mermaid.render("sy-diagram-" + drawings, spelled(bare(self.source)), stage);
    }).then(
      function (drawn) { self.show(drawn.svg, scheme); },
      function (error) { self.fail(error); }
    ).then(function () { if (stage) { stage.remove(); } });
  };

  var sizes = window.ResizeObserver && new ResizeObserver(function (entries) {
    entries.forEach(function (entry) {
      var box = entry.target, scrolls = box.scrollWidth > box.clientWidth + 1;
      if (scrolls) {
        box.setAttribute("tabindex", "0");
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", steelyard.say("Diagram"));
      } else {
        ["tabindex", "role", "aria-label"].forEach(function (name) { box.removeAttribute(name); });
      }
    });
  });

  var near = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (!entry.isIntersecting) { return; }
      near.unobserve(entry.target);
      diagrams.filter(function (one) { return one.pre === entry.target; }).forEach(function (one) { one.draw(); });
    });
  }, {rootMargin: "600px 0px"});

  document.querySelectorAll(".sy-prose pre.mermaid").forEach(function (pre) {
    diagrams.push(new Diagram(pre));
    near.observe(pre);
  });
  function again() {
    diagrams.forEach(function (one) { if (one.figure) { one.draw(); } });
  }
  new MutationObserver(again).observe(root, {attributes: true, attributeFilter: ["data-theme"]});
  system.addEventListener("change", again);
})();
