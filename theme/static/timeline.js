// Where the timeline is wider than the window: it opens at its end, and names stay in sight as it scrolls.
(() => {
  "use strict";
  const box = document.querySelector(".sy-time-box"), drawing = box && box.querySelector(".sy-time");
  if (!drawing) return;
  const PAD = 8;
  const lanes = [...drawing.querySelectorAll(".sy-lane text")];
  let labels = null, frame = 0, done = 0;

  // A label may move within its bar up to the next mark, or to the bar's end.
  const measure = () => [...drawing.querySelectorAll("a > text:not(.sy-before)")].flatMap(text => {
    const x = +text.getAttribute("x"), width = text.getComputedTextLength();
    const bars = [...text.parentNode.querySelectorAll("path:not(.sy-thread)")].map(path => path.getBBox());
    const bar = bars.find(one => one.x <= x && x + width <= one.x + one.width);
    if (!bar) return [];
    const marks = [...text.parentNode.querySelectorAll("use")].map(mark => +mark.getAttribute("x") - PAD).filter(mark => mark > x);
    const most = Math.min(bar.x + bar.width - PAD, ...marks) - width;
    return most > x ? [{text, x, most, at: x}] : [];
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
      const at = Math.max(label.x, Math.min(left, label.most));
      if (at !== label.at) label.text.setAttribute("x", label.at = at);
    }
  };
  const soon = () => { if (!frame) frame = requestAnimationFrame(follow); };

  box.scrollLeft = box.scrollWidth;
  box.addEventListener("scroll", soon, {passive: true});
  window.addEventListener("resize", soon);
  soon();
})();
