"use strict";
// Shows the data as text and lines; nothing of it becomes markup.
(() => {
    const data = JSON.parse(document.getElementById("data").textContent);

    const element = (name, className, text) => {
        const made = document.createElement(name);
        if (className) made.className = className;
        if (text !== undefined) made.textContent = text;
        return made;
    };

    const plot = (points, words) => {
        const space = "http" + "://www.w3.org/2000/svg";
        const picture = document.createElementNS(space, "svg");
        picture.setAttribute("viewBox", "0 0 240 50");
        picture.setAttribute("preserveAspectRatio", "none");
        picture.setAttribute("role", "img");
        picture.setAttribute("aria-label", words);
        if (points.length < 2) return picture;
        const times = points.map((point) => point[0]);
        const counts = points.map((point) => point[1]);
        const start = times[0];
        const length = times[times.length - 1] - start || 1;
        const least = Math.min(...counts);
        const height = Math.max(...counts) - least || 1;
        const path = document.createElementNS(space, "path");
        path.setAttribute("d", points.map((point, index) => {
            const x = ((point[0] - start) / length * 236 + 2).toFixed(1);
            const y = (47 - (point[1] - least) / height * 44).toFixed(1);
            return (index ? "L" : "M") + x + " " + y;
        }).join(""));
        picture.append(path);
        return picture;
    };

    const row = (group) => {
        const line = element("tr", group.verdict);
        line.append(element("td", "kind", group.kind));
        line.append(element("td", "count", group.amount));
        line.append(element("td", "label", group.label));
        const cell = element("td", "plot");
        cell.append(plot(group.points, group.kind + " " + group.label + ": " + group.words));
        const counts = group.points.map((point) => point[1]);
        if (counts.length > 1 && group.kind !== "memory") {
            cell.append(element("span", "range", Math.min(...counts) + " to " + Math.max(...counts)));
        }
        line.append(cell);
        line.append(element("td", "words", group.words));
        return line;
    };

    const section = (process) => {
        const part = element("section");
        part.append(element("h2", "", process.headline));
        if (process.nearLimit) part.append(element("p", "warning", "near its limit"));
        if (process.forecast) part.append(element("p", "warning", process.forecast));
        if (process.state === "unreadable") part.append(element("p", "warning", "its descriptors could not be read"));
        const table = element("table");
        table.append(element("caption", "", process.groups.length + " groups, what grows first"));
        const head = element("thead");
        const names = element("tr");
        for (const name of ["kind", "count", "what", "over time", "verdict"]) {
            const cell = element("th", name, name);
            cell.scope = "col";
            names.append(cell);
        }
        head.append(names);
        const body = element("tbody");
        for (const group of process.groups) body.append(row(group));
        table.append(head, body);
        part.append(table);
        return part;
    };

    const seconds = Math.round(data.elapsed);
    document.getElementById("about").textContent = data.processes.length + " "
        + (data.processes.length === 1 ? "process" : "processes") + ", watched for " + seconds + " s until "
        + new Date(data.time * 1000).toISOString();
    const place = document.getElementById("processes");
    for (const process of data.processes) place.append(section(process));
})();
