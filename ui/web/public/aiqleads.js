/* What the cards share: the server's time, live state, the first screen. No framework of its own; the cards hand in
   React. Everything is drawn as text nodes: nothing here builds HTML from data. */
(function () {
  "use strict";
  const DATA = "/chat-data";
  const THEME = "vite-ui-theme"; // where the page keeps its theme: without a choice, as the system has it
  if (!localStorage.getItem(THEME)) localStorage.setItem(THEME, "system");
  let offset = 0; // server's clock minus this one, milliseconds

  async function get(path) {
    const response = await fetch(DATA + path, { credentials: "same-origin", headers: { Accept: "application/json" } });
    if (response.status === 401) window.location.href = "/login?next=" + encodeURIComponent(window.location.pathname);
    const body = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error(body.detail || "The server did not answer. Try again in a moment.");
    return body;
  }

  async function setClock() {
    const sent = Date.now();
    try {
      const { now } = await get("/time");
      offset = Date.parse(now) - (sent + Date.now()) / 2;
    } catch {
      /* the last known offset stays */
    }
  }

  const now = () => Date.now() + offset;
  const secondsLeft = (endsAt) => Math.max(0, Math.round((Date.parse(endsAt) - now()) / 1000));

  function clockText(seconds) {
    const days = Math.floor(seconds / 86400);
    const two = (n) => String(n).padStart(2, "0");
    const hours = Math.floor((seconds % 86400) / 3600);
    const minutes = Math.floor((seconds % 3600) / 60);
    if (days) return `${days} d ${hours} h`;
    return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  }

  /* One request for all cards that ask within a moment. */
  let asked = null;
  function leadStates(ids) {
    if (!asked) {
      const batch = { ids: new Set() };
      batch.answer = new Promise((resolve) => setTimeout(resolve, 30)).then(() => {
        asked = null;
        return get("/leads?ids=" + [...batch.ids].join(","));
      });
      asked = batch;
    }
    ids.forEach((id) => asked.ids.add(id));
    return asked.answer.then((body) => body.leads);
  }

  const changed = () => window.dispatchEvent(new Event("aiq:changed"));

  /* Which leads are on the page, and what is known of them: the stream (notices.js) watches these. */
  const watched = new Map(); // lead id -> how many cards show it
  const known = new Map(); // lead id -> its last standing
  function watch(ids, by) {
    for (const id of ids) {
      const count = (watched.get(id) || 0) + by;
      if (count > 0) watched.set(id, count);
      else watched.delete(id);
    }
    window.dispatchEvent(new Event("aiq:watched"));
  }
  function tell(states) {
    for (const [id, state] of Object.entries(states)) known.set(id, state);
    window.dispatchEvent(new CustomEvent("aiq:states", { detail: states }));
  }

  /* Hooks over the React that the cards hand in. */
  function hooks(React) {
    const { useEffect, useState } = React;

    function useTick(active) {
      const [, tick] = useState(0);
      useEffect(() => {
        if (!active) return undefined;
        const timer = setInterval(() => tick((n) => n + 1), 1000);
        return () => clearInterval(timer);
      }, [active]);
    }

    /* Live state of leads: on drawing, after every change on this page, when the tab is looked at again, each minute,
       and whenever the stream tells of a change. */
    function useLeadStates(ids, initial) {
      const [states, setStates] = useState(initial || {});
      const key = ids.join(",");
      useEffect(() => {
        if (!key) return undefined;
        let alive = true;
        const mine = key.split(",");
        const show = (all) => alive && setStates((old) => ({ ...old, ...all }));
        const heard = (event) => {
          const all = Object.entries(event.detail).filter(([id]) => mine.includes(id));
          if (all.length) show(Object.fromEntries(all));
        };
        const load = () => leadStates(mine).then((all) => (tell(all), show(all)), () => {});
        const look = () => document.visibilityState === "visible" && load();
        load();
        watch(mine, 1);
        const timer = setInterval(look, 60000);
        window.addEventListener("aiq:states", heard);
        window.addEventListener("aiq:changed", load);
        document.addEventListener("visibilitychange", look);
        return () => {
          alive = false;
          watch(mine, -1);
          clearInterval(timer);
          window.removeEventListener("aiq:states", heard);
          window.removeEventListener("aiq:changed", load);
          document.removeEventListener("visibilitychange", look);
        };
      }, [key]);
      return states;
    }

    function useFetched(path) {
      const [result, setResult] = useState({});
      useEffect(() => {
        let alive = true;
        const load = () =>
          get(path).then(
            (value) => alive && setResult({ value }),
            (error) => alive && setResult({ error: error.message }),
          );
        load();
        window.addEventListener("aiq:changed", load);
        return () => {
          alive = false;
          window.removeEventListener("aiq:changed", load);
        };
      }, [path]);
      return result;
    }

    return { useTick, useLeadStates, useFetched };
  }

  /* The countdown and the contact are needed by several cards. */
  function parts(React) {
    const h = React.createElement;
    const { useTick, useFetched } = hooks(React);

    function Countdown({ endsAt, startedAt, onEnd }) {
      const left = secondsLeft(endsAt);
      useTick(left > 0);
      React.useEffect(() => {
        if (left === 0 && onEnd) onEnd();
      }, [left === 0]);
      const whole = startedAt ? (Date.parse(endsAt) - Date.parse(startedAt)) / 1000 : 3600;
      const share = Math.min(100, (100 * left) / Math.max(1, whole));
      return h(
        React.Fragment,
        null,
        h("span", { className: "aiq-countdown", "data-ends-at": endsAt, role: "timer" }, left ? clockText(left) : "ended"),
        h("span", { className: "aiq-bar" + (share < 20 ? " soon" : ""), style: { flexBasis: "100%" }, "aria-hidden": true },
          h("i", { style: { width: share + "%" } })),
      );
    }

    function Copy({ text }) {
      const [done, setDone] = React.useState(false);
      const copy = () =>
        navigator.clipboard.writeText(text).then(() => {
          setDone(true);
          setTimeout(() => setDone(false), 1500);
        });
      return h("button", { type: "button", className: "aiq-button", onClick: copy }, done ? "Copied" : "Copy");
    }

    function Contact({ leadId }) {
      const { value, error } = useFetched(`/leads/${leadId}/contact`);
      if (error) return h("p", { className: "aiq-note bad" }, error);
      if (!value) return h("p", { className: "aiq-dim aiq-small" }, "Fetching the contact…");
      const line = (label, text, href) =>
        h("div", { className: "line", key: label + text },
          h("div", null, h("div", { className: "aiq-tiny aiq-dim" }, label), href ? h("a", { href }, text) : h("b", null, text)),
          h(Copy, { text }));
      return h("div", { className: "aiq-contact", "data-contact": leadId },
        value.name && h("div", { className: "aiq-title" }, value.name, value.role ? h("span", { className: "aiq-dim" }, ` · ${value.role}`) : null),
        value.phones.map((phone) => line(phone.label, phone.text, phone.href)),
        value.emails.map((email) => line("E-mail", email.text, email.href)),
        value.address && line("Address", value.address),
        value.listing && line("Listing", value.listing),
        value.advice.map((text) => h("p", { className: "aiq-small", key: text }, text)),
        value.demo && h("p", { className: "aiq-small aiq-dim" }, "Demo contact: invented, nobody answers."));
    }

    return { Countdown, Contact, ...hooks(React) };
  }

  let made;
  window.aiq = {
    changed,
    secondsLeft,
    get,
    watched,
    known,
    refresh: (ids) => leadStates(ids).then(tell, () => {}),
    /* hooks and parts, made once for the page's one React */
    kit: (React) => (made = made || parts(React)),
  };

  /* First screen: what this is, and the caller's own figures, above the composer. */
  /* Chainlit names the thread in the address only while its sidebar is there, so not on a phone: a reload needs it. */
  function atThread(thread) {
    if (!/^\/chat\/?$/.test(window.location.pathname) || !/^[\w-]+$/.test(thread || "")) return;
    window.history.replaceState(window.history.state, "", "/chat/thread/" + thread);
  }

  let welcome;
  async function greet(screen) {
    if (screen.querySelector(".aiq-welcome")) return;
    const box = document.createElement("div");
    box.className = "aiq-welcome";
    screen.insertBefore(box, screen.children[1] || null);
    welcome = welcome || get("/welcome").catch(() => null);
    const facts = await welcome;
    if (!facts) {
      welcome = undefined;
      return;
    }
    const title = document.createElement("h1");
    title.textContent = facts.line;
    const list = document.createElement("ul");
    for (const [value, label] of facts.facts) {
      const item = document.createElement("li");
      const strong = document.createElement("b");
      strong.textContent = value;
      item.append(strong, label ? " " + label : "");
      list.append(item);
    }
    box.replaceChildren(title, list);
  }

  /* Where to look: at what a button brought, and in a resumed thread at the last thing said. */
  let live; // the thread that grows on this page: its reader scrolls alone
  const last = (type) => [...document.querySelectorAll(`[data-step-type="${type}_message"]`)].pop();

  function reveal() {
    const reply = last("assistant");
    if (reply && reply.getBoundingClientRect().top > window.innerHeight * 0.55) {
      reply.scrollIntoView({ behavior: "smooth", block: "start" });
    }
  }

  function resumed() {
    const thread = window.location.pathname.split("/thread/")[1];
    if (!thread || thread === live || !last("user")) return;
    live = thread;
    for (const wait of [60, 500, 1200]) setTimeout(() => last("user")?.scrollIntoView({ block: "start" }), wait);
  }

  const seen = new MutationObserver(() => {
    const screen = document.getElementById("welcome-screen");
    if (screen) greet(screen);
    resumed();
  });
  document.addEventListener("DOMContentLoaded", () => seen.observe(document.body, { childList: true, subtree: true }));
  window.addEventListener("aiq:changed", () => (welcome = undefined));
  window.addEventListener("message", (event) => {
    if (event.source !== window || !event.data || !event.data.aiq) return;
    atThread(event.data.thread);
    live = event.data.thread;
    if (event.data.aiq === "ended") {
      changed();
      setTimeout(reveal, 150);
    }
  });
  setClock();
  setInterval(setClock, 300000);
})();
