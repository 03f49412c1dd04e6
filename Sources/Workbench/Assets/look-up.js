// Follows the typing: the answer is fetched as a part of the page and put in place.

import { onKey, note } from './workbench.js';

const box = document.getElementById('query');
const place = document.getElementById('answer');
let waiting = null;
let asked = box.value;

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
    document.title = query ? `${query} · Tarjuman` : 'Look up';
    if (!isBack) history.replaceState(null, '', `/${search}`);
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

// Enter keeps the state as a step to come back to.
box.form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(pause);
  history.pushState(null, '', box.value.trim() ? `/?q=${encodeURIComponent(box.value.trim())}` : '/');
  ask();
  box.blur();
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
