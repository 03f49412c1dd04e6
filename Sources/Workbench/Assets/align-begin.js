// Lays down two articles, by hand, by file or by dropping, and follows the aligner at work.

import { lines, note, say } from '/assets/workbench.js';

const form = document.getElementById('begin');
const doing = document.getElementById('doing');
const words = document.getElementById('doing-words');
const bar = document.getElementById('progress');
const problem = document.getElementById('problem');
const kinds = /\.(txt|text|html?|docx)$/i;

/** One of the two articles: what was typed, or a file. */
class Lay {
  constructor(place) {
    this.place = place;
    this.name = place.querySelector('legend').textContent;
    this.text = place.querySelector('textarea');
    this.shown = place.querySelector('.file');
    this.picker = place.querySelector('input[type=file]');
    this.language = place.querySelector('.language');
    this.encoding = place.querySelector('.encoding');
    this.file = null;
    this.picker.addEventListener('change', () => layDown([...this.picker.files], this));
    place.querySelector('.clear').addEventListener('click', () => {
      this.take(null);
      this.text.focus();
    });
    place.addEventListener('dragover', (event) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      place.classList.add('over-here');
    });
    place.addEventListener('dragleave', () => place.classList.remove('over-here'));
    place.addEventListener('drop', (event) => {
      place.classList.remove('over-here');
      const files = [...event.dataTransfer.files];
      if (!files.length) return;
      event.preventDefault();
      layDown(files, this);
    });
    this.text.addEventListener('paste', (event) => {
      const files = [...event.clipboardData.files];
      if (!files.length) return;
      event.preventDefault();
      layDown(files, this);
    });
  }

  take(file) {
    this.file = file;
    this.picker.value = '';
    this.shown.hidden = !file;
    this.text.hidden = Boolean(file);
    if (!file) return;
    this.shown.querySelector('bdi').textContent = file.name;
    this.shown.querySelector('.size').textContent = size(file.size);
  }

  get isEmpty() {
    return !this.file && !this.text.value.trim();
  }

  /** Sends the article and gives what the aligner is told of it. */
  async send() {
    const body = this.file ?? new Blob([this.text.value], { type: 'text/plain' });
    const name = this.file?.name ?? this.name;
    const answer = await fetch(`/api/v1/articles?name=${encodeURIComponent(name)}`, {
      method: 'POST', body, headers: { 'content-type': 'application/octet-stream' },
    });
    const record = await answer.json();
    if (!answer.ok) throw new Error(record.error);
    const side = { article: record.article };
    if (this.language.value) side.language = this.language.value;
    // What was typed comes as UTF-8, whatever files are in.
    if (this.file && this.encoding.value) side.encoding = this.encoding.value;
    if (!this.file) side.encoding = 'UTF-8';
    return side;
  }

  state() {
    return {
      file: this.file, text: this.text.value, language: this.language.value, encoding: this.encoding.value,
    };
  }

  restore(state) {
    this.take(state.file);
    this.text.value = state.text;
    this.language.value = state.language;
    this.encoding.value = state.encoding;
  }
}

const lays = [...form.querySelectorAll('.lay')].map((place) => new Lay(place));

function size(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1 << 20 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`;
}

/** Files go where they were dropped; a second one goes to the other side. */
function layDown(files, lay) {
  const strange = files.find((file) => !kinds.test(file.name));
  if (strange) return tell(`${strange.name}: this is no article; give plain text, HTML or DOCX.`);
  tell('');
  const others = lays.filter((one) => one !== lay);
  const places = files.length > 1 ? lays : [lay, ...others];
  files.slice(0, lays.length).forEach((file, index) => places[index].take(file));
  say(files.map((file) => `${file.name} is laid down`).join(', '));
}

function tell(sentence) {
  problem.textContent = sentence;
  problem.hidden = !sentence;
}

document.getElementById('swap').addEventListener('click', () => {
  const [first, second] = lays.map((lay) => lay.state());
  lays[0].restore(second);
  lays[1].restore(first);
  say('The sides are swapped.');
});

function show(sentence, done, all) {
  doing.hidden = false;
  if (words.textContent !== sentence) words.textContent = sentence;
  if (all) {
    bar.max = all;
    bar.value = done;
  } else {
    bar.removeAttribute('value');
  }
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const empty = lays.find((lay) => lay.isEmpty);
  if (empty) {
    tell(`${empty.name}: there is nothing yet; paste a text or choose a file.`);
    empty.text.focus();
    return;
  }
  tell('');
  const button = document.getElementById('start');
  button.disabled = true;
  try {
    show('Reading the articles');
    say('Reading and aligning the articles');
    const [source, target] = await Promise.all(lays.map((lay) => lay.send()));
    let page = null;
    show('Aligning');
    await lines('/api/v1/alignments', (line) => {
      if (line.progress) {
        const { done, all } = line.progress;
        show(`Aligning: ${done} of ${all} segments`, done, all);
      }
      if (line.page) page = line.page;
    }, { body: { source, target } });
    if (!page) throw new Error('The workbench stopped before it was done; is it still running?');
    location.assign(page);
  } catch (error) {
    tell(error.message);
  } finally {
    button.disabled = false;
    doing.hidden = true;
  }
});

// The shelf.

const shelf = document.getElementById('shelf');

async function change(path, method) {
  const answer = await fetch(`/api/v1/alignments/${path}`, { method });
  if (!answer.ok) throw new Error((await answer.json()).error);
  const isOpen = shelf.querySelector('details')?.open;
  shelf.innerHTML = await (await fetch('/align/shelf')).text();
  if (isOpen && shelf.querySelector('details')) shelf.querySelector('details').open = true;
  showTimes();
}

function showTimes() {
  const form = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  for (const time of shelf.querySelectorAll('time')) time.textContent = form.format(new Date(time.dateTime));
}

shelf.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-id]');
  if (!button) return;
  const { id } = button.dataset;
  const before = [...shelf.querySelectorAll('button')].indexOf(button);
  try {
    if (button.matches('.remove')) {
      await change(id, 'DELETE');
      note('The alignment is removed.', { undo: () => change(`${id}/restore`, 'POST') });
    } else if (button.matches('.restore')) {
      await change(`${id}/restore`, 'POST');
      note('The alignment is back.');
    } else if (button.dataset.sure) {
      await change(`${id}/removed`, 'DELETE');
      note('The alignment is destroyed.');
    } else {
      button.dataset.sure = 'yes';
      button.textContent = 'Destroy for good?';
      return;
    }
    const buttons = shelf.querySelectorAll('button');
    buttons[Math.min(before, buttons.length - 1)]?.focus();
  } catch (error) {
    note(error.message, { isError: true });
  }
});

showTimes();
