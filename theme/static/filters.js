// Filters, order and search of the home page, all in its address. Loaded by list.js at the first use of one of them.
// Records go by their place in the site's order, `at`; their facets come with lists/records.js, and rows that the page
// does not hold with lists/rows-N.js.
(() => {
  "use strict";
  const steelyard = window.steelyard, form = document.querySelector(".sy-filters");
  const KEYS = ["q", "status", "tag", "person", "year", "source", "sort", "on"], FEW = 50, PAUSE = 120;
  const root = form.dataset.root, chunk = +form.dataset.chunk, count = +form.dataset.count;
  const find = what => document.querySelector(what);
  const field = form.elements.q, selects = [...form.querySelectorAll("select")], sort = form.elements.sort;
  const list = find(".sy-rows"), pager = find(".sy-pager"), told = find(".sy-found [role=status]"), clear = find(".sy-clear");
  const more = find(".sy-rest button"), trouble = find(".sy-trouble"), panel = find(".sy-found .sy-as-of");
  const chips = [...document.querySelectorAll(".sy-counts a")];
  const resting = [...list.children], nodes = new Map(resting.map(row => [+row.dataset.at, row]));

  let state = {}, facts = null, found = null, hits = [], shown = 0, turn = 0, timer = 0, last = null, searching = null, asking = null;

  // What can be told of all records: the facets as they come, and what follows from them.
  const prepare = facets => {
    const all = facets.status.map((_, at) => at), ranks = [];
    facets.titles.forEach((at, rank) => { ranks[at] = rank; });
    const newer = (one, other) => facets.date[one] === facets.date[other] ? other - one : facets.date[one] < facets.date[other] ? 1 : -1;
    const group = at => facets.groups[facets.status[at]];
    // Undated ones are last in either direction.
    const older = (one, other) => !facets.date[one] - !facets.date[other] || newer(other, one);
    return Object.assign(facets, {
      all,
      orders: {
        force: (one, other) => group(one) - group(other) || newer(one, other),
        newest: newer,
        oldest: older,
        number: (one, other) => one - other,
        title: (one, other) => ranks[one] - ranks[other],
        best: (one, other) => found.get(other).score - found.get(one).score || group(one) - group(other) || newer(one, other)
      },
      // What a record has of each facet, as the choices name it.
      has: {
        status: at => [facets.words[facets.status[at]]],
        tag: at => facets.tag[at].map(index => facets.tags[index]),
        person: at => facets.person[at].map(index => facets.people[index]),
        year: at => [facets.date[at].slice(0, 4) || "none"],
        source: at => facets.sources.length ? [facets.sources[facets.source[at]]] : []
      }
    });
  };
  const known = () => asking = asking || steelyard.load(root + "lists/records.js").then(facets => { facts = prepare(facets); });

  const held = (at, day) => facts.times[at].split(" ").some(time => {
    const [from, to] = time.split("/");
    return to !== undefined && from <= day && (!to || day < to);
  });

  // The records that pass all filters, and how many would pass with each other choice of one of them.
  const sift = () => {
    const facets = Object.keys(facts.has), counts = {}, passed = [];
    for (const facet of facets) counts[facet] = new Map();
    for (const at of facts.all) {
      if (found && !found.has(at) || state.on && !held(at, state.on)) continue;
      const has = facets.map(facet => facts.has[facet](at));
      const failed = facets.filter((facet, index) => state[facet] && !has[index].includes(state[facet]));
      if (!failed.length) passed.push(at);
      if (failed.length > 1) continue;
      facets.forEach((facet, index) => {
        if (failed.length && failed[0] !== facet) return;
        for (const name of has[index]) counts[facet].set(name, (counts[facet].get(name) || 0) + 1);
        if (facet === "status") counts.status.set("", (counts.status.get("") || 0) + 1);
      });
    }
    return {passed, counts};
  };

  const tell = counts => {
    for (const chip of chips) chip.querySelector("b").textContent = counts.status.get(chip.dataset.word) || 0;
    for (const select of selects) {
      if (select === sort) continue;
      for (const option of select.options) {
        if (!option.value) continue;
        const number = counts[select.name].get(option.value) || 0, name = option.dataset.name || option.text.replace(/ \(\d+\)$/, "");
        option.dataset.name = name;
        if (option.text !== `${name} (${number})`) option.text = `${name} (${number})`;
        option.disabled = !number && !option.selected;
      }
    }
  };

  // The controls say what the address says.
  const reflect = () => {
    steelyard.fillChoices();
    // What is being typed stays as it is; it counts in a moment.
    if (!timer && field.value.trim() !== (state.q || "")) field.value = state.q || "";
    for (const chip of chips) chip.setAttribute("aria-pressed", chip.dataset.word === (state.status || ""));
    sort.options[0].hidden = sort.options[0].disabled = !state.q;
    for (const select of selects) {
      const value = state[select.name] || (select === sort ? usual() : "");
      // A name that the site does not have, in an address from elsewhere.
      if (![...select.options].some(option => option.value === value)) select.append(new Option(value, value));
      select.value = value;
    }
    const chosen = selects.filter(select => select !== sort && state[select.name]).length;
    form.querySelector(".sy-fold").classList.toggle("sy-chosen", chosen > 0);
    clear.disabled = !KEYS.some(key => state[key]);
    if (steelyard.listed && steelyard.listed.follow) steelyard.listed.follow(state.on || null);
  };
  const usual = () => state.q && !trouble.dataset.search ? "best" : "force";

  const rows = async ats => {
    // A later search may have its hits before these rows have come.
    const matches = found;
    const wanted = [...new Set(ats.filter(at => !nodes.has(at)).map(at => Math.floor(at / chunk)))];
    const come = await Promise.allSettled(wanted.map(async number => {
      const htmls = await steelyard.load(`${root}lists/rows-${number}.js`);
      htmls.forEach((html, index) => {
        const at = number * chunk + index;
        if (nodes.has(at)) return;
        const template = document.createElement("template");
        template.innerHTML = html.trim();
        const row = template.content.firstElementChild;
        if (steelyard.markReviews) steelyard.markReviews(row);
        nodes.set(at, row);
      });
    }));
    if (come.some(one => one.status === "rejected")) trouble.textContent = steelyard.say("Some decisions could not be loaded.");
    return ats.filter(at => nodes.has(at)).map(at => matches && matches.has(at) ? marked(at, matches.get(at).terms) : nodes.get(at));
  };

  const pieces = parts => parts.map(([text, match]) => {
    if (!match) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
  const marked = (at, terms) => {
    const row = nodes.get(at).cloneNode(true);
    for (const part of row.querySelectorAll("h2 a, h2 + p")) {
      part.replaceChildren(...pieces(steelyard.search.marked(part.textContent, terms)));
    }
    if (seen) seen.observe(row);
    return row;
  };
  // An excerpt of the text where it has the match, for rows in sight.
  const seen = window.IntersectionObserver && new IntersectionObserver(entries => {
    for (const {target, isIntersecting} of entries) {
      const hit = isIntersecting && found && found.get(+target.dataset.at);
      if (!hit) continue;
      seen.unobserve(target);
      steelyard.search.excerpt(hit.at, hit.terms).then(parts => {
        if (!parts.length) return;
        const line = document.createElement("p");
        line.className = "sy-excerpt";
        line.append(...pieces(parts));
        target.querySelector("div").append(line);
      }, () => {});
    }
  }, {rootMargin: "100px"});

  const rest = () => {
    hits = [];
    found = null;
    list.replaceChildren(...resting);
    if (pager) pager.hidden = false;
    if (more) more.hidden = true;
    told.textContent = told.dataset.resting;
    if (facts) tell(sift().counts);
  };

  // The row that the reader looks at stays where it is, and the focus on it.
  const keeping = draw => {
    const focused = document.activeElement.closest("[data-at]"), links = focused ? [...focused.querySelectorAll("a")].indexOf(document.activeElement) : 0;
    const first = [...list.children].find(row => row.getBoundingClientRect().bottom > 0), top = first && first.getBoundingClientRect().top;
    draw();
    const again = row => row && list.querySelector(`[data-at="${row.dataset.at}"]`);
    if (again(focused)) again(focused).querySelectorAll("a")[links].focus({preventScroll: true});
    if (top < 0 && again(first)) window.scrollBy(0, again(first).getBoundingClientRect().top - top);
  };

  const bring = async ({keep = false} = {}) => {
    const own = ++turn;
    reflect();
    if (!KEYS.some(key => state[key])) return rest();
    list.setAttribute("aria-busy", "true");
    try {
      await known();
    } catch {
      list.removeAttribute("aria-busy");
      trouble.textContent = steelyard.say("The filters could not be loaded.");
      return undefined;
    }
    if (state.on) state.on = panel && await days() && steelyard.understoodDay(state.on) || "";
    const searched = state.q ? await search().then(() => true, () => false) : false;
    if (own !== turn) return undefined;
    found = searched ? new Map(steelyard.search.find(state.q).map(hit => [hit.at, hit])) : null;
    reflect();
    const {passed, counts} = sift(), order = state.sort && (state.sort !== "best" || found) ? state.sort : usual();
    hits = passed.sort(facts.orders[order]);
    const part = await rows(hits.slice(0, chunk ? FEW : hits.length));
    if (own !== turn) return undefined;
    shown = part.length;
    (keep ? keeping : draw => draw())(() => list.replaceChildren(...part));
    list.removeAttribute("aria-busy");
    if (pager) pager.hidden = true;
    if (more) more.hidden = shown >= hits.length;
    tell(counts);
    const n = hits.length;
    told.textContent = !n ? steelyard.say("No decision fits.") : state.on
      ? steelyard.count("{n} of {count} decisions, shown and counted by its status today", "{n} of {count} decisions, shown and counted by their status today", n, {count})
      : steelyard.count("{n} of {count} decisions", "{n} of {count} decisions", n, {count});
    return undefined;
  };

  const update = options => last = bring(options);

  const search = () => searching = searching || steelyard.load(root + "assets/search.js").then(() => steelyard.search.open(root + "search/")).then(() => {
    if (trouble.dataset.search) trouble.textContent = trouble.dataset.search = "";
    const again = () => { if (state.q) update({keep: true}); };
    steelyard.search.whole().then(has => { if (has) again(); }, () => {
      trouble.textContent = steelyard.say("The full text could not be loaded: the search knows titles, tags, people and outcomes.");
    });
  }).catch(error => {
    searching = null;
    trouble.dataset.search = "failed";
    trouble.textContent = steelyard.say("The search could not be loaded. The filters work all the same.");
    throw error;
  });

  // The control for a day comes with as-of.js, which works on what is given here in place of nodes.
  let dated = null;
  const days = () => dated = dated || known().then(() => {
    steelyard.listed = {
      times: facts.times,
      on: () => state.on || null,
      choose: day => choose("on", day || ""),
      names: ats => rows(ats).then(() => ats.map(at => {
        const row = nodes.get(at), parts = row ? [row.querySelector(".sy-num"), row.querySelector("h2")] : [];
        return parts.map(part => part ? part.textContent : "").join(" ").trim();
      }))
    };
    return steelyard.load(root + "assets/as-of.js");
  }).then(() => {
    if (state.on) panel.open = true;
    return true;
  });

  const address = () => {
    const said = KEYS.filter(key => state[key]).map(key => `${key}=${encodeURIComponent(state[key].replace(/[\ud800-\udfff]/gu, "\ufffd"))}`);
    return said.length ? "#" + said.join("&") : "";
  };
  const choose = (key, value) => {
    // Typing goes on, and so does a day that is sought.
    const further = ["q", "on"].includes(key) && state[key] && value;
    state[key] = value;
    if (key === "q" && !value && state.sort === "best") state.sort = "";
    steelyard.address(address(), further);
    return update();
  };
  // What the address asks for; null for an anchor, which asks for nothing.
  const asked = () => {
    const said = new URLSearchParams(location.hash.slice(1)), known = {};
    for (const key of KEYS) if ((said.get(key) || "").trim()) known[key] = said.get(key);
    if (![...sort.options].some(option => option.value === known.sort)) delete known.sort;
    return location.hash && !history.state && !Object.keys(known).length ? null : known;
  };
  const read = () => {
    const wanted = asked();
    if (!wanted) return;
    state = wanted;
    update();
  };

  const typed = () => {
    clearTimeout(timer);
    timer = 0;
    return (state.q || "") === field.value.trim() ? undefined : choose("q", field.value.trim());
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(typed, PAUSE);
  });
  for (const select of selects) {
    select.addEventListener("change", () => choose(select.name, select === sort && select.value === usual() ? "" : select.value));
  }
  clear.addEventListener("click", () => {
    state = {};
    field.value = "";
    steelyard.address("");
    field.focus();
    update();
  });
  if (more) more.addEventListener("click", async () => {
    const own = turn, part = await rows(hits.slice(shown, shown + FEW));
    if (own !== turn) return;
    list.append(...part);
    shown += part.length;
    more.hidden = shown >= hits.length || !part.length;
    if (part.length) part[0].querySelector("a").focus();
  });

  // From the field into the hits and through them.
  field.addEventListener("keydown", event => {
    if (event.key === "Escape" && field.value) {
      event.preventDefault();
      field.value = "";
      typed();
    }
    const first = event.key === "ArrowDown" && list.querySelector("h2 a");
    if (first) {
      event.preventDefault();
      first.focus();
    }
  });
  list.addEventListener("keydown", event => {
    if (!state.q || !event.target.matches("h2 a")) return;
    const row = event.target.closest("li"), to = {ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling || form, Escape: form}[event.key];
    if (!to) return;
    event.preventDefault();
    (to === form ? field : to.querySelector("h2 a")).focus();
  });

  window.addEventListener("popstate", read);
  steelyard.filters = {
    choose: (key, value) => choose(key, key === "status" && state.status === value ? "" : value),
    days,
    search: () => search().catch(() => {}),
    open: async () => {
      if (timer) typed();
      // A later wish may overtake the one that is waited for.
      for (let waited = null; waited !== last;) await (waited = last);
      const first = hits.length && list.querySelector("h2 a");
      if (first) location.href = first.href;
    }
  };
  // What was typed or chosen before this came counts too.
  const early = [["q", field.value.trim()], ...selects.map(select => [select.name, select.value.replace(/^force$/, "")])].filter(([, value]) => value);
  state = {...asked(), ...Object.fromEntries(early)};
  if (early.length) steelyard.address(address());
  if (KEYS.some(key => state[key])) update();
})();
