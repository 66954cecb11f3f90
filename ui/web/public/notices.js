/* What arrives by itself: one stream of changes for all cards of the page, the bell with its list, and a word in the
   corner. Everything is drawn as text nodes. */
(function () {
  "use strict";
  const STREAM = "/chat-data/events";
  const WATCHED_MAX = 100;
  const AGAIN_MS = 15000; // after a refusal; a broken line is the browser's own to mend
  const HIDDEN_MS = 60000; // a tab that nobody looks at gives its stream back
  const WORD_MS = 9000;

  /* --- the stream */
  let source = null;
  let opened = ""; // the ids that it watches
  let later = null;

  const ids = () => [...window.aiq.watched.keys()].slice(-WATCHED_MAX).sort();
  const wait = (run, milliseconds) => {
    clearTimeout(later);
    later = setTimeout(run, milliseconds);
  };

  function close() {
    if (source) source.close();
    source = null;
  }

  function open() {
    close();
    opened = ids().join(",");
    source = new EventSource(STREAM + "?" + ids().map((id) => "lead_ids=" + id).join("&"));
    source.addEventListener("ready", () => document.documentElement.setAttribute("data-aiq-live", opened || "-"));
    source.addEventListener("lead", (event) => leadChanged(JSON.parse(event.data)));
    source.addEventListener("notice", (event) => noticed(JSON.parse(event.data)));
    source.addEventListener("payment", () => window.aiq.changed());
    source.onerror = () => source && source.readyState === EventSource.CLOSED && wait(open, AGAIN_MS);
  }

  const asDollars = (cents) => new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" }).format(cents / 100);

  /* The stream says enough to see whether a card is behind; the card's own words come from the server. */
  function leadChanged({ id, lead_price_cents, availability }) {
    const state = window.aiq.known.get(String(id));
    if (state && state.state === availability && state.lead_price === asDollars(lead_price_cents)) return;
    window.aiq.refresh([id]);
  }

  window.addEventListener("aiq:watched", () =>
    wait(() => (ids().join(",") !== opened || !source) && document.visibilityState === "visible" && open(), 300));

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") return wait(close, HIDDEN_MS);
    wait(() => {}, 0);
    load();
    if (!source || source.readyState === EventSource.CLOSED) open();
    return undefined;
  });

  /* --- the bell */
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };
  const bell = make("button", "aiq-bell");
  bell.type = "button";
  bell.setAttribute("aria-haspopup", "dialog");
  bell.setAttribute("aria-expanded", "false");
  bell.id = "aiq-bell";
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
  shape.setAttribute("d", "M6 8a6 6 0 0 1 12 0c0 7 3 9 3 9H3s3-2 3-9M10.3 21a1.94 1.94 0 0 0 3.4 0");
  icon.append(shape);
  const badge = make("span", "aiq-badge");
  bell.append(icon, badge);
  const panel = make("section", "aiq-notices");
  panel.id = "aiq-notices";
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", "Notices");
  panel.hidden = true;

  let unread = 0;
  let items = [];
  let mail = null; // where demo mode keeps its mails

  function count(number) {
    unread = number;
    badge.textContent = number > 99 ? "99+" : String(number);
    badge.hidden = !number;
    bell.setAttribute("aria-label", number ? `Notices, ${number} unread` : "Notices");
  }

  async function load() {
    try {
      const found = await window.aiq.get("/notices");
      items = found.items;
      mail = found.mail;
      count(found.unread);
      if (!panel.hidden) draw();
    } catch {
      /* the last known list stays */
    }
  }

  async function read(path) {
    const response = await fetch("/chat-data/notices" + path, { method: "POST", credentials: "same-origin" });
    if (response.ok) load();
  }

  function line(item) {
    const row = make("button", "aiq-notice" + (item.unread ? " unread" : ""));
    row.type = "button";
    row.dataset.notice = item.id;
    row.append(make("b", "", item.title), make("span", "", item.body), make("small", "", item.when));
    row.addEventListener("click", () => item.unread && read(`/${item.id}/read`));
    return row;
  }

  function draw() {
    const head = make("header");
    head.append(make("b", "", "Notices"));
    if (unread) {
      const all = make("button", "", "Mark all as read");
      all.type = "button";
      all.addEventListener("click", () => read("/read"));
      head.append(all);
    }
    const none = make("p", "", "Nothing yet. Holds that end soon, price drops, orders and refunds appear here.");
    const foot = make("a", "", "Mails of the demo");
    foot.href = mail || "";
    panel.replaceChildren(head, ...(items.length ? items.map(line) : [none]), ...(mail ? [foot] : []));
  }

  function show(visible) {
    panel.hidden = !visible;
    bell.setAttribute("aria-expanded", String(visible));
    if (!visible) return;
    draw();
    load();
  }

  bell.addEventListener("click", () => show(panel.hidden));
  document.addEventListener("keydown", (event) => event.key === "Escape" && !panel.hidden && (show(false), bell.focus()));
  document.addEventListener("click", (event) => {
    if (!panel.hidden && event.isTrusted && !panel.contains(event.target) && !bell.contains(event.target) && event.target.isConnected) show(false);
  });

  /* --- a word in the corner */
  const words = make("div", "aiq-words");
  words.setAttribute("role", "status");

  function noticed({ title, body }) {
    const word = make("div", "aiq-word");
    word.append(make("b", "", title), make("span", "", body));
    words.append(word);
    setTimeout(() => word.remove(), WORD_MS);
    load();
  }

  /* Chainlit draws its header anew when it likes: the bell goes where the header's own buttons are. */
  function place() {
    const home = document.querySelector("#header > div:last-child");
    if (home && bell.parentElement !== home) home.prepend(bell);
    if (!panel.isConnected) document.body.append(panel, words);
  }

  document.addEventListener("DOMContentLoaded", () => {
    place();
    new MutationObserver(place).observe(document.body, { childList: true, subtree: true });
    count(0);
    load();
    open();
  });
})();
