// Where the timeline is wider than the window: it opens at its end, and names stay in sight as it scrolls.
(() => {
  "use strict";
  const box = document.querySelector(".sy-time-box"), drawing = box && box.querySelector(".sy-time");
  if (!drawing) return;
  const PAD = 8, TORN = 13;
  const lanes = [...drawing.querySelectorAll(".sy-lane text")];
  let labels = null, frame = 0, done = 0;

  const torn = [...drawing.querySelectorAll(".sy-rule:first-of-type use")].map(sign => +sign.getAttribute("x"));

  // A label may move within its bar up to the next mark, or to the bar's end; and beyond a mark or a time left out.
  const measure = () => [...drawing.querySelectorAll("a > text:not(.sy-before)")].flatMap(text => {
    const x = +text.getAttribute("x"), width = text.getComputedTextLength();
    const bars = [...text.parentNode.querySelectorAll("path:not(.sy-thread)")].map(path => path.getBBox());
    const bar = bars.find(one => one.x <= x && x + width <= one.x + one.width);
    if (!bar) return [];
    const marks = [...text.parentNode.querySelectorAll("use")].map(mark => +mark.getAttribute("x") - PAD);
    const ends = [bar.x + bar.width - PAD, ...marks, ...torn.map(at => at - TORN)];
    const starts = [...marks.map(at => at + 2 * PAD), ...torn.map(at => at + TORN)];
    const rooms = [x, ...starts.filter(from => from > x && from < ends[0]).sort((a, b) => a - b)]
      .map(from => ({from, most: Math.min(...ends.filter(end => end > from)) - width}))
      .filter(({from, most}) => most >= from);
    return rooms.length ? [{text, x, rooms, at: x}] : [];
  });
  const follow = () => {
    frame = 0;
    const wide = box.scrollWidth > box.clientWidth + 1;
    if (!wide && !done) return;
    done = 1;
    labels = labels || measure();
    const left = box.scrollLeft * drawing.viewBox.baseVal.width / drawing.getBoundingClientRect().width + PAD;
    for (const lane of lanes) lane.setAttribute("x", left);
    for (const label of labels) {
      const {from, most} = label.rooms.find(room => room.most >= left) || label.rooms[label.rooms.length - 1];
      const at = Math.max(from, Math.min(left, most));
      if (at !== label.at) label.text.setAttribute("x", label.at = at);
    }
  };
  const soon = () => { if (!frame) frame = requestAnimationFrame(follow); };

  box.scrollLeft = box.scrollWidth;
  box.addEventListener("scroll", soon, {passive: true});
  // On paper all of it is in sight.
  window.addEventListener("beforeprint", () => {
    for (const lane of lanes) lane.setAttribute("x", PAD);
    for (const label of labels || []) label.text.setAttribute("x", label.at = label.x);
  });
  window.addEventListener("afterprint", soon);
  window.addEventListener("resize", soon);
  soon();
})();
