// The editor of the target at hand. What is typed is kept after a moment of rest, when the editor is
// left and when the page is; what cannot be kept stays in sight.

import { note, say } from '/assets/workbench.js';
import { Stale, fit } from '/assets/kept-session.js';
import { catchUp, current, list, numberOf, onGo, onTarget, rowOf, take, targetOf } from '/assets/draft-rows.js';

const rest = 600;
const unkept = '· not kept yet';
const saved = document.getElementById('saved');
export const box = document.createElement('textarea');
box.rows = 1;
box.spellcheck = true;

// What the workbench is known to have of this segment, and whether something was written into it since
// it was come to: then one undo takes all of that back.
let known = '';
let goesOn = false;
let timer = 0;
const hearers = [];

/** Registers what is called with the text whenever it is another. */
export function onText(hear) {
  hearers.push(hear);
}

export const isWriting = () => document.activeElement === box;
export const isDirty = () => box.isConnected && box.value !== known;

function changed() {
  fit(box);
  for (const hear of hearers) hear(box.value);
}

function open(row) {
  const target = row.querySelector('.target');
  known = target.textContent;
  goesOn = false;
  box.value = known;
  box.lang = target.lang;
  box.dir = target.dir;
  box.setAttribute('aria-label', `Target of segment ${row.dataset.segment}`);
  target.hidden = true;
  target.after(box);
  box.setSelectionRange(known.length, known.length);
  fit(box);
}

function close(row) {
  if (!row) return;
  row.querySelector('.target').hidden = false;
}

onGo((row, before) => {
  save(before);
  close(before);
  open(row);
});

// Targets that were sent and are not answered yet, or failed, by their segments.
const unanswered = new Map();
const backup = `tarjuman${location.pathname}`;
let retry = 0;

/** Sends a target, to be kept (`target`) or confirmed (`confirm`); gives the answer, or nothing where it failed. */
export async function send(row, text, deed, more = {}) {
  const segment = numberOf(row);
  const before = targetOf(row);
  unanswered.set(segment, { row, text, deed });
  row.querySelector('.target').textContent = text;
  saved.textContent = '· keeping…';
  try {
    const record = await take(() => ({ path: `segments/${segment}/${deed}`, body: { text, ...more } }), segment);
    if (unanswered.get(segment)?.text === text) unanswered.delete(segment);
    if (!unanswered.size) saved.textContent = '· kept';
    return record;
  } catch (error) {
    await fail(error, row, text, before);
    return null;
  }
}

/** Keeps what was typed. The row is the one that it was typed into. */
export function save(row = current()) {
  clearTimeout(timer);
  if (!row || row !== box.closest('.seg') || box.value === known) return Promise.resolve();
  known = box.value;
  const more = { goesOn };
  goesOn = true;
  return send(row, known, 'target', more);
}

/** A text that could not be kept stays where it is and is sent again, or stands beside what is there now. */
async function fail(error, row, text, before) {
  if (error.isUnreachable) {
    if (saved.textContent !== unkept) note(error.message, { isError: true });
    saved.textContent = unkept;
    clearTimeout(retry);
    retry = setTimeout(() => {
      for (const one of [...unanswered.values()]) send(one.row, one.text, one.deed);
    }, 4000);
    return;
  }
  saved.textContent = '';
  unanswered.delete(numberOf(row));
  if (error instanceof Stale) {
    await catchUp();
    keepAside(row, text);
    note('This segment was changed elsewhere. You see it as it is now; your text stands above it.', { isError: true });
  } else {
    row.querySelector('.target').textContent = before;
    if (row === current()) show(before);
    keepAside(row, text);
    note(error.message, { isError: true });
  }
}

/** Puts a text into the editor that the workbench has. */
function show(text) {
  known = text;
  if (box.value === text) return;
  goesOn = false;
  box.value = text;
  changed();
}

