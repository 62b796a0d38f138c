// Shows one step of the film at a time. Everything it needs is in the page.
(() => {
  const steps = JSON.parse(document.getElementById("steps").textContent);
  const part = (element) => ({ element, runs: element.dataset.frames.split(",").map((run) => run.split("-").map(Number)) });
  const parts = [...document.querySelectorAll("figure g[data-frames]")].map(part);
  const cells = [...document.querySelectorAll("#output td")];
  const slider = document.getElementById("slider"), play = document.getElementById("play");
  const first = 0, last = steps.length - 1;
  let now = -1, timer = 0;

  const shows = (runs, frame) => runs.some(([from, to = from]) => from <= frame && frame <= to);

  function show(wanted) {
    const step = Math.min(last, Math.max(first, wanted));
    if (step === now) return;
    for (const { element, runs } of parts) element.style.display = shows(runs, step + 1) ? "inline" : "none";
    const written = new Map();
    for (let i = 0; i <= step; ++i) for (const [cell, words] of steps[i].cells) written.set(cell, words);
    cells.forEach((cell, i) => {
      const words = written.get(i) ?? "";
      if (cell.textContent !== words) cell.textContent = words;
    });
    document.getElementById("place").textContent = steps[step].place;
    document.getElementById("heard").textContent = steps[step].words;
    slider.value = step;
    slider.setAttribute("aria-valuetext", steps[step].place);
    now = step;
  }

  function label(name, sign) {
    play.setAttribute("aria-label", name);
    play.querySelector("path").setAttribute("d", sign);
  }

  function pause() {
    clearInterval(timer);
    timer = 0;
    label("Play", "M4 2.5v11l9.5-5.5z");
  }

  function toggle() {
    if (timer) return pause();
    if (now === last) show(first);
    timer = setInterval(() => (now < last ? show(now + 1) : pause()), 1000 / Number(document.body.dataset.speed));
    label("Pause", "M4 3v10h3v-10zM9 3v10h3v-10z");
  }

  const go = (to) => { pause(); show(to); };
  const moves = {
    next: () => go(now + 1), back: () => go(now - 1), first: () => go(first), last: () => go(last), play: toggle,
  };
  const keys = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next", n: "next",
    ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back", p: "back", Home: "first", End: "last", k: "play",
  };
  for (const [name, move] of Object.entries(moves)) document.getElementById(name).addEventListener("click", move);
  slider.addEventListener("input", () => go(Number(slider.value)));
  document.addEventListener("keydown", (event) => {
    const name = keys[event.key];
    if (!name || event.ctrlKey || event.altKey || event.metaKey) return;
    // A focused control keeps the keys that work it.
    const on = event.target.closest("button, summary, input");
    if (on && (on === slider ? event.key !== "k" : event.key === " " || event.key === "Enter")) return;
    event.preventDefault();
    moves[name]();
  });

  slider.max = last;
  document.documentElement.classList.add("scripted");
  const named = Number(/^#(\d+)$/.exec(location.hash)?.[1]);
  show(named ? named - 1 : first);
})();
