// Terms from a file: sent once, shown with its columns, and taken in when it is right.

import { ask, note, onKey } from './workbench.js';
import { trying, whenTyped, work } from './rows.js';

const form = document.getElementById('import');
const preview = document.getElementById('preview');
const problem = document.getElementById('problem');
let file = null;
let wishes = {};
let hasHeader = null;

function wanted() {
  const { glossary, isDraft, from, to, sheet, encoding } = form.elements;
  return {
    file, glossary: glossary.value.trim() || null, isDraft: isDraft.checked, from: from.value.trim(),
    to: to.value.trim(), sheet: sheet.value.trim() || null, encoding: encoding.value || null,
    columns: wishes, hasHeader,
  };
}

function complain(text) {
  problem.textContent = text;
  problem.hidden = !text;
}

async function show() {
  if (!file) return;
  preview.setAttribute('aria-busy', 'true');
  complain('');
  try {
    const seen = await ask('/api/v1/glossary/preview?rows=html', { method: 'POST', body: wanted() });
    preview.innerHTML = seen.html;
  } catch (error) {
    preview.replaceChildren();
    complain(error.message);
  }
  preview.removeAttribute('aria-busy');
}

async function send() {
  const [chosen] = form.elements.file.files;
  [file, wishes, hasHeader] = [null, {}, null];
  preview.replaceChildren();
  complain('');
  if (!chosen) return;
  const name = encodeURIComponent(chosen.name);
  ({ file } = await ask(`/api/v1/glossary/files?name=${name}`, { method: 'POST', body: chosen }));
  await show();
}

let stopping = null;

async function take() {
  stopping = new AbortController();
  const [{ signal }, button] = [stopping, document.getElementById('take')];
  button.disabled = true;
  let report = null;
  try {
    report = await work('/api/v1/glossary/imports', {
      words: 'Reading …', method: 'POST', body: wanted(), signal,
    });
  } catch (error) {
    button.disabled = false;
    if (!signal.aborted) throw error;
    return note('Stopped. History tells whether that came too late.');
  }
  preview.replaceChildren();
  form.elements.file.value = '';
  file = null;
  const undo = report.change ? async () => {
    await ask(`/api/v1/glossary/changes/${report.change}/undo`, { method: 'POST' });
    note(`Taken back: ${report.file}`);
  } : null;
  const done = document.createElement('p');
  const link = document.createElement('a');
  link.href = `/glossary?glossary=${encodeURIComponent(report.glossary)}`;
  link.textContent = `See the glossary ${report.glossary}`;
  done.append(link);
  preview.append(done);
  note(report.message, { undo });
  link.focus();
}

form.elements.file.addEventListener('change', () => send().catch((error) => complain(error.message)));
whenTyped(form, show, () => 250);
preview.addEventListener('change', async (event) => {
  const { column } = event.target.dataset;
  if (event.target.id === 'has-header') {
    hasHeader = event.target.checked;
    await show();
    document.getElementById('has-header')?.focus();
  }
  if (!column) return;
  wishes[column] = event.target.value;
  await show();
  preview.querySelector(`[data-column="${column}"]`)?.focus();
});
preview.addEventListener('click', (event) => {
  if (event.target.closest('#take')) trying(take);
});
document.getElementById('stop').addEventListener('click', () => stopping?.abort());
onKey('s', () => document.getElementById('stop').click());
onKey('i', () => document.getElementById('file').focus());
onKey('t', () => document.getElementById('take')?.click());
