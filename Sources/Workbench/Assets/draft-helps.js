// What helps with the segment at hand, beside it: the memory's translations, words, and the checks of
// what stands in the editor.

import { ask } from '/assets/workbench.js';
import { base, current, idle, numberOf, onGo, onTarget } from '/assets/draft-rows.js';
import { box, onText } from '/assets/draft-editor.js';

const panel = document.getElementById('helps');
const place = document.getElementById('found');
const checks = document.getElementById('checks');
const desk = panel.parentElement;
let asking = null;
let checking = null;
let pause = 0;

/** The plain text of the row that was marked, to be put back when it is left. */
let marked = null;

function unmark() {
  if (!marked) return;
  marked.textContent = marked.textContent;
  marked = null;
}

async function fetchHelps(row) {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  place.setAttribute('aria-busy', 'true');
  try {
    // Who runs through the segments wants the helps of the last one. What was confirmed just before
    // may help here.
    await new Promise((done) => { setTimeout(done, 60); });
    await idle();
    if (signal.aborted) return;
    const record = await ask(`${base}/segments/${numberOf(row)}?rows=html`, { signal });
    if (row !== current()) return;
    place.innerHTML = record.html;
    marked = row.querySelector('.from');
    marked.innerHTML = record.sourceHTML;
  } catch (error) {
    if (error.name === 'AbortError') return;
    const problem = document.createElement('p');
    problem.className = 'problem';
    problem.textContent = error.message;
    place.replaceChildren(problem);
  }
  place.removeAttribute('aria-busy');
}

async function check() {
  checking?.abort();
  const row = current();
  if (!row || !box.value.trim()) return show([]);
  checking = new AbortController();
  try {
    const path = `${base}/segments/${numberOf(row)}/check`;
    const report = await ask(path, { method: 'POST', body: { text: box.value }, signal: checking.signal });
    if (row === current()) show(report.findings);
  } catch (error) {
    if (error.name !== 'AbortError') show([]);
  }
}

/** A finding as an item of a list: how grave it is, why it is one, and what to do. */
export function item(finding) {
  const one = document.createElement('li');
  const tag = document.createElement('span');
  tag.className = `tag ${finding.severity === 'error' ? 'bad' : 'warn'}`;
  tag.textContent = finding.severity;
  const reason = document.createElement('span');
  reason.className = 'reason';
  reason.dir = 'auto';
  reason.textContent = finding.reason;
  const cure = document.createElement('span');
  cure.className = 'note';
  cure.textContent = finding.cure;
  one.append(tag, ' ', reason, ' ', cure);
  return one;
}

function show(findings) {
  const words = findings.map((finding) => `${finding.severity} ${finding.reason}`).join('\n');
  if (checks.dataset.words === words) return;
  checks.dataset.words = words;
  checks.hidden = findings.length === 0;
  checks.querySelector('ul').replaceChildren(...findings.map(item));
}

function checkSoon() {
  clearTimeout(pause);
  pause = setTimeout(check, 350);
}

onGo((row) => {
  unmark();
  settle(row);
  show([]);
  fetchHelps(row);
  checkSoon();
});
onText(checkSoon);
onTarget((row) => {
  if (row === current()) checkSoon();
});

// The helps stand beside the segments where there is room, and else below the segment at hand.
const narrow = matchMedia('(max-width: 64rem)');

function settle(row = current()) {
  if (narrow.matches && row) row.append(panel);
  else if (panel.parentElement !== desk) desk.append(panel);
}

narrow.addEventListener('change', () => settle());

/** The memory's translations of the segment at hand, the best first. */
export function offers() {
  return [...place.querySelectorAll('[data-take]')].map((button) => button.dataset.take);
}

/** The button of the wording that bears a number. */
export function wording(number) {
  return place.querySelector(`[data-number="${number}"]`);
}

