// A picture that is shown smaller than it is leads to itself in full size, as on GitHub: its small print can be read.
(function () {
  "use strict";
  function lead(picture) {
    var shown = picture.closest("picture") || picture, link = document.createElement("a");
    if (!picture.clientWidth || picture.naturalWidth < picture.clientWidth * 1.25 || shown.closest("a,summary")) { return; }
    link.className = "sy-whole";
    link.href = picture.currentSrc;
    if (!picture.alt) { link.setAttribute("aria-label", link.pathname.split("/").pop()); }
    shown.replaceWith(link);
    link.append(shown);
  }
  document.querySelectorAll(".sy-prose img").forEach(function (picture) {
    if (picture.complete) { lead(picture); } else { picture.addEventListener("load", function () { lead(picture); }, {once: true}); }
  });
})();
