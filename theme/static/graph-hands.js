// The graph under a hand: the wheel with Ctrl and two fingers change its size, the mouse drags its ground. It goes before graph.js.
(() => {
  "use strict";
  // `size()` is how large the drawing is, `resize(size, x, y)` makes it another, around a point of the canvas.
  window.steelyard.handle = (canvas, size, resize) => {
    const around = (wanted, x, y) => {
      const {left, top} = canvas.getBoundingClientRect();
      resize(wanted, x - left, y - top);
    };
    canvas.addEventListener("wheel", event => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      around(size() * Math.exp(-event.deltaY * 0.004), event.clientX, event.clientY);
    }, {passive: false});

    // Two fingers
    let apart = 0;
    const span = ([one, two]) => Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
    canvas.addEventListener("touchstart", event => { apart = event.touches.length === 2 ? span(event.touches) / size() : 0; }, {passive: true});
    canvas.addEventListener("touchmove", event => {
      if (event.touches.length !== 2 || !apart) return;
      event.preventDefault();
      const [one, two] = event.touches;
      around(span(event.touches) / apart, (one.clientX + two.clientX) / 2, (one.clientY + two.clientY) / 2);
    }, {passive: false});

    // The mouse
    let drag = null;
    canvas.addEventListener("pointerdown", event => {
      if (event.pointerType !== "mouse" || event.button || event.target.closest("a") || !event.target.closest("svg")) return;
      drag = {x: event.clientX + canvas.scrollLeft, y: event.clientY + canvas.scrollTop};
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointermove", event => {
      if (!drag) return;
      canvas.scrollLeft = drag.x - event.clientX;
      canvas.scrollTop = drag.y - event.clientY;
    });
    for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, () => { drag = null; });
  };
})();
