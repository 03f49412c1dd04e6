// The memory page: searching as one types, taking files in and handing them on with progress, taking
// imports back with a way to undo it.

import { ask, note, onKey } from './workbench.js';
import { piece, question, trying, whenTyped, work } from './rows.js';

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

/** Runs work with the buttons out of reach and says how it went. */
async function during(doing) {
  const buttons = contents.querySelectorAll('button:not(#stop)');
  for (const button of buttons) button.disabled = true;
  await trying(doing);
  for (const button of buttons) button.disabled = false;
}

// Stops the import under way; null where none is.
let stop = null;

async function takeIn(file, from, to) {
  const sending = new AbortController();
  const { signal } = sending;
  let number = null;
  stop = () => {
    stop = null;
    return number ? ask(`/api/v1/imports/${number}/stop`, { method: 'POST' }) : sending.abort();
  };
  document.getElementById('stop').hidden = false;
  let report = null;
  try {
    report = await work(`/api/v1/imports?${new URLSearchParams({ name: file.name, from, to })}`, {
      words: `Sending ${file.name} …`, method: 'POST', body: file, signal,
      heard: (progress) => { number = progress.import; },
    });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  stop = null;
  await refresh();
  if (!report) return note('Stopped. The list of imports tells whether that came too late.');
  const undo = report.added > 0 ? () => takeBack(report.number, null) : null;
  for (const notice of report.notices) note(notice);
  note(report.message, { undo });
}

/** Does something to imports, shows them as they are then and says what was done. */
async function act(path, method = 'POST', undo = null) {
  const said = await ask(`/api/v1/imports/${path}`, { method });
  await refresh();
  note(said.message, { undo });
}

const restore = () => act('restore');
const takeBack = (number, undo = restore) => act(number, 'DELETE', undo);

async function handOn(format) {
  document.getElementById('stop').hidden = true;
  const written = await work(`/memory/exports?format=${format}`, { words: 'Writing …', method: 'POST' });
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
  if (button.id === 'stop' && stop) trying(stop);
  if (button.dataset.stop) during(() => act(`${button.dataset.stop}/stop`));
  if (button.dataset.remove) during(() => takeBack(button.dataset.remove));
  if (button.dataset.format) during(() => handOn(button.dataset.format));
  if (button.id === 'restore') during(restore);
});

onKey('i', () => document.getElementById('file').focus());
onKey('s', () => document.getElementById('stop').click());
onKey('x', () => contents.querySelector('[data-format="tmx"]')?.click());
