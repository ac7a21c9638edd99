// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
// The report page without a framework: moving over the chart, opening a question, and searching.
"use strict";
(() => {
  const root = document.documentElement;
  const svg = document.getElementById("flow");
  const panel = document.getElementById("panel");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  root.classList.add("js");

  // What a link goes to must not end up under the bar at the top, which has two lines in a narrow window.
  const bar = document.querySelector(".parts");
  new ResizeObserver(() => { root.style.scrollPaddingTop = `${bar.offsetHeight + 8}px`; }).observe(bar);

  // What part of the chart is in view: x, y, width, height in the chart's own measure.
  const whole = svg.getAttribute("viewBox").split(" ").map(Number);
  const SMALLEST = 0.12;
  const READABLE = 0.95;
  const AT_FIRST = 0.62;
  let view = [...whole];
  let flight = 0;

  const put = (box) => {
    view = box;
    svg.setAttribute("viewBox", box.map((side) => side.toFixed(1)).join(" "));
  };
  const go = (box) => {
    cancelAnimationFrame(flight);
    if (calm.matches) return put(box);
    const from = view;
    const begun = performance.now();
    const step = (now) => {
      const part = Math.min(1, (now - begun) / 180);
      put(from.map((side, at) => side + (box[at] - side) * part));
      if (part < 1) flight = requestAnimationFrame(step);
    };
    flight = requestAnimationFrame(step);
  };
  const pixels = () => svg.getScreenCTM().a;
  const pointAt = (x, y) => new DOMPoint(x, y).matrixTransform(svg.getScreenCTM().inverse());
  const zoomed = (factor, x, y) => {
    const scale = Math.min(1 / SMALLEST, Math.max(0.5, whole[2] / (view[2] / factor))) * (view[2] / whole[2]);
    return [x - (x - view[0]) / scale, y - (y - view[1]) / scale, view[2] / scale, view[3] / scale];
  };
  const zoom = (factor) => go(zoomed(factor, view[0] + view[2] / 2, view[1] + view[3] / 2));
  const moved = (x, y) => [view[0] + x, view[1] + y, view[2], view[3]];
  const fit = () => go([...whole]);

  // Brings a box of the chart into the part of the window that the panel leaves free, at a size that can be read.
  const bring = (box, larger) => {
    const shown = svg.getBoundingClientRect();
    const over = panel.hidden ? new DOMRect() : panel.getBoundingClientRect();
    const below = over.width >= shown.width - 2; // a narrow window has the panel under the chart, not beside it
    const readable = Math.max(0.6, Math.min(READABLE, (shown.height - 30) / box.height));
    const scale = larger ? Math.max(pixels(), readable) : pixels();
    const width = shown.width / scale;
    const height = shown.height / scale;
    const free = Math.max(width * 0.3, below ? width : width - over.width / scale);
    const room = Math.max(height * 0.3, below ? height - over.height / scale : height);
    const x = box.x + box.width / 2 - free / 2;
    const y = box.height > room ? box.y - 20 : box.y + box.height / 2 - room / 2;
    go([x, y, width, height]);
  };
  const inView = (element) => {
    const box = element.getBoundingClientRect();
    const shown = svg.getBoundingClientRect();
    const over = panel.hidden ? new DOMRect(shown.right, shown.bottom) : panel.getBoundingClientRect();
    const free = box.right <= over.left || box.bottom <= over.top;
    return free && box.left >= shown.left && box.right <= shown.right && box.top >= shown.top && box.bottom <= shown.bottom;
  };
  const boxOf = (element) => {
    const box = element.getBoundingClientRect();
    const from = pointAt(box.left, box.top);
    const to = pointAt(box.right, box.bottom);
    return { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y };
  };

  // Mouse, pen and fingers: one moves, two zoom.
  const down = new Map();
  let travelled = 0;
  const spread = () => {
    const [one, other] = [...down.values()];
    return { gap: Math.hypot(one.x - other.x, one.y - other.y), x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  };
  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    cancelAnimationFrame(flight);
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    travelled = down.size > 1 ? 99 : 0;
  });
  svg.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const pinch = down.size === 2 ? spread() : null;
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    travelled += Math.abs(event.clientX - before.x) + Math.abs(event.clientY - before.y);
    if (pinch) {
      const now = spread();
      const middle = pointAt(now.x, now.y);
      put(zoomed(now.gap / Math.max(1, pinch.gap), middle.x, middle.y));
      put(moved((pinch.x - now.x) / pixels(), (pinch.y - now.y) / pixels()));
    } else if (travelled > 5) {
      svg.setPointerCapture(event.pointerId);
      svg.classList.add("moving");
      put(moved((before.x - event.clientX) / pixels(), (before.y - event.clientY) / pixels()));
    }
  });
  const lift = (event) => {
    down.delete(event.pointerId);
    svg.classList.remove("moving");
  };
  svg.addEventListener("pointerup", lift);
  svg.addEventListener("pointercancel", lift);
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !svg.contains(document.activeElement)) return; // the page scrolls on
    event.preventDefault();
    const at = pointAt(event.clientX, event.clientY);
    put(zoomed(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), at.x, at.y));
  }, { passive: false });

  // Questions and outcomes.
  const details = new Map(all(".detail").map((detail) => [detail.dataset.detail, detail]));
  const cardOf = (name) => all(".card").find((card) => card.dataset.name === name);
  let opener = null;
  const hide = () => {
    panel.hidden = true;
    svg.classList.remove("choosing");
    all("[aria-pressed=true]", svg).forEach((one) => one.setAttribute("aria-pressed", "false"));
    all(".near", svg).forEach((way) => way.classList.remove("near"));
  };
  const show = (name, from) => {
    if (!details.has(name)) return;
    hide();
    details.forEach((detail, own) => { detail.hidden = own !== name; });
    panel.hidden = false;
    panel.scrollTop = 0;
    all("[data-show]", svg).forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.show === name)));
    const near = all(".way", svg).filter((way) => [way.dataset.source, way.dataset.target].includes(name));
    near.forEach((way) => way.classList.add("near"));
    svg.classList.toggle("choosing", near.length > 0);
    const card = cardOf(name);
    if (card && !inView(card)) bring(boxOf(card), false);
    if (from) opener = from;
    details.get(name).focus({ preventScroll: true });
  };
  const leavesOf = (name) => all(".leaves", svg).find((group) => group.dataset.of === name);
  const fold = (button, open) => {
    all(".fold", svg).forEach((one) => {
      const mine = one === button && open;
      one.setAttribute("aria-expanded", String(mine));
      leavesOf(one.dataset.fold).toggleAttribute("hidden", !mine);
    });
    if (!open) return;
    const [card, leaves] = [boxOf(button.closest(".card")), boxOf(leavesOf(button.dataset.fold))];
    bring({ x: leaves.x, y: card.y, width: leaves.width, height: leaves.y + leaves.height - card.y }, true);
  };
  const press = (element, byKey) => {
    if (element.dataset.fold) {
      const open = element.getAttribute("aria-expanded") !== "true";
      fold(element, open);
      if (open && byKey) leavesOf(element.dataset.fold).querySelector(".leaf").focus();
    } else {
      show(element.dataset.show, element);
    }
  };
  svg.addEventListener("click", (event) => {
    const button = event.target.closest("[role=button]");
    if (travelled > 5) return;
    if (button) press(button, false);
    else fold(null, false);
  });
  svg.addEventListener("focusin", (event) => {
    if (event.target !== svg && event.target.matches(":focus-visible") && !inView(event.target)) {
      bring(boxOf(event.target), true);
    }
  });
  const away = () => {
    hide();
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
  };
  document.getElementById("close").addEventListener("click", away);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-show]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (!panel.contains(link)) document.getElementById("chart").scrollIntoView();
    show(link.dataset.show, null);
  });

  const PAN = 90;
  const keys = {
    ArrowLeft: () => go(moved(-PAN / pixels(), 0)), ArrowRight: () => go(moved(PAN / pixels(), 0)),
    ArrowUp: () => go(moved(0, -PAN / pixels())), ArrowDown: () => go(moved(0, PAN / pixels())),
    "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), "0": fit,
  };
  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const button = event.target.closest("[role=button]");
    if (button && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      press(button, true);
    } else if (event.key === "Escape") {
      const opened = all(".fold[aria-expanded=true]", svg)[0];
      fold(null, false);
      if (opened) opened.focus({ preventScroll: true });
    } else if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") away(); });
  all("[data-zoom]").forEach((one) => one.addEventListener("click", () => zoom(Number(one.dataset.zoom))));
  document.getElementById("fit").addEventListener("click", fit);

  // Searching: in the chart, and in each table.
  const find = document.getElementById("find");
  const found = document.getElementById("found");
  const hits = () => all(".card.hit", svg);
  find.addEventListener("input", () => {
    const sought = find.value.trim().toLowerCase();
    all(".card", svg).forEach((card) => card.classList.toggle("hit", sought !== "" && card.dataset.words.includes(sought)));
    svg.classList.toggle("finding", sought !== "");
    found.textContent = sought ? `${hits().length} ${found.dataset.word}` : "";
  });
  let turn = -1;
  find.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || hits().length === 0) return;
    event.preventDefault();
    turn = (turn + 1) % hits().length;
    bring(boxOf(hits()[turn].querySelector(".open")), true);
  });
  all("[data-filter]").forEach((input) => {
    const id = input.dataset.filter;
    const rows = all(`#${id} tbody tr`);
    const states = document.querySelector(`select[data-states="${id}"]`);
    const count = document.querySelector(`[data-count="${id}"]`);
    const narrow = () => {
      const sought = input.value.trim().toLowerCase();
      const state = states ? states.value : "";
      rows.forEach((row) => {
        const fits = state === "" || row.dataset.states.split(" ").includes(state);
        row.hidden = !fits || !row.textContent.toLowerCase().includes(sought);
      });
      const left = rows.filter((row) => !row.hidden).length;
      count.textContent = left === rows.length ? "" : `${left} / ${rows.length}`;
    };
    input.addEventListener("input", narrow);
    if (states) states.addEventListener("change", narrow);
  });
  addEventListener("beforeprint", () => put([...whole]));

  // A large chart begins at a size that can be read, at its start; the button shows it whole.
  if (pixels() < AT_FIRST) {
    const shown = svg.getBoundingClientRect();
    const first = boxOf(svg.querySelector(".start"));
    const height = shown.height / AT_FIRST;
    put([0, first.y + first.height / 2 - height / 2, shown.width / AT_FIRST, height]);
  }
  hide();
  details.forEach((detail) => { detail.hidden = true; });
  if (location.hash.startsWith("#d-")) show(location.hash.slice(3), null);
})();
