// What is due for review, by the reader's own clock: a site may be years older than the day it is read on.
// Without scripts the dates stand there.
(function () {
  "use strict";
  var steelyard = window.steelyard, now = new Date();
  var pad = function (number) { return (number < 10 ? "0" : "") + number; };
  var today = now.getFullYear() + "-" + pad(now.getMonth() + 1) + "-" + pad(now.getDate());

  // Mark what is due within an element; the home page's rows may come later.
  steelyard.markReviews = function (within) {
    // A month without a day counts from its first: "2024-05" sorts before "2024-05-01".
    Array.prototype.forEach.call(within.querySelectorAll("[data-review]"), function (place) {
      if (place.getAttribute("data-review") > today) { return; }
      place.hidden = false;
      if (place.hasAttribute("data-due")) { place.textContent = place.getAttribute("data-due"); }
      place.classList.add("sy-due");
    });
  };
  // At once what stands above the script, so that nothing moves once it is seen.
  steelyard.markReviews(document);
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", function () { steelyard.markReviews(document); });
  }

  // "2020-01-01:3 2021-06-30:1": all reviews of the site, of which the page may hold a few rows only.
  var told = document.querySelector("[data-reviews]"), due = 0;
  if (!told) { return; }
  told.getAttribute("data-reviews").split(" ").forEach(function (one) {
    var parts = one.split(":");
    if (parts[0] <= today) { due += Number(parts[1]); }
  });
  if (due) { told.textContent = steelyard.count("{n} review is due.", "{n} reviews are due.", due); }
})();
