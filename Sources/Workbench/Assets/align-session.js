// What a translator does to an alignment, by key and by button.

import { note, say } from '/assets/workbench.js';
import { Stale, closeWhenLeft, counted, fit, letter, rove, showSteps } from '/assets/kept-session.js';
import {
  current, currentSegment, fetchBead, followOthers, list, nextSegment, onLeave, onState, reload,
  replaceRow, rowOf, setCurrent, state, take,
} from './align-table.js';
import { cutOffset, cutPlace, dropCut, moveCut, offerCut } from './align-cut.js';

const tools = document.getElementById('tools');
const help = document.getElementById('help');

// Steps.

function number(row) {
  return Number(row.dataset.bead);
}

function segmentNumber(segment) {
  return Number(segment.dataset.segment);
}

/** Takes a step and says what it came to; gives whether it was taken. */
async function step(make) {
  try {
    const record = await take(make);
    if (record) say(record.sentence);
    return Boolean(record);
  } catch (error) {
    if (!(error instanceof Stale)) {
      note(error.message, { isError: true });
      return false;
    }
    await reload();
    note('The alignment was changed elsewhere. You see it as it is now; what you just did was not done.', { isError: true });
    return false;
  }
}

function operate(make) {
  return step(() => {
    const operation = make();
    return operation && { path: 'operations', body: { operation } };
  });
}

/** An operation on the segment at hand. */
function onSegment(make) {
  return operate(() => {
    const segment = currentSegment();
    return segment && make(segmentNumber(segment));
  });
}

/** Says why a step does not go, which then is not sent. */
function refuse(sentence) {
  say(sentence);
  return null;
}

/** Whether the pair at hand has but one segment. Asked when the steps before are answered. */
function isSingle() {
  return current().querySelectorAll('.segment').length < 2;
}

function merge() {
  return operate(() => current() && (current().nextElementSibling
    ? { kind: 'merge', bead: number(current()) } : refuse('There is no pair beyond; this is the last.')));
}

function unlink() {
  return operate(() => current() && (isSingle()
    ? refuse('The segment stands alone already.') : { kind: 'unlink', bead: number(current()) }));
}

function separate() {
  return onSegment((segment) => (isSingle()
    ? refuse('The segment stands alone already.') : { kind: 'separate', segment }));
}

/** Moves the segment to the pair before (`up`) or to the next (`down`). */
function move(to) {
  return onSegment((segment) => {
    const neighbour = to === 'up' ? current().previousElementSibling : current().nextElementSibling;
    return neighbour ? { kind: 'move', segment, to } : refuse('There is no pair beyond.');
  });
}

// Going about.

function go(row) {
  if (row) setCurrent(row, { takesFocus: true });
  return row;
}

function rows() {
  return [...list.children];
}

/** The next row, forwards or backwards and round the end, that is doubtful. */
function nextDoubtful(direction) {
  const all = rows();
  const start = all.indexOf(current());
  for (let step = 1; step <= all.length; step += 1) {
    const row = all[(start + direction * step + all.length * 2) % all.length];
    if (row.classList.contains('doubtful')) return row;
  }
  return null;
}

function toDoubtful(direction) {
  const row = nextDoubtful(direction);
  if (!row) return say('Nothing is doubtful any more.');
  go(row);
  if (row === current() && state.counts.doubtful === 1) say('This is the only doubtful pair.');
}

async function accept() {
  const row = current();
  const wasDoubtful = row?.classList.contains('doubtful');
  const isTaken = await operate(() => current() && { kind: 'confirm', bead: number(current()) });
  if (!isTaken && row?.isConnected && !row.matches('.by-hand, .alone')) return;
  const next = (wasDoubtful && nextDoubtful(1)) || current()?.nextElementSibling;
  if (next) go(next);
}

function select() {
  const box = current()?.querySelector('.pick input');
  if (!box) return;
  box.checked = !box.checked;
  showSelection();
  say(box.checked ? 'Selected.' : 'No longer selected.');
}

