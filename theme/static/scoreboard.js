// All scored decisions under other weights at once. The page is complete without it; arithmetic is that of scores.js.
(() => {
  "use strict";
  const steelyard = window.steelyard;
  const {score, outcome, same, fraction, parts, read, write, copy} = window.steelyardScores;
  const FACTORS = ["0", "1/4", "1/2", "3/4", "1", "3/2", "2", "4", "8"];
  const WORDS = ["× 0", "× ¼", "× ½", "× ¾", steelyard.say("as decided"), "× 1½", "× 2", "× 4", "× 8"];
  const DECIDED = 4, NAMED = 6;  // so many decisions the sentence names; the table marks them all

  // A table as cards, too.
  for (const node of document.querySelectorAll(".sy-board, .sy-board :is(thead, tbody, tr, th, td)")) {
    node.setAttribute("role", {TABLE: "table", TR: "row", TD: "cell", TH: node.scope === "row" ? "rowheader" : "columnheader"}[node.tagName] || "rowgroup");
  }

  const panel = document.querySelector(".sy-reweigh");
  if (!panel) return;
  const status = panel.querySelector("[data-what-if]"), reset = panel.querySelector("[data-reset]");
  const controls = [...panel.querySelectorAll("[data-shared]")].map(li => ({
    li, key: li.dataset.shared, name: li.querySelector("b").textContent,
    range: li.querySelector("input"), output: li.querySelector("output"), only: li.querySelector("button")
  }));
  const rows = [...document.querySelectorAll(".sy-board [data-scores]")].map(tr => {
    const data = JSON.parse(tr.dataset.scores);
    return {tr, data, label: data.label, decided: score(data, data.weights), told: tr.querySelector("[data-what-if]")};
  });
  let only = null, timer, held = null;  // `held` is the control in use: it stays where it is while the sentence grows

  const find = key => controls.find(one => one.key === key);
  const factor = key => FACTORS[find(key)?.range.value ?? DECIDED];
  const times = (a, b) => {
    const [n, d] = fraction(a), [m, e] = fraction(b);
    return `${n * m}/${d * e}`;
  };

  const draw = (spoken, further) => {
    const turned = [], lacking = [], what = only !== null || controls.some(one => +one.range.value !== DECIDED);
    panel.classList.toggle("sy-what-if", what);
    reset.setAttribute("aria-pressed", !what);
    for (const {li, range, output, only: button, key} of controls) {
      if (only !== null) range.value = only === key ? DECIDED : 0;
      const text = only === null ? WORDS[range.value] : only === key ? steelyard.say("only this") : WORDS[0];
      output.textContent = text;
      range.setAttribute("aria-valuetext", text);
      button.setAttribute("aria-pressed", only === key);
      li.classList.toggle("sy-moved", text !== WORDS[DECIDED]);
    }
    for (const {tr, data, decided, told, label} of rows) {
      const has = data.shared.some(key => only === null ? factor(key) !== "1" : key === only);
      const weights = data.weights.map((weight, i) =>
        !has ? weight : only === null ? times(weight, factor(data.shared[i])) : data.shared[i] === only ? "1" : "0");
      const s = score(data, weights), change = what && has && !same(s.leaders, decided.leaders);
      if (what && !has) lacking.push(label);
      if (change) turned.push(label + (s.leaders.length ? ` (${s.leaders.map(j => data.options[j]).join(", ")})` : ""));
      const text = outcome(data, s, decided);
      told.textContent = !what ? "" : has ? text[0].toUpperCase() + text.slice(1)
        : only === null ? steelyard.say("Scores none of these.") : steelyard.say("Does not score {criterion}.", {criterion: find(only).name});
      tr.classList.toggle("sy-what-if", what);
      tr.classList.toggle("sy-turned", change);
      tr.classList.toggle("sy-apart", what && !has);
    }
    const values = {count: rows.length, decisions: turned.slice(0, NAMED).join("; ")};
    const otherwise = !turned.length ? steelyard.say("None would come out otherwise.") : turned.length > NAMED
      ? steelyard.count("{n} of {count} would come out otherwise, among them {decisions}.", "{n} of {count} would come out otherwise, among them {decisions}.", turned.length, values)
      : steelyard.count("{n} of {count} would come out otherwise: {decisions}.", "{n} of {count} would come out otherwise: {decisions}.", turned.length, values);
    const silent = !lacking.length ? "" : only === null
      ? steelyard.count("{n} does not score what is weighed anew.", "{n} do not score what is weighed anew.", lacking.length)
      : steelyard.count("{n} does not score {criterion}.", "{n} do not score {criterion}.", lacking.length, {criterion: find(only).name});
    const message = what ? [otherwise, silent].filter(Boolean).join(" ") : spoken ? steelyard.say("As decided again.") : "";
    panel.classList.toggle("sy-turned", turned.length > 0);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const place = held?.getBoundingClientRect().top;
      if (status.textContent !== message) status.textContent = message;
      if (spoken) write(further);
      if (held) scrollBy({top: held.getBoundingClientRect().top - place, behavior: "instant"});
    }, spoken ? 200 : 0);
  };
  const clear = () => {
    only = null;
    for (const {range} of controls) range.value = DECIDED;
  };

  for (const kind of ["click", "input"]) panel.addEventListener(kind, event => { held = event.target.closest("button, input"); }, true);
  for (const control of controls) {
    control.range.oninput = () => {
      const {value} = control.range;
      if (only !== null) clear();
      control.range.value = value;
      draw(true, true);
    };
    control.only.onclick = () => {
      const wanted = only === control.key ? null : control.key;
      clear();
      only = wanted;
      draw(true);
    };
  }
  reset.onclick = () => { clear(); draw(true); };
  panel.querySelector("[data-copy]").onclick = event => copy(event.target, "sy-reweigh");

  parts.push({
    id: "all",
    node: panel,
    write: () => only !== null ? ["~only=" + encodeURIComponent(only)]
      : controls.filter(one => +one.range.value !== DECIDED)
        .map(one => encodeURIComponent(one.key) + "=" + FACTORS[one.range.value].replace("/", "~")),
    read: items => {
      clear();
      for (const [name, value = ""] of items) {
        const control = controls.find(one => one.key === (name === "~only" ? value : name));
        const at = FACTORS.indexOf(value.replace("~", "/"));
        if (control && name === "~only") only = value;
        else if (control && at >= 0) control.range.value = at;
      }
      draw(false);
    }
  });
  draw(false);
  read(false);
})();
