// The sentences found: edited in place, deleted, their history; each change with a way back.

import { ask, note, onKey } from './workbench.js';
import { made, piece, rows, trying } from './rows.js';

const found = document.getElementById('found');
const { current, go, neighbour } = rows(() => found);

/** Shows a unit as it is now in the place of an article. */
async function show(article, number) {
  const now = made(await piece(`/memory/unit?unit=${number}`));
  article.replaceWith(now);
  go(now);
  return now;
}

/** Says what was done and offers to take it back, which shows the unit again. */
function tell(change, article) {
  note(change.message, {
    undo: async () => {
      const back = await ask(`/api/v1/changes/${change.change}/undo`, { method: 'POST' });
      article.hidden = false;
      await show(article, back.after ?? back.before);
      note(back.message);
    },
  });
}

function edit(article) {
  if (article.querySelector('textarea')) return;
  const texts = [...article.querySelectorAll(':scope > p[lang]')];
  const before = texts.map((one) => one.textContent);
  const fields = texts.map((one, side) => {
    const field = document.createElement('textarea');
    [field.value, field.lang, field.dir] = [before[side], one.lang, one.dir];
    field.setAttribute('aria-label', side === 0 ? 'Source' : 'Target');
    field.rows = Math.max(2, Math.ceil(before[side].length / 40));
    field.spellcheck = true;
    one.replaceWith(field);
    return field;
  });
  const task = document.createElement('p');
  task.className = 'source row';
  task.innerHTML = '<button type="button">Keep <kbd>Enter</kbd></button>'
    + '<button type="button" class="second">Drop <kbd>Esc</kbd></button>';
  fields[1].after(task);
  const close = () => {
    fields.forEach((field, side) => field.replaceWith(texts[side]));
    task.remove();
    go(article);
  };
  const keep = () => trying(async () => {
    const [source, target] = fields.map(
      (field, side) => (field.value.trim() === before[side] ? undefined : field.value.trim()));
    if (source === undefined && target === undefined) return close();
    const change = await ask(
      `/api/v1/units/${article.dataset.unit}`, { method: 'PATCH', body: { source, target } });
    tell(change, await show(article, change.after));
  });
  task.firstElementChild.addEventListener('click', keep);
  task.lastElementChild.addEventListener('click', close);
  for (const field of fields) {
    field.addEventListener('keydown', (event) => {
      if (event.isComposing || !['Enter', 'Escape'].includes(event.key)) return;
      if (event.key === 'Enter' && event.shiftKey) return;
      event.preventDefault();
      if (event.key === 'Enter') keep();
      else close();
    });
  }
  // What is more often wrong is the translation.
  fields[1].focus();
}

async function remove(article) {
  const next = neighbour(article);
  const change = await ask(`/api/v1/units/${article.dataset.unit}`, { method: 'DELETE' });
  article.hidden = true;
  go(next?.hidden ? null : next);
  tell(change, article);
}

async function past(article) {
  const shown = article.querySelector('.past-of-unit');
  if (shown) return shown.remove();
  const box = document.createElement('div');
  box.className = 'past-of-unit';
  box.innerHTML = await piece(`/memory/history?unit=${article.dataset.unit}`);
  article.append(box);
}

const tasks = { edit, past, remove };

found.addEventListener('click', (event) => {
  const undoing = event.target.closest('[data-undo]');
  if (undoing) {
    return trying(async () => {
      const back = await ask(`/api/v1/changes/${undoing.dataset.undo}/undo`, { method: 'POST' });
      note(back.message);
      const article = found.querySelector('article');
      undoing.closest('ol').remove();
      if (back.after) await past(await show(article, back.after));
      else article.hidden = true;
    });
  }
  const button = event.target.closest('[data-do]');
  if (button) trying(() => tasks[button.dataset.do](button.closest('article')));
});

for (const [key, task] of Object.entries({ e: edit, h: past, delete: remove })) {
  onKey(key, () => {
    if (current()) trying(() => task(current()));
    else note('Choose a sentence first: J goes to the first.');
  });
}
