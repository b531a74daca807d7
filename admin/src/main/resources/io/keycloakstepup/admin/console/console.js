/* The page: who is signed in, what is loaded, and what the buttons do. */
import { text, write } from './messages.js';
import { NotSignedIn, takeOver } from './sign-in.js';
import { Editor } from './editor.js';
import { Rest } from './rest.js';
import { WhatIf } from './what-if.js';

const [, base, encodedRealm] = location.pathname.match(/^(.*)\/realms\/([^/]+)\/step-up-console$/);
const realm = decodeURIComponent(encodedRealm);
const $ = (id) => document.getElementById(id);

let settings;
let rest;
let editor;
let whatIf;

/** The tag and the text of what was loaded or saved last; no tag where nothing is stored. */
let stored = { etag: null, text: '' };

start();

async function start() {
  write(document);
  $('realm').textContent = realm;
  editor = new Editor(document);
  whatIf = new WhatIf(document);
  $('save').addEventListener('click', () => working(() => save(stored.etag, false)));
  $('validate').addEventListener('click', () => working(validate));
  $('ask').addEventListener('click', () => working(ask));
  addEventListener('beforeunload', (event) => {
    if (editor.text !== stored.text) {
      event.preventDefault();
    }
  });
  await working(prepare);
}

/** Runs what a button does, one thing at a time; whatever goes wrong is said, and the text stays. */
async function working(action) {
  if (document.body.ariaBusy === 'true') {
    return;
  }
  document.body.ariaBusy = 'true';
  try {
    await action();
  } catch (failure) {
    say(failure instanceof NotSignedIn ? failure.message : text('unreachable'), true);
    $('sign-in').hidden = !(failure instanceof NotSignedIn);
  } finally {
    document.body.ariaBusy = 'false';
  }
}

async function prepare() {
  settings = await (await fetch(`${base}/realms/${encodedRealm}/step-up-console/settings.json`)).json();
  if (new URL(settings.adminUrl).origin !== location.origin) {
    say(text('signIn.elsewhere'), true);
    const there = `${settings.adminUrl}realms/${encodedRealm}/step-up-console`;
    $('status').append(' ', link(there, there));
  } else if (!isSecureContext) {
    say(text('signIn.insecure'), true);
  } else {
    $('sign-in-choices').replaceChildren(
      ...signInRealms().map((name) => linkToConsole(name)),
      button(text('signIn.again'), signIn),
    );
    addEventListener('focus', () => $('sign-in').hidden || working(signIn));
    await signIn();
  }
}

/** Administrators of a realm sign in to it, or to the realm that administers all others. */
function signInRealms() {
  return [...new Set([realm, settings.administrationRealm])];
}

function linkToConsole(name) {
  const console = link(`${settings.adminUrl}admin/${encodeURIComponent(name)}/console/`, text('signIn.to', name));
  console.target = '_blank';
  console.rel = 'noopener';
  return console;
}

function link(address, label) {
  const element = document.createElement('a');
  element.href = address;
  element.textContent = label;
  return element;
}

async function signIn() {
  say(text('signIn.trying'));
  for (const name of signInRealms()) {
    const session = await takeOver(settings.adminUrl, name).catch(() => null);
    if (session !== null && (await open(session))) {
      return;
    }
  }
  throw new NotSignedIn(text('signIn.needed', realm));
}

/** Uses this session if it may view the realm. The text is loaded only once: later sign-ins leave it alone. */
async function open(session) {
  const candidate = new Rest(settings.adminUrl, realm, session);
  const answer = await candidate.policy();
  if (answer.status === 401 || answer.status === 403) {
    return false;
  }
  const isFirst = rest === undefined;
  rest = candidate;
  $('sign-in').hidden = true;
  $('work').hidden = false;
  if (isFirst) {
    load(answer);
  } else {
    say('');
  }
  return true;
}

function load(answer) {
  if (answer.status === 200) {
    stored = { etag: answer.etag, text: normal(answer.body) };
    editor.text = stored.text;
    say(text('policy.loaded'));
  } else if (answer.status === 404) {
    say(text('policy.none'));
  } else {
    refuse(answer);
  }
}

/** As a text area holds it. */
function normal(body) {
  return body.replace(/\r\n?/g, '\n');
}

async function save(expected, force) {
  clear();
  const sent = editor.text;
  const answer = await rest.save(sent, expected, force);
  if (answer.status === 204) {
    stored = { etag: answer.etag, text: sent };
    say(text('policy.saved'));
  } else if (answer.status === 412) {
    showConflict(force);
  } else {
    refuse(answer, expected);
  }
}

async function validate() {
  clear();
  const answer = await rest.validate(editor.text);
  if (answer.status !== 200) {
    refuse(answer);
    return;
  }
  const report = answer.members;
  editor.show(report.errors);
  showWarnings(report.warnings);
  say(text(report.valid ? 'policy.valid' : 'policy.invalid', report.tests.passed), !report.valid);
}

async function ask() {
  const question = whatIf.question(editor.text);
  if (question === null) {
    return;
  }
  const answer = await rest.whatIf(question);
  if (answer.status === 200) {
    whatIf.show(answer.members);
  } else if (answer.status === 401) {
    throw new NotSignedIn(text('signIn.ended'));
  } else {
    whatIf.refuse(detailOf(answer));
    editor.show(answer.members.errors ?? []);
  }
}

function showConflict(force) {
  showRefusal(text('policy.changed'), text('policy.changedDetail'), [
    button(text('policy.showStored'), async () => {
      const now = await rest.policy();
      $('stored').hidden = false;
      $('stored-text').value = now.status === 200 ? normal(now.body) : '';
      $('stored-text').focus();
    }),
    button(text('policy.overwrite'), async () => save((await rest.policy()).etag, force)),
  ]);
}

function refuse(answer, expected) {
  if (answer.status === 401) {
    throw new NotSignedIn(text('signIn.ended'));
  }
  const problem = answer.members;
  editor.show(problem.errors ?? []);
  if (answer.status === 403) {
    say(text('policy.notAllowed'), true);
    return;
  }
  if (problem.code === 'own_sign_in') {
    showRefusal(problem.title, problem.detail, [button(text('policy.force'), () => save(expected, true))]);
  } else if (problem.errors) {
    say(text('policy.invalid'), true);
  } else {
    say(detailOf(answer), true);
  }
}

function detailOf(answer) {
  const problem = answer.members;
  return problem.title
    ? `${problem.title}. ${problem.detail ?? ''}`
    : text('unexpected', answer.status, problem.error ?? '');
}

function showRefusal(title, detail, choices) {
  say('');
  $('refusal-title').textContent = title;
  $('refusal-detail').textContent = detail;
  $('refusal-choices').replaceChildren(...choices);
  $('refusal').hidden = false;
}

function showWarnings(warnings) {
  $('warnings').replaceChildren(...warnings.map((warning) => {
    const entry = document.createElement('li');
    const place = `${warning.line}:${warning.column}`;
    entry.textContent = [`${place} ${warning.message}`, warning.suggestion].filter(Boolean).join('; ');
    return entry;
  }));
}

function clear() {
  $('refusal').hidden = true;
  $('stored').hidden = true;
  editor.show([]);
  showWarnings([]);
  say('');
}

function say(message, isBad = false) {
  $('status').textContent = message;
  $('status').classList.toggle('bad', isBad);
}

function button(label, action) {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = label;
  element.addEventListener('click', () => working(action));
  return element;
}
