"use strict";
// The way back is to the list as it was left.
try {
  const view = sessionStorage.getItem("blamelint-list");
  if (view) for (const a of document.querySelectorAll(".back a")) a.hash = view;
} catch { /* then it is to the whole list */ }
