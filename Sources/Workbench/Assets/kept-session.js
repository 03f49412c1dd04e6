// The line of steps on a session that the workbench keeps, and the other windows that take some too.

/** Somebody took a step before. */
export class Stale extends Error {}

export class StepLine {
  /**
   * `base` is the session's address in the API, `channel` names what windows of one browser hear each
   * other by, `revision` gives that of the state shown, `apply` puts what a step changed in place.
   */
  constructor({ base, channel, query = '', revision, apply }) {
    Object.assign(this, { base, query, revision, apply });
    this.tabs = new BroadcastChannel(channel);
    this.line = Promise.resolve();
  }

  /** Sends a step on the state shown here. Throws `Stale` if somebody took another before. */
  async send(path, body = {}) {
    const answer = await fetch(`${this.base}/${path}${this.query}`, {
      method: 'POST', keepalive: true, headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ revision: this.revision(), ...body }),
    }).catch(() => {
      const error = new Error('The workbench does not answer; is it still running? Nothing was changed.');
      throw Object.assign(error, { isUnreachable: true });
    });
    const record = await answer.json();
    if (answer.status === 409) throw new Stale(record.error);
    if (!answer.ok) throw new Error(record.error);
    return record;
  }

  /**
   * Takes a step once those before it are answered, so that each sees what the last one left. `step`
   * gives the path and body, or nothing to do nothing.
   */
  take(step) {
    const turn = this.line.then(async () => {
      const asked = step();
      if (!asked) return null;
      const record = await this.send(asked.path, asked.body);
      this.apply(record, asked);
      this.tabs.postMessage(this.revision());
      return record;
    });
    this.line = turn.catch(() => {});
    return turn;
  }

  /**
   * Takes over what other windows do, when they say so and when this one is looked at again. `catchUp`
   * fetches it and tells whether there was anything; `hear` is told then.
   */
  follow(catchUp, hear) {
    const follow = () => {
      this.line = this.line.then(catchUp).then((isNew) => isNew && hear()).catch(() => {});
    };
    this.tabs.addEventListener('message', follow);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') follow();
    });
    window.addEventListener('pageshow', (event) => event.persisted && follow());
  }
}

/** A menu closes when its work is done, or is left. */
export function closeWhenLeft(menu) {
  menu.addEventListener('click', (event) => {
    if (event.target.closest('a, button')) menu.open = false;
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
  document.addEventListener('click', (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}

/** The Latin letter of a key, whatever alphabet the keyboard writes. */
export function letter(event) {
  if (event.key === '?' || event.key === '؟') return '?';
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  return event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : '';
}

/** Lets the arrows go along a toolbar. */
export function rove(event, tools) {
  const buttons = [...tools.querySelectorAll('button:not(:disabled)')];
  const way = event.key === 'ArrowRight' ? 1 : -1;
  const at = buttons.indexOf(event.target);
  buttons[(at + way + buttons.length) % buttons.length].focus();
  event.preventDefault();
}

/** Says of the buttons of a toolbar what they undo and redo. */
export function showSteps(tools, state) {
  for (const deed of ['undo', 'redo']) {
    const [button, { count, next }] = [tools.querySelector(`[data-do="${deed}"]`), state[deed]];
    button.disabled = count === 0;
    button.title = count ? `${deed} ${next} (${count})` : `Nothing to ${deed}`;
  }
}

/** Makes a field as high as its text, where the browser does not. */
export function fit(box) {
  if (CSS.supports('field-sizing', 'content')) return;
  box.style.blockSize = 'auto';
  box.style.blockSize = `${box.scrollHeight}px`;
}

export function counted(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}