function selected() {
  return [...list.querySelectorAll('.pick input:checked')].map((box) => box.closest('.bead'));
}

function showSelection() {
  const count = selected().length;
  const button = tools.querySelector('[data-do="link"]');
  button.firstChild.textContent = count ? `Link ${count} selected ` : 'Link selected ';
  button.disabled = count === 0;
  for (const row of list.querySelectorAll('.selected')) row.classList.toggle('selected', row.querySelector('.pick input').checked);
  for (const row of selected()) row.classList.add('selected');
}

function link() {
  return operate(() => {
    const picked = selected();
    if (picked.length === 1 && current() !== picked[0]) picked.push(current());
    if (picked.length < 2) {
      say('Select the pairs to link first, with X.');
      return null;
    }
    return { kind: 'link', beads: picked.map(number) };
  }).then(showSelection);
}

function split() {
  if (cutPlace()) {
    return onSegment((segment) => (cutPlace()
      ? { kind: 'split', segment, at: cutOffset() } : refuse('The cut is gone; what it was in has changed.'))
    ).then((isDone) => isDone && dropCut());
  }
  const words = offerCut();
  return say(words
    ? `Cut between ${words.before} and ${words.after}? S cuts, the arrows move the cut, Escape drops it.`
    : 'There is only one word here.');
}

async function why() {
  const row = current();
  if (!row) return;
  if (row.querySelector('.reasons')) {
    row.querySelector('.reasons').remove();
    for (const mark of row.querySelectorAll('mark')) mark.replaceWith(mark.textContent);
    for (const segment of row.querySelectorAll('.segment')) segment.normalize();
    say('The evidence is closed.');
    return;
  }
  try {
    const record = await fetchBead(number(row));
    if (row.isConnected) replaceRow(row, record.html);
    say(record.evidence.length === 1 ? 'One reason is shown.' : `${record.evidence.length} reasons are shown.`);
  } catch (error) {
    note(error.message, { isError: true });
  }
}

// Editing.

let editor = null;

