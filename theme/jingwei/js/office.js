// Small comforts; every page works without this file.
(() => {
  "use strict";
  const keep = window.localStorage;
  const user = document.body.dataset.user || "";
  const key = (field) => `jingwei:${user}:${location.pathname}:${field.name}`;

  // A chip writes its words into the opinion.
  document.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-fill]");
    if (!chip) return;
    const area = document.querySelector(chip.dataset.fill);
    area.value = chip.textContent.trim();
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  // What was typed survives a lost session: it is kept in this browser until it is sent.
  const fields = "form[method=post] textarea, form[method=post] input[type=text]";
  const note = document.getElementById("kept");
  document.querySelectorAll(fields).forEach((field) => {
    // What visitors write on a shared machine is for nobody after them.
    if (!user || !field.name || field.closest("[data-forget]")) return;
    const kept = keep.getItem(key(field));
    if (kept && !field.value) {
      field.value = kept;
      if (note) note.hidden = false;
    }
    field.addEventListener("input", () => {
      if (field.value) keep.setItem(key(field), field.value);
      else keep.removeItem(key(field));
    });
  });

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
  window.setInterval(() => {
    if (!window.tinymce) return;
    window.tinymce.get().forEach((editor) => {
      const field = editor.getElement();
      if (!field || !field.name) return;
      const kept = keep.getItem(key(field));
      if (kept && !editor.jingweiRestored && !editor.getContent()) editor.setContent(kept);
      editor.jingweiRestored = true;
      const text = editor.getContent();
      if (text) keep.setItem(key(field), text);
    });
  }, 3000);

  // Whoever picks a new file wants it: the choice beside it follows.
  document.addEventListener("change", (event) => {
    const file = event.target;
    if (file.type !== "file" || !file.name || !file.value) return;
    const replace = document.getElementById(file.id.replace(/-input$/, "-replace"));
    if (replace) replace.checked = true;
  });

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
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });

  // After a step was taken the kept text of that page is forgotten.
  if (document.querySelector(".messages .notice:not(.error)")) {
    const start = `jingwei:${user}:`;
    Object.keys(keep).filter((name) => name.startsWith(start)).forEach((name) => {
      if (name.includes(location.pathname) || name.includes("++add++")) keep.removeItem(name);
    });
  }
  // Nothing stays on a shared machine after logging out.
  document.querySelectorAll("a[href$='/logout']").forEach((link) => {
    link.addEventListener("click", () => {
      Object.keys(keep).filter((n) => n.startsWith("jingwei:")).forEach((n) => keep.removeItem(n));
    });
  });
})();
