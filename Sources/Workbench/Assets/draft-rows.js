// The segments of a draft: what stands in their targets, which one the work is at, and the steps that
// the workbench keeps.

import { StepLine } from '/assets/kept-session.js';
import { ask } from '/assets/workbench.js';

const room = document.getElementById('session');
export const list = document.getElementById('segments');
export const base = `/api/v1/drafts/${room.dataset.id}`;
const words = {
  empty: 'empty', proposed: 'from the memory', pieces: 'known words', written: 'written', confirmed: 'confirmed',
};

export let state = JSON.parse(room.dataset.state);
const hearers = [];
const changeHearers = [];

/** Registers what is called with the state whenever it is another. */
export function onState(hear) {
  hearers.push(hear);
  hear(state);
}

/** Registers what is called with a row and its new target, and whether this window wrote it. */
export function onTarget(hear) {
  changeHearers.push(hear);
}

// Asking.

const steps = new StepLine({
  base, channel: `tarjuman-draft-${room.dataset.id}`, revision: () => state.revision, apply,
});

// Steps on a segment that are not answered yet: what stands there now is newer than their answers.
const waiting = new Map();

/** Takes a step, `make` gives path and body; `segment` is the number of the one that it writes. */
export async function take(make, segment = 0) {
  waiting.set(segment, (waiting.get(segment) ?? 0) + 1);
  try {
    return await steps.take(() => ({ ...make(), segment }));
  } finally {
    waiting.set(segment, waiting.get(segment) - 1);
  }
}

/** Waits until the steps so far are answered. */
export const idle = () => steps.line;

/** Fetches what was done elsewhere; tells whether there was anything. */
export async function catchUp() {
  const record = await ask(`${base}/changes?since=${state.revision}`).catch(() => ({ state }));
  if (record.state.revision === state.revision) return false;
  apply(record);
  return true;
}

/** `hear` is told when this window took over what was done elsewhere. */
export const followOthers = (hear) => steps.follow(catchUp, hear);

/** Puts targets that changed in place. `asked` is the step of this window that did it. */
function apply(record, asked = null) {
  for (const target of record.targets) {
    const row = rowOf(target.number);
    const isOwn = asked?.segment === target.number;
    row.className = row.className.replace(/\b(empty|proposed|pieces|written|confirmed)\b/, target.standing);
    row.querySelector('article').setAttribute('aria-label', `Segment ${target.number}, ${words[target.standing]}`);
    if (isOwn && waiting.get(target.number) > 1) continue;
    row.querySelector('.target').textContent = target.text;
    for (const hear of changeHearers) hear(row, target, isOwn);
  }
  state = record.state;
  for (const hear of hearers) hear(state);
}

// Rows.

export function rowOf(number) {
  return list.children[number - 1] ?? null;
}

export function numberOf(row) {
  return Number(row.dataset.segment);
}

export function targetOf(row) {
  return row.querySelector('.target').textContent;
}

export const isConfirmed = (row) => row.classList.contains('confirmed');

/** The next row, forwards or backwards and round the end, that is not confirmed. */
export function nextOpen(row, way = 1) {
  const all = list.children;
  const start = row ? numberOf(row) - 1 : -1;
  for (let step = 1; step <= all.length; step += 1) {
    const next = all[(start + way * step + all.length * 2) % all.length];
    if (!isConfirmed(next)) return next;
  }
  return null;
}

// Where the work is.

let here = null;
const goers = [];

export const current = () => here;

/** Registers what is called when the work goes from a row to another. */
export function onGo(hear) {
  goers.push(hear);
}

export function go(row, { takesFocus = true } = {}) {
  if (!row) return;
  if (row !== here) {
    const before = here;
    here?.classList.remove('current');
    here?.querySelector('article').setAttribute('tabindex', '-1');
    row.classList.add('current');
    row.querySelector('article').tabIndex = 0;
    here = row;
    for (const hear of goers) hear(row, before);
    name(row);
  }
  if (takesFocus) row.querySelector('article').focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
}

/** The address names the row; a moment later, as browsers refuse very many changes of it. */
let naming = 0;

function name(row) {
  clearTimeout(naming);
  naming = setTimeout(() => history.replaceState(null, '', `#segment-${numberOf(row)}`), 100);
}

window.addEventListener('pagehide', () => here && history.replaceState(null, '', `#segment-${numberOf(here)}`));
