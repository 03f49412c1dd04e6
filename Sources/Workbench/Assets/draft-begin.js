// Lays down an article and follows the memory being searched for it.

import { lines, say } from '/assets/workbench.js';
import { lays, onBegin, show } from '/assets/lay-down.js';
import { openShelf } from '/assets/shelf.js';

onBegin(document.getElementById('begin'), async () => {
  show('Reading the article');
  say('Reading the article and looking it up');
  const body = { source: await lays[0].send(), begin: document.getElementById('filling').value };
  const target = document.getElementById('target').value;
  if (target) body.target = target;
  let page = null;
  show('Looking up');
  await lines('/api/v1/drafts', (line) => {
    if (line.progress) {
      const { done, all } = line.progress;
      show(`Looking up: ${done} of ${all} segments`, done, all);
    }
    if (line.page) page = line.page;
  }, { body });
  return page;
});

openShelf('draft', '/api/v1/drafts', '/draft/shelf');
