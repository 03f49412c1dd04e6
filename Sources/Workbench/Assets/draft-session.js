// What a translator does to a draft, by key and by button.

import { ask, note, say } from '/assets/workbench.js';
import { Stale, closeWhenLeft, counted, letter, rove, showSteps } from '/assets/kept-session.js';
import {
  base, catchUp, current, followOthers, go, isConfirmed, list, nextOpen, numberOf, onState, rowOf, state, take,
} from '/assets/draft-rows.js';
import { box, bringBack, insert, isWriting, replaceAll, save, send, settle } from '/assets/draft-editor.js';
import { item, offers, wording } from '/assets/draft-helps.js';

const tools = document.getElementById('tools');

// Going about.

/** Goes to a row, and into its editor where the work was in one. */
function move(row, isInEditor = isWriting()) {
  if (!row) return;
  go(row, { takesFocus: !isInEditor });
  if (isInEditor) write();
}

function write() {
  box.focus({ preventScroll: true });
  box.setSelectionRange(box.value.length, box.value.length);
}

// Steps.

function report(record) {
  if (record.notice) note(record.notice, { isError: true });
  say(record.sentence);
}

async function confirm() {
  const row = current();
  if (!box.value.trim()) return say('There is nothing to confirm; write the translation first.');
  const wasConfirmed = isConfirmed(row);
  const text = settle();
  const turn = send(row, text, 'confirm');
  const next = nextOpen(row);
  if (next && next !== row) move(next);
  const record = await turn;
  if (!record) return;
  report(record);
  if (!wasConfirmed && record.state.counts.confirmed === record.state.counts.segments) {
    note('All segments are confirmed.');
  }
}

/** Takes the last step back, or takes it again. */
async function back(path) {
  await save();
  try {
    if (!state[path].count) return say(`There is nothing to ${path}.`);
    const record = await take(() => ({ path }));
    report(record);
    if (record.focus) move(rowOf(record.focus), false);
  } catch (error) {
    if (error instanceof Stale) await catchUp();
    note(error instanceof Stale
      ? 'The draft was changed elsewhere. You see it as it is now; nothing was taken back.' : error.message, { isError: true });
  }
}

async function reopen() {
  const row = current();
  if (!isConfirmed(row)) return say('The segment is open.');
  const segment = numberOf(row);
  try {
    report(await take(() => ({ path: `segments/${segment}/reopen` }), segment));
  } catch (error) {
    if (error instanceof Stale) await catchUp();
    note(error.message, { isError: true });
  }
}

/** Takes the memory's translation; where one stands there already, the next. */
function takeOffer() {
  const all = offers();
  if (!all.length) return say('The memory has nothing like it.');
  const at = all.indexOf(box.value);
  replaceAll(all[(at + 1) % all.length]);
  say(all.length > 1 ? `Translation ${(at + 1) % all.length + 1} of ${all.length}` : 'Taken.');
}

function copySource() {
  replaceAll(current().querySelector('.from').textContent);
  say('The source is copied.');
}

// Checks of the whole.

const findings = document.getElementById('all-findings');

async function checkAll() {
  await save();
  try {
    const report = await ask(`${base}/check`);
    const list = document.getElementById('findings');
    list.replaceChildren(...report.findings.map((finding) => {
      const one = item(finding);
      const link = document.createElement('a');
      link.href = `#segment-${finding.unit}`;
      link.textContent = `Segment ${finding.unit}`;
      one.prepend(link, ' ');
      return one;
    }));
    const words = report.findings.length ? counted(report.findings.length, 'finding') : 'Nothing found';
    document.getElementById('all-findings-title').textContent = `${words} in ${counted(report.units, 'segment')}`;
    findings.hidden = false;
    (list.querySelector('a') ?? document.getElementById('close-findings')).focus();
    say(words);
  } catch (error) {
    note(error.message, { isError: true });
  }
}

document.getElementById('close-findings').addEventListener('click', () => {
  findings.hidden = true;
  go(current());
});

// Keys and buttons.

