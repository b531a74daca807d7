/* The text area, and the list of what is wrong with its text. */
import { text } from './messages.js';

export class Editor {
  #area;
  #list;
  #box;

  constructor(root) {
    this.#area = root.getElementById('policy');
    this.#list = root.getElementById('error-list');
    this.#box = root.getElementById('errors');
    const cursor = root.getElementById('cursor');
    const showPlace = () => {
      const before = this.#area.value.substring(0, this.#area.selectionStart).split('\n');
      cursor.textContent = text('policy.cursor', before.length, [...before.at(-1)].length + 1);
    };
    ['keyup', 'click', 'input', 'select', 'focus'].forEach((event) => this.#area.addEventListener(event, showPlace));
    root.getElementById('errors-title').textContent = text('policy.errors');
  }

  get text() {
    return this.#area.value;
  }

  set text(value) {
    this.#area.value = value;
    this.#area.setSelectionRange(0, 0);
  }

  /** Lists errors; each leads to its place. */
  show(errors) {
    this.#list.replaceChildren(...errors.map((error) => this.#entry(error)));
    this.#box.hidden = errors.length === 0;
  }

  #entry(error) {
    const link = document.createElement('button');
    link.type = 'button';
    link.className = 'place';
    link.textContent = text('policy.error', error.line, error.column, error.message);
    link.addEventListener('click', () => this.goTo(error.line, error.column));
    const entry = document.createElement('li');
    entry.append(link);
    return entry;
  }

  /** Moves the cursor; columns count code points, as the server's do. */
  goTo(line, column) {
    const lines = this.#area.value.split('\n');
    const index = Math.min(line, lines.length) - 1;
    const start = lines.slice(0, index).reduce((length, before) => length + before.length + 1, 0);
    const offset = [...lines[index]].slice(0, column - 1).join('').length;
    this.#area.focus();
    this.#area.setSelectionRange(start + offset, start + lines[index].length);
    this.#area.scrollTop = (this.#area.scrollHeight / lines.length) * Math.max(0, index - 3);
    this.#area.scrollLeft = 0;
    this.#area.dispatchEvent(new Event('select'));
  }
}
