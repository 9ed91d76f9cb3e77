// What is due for review, by the reader's own clock: a site may be years older than the day it is read on.
// Without scripts the dates stand there.
(function () {
  "use strict";
  var now = new Date();
  var pad = function (number) { return (number < 10 ? "0" : "") + number; };
  var today = now.getFullYear() + "-" + pad(now.getMonth() + 1) + "-" + pad(now.getDate());
  var due = 0;
  // A month without a day counts from its first: "2024-05" sorts before "2024-05-01".
  Array.prototype.forEach.call(document.querySelectorAll("[data-review]"), function (place) {
    if (place.getAttribute("data-review") > today) { return; }
    due += 1;
    place.hidden = false;
    if (place.hasAttribute("data-due")) { place.textContent = place.getAttribute("data-due"); }
    place.classList.add("sy-due");
  });
  var told = document.querySelector("[data-reviews]");
  if (!told || !due) { return; }
  var words = due === 1 ? "data-one" : "data-many";
  told.textContent = told.getAttribute(words).replace("{n}", String(due));
})();