function edit() {
  const segment = currentSegment();
  if (!segment || editor) return;
  dropCut();
  const box = document.createElement('textarea');
  box.value = segment.textContent;
  box.rows = 1;
  box.setAttribute('aria-label', 'Text of the segment; Enter keeps, Escape drops the change');
  editor = { box, segment, before: segment.textContent, nodes: [...segment.childNodes] };
  segment.replaceChildren(box);
  segment.classList.add('editing');
  fit(box);
  box.focus({ preventScroll: true });
  box.addEventListener('input', () => {
    // A segment is one line; pasted line breaks are seen to become spaces.
    if (/[\r\n]/.test(box.value)) box.value = box.value.replace(/[\r\n]+/g, ' ');
    fit(box);
  });
  box.addEventListener('blur', () => finishEdit(true));
  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Enter') finishEdit(true, true);
    else if (event.key === 'Escape') finishEdit(false, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

async function finishEdit(isKept, takesFocus = false) {
  if (!editor) return;
  const { box, segment, before, nodes } = editor;
  editor = null;
  const text = box.value;
  segment.replaceChildren(...nodes);
  segment.classList.remove('editing');
  if (takesFocus) setCurrent(segment.closest('.bead'), { takesFocus: true, at: segment });
  if (!isKept || text.trim() === before) return say('The text is as it was.');
  if (!text.trim()) {
    note('A segment cannot be empty; mark it as boilerplate if it is not to be kept.', { isError: true });
    return keepUnsaved(text, segment);
  }
  const isDone = await operate(() => ({ kind: 'edit', segment: segmentNumber(segment), text }));
  if (!isDone) keepUnsaved(text, segment);
}

/** A text that could not be kept stays in sight: in its segment, or in a note if that is gone. */
function keepUnsaved(text, segment) {
  if (segment.isConnected) {
    setCurrent(segment.closest('.bead'), { at: segment });
    edit();
    editor.box.value = text;
    fit(editor.box);
    return;
  }
  const place = document.createElement('div');
  place.className = 'unsaved';
  const label = document.createElement('label');
  label.textContent = 'Your text, which is not kept: its segment was changed elsewhere. ';
  const box = document.createElement('textarea');
  box.value = text;
  box.dir = 'auto';
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'second';
  close.textContent = 'Drop it';
  close.addEventListener('click', () => place.remove());
  label.append(box);
  place.append(label, close);
  list.before(place);
}

onLeave(() => finishEdit(true));
window.addEventListener('pagehide', () => finishEdit(true));

// The memory.

async function keep() {
  const button = document.getElementById('keep');
  button.disabled = true;
  await finishEdit(true);
  try {
    const record = await take(() => ({ path: 'accept' }));
    note(`${record.sentence}.`);
  } catch (error) {
    await tellProblem(error);
  } finally {
    showState(state);
  }
}

async function takeBack() {
  try {
    const record = await take(() => ({ path: 'take-back' }));
    note(`The pairs are ${record.sentence}.`);
  } catch (error) {
    await tellProblem(error);
  }
}

async function tellProblem(error) {
  if (error instanceof Stale) await reload();
  note(error.message, { isError: true });
}

document.getElementById('keep').addEventListener('click', keep);
document.getElementById('take-back').addEventListener('click', takeBack);
document.getElementById('print').addEventListener('click', () => print());

closeWhenLeft(document.getElementById('downloads'));

// What is done and how.

function toggleHelp(isOpen = help.hidden) {
  help.hidden = !isOpen;
  tools.querySelector('[data-do="help"]').setAttribute('aria-expanded', String(isOpen));
  if (isOpen) say('The keys are shown beside the pairs.');
}

document.getElementById('close-help').addEventListener('click', () => {
  toggleHelp(false);
  go(current());
});

const deeds = {
  undo: () => step(() => (state.undo.count ? { path: 'undo' } : null)),
  redo: () => step(() => (state.redo.count ? { path: 'redo' } : null)),
  accept,
  doubtful: () => toDoubtful(1),
  doubtfulBefore: () => toDoubtful(-1),
  merge,
  split,
  edit,
  up: () => move('up'),
  down: () => move('down'),
  separate,
  unlink,
  select,
  link,
  boilerplate: () => operate(() => current() && {
    kind: 'boilerplate', bead: number(current()), on: !current().classList.contains('boilerplate'),
  }),
  why,
  keep,
  help: () => toggleHelp(),
  next: () => go(current()?.nextElementSibling),
  before: () => go(current()?.previousElementSibling),
  other: () => nextSegment()?.scrollIntoView({ block: 'nearest' }),
};

const keys = {
  j: 'next', k: 'before', n: 'doubtful', p: 'doubtfulBefore', a: 'accept', m: 'merge', s: 'split', e: 'edit',
  t: 'separate', u: 'unlink', x: 'select', l: 'link', b: 'boilerplate', w: 'why', o: 'other', z: 'undo', y: 'redo',
};
const shiftedKeys = { a: 'keep', k: 'up', j: 'down', z: 'redo', n: 'doubtfulBefore' };

function deedOf(event) {
  if (event.ctrlKey || event.metaKey) {
    if (event.altKey) return null;
    return { z: event.shiftKey ? 'redo' : 'undo', y: 'redo' }[letter(event)] ?? null;
  }
  if (event.altKey) return { ArrowUp: 'up', ArrowDown: 'down' }[event.key] ?? null;
  if (event.key === 'ArrowDown') return 'next';
  if (event.key === 'ArrowUp') return 'before';
  const pressed = letter(event);
  if (pressed === '?') return 'help';
  return (event.shiftKey ? shiftedKeys : keys)[pressed] ?? null;
}

document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.defaultPrevented || document.querySelector('dialog[open]')) return;
  const { target } = event;
  if (target.closest('textarea, select, input:not([type=checkbox])')) return;
  const isAtWork = target === document.body || target.closest('#beads, #tools, #help') || target.id === 'content';
  if (!isAtWork) return;
  const arrow = ['ArrowLeft', 'ArrowRight'].includes(event.key);
  if (arrow && target.closest('#tools')) return rove(event, tools);
  if (event.key === 'Escape') {
    if (cutPlace()) dropCut();
    else if (!help.hidden) toggleHelp(false);
    else return;
  } else if (arrow && !event.altKey && !event.ctrlKey && !event.metaKey) {
    const words = moveCut(event.key, event.shiftKey);
    say(words ? `${words.before} | ${words.after}` : 'There is only one word here.');
  } else if (event.key === 'Enter' && cutPlace() && !target.closest('button')) {
    split();
  } else {
    const deed = deedOf(event);
    if (!deed) return;
    deeds[deed]();
  }
  event.preventDefault();
}, { capture: true });

