// The rows of a session: putting in and taking out what a step changed, and where the work is.

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

export class Stale extends Error {}

/** Sends a step on the state shown here. Throws `Stale` if somebody took another before. */
async function send(path, body = {}) {
  const answer = await fetch(`${base}/${path}?rows=html`, {
    method: 'POST', keepalive: true, headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ revision: state.revision, ...body }),
  }).catch(() => {
    throw new Error('The workbench does not answer; is it still running? Nothing was changed.');
  });
  const record = await answer.json();
  if (answer.status === 409) throw new Stale(record.error);
  if (!answer.ok) throw new Error(record.error);
  return record;
}

const tabs = new BroadcastChannel(`tarjuman-alignment-${room.dataset.id}`);
let line = Promise.resolve();

/**
 * Takes a step once those before it are answered, so that each sees the rows that the last one left.
 * `step` gives the path and body, or nothing to do nothing.
 */
export function take(step) {
  const turn = line.then(async () => {
    const asked = step();
    if (!asked) return null;
    const record = await send(asked.path, asked.body);
    apply(record);
    tabs.postMessage(state.revision);
    return record;
  });
  line = turn.catch(() => {});
  return turn;
}

export async function fetchBead(number) {
  const answer = await fetch(`${base}/beads/${number}?rows=html`);
  const record = await answer.json();
  if (!answer.ok) throw new Error(record.error);
  return record;
}

/** Fetches all rows anew and changes what is another; rows with a known number are the same. */
export async function reload() {
  const answer = await fetch(`${base}?rows=html`);
  const record = await answer.json();
  if (!answer.ok) throw new Error(record.error);
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
  const answer = await fetch(`${base}/state`).catch(() => null);
  if (!answer?.ok) return false;
  const now = await answer.json();
  if (now.revision === state.revision) return false;
  await reload();
  return true;
}

/** `hear` is told when this tab took over what was done elsewhere. */
export function followOthers(hear) {
  const follow = () => {
    line = line.then(catchUp).then((isNew) => isNew && hear()).catch(() => {});
  };
  tabs.addEventListener('message', follow);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') follow();
  });
  window.addEventListener('pageshow', (event) => event.persisted && follow());
}

// Rows.

export function rowOf(number) {
  return list.querySelector(`:scope > [data-bead="${number}"]`);
}

function made(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.firstElementChild;
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
