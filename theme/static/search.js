// The search: MiniSearch with the index that the build wrote. A page loads this file on first use and shows the results;
// here is what is found, in which order, and which letters match. Words are cut exactly as in core/search/terms.py.
(() => {
  "use strict";
  const steelyard = window.steelyard, here = document.currentScript.src;
  const LONGEST = 64, MOST_MARKS = 100;      // as in core/search/terms.py
  const MOST_WORDS = 16, MOST_MISTYPED = 6;  // of what is typed; and words for which a slip of the keys is looked for
  const SHORT = 3;                           // letters from which the beginning of a word is looked for in bodies,
  const SHORTER = 2;                         // and from which in outcomes
  const EXCERPT = 160, BEFORE = 50;          // characters

  // A word of a title counts more than one of a tag, that more than one of an outcome, that more than one of a body;
  // `tier` has the last word where the numbers of occurrences would say otherwise.
  const BOOST = {number: 4, opening: 2, title: 8, tags: 4, people: 4, outcome: 2, text: 1};
  const TITLE = ["title"], HEAD = ["title", "tags", "people", "number"], OUTCOME = [...HEAD, "opening", "outcome"];
  const TIER = 1e6;
  const WEIGHTS = {prefix: 0.5, fuzzy: 0.25};

  const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff" +
    "\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const unspaced = new RegExp(`^[${UNSPACED}]`, "u"), stretches = new RegExp(`[${UNSPACED}]+|[^+#${UNSPACED}][^${UNSPACED}]*`, "gu");
  const pieces = /(?:[^\p{Z}\p{P}\p{S}\p{Cc}\p{Cs}]|[+#])+/gu, languages = /^[a-z]#$|[^+#]+(?:\+\+?$)?/gu;
  const clusters = /\P{M}[\p{M}\u1160-\u11ff]*|\p{M}+/gu, heaped = new RegExp(`\\p{M}{${MOST_MARKS + 1},}`, "gu");
  const spelled = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ς": "σ"};
  const plain = /^[\0-\x7f]*$/;

  const fold = text => {
    if (plain.test(text)) return text.toLowerCase();
    const bare = text.replace(heaped, " ").normalize("NFKD").replace(/[\u0300-\u036f]+/g, "").normalize("NFC");
    return bare.toLowerCase().replace(/\p{Cf}+/gu, "").replace(/[ßæœøđłıς]/g, letter => spelled[letter]);
  };

  // Give the words of a text with where they begin and end in it. What is typed has no character of an unspaced script
  // alone but where it was typed alone.
  const spans = (text, {typed = false} = {}) => {
    let folded = fold(text), from = null, to = null;
    if (!plain.test(text)) {
      folded = "", from = [], to = [];
      for (const cluster of text.matchAll(clusters)) {
        const own = fold(cluster[0]);
        folded += own;
        for (let n = 0; n < own.length; n++) from.push(cluster.index), to.push(cluster.index + cluster[0].length);
      }
    }
    const found = [];
    const add = (term, start, end) =>
      found.push({term: term.replace(/^0+(?=[0-9]+$)/, ""), start: from ? from[start] : start, end: to ? to[end - 1] : end});
    const cut = (word, start) => {
      if (!unspaced.test(word)) {
        add(word.length > LONGEST ? [...word].slice(0, LONGEST).join("") : word, start, start + word.length);
        return;
      }
      const letters = [...word];
      let at = start;
      letters.forEach((letter, n) => {
        const pair = letter + (letters[n + 1] || "");
        if (n + 1 < letters.length || n === 0 || !typed) add(pair, at, at + pair.length);
        at += letter.length;
      });
    };
    for (const piece of folded.matchAll(pieces)) {
      const words = /[+#]/.test(piece[0]) ? piece[0].matchAll(languages) : [Object.assign([piece[0]], {index: 0})];
      for (const word of words) {
        for (const stretch of word[0].matchAll(stretches)) cut(stretch[0], piece.index + word.index + stretch.index);
      }
    }
    return found;
  };
  const terms = (text, options) => spans(text, options).map(span => span.term);
  const options = fields => ({
    fields, processTerm: term => term,
    tokenize: (text, field) => field === "opening" ? terms(text).slice(0, 1) : terms(text)
  });

  let folder = "", opened = null, running = null, engine = null, fields = [], common = new Set(), shards = 0;
  let names = [], places = new Map(), missing = [], first = null, entries = new Map(), lengths = [];

  // MiniSearch pauses after each thousand words. The frequent ones stand at the end of the files: deal them out, so that
  // no stretch between two pauses is long.
  const evened = list => {
    const dealt = Array.from({length: Math.ceil(list.length / 1000)}, () => []);
    list.forEach((entry, n) => dealt[n % dealt.length].push(entry));
    return dealt.flat();
  };

  const open = url => opened || (opened = Promise.all([
    steelyard.load(new URL("vendor/minisearch.js", here).href), steelyard.load(url + "titles.js")
  ]).then(async ([, data]) => {
    folder = url;
    first = data.index;
    fields = Object.keys(first.fieldIds);
    common = new Set(data.common);
    names = first.documentIds;
    places = new Map(names.map((name, at) => [name, at]));
    shards = data.shards;
    missing = [...Array(shards).keys()];
    entries = new Map(first.index);
    lengths = first.fieldLength;
    engine = await window.MiniSearch.loadJSAsync({...first, index: evened(first.index)}, options(fields));
    whole().catch(() => {});  // whoever waits for it hears of it
  }).catch(error => { opened = null; throw error; }));

  // Take a shard's records into the whole: the same words side by side, each record under its number in the site.
  const take = shard => {
    const own = shard.documentIds.map(name => places.get(name));
    const field = shard.fieldIds.text;
    own.forEach((at, n) => { lengths[at][field] = shard.fieldLength[n][field]; });
    for (const [term, found] of shard.index) {
      if (!entries.has(term)) entries.set(term, {});
      const entry = entries.get(term), postings = entry[field] || (entry[field] = {});
      for (const n of Object.keys(found[field])) postings[own[n]] = found[field][n];
    }
    shard.index.length = 0;  // it has been taken, and `load` keeps what it brought
  };

  const averages = () => {
    const average = [...first.averageFieldLength], field = first.fieldIds.text;
    let count = 0;
    for (const own of lengths) {
      if (own[field] === undefined) continue;
      average[field] = ((average[field] || 0) * count + own[field]) / (count + 1);
      count++;
    }
    return average;
  };

  const whole = () => running || (running = Promise.resolve(opened).then(async () => {
    if (!engine) throw new Error("the search is not open");
    const wanted = missing, failed = [];
    if (!wanted.length) return shards > 0;
    await Promise.all(wanted.map(number => steelyard.load(`${folder}text-${number}.js`).then(shard => {
      take(shard);
      missing = missing.filter(other => other !== number);
    }).catch(error => failed.push(error))));
    if (failed.length < wanted.length) {
      const js = {...first, index: evened([...entries]), fieldLength: lengths, averageFieldLength: averages()};
      engine = await window.MiniSearch.loadJSAsync(js, options(fields));
    }
    if (failed.length) throw failed[0];
    return true;
  }).catch(error => { running = null; throw error; }));

  // Slips that are allowed in a word: none in a short one, a number, or a pair of characters.
  const slips = (word, most) => /[0-9]/.test(word) || unspaced.test(word) ? 0 : Math.min(most, word.length < 4 ? 0 : word.length < 6 ? 1 : 2);

  const ask = (words, {combineWith, mistyped = 0}) => {
    const last = words.length - 1;
    const queries = words.map((word, n) => {
      const exact = {queries: [word], prefix: false, fuzzy: slips(word, mistyped)};
      if (n < last) return exact;
      if (word.length >= SHORT || unspaced.test(word)) return {...exact, prefix: true};
      const begun = {queries: [word], prefix: true, fields: word.length >= SHORTER ? OUTCOME : [...HEAD, "opening"]};
      return {combineWith: "OR", queries: [exact, begun]};
    });
    return engine.search({combineWith, queries}, {boost: BOOST, weights: WEIGHTS, tokenize: word => [word]});
  };

  // What has all words, else all that tell records apart, else with a slip or two in them, else some of them.
  const search = words => {
    const telling = words.filter(word => !common.has(word)), mistypeds = words.length > MOST_MISTYPED ? [0] : [0, 1, 2];
    for (const combineWith of ["AND", "OR"]) {
      for (const mistyped of mistypeds) {
        const found = ask(words, {combineWith, mistyped});
        if (found.length) return found;
        if (telling.length && telling.length < words.length) {
          const others = ask(telling, {combineWith, mistyped});
          if (others.length) return others;
        }
      }
    }
    return [];
  };

  const tier = (match, words) => {
    const matched = Object.keys(match), last = words.length - 1;
    const within = (term, some) => Object.hasOwn(match, term) && match[term].some(field => some.includes(field));
    const all = some => words.every((word, n) =>
      within(word, some) || n === last && matched.some(term => term.startsWith(word) && within(term, some)));
    if (!all(TITLE)) return all(HEAD) ? 1 : 0;
    const opens = within(words[0], ["opening"]) ||
      last === 0 && matched.some(term => term.startsWith(words[0]) && within(term, ["opening"]));
    return opens ? 3 : 2;
  };

  // Records whose number is asked for: "12", "0012", "#12", "ADR-0012", or "CIP-12" in a series of that name.
  const numbered = text => {
    const asked = /^[^\p{L}\p{N}]*(?:(\p{L}{1,10})[^\p{L}\p{N}]*)?0*(\d+)[^\p{L}\p{N}]*$/u.exec(fold(text));
    if (!asked) return [];
    const only = queries => engine.search({combineWith: "AND", queries}, {fields: ["number"], tokenize: word => [word]});
    const [, series, number] = asked, own = series ? only([series, number]) : [];
    return own.length || series && !/^(adr|record|decision|no|nr|number)$/.test(series) ? own : only([number]);
  };

  const find = text => {
    const typed = String(text).slice(0, LONGEST * MOST_WORDS), words = [...new Set(terms(typed, {typed: true}))].slice(0, MOST_WORDS);
    if (!engine || !words.length) return [];
    const found = new Map();
    for (const hit of search(words)) found.set(hit.id, {score: tier(hit.match, words) * TIER + hit.score, terms: hit.terms});
    for (const hit of numbered(typed)) {
      const own = found.get(hit.id) || {score: hit.score, terms: hit.terms};
      found.set(hit.id, {...own, score: own.score + 10 * TIER});
    }
    const results = [...found].map(([id, own]) => ({at: places.get(id), ...own}));
    return results.sort((one, other) => other.score - one.score || one.at - other.at);
  };

  const cutUp = (text, marks) => {
    const cut = [];
    let at = 0;
    for (const {start, end} of marks) {
      if (end <= at) continue;
      if (start > at) cut.push([text.slice(at, start), false]);
      const last = cut[cut.length - 1], more = text.slice(Math.max(start, at), end);
      if (last && last[1]) last[0] += more; else cut.push([more, true]);
      at = end;
    }
    if (at < text.length) cut.push([text.slice(at), false]);
    return cut;
  };
  const matches = (text, wanted) => {
    const set = new Set(wanted);
    return spans(text).filter(span => set.has(span.term));
  };
  const marked = (text, wanted) => cutUp(text, matches(text, wanted));

  // The stretch that holds the most different words, and of several the first; it begins with its line where that is near.
  const best = marks => {
    let chosen = 0, most = 0;
    marks.forEach((mark, n) => {
      const within = new Set();
      for (let m = n; m < marks.length && marks[m].end <= mark.start + EXCERPT - BEFORE; m++) within.add(marks[m].term);
      if (within.size > most) most = within.size, chosen = n;
    });
    return marks[chosen].start;
  };
  const excerptOf = (text, wanted) => {
    const marks = matches(text, wanted);
    if (!marks.length) return [];
    const mark = best(marks), line = text.lastIndexOf("\n", mark - 1) + 1;
    let start = line, end = Math.min(mark + EXCERPT - BEFORE, text.length);
    if (mark - line > BEFORE) {
      const blank = text.indexOf(" ", mark - BEFORE);
      start = blank >= 0 && blank < mark ? blank + 1 : mark - BEFORE;
    }
    end = Math.max(end, Math.min(start + EXCERPT, text.length));
    if (end < text.length) {
      const blank = text.lastIndexOf(" ", end), far = Math.max(...marks.filter(({start}) => start === mark).map(({end}) => end));
      end = blank > far ? blank : Math.max(end, far);
    }
    const cut = cutUp(text.slice(start, end).replace(/\n/g, " "), marks.filter(each => each.start >= start && each.end <= end)
      .map(each => ({start: each.start - start, end: each.end - start})));
    if (start > line) cut.unshift(["…", false]);
    if (end < text.length) cut.push(["…", false]);
    return cut;
  };
  const excerpt = (at, wanted) => {
    const has = engine && typeof names[at] === "string";
    return has ? steelyard.load(`${folder}texts/${names[at]}.js`).then(text => excerptOf(text, wanted)) : Promise.resolve([]);
  };

  steelyard.search = {open, find, whole, marked, excerpt, terms};
})();
