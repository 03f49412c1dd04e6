// Follows the typing: the answer is fetched as a part of the page and put in place.

import { onKey, note } from './workbench.js';

const box = document.getElementById('query');
const place = document.getElementById('answer');
let waiting = null;
let asked = box.defaultValue.trim();
// Whether the state shown is a step to come back to, so that the next one is another.
let isKept = false;

async function ask({ isBack = false } = {}) {
  const query = box.value.trim();
  if (query === asked) return;
  asked = query;
  waiting?.abort();
  waiting = new AbortController();
  const search = query ? `?q=${encodeURIComponent(query)}` : '';
  place.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(`/look-up/answer${search}`, { signal: waiting.signal });
    place.innerHTML = await answer.text();
    place.removeAttribute('aria-busy');
    document.title = `${query ? query.replace(/\p{Bidi_Control}/gu, '') : 'Look up'} · Tarjuman`;
    if (!isBack) history[isKept ? 'pushState' : 'replaceState'](null, '', `/${search}`);
    isKept = isBack;
  } catch (error) {
    if (error.name === 'AbortError') return;
    place.removeAttribute('aria-busy');
    note('The workbench does not answer; is it still running?', { isError: true });
  }
}

let pause = 0;
box.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(ask, 150);
});

// A browser may give the focus late, and words may be typed before this script is there.
if (document.activeElement === document.body) box.focus();
ask();

// Enter keeps the state as a step to come back to.
box.form.addEventListener('submit', async (event) => {
  event.preventDefault();
  clearTimeout(pause);
  box.blur();
  await ask();
  isKept = true;
});

window.addEventListener('popstate', () => {
  box.value = new URLSearchParams(location.search).get('q') ?? '';
  ask({ isBack: true });
});

onKey('e', () => box.select());

// Sentences near in meaning are asked for when they are wanted: they take longer.
async function askMeaning(link) {
  const place = document.getElementById('meaning-answer');
  place.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(`/look-up/meaning?q=${encodeURIComponent(asked)}`);
    if (!answer.ok) throw new Error((await answer.text()) || 'The workbench failed.');
    place.innerHTML = await answer.text();
    history.replaceState(null, '', link.getAttribute('href').replace(/#.*/, ''));
  } catch (error) {
    note(error.message, { isError: true });
  }
  place.removeAttribute('aria-busy');
}

place.addEventListener('click', (event) => {
  const link = event.target.closest('#ask-meaning');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  askMeaning(link);
});

onKey('m', () => document.getElementById('ask-meaning')?.click());
