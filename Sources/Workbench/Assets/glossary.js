// The concepts of the glossaries: filtering as one types, opening, editing in place, approving, merging,
// taking out; each change with a way back.

import { ask, note, onKey } from './workbench.js';
import { follow, made, parsed, piece, question as asking, rows, trying, whenTyped } from './rows.js';

const filter = document.getElementById('filter');
const list = document.getElementById('list');
const fresh = document.getElementById('fresh');
const { current, go, neighbour } = rows(() => list);
let waiting = null;

const entry = (article) => article?.closest('.entry');
const key = (one) => ({ concept: one.dataset.concept, glossary: one.dataset.glossary });
const address = (one) => new URLSearchParams(key(one)).toString();
const find = ({ concept, glossary }) => list.querySelector(
  `.entry[data-concept="${CSS.escape(concept)}"][data-glossary="${CSS.escape(glossary)}"]`);

// MARK: The list

const question = () => asking(filter).toString();

let asked = question();

const more = follow(
  () => document.getElementById('more'), (link) => `/glossary/list${link.search}`, (html) => {
    const box = parsed(html);
    for (const one of box.querySelectorAll('.entry')) if (find(key(one))) one.remove();
    document.getElementById('entries').append(...box.querySelectorAll('.entries'));
    const link = box.querySelector('.more');
    document.querySelector('.more').remove();
    if (link) list.append(link);
  });

async function show({ isSame = false } = {}) {
  const search = question();
  if (search === asked && !isSame) return;
  asked = search;
  waiting?.abort();
  waiting = new AbortController();
  list.setAttribute('aria-busy', 'true');
  try {
    const limit = isSame ? `&limit=${Math.max(60, list.querySelectorAll('.entry').length)}` : '';
    const { signal } = waiting;
    const html = await piece(`/glossary/list?${search}${limit}`, { signal });
    // Thousands of lines are not taken out in one go, which would keep the keys waiting.
    const blocks = [...list.querySelectorAll('.entries')];
    while (blocks.length > 8) {
      for (const block of blocks.splice(-8)) block.remove();
      await new Promise((done) => { setTimeout(done); });
      if (signal.aborted) return;
    }
    list.innerHTML = html;
    history.replaceState(null, '', search ? `/glossary?${search}` : '/glossary');
    more.watch();
  } catch (error) {
    if (error.name === 'AbortError') return;
    note(error.message, { isError: true });
  }
  list.removeAttribute('aria-busy');
}

whenTyped(filter, show, () => 150);

// MARK: One concept

/** Puts the concept in place as it is now, opened or closed; gives its line. */
async function renew(one, { isOpen = true } = {}) {
  const hadFocus = one.contains(document.activeElement) || document.activeElement === document.body;
  const line = made(await piece(`/glossary/row?${address(one)}${isOpen ? '&open=true' : ''}`));
  one.replaceWith(line);
  if (hadFocus) go(line.querySelector('article'));
  return line;
}

async function open(one) {
  const line = await renew(one);
  history.replaceState(null, '', `/glossary?${question() ? `${question()}&` : ''}${address(line)}`);
  go(line.querySelector('article'));
}

function close(one) {
  one.querySelector('.card, form')?.remove();
  history.replaceState(null, '', question() ? `/glossary?${question()}` : '/glossary');
  go(one.querySelector('article'));
}

const toggle = (one) => trying(() => (one.querySelector('.card, form') ? close(one) : open(one)));

/** Does something to concepts and shows them as they are then; offers to take it back. */
async function change(path, body, words) {
  const done = await ask(`/api/v1/glossary/${path}`, { method: 'POST', body });
  note(words ?? done.sentence, { undo: () => undo(done) });
  return done;
}

async function undo(done) {
  const back = await ask(`/api/v1/glossary/changes/${done.number}/undo`, { method: 'POST' });
  await showAgain(back);
  note(`Undone: ${back.sentence}`);
}

/** Shows the concepts of a change as they are now, wherever they stand. */
async function showAgain({ places }) {
  let isWhole = true;
  for (const place of places.slice(0, 20)) {
    const one = find(place);
    try {
      if (one) await renew(one, { isOpen: one.querySelector('.card, form') !== null });
      else if (await piece(`/glossary/row?${new URLSearchParams(place)}`)) isWhole = false;
    } catch (error) {
      if (error.status !== 404) throw error;
      one?.remove();
    }
  }
  if (!isWhole || places.length > 20) await show({ isSame: true });
  const line = find(places[0]);
  if (line) go(line.querySelector('article'));
}

// MARK: Writing

/** What the fields say, as the workbench takes it. */
function written(form) {
  const fields = form.elements;
  const wordings = [...form.querySelectorAll('.wording')].map((row) => ({
    text: row.querySelector('[name="text"]').value,
    standing: row.querySelector('[name="standing"]').value,
    reason: row.querySelector('[name="reason"]').value,
  })).filter((one) => one.text.trim());
  return {
    terms: [fields.term.value, ...fields.variants.value.split('\n')].filter((one) => one.trim()),
    renderings: wordings, domain: fields.domain.value, partOfSpeech: fields.partOfSpeech.value,
    note: fields.note.value, source: fields.source.value, definition: fields.definition.value,
  };
}

/** Only what is another than before, and how that was. */
function difference(now, before) {
  const [edit, seen] = [{}, {}];
  for (const name of Object.keys(now)) {
    if (JSON.stringify(now[name]) === JSON.stringify(before[name])) continue;
    [edit[name], seen[name]] = [now[name], before[name]];
  }
  return { edit, seen };
}

