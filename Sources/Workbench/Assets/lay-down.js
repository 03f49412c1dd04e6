// Articles that are laid down, by hand, by file or by dropping, and how far the work on them is.

import { ask, say } from '/assets/workbench.js';

const doing = document.getElementById('doing');
const words = document.getElementById('doing-words');
const bar = document.getElementById('progress');
const problem = document.getElementById('problem');
const kinds = /\.(txt|text|html?|docx)$/i;

/**
 * An article that is laid down: what was typed, or a file. Files go where they are dropped; a second one
 * goes to the next place of `lays`.
 */
export class Lay {
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
    const { article } = await ask(`/api/v1/articles?name=${encodeURIComponent(name)}`, { method: 'POST', body });
    const side = { article };
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

export const lays = [...document.querySelectorAll('.lay')].map((place) => new Lay(place));

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

/** Says what is wrong, or with an empty sentence that nothing is. */
export function tell(sentence) {
  problem.textContent = sentence;
  problem.hidden = !sentence;
}

/** Shows what is being done, and how far it is. */
export function show(sentence, done, all) {
  doing.hidden = false;
  if (words.textContent !== sentence) words.textContent = sentence;
  if (all) {
    bar.max = all;
    bar.value = done;
  } else {
    bar.removeAttribute('value');
  }
}

/**
 * Does a work on what is laid down when the form is sent: `work` gives the address of the page that
 * comes of it. Nothing is done while something is missing.
 */
export function onBegin(form, work) {
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
      const page = await work();
      if (!page) throw new Error('The workbench stopped before it was done; is it still running?');
      location.assign(page);
    } catch (error) {
      tell(error.message);
    } finally {
      button.disabled = false;
      doing.hidden = true;
    }
  });
}
