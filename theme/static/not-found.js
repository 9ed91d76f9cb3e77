// The page for what is not found: a search on the home page for what the missing address says, its number or its words.
(() => {
  "use strict";
  const form = document.querySelector(".sy-lost"), field = form.elements.q;
  // What lies below the site's own root; a root that the page was not served from says nothing.
  const root = new URL(form.dataset.home, location.href).pathname.replace(/[^/]*$/, "");
  const missing = location.pathname.startsWith(root) ? location.pathname.slice(root.length) : location.pathname;
  const parts = missing.split("/").map(part => {
    try { return decodeURIComponent(part); } catch { return part; }
  });
  const last = parts.map(part => part.replace(/\.(html?|md)$/i, "")).filter(part => part && part !== "index" && part !== "404").pop() || "";
  const number = /^\d{1,6}(?=\D|$)/.exec(last);
  field.value = number ? number[0] : last.split(/[-_.\s]+/).filter(Boolean).join(" ").slice(0, 100);
  form.addEventListener("submit", event => {
    event.preventDefault();
    const said = field.value.trim();
    location.href = form.dataset.home + (said ? "#q=" + encodeURIComponent(said) : "#find");
  });
})();
