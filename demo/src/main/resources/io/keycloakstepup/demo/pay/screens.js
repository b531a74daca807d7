// The screens, each filled from its template. Texts go in as texts: nothing that anybody wrote becomes markup.

const place = document.getElementById('screen');
const notice = document.getElementById('notice');
const problem = document.getElementById('problem');

function tell(line, text) {
  line.textContent = text;
  line.hidden = !text;
}

/** Says what went well, and takes away what went wrong before. */
export function say(text) {
  tell(problem, '');
  tell(notice, text);
}

/** Says what went wrong. */
export function complain(text) {
  tell(notice, '');
  tell(problem, text);
}

/** Runs what a control does; while it runs the screen takes no other wish. */
async function busy(work) {
  const before = document.activeElement;
  const controls = [...place.querySelectorAll('button, input')];
  controls.forEach((control) => { control.disabled = true; });
  try {
    await work();
  } finally {
    controls.forEach((control) => { control.disabled = false; });
    if (place.contains(before)) {
      before.focus();
    }
  }
}

/** Shows a screen. `doing` names what each button with `data-do` does; those that nothing is said of are not there. */
function show(id, fill, doing, submit) {
  const screen = document.getElementById(id).content.cloneNode(true);
  fill(screen);
  screen.querySelectorAll('[data-do]').forEach((button) => {
    const work = doing[button.dataset.do];
    button.hidden = !work;
    button.addEventListener('click', () => busy(work));
  });
  screen.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.target));
    busy(() => submit(fields));
  });
  place.replaceChildren(screen);
  (place.querySelector('input:not([value])') ?? place.querySelector('h2')).focus();
}

/** What is about to be approved, where something is. */
function operation(screen, text) {
  const line = screen.querySelector('.operation');
  line.textContent = text;
  line.hidden = !text;
}

export function signIn(submit) {
  show('sign-in', () => {}, {}, submit);
}

export function home(claims, doing, submit) {
  const rows = Object.entries(claims).flatMap(([name, value]) => {
    const head = document.createElement('dt');
    const text = document.createElement('dd');
    head.textContent = name;
    text.textContent = value;
    return [head, text];
  });
  show('home', (screen) => screen.querySelector('.claims').append(...rows), doing, submit);
}

/** Each choice is {name, pick}. */
export function choice({title, approving, why, choices}, doing) {
  show('choice', (screen) => {
    screen.querySelector('h2').textContent = title;
    screen.querySelector('.why').textContent = why;
    operation(screen, approving);
    screen.querySelector('.choices').append(...choices.map(({name, pick}) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = name;
      button.addEventListener('click', () => busy(pick));
      item.append(button);
      return item;
    }));
  }, doing);
}

/** Asks for a text: a code, or a password. `device` is a new app's {sharedSecret, qrCode}. */
export function code({title, label, approving, isPassword, isDigits, device}, doing, submit) {
  show('code', (screen) => {
    screen.querySelector('h2').textContent = title;
    screen.querySelector('label span').textContent = label;
    operation(screen, approving);
    const input = screen.querySelector('input');
    input.type = isPassword ? 'password' : 'text';
    input.autocomplete = isPassword ? 'current-password' : 'one-time-code';
    input.inputMode = isDigits ? 'numeric' : 'text';
    if (device) {
      screen.querySelector('.device').hidden = false;
      screen.querySelector('img').src = device.qrCode;
      screen.querySelector('.device code').textContent = device.sharedSecret;
    }
  }, doing, submit);
}

/** Waits until its user wants the browser to ask for a key. */
export function key({title, label, approving}, doing, submit) {
  show('key', (screen) => {
    screen.querySelector('h2').textContent = title;
    screen.querySelector('form button').textContent = label;
    operation(screen, approving);
  }, doing, submit);
}