/** A text that was not kept, with what can be done with it. */
function keepAside(row, text) {
  const place = document.createElement('div');
  place.className = 'unsaved';
  const label = document.createElement('label');
  label.textContent = `Your text of segment ${row.dataset.segment}, which is not kept `;
  const mine = document.createElement('textarea');
  mine.value = text;
  mine.dir = box.dir;
  mine.lang = box.lang;
  label.append(mine);
  const use = button('Use it', () => {
    place.remove();
    document.dispatchEvent(new CustomEvent('use-text', { detail: { row, text: mine.value } }));
  });
  place.append(label, use, button('Drop it', () => place.remove()));
  row.querySelector('.to').prepend(place);
}

function button(words, act) {
  const one = document.createElement('button');
  one.type = 'button';
  one.className = 'second';
  one.textContent = words;
  one.addEventListener('click', act);
  return one;
}

onTarget((row, target, isOwn) => {
  if (row !== current() || (isOwn && isDirty())) return;
  // Somebody else wrote here, a step was taken back, or this is the answer to what was sent.
  if (!isOwn && isDirty()) keepAside(row, box.value);
  show(target.text);
});

/** What confirming begins from: the text, and that nothing of it waits to be kept. */
export function settle() {
  clearTimeout(timer);
  known = box.value;
  goesOn = false;
  return known;
}

/** Puts a wording in at the caret, with blanks where words would touch. */
export function insert(text) {
  const { selectionStart: start, selectionEnd: end, value } = box;
  const isWord = (sign) => sign !== undefined && /[\p{L}\p{N}$€£]/u.test(sign);
  const ends = (sign) => isWord(sign) || /^[.,;:!?%،؛؟)\]»”]$/u.test(sign ?? '');
  const before = ends([...value.slice(0, start)].pop()) && isWord([...text][0]) ? ' ' : '';
  const after = isWord([...value.slice(end)][0]) && ends([...text].pop()) ? ' ' : '';
  replace(start, end, before + text + after);
  say(`Inserted: ${text}`);
}

/** Puts a text in the place of all that is there. */
export function replaceAll(text) {
  replace(0, box.value.length, text);
}

function replace(start, end, text) {
  const active = document.activeElement;
  if (active === box) {
    // The browser's own undo takes it back while writing.
    box.setSelectionRange(start, end);
    if (document.execCommand('insertText', false, text)) return;
  }
  box.setRangeText(text, start, end, 'end');
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

box.addEventListener('input', () => {
  // A segment is one line; pasted line breaks are seen to become spaces.
  if (/[\r\n\u2028\u2029\u0085\v\f]/.test(box.value)) {
    const caret = box.selectionStart;
    box.value = box.value.replace(/(\r\n|[\r\n\u2028\u2029\u0085\v\f])/g, ' ');
    box.setSelectionRange(caret, caret);
  }
  saved.textContent = '';
  clearTimeout(timer);
  timer = setTimeout(() => save(), rest);
  changed();
});
box.addEventListener('blur', () => save());

/** What was not answered when the page went is shown again when it comes back. */
function leave() {
  save();
  const texts = [...unanswered].map(([segment, { text }]) => [segment, text]);
  if (texts.length) localStorage.setItem(backup, JSON.stringify(texts));
}

window.addEventListener('pagehide', leave);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') save();
});
window.addEventListener('beforeunload', (event) => {
  if (saved.textContent === unkept || document.querySelector('.unsaved')) event.preventDefault();
});

/** Shows what a page that went could not see kept. */
export function bringBack() {
  const texts = JSON.parse(localStorage.getItem(backup) ?? '[]');
  localStorage.removeItem(backup);
  for (const [segment, text] of texts) {
    const row = rowOf(segment);
    if (row && targetOf(row) !== text && targetOf(row) !== text.trim()) keepAside(row, text);
  }
}

window.addEventListener('pageshow', (event) => {
  if (event.persisted) localStorage.removeItem(backup);
});

list.addEventListener('focusin', (event) => {
  if (event.target === box) box.closest('.seg').classList.add('writing');
});
list.addEventListener('focusout', (event) => {
  if (event.target === box) list.querySelector('.writing')?.classList.remove('writing');
});
