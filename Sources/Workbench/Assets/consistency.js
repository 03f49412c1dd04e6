// How evenly terms are rendered: compared with progress where that is not known yet, filtered as one
// types, each place opened where it is asked for.

import { note, onKey } from './workbench.js';
import { follow, parsed, piece, question as asking, rows, trying, whenTyped, work } from './rows.js';

const form = document.getElementById('question');
const place = document.getElementById('report');
const ofMemory = ['outlet', 'project', 'since', 'until'];

function question() {
  const search = asking(form);
  if (search.get('show') === 'all') search.delete('show');
  return search;
}

const part = (search) => ofMemory.map((name) => search.get(name) ?? '').join('\n');
let asked = question().toString();
let compared = place.dataset.ready === 'true' ? part(question()) : null;

/** Makes the terms reachable by key. */
function ready() {
  for (const term of place.querySelectorAll('.term:not([tabindex])')) term.tabIndex = -1;
}

const more = follow(
  () => document.getElementById('more'), (link) => `/consistency/report${link.search}`, (html) => {
    const box = parsed(html);
    place.querySelector('.terms').append(...box.querySelectorAll('.term'));
    place.querySelector('.more').remove();
    place.querySelector('.terms').after(...box.querySelectorAll('.more'));
    place.querySelector('.names-of-report').append(...box.querySelector('.names-of-report').childNodes);
    ready();
  });

async function compare(search, isForced) {
  const memory = new URLSearchParams(
    ofMemory.filter((name) => search.get(name)).map((name) => [name, search.get(name)]));
  if (isForced) memory.set('again', 'true');
  await work(`/api/v1/consistency?${memory}`);
  compared = part(search);
}

/** Gives what `work` does; where the memory or a glossary is another by now, compares again and gives nothing. */
async function fresh(work) {
  try {
    return await work();
  } catch (error) {
    if (error.status !== 409) throw error;
    await show({ isAgain: true });
    return null;
  }
}

async function show({ isAgain = false, isForced = false } = {}) {
  if (place.dataset.memory !== 'true') return;
  const search = question();
  if (search.toString() === asked && !isAgain) return;
  asked = search.toString();
  place.setAttribute('aria-busy', 'true');
  if (isAgain || compared !== part(search)) await compare(search, isForced);
  if (asked !== search.toString()) return;
  const html = await fresh(() => piece(`/consistency/report?${search}`));
  if (!html) return;
  place.innerHTML = html;
  place.removeAttribute('aria-busy');
  history.replaceState(null, '', asked ? `/consistency?${asked}` : '/consistency');
  ready();
  more.watch();
}

// What is compared anew waits longer.
whenTyped(form, () => trying(show), ({ target }) => (ofMemory.includes(target.name) ? 900 : 200));

async function fill(details) {
  if (!details.open || details.querySelector('.at')) return;
  const html = await fresh(() => piece(details.dataset.from));
  if (html) details.insertAdjacentHTML('beforeend', html);
}

place.addEventListener('toggle', (event) => {
  if (event.target.matches('details.places')) trying(() => fill(event.target));
}, true);

const { current } = rows(() => place, '.term');

onKey('o', () => {
  const all = [...(current()?.querySelectorAll('details.places') ?? [])];
  if (!current()) note('Choose a term first: J goes to the first.');
  const isOpen = all.some((one) => one.open);
  for (const one of all) one.open = !isOpen;
});
onKey('r', () => trying(() => show({ isAgain: true, isForced: true })));

// Who comes back from changing a glossary or the memory sees no older comparison.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible' || compared === null) return;
  trying(() => fresh(() => piece(`/consistency/report?${asked}`)));
});

ready();
if (place.dataset.ready !== 'true') trying(() => show({ isAgain: true }));