// A button acts on the pair at hand and leaves the focus, and an open editor, where they are.
tools.addEventListener('mousedown', (event) => {
  if (event.target.closest('button')) event.preventDefault();
});
tools.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-do]');
  if (!button) return;
  finishEdit(true);
  deeds[button.dataset.do]();
});

list.addEventListener('focusin', (event) => {
  const row = event.target.closest('.bead');
  if (row && row !== current()) setCurrent(row);
});
list.addEventListener('click', (event) => {
  const row = event.target.closest('.bead');
  if (!row || event.target.closest('.segment, textarea')) return;
  setCurrent(row, { takesFocus: !event.target.closest('.pick') });
});
list.addEventListener('change', (event) => {
  if (event.target.matches('.pick input')) showSelection();
});
list.addEventListener('dblclick', (event) => {
  const segment = event.target.closest('.segment');
  if (!segment || event.target.closest('textarea')) return;
  getSelection().removeAllRanges();
  setCurrent(segment.closest('.bead'), { at: segment });
  edit();
});

// A reason and its words light up together.
for (const [begin, end] of [['mouseover', 'mouseout'], ['focusin', 'focusout']]) {
  const light = (isOn) => (event) => {
    const one = event.target.closest?.('[data-reason]');
    if (!one) return;
    const { reason } = one.dataset;
    const same = one.closest('.bead').querySelectorAll(`[data-reason="${reason}"]`);
    for (const element of same) element.classList.toggle('lit', isOn);
  };
  list.addEventListener(begin, light(true));
  list.addEventListener(end, light(false));
}

// The state.

function showState({ counts, undo, redo, kept }) {
  const alone = counts.alone ? `, ${counts.alone} on one side` : '';
  const boilerplate = counts.boilerplate ? `, ${counts.boilerplate} boilerplate` : '';
  const doubtful = counts.doubtful ? `${counts.doubtful} to look at` : 'nothing left to look at';
  document.getElementById('tally').textContent =
    `${counts.sources} and ${counts.targets} segments: ${counted(counts.pairs, 'pair')}${alone}${boilerplate}; ${doubtful}`;
  showSteps(tools, { undo, redo });
  tools.querySelector('[data-do="doubtful"]').disabled = counts.doubtful === 0;
  const button = document.getElementById('keep');
  button.disabled = counts.pairs === 0 || Boolean(kept?.isCurrent);
  button.textContent = kept ? 'Keep anew in the memory' : 'Keep in the memory';
  const place = document.getElementById('kept');
  place.hidden = !kept;
  if (!kept) return;
  place.firstElementChild.textContent = `${counted(kept.pairs, 'pair')} ${kept.pairs === 1 ? 'is' : 'are'} in the memory (import ${kept.importNumber ?? kept.import})`
    + (kept.isCurrent ? '.' : ', as they were before you changed something.');
  document.getElementById('take-back').hidden = !kept.isOwn;
}

onState(showState);
followOthers(() => {
  showSelection();
  say('The alignment was changed in another window; you see it as it is now.');
});
showSelection();
setCurrent(rowOf(location.hash.slice('#bead-'.length)) ?? list.firstElementChild, { takesFocus: true });
