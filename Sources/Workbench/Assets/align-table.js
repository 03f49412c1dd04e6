// The rows of a session: putting in and taking out what a step changed, and where the work is.

import { StepLine } from '/assets/kept-session.js';
import { made } from '/assets/rows.js';
import { ask } from '/assets/workbench.js';

const room = document.getElementById('session');
export const list = document.getElementById('beads');
const base = `/api/v1/alignments/${room.dataset.id}`;

export let state = JSON.parse(room.dataset.state);
const hearers = [];

/** Registers what is called with the state whenever it is another. */
export function onState(hear) {
  hearers.push(hear);
  hear(state);
}

function setState(next) {
  state = next;
  for (const hear of hearers) hear(next);
}

// Asking.

const steps = new StepLine({
  base, channel: `tarjuman-alignment-${room.dataset.id}`, query: '?rows=html',
  revision: () => state.revision, apply,
});

export const take = (step) => steps.take(step);

export const fetchBead = (number) => ask(`${base}/beads/${number}?rows=html`);

/** Fetches all rows anew and changes what is another; rows with a known number are the same. */
export async function reload() {
  const record = await ask(`${base}?rows=html`);
  const wanted = new Set(record.beads.map((bead) => String(bead.id)));
  const here = current()?.dataset.bead;
  for (const row of [...list.children]) if (!wanted.has(row.dataset.bead)) row.remove();
  let before = null;
  for (const bead of record.beads) {
    let row = rowOf(bead.id);
    if (!row) {
      row = made(bead.html);
      list.insertBefore(row, before ? before.nextSibling : list.firstChild);
    }
    before = row;
  }
  setState(record.state);
  setCurrent(rowOf(here) ?? list.firstElementChild);
}

/** Another tab took a step, or this one slept. */
async function catchUp() {
  const now = await ask(`${base}/state`).catch(() => state);
  if (now.revision === state.revision) return false;
  await reload();
  return true;
}

/** `hear` is told when this tab took over what was done elsewhere. */
export const followOthers = (hear) => steps.follow(catchUp, hear);

// Rows.

export function rowOf(number) {
  return list.querySelector(`:scope > [data-bead="${number}"]`);
}

/** Puts what a step changed in place, and the focus where the work goes on. */
function apply(change) {
  const hadFocus = list.contains(document.activeElement) || document.activeElement === document.body;
  const isCurrentGone = change.removed.includes(Number(current()?.dataset.bead));
  for (const number of change.removed) rowOf(number)?.remove();
  for (const bead of change.added) {
    const row = made(bead.html);
    list.insertBefore(row, bead.after === undefined ? list.firstChild : rowOf(bead.after).nextSibling);
  }
  setState(change.state);
  const next = change.focus === undefined ? null : rowOf(change.focus);
  if (next) setCurrent(next, { takesFocus: hadFocus });
  else if (isCurrentGone) setCurrent(list.firstElementChild, { takesFocus: hadFocus });
}

/** Puts a row in another's place, as when its reasons are shown. */
export function replaceRow(row, html) {
  const isCurrent = row === current();
  const hadFocus = row.contains(document.activeElement);
  const next = made(html);
  next.querySelector('input').checked = row.querySelector('input').checked;
  row.replaceWith(next);
  if (isCurrent) setCurrent(next, { takesFocus: hadFocus });
  return next;
}

// Where the work is.

let here = null;
let segment = null;
let side = 0;
const leavers = [];

export function current() {
  return here?.isConnected ? here : null;
}

/** Registers what is called before the work goes to another row or segment. */
export function onLeave(leave) {
  leavers.push(leave);
}

export function setCurrent(row, { takesFocus = false, at = null } = {}) {
  if (!row) return;
  if (row !== here || (at && at !== segment)) for (const leave of leavers) leave();
  if (row !== here) {
    here?.classList.remove('current');
    here?.querySelector('article')?.setAttribute('tabindex', '-1');
    row.classList.add('current');
    row.querySelector('article').tabIndex = 0;
    here = row;
  }
  setSegment(at ?? (row.contains(segment) ? segment : firstSegment(row)));
  if (takesFocus) {
    row.querySelector('article').focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  }
}

function firstSegment(row) {
  const sides = row.querySelectorAll('.side');
  return sides[side]?.querySelector('.segment') ?? row.querySelector('.segment');
}

/** The segment that is split, edited or moved. */
export function currentSegment() {
  return segment?.isConnected ? segment : null;
}

function setSegment(next) {
  segment?.classList.remove('active');
  segment = next;
  if (!segment) return;
  segment.classList.add('active');
  side = [...here.querySelectorAll('.side')].indexOf(segment.parentElement);
}

/** Goes to the next segment of the row, from the last to the first. */
export function nextSegment() {
  const all = [...here.querySelectorAll('.segment')];
  setCurrent(here, { at: all[(all.indexOf(segment) + 1) % all.length] });
  return segment;
}
