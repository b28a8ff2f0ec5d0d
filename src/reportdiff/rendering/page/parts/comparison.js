
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const table = $("table");
  const bodies = Array.from(table.tBodies);

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
  });
  const follow = () => {
    const target = location.hash && $(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (bodies.includes(target)) {
      if (target.hidden) { clear(); }
      open(target, true);
      target.querySelector(".open").focus({ preventScroll: true });
    } else if (target.matches("a")) {
      target.focus({ preventScroll: true });
    }
    const folded = target.closest("details");
    if (folded) folded.open = true;
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", follow);

  // Filters: status, section, text.
  const byStatus = $("by-status"), bySection = $("by-section"), byText = $("by-text");
  const tiles = Array.from(document.querySelectorAll("button.count"));
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const texts = new Map(bodies.map((body) => [body, fold(body.querySelector(".row").textContent + body.querySelector("blockquote").textContent)]));
  const filter = () => {
    const wanted = fold(byText.value.trim());
    let shown = 0;
    for (const body of bodies) {
      const fits = (!byStatus.value || body.dataset.status === byStatus.value)
        && (!bySection.value || body.dataset.chapter === bySection.value)
        && (!wanted || texts.get(body).includes(wanted));
      body.hidden = !fits;
      shown += fits;
    }
    for (const tile of tiles) tile.setAttribute("aria-pressed", String(tile.dataset.status === byStatus.value));
    $("shown").textContent = data.say.shown.replace("{shown}", shown).replace("{all}", bodies.length);
    $("none").hidden = shown > 0;
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
    const sorted = bodies.slice().sort(ascending);
    if (next === "descending") sorted.reverse();
    table.append(...sorted);
  });

  // Decisions: what a reader marks is saved as the file that --decisions reads.
  const groups = Array.from(document.querySelectorAll(".decide"));
  const decided = () => groups.filter((group) => group.querySelector(".verdict").value);
  const count = () => {
    const n = decided().length;
    $("decisions").hidden = n === 0;
    $("marked").textContent = data.say.marked.replace("{count}", n);
    $("fault").textContent = "";
  };
  for (const group of groups) group.querySelector(".verdict").addEventListener("change", count);
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
    const lines = { decide: verdict, ...said, reason: group.querySelector(".reason").value.trim(), by };
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

  filter();
  count();
  follow();
})();
