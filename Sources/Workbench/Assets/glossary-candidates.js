// What the memory has that may be terms: gone through one by one, accepted or put aside.

import { ask, note, onKey } from './workbench.js';
import { piece, rows, trying, work } from './rows.js';

const place = document.getElementById('candidates');
const goal = document.getElementById('goal');
const { current, go, neighbour } = rows(() => place);
const search = location.search;

const post = (path, body) => ask(`/api/v1/glossary/${path}`, { method: 'POST', body });

async function show() {
  place.innerHTML = await piece(`/glossary/candidates/list${search}`);
}

async function look() {
  await work(`/api/v1/glossary/candidates${search}`);
  await show();
}

/** Leaves the article and goes to the next; puts things as they were where that fails. */
async function judge(article, deed, words) {
  const next = neighbour(article);
  const line = article.closest('li');
  const done = await deed(line.dataset.term);
  line.hidden = true;
  article.removeAttribute('tabindex');
  go(next);
  note(words(done), {
    undo: async () => {
      await done.undo();
      line.hidden = false;
      article.tabIndex = -1;
      go(article);
      note('It is a candidate again.');
    },
  });
}

function accept(article) {
  const chosen = article.querySelector('input:checked');
  if (!chosen) return note('No words were found that render it; write them under Concepts.');
  const { glossary, domain } = goal.elements;
  return judge(article, async (term) => {
    const change = await post('candidates/accept', {
      term, preferred: chosen.value, glossary: glossary.value, domain: domain.value,
    });
    return { ...change, undo: () => post(`changes/${change.number}/undo`) };
  }, (done) => done.sentence);
}

function putAside(article) {
  return judge(article, async (term) => {
    await post('candidates/aside', { term, isAside: true });
    return { undo: () => post('candidates/aside', { term, isAside: false }) };
  }, () => `Put aside: ${article.closest('li').dataset.term}`);
}

const tasks = { accept, aside: putAside };

place.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  const task = tasks[button.dataset.do];
  if (task) trying(() => task(button.closest('article')));
  if (button.dataset.back) {
    trying(async () => {
      await post('candidates/aside', { term: button.dataset.back, isAside: false });
      await show();
      note(`Brought back: ${button.dataset.back}`);
    });
  }
});

onKey('a', () => current() && trying(() => accept(current())));
onKey('p', () => current() && trying(() => putAside(current())));
onKey('o', () => {
  const examples = current()?.querySelector('details');
  if (examples) examples.open = !examples.open;
});
for (let number = 1; number < 10; number += 1) {
  onKey(String(number), () => {
    const choice = current()?.querySelectorAll('input[type="radio"]')[number - 1];
    if (choice) choice.checked = true;
  });
}

if (place.dataset.ready !== 'true') trying(look);
