// Small comforts; every page works without this file.
(() => {
  "use strict";
  const keep = window.localStorage;
  const user = document.body.dataset.user || "";
  // A form sent after the session had ended comes back under the address of its step.
  const page = location.pathname.replace(/\/(@@act\/[^/]+|view)$/, "").replace("/@@", "/");
  const key = (field) =>
    `jingwei:${user}:${page}:${field.name}${field.type === "checkbox" ? `=${field.value}` : ""}`;
  const isChoice = (field) => field.matches("select, [type=checkbox], [type=radio]");

  // What a control says, as text, and the way back.
  const said = (field) => {
    if (field.type === "checkbox") return String(field.checked);
    if (field.type === "radio") return field.checked ? field.value : "";
    if (field.multiple) return JSON.stringify([...field.selectedOptions].map((one) => one.value));
    return field.value;
  };
  const say = (field, text) => {
    if (field.type === "checkbox") field.checked = text === "true";
    else if (field.type === "radio") field.checked = field.value === text;
    else if (!field.multiple) field.value = text;
    else [...field.options].forEach((one) => { one.selected = JSON.parse(text).includes(one.value); });
  };

  // What narrows a public list is folded on a telephone only: a style says so, where it is known.
  if (!CSS.supports("selector(::details-content)")) {
    const wide = matchMedia("(min-width: 861px)").matches;
    document.querySelectorAll(".choices").forEach((fold) => { fold.open = wide; });
  }

  // A chip writes its words into the opinion: behind what a person wrote, in place of another
  // chip's words. As if typed, so that undoing works.
  const chinese = document.documentElement.lang.startsWith("zh");
  document.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-fill]");
    if (!chip) return;
    const area = document.querySelector(chip.dataset.fill);
    const words = chip.textContent.trim();
    const stands = area.value.trim();
    const others = [...document.querySelectorAll(`[data-fill="${chip.dataset.fill}"]`)];
    area.focus();
    if (stands.endsWith(words)) return;
    const instead = !stands || others.some((one) => one.textContent.trim() === stands);
    area.setSelectionRange(instead ? 0 : area.value.length, area.value.length);
    const stop = /[\s\p{P}]$/u.test(area.value) ? "" : (chinese ? "；" : ";");
    const glue = stop + (chinese || /\s$/.test(area.value) ? "" : " ");
    const text = instead ? words : glue + words;
    if (document.execCommand("insertText", false, text)) return;
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  // What was sent and taken is forgotten; a form that met the log-in was not taken.
  const sent = window.sessionStorage.getItem("jingwei:sent");
  window.sessionStorage.removeItem("jingwei:sent");
  const told = (words) => document.querySelector(words);
  const refused = "[role=alert].error, .summary-of-errors, form[action$='/login']";
  if (sent && user && told(".messages .notice:not(.error)") && !told(refused)) {
    const start = `jingwei:${user}:${sent}:`;
    Object.keys(keep).filter((n) => n.startsWith(start)).forEach((n) => keep.removeItem(n));
  }

  // What was typed survives a lost session: it is kept in this browser until it is sent.
  // A file cannot be kept, so the choice of what becomes of it is not kept either.
  const fields = ["textarea", "select", ...["text", "date", "tel", "email", "url", "number",
    "checkbox", "radio"].map((type) => `input[type=${type}]:not([name$='.action'])`)]
    .map((control) => `form[method=post] ${control}`).join();
  const note = document.getElementById("kept");
  // Back in the form of a new record or of a letter: it is the one that was sent.
  const way = window.performance.getEntriesByType("navigation")[0];
  const mark = document.querySelector("form[method=post] :is([name=seen], [name=ticket])");
  if (mark && (page.includes("++add++") || mark.name === "ticket")) {
    const before = window.sessionStorage.getItem(`jingwei:seen:${page}`);
    if (before && way && way.type === "back_forward") mark.value = before;
    window.sessionStorage.setItem(`jingwei:seen:${page}`, mark.value);
  }
  // After the log-in, a reload or a step back the person goes on with the same form. Else, and
  // where something stands in a field already, the person says whether the kept text is wanted.
  const goesOn = (way && way.type !== "navigate") || /\/(login|require_login)$/.test(
    document.referrer.split(/[?#]/)[0]);
  const offered = [];
  const offer = (put) => {
    offered.push(put);
    if (note) note.hidden = false;
  };
  if (note) {
    note.querySelector("button").addEventListener("click", () => {
      offered.forEach((put) => put());
      note.hidden = true;
    });
  }
  document.querySelectorAll(fields).forEach((field) => {
    // What visitors write on a shared machine is for nobody after them.
    if (!user || !field.name || field.closest("[data-forget]")) return;
    const kept = keep.getItem(key(field));
    const free = isChoice(field) ? page.includes("++add++") : !field.value;
    if (kept && free && goesOn) say(field, kept);
    else if (kept && kept !== said(field) && field.matches(":not(.pat-tinymce)")) {
      if (field.type !== "radio" || field.value === kept) offer(() => say(field, kept));
    }
    field.addEventListener("input", () => {
      if (said(field)) keep.setItem(key(field), said(field));
      else keep.removeItem(key(field));
    });
  });

  // The editor's Chinese calls both undoing and redoing by words for redoing.
  let editors;
  if (document.querySelector(".pat-tinymce") && !window.tinymce) {
    Object.defineProperty(window, "tinymce", {
      configurable: true,
      get: () => editors,
      set: (made) => {
        const add = made.addI18n;
        const ours = (code) => (code.startsWith("zh") ? { Undo: "撤销", Redo: "重做" } : {});
        made.addI18n = (code, words) => add.call(made, code, { ...words, ...ours(code) });
        editors = made;
      },
    });
  }

  // The frame of the rich-text editor bears the name of its field.
  const named = (frame) => {
    const label = document.querySelector(`label[for="${frame.id.replace(/_ifr$/, "")}"]`);
    if (label && !frame.title) frame.title = label.firstChild.textContent.trim();
  };
  if (document.querySelector(".pat-tinymce")) {
    new MutationObserver(() => document.querySelectorAll("iframe[id$=_ifr]").forEach(named))
      .observe(document.body, { childList: true, subtree: true });
  }

  // The rich-text editor writes into its text area only on sending: look every few seconds.
  const look = () => {
    if (!window.tinymce) return;
    window.tinymce.get().forEach((editor) => {
      const field = editor.getElement();
      if (!field || !field.name || !editor.initialized) return;
      const text = editor.getContent();
      const kept = keep.getItem(key(field));
      if (editor.isDirty()) keep.setItem(key(field), text);
      else if (kept && !text && goesOn) editor.setContent(kept);
      else if (kept && kept !== text && !field.dataset.offered) {
        field.dataset.offered = "1";
        offer(() => editor.setContent(kept));
      }
    });
  };
  window.setInterval(look, 2000);
  document.addEventListener("submit", look, true);

  // Whoever picks a new file wants it: the choice beside it follows.
  document.addEventListener("change", (event) => {
    const file = event.target;
    if (file.type !== "file" || !file.name || !file.value) return;
    const replace = document.getElementById(file.id.replace(/-input$/, "-replace"));
    if (replace) replace.checked = true;
  });

  // What is being worked on is looked up again until it is done.
  const follow = () => {
    const list = document.getElementById("jobs");
    if (!list || !list.dataset.again) return;
    window.setTimeout(async () => {
      const busy = list.contains(document.activeElement);
      const answer = await window.fetch(location.href).catch(() => null);
      const fresh = answer && answer.ok && new DOMParser()
        .parseFromString(await answer.text(), "text/html").getElementById("jobs");
      // Whoever is about to press a button there keeps it.
      if (fresh && !busy) list.replaceWith(document.adoptNode(fresh));
      follow();
    }, 1000 * list.dataset.again);
  };
  follow();

  // What is wrong is read first.
  const summary = document.querySelector(".summary-of-errors");
  if (summary) summary.focus();

  // A second click on the same button sends nothing.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    if (user && form.method === "post") window.sessionStorage.setItem("jingwei:sent", page);
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });

  // Nothing stays on a shared machine after logging out.
  document.querySelectorAll("a[href$='/logout']").forEach((link) => {
    link.addEventListener("click", () => {
      Object.keys(keep).filter((n) => n.startsWith("jingwei:")).forEach((n) => keep.removeItem(n));
    });
  });
})();
