// The graph: find a decision, follow what it touches, choose by tag, status and source, zoom. What is shown stands in
// the address (#focus=12&depth=2&tag=api&zoom=0.6). The page is complete without it.
(() => {
  "use strict";
  const svg = document.querySelector(".sy-canvas .sy-graph"), form = document.querySelector(".sy-tools");
  if (!svg || !form) return;
  const canvas = svg.closest(".sy-canvas"), told = document.querySelector(".sy-told");
  const width = +svg.getAttribute("width"), height = +svg.getAttribute("height");
  const names = svg.querySelector(".sy-names"), times = svg.querySelector(".sy-times");
  const LEAST = 0.02, MOST = 3, READABLE = 0.6, HEAD = 44;
  const SVG = "http://www.w3.org/2000/svg";
  const steelyard = window.steelyard;
  const clean = text => text.replace(/\s+/g, " ").trim();

  // Three sheets on each other, because thousands of lines are painted slowly: the drawing, which steps back as a whole;
  // above it, drawn once more, what is asked for; and in front the names and years, which move along with the scrolling.
  const copy = (element, deep) => {
    const made = element.cloneNode(deep);
    for (const name of ["id", "href", "role", "aria-label"]) made.removeAttribute(name);
    return made;
  };
  const above = canvas.appendChild(copy(svg, false)), front = canvas.appendChild(copy(svg, false));
  above.classList.add("sy-lit");
  above.setAttribute("aria-hidden", "true");
  front.classList.add("sy-front");
  front.setAttribute("role", "group");
  front.setAttribute("aria-label", steelyard.say("Lanes and years"));
  front.append(names, times);
  const sheets = [svg, above, front];

  const nodes = [...svg.querySelectorAll(".sy-nodes > a")].map((element, index) => {
    const title = element.querySelector("title"), status = element.querySelector("[aria-label]").getAttribute("aria-label");
    const [x, y] = element.getAttribute("transform").match(/\d+/g).map(Number);
    return {
      element, index, status, x, y, edges: [], id: element.id.slice(5), word: element.dataset.status,
      label: title ? clean(title.textContent).slice(0, -status.length - 2) : clean(element.querySelector("text").textContent),
      number: clean(element.querySelector(".sy-num")?.textContent || ""),
      tags: (element.dataset.tags || "").split(" "), source: element.dataset.source || ""
    };
  });
  const box = svg.querySelector("#sy-box"), boxWidth = +box.getAttribute("width"), boxHeight = +box.getAttribute("height");
  const byElement = new Map(nodes.map(node => [node.element, node])), byId = new Map(nodes.map(node => [node.id, node]));
  const edges = [...svg.querySelectorAll("[data-e]")].map(element => {
    const [tail, head] = element.dataset.e.split(" ").map(n => nodes[n]), kind = element.parentNode.dataset;
    const edge = {element, tail, head, kind};
    tail.edges.push(edge);
    if (head !== tail) head.edges.push(edge);
    return edge;
  });
  const byPath = new Map(edges.map(edge => [edge.element, edge]));
  const short = node => node.number || node.label;
  const other = (edge, node) => edge.tail === node ? edge.head : edge.tail;

  // What is asked for: one decision or none, how far around it, and what all must have.
  const fields = ["depth", "tag", "status", "source"];
  let centre = null, pointed = null, zoom = 1, wish = 0;  // `wish` is a size that somebody chose
  let frame = 0, waiting = 0, timer, settled, opened = false;
  const value = name => form.elements[name] ? form.elements[name].value : "";
  const chosen = () => value("tag") || value("status") || value("source");

  // A tag or source is known in the drawing by its place in the list of choices, whose first is "All".
  const place = name => String(form.elements[name] ? form.elements[name].selectedIndex - 1 : -1);
  const fits = node => (!value("status") || node.word === value("status"))
    && (!value("tag") || node.tags.includes(place("tag"))) && (!value("source") || node.source === place("source"));

  const around = (node, depth) => {
    const found = new Set([node]), lines = new Set();
    let ring = [node];
    for (let step = 0; step < depth; step++) {
      const next = [];
      for (const one of ring) for (const edge of one.edges) {
        lines.add(edge);
        const neighbour = other(edge, one);
        if (!found.has(neighbour)) { found.add(neighbour); next.push(neighbour); }
      }
      ring = next;
    }
    return {found, lines};
  };
  const selection = () => {
    const middle = pointed || centre;
    if (middle) {
      const {found, lines} = around(middle, +value("depth") || 1);
      if (!pointed && chosen()) for (const node of found) if (node !== middle && !fits(node)) found.delete(node);
      return {found, lines: [...lines].filter(edge => found.has(edge.tail) && found.has(edge.head))};
    }
    if (!chosen()) return null;
    const found = new Set(nodes.filter(fits));
    return {found, lines: edges.filter(edge => found.has(edge.tail) && found.has(edge.head))};
  };
  const paint = () => {
    frame = 0;
    const now = selection(), kinds = new Map(), lines = copy(svg.querySelector(".sy-edges"), false), boxes = copy(svg.querySelector(".sy-nodes"), false);
    canvas.classList.toggle("sy-some", !!now);
    for (const {element} of now ? now.lines : []) {
      const group = element.parentNode;
      if (!kinds.has(group)) kinds.set(group, lines.appendChild(copy(group, false)));
      kinds.get(group).append(copy(element, true));
    }
    for (const node of now ? now.found : []) {
      const box = boxes.appendChild(copy(node.element, true));
      box.dataset.of = node.id;
      box.classList.toggle("sy-here", node === centre || node.element === document.activeElement);
    }
    above.replaceChildren(lines, boxes);
  };
  const repaint = () => { frame ||= requestAnimationFrame(paint); };

  // In words: for those who do not see the drawing, and those who do.
  const neighbours = (node, shown) => {
    const all = around(node, +value("depth") || 1).found.size - 1;
    return shown < all ? steelyard.count("{shown} of {n} neighbour", "{shown} of {n} neighbours", all, {shown})
      : steelyard.count("{n} neighbour", "{n} neighbours", all);
  };
  // A message with elements in it: what stands in braces is put there.
  const mixed = (text, values) => text.split(/(\{\w+\})/).flatMap(part => values[part.slice(1, -1)] ?? part);
  const say = parts => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      told.textContent = "";
      told.append(...parts);
    }, 150);
  };
  const link = (node, href, text) => {
    const a = document.createElement("a");
    a.href = href;
    a.textContent = text;
    a.title = node.label;
    return a;
  };
  const tell = () => {
    if (centre) {
      const page = link(centre, centre.element.getAttribute("href"), centre.label), groups = new Map(), {found} = selection();
      const parts = mixed(steelyard.say("{decision}: {neighbours}."), {decision: page, neighbours: neighbours(centre, found.size - 1)});
      for (const edge of centre.edges) {
        if (!found.has(other(edge, centre))) continue;
        const verb = edge.tail === centre ? edge.kind.verb : edge.kind.back;
        groups.set(verb, [...groups.get(verb) || [], other(edge, centre)]);
      }
      for (const [verb, group] of groups) {
        const decisions = group.flatMap((node, i) => [i ? ", " : "", link(node, address(node), short(node))]);
        parts.push(" ", ...mixed(steelyard.say("It {relation} {decisions}."), {relation: verb, decisions}));
      }
      say(parts);
    } else if (chosen()) say([steelyard.count("{shown} of {n} decision.", "{shown} of {n} decisions.", nodes.length, {shown: nodes.filter(fits).length})]);
    else say([]);
  };

  // Size and place
  const years = [...times.querySelectorAll("text:not(.sy-days)")].map(text => ({text, x: +text.getAttribute("x")}));
  years.forEach((year, i) => { year.end = (i + 1 < years.length ? years[i + 1].x : width) - 60; });
  const follow = () => {
    waiting = 0;
    // Years and lanes keep in sight of what they are of.
    const left = Math.round(canvas.scrollLeft / zoom);
    times.setAttribute("transform", `translate(0 ${Math.round(canvas.scrollTop / zoom)})`);
    names.setAttribute("transform", `translate(${left} 0)`);
    years.forEach(({text, x, end}) => text.setAttribute("x", Math.max(x, Math.min(left + 10, end))));
  };
  canvas.addEventListener("scroll", () => { waiting ||= requestAnimationFrame(follow); }, {passive: true});
  addEventListener("beforeprint", () => {
    for (const group of [times, names]) group.removeAttribute("transform");
    for (const {text, x} of years) text.setAttribute("x", x);
  });
  addEventListener("afterprint", follow);
  const resize = (wanted, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2) => {
    const before = zoom, left = canvas.scrollLeft + x, top = canvas.scrollTop + y;
    zoom = Math.min(MOST, Math.max(LEAST, wanted));
    for (const {style} of sheets) {
      style.width = `${width * zoom}px`;
      style.height = `${height * zoom}px`;
    }
    canvas.scrollLeft = left * zoom / before - x;
    canvas.scrollTop = top * zoom / before - y;
    follow();
  };
  const newest = list => list.reduce((a, b) => b.x > a.x || b.x === a.x && b.y < a.y ? b : a);
  const bounds = found => {
    const list = [...found], xs = list.map(node => node.x), ys = list.map(node => node.y);
    const left = Math.min(...xs) - 30, top = Math.min(...ys) - HEAD - 20;
    return {left, top, width: Math.max(...xs) + boxWidth + 30 - left, height: Math.max(...ys) + boxHeight + 30 - top};
  };
  const room = () => ({width: canvas.clientWidth, height: Math.min(innerHeight * 0.8, parseFloat(getComputedStyle(canvas).maxHeight) || innerHeight)});
  const show = area => {
    canvas.scrollLeft = (area.left + area.width / 2) * zoom - canvas.clientWidth / 2;
    canvas.scrollTop = (area.top + area.height / 2) * zoom - canvas.clientHeight / 2;
    follow();
  };
  // What a choice left lit is brought into sight where none of it is: all of it, or the newest where it is too far apart.
  const bring = () => {
    const {found = []} = selection() || {}, wide = canvas.clientWidth, high = canvas.clientHeight;
    const seen = ({x, y}) => {
      const left = x * zoom - canvas.scrollLeft, top = y * zoom - canvas.scrollTop;
      return left >= 0 && left + boxWidth * zoom <= wide && top >= HEAD * zoom && top + boxHeight * zoom <= high;
    };
    const list = [...found];
    if (!list.length || list.some(seen)) return;
    const area = bounds(list);
    show(area.width * zoom <= wide && area.height * zoom <= high ? area : bounds([newest(list)]));
  };
  const fit = () => {
    const now = selection(), {width: wide, height: high} = room();
    const area = now && now.found.size ? bounds(now.found) : {left: 0, top: 0, width, height};
    resize(Math.min(1, wide / area.width, high / area.height));
    show(area);
  };
  const lookAt = node => {
    const area = bounds(around(node, 1).found), {width: wide, height: high} = room();
    const whole = Math.min(zoom, wide / area.width, high / area.height);
    // Where all neighbours would be too small to read, the decision itself is shown, and Fit shows all.
    if (whole < zoom && whole >= READABLE) resize(whole);
    show(whole < Math.min(zoom, READABLE) ? bounds([node]) : area);
  };

  // The address
  const address = node => {
    const parts = [];
    if (node) parts.push(`focus=${encodeURIComponent(node.id)}`);
    for (const name of fields) if (value(name) && !(name === "depth" && value(name) === "1")) parts.push(`${name}=${encodeURIComponent(value(name))}`);
    if (wish && Math.abs(wish - 1) > 0.001) parts.push(`zoom=${+wish.toFixed(3)}`);
    return parts.length ? `#${parts.join("&")}` : "";
  };
  const write = () => steelyard.address(address(centre));
  const chose = () => { wish = zoom; history.replaceState(history.state, "", address(centre) || location.pathname + location.search); };
  const decoded = text => {
    try { return decodeURIComponent(text); } catch (e) { return ""; }
  };
  const read = () => {
    if (!location.hash.includes("=") && location.hash && !history.state) return;
    clearTimeout(settled);
    const asked = {};
    for (const part of location.hash.slice(1).split("&")) {
      const [name, text = ""] = part.split("=");
      asked[name] = decoded(text);
    }
    for (const name of fields) {
      const select = form.elements[name];
      if (!select) continue;
      const at = [...select.options].findIndex(option => option.value === asked[name]);
      select.selectedIndex = Math.max(at, 0);
    }
    centre = byId.get(asked.focus) || null;
    form.elements.focus.value = centre ? centre.label : "";
    wish = +asked.zoom || 0;
    resize(wish || 1);
    paint();
    // As on the timeline, the newest is seen first, whatever lane it is in.
    if (!opened && !centre && nodes.length) {
      const {y} = newest(nodes);
      canvas.scrollLeft = canvas.scrollWidth;
      if ((y + boxHeight) * zoom > canvas.clientHeight) canvas.scrollTop = (y - 2 * HEAD) * zoom;
      follow();
    }
    opened = true;
    if (centre) wish ? show(bounds([centre])) : lookAt(centre); else bring();
    tell();
  };
  const change = () => { repaint(); tell(); write(); };
  const keep = node => {
    centre = node;
    pointed = null;
    form.elements.focus.value = node ? node.label : "";
    change();
    if (node) lookAt(node);
  };

  // Finding by number, by title, by a part of it
  const search = text => {
    const wanted = clean(text).toLowerCase(), figures = wanted.replace(/^0+(?=\d)/, "");
    if (!wanted) return null;
    return nodes.find(node => node.label.toLowerCase() === wanted)
      || nodes.find(node => node.number.replace(/^0+(?=\d)/, "").toLowerCase() === figures || node.id.toLowerCase() === wanted)
      || nodes.find(node => node.label.toLowerCase().includes(wanted));
  };
  const find = form.elements.focus, list = document.getElementById("sy-found");
  const seek = () => {
    const node = search(find.value);
    if (node === undefined) say([steelyard.say("No decision is called “{text}”.", {text: clean(find.value)})]);
    else if (node !== centre) keep(node);
  };
  find.addEventListener("focus", () => {
    if (list.firstChild) return;
    for (const node of nodes) list.append(new Option(node.label, node.label));
  });
  find.addEventListener("input", () => {
    // Something from the list has been taken, or all has been deleted.
    const label = find.value.toLowerCase();
    if (!label ? centre : nodes.some(node => node.label.toLowerCase() === label)) seek();
  });
  find.addEventListener("change", seek);
  form.addEventListener("submit", event => { event.preventDefault(); seek(); });
  form.addEventListener("change", event => {
    if (event.target === find) return;
    change();
    if (event.target.name !== "depth") bring();
  });
  form.addEventListener("reset", () => setTimeout(() => { centre = pointed = null; wish = 0; resize(1); change(); }));

  form.addEventListener("click", event => {
    const button = event.target.closest("[data-zoom]");
    if (!button) return;
    if (button.dataset.zoom === "fit") fit(); else resize(zoom * (button.dataset.zoom === "in" ? 1.25 : 0.8));
    chose();
  });
  const settle = () => { clearTimeout(settled); settled = setTimeout(chose, 200); };
  steelyard.handle?.(canvas, () => zoom, (wanted, x, y) => { resize(wanted, x, y); settle(); });

  // Under a mouse that rests, what scrolls by is no pointing: the box that has the focus stays what is shown.
  const point = (node = byElement.get(canvas.querySelector("a:focus-visible")) || null) => {
    if (pointed === node) return;
    pointed = node;
    repaint();
  };
  svg.addEventListener("pointerover", event => {
    if (event.buttons || event.pointerType === "touch") return;  // neither while the ground is dragged
    const edge = byPath.get(event.target);
    if (edge && !edge.element.firstChild) {
      const title = document.createElementNS(SVG, "title");
      title.textContent = steelyard.say("{one} {relation} {other}", {one: short(edge.tail), relation: edge.kind.verb, other: short(edge.head)});
      edge.element.append(title);
    }
    point(byElement.get(event.target.closest(".sy-nodes > a")));
  });
  svg.addEventListener("pointerleave", () => point());

  // The keyboard: where the focus is, is what it touches; Space keeps that, Escape lets go. The canvas listens, because
  // browsers put an SVG that listens for focus among the places that Tab stops at.
  canvas.addEventListener("focusin", event => {
    const node = byElement.get(event.target.closest(".sy-nodes > a"));
    if (!node || !event.target.matches(":focus-visible")) return;
    node.element.scrollIntoView({block: "nearest", inline: "nearest"});  // browsers are content with a part of it
    point(node);
    say([steelyard.say("{decision}: {neighbours}.", {decision: short(node), neighbours: neighbours(node, Infinity)})]);
  });
  canvas.addEventListener("focusout", () => { point(null); tell(); });
  canvas.addEventListener("keydown", event => {
    const node = byElement.get(event.target.closest(".sy-nodes > a"));
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && node) keep(node === centre ? null : node);
    else if (event.key === "Escape" && centre) keep(null);
    else if (event.key === "+" || event.key === "=") { resize(zoom * 1.25); chose(); }
    else if (event.key === "-") { resize(zoom * 0.8); chose(); }
    else if (event.key === "0") { fit(); chose(); }
    else return;
    event.preventDefault();
  });

  addEventListener("hashchange", read);
  read();
})();
