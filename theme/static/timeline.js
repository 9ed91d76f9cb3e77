// Where the timeline is wider than the window: it opens at its end, and names stay in sight as it scrolls. What a name's
// room in the window is too short for goes from its end, "0010 A record supers…", so that its beginning is what is read.
(() => {
  "use strict";
  const box = document.querySelector(".sy-time-box"), drawing = box && box.querySelector(".sy-time");
  if (!drawing) return;
  const PAD = 8, TORN = 13;
  const lanes = [...drawing.querySelectorAll(".sy-lane text")];
  let labels = null, frame = 0, done = 0;

  const torn = [...drawing.querySelectorAll(".sy-rule:first-of-type use")].map(sign => +sign.getAttribute("x"));

  const ink = document.createElement("canvas").getContext("2d"), DOTS = "…";
  ink.font = getComputedStyle(drawing).font;
  // The first letters of a label that are not longer than `room`; its first word, the number, stays whole.
  const shortened = (label, room) => {
    const {whole, width} = label;
    if (width <= room) return {said: whole, long: width};
    if (!label.cuts) {
      const ratio = width / ink.measureText(whole).width, least = whole.search(/\s|$/);
      label.cuts = [...whole].map((letter, i, all) => all.slice(0, i + 1).join("").trimEnd()).filter(part => part.length >= least)
        .map(part => ({said: part + DOTS, long: ink.measureText(part + DOTS).width * ratio}));
    }
    return label.cuts.findLast(cut => cut.long <= room) || label.cuts[0];
  };

  // A label may move within its bar up to the next mark, or to the bar's end; and beyond a mark or a time left out. One
  // behind its bar stays where it is; one before it goes `within` where more of it has room there than in sight.
  const measure = () => [...drawing.querySelectorAll("a > text")].map(text => {
    const x = +text.getAttribute("x"), width = text.getComputedTextLength(), whole = text.textContent;
    const label = {text, x, width, whole, at: x, said: whole, hidden: false, ends: text.matches(".sy-before")};
    const bars = [...text.parentNode.querySelectorAll("path:not(.sy-thread)")].map(path => path.getBBox());
    const bar = !label.ends && bars.find(one => one.x <= x && x + width <= one.x + one.width);
    const marks = [...text.parentNode.querySelectorAll("use")].map(mark => +mark.getAttribute("x") - PAD);
    if (label.ends) {
      const own = bars.find(one => one.x >= x - PAD), from = Math.max(...marks) + 2 * PAD, end = own && own.x + own.width - PAD;
      return {...label, within: own && end > from ? {from, end} : null, rooms: [{from: x - width, most: x - width}]};
    }
    if (!bar) return {...label, rooms: [{from: x, most: x}]};
    const ends = [bar.x + bar.width - PAD, ...marks, ...torn.map(at => at - TORN)];
    const starts = [...marks.map(at => at + 2 * PAD), ...torn.map(at => at + TORN)];
    const rooms = [x, ...starts.filter(from => from > x && from < ends[0]).sort((a, b) => a - b)]
      .map(from => ({from, most: Math.min(...ends.filter(end => end > from)) - width}))
      .filter(({from, most}) => most >= from);
    return {...label, rooms: rooms.length ? rooms : [{from: x, most: x}]};
  });
  // Where not even its first word has room, nothing of a label is there.
  const put = (label, at, said, hidden = false, before = label.ends) => {
    label.text.classList.toggle("sy-before", before);
    if (at !== label.at) label.text.setAttribute("x", label.at = at);
    if (hidden !== label.hidden) label.text.setAttribute("visibility", (label.hidden = hidden) ? "hidden" : "inherit");
    if (said === label.said) return;
    label.text.textContent = label.said = said;
    label.text.dataset.whole = label.whole;  // for as-of.js, which names what happened on a day
  };
  const follow = () => {
    frame = 0;
    const wide = box.scrollWidth > box.clientWidth + 1;
    if (!wide && !done) return;
    done = 1;
    labels = labels || measure();
    const scale = drawing.viewBox.baseVal.width / drawing.getBoundingClientRect().width;
    const left = box.scrollLeft * scale + PAD, seen = box.clientWidth * scale - 2 * PAD;
    for (const lane of lanes) lane.setAttribute("x", left);
    for (const label of labels) {
      const {from, most} = label.rooms.find(room => room.most >= left) || label.rooms[label.rooms.length - 1];
      const end = most + label.width, gone = end < left - PAD, room = gone ? Infinity : Math.min(seen, end - Math.max(from, left));
      const {said, long} = shortened(label, room), inner = label.within;
      const space = inner && (gone || long < label.width) ? Math.min(inner.end, left + seen) - Math.max(inner.from, left) : 0;
      const other = space > (gone ? 0 : room) && shortened(label, space);
      if (other && other.long <= space) put(label, Math.max(inner.from, left), other.said, false, false);
      else put(label, label.ends ? label.x : Math.max(from, Math.min(left, end - long)), said, long > room);
    }
  };
  const soon = () => { if (!frame) frame = requestAnimationFrame(follow); };

  box.scrollLeft = box.scrollWidth;
  box.addEventListener("scroll", soon, {passive: true});
  // On paper all of it is in sight.
  window.addEventListener("beforeprint", () => {
    for (const lane of lanes) lane.setAttribute("x", PAD);
    for (const label of labels || []) put(label, label.x, label.whole);
  });
  window.addEventListener("afterprint", soon);
  window.addEventListener("resize", soon);
  soon();
})();
