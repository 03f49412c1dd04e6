// Pairs of concepts that share a term, and what was changed in glossaries.

import { ask, note, onKey } from './workbench.js';
import { parsed, piece, rows, trying } from './rows.js';

const post = (path, body) => ask(`/api/v1/glossary/${path}`, { method: 'POST', body });

/** Shows a part of this page as it is now. */
async function renew(id) {
  document.getElementById(id).replaceWith(parsed(await piece(location.href)).getElementById(id));
}

async function undo(number, place) {
  const back = await post(`changes/${number}/undo`);
  await renew(place);
  note(`Undone: ${back.sentence}`);
}

const doubles = document.getElementById('doubles');
if (doubles) {
  const place = () => document.getElementById('doubles');
  const { current, go } = rows(place);
  const judge = async (article, kept) => {
    const [first, second] = [...article.querySelectorAll('section')].map((one) => one.dataset.concept);
    const body = kept === 'both' ? { first, second }
      : { kept: kept === '1' ? first : second, other: kept === '1' ? second : first };
    const done = await post(kept === 'both' ? 'homonyms' : 'merge', body);
    const here = [...place().querySelectorAll('article')].indexOf(article);
    await renew('doubles');
    const left = place().querySelectorAll('article');
    go(left[Math.min(here, left.length - 1)]);
    note(done.sentence, { undo: () => undo(done.number, 'doubles') });
  };
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-keep]');
    if (button) trying(() => judge(button.closest('article'), button.dataset.keep));
  });
  for (const [key, kept] of [['1', '1'], ['2', '2'], ['b', 'both']]) {
    onKey(key, () => { if (current()) trying(() => judge(current(), kept)); });
  }
}

if (document.getElementById('past')) {
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-undo]');
    if (button) trying(() => undo(button.dataset.undo, 'past'));
  });
  onKey('u', () => document.querySelector('[data-undo]')?.click());
}
