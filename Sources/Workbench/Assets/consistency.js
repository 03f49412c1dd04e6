// How evenly terms are rendered: compared with progress where that is not known yet, filtered as one
// types, each place opened where it is asked for.

import { note, onKey } from './workbench.js';
import { follow, parsed, piece, rows, trying, work } from './rows.js';

const form = document.getElementById('question');
const place = document.getElementById('report');
const ofMemory = ['outlet', 'project', 'since', 'until'];

function question() {
  const search = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value.trim() && !(name === 'show' && value === 'all')) search.set(name, value.trim());
  }
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

async function show({ isAgain = false, isForced = false } = {}) {
  if (place.dataset.memory !== 'true') return;
  const search = question();
  if (search.toString() === asked && !isAgain) return;
  asked = search.toString();
  place.setAttribute('aria-busy', 'true');
  if (isAgain || compared !== part(search)) await compare(search, isForced);
  if (asked !== search.toString()) return;
  place.innerHTML = await piece(`/consistency/report?${search}`);
  place.removeAttribute('aria-busy');
  history.replaceState(null, '', asked ? `/consistency?${asked}` : '/consistency');
  ready();
  more.watch();
}

let pause = 0;
form.addEventListener('input', (event) => {
  clearTimeout(pause);
  // What is compared anew waits longer.
  pause = setTimeout(() => trying(show), ofMemory.includes(event.target.name) ? 900 : 200);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(pause);
  trying(show);
  form.elements.q.blur();
});

async function fill(details) {
  if (!details.open || details.querySelector('.at')) return;
  try {
    details.insertAdjacentHTML('beforeend', await piece(details.dataset.from));
  } catch (error) {
    if (error.status === 409) return show({ isAgain: true });
    throw error;
  }
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

ready();
if (place.dataset.ready !== 'true') trying(() => show({ isAgain: true }));
