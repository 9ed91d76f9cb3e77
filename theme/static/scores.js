// Other weights in score tables; see core/scores/data.py.
(() => {
  "use strict";
  const steelyard = window.steelyard, {decimal: point, percent: percentage} = steelyard.numbers || {decimal: ".", percent: "{n}\u00a0%"};
  const written = text => text.replace(".", point);

  // A fraction is [over, under], under above 0.
  const lcm = (a, b) => {
    let x = a, y = b;
    while (y) [x, y] = [y, x % y];
    return a / x * b;
  };
  const fraction = text => {
    const [over, under] = text.split("/"), [whole, tail = ""] = over.split(".");
    return [BigInt(whole + tail), under ? BigInt(under) : 10n ** BigInt(tail.length)];
  };
  const compare = (a, b) => {
    const difference = a[0] * b[1] - b[0] * a[1];
    return (difference > 0n) - (difference < 0n);
  };
  const dot = (row, weights) => row.reduce((sum, value, i) => sum + value * weights[i], 0n);
  const round = (n, d) => (2n * n + d) / (2n * d);
  const decimal = ([n, d], places = 6) => {
    const unit = 10n ** BigInt(places), whole = round(n * unit, d);
    const tail = String(whole % unit).padStart(places, "0").replace(/0+$/, "");
    return whole / unit + (tail && "." + tail);
  };
  const figure = (n, d) => {
    const tenths = round(n * 1000n, d);
    return tenths / 10n + "." + tenths % 10n;
  };
  const percent = (n, d) => Number(round(n * 10000n, d)) / 100;

  const grid = (data, sheet) => {
    const units = data.units.map(BigInt), unit = units.reduce(lcm, 1n);
    const filled = missing => data.values[sheet].map(row =>
      row.map((value, i) => value === null ? missing : BigInt(value) * (unit / units[i])));
    return (data.grids ||= [])[sheet] ||= {unit, least: filled(0n), most: filled(unit)};
  };

  const score = (data, weights, musts = true, sheet = 0) => {
    const {unit, least, most} = grid(data, sheet), parsed = weights.map(fraction);
    const scale = parsed.reduce((all, one) => lcm(all, one[1]), 1n);
    const own = parsed.map(one => one[0] * (scale / one[1])), sum = own.reduce((a, b) => a + b);
    const low = least.map(row => dot(row, own)), high = most.map(row => dot(row, own));
    const standing = [...low.keys()].filter(j => !musts || !data.out[sheet][j].length);
    const rank = ahead => low.map((_, j) => standing.includes(j) ? 1 + standing.filter(k => ahead(j, k)).length : 0);
    const best = rank((j, k) => low[k] > high[j]), worst = rank((j, k) => k !== j && high[k] > low[j]);
    const leaders = sum ? standing.filter(j => worst[j] === 1) : [];
    return {least, most, own, scale, sum, whole: unit * sum, low, high, standing, best, worst, leaders};
  };

  // The weights of criterion i at which option j is certainly first, and who is beyond them.
  const stretch = (s, i, j) => {
    const mine = s.least[j][i], start = s.low[j] - s.own[i] * mine;
    let from = [0n, 1n], to = null, below, above;
    for (const k of s.standing) {
      const theirs = s.most[k][i], slope = mine - theirs, gap = s.high[k] - s.own[i] * theirs - start;
      if (k === j) continue;
      if (slope > 0n) {
        const end = [gap, slope], order = compare(end, from);
        if (order > 0 || !order && below >= 0 && theirs < s.most[below][i]) [from, below] = [end, k];
      } else if (slope) {
        const end = [-gap, -slope], order = to ? compare(end, to) : -1;
        if (order < 0 || !order && theirs > s.most[above][i]) [to, above] = [end, k];
      } else if (gap > 0n) return null;
    }
    if (to && compare(to, from) < 0) return null;
    const weight = ([n, d]) => [n, d * s.scale];
    return {from: weight(from), to: to && weight(to), below, above};
  };

  const segments = (s, i, limit) => {
    const spans = [], ends = [[0n, 1n], limit];
    for (const j of s.standing) {
      const one = stretch(s, i, j);
      if (!one) continue;
      const to = one.to && compare(one.to, limit) < 0 ? one.to : limit;
      if (compare(one.from, to) < 0) spans.push([j, one.from, to]), ends.push(one.from, to);
    }
    ends.sort(compare);
    return ends.slice(1).map((to, at) => [
      spans.filter(span => compare(span[1], ends[at]) <= 0 && compare(to, span[2]) <= 0).map(span => span[0]), ends[at], to
    ]).filter(one => compare(one[1], one[2]));
  };

  const interval = (s, i, {options, places}) => {
    if (s.leaders.length !== 1) return ["–", ""];
    const {from, to, below, above} = stretch(s, i, s.leaders[0]), now = [s.own[i], s.scale], beyond = [];
    const bound = (limit, k, side) => {
      if (k == null) return "";
      let p = places;
      while (p < 6 && decimal(limit, p) === decimal(now, p)) p++;
      beyond.push(side({option: options[k]}));
      return written(decimal(limit, p));
    };
    const low = bound(from, below, values => steelyard.say("below: {option}", values));
    const high = bound(to, above, values => steelyard.say("above: {option}", values));
    const words = low && high ? fromTo(low, high) : low ? steelyard.say("from {low}", {low})
      : high ? steelyard.say("up to {high}", {high}) : steelyard.say("at any weight");
    return [words, beyond.join(", ")];
  };

  const lists = steelyard.lists || {two: "{0} and {1}", start: "{0}, {1}", middle: "{0}, {1}", end: "{0} and {1}"};
  const listed = names => names.reduce((said, name, i) => {
    const pattern = i < names.length - 1 ? i > 1 ? lists.middle : lists.start : i > 1 ? lists.end : lists.two;
    return pattern.replace(/\{([01])\}/g, (all, which) => +which ? name : said);
  });
  const fromTo = (low, high) => steelyard.say("{low} to {high}", {low, high});
  const total = (s, j) => {
    if (!s.sum) return "–";
    const low = written(figure(s.low[j], s.whole));
    return s.low[j] === s.high[j] ? low : fromTo(low, written(figure(s.high[j], s.whole)));
  };
  const rank = ({sum, best, worst}, j) =>
    !sum || !best[j] ? "–" : best[j] === worst[j] ? best[j] + "" : fromTo(best[j], worst[j]);
  const same = (a, b) => `${a}` === `${b}`;
  const outcome = ({options, chosen}, s, decided) => {
    const {leaders, standing, low, high, whole} = s, [winner] = leaders, name = options[winner];
    if (!s.sum) return steelyard.say("all weights are zero: there is nothing to rank.");
    if (!standing.length) return steelyard.say("every option fails a must.");
    if (!name) return steelyard.say("missing scores leave open who is first.");
    if (leaders[1]) return steelyard.say("{options} would tie at {total}.", {options: listed(leaders.map(j => options[j])), total: total(s, winner)});
    if (!standing[1]) return steelyard.say("{option} is the only option that stands.", {option: name});
    const rival = standing.reduce((top, j) => j !== winner && high[j] > top ? high[j] : top, 0n);
    const gap = low[winner] - rival, ahead = figure(gap, whole), open = standing.some(j => low[j] !== high[j]);
    const points = +ahead ? written(ahead) : steelyard.say("less than {figure}", {figure: written("0.1")});
    const lead = !gap ? steelyard.say("at worst in a tie") : open ? steelyard.say("by at least {points}", {points})
      : steelyard.say("by {points}", {points});
    if (same(leaders, decided.leaders)) return steelyard.say("{option} stays first, {lead}.", {option: name, lead});
    const other = chosen ?? decided.leaders[0];
    if (!options[other] || other === winner) return steelyard.say("{option} would win, {lead}.", {option: name, lead});
    const values = {option: name, lead, total: total(s, winner), less: total(s, other), other: options[other]};
    return chosen === null
      ? steelyard.say("{option} would win, {lead}: {total} to {less} for {other}, first as decided.", values)
      : steelyard.say("{option} would win, {lead}: {total} to {less} for {other}, the option chosen.", values);
  };

  const parts = [];
  const address = () => parts.map(part => encodeURIComponent(part.id) + ":" + part.write())
    .filter(text => !text.endsWith(":")).join("&");
  const write = further => {
    const hash = address();
    steelyard.address(hash && "#what-if=" + hash, further);
  };
  const read = anew => {
    const asked = {}, hash = location.hash.split("#what-if=")[1];
    for (const part of hash?.split("&") || []) {
      const [[id], ...items] = part.split(/[:,]/).map(item => item.split("=").map(text => {
        try { return decodeURIComponent(text); } catch { return text; }
      }));
      if (parts.some(part => part.id === id)) asked[id] = items;
      else (asked[parts[0]?.id] ||= []).push([]);
    }
    for (const part of parts) if (anew || asked[part.id]) part.read(asked[part.id] || []);
    if (!history.state) parts.find(part => asked[part.id])?.node.scrollIntoView();
  };
  const copy = (button, id) => {
    const label = button.label ||= button.textContent, hash = address();
    const link = location.href.split("#")[0] + "#" + (hash ? "what-if=" + hash : id);
    (navigator.clipboard?.writeText(link) ?? Promise.reject())
      .then(() => steelyard.say("Link copied"), () => steelyard.say("Copy the address"))
      .then(text => {
        button.textContent = text;
        setTimeout(() => { button.textContent = label; }, 2500);
      });
  };
  const weight = text => /^\d{1,6}(\.\d{1,6})?$/.test(text) ? text : decimal(fraction(Math.min(1e6, Math.max(0, +text || 0)).toFixed(6)));

  window.steelyardScores = {score, stretch, segments, interval, total, rank, outcome, same, fraction, parts, read, write, copy};

  const start = section => {
    const one = selector => section.querySelector(selector), all = selector => [...section.querySelectorAll(selector)];
    const data = JSON.parse(section.dataset.scores), {options, keys, half, presets} = data, limit = fraction(data.limit);
    const decided = score(data, data.weights), status = one("[data-what-if]"), list = one(".sy-ranks");
    const only = one("[data-only]"), scorer = one("[data-scorer]"), box = one("[data-musts]");
    const bars = all(".sy-ranks li").sort((a, b) => a.dataset.option - b.dataset.option);
    const [totals, ranks] = ["total", "rank"].map(name => all(`[data-row=${name}] [data-label]`));
    const shares = all(".sy-shares rect"), legend = all(".sy-legend b"), heads = all("thead .sy-o"), buttons = all("[data-preset]");
    const rows = all("[data-criterion]").map(tr => {
      const [range, number] = tr.querySelectorAll("input"), [plain, share, was] = tr.querySelectorAll(".sy-w :is(b, span)");
      const cells = tr.querySelectorAll("[data-label]"), [strip, words, beyond] = tr.querySelector(".sy-s").children;
      return {tr, range, number, plain, share, was, cells, strip, words, beyond};
    });
    let weights, musts, sheet, stray, timer, waiting;

    // A table as cards, too.
    for (const node of all(".sy-table, .sy-table :not(caption, td *, th *)")) {
      node.role = {TABLE: "table", TR: "row", TD: "cell", TH: node.scope === "row" ? "rowheader" : "columnheader"}[node.tagName] || "rowgroup";
    }

    const set = to => { weights = data.weights.map(to); };
    const reset = () => { set(text => text); musts = true; sheet = stray = 0; };
    const shown = i => decimal(fraction(weights[i]));
    const changed = i => weights[i] !== data.weights[i] && compare(fraction(weights[i]), fraction(data.weights[i]));
    const mode = () => {
      const counted = [...keys.keys()].filter(i => +weights[i] !== 0);
      if (!keys.some((_, i) => changed(i))) return "decided";
      if (weights.every(text => text === half)) return "equal";
      if (!counted[1] && weights[counted[0]] === data.limit) return "only " + counted[0];
      return presets.findIndex(preset => same(preset, weights)) + "";
    };

    const near = new IntersectionObserver(([at]) => at.isIntersecting && draw(false), {rootMargin: "50%"});
    const draw = (spoken, further) => {
      near.disconnect();
      const s = score(data, weights, musts, sheet), how = mode(), what = how !== "decided" || !musts || sheet;
      section.classList.toggle("sy-what-if", what || stray);
      section.classList.toggle("sy-turned", !same(s.leaders, decided.leaders));
      rows.forEach((row, i) => {
        const text = shown(i), moved = changed(i), {number} = row;
        row.range.value = text;
        row.plain.textContent = written(text);
        if (document.activeElement !== number) number.value = text;
        row.share.textContent = percentage.replace("{n}", round(s.own[i] * 100n, s.sum || 1n));
        row.was.textContent = moved ? ", " + steelyard.say("was {weight}", {weight: written(decimal(fraction(data.weights[i])))}) : "";
        row.tr.classList.toggle("sy-moved", moved);
        const along = ([n, d]) => Math.min(100, percent(n * limit[1], d * limit[0]));
        const strip = s.sum ? segments(s, i, limit) : [];
        row.strip.innerHTML = strip.map(([who, ...ends]) => {
          const [low, high] = ends.map(along);
          return who.length === 1 ? `<path class="sy-o${who[0] % 6 + 1}" d="M${low} 0H${high}V10H${low}"/>` : "";
        }).join("")
          + `<path class="sy-at" d="M${along(fraction(weights[i]))} -1v12"/>`;
        row.strip.setAttribute("aria-label", strip.map(([who, ...ends]) => {
          const [low, high] = ends.map(end => written(decimal(end, data.places)));
          return who.length ? steelyard.say("{options} from {low} to {high}", {options: listed(who.map(j => options[j])), low, high})
            : steelyard.say("open from {low} to {high}", {low, high});
        }).join("; "));
        [row.words.textContent, row.beyond.textContent] = interval(s, i, data);
      });
      const order = [...options.keys()].sort((a, b) =>
        !s.best[a] - !s.best[b] || s.best[a] - s.best[b] || s.worst[a] - s.worst[b] || a - b);
      order.forEach((j, at) => {
        const li = bars[j], out = !s.best[j], [has, may] = li.querySelectorAll("rect"), wide = n => percent(n, s.whole || 1n);
        if (list.children[at] !== li) list.insertBefore(li, list.children[at]);
        li.className = out ? "sy-out" : s.leaders.includes(j) ? "sy-first" : "";
        li.querySelector(".sy-place").textContent = ranks[j].textContent = rank(s, j);
        li.querySelector(".sy-total").textContent = totals[j].textContent = total(s, j);
        has.setAttribute("width", wide(s.low[j]));
        may.setAttribute("x", wide(s.low[j]));
        may.setAttribute("width", wide(s.high[j] - s.low[j]));
        for (const chip of [li, heads[j]].map(node => node.querySelector(".sy-ruled"))) if (chip) chip.hidden = !out;
      });
      const pieces = data.first[sheet].at(musts ? 0 : -1);
      legend.forEach((node, j) => {
        node.textContent = pieces[j][0];
        shares[j].setAttribute("x", pieces[j][1]);
        shares[j].setAttribute("width", pieces[j][2]);
      });
      for (const button of buttons) {
        const name = button.dataset.preset;
        button.setAttribute("aria-pressed", name === "decided" ? !what : name === how);
      }
      only.value = how.split(" ")[1] || "";
      if (scorer) scorer.value = sheet;
      if (box) box.checked = musts;
      all(".sy-dock span").forEach((node, at) => {
        const j = order[at];
        node.textContent = s.best[j] ? `${rank(s, j)}. ${total(s, j)}\n${options[j]}` : "";
      });
      const text = outcome(data, s, decided);
      const told = what ? (sheet ? steelyard.say("By the scores of {scorer}, {outcome}", {scorer: scorer.options[sheet].text, outcome: text})
        : how === "decided" ? steelyard.say("Without the musts, {outcome}", {outcome: text})
        : steelyard.say("With these weights, {outcome}", {outcome: text})) : spoken ? steelyard.say("As decided again.") : "";
      const message = told + (stray ? " " + steelyard.say("Part of the link fits nothing here.") : "");
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (status.textContent !== message) status.textContent = message;
        if (spoken) write(further);
      }, spoken ? 200 : 0);
    };
    const sheets = () => data.texts?.[sheet].forEach((row, j) => row.forEach((text, i) => {
      const fails = data.out[sheet][j].includes(i), value = data.values[sheet][j][i], cell = rows[i].cells[j];
      cell.querySelector(".sy-v").textContent = text || "–";
      cell.dataset.said = value === null ? steelyard.say("no score") : fails ? steelyard.say("fails") : "";
      cell.className = "sy-u" + (value && Math.min(5, Math.floor(value * 6 / data.units[i]))) + (fails ? " sy-fails" : "");
    }));
    const change = further => {
      stray = 0;
      waiting ||= requestAnimationFrame(() => { waiting = 0; draw(true, further); });
    };

    rows.forEach(({range, number}, i) => {
      for (const input of [range, number]) input.oninput = () => { weights[i] = weight(input.value); change(true); };
      number.onchange = () => { number.value = shown(i); };
    });
    for (const button of buttons) {
      const name = button.dataset.preset;
      button.onclick = () => {
        if (name === "decided") { reset(); sheets(); } else set((_, i) => name === "equal" ? half : presets[name][i]);
        change();
      };
    }
    only.onchange = () => {
      set((text, i) => only.value === "" ? text : i === +only.value ? data.limit : "0");
      change();
    };
    if (scorer) scorer.onchange = () => { sheet = +scorer.value; sheets(); change(); };
    if (box) box.onchange = () => { musts = box.checked; change(); };
    one("[data-copy]").onclick = event => copy(event.target, section.id);
    const csv = one("[data-csv]"), file = csv?.href;
    if (csv) csv.onclick = () => {
      const text = data.csv.reduce((before, after, i) => before + shown(i - 1) + after);
      csv.href = mode() === "decided" ? file : URL.createObjectURL(new Blob([text]));
      csv.download = file.replace(/.*\//, csv.href === file ? "" : "what-if-");
    };

    parts.push({
      id: section.id,
      node: section,
      write: () => {
        const how = mode(), key = i => encodeURIComponent(keys[i]);
        const items = how === "equal" ? ["~equal"] : how.split(" ")[1] ? ["~only=" + key(how.split(" ")[1])]
          : [...keys.keys()].filter(changed).map(i => key(i) + "=" + shown(i));
        if (!musts) items.push("~musts=off");
        if (sheet) items.push("~scorer=" + encodeURIComponent(scorer.options[sheet].text));
        return items;
      },
      read: items => {
        reset();
        for (const [name, value = ""] of items) {
          const at = keys.indexOf(name === "~only" ? value : name);
          const who = [...scorer?.options || []].findIndex(option => option.text === value);
          if (name === "~equal") set(() => half);
          else if (name === "~musts" && box) musts = false;
          else if (name === "~scorer" && who > 0) sheet = who;
          else if (at < 0) stray = 1;
          else if (name === "~only") set((_, i) => i === at ? data.limit : "0");
          else weights[at] = weight(value);
        }
        sheets();
        draw(false);
      }
    });
    // It stands there as decided.
    reset();
    near.observe(section);
  };

  document.querySelectorAll("[data-part=score-table]").forEach(start);
  if (parts[0]) read(false);
  window.onhashchange = () => { if (history.state || /^(#what-if=|$)/.test(location.hash)) read(true); };
})();
