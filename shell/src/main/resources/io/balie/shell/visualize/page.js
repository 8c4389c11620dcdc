'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const drawing = document.getElementById('drawing');
const view = document.getElementById('view');
const boxes = [...document.querySelectorAll('g[data-box]')];
const arrows = [...document.querySelectorAll('path[data-arrow]')];
const buttons = [...document.querySelectorAll('button[data-source]')];
const width = Number(drawing.dataset.width);
const height = Number(drawing.dataset.height);
let scale = 1;

function zoom(to) {
  const x = (view.scrollLeft + view.clientWidth / 2) / scale;
  const y = (view.scrollTop + view.clientHeight / 2) / scale;
  scale = Math.min(3, Math.max(0.05, to));
  drawing.setAttribute('width', width * scale);
  drawing.setAttribute('height', height * scale);
  view.scrollTo(x * scale - view.clientWidth / 2, y * scale - view.clientHeight / 2);
}

// All of it, if it can still be read so; else its height or its width.
function fit() {
  const whole = Math.min(view.clientWidth / width, view.clientHeight / height);
  zoom(Math.min(1, Math.max(whole, 0.45)));
}

function show(chosen) {
  drawing.classList.toggle('chosen', chosen !== null);
  boxes.forEach((box, b) => box.classList.toggle('on', chosen !== null && chosen.has(b)));
  arrows.forEach((arrow, a) => arrow.classList.toggle('on',
    chosen !== null && chosen.has(data.arrows[a][0]) && chosen.has(data.arrows[a][1])));
}

function press(button) {
  const on = button !== null && button.getAttribute('aria-pressed') !== 'true';
  buttons.forEach(other => other.setAttribute('aria-pressed', String(on && other === button)));
  if (!on) {
    show(null);
    return;
  }
  const source = Number(button.dataset.source);
  const chosen = new Set(data.boxes.flatMap((sources, b) => sources.includes(source) ? [b] : []));
  show(chosen);
  const first = Math.min(...chosen);
  if (Number.isFinite(first)) {
    boxes[first].scrollIntoView({ block: 'center', inline: 'start' });
  }
}

function go(b) {
  boxes.forEach((box, i) => box.setAttribute('tabindex', i === b ? '0' : '-1'));
  boxes[b].focus();
  boxes[b].scrollIntoView({ block: 'center', inline: 'center' });
}

function near(b) {
  const chosen = new Set([b]);
  data.arrows.forEach(([from, to]) => {
    if (from === b) { chosen.add(to); }
    if (to === b) { chosen.add(from); }
  });
  return chosen;
}

const middle = b => { const r = boxes[b].getBoundingClientRect(); return r.top + r.height / 2; };

function step(b, key) {
  const onwards = data.arrows.filter(([from]) => from === b).map(([, to]) => to);
  const back = data.arrows.filter(([, to]) => to === b).map(([from]) => from);
  if (key === 'ArrowRight') { return onwards.sort((x, y) => middle(x) - middle(y))[0]; }
  if (key === 'ArrowLeft') { return back.sort((x, y) => middle(x) - middle(y))[0]; }
  const parents = back.length ? back : [b];
  const same = [...new Set(parents.flatMap(p => data.arrows.filter(([from]) => from === p).map(([, to]) => to)))]
    .sort((x, y) => middle(x) - middle(y));
  const at = same.indexOf(b);
  return at < 0 ? undefined : same[at + (key === 'ArrowDown' ? 1 : -1)];
}

boxes.forEach((box, b) => {
  box.addEventListener('click', () => { press(null); show(near(b)); go(b); });
  box.addEventListener('keydown', event => {
    if (event.key === 'Enter' || event.key === ' ') {
      press(null);
      show(near(b));
      event.preventDefault();
    } else if (event.key.startsWith('Arrow')) {
      const next = step(b, event.key);
      if (next !== undefined) { go(next); }
      event.preventDefault();
    }
  });
});
buttons.forEach(button => button.addEventListener('click', () => press(button)));

document.getElementById('find').addEventListener('input', event => {
  const word = event.target.value.trim().toLowerCase();
  buttons.forEach(button => { button.parentElement.hidden = word !== '' && !button.textContent.toLowerCase().includes(word); });
  if (word === '') {
    show(null);
    document.getElementById('found').textContent = '';
    return;
  }
  const chosen = new Set(boxes.flatMap((box, b) => box.textContent.toLowerCase().includes(word) ? [b] : []));
  const stories = new Set([...chosen].flatMap(b => data.boxes[b]));
  buttons.forEach((button, s) => { if (stories.has(s)) { button.parentElement.hidden = false; } });
  show(chosen.size ? chosen : null);
  document.getElementById('found').textContent = `${chosen.size} boxes, ${buttons.filter(b => !b.parentElement.hidden).length} stories and rules`;
  if (chosen.size) { boxes[Math.min(...chosen)].scrollIntoView({ block: 'center', inline: 'center' }); }
});
document.getElementById('in').addEventListener('click', () => zoom(scale * 1.25));
document.getElementById('out').addEventListener('click', () => zoom(scale / 1.25));
document.getElementById('fit').addEventListener('click', fit);
document.addEventListener('keydown', event => {
  if (event.target.tagName === 'INPUT' || event.ctrlKey || event.metaKey || event.altKey) { return; }
  if (event.key === '+' || event.key === '=') { zoom(scale * 1.25); }
  if (event.key === '-') { zoom(scale / 1.25); }
  if (event.key === '0') { fit(); }
  if (event.key === 'Escape') { press(null); show(null); }
});
fit();
