// Lists of articles gone through by key, and longer than one screen.

import { lines, note, onKey, say } from './workbench.js';

/**
 * J and K go through the articles, or `what` else, in the element that `place` gives. Returns what is
 * meant by a key: `current()` is the one that has the focus or had it last, `go(article)` gives it the
 * focus.
 */
export function rows(place, what = 'article[tabindex]') {
  let last = null;
  const all = () => [...place().querySelectorAll(what)].filter((one) => !one.closest('[hidden]'));
  const current = () => {
    if (last && !last.isConnected) last = null;
    return last;
  };
  const go = (article) => {
    if (!article) return;
    article.focus();
    article.scrollIntoView({ block: 'nearest' });
  };
  const step = (by) => {
    const list = all();
    const here = list.indexOf(current());
    go(here < 0 ? list[0] : list[Math.min(list.length - 1, Math.max(0, here + by))]);
  };
  document.addEventListener('focusin', (event) => {
    const article = event.target.closest?.(what);
    if (!article || !place().contains(article)) return;
    last?.classList.remove('current');
    last = article;
    article.classList.add('current');
  });
  onKey('j', () => step(1));
  onKey('k', () => step(-1));
  return {
    current, go,
    /** The article behind another, or before it, to go to when it leaves. */
    neighbour: (article) => {
      const list = all();
      const here = list.indexOf(article);
      return list[here + 1] ?? list[here - 1] ?? null;
    },
  };
}

/** What a piece of a page holds. */
export function parsed(html) {
  const box = document.createElement('template');
  box.innerHTML = html;
  return box.content;
}

/** The element that a piece of a page is. */
export const made = (html) => parsed(html).firstElementChild;

/** A piece of a page as text; throws an `Error` with the workbench's sentence. */
export async function piece(path, options = {}) {
  const answer = await fetch(path, { headers: { accept: 'text/html' }, ...options });
  const text = await answer.text();
  if (answer.ok) return text;
  const error = new Error(
    parsed(text).querySelector('main p')?.textContent ?? `The workbench answered ${answer.status}.`);
  error.status = answer.status;
  throw error;
}

/**
 * Fetches what follows a list when its end comes near: `link()` leads to it, `path(link)` gives the piece
 * of the page, and `add(html)` puts it in place.
 */
export function follow(link, path, add) {
  let isBusy = false;
  const next = async () => {
    const more = link();
    if (!more || isBusy) return;
    isBusy = true;
    try {
      add(await piece(path(more)));
      say('More is shown.');
      watch();
    } catch (error) {
      // The link stays and can be followed again.
      watcher.disconnect();
      note(error.message, { isError: true });
    }
    isBusy = false;
  };
  const watcher = new IntersectionObserver((seen) => {
    if (seen.some((one) => one.isIntersecting)) next();
  }, { rootMargin: '600px' });
  function watch() {
    watcher.disconnect();
    if (link()) watcher.observe(link());
  }
  document.addEventListener('click', (event) => {
    if (!link() || event.target !== link() || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    next();
  });
  watch();
  return { watch };
}

/** What the fields of a form say, as parameters of an address; those that are empty are not in it. */
export function question(form) {
  const search = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value.trim()) search.set(name, value.trim());
  return search;
}

/** Shows anew a moment after something was typed into a form, and at once when it is sent. */
export function whenTyped(form, show, pause) {
  let timer = 0;
  form.addEventListener('input', (event) => {
    if (event.target.type === 'file') return;
    clearTimeout(timer);
    timer = setTimeout(show, pause(event));
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    show();
    form.elements.q?.blur();
  });
}

/** Runs what answers line by line, shows how far it is, and tells `heard`. Gives the last line. */
export async function work(
  path, { words: first = 'Reading the memory …', method = 'GET', heard = () => {}, ...more } = {},
) {
  const [place, bar, words] = ['doing', 'progress', 'doing-words'].map((id) => document.getElementById(id));
  bar.removeAttribute('value');
  words.textContent = first;
  place.hidden = false;
  let result = null;
  try {
    await lines(path, (line) => {
      const { progress } = line;
      if (!progress) {
        if (line.notice) note(line.notice);
        else result = line;
        return;
      }
      heard(progress);
      if (progress.all) [bar.max, bar.value] = [progress.all, progress.done];
      else bar.removeAttribute('value');
      words.textContent = progress.words ?? '';
    }, { method, ...more });
  } finally {
    place.hidden = true;
  }
  return result;
}

/** Runs what may fail and says why it did. */
export async function trying(work) {
  try {
    return await work();
  } catch (error) {
    note(error.message, { isError: true });
    return null;
  }
}
