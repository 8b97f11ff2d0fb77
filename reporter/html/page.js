"use strict";
// Without this script the page shows every remark below its block. With it, it
// has filters, steps from remark to remark, and a margin on wide screens.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byID = (id) => document.getElementById(id);
  const wide = matchMedia("(min-width: 64rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const form = document.querySelector(".filters");
  const remarks = all(".remark");
  const marksOf = new Map(remarks.map((r) => [r.id, []]));
  for (const mark of all("mark[data-for]")) {
    for (const id of mark.dataset.for.split(" ")) marksOf.get(id)?.push(mark);
  }
  let active = null;

  document.documentElement.classList.add("js");
  const summary = byID("summary");
  if (summary) byID("documents").before(summary);

  // The place of a remark's words: its marks, or its number where there are none.
  const refOf = (remark) => document.querySelector(`.ref[href="#${remark.id}"]`);
  const wordsOf = (remark) => marksOf.get(remark.id)[0] ?? refOf(remark) ?? remark;

  const gap = 10, crowded = 200; // pixels

  // Where the remarks go: beside their words, without overlaps; the active one
  // exactly there if the earlier ones leave room, and the others move.
  function place(prose, shown) {
    const origin = prose.getBoundingClientRect().top;
    const places = shown.map((remark) => ({
      remark,
      wanted: Math.max(0, wordsOf(remark).getBoundingClientRect().top - origin - 8),
      height: remark.offsetHeight,
    }));
    places.sort((a, b) => a.wanted - b.wanted);
    const fixed = places.findIndex((p) => p.remark === active);
    const room = places.slice(0, Math.max(0, fixed)).reduce((sum, p) => sum + p.height + gap, 0);
    let bottom = 0;
    places.forEach((p, i) => {
      p.top = Math.max(p.wanted, i === fixed ? room : bottom);
      bottom = p.top + p.height + gap;
    });
    for (let i = fixed - 1; i >= 0; i--) {
      places[i].top = Math.min(places[i].top, places[i + 1].top - gap - places[i].height);
    }
    return places;
  }

  // Lays out the margin of a document.
  function align(article) {
    const prose = article.querySelector(".prose");
    const shown = all(".remark:not([hidden])", prose);
    if (!wide.matches) {
      for (const r of shown) r.style.top = "";
      prose.style.minHeight = "";
      return;
    }
    prose.classList.remove("dense");
    let places = place(prose, shown);
    if (places.some((p) => p.top - p.wanted > crowded)) {
      prose.classList.add("dense");
      places = place(prose, shown);
    }
    for (const p of places) p.remark.style.top = `${p.top}px`;
    const last = places.at(-1);
    prose.style.minHeight = last ? `${last.top + last.height}px` : "";
  }

  // Documents are laid out when they come into view.
  const visible = new Set();
  const watcher = new IntersectionObserver((entries) => {
    for (const e of entries) {
      if (e.isIntersecting) { visible.add(e.target); align(e.target); } else visible.delete(e.target);
    }
  }, { rootMargin: "50%" });
  const sizes = new ResizeObserver(() => visible.forEach(align));
  const articles = all("article").filter((a) => a.querySelector(".remark"));
  for (const a of articles) { watcher.observe(a); sizes.observe(a); }
  wide.addEventListener("change", () => visible.forEach(align));

  for (const a of articles) { // what is in view at once, before it is painted
    if (a.getBoundingClientRect().top > innerHeight) break;
    visible.add(a);
    align(a);
  }

  const grave = ["note", "warning", "error"];
  function filter() {
    const ticked = (name) => new Set(all(`input[name=${name}]:checked`, form).map((i) => i.value));
    const severities = ticked("severity"), rules = ticked("rule");
    let count = 0;
    for (const r of remarks) {
      r.hidden = !severities.has(r.dataset.severity) || !rules.has(r.dataset.rule);
      const ref = refs.get(r.id);
      if (ref) ref.hidden = r.hidden;
      if (!r.hidden) count++;
    }
    for (const mark of all("mark[data-for]")) {
      const left = mark.dataset.for.split(" ").map(byID).filter((r) => !r.hidden);
      const level = Math.max(-1, ...left.map((r) => grave.indexOf(r.dataset.severity)));
      mark.classList.remove(...grave);
      mark.classList.toggle("off", level < 0);
      if (level >= 0) mark.classList.add(grave[level]);
    }
    byID("shown").textContent = count === 0 ? "No remark matches these filters." : `${count} of ${remarks.length} remarks shown.`;
    if (active?.hidden) activate(null);
    position();
    visible.forEach(align);
  }
  const refs = new Map(all(".ref").map((a) => [a.getAttribute("href").slice(1), a]));

  function position() {
    const shown = remarks.filter((r) => !r.hidden);
    const at = shown.indexOf(active);
    byID("position").textContent = at < 0 ? `${shown.length} remarks` : `${at + 1} of ${shown.length}`;
  }

  function activate(remark, scroll = true) {
    if (active) {
      active.classList.remove("active");
      for (const m of marksOf.get(active.id)) m.classList.remove("active");
    }
    active = remark;
    if (remark) {
      const details = remark.closest("details");
      if (details) details.open = true;
      remark.classList.add("active");
      for (const m of marksOf.get(remark.id)) m.classList.add("active");
      align(remark.closest("article"));
      remark.focus({ preventScroll: true });
      if (scroll) (wide.matches ? wordsOf(remark) : remark).scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
      history.replaceState(null, "", `#${remark.querySelector(".permalink")?.id ?? remark.id}`);
    }
    if (form) position();
  }

  // The next remark in a direction, from the active one or from what is in view.
  function step(by) {
    const shown = remarks.filter((r) => !r.hidden);
    if (shown.length === 0) return;
    let at = shown.indexOf(active);
    if (at < 0) at = by > 0 ? -1 : 0;
    activate(shown[(at + by + shown.length) % shown.length]);
  }

  if (form) {
    form.addEventListener("change", filter);
    form.addEventListener("submit", (e) => e.preventDefault());
    for (const button of all("[data-all]", form)) {
      button.addEventListener("click", () => {
        for (const box of all("input[name=rule]", form)) box.checked = button.dataset.all === "true";
        filter();
      });
    }
    byID("next").addEventListener("click", () => step(1));
    byID("previous").addEventListener("click", () => step(-1));
    filter();
  }

  document.addEventListener("keydown", (e) => {
    if (!form || !byID("keys").checked || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.target.closest("select, textarea, input:not([type=checkbox])")) return;
    if (e.key === "n") step(1);
    else if (e.key === "p") step(-1);
    else if (e.key === "Escape" && active) activate(null);
  });

  document.addEventListener("click", (e) => {
    const link = e.target.closest("a");
    if (link?.matches(".ref")) {
      e.preventDefault();
      activate(byID(link.hash.slice(1)), !wide.matches);
    } else if (link?.matches(".number")) {
      e.preventDefault();
      const words = wordsOf(link.closest(".remark"));
      words.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
      refOf(link.closest(".remark"))?.focus({ preventScroll: true });
    } else if (!link) {
      const mark = e.target.closest("mark[data-for]");
      const remark = mark && !getSelection().toString() ? mark.dataset.for.split(" ").map(byID).find((r) => !r.hidden) : e.target.closest("article .remark");
      if (remark && remark !== active) activate(remark, !wide.matches && remark !== e.target.closest(".remark"));
    }
  });

  // A table that is wider than the screen can be scrolled by keyboard.
  all(".scroll").forEach((box, i) => {
    if (box.scrollWidth <= box.clientWidth) return;
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", `Table ${i + 1}`);
  });
  // A permanent link stands within its remark.
  function follow() {
    const remark = byID(decodeURIComponent(location.hash.slice(1)))?.closest(".remark");
    if (remark && remark !== active) activate(remark);
  }
  addEventListener("hashchange", follow);
  follow();
})();
