"use strict";
// The list of postmortems: search, order, filters. A page that was opened from
// the disk may not fetch, so all data come as scripts that call the functions
// of `blamelint`: the rows in parts, the words of the index by their first two
// characters, and the text of a document when a passage of it is to be shown.
const blamelint = {};
(() => {
  const byID = (id) => document.getElementById(id);
  const meta = JSON.parse(byID("meta").textContent);
  const form = document.querySelector(".find");
  const step = 50; // results at a time
  const fields = { q: "", sort: "help", show: "all", area: "", when: "", rule: "" };
  const control = Object.fromEntries(Object.keys(fields).map((name) => [name, byID(name)]));
  const count = new Intl.NumberFormat("en");
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  // Scripts that are loaded once each.
  const loaded = new Map();
  function load(src) {
    if (!loaded.has(src)) {
      loaded.set(src, new Promise((resolve) => {
        const script = document.createElement("script");
        script.src = src;
        script.onload = () => { script.remove(); resolve(true); };
        script.onerror = () => { script.remove(); resolve(false); };
        document.head.append(script);
      }));
    }
    return loaded.get(src);
  }

  // The rows, by number of document. A date that is not known counts as two
  // years before the newest.
  const rows = [];
  const year = 365.25 * 24 * 60 * 60 * 1000;
  const assumed = (() => {
    const t = new Date(meta.last || 0);
    t.setUTCFullYear(t.getUTCFullYear() - 2);
    return t.getTime();
  })();
  blamelint.list = (part, list) => {
    list.forEach((r, i) => {
      const [page, title, path, area, date, words, errors, warnings, notes, rules, score, why, open, ownerless, untracked, merits, error] = r;
      const remarks = errors + warnings + notes;
      rows[part * meta.part + i] = {
        number: part * meta.part + i, page, title: title.trim() || path, path, area, date, words, errors, warnings, notes, remarks, rules, score, why,
        open, ownerless, untracked, merits, error,
        rate: words > 0 ? 1000 * remarks / words : 0,
        rank: score > 0 ? Math.log2(score) + (date ? Date.parse(date) : assumed) / year : -Infinity,
        when: date ? [date.slice(0, 4), `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`] : ["none"],
        names: `${title}\n${path}\n${area}`.toLowerCase(),
      };
    });
  };

  // The index of words.
  let beginnings = null;
  const index = new Map();
  blamelint.beginnings = (list) => { beginnings = new Set(list); };
  blamelint.words = (beginning, words) => index.set(beginning, words);
  const texts = new Map();
  blamelint.text = (page, key, sections) => texts.set(page, sections);

  const wordsOf = (s) => s.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const beginningOf = (word) => [...word].slice(0, 2).map((c) => c < "\x80" ? c : `-${c.codePointAt(0).toString(16)}`).join("");

  // The numbers of the documents that have a word with this beginning.
  async function documentsWith(word) {
    const found = new Set();
    if ([...word].length < 2) return found;
    if (!beginnings) await load("data/beginnings.js");
    const b = beginningOf(word);
    if (!beginnings?.has(b)) return found;
    await load(`data/words/${encodeURIComponent(b)}.js`);
    const words = index.get(b) ?? {};
    for (const w of Object.keys(words)) {
      if (!w.startsWith(word)) continue;
      let n = 0;
      for (const distance of words[w].split(" ")) found.add(n += parseInt(distance, 36));
    }
    return found;
  }

  // The state is the address's; what is as it was at first is left out.
  function read() {
    const given = new URLSearchParams(location.hash.slice(1));
    for (const name of Object.keys(fields)) {
      const c = control[name], value = given.get(name) ?? fields[name];
      if (c.tagName === "SELECT" && ![...c.options].some((o) => o.value === value)) {
        if (name === "area") c.add(new Option(value, value));
        else { c.value = fields[name]; continue; }
      }
      c.value = value;
    }
    shown = Math.max(step, Number(given.get("n")) || 0);
  }

  function write() {
    const now = new URLSearchParams();
    for (const name of Object.keys(fields)) {
      if (control[name].value !== fields[name]) now.set(name, control[name].value);
    }
    if (shown > step) now.set("n", shown);
    const hash = now.toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    try { sessionStorage.setItem("blamelint-list", hash); } catch { /* the way back is then to the whole list */ }
  }

  const newest = (a, b) => (a.date < b.date) - (a.date > b.date) || (a.path > b.path) - (a.path < b.path);
  const orders = {
    help: (a, b) => b.rank - a.rank || newest(a, b),
    new: newest,
    old: (a, b) => !a.date - !b.date || -newest(a, b),
    remarks: (a, b) => b.remarks - a.remarks || newest(a, b),
    rate: (a, b) => b.rate - a.rate || newest(a, b),
    few: (a, b) => !a.page - !b.page || a.rate - b.rate || newest(a, b),
    title: (a, b) => a.title.localeCompare(b.title, "en") || newest(a, b),
    path: (a, b) => (a.path > b.path) - (a.path < b.path),
  };
  const shows = {
    all: () => true,
    todo: (r) => r.score > 0,
    calm: (r) => r.page && r.remarks === 0,
    owner: (r) => r.ownerless > 0,
    untracked: (r) => r.untracked > 0,
    unread: (r) => r.error !== "",
  };

  let shown = step, results = [], terms = [], turn = 0;

  // Finds, orders and shows. Another call that begins meanwhile wins.
  async function find() {
    const mine = ++turn;
    const words = wordsOf(control.q.value), long = words.filter((w) => [...w].length > 1);
    terms = long.length > 0 ? long : words; // the index has no words of one letter
    const sets = await Promise.all(terms.map(documentsWith));
    if (mine !== turn) return;
    const { area, when } = Object.fromEntries(["area", "when"].map((n) => [n, control[n].value]));
    const rule = meta.rules.findIndex(([id]) => id === control.rule.value);
    const passes = shows[control.show.value];
    const titled = new Map();
    results = rows.filter((r) => passes(r) && (!area || r.area === area) && (!when || r.when.includes(when)) && (!control.rule.value || r.rules.includes(rule)) &&
      terms.every((t, i) => r.names.includes(t) || sets[i].has(r.number)));
    const order = orders[control.sort.value];
    if (terms.length > 0 && control.sort.value === "help") {
      for (const r of results) titled.set(r, terms.every((t) => r.names.includes(t)));
      results.sort((a, b) => titled.get(b) - titled.get(a) || order(a, b));
    } else {
      results.sort(order);
    }
    show();
  }

  const element = (tag, className, ...children) => {
    const e = document.createElement(tag);
    if (className) e.className = className;
    e.append(...children);
    return e;
  };
  const plural = (n, one, many) => `${count.format(n)} ${n === 1 ? one : many}`;

  // Text with the words that were searched for marked.
  function marked(text) {
    const out = document.createDocumentFragment();
    let from = 0;
    for (const m of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      if (!terms.some((t) => m[0].toLowerCase().startsWith(t))) continue;
      out.append(text.slice(from, m.index), element("mark", "hit", m[0]));
      from = m.index + m[0].length;
    }
    out.append(text.slice(from));
    return out;
  }

  function item(r) {
    const title = r.page ? element("a", "", marked(r.title)) : element("span", "", marked(r.title));
    if (r.page) title.href = `${r.page}.html`;
    const facts = [r.area === "." ? "(top folder)" : r.area, r.date && day.format(new Date(r.date)), plural(r.words, "word", "words")].filter(Boolean).join(" · ");
    const li = element("li", "", element("h2", "", title));
    if (r.title !== r.path) li.append(element("p", "path", marked(r.path)));
    li.append(element("p", "n", facts));
    if (r.error) li.append(element("p", "", `Not read${r.page ? " in full" : ""}: ${r.error}`));
    if (r.page) {
      const parts = [r.remarks === 0 ? "nothing to rephrase" : `${plural(r.remarks, "remark", "remarks")}, ${r.rate.toFixed(1)} per 1,000 words`];
      if (r.open > 0) parts.push(plural(r.open, "open action item", "open action items"));
      if (r.merits > 0) parts.push(plural(r.merits, "thing done well", "things done well"));
      if (r.why) li.append(element("p", "why", r.why));
      li.append(element("p", "n", parts.join(" · ")));
    }
    li.dataset.number = r.number;
    return li;
  }

  function show() {
    const list = byID("results");
    const at = list.contains(document.activeElement) ? document.activeElement.closest("li").dataset.number : null;
    list.replaceChildren(...results.slice(0, shown).map(item));
    byID("more").hidden = results.length <= shown;
    const all = rows.length;
    const what = results.length === 0 ? "No postmortem matches." :
      results.length === all ? `${plural(all, "postmortem", "postmortems")}.` : `${count.format(results.length)} of ${plural(all, "postmortem", "postmortems")}.`;
    const rest = results.length > shown ? ` The first ${count.format(shown)} are shown.` : "";
    byID("status").textContent = ready ? what + rest : `Reading the list: ${count.format(all)} of ${count.format(meta.documents)} …`;
    if (terms.length > 0) for (const li of list.children) watcher.observe(li);
    if (at !== null) (list.querySelector(`[data-number="${at}"] a`) ?? list.querySelector("a"))?.focus();
  }

  // Passages are shown of what comes into view.
  const watcher = new IntersectionObserver((entries) => {
    for (const e of entries) {
      if (!e.isIntersecting) continue;
      watcher.unobserve(e.target);
      passages(e.target);
    }
  }, { rootMargin: "25%" });

  async function passages(li) {
    const r = rows[li.dataset.number];
    if (!r.page) return;
    await load(`${r.page}.js`);
    const found = [];
    for (const [anchor, title, text] of texts.get(r.page) ?? []) {
      const places = new Map(); // of the first word of each term
      for (const m of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
        const word = m[0].toLowerCase();
        for (const t of terms) if (!places.has(t) && word.startsWith(t)) places.set(t, m.index);
        if (places.size === terms.length) break;
      }
      if (places.size > 0) found.push({ anchor, title, text, hits: places.size, at: Math.min(...places.values()) });
    }
    if (found.length === 0 || !li.isConnected) return;
    found.sort((a, b) => b.hits - a.hits);
    const list = element("ul", "passages");
    for (const p of found.slice(0, 3)) {
      let from = Math.max(0, p.at - 80), to = Math.min(p.text.length, p.at + 160);
      if (from > 0) from = p.text.indexOf(" ", from) + 1 || from;
      if (to < p.text.length) to = Math.max(p.text.lastIndexOf(" ", to), p.at + 1);
      const link = element("a", "", p.title || "Beginning");
      link.href = `${r.page}.html${p.anchor ? `#${p.anchor}` : ""}`;
      list.append(element("li", "", link, ": ", from > 0 ? "… " : "", marked(p.text.slice(from, to)), to < p.text.length ? " …" : ""));
    }
    li.append(list);
  }

  let waiting = 0;
  form.addEventListener("input", (e) => {
    shown = step;
    clearTimeout(waiting);
    waiting = setTimeout(() => { write(); find(); }, e.target === control.q ? 150 : 0);
  });
  form.addEventListener("submit", (e) => e.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { shown = step; write(); find(); }));
  addEventListener("hashchange", () => { read(); find(); });
  byID("more").addEventListener("click", () => {
    const next = shown;
    shown += step;
    write();
    show();
    byID("results").children[next]?.querySelector("a")?.focus();
  });

  document.addEventListener("keydown", (e) => {
    if (!byID("keys").checked || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.target.closest("select, textarea, input:not([type=checkbox])")) {
      if (e.key === "ArrowDown" && e.target === control.q) move(e, 1);
      return;
    }
    if (e.key === "/") { e.preventDefault(); control.q.focus(); }
    else if (e.key === "j") move(e, 1);
    else if (e.key === "k") move(e, -1);
  });

  function move(e, by) {
    const links = [...document.querySelectorAll("#results h2 a")];
    if (links.length === 0) return;
    const at = links.findIndex((a) => a.closest("li").contains(document.activeElement));
    e.preventDefault();
    links[Math.min(Math.max(at + by, 0), links.length - 1)].focus();
  }

  let ready = false;
  read();
  (async () => {
    for (let part = 0; part < meta.parts; part++) {
      await load(`data/list/${String(part).padStart(5, "0")}.js`);
      if (part === 0 || (part + 1) % 40 === 0) await find();
    }
    ready = true;
    write();
    await find();
    document.documentElement.dataset.ready = "";
  })();
})();
