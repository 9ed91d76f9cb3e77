// What was in force on a day, on the timeline and in the list. An element's times stand in its data-on, "FROM/TO" with
// a space between two. The rule is that of in_force in decisions.json: from <= day, and no end or day < end.
// The list's page brings the times of all its decisions itself, as `steelyard.listed`, and keeps the address.
(() => {
  "use strict";
  const panel = document.querySelector(".sy-as-of");
  if (!panel) return;
  const DAY = 864e5, ALL = 3;
  const steelyard = window.steelyard, listed = steelyard.listed;
  const find = what => panel.querySelector(what);
  const range = find("[type=range]"), date = find("[type=date]"), now = find("[data-now]");
  const earlier = find("[data-earlier]"), later = find("[data-later]");
  const told = find("[data-told]"), change = find("[data-change]"), status = find("[role=status]");
  const {first, last, count} = range.dataset, resting = told.textContent;
  const drawing = document.querySelector(".sy-time[data-first]");
  const fields = [...document.querySelectorAll(".sy-time[data-first], .sy-years")];
  const carried = [...document.querySelectorAll("a[data-carry]")].map(link => [link, link.getAttribute("href")]);

  const times = text => text.split(" ").map(time => time.split("/"));
  const items = listed
    ? listed.times.map((text, at) => ({at, times: text ? times(text) : [], holds: null}))
    : [...document.querySelectorAll("[data-on]")].map(node => ({node, times: times(node.dataset.on), holds: null}));
  const names = async which => listed
    ? listed.names(which.map(({at}) => at))
    : which.map(({node}) => node.querySelector("text, a")).map(name => (name.dataset.whole || name.textContent).trim());
  const changes = [...new Set(items.flatMap(item => item.times.flat()))].filter(Boolean).sort();

  const number = day => Date.parse(day + "T00:00Z") / DAY;
  const iso = days => new Date(days * DAY).toISOString().slice(0, 10);
  // In other languages as the build writes dates: browsers may have other patterns.
  const english = new Intl.DateTimeFormat("en-GB", {dateStyle: "long", timeZone: "UTC"}), dates = steelyard.dates;
  const spoken = day => {
    if (!dates) return english.format(new Date(day + "T00:00Z"));
    const [y, mm, dd] = day.split("-"), parts = {y, mm, dd, m: +mm, d: +dd, month: dates.months[mm - 1]};
    return dates.day.replace(/\{(\w+)\}/g, (all, name) => parts[name]);
  };
  // "2013" and "2013-08" mean their first day; what is no day is nothing.
  const understood = text => {
    const day = text + "-01-01".slice(text.length === 4 ? 0 : text.length === 7 ? 3 : 6);
    return /^\d{4}-\d\d-\d\d$/.test(day) && !isNaN(number(day)) && iso(number(day)) === day ? day : null;
  };
  steelyard.understoodDay = understood;

  // The axis may leave long times out: its pieces are "FIRST/LAST/LEFT/RIGHT", and a step of the slider goes from one to
  // the next. What lies between two of them is on the drawing, but narrow.
  const whole = [first, last, drawing ? drawing.dataset.left : 0, drawing ? drawing.dataset.right : 0].join("/");
  const pieces = (range.dataset.pieces || whole).split(" ").map(piece => {
    const [from, to, left, right] = piece.split("/");
    return {from: number(from), to: number(to), left: +left, right: +right};
  });
  const stepOf = days => {
    let before = 0;
    for (const {from, to} of pieces) {
      if (days <= to) return before + Math.max(days - from, before ? -1 : 0);
      before += to + 1 - from;
    }
    return before - 1;
  };
  const dayOf = step => {
    for (const {from, to} of pieces) {
      if (step <= to - from) return from + step;
      step -= to + 1 - from;
    }
    return number(last);
  };
  const knots = pieces.flatMap(({from, to, left, right}) => [[from, left], [to + 1, right]]);
  const placeOf = days => {
    const end = knots.findIndex(([day]) => days <= day);
    if (end < 0 || days < knots[0][0]) return null;
    const [[early, left], [late, right]] = [knots[Math.max(end - 1, 0)], knots[end]];
    return early === late ? left : left + (right - left) * (days - early) / (late - early);
  };

  const begun = ([from]) => from <= on;
  const lasts = ([, to]) => !to || on < to;

  let on = null, timer, frame, happening;

  const words = () => {
    const held = items.filter(item => item.holds), unknown = held.filter(item => item.times.some(time => !time[0] && lasts(time)));
    const told = {count, day: spoken(on), unknown: unknown.length};
    return unknown.length
      ? steelyard.count("{n} of {count} decisions was in force on {day}, {unknown} since an unknown day.", "{n} of {count} decisions were in force on {day}, {unknown} since an unknown day.", held.length, told)
      : steelyard.count("{n} of {count} decisions was in force on {day}.", "{n} of {count} decisions were in force on {day}.", held.length, told);
  };
  const some = async which => {
    const told = (await names(which.slice(0, ALL))).join(", "), n = which.length - ALL;
    return n > 0 ? steelyard.count("{names} and {n} more", "{names} and {n} more", n, {names: told}) : told;
  };
  const happened = async () => {
    const began = items.filter(item => item.times.some(time => time[0] === on));
    const ended = items.filter(item => item.times.some(time => time[1] === on)), said = [];
    if (began.length) said.push(steelyard.say("Came into force that day: {names}.", {names: await some(began)}));
    if (ended.length) said.push(steelyard.say("Ended that day: {names}.", {names: await some(ended)}));
    return said.join(" ");
  };
  const happen = () => {
    const asked = on;
    change.textContent = "";
    return on === null ? Promise.resolve() : happened().then(said => { if (on === asked) change.textContent = said; });
  };
  const rule = () => {
    let line = drawing.querySelector(".sy-day");
    const x = placeOf(number(on));
    if (!line) {
      line = document.createElementNS("http://www.w3.org/2000/svg", "path");
      line.setAttribute("class", "sy-day");
      drawing.append(line);
    }
    line.setAttribute("d", x === null ? "" : `M${x - 6} 0h12l-6 8zM${x} 8V${drawing.viewBox.baseVal.height}`);
    if (x === null) return;
    // Where only a part of the drawing is in sight, the day shall be.
    const box = drawing.parentNode, seen = box.clientWidth, to = x * drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
    if (to < box.scrollLeft + 16 || to > box.scrollLeft + seen - 16) box.scrollLeft = to - seen / 2;
  };

  const draw = () => {
    frame = 0;
    for (const item of items) {
      const holds = on !== null && item.times.some(time => begun(time) && lasts(time));
      if (holds === item.holds) continue;
      item.holds = holds;
      if (item.node) item.node.classList.toggle("sy-holds", holds);
    }
    for (const field of fields) field.classList.toggle("sy-on", on !== null);
    if (drawing && on !== null) rule();
    const at = on === null ? last : on;
    range.value = stepOf(number(at));
    if (document.activeElement !== date) date.value = on || "";
    told.textContent = on === null ? resting : words();
    // While a thumb is dragged over a long list, its rows are not asked for at every step.
    if (timer && listed) change.textContent = "";
    else happening = happen();
    range.setAttribute("aria-valuetext", on === null ? steelyard.say("Now") : steelyard.say("{day}: {n} in force", {day: spoken(on), n: items.filter(item => item.holds).length}));
    now.setAttribute("aria-pressed", on === null);
    earlier.setAttribute("aria-disabled", !before());
    later.setAttribute("aria-disabled", !after());
    for (const [link, href] of carried) link.setAttribute("href", href + (on === null ? "" : "#on=" + on));
  };
  const before = () => on === null ? changes[changes.length - 1] : changes.filter(day => day < on).pop();
  const after = () => on === null ? undefined : changes.find(day => day > on);

  const settle = () => {
    const hash = on === null ? "" : "#on=" + on;
    if (listed) {
      happening = happen();
      listed.choose(on);
    }
    else steelyard.address(hash, true);
    happening.then(() => { status.textContent = (told.textContent + " " + change.textContent).trim(); });
  };
  const go = day => {
    on = day;
    if (!frame) frame = requestAnimationFrame(draw);
    // An address and a voice cannot follow every step of a thumb that is dragged.
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = 0;
      settle();
    }, 250);
  };
  const read = () => {
    const asked = location.hash.startsWith("#on=") ? understood(location.hash.slice(4)) : null;
    if (asked === null && location.hash && !history.state) return;
    clearTimeout(timer);
    timer = 0;
    on = asked;
    draw();
  };

  range.addEventListener("input", () => go(iso(dayOf(+range.value))));
  date.addEventListener("input", () => { if (understood(date.value)) go(date.value); });
  date.addEventListener("blur", () => { date.value = on || ""; });
  earlier.addEventListener("click", () => { if (before()) go(before()); });
  later.addEventListener("click", () => { if (after()) go(after()); });
  now.addEventListener("click", () => go(null));
  draw();
  if (listed) {
    listed.follow = asked => {
      const day = understood(asked || "");
      if (timer || day === on) return;
      on = day;
      draw();
    };
    listed.follow(listed.on());
  } else {
    window.addEventListener("hashchange", read);
    read();
  }
  // What was chosen while this script was on its way.
  if (on === null && document.activeElement === date && understood(date.value)) go(date.value);
})();
