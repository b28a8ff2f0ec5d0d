
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const table = $("table");
  const bodies = Array.from(table.querySelectorAll("tbody.target"));
  const groups = Array.from(table.querySelectorAll("tbody.group"));

  // Rows open and close; a link to a row opens it.
  const open = (body, wanted) => {
    const button = body.querySelector(".open");
    body.querySelector(".more").hidden = !wanted;
    button.setAttribute("aria-expanded", String(wanted));
  };
  const isOpen = (body) => body.querySelector(".open").getAttribute("aria-expanded") === "true";
  table.addEventListener("click", (event) => {
    const button = event.target.closest(".open");
    if (button) {
      const body = button.closest("tbody");
      open(body, !isOpen(body));
    }
    const folding = event.target.closest(".fold");
    if (folding) {
      unfold(folding.closest("tbody"), folding.getAttribute("aria-expanded") !== "true");
      filter();
    }
  });
  const follow = () => {
    const target = location.hash && $(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (bodies.includes(target)) {
      if (target.hidden) {
        clear();
        unfold($(target.dataset.group), true);
        filter();
      }
      open(target, true);
      target.querySelector(".open").focus({ preventScroll: true });
    } else if (groups.includes(target)) {
      clear();
      unfold(target, true);
      filter();
    } else if (target.matches("a")) {
      target.focus({ preventScroll: true });
    }
    for (let folded = target.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
    for (const folded of target.querySelectorAll(":scope > details")) folded.open = true;
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", follow);

  // Chapters fold; a filter or a sorted table shows rows wherever they are.
  const unfold = (group, wanted) => group.querySelector(".fold").setAttribute("aria-expanded", String(wanted));
  const unfolded = (group) => group.querySelector(".fold").getAttribute("aria-expanded") === "true";
  $("unfold").addEventListener("click", () => {
    const wanted = !groups.every(unfolded);
    for (const group of groups) unfold(group, wanted);
    filter();
  });

  // Filters: status, chapter, text. The address keeps them, so that a link shows what its sender saw.
  const byStatus = $("by-status"), bySection = $("by-section"), byText = $("by-text");
  const kept = { status: byStatus, chapter: bySection, find: byText };
  const tiles = Array.from(document.querySelectorAll("button.count"));
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const texts = new Map(bodies.map((body) => [body, fold(body.querySelector(".row").textContent + body.querySelector("blockquote").textContent)]));
  let sorted = false;
  const filter = () => {
    const wanted = fold(byText.value.trim());
    const filtered = Boolean(byStatus.value || bySection.value || wanted);
    const held = new Set();
    let shown = 0;
    for (const body of bodies) {
      const fits = (!byStatus.value || body.dataset.status === byStatus.value)
        && (!bySection.value || body.dataset.chapter === bySection.value)
        && (!wanted || texts.get(body).includes(wanted));
      body.hidden = !fits || !(filtered || sorted || unfolded($(body.dataset.group)));
      if (fits) held.add(body.dataset.group);
      shown += fits;
    }
    for (const group of groups) {
      group.hidden = sorted || !held.has(group.id);
      group.classList.toggle("filtered", filtered);
    }
    for (const tile of tiles) tile.setAttribute("aria-pressed", String(tile.dataset.status === byStatus.value));
    $("unfold").setAttribute("aria-pressed", String(groups.every(unfolded)));
    $("shown").textContent = data.say.shown.replace("{shown}", shown).replace("{all}", bodies.length);
    $("none").hidden = shown > 0;
    keep();
  };
  const keep = () => {
    const query = new URLSearchParams(Object.entries(kept).map(([name, field]) => [name, field.value.trim()]).filter(([, value]) => value));
    const address = (String(query) ? "?" + query : location.pathname) + location.hash;
    try { history.replaceState(null, "", address); } catch { /* a frame that has no address of its own */ }
  };
  const restore = () => {
    const query = new URLSearchParams(location.search);
    for (const [name, field] of Object.entries(kept)) {
      const value = query.get(name) || "";
      if (field === byText || Array.from(field.options).some((option) => option.value === value)) field.value = value;
    }
  };
  const clear = () => {
    byStatus.value = bySection.value = byText.value = "";
    filter();
  };
  byStatus.addEventListener("change", filter);
  bySection.addEventListener("change", filter);
  byText.addEventListener("input", filter);
  byText.form.addEventListener("submit", (event) => event.preventDefault());
  $("clear").addEventListener("click", clear);
  for (const tile of tiles) {
    tile.addEventListener("click", () => {
      byStatus.value = byStatus.value === tile.dataset.status ? "" : tile.dataset.status;
      filter();
      $("outcomes").scrollIntoView({ block: "start" });
    });
  }

  // Sorting by a column; a third click gives back the order of the report.
  const order = (body) => Number(body.dataset.order);
  const keys = {
    margin: (body) => (body.dataset.margin === "" ? -Infinity : Number(body.dataset.margin)),
    confidence: (body) => parseFloat(body.querySelector(".confidence").textContent),
    status: order,
  };
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  table.tHead.addEventListener("click", (event) => {
    const button = event.target.closest(".sort");
    if (!button) return;
    const head = button.closest("th");
    const next = { none: "ascending", ascending: "descending", descending: "none" }[head.getAttribute("aria-sort")];
    for (const other of table.tHead.querySelectorAll("th")) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", next);
    const key = button.dataset.key;
    const text = (body) => body.querySelector("." + key).textContent;
    const ascending = next === "none" ? (a, b) => order(a) - order(b)
      : keys[key] ? (a, b) => keys[key](a) - keys[key](b) || order(a) - order(b)
      : (a, b) => collator.compare(text(a), text(b)) || order(a) - order(b);
    const ordered = bodies.slice().sort(ascending);
    if (next === "descending") ordered.reverse();
    sorted = next !== "none";
    const under = (group) => [group, ...ordered.filter((body) => body.dataset.group === group.id)];
    table.append(...(sorted ? [...groups, ...ordered] : groups.flatMap(under)));
    filter();
  });

  // Decisions: what a reader marks is saved as the file that --decisions reads.
  const forms = Array.from(document.querySelectorAll(".decide"));
  const decided = () => forms.filter((group) => group.querySelector(".verdict").value);
  const count = () => {
    const n = decided().length;
    $("decisions").hidden = n === 0;
    $("marked").textContent = data.say.marked.replace("{count}", n);
    $("fault").textContent = "";
  };
  for (const group of forms) group.querySelector(".verdict").addEventListener("change", count);
  const quoted = (text) => "\"" + Array.from(text, (char) => {
    if (char === "\"" || char === "\\") return "\\" + char;
    if (/^[\ud800-\udfff]$/.test(char)) return "\\uFFFD";
    if (char !== " " && /[\p{C}\p{Z}]/u.test(char)) return "\\U" + char.codePointAt(0).toString(16).toUpperCase().padStart(8, "0");
    return char;
  }).join("") + "\"";
  const entry = (group, by) => {
    const said = data.rows[group.dataset.row];
    const verdict = group.querySelector(".verdict").value;
    const figured = verdict === "is" || verdict === "not";
    const lines = { decide: data.decide[verdict], ...said, reason: group.querySelector(".reason").value.trim(), by };
    if (!figured) lines.figure = lines.figure_sentence = "";
    return "[[decision]]\n" + Object.entries(lines).map(([key, value]) => key + " = " + quoted(value)).join("\n") + "\n";
  };
  const fault = (message, field) => {
    $("fault").textContent = message;
    field.focus();
  };
  $("decisions").addEventListener("submit", (event) => {
    event.preventDefault();
    const by = $("by").value.trim();
    for (const group of decided()) {
      if (!group.querySelector(".reason").value.trim()) {
        open(group.closest("tbody"), true);
        return fault(data.say.needs_reason, group.querySelector(".reason"));
      }
    }
    if (!by) return fault(data.say.needs_name, $("by"));
    const head = data.head.trim().split("\n").map((line) => "# " + line).join("\n");
    const text = head + "\n\n" + decided().map((group) => entry(group, by)).join("\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/toml" }));
    link.download = "decisions.toml";
    document.body.append(link);
    link.click();
    link.remove();
    $("fault").textContent = "";
  });

  // Lines to quote: copied with one press; where a browser does not allow that, marked to be copied by hand.
  for (const button of document.querySelectorAll(".copy")) {
    button.addEventListener("click", async () => {
      const line = button.parentElement.querySelector(".cited");
      try {
        await navigator.clipboard.writeText(line.textContent.replace(/\s+/g, " ").trim());
        $("copied").textContent = data.say.copied;
      } catch {
        line.hidden = false;
        getSelection().selectAllChildren(line);
        $("copied").textContent = data.say.not_copied;
      }
      button.after($("copied"));
    });
  }

  // By keyboard: / to the search, and from row to row with the arrows.
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !event.target.closest("input, select, textarea")) {
      event.preventDefault();
      byText.focus();
    }
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || !event.target.matches(".open, .fold")) return;
    const shown = Array.from(table.querySelectorAll("tbody:not([hidden]) > tr > th > :is(.open, .fold)"));
    const next = shown[shown.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });

  // What the texts show: changed words, and numbers that are no figures.
  const shows = (button, when) => {
    const wanted = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(wanted));
    when(wanted);
  };
  $("changes").addEventListener("click", () => shows($("changes"), (wanted) => $("texts").classList.toggle("plainly", !wanted)));
  $("shade").addEventListener("click", () => shows($("shade"), (wanted) => $("texts").classList.toggle("shaded", wanted)));

  restore();
  filter();
  count();
  follow();
})();
