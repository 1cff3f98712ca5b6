"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const severities = ["error", "warning", "note"];
  // How many rows are added at a time, how many facets are shown before somebody asks for all, and how many lines are
  // shown around those of a path (the report keeps as many).
  const chunk = 100, facetsShown = 12, context = 2;

  const state = {q: "", severity: new Set(), rule: new Set(), kind: new Set(), folder: "", sort: "place", open: ""};
  let shown = [], rendered = 0;
  const unfolded = new Set();

  // Everything that comes from the data goes through here, as text: nothing is ever read as markup.
  function element(tag, className, ...children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }
  const at = id => document.getElementById(id);
  const counted = (count, thing) => count.toLocaleString("en") + " " + thing + (count === 1 ? "" : "s");

  // MARK: The filter and its place in the address

  const sets = ["severity", "rule", "kind"];

  function readAddress() {
    const hash = location.hash.slice(1);
    if (hash && !hash.includes("=")) return;
    const asked = new URLSearchParams(hash);
    for (const name of ["q", "folder", "open"]) state[name] = asked.get(name) || "";
    for (const name of sets) state[name] = new Set(asked.getAll(name));
    state.sort = asked.get("sort") === "severity" ? "severity" : "place";
  }

  function writeAddress() {
    const asked = new URLSearchParams();
    for (const name of ["q", "folder", "open"]) if (state[name]) asked.set(name, state[name]);
    for (const name of sets) for (const value of state[name]) asked.append(name, value);
    if (state.sort !== "place") asked.set("sort", state.sort);
    try { history.replaceState(null, "", "#" + asked); } catch { /* A sandbox may forbid it; only the address suffers. */ }
  }

  function searchText(finding) {
    if (finding.text === undefined) {
      const labels = finding.blocks.flatMap(block => block.lines.flatMap(line => line.marks.map(mark => mark.label)));
      finding.text = [finding.path + ":" + finding.line, finding.rule, finding.kind, finding.severity, finding.function,
        finding.message, finding.consequence, ...finding.fixes, ...labels].join("\n").toLowerCase();
    }
    return finding.text;
  }

  const isIn = (path, folder) => folder === "" || path === folder || path.startsWith(folder + "/");

  // Fills `shown`, and counts each facet as if its own filter were not set.
  function select() {
    const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
    const counts = {severity: new Map(), rule: new Map(), kind: new Map()};
    shown = [];
    for (const finding of data.findings) {
      if (!isIn(finding.path, state.folder)) continue;
      if (!words.every(word => searchText(finding).includes(word))) continue;
      const failed = sets.filter(name => state[name].size && !state[name].has(finding[name]));
      if (failed.length === 0) shown.push(finding);
      for (const name of sets) {
        if (failed.length === 0 || (failed.length === 1 && failed[0] === name)) count(counts[name], finding[name], finding);
      }
    }
    if (state.sort === "severity") {
      shown.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
    }
    return counts;
  }

  function count(map, name, finding) {
    const tally = map.get(name) || {total: 0, error: 0, warning: 0, note: 0};
    tally.total += 1;
    tally[finding.severity] += 1;
    map.set(name, tally);
  }

  // MARK: The overview

  function facet(name, tally, most, isPressed, choose) {
    const share = element("span", "share");
    for (const severity of severities) {
      if (!tally[severity]) continue;
      const part = element("i", severity);
      part.style.width = 100 * tally[severity] / most + "%";
      share.append(part);
    }
    const button = element("button", "facet", element("span", "name", name),
      element("span", "total", tally.total.toLocaleString("en")), share);
    button.type = "button";
    button.title = name + ": " + severities.filter(s => tally[s]).map(s => counted(tally[s], s)).join(", ");
    if (isPressed !== undefined) button.setAttribute("aria-pressed", isPressed);
    button.addEventListener("click", choose);
    return button;
  }

  function fill(id, entries, makeRow) {
    const place = at(id);
    const focused = [...place.children].indexOf(document.activeElement);
    const all = unfolded.has(id) || entries.length <= facetsShown + 2;
    const rows = (all ? entries : entries.slice(0, facetsShown)).map(makeRow);
    if (!all) {
      const more = element("button", "all", "All " + entries.length);
      more.type = "button";
      more.addEventListener("click", () => { unfolded.add(id); render(); });
      rows.push(more);
    }
    place.replaceChildren(...rows);
    place.parentElement.hidden = rows.length === 0 && !(id === "folders" && state.folder);
    // The row that was chosen is made anew; whoever came to it by keyboard stays there.
    if (focused >= 0 && rows.length) rows[Math.min(focused, rows.length - 1)].focus();
  }

  const byCount = (a, b) => b[1].total - a[1].total || (a[0] < b[0] ? -1 : 1);

  function fillSet(id, name, counts) {
    for (const value of state[name]) if (!counts.has(value)) counts.set(value, {total: 0, error: 0, warning: 0, note: 0});
    const entries = [...counts].sort(byCount);
    const most = Math.max(1, ...entries.map(entry => entry[1].total));
    fill(id, entries, ([value, tally]) =>
      facet(value || "no kind", tally, most, state[name].has(value), () => toggle(name, value)));
  }

  // The folders and files right below a folder, by their paths. A folder with nothing but a folder in it is one with it.
  function below(folder) {
    const found = new Map();
    for (const finding of shown) {
      const path = finding.path;
      if (path === folder) continue;
      const start = folder ? folder.length + 1 : 0;
      const slash = path.indexOf("/", start + (path[start] === "/" ? 1 : 0));
      const name = slash < 0 ? path : path.slice(0, slash);
      let entry = found.get(name);
      if (!entry) found.set(name, entry = {total: 0, error: 0, warning: 0, note: 0, isFile: slash < 0, common: null});
      entry.total += 1;
      entry[finding.severity] += 1;
      if (entry.isFile) continue;
      const parent = path.slice(0, path.lastIndexOf("/"));
      if (entry.common === null) entry.common = parent;
      while (!isIn(parent, entry.common)) entry.common = entry.common.slice(0, entry.common.lastIndexOf("/"));
    }
    return [...found].map(([name, tally]) => [tally.common || name, tally]).sort(byCount);
  }

  function fillFolders() {
    let base = state.folder, entries = below(base);
    while (entries.length === 1 && !entries[0][1].isFile) {
      base = entries[0][0];
      entries = below(base);
    }
    const most = Math.max(1, ...entries.map(entry => entry[1].total));
    const start = base ? base.length + 1 : 0;
    fill("folders", entries, ([path, tally]) =>
      facet(path.slice(start) + (tally.isFile ? "" : "/"), tally, most, undefined, () => choose("folder", path)));
    crumbs(base);
  }

  function crumbs(base) {
    const parts = [];
    const add = (name, folder) => {
      const button = element("button", "", name);
      button.type = "button";
      button.addEventListener("click", () => choose("folder", folder));
      parts.push(button, " / ");
    };
    if (base) {
      add("all", "");
      for (let end = base.indexOf("/", 1); end > 0; end = base.indexOf("/", end + 1)) {
        add(base.slice(base.lastIndexOf("/", end - 1) + 1, end), base.slice(0, end));
      }
      parts.push(base.slice(base.lastIndexOf("/") + 1));
    }
    at("crumbs").replaceChildren(...parts);
  }

  function fillSeverities(counts) {
    const buttons = severities.map(severity => {
      const tally = counts.get(severity);
      const button = element("button", severity, counted(tally ? tally.total : 0, severity));
      button.type = "button";
      button.setAttribute("aria-pressed", state.severity.has(severity));
      button.addEventListener("click", () => toggle("severity", severity));
      return button;
    });
    const focused = [...at("severities").children].indexOf(document.activeElement);
    at("severities").replaceChildren(...buttons);
    if (focused >= 0) buttons[focused].focus();
  }

  function toggle(name, value) {
    if (!state[name].delete(value)) state[name].add(value);
    changed();
  }

  function choose(name, value) {
    state[name] = value;
    changed();
  }

  function changed() {
    state.open = "";
    writeAddress();
    render();
  }

  // MARK: The list

  function render() {
    const counts = select();
    fillSeverities(counts.severity);
    fillSet("rules", "rule", counts.rule);
    fillSet("kinds", "kind", counts.kind);
    fillFolders();
    const total = data.findings.length;
    at("count").textContent = shown.length === total ? counted(total, "finding")
      : shown.length.toLocaleString("en") + " of " + counted(total, "finding");
    at("clear").hidden = !(state.q || state.folder || sets.some(name => state[name].size));
    if (at("search").value !== state.q) at("search").value = state.q;
    at("sort").value = state.sort;
    at("list").replaceChildren();
    rendered = 0;
    more();
    if (state.open) reveal(state.open);
  }

  function more() {
    const next = shown.slice(rendered, rendered + chunk);
    at("list").append(...next.map(row));
    rendered += next.length;
    at("more").hidden = rendered >= shown.length;
    at("more").textContent = "Show more (" + (shown.length - rendered).toLocaleString("en") + " left)";
  }

  function row(finding) {
    const place = element("span", "place", element("b", "", finding.rule), " · " + finding.path + ":" + finding.line);
    if (finding.function) place.append(" in " + finding.function);
    const summary = element("summary", "", element("span", "severity", finding.severity),
      element("span", "message", finding.message), place);
    const details = element("details", "finding " + finding.severity, summary);
    details.id = "finding-" + finding.id;
    details.addEventListener("toggle", () => {
      if (details.open && details.children.length === 1) details.append(body(finding));
    });
    return element("li", "", details);
  }

  function reveal(id) {
    const index = shown.findIndex(finding => finding.id === id);
    if (index < 0) return;
    while (rendered <= index) more();
    const details = at("finding-" + id);
    if (details.children.length === 1) details.append(body(shown[index]));
    details.open = true;
    details.scrollIntoView({block: "start"});
  }

  function body(finding) {
    const made = element("div", "body");
    for (const block of finding.blocks) made.append(excerpt(block));
    if (finding.consequence) made.append(said("What comes of it", finding.consequence));
    for (const fix of finding.fixes) made.append(said("Way out", fix));
    const about = element("p", "about", finding.rule);
    if (Object.hasOwn(data.rules, finding.rule)) about.append(": " + data.rules[finding.rule]);
    const link = element("a", "", "Link to this finding");
    link.href = "#open=" + finding.id;
    link.addEventListener("click", event => {
      event.preventDefault();
      state.open = finding.id;
      writeAddress();
    });
    about.append(" ", link);
    made.append(about);
    return made;
  }

  const said = (what, text) => element("p", "", element("span", "what", what), " " + text);

  // MARK: A path over its source lines

  const lineTables = [];

  function linesOf(file) {
    if (!lineTables[file]) {
      const table = lineTables[file] = new Map();
      for (const [first, lines] of data.sources[file].regions) lines.forEach((line, index) => table.set(first + index, line));
    }
    return lineTables[file];
  }

  // What to show of a block, in order: a line with its marks, or null where lines are left out.
  function sequence(block, table) {
    const rows = [];
    const around = (from, to) => {
      for (let number = from; number <= to; number += 1) if (table.has(number)) rows.push({number, marks: []});
    };
    let last = null;
    for (const line of block.lines) {
      if (last === null) around(line.number - context, line.number - 1);
      else if (line.number > last && line.number - last <= 2 * context + 1) around(last + 1, line.number - 1);
      else {
        around(last + 1, last + context);
        rows.push(null);
        around(line.number - context, line.number - 1);
      }
      rows.push(line);
      last = line.number;
    }
    around(last + 1, last + context);
    // Empty lines at the edges say nothing.
    const isEmpty = line => line && line.marks.length === 0 && !table.get(line.number).trim();
    while (isEmpty(rows[0])) rows.shift();
    while (isEmpty(rows[rows.length - 1])) rows.pop();
    return rows;
  }

  function excerpt(block) {
    const table = linesOf(block.file), path = data.sources[block.file].path;
    const rows = sequence(block, table);
    const texts = rows.filter(Boolean).map(line => table.get(line.number) || "").filter(text => text.trim());
    const shift = commonIndentation(texts);
    const made = element("div", "rows");
    for (const line of rows) {
      if (!line) { made.append(element("div", "row gap", element("span", "src", "⋯"))); continue; }
      const text = (table.get(line.number) || "").slice(shift);
      const marks = line.marks.map(mark => ({...mark, start: Math.max(0, mark.start - shift), end: Math.max(0, mark.end - shift)}));
      const source = element("div", line.marks.length ? "row hit" : "row near", painted(text, marks, path));
      source.dataset.n = line.number;
      made.append(source, ...marks.filter(mark => mark.label).map(mark => label(mark, text)));
    }
    const code = element("div", "code", made);
    code.style.setProperty("--digits", String(Math.max(...rows.map(line => line ? line.number : 0))).length);
    code.tabIndex = 0;
    code.setAttribute("role", "group");
    code.setAttribute("aria-label", "Source of " + path);
    return element("figure", "", element("figcaption", "", path + ":" + block.line + ":" + block.column), code);
  }

  function commonIndentation(texts) {
    let common = texts.length ? /^[ \t]*/.exec(texts[0])[0] : "";
    for (const text of texts) while (!text.startsWith(common)) common = common.slice(0, -1);
    return common.length;
  }

  // A label stands below its mark, or ends where the mark ends if it would not fit on the right.
  function label(mark, text) {
    let start = mark.start;
    if (start + mark.label.length > 90 && mark.end > mark.label.length) start = Math.min(start, mark.end - mark.label.length);
    const pad = element("span", "pad", text.slice(0, start));
    pad.setAttribute("aria-hidden", "true");
    const source = element("span", "src", pad, element("span", mark.isPrimary ? "label primary" : "label", mark.label));
    return element("div", "row", source);
  }

  // By the ending of a file's name: what is a comment, a text, a number, a keyword.
  const tokens = {
    go: /(?<c>\/\/.*|\/\*.*?(?:\*\/|$))|(?<s>"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|`[^`]*`?)|(?<d>\b\d[\w.]*)|(?<k>\b(?:break|case|chan|const|continue|default|defer|else|fallthrough|for|func|go|goto|if|import|interface|map|package|range|return|select|struct|switch|type|var|nil|true|false)\b)/g,
  };

  function painted(text, marks, path) {
    const spans = [];
    const grammar = tokens[path.slice(path.lastIndexOf(".") + 1)];
    if (grammar) {
      for (const match of text.matchAll(grammar)) {
        const kind = Object.keys(match.groups).find(name => match.groups[name] !== undefined);
        spans.push({start: match.index, end: match.index + match[0].length, name: kind});
      }
    }
    for (const mark of marks) {
      const end = Math.max(mark.end, mark.start + 1);
      spans.push({start: mark.start, end, name: mark.isPrimary ? "mark primary" : "mark"});
    }
    const width = Math.max(text.length, ...spans.map(span => span.end));
    const edges = [...new Set([0, width, ...spans.flatMap(span => [span.start, span.end])])].sort((a, b) => a - b);
    const source = element("span", "src");
    for (let index = 0; index + 1 < edges.length; index += 1) {
      const names = new Set(spans.filter(s => s.start <= edges[index] && edges[index] < s.end).map(s => s.name));
      // A mark may lie behind the end of its line; it is drawn on a space there.
      const piece = text.slice(edges[index], edges[index + 1]) || " ";
      source.append(names.size ? element("span", [...names].join(" "), piece) : piece);
    }
    return source;
  }

  // MARK: What else the run tells

  function section(title, items) {
    const made = element("details", "", element("summary", "", title));
    made.addEventListener("toggle", () => {
      if (made.open && made.children.length === 1) made.append(element("ul", "", ...items()));
    });
    return made;
  }

  const placed = (place, text) => element("li", "", element("span", "place", place), " " + text);

  function rest() {
    const made = [], coverage = data.coverage;
    if (data.notes.length) {
      made.push(section("Notes of the run (" + data.notes.length + ")",
        () => data.notes.map(note => placed(note.place, note.message))));
    }
    if (data.suppressions.length) {
      made.push(section("Comments that silence (" + data.suppressions.length + ")",
        () => data.suppressions.map(comment => placed(comment.place,
          (comment.rule === "*" ? "every rule" : comment.rule) + ": " + (comment.reason || "no reason is given")
          + (comment.used ? "" : " (silences nothing)")))));
    }
    made.push(section("What was followed, and what was not", () => [
      counted(data.files, "file") + ", " + counted(data.lines, "line") + ", " + counted(data.functions, "function"),
      counted(coverage.functionsSolved, "function") + " followed to the end, " + coverage.functionsGivenUp + " given up",
      counted(coverage.callsUnresolved, "call") + " not resolved",
      counted(data.brokenFiles, "file") + " not wholly understood",
      ...(coverage.importsUnresolved.length ? ["imports not found: " + coverage.importsUnresolved.join(", ")] : []),
      "made by " + data.tool + " " + data.version,
    ].map(text => element("li", "", text))));
    at("rest").replaceChildren(...made);
    at("errors").replaceChildren(...data.errors.map(error => element("li", "", error)));
  }

  // MARK: Keys

  function step(by) {
    const all = [...at("list").querySelectorAll(".finding > summary")];
    const here = document.activeElement.closest && document.activeElement.closest("#list > li");
    const index = here ? [...at("list").children].indexOf(here) + by : 0;
    if (index >= all.length && rendered < shown.length) { more(); return step(by); }
    if (all[index]) all[index].focus();
  }

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select")) return;
    if (event.key === "/") { event.preventDefault(); at("search").focus(); }
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  at("search").addEventListener("input", () => choose("q", at("search").value));
  at("sort").addEventListener("change", () => choose("sort", at("sort").value));
  at("more").addEventListener("click", more);
  at("clear").addEventListener("click", () => {
    for (const name of sets) state[name].clear();
    state.q = state.folder = "";
    changed();
    at("search").focus();
  });
  window.addEventListener("hashchange", () => { readAddress(); render(); });
  new IntersectionObserver(entries => {
    if (entries.some(entry => entry.isIntersecting) && rendered < shown.length) more();
  }, {rootMargin: "600px"}).observe(at("more"));

  at("overview").open = !matchMedia("(max-width: 900px)").matches;
  readAddress();
  render();
  rest();
})();
