// Lays down two articles and follows the aligner at work.

import { lines, say } from '/assets/workbench.js';
import { lays, onBegin, show } from '/assets/lay-down.js';
import { openShelf } from '/assets/shelf.js';

document.getElementById('swap').addEventListener('click', () => {
  const [first, second] = lays.map((lay) => lay.state());
  lays[0].restore(second);
  lays[1].restore(first);
  say('The sides are swapped.');
});

const found = document.getElementById('found');

/** Pairs of a long text, as they are found; they can be corrected when all are there. */
function showFound({ languages, found: beads }) {
  found.hidden = false;
  found.append(...beads.map(({ sources, targets }) => {
    const row = document.createElement('li');
    row.append(...[sources, targets].map((texts, at) => {
      const side = document.createElement('p');
      side.lang = languages[at];
      side.dir = 'auto';
      side.textContent = texts.join(' ');
      return side;
    }));
    return row;
  }));
}

onBegin(document.getElementById('begin'), async () => {
  show('Reading the articles');
  say('Reading and aligning the articles');
  const [source, target] = await Promise.all(lays.map((lay) => lay.send()));
  let page = null;
  found.replaceChildren();
  found.hidden = true;
  show('Aligning');
  await lines('/api/v1/alignments', (line) => {
    if (line.progress) {
      const { done, all } = line.progress;
      show(`Aligning: ${done} of ${all} segments`, done, all);
      if (done < all) showFound(line);
    }
    if (line.page) page = line.page;
  }, { body: { source, target } });
  return page;
});

openShelf('alignment', '/api/v1/alignments', '/align/shelf');