/** A line for one more rendering stands below as soon as the last is written in. */
function growWordings(form) {
  const rowsOfForm = form.querySelectorAll('.wording');
  const last = rowsOfForm[rowsOfForm.length - 1];
  if (!last.querySelector('[name="text"]').value.trim()) return;
  const row = last.cloneNode(true);
  for (const input of row.querySelectorAll('input')) input.value = '';
  row.querySelector('select').value = 'admitted';
  last.after(row);
}

function isWarning(row) {
  return ['deprecated', 'forbidden'].includes(row.querySelector('select').value);
}

function begin(form, onKeep, onDrop) {
  const before = written(form);
  const problem = form.querySelector('.problem');
  const showReasons = () => {
    for (const row of form.querySelectorAll('.wording')) row.classList.toggle('warned', isWarning(row));
  };
  showReasons();
  form.addEventListener('input', () => { growWordings(form); showReasons(); });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      onDrop();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.querySelector('[data-do="drop"]').addEventListener('click', onDrop);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.hidden = true;
    try {
      await onKeep(written(form), before);
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    }
  });
  form.elements.term.focus();
}

async function edit(one) {
  const form = made(await piece(`/glossary/form?${address(one)}`));
  one.querySelector('.card, form')?.remove();
  one.querySelector('article').append(form);
  begin(form, async (now, before) => {
    const { edit: wanted, seen } = difference(now, before);
    if (Object.keys(wanted).length === 0) return open(one);
    await change('edit', { ...key(one), edit: wanted, seen });
    form.remove();
    await open(one);
  }, () => trying(() => open(one)));
}

function write() {
  if (fresh.firstElementChild) return fresh.querySelector('[name="term"]').focus();
  const form = document.getElementById('new-form').content.cloneNode(true).firstElementChild;
  form.classList.add('sheet');
  fresh.append(form);
  begin(form, async (now) => {
    const { glossary, isDraft } = form.elements;
    const done = await change(
      'concepts', { glossary: glossary.value, isDraft: isDraft.checked, entry: now });
    form.remove();
    const line = made(await piece(`/glossary/row?${new URLSearchParams(done.places[0])}&open=true`));
    list.querySelector('.entries').prepend(line);
    go(line.querySelector('article'));
  }, () => {
    form.remove();
    document.getElementById('new').focus();
  });
}

// MARK: Approving, merging, taking out, history

async function approve(one) {
  if (!one.classList.contains('draft')) return note('It is approved already.');
  await change('approve', { concepts: [one.dataset.concept], glossary: one.dataset.glossary });
  await renew(one, { isOpen: one.querySelector('.card') !== null });
}

/** All drafts that pass the filter, in one change. */
async function approveAll() {
  const drafts = Object.fromEntries(asking(filter));
  if (!document.getElementById('approve-all')) return note('No draft passes the filter.');
  await change('approve', { drafts });
  await show({ isSame: true });
}

async function merge(one, other) {
  const done = await change('merge', { kept: one.dataset.concept, other });
  for (const place of done.places) if (place.concept !== one.dataset.concept) find(place)?.remove();
  await open(one);
}

async function askWhatToMerge(one) {
  if (!one.querySelector('.card')) await open(one);
  const line = find(key(one));
  const below = line.querySelector('.below');
  below.innerHTML = await piece(`/glossary/merge?${address(line)}`);
  below.querySelector('input').focus();
}

async function past(one) {
  let line = one;
  if (!line.querySelector('.card')) {
    await open(one);
    line = find(key(one));
  }
  const below = line.querySelector('.below');
  if (below.querySelector('.past')) below.replaceChildren();
  else below.innerHTML = await piece(`/glossary/past?${address(line)}`);
}

async function remove(one) {
  const next = neighbour(one.querySelector('article'));
  await change('remove', key(one));
  one.remove();
  go(next);
}

const tasks = {
  edit, approve, past, remove, merge: askWhatToMerge,
  take: (one, button) => merge(one, button.dataset.other),
};

list.addEventListener('click', (event) => {
  if (event.target.closest('#approve-all')) return trying(approveAll);
  const one = event.target.closest('.entry');
  if (!one) return;
  const button = event.target.closest('[data-do]');
  if (button && tasks[button.dataset.do]) return trying(() => tasks[button.dataset.do](one, button));
  const undoing = event.target.closest('[data-undo]');
  if (undoing) return trying(() => undo({ number: undoing.dataset.undo }));
  const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (event.target.closest('.term') && isPlain) event.preventDefault();
  else if (!event.target.closest('.head') || event.target.closest('a')) return;
  if (isPlain && String(getSelection()) === '') toggle(one);
});

list.addEventListener('submit', (event) => {
  const form = event.target.closest('form.merging');
  if (!form) return;
  event.preventDefault();
  const other = form.elements.other.value.trim();
  if (other) trying(() => merge(form.closest('.entry'), other));
});

list.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target.matches('article')) {
    event.preventDefault();
    toggle(event.target.closest('.entry'));
  }
  if (event.key === 'Escape' && event.target.closest('form.merging')) {
    event.preventDefault();
    const article = event.target.closest('article');
    event.target.closest('.below').replaceChildren();
    go(article);
  }
});

for (const [name, task] of Object.entries({
  e: edit, a: approve, m: askWhatToMerge, h: past, delete: remove,
})) {
  onKey(name, ({ shiftKey }) => {
    if (shiftKey && task === approve) return trying(approveAll);
    const one = entry(current());
    if (one) trying(() => task(one));
    else note('Choose a concept first: J goes to the first.');
  });
}
onKey('n', write);
document.getElementById('new').addEventListener('click', write);
if (location.hash === '#new') write();
const opened = list.querySelector('.card');
if (opened) go(opened.closest('article'));
