// Terms from a file: sent once, shown with its columns, and taken in when it is right.

import { ask, note, onKey } from './workbench.js';
import { trying } from './rows.js';

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
  const answer = await fetch(`/api/v1/glossary/files?name=${encodeURIComponent(chosen.name)}`, {
    method: 'POST', body: chosen,
    headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
  });
  const record = await answer.json();
  if (!answer.ok) return complain(record.error);
  file = record.file;
  await show();
}

async function take() {
  const report = await ask('/api/v1/glossary/imports', { method: 'POST', body: wanted() });
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

form.elements.file.addEventListener('change', () => trying(send));
let pause = 0;
form.addEventListener('input', (event) => {
  if (event.target.type === 'file') return;
  clearTimeout(pause);
  pause = setTimeout(show, 250);
});
form.addEventListener('submit', (event) => { event.preventDefault(); show(); });
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
onKey('i', () => document.getElementById('file').focus());
onKey('t', () => document.getElementById('take')?.click());
