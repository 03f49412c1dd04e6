// The memory page: searching as one types, taking files in and handing them on with progress, taking
// imports back with a way to undo it.

import { ask, lines, note, onKey } from './workbench.js';
import { piece, question, whenTyped } from './rows.js';

const form = document.getElementById('search');
const found = document.getElementById('found');
const contents = document.getElementById('contents');
let waiting = null;

let asked = String(question(form));

async function search() {
  const search = String(question(form));
  if (search === asked) return;
  asked = search;
  waiting?.abort();
  waiting = new AbortController();
  found.setAttribute('aria-busy', 'true');
  try {
    found.innerHTML = await piece(`/memory/search?${search}`, { signal: waiting.signal });
    history.replaceState(null, '', search ? `/memory?${search}` : '/memory');
  } catch (error) {
    if (error.name === 'AbortError') return;
    note(error.message, { isError: true });
  }
  found.removeAttribute('aria-busy');
}

// Meaning takes longer, so it waits until one has typed.
whenTyped(form, search, () => (form.elements.by.checked ? 600 : 200));

async function refresh() {
  contents.innerHTML = await piece('/memory/contents');
}

function showProgress(words, { done = null, all = null } = {}) {
  const bar = document.getElementById('progress');
  if (done !== null && all) [bar.max, bar.value] = [all, done];
  else bar.removeAttribute('value');
  document.getElementById('progress-words').textContent = words;
  document.getElementById('work').hidden = false;
}

/** Runs work with the buttons out of reach and says how it went. */
async function during(work) {
  const buttons = contents.querySelectorAll('button');
  for (const button of buttons) button.disabled = true;
  try {
    await work();
  } catch (error) {
    note(error.message, { isError: true });
  }
  for (const button of buttons) button.disabled = false;
  const place = document.getElementById('work');
  if (place) place.hidden = true;
}

async function takeIn(file, from, to) {
  const search = new URLSearchParams({ name: file.name, from, to });
  showProgress(`Sending ${file.name} …`);
  let report = null;
  await lines(`/api/v1/imports?${search}`, (line) => {
    if (line.progress) showProgress(`${line.progress.done.toLocaleString('en')} units`);
    else if (line.notice) note(line.notice);
    else report = line;
  }, { body: file });
  await refresh();
  const undo = report.added > 0 ? () => takeBack(report.number, { isUndo: true }) : null;
  for (const notice of report.notices) note(notice);
  note(report.message, { undo });
}

async function takeBack(number, { isUndo = false } = {}) {
  const said = await ask(`/api/v1/imports/${number}`, { method: 'DELETE' });
  await refresh();
  note(said.message, isUndo ? {} : { undo: restore });
}

async function restore() {
  const said = await ask('/api/v1/imports/restore', { method: 'POST' });
  await refresh();
  note(said.message);
}

async function handOn(format) {
  showProgress('Writing …');
  let written = null;
  await lines(`/memory/exports?format=${format}`, (line) => {
    if (line.progress) showProgress(`${line.progress.done.toLocaleString('en')} units`);
    else if (line.notice) note(line.notice);
    else written = line;
  });
  const link = document.createElement('a');
  link.href = written.url;
  link.download = '';
  link.click();
  note(`${written.units.toLocaleString('en')} units handed on`);
}

contents.addEventListener('submit', (event) => {
  event.preventDefault();
  const { from, to } = event.target.elements;
  const [file] = document.getElementById('file').files;
  during(() => takeIn(file, from.value, to.value));
});

contents.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.remove) during(() => takeBack(button.dataset.remove));
  if (button.dataset.format) during(() => handOn(button.dataset.format));
  if (button.id === 'restore') during(restore);
});

onKey('i', () => document.getElementById('file').focus());
onKey('x', () => contents.querySelector('[data-format="tmx"]')?.click());
