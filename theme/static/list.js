// The home page's controls before their first use: what they offer, and what brings the rest in. filters.js, the facets
// of all records and the search come when they are wanted, so that a page that is only read stays light.
(() => {
  "use strict";
  const steelyard = window.steelyard, form = document.querySelector(".sy-filters");
  if (!form) return;
  const OWN = /[#&](q|status|tag|person|year|source|sort|on)=/;
  const field = form.elements.q, chips = [...document.querySelectorAll(".sy-counts a")];
  let asked = null;

  const filters = () => asked = asked || steelyard.load(form.dataset.root + "assets/filters.js").then(() => steelyard.filters).catch(() => {
    asked = null;
    document.querySelector(".sy-trouble").textContent = steelyard.say("The filters could not be loaded.");
    return new Promise(() => {});
  });

  // The choices are those of the lists to browse.
  const fill = () => {
    for (const list of document.querySelectorAll("[data-names]")) {
      const select = form.elements[list.dataset.names];
      if (!select || select.options.length > 1) continue;
      select.append(...[...list.querySelectorAll("bdi")].map(name => new Option(name.textContent, name.textContent)));
    }
  };
  steelyard.fillChoices = fill;
  (window.requestIdleCallback || setTimeout)(fill);

  const wanted = () => { fill(); filters(); };
  form.addEventListener("pointerover", wanted, {once: true});
  form.addEventListener("pointerdown", fill, {capture: true, once: true});
  for (const event of ["focusin", "input"]) form.addEventListener(event, wanted, {once: true});
  field.addEventListener("focus", () => filters().then(own => own.search()));
  form.addEventListener("submit", event => {
    event.preventDefault();
    filters().then(own => own.open());
  });

  // Links to the lists by status, which choose in place instead.
  for (const chip of chips) {
    chip.setAttribute("role", "button");
    chip.setAttribute("aria-pressed", chip.dataset.word === "");
    chip.removeAttribute("aria-current");
    chip.addEventListener("click", event => {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      filters().then(own => own.choose("status", chip.dataset.word));
    });
    chip.addEventListener("keydown", event => {
      if (event.key !== " ") return;
      event.preventDefault();
      chip.click();
    });
  }

  const fold = form.querySelector(".sy-fold");
  fold.addEventListener("click", () => fold.setAttribute("aria-expanded", form.classList.toggle("sy-open")));
  const days = document.querySelector(".sy-found .sy-as-of");
  if (days) days.addEventListener("toggle", () => { if (days.open) filters().then(own => own.days()); });

  const find = document.querySelector(".sy-to-search");
  const focus = () => {
    field.focus();
    field.select();
  };
  if (find) find.addEventListener("click", event => {
    event.preventDefault();
    focus();
  });
  const read = () => {
    if (location.hash === "#find") focus();
    else if (OWN.test(location.hash)) filters();
  };
  window.addEventListener("hashchange", read);
  read();
})();
