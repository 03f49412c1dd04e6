// What every page has: words for screen readers, notes with a way back, keys, copying, and reading
// answers that come line by line.

const editable = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';

/** Says something to screen readers. */
export function say(text) {
  document.getElementById('status').textContent = text;
}

let undoing = null;

/**
 * Shows a note for a while. With `undo`, a function, it stays longer and offers to take back what was
 * done, by its button or the key Z.
 */
export function note(text, { undo = null, isError = false } = {}) {
  const box = document.createElement('div');
  box.className = isError ? 'toast error' : 'toast';
  const words = document.createElement('span');
  words.textContent = text;
  box.append(words);
  let timer = 0;
  const close = () => {
    clearTimeout(timer);
    box.remove();
    if (undoing === takeBack) undoing = null;
  };
  const takeBack = async () => {
    close();
    try {
      await undo();
    } catch (error) {
      note(error.message, { isError: true });
    }
  };
  if (undo) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain';
    button.textContent = 'Undo (Z)';
    button.addEventListener('click', takeBack);
    box.append(button);
    undoing = takeBack;
  }
  const dismiss = document.createElement('button');
  dismiss.type = 'button';
  dismiss.className = 'plain';
  dismiss.setAttribute('aria-label', 'Close this note');
  dismiss.textContent = '×';
  dismiss.addEventListener('click', close);
  box.append(dismiss);
  const place = document.getElementById('toasts');
  while (place.childElementCount > 2) place.firstElementChild.remove();
  place.append(box);
  say(text);
  if (!isError) timer = setTimeout(close, undo ? 20000 : 5000);
  return close;
}

/**
 * Sends a request. `body` may be a `File` or a `Blob`, which is sent as it is, or anything for JSON. Throws
 * an `Error` with the sentence of an answer that failed.
 */
async function request(path, accept, { method, body, signal }) {
  const options = { method, signal, headers: { accept } };
  if (body !== undefined) {
    const isFile = body instanceof Blob;
    options.body = isFile ? body : JSON.stringify(body);
    options.headers['content-type'] = isFile ? 'application/octet-stream' : 'application/json';
  }
  const answer = await fetch(path, options);
  if (answer.ok) return answer;
  // Where it was no JSON, the status says enough.
  const record = await answer.json().catch(() => ({}));
  throw new Error(record.error ?? `The workbench answered ${answer.status}.`);
}

/** Asks the workbench for JSON. */
export async function ask(path, { method = 'GET', ...more } = {}) {
  const answer = await request(path, 'application/json', { method, ...more });
  return answer.status === 204 ? null : answer.json();
}

/**
 * Reads an answer of one JSON object a line and hands each over as it comes. A last line with
 * `error` is thrown.
 */
export async function lines(path, onLine, { method = 'POST', ...more } = {}) {
  const answer = await request(path, 'application/x-ndjson', { method, ...more });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    rest += value ?? '';
    const whole = rest.split('\n');
    rest = done ? '' : whole.pop();
    for (const line of whole) {
      if (!line) continue;
      const record = JSON.parse(line);
      if (record.error) throw new Error(record.error);
      onLine(record);
    }
    if (done) return;
  }
}

/** Copies a text and says so. */
export async function copy(text) {
  await navigator.clipboard.writeText(text);
  note(`Copied: ${text}`);
}

const pageKeys = new Map();

/**
 * Registers a key of the page, such as `n`, that works outside of fields. The page names its keys in
 * `<template id="page-keys">`, which the help shows.
 */
export function onKey(key, action) {
  pageKeys.set(key.toLowerCase(), action);
}

function showKeys() {
  const page = document.getElementById('page-keys');
  const place = document.getElementById('keys-of-page');
  if (page && !place.hasChildNodes()) place.append(page.content.cloneNode(true));
  document.getElementById('keys').showModal();
}

document.getElementById('show-keys').addEventListener('click', showKeys);

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-copy]');
  if (button) copy(button.dataset.copy);
});

function firstField() {
  return document.querySelector('main input:not([type=hidden]), main textarea');
}

/** Alt+Shift and a room's letter leads there; the code tells the letter on any keyboard layout. */
function openRoom(event) {
  const letter = event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : event.key.toLowerCase();
  const link = document.querySelector(`nav a[data-key="${CSS.escape(letter)}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey) return openRoom(event);
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const isInField = event.target.closest(editable);
  if (event.key === 'Escape' && isInField) {
    // A search field would be emptied, too.
    event.preventDefault();
    return event.target.blur();
  }
  if (isInField || document.querySelector('dialog[open]')) return;
  const numbered = /^Digit[1-9]$/.test(event.code)
    && document.querySelector(`[data-number="${event.code.slice(5)}"]`);
  const action = pageKeys.get(event.key.toLowerCase())
    ?? { '?': showKeys, '/': () => firstField()?.focus(), z: undoing }[event.key.toLowerCase()]
    ?? (numbered ? () => numbered.click() : null);
  if (!action) return;
  event.preventDefault();
  action(event);
});
