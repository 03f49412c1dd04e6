// The shelf of what a translator works on: removing, bringing back, destroying.

import { ask, note } from '/assets/workbench.js';
import { piece } from '/assets/rows.js';

const shelf = document.getElementById('shelf');
let noun = '';
let base = '';
let part = '';

/** `noun` names what is kept, `base` is its address in the API, `part` that of the list as HTML. */
export function openShelf(...given) {
  [noun, base, part] = given;
  showTimes();
}

async function change(path, method) {
  await ask(`${base}/${path}`, { method });
  const isOpen = shelf.querySelector('details')?.open;
  shelf.innerHTML = await piece(part);
  if (isOpen && shelf.querySelector('details')) shelf.querySelector('details').open = true;
  showTimes();
}

function showTimes() {
  const form = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  for (const time of shelf.querySelectorAll('time')) time.textContent = form.format(new Date(time.dateTime));
}

shelf.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-id]');
  if (!button) return;
  const { id } = button.dataset;
  const before = [...shelf.querySelectorAll('button')].indexOf(button);
  try {
    if (button.matches('.remove')) {
      await change(id, 'DELETE');
      note(`The ${noun} is removed.`, { undo: () => change(`${id}/restore`, 'POST') });
    } else if (button.matches('.restore')) {
      await change(`${id}/restore`, 'POST');
      note(`The ${noun} is back.`);
    } else if (button.dataset.sure) {
      await change(`${id}/removed`, 'DELETE');
      note(`The ${noun} is destroyed.`);
    } else {
      button.dataset.sure = 'yes';
      button.textContent = 'Destroy for good?';
      return;
    }
    const buttons = shelf.querySelectorAll('button');
    buttons[Math.min(before, buttons.length - 1)]?.focus();
  } catch (error) {
    note(error.message, { isError: true });
  }
});