const deeds = {
  confirm,
  undo: () => back('undo'),
  redo: () => back('redo'),
  reopen,
  take: takeOffer,
  copySource,
  checkAll,
  nextOpen: () => move(nextOpen(current()) ?? current()),
  openBefore: () => move(nextOpen(current(), -1) ?? current()),
  next: () => move(current()?.nextElementSibling),
  before: () => move(current()?.previousElementSibling),
  write,
};
const keys = {
  j: 'next', k: 'before', n: 'nextOpen', p: 'openBefore', e: 'write', m: 'take', s: 'copySource', o: 'reopen',
  z: 'undo', y: 'redo', c: 'checkAll',
};
const arrows = { ArrowDown: 'next', ArrowUp: 'before' };

/** What a key means while the target is written. */
function deedInEditor(event) {
  if (event.key === 'Enter') return event.ctrlKey || event.metaKey ? 'confirm' : 'nothing';
  if (event.key === 'Escape') return 'leave';
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  return { m: 'take', s: 'copySource' }[letter(event)] ?? arrows[event.key] ?? null;
}

function deedOutside(event) {
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 'Enter') return 'confirm';
    return event.altKey ? null : { z: event.shiftKey ? 'redo' : 'undo', y: 'redo' }[letter(event)] ?? null;
  }
  if (event.altKey || event.shiftKey) return null;
  if (event.key === 'Enter') return event.target.closest('button, a, summary') ? null : 'write';
  return arrows[event.key] ?? keys[letter(event)] ?? null;
}

Object.assign(deeds, {
  nothing: () => {},
  leave: () => {
    save();
    go(current());
  },
});

document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.defaultPrevented || document.querySelector('dialog[open]')) return;
  const { target } = event;
  if (target.closest('textarea, select, input') && target !== box) return;
  if (['ArrowLeft', 'ArrowRight'].includes(event.key) && target.closest('#tools')) return rove(event, tools);
  const number = /^Digit[1-9]$/.test(event.code) ? event.code.slice(5) : null;
  if (target === box && number && event.altKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    return wording(number)?.click();
  }
  const deed = target === box ? deedInEditor(event) : deedOutside(event);
  if (!deed || !current()) return;
  event.preventDefault();
  deeds[deed]();
}, { capture: true });

// A button acts on the segment at hand and leaves the focus where it is.
for (const place of [tools, document.getElementById('helps')]) {
  place.addEventListener('mousedown', (event) => {
    if (event.target.closest('button')) event.preventDefault();
  });
}
document.getElementById('session').addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.do) deeds[button.dataset.do]();
  if (button.dataset.insert) insert(button.dataset.insert);
  if (button.dataset.take) replaceAll(button.dataset.take);
});

list.addEventListener('click', (event) => {
  const row = event.target.closest('.seg');
  if (!row || event.target.closest('button, textarea, a, .helps')) return;
  if (!getSelection().isCollapsed) return;
  const isTarget = event.target.closest('.to');
  go(row, { takesFocus: !isTarget });
  if (isTarget) write();
});
document.addEventListener('use-text', ({ detail: { row, text } }) => {
  go(row, { takesFocus: false });
  write();
  replaceAll(text);
});
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#segment-"]');
  if (!link) return;
  event.preventDefault();
  move(rowOf(Number(link.hash.slice('#segment-'.length))), false);
});

closeWhenLeft(document.getElementById('downloads'));
document.getElementById('print').addEventListener('click', () => print());
// A file is made of what is kept.
document.getElementById('downloads').addEventListener('mousedown', () => save());

// The state.

onState(({ counts, undo, redo, inMemory }) => {
  const share = Math.round(100 * counts.confirmedWords / Math.max(1, counts.words));
  const rest = [
    counts.written && `${counts.written} written`, counts.proposed && `${counts.proposed} from the memory`,
    counts.empty && `${counts.empty} empty`,
  ].filter(Boolean).join(', ');
  document.getElementById('tally').textContent = `${counts.confirmed} of ${counted(counts.segments, 'segment')} confirmed, `
    + `${share} % of the words${rest ? `; ${rest}` : ''}${inMemory ? `; ${inMemory} in the memory` : ''}`;
  const bar = document.getElementById('done');
  bar.max = Math.max(1, counts.words);
  bar.value = counts.confirmedWords;
  showSteps(tools, { undo, redo });
});
followOthers(() => say('The draft was changed in another window; you see it as it is now.'));

const asked = Number(location.hash.slice('#segment-'.length));
const first = (asked && rowOf(asked)) || nextOpen(null) || list.firstElementChild;
go(first);
first.scrollIntoView({ block: 'center' });
bringBack();
