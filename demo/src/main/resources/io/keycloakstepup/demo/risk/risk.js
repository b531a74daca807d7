// The page of the quality desk: a public client with a code and PKCE (RFC 7636). Its token lives in this variable and nowhere
// else; what must survive the way to Keycloak and back lies in the tab's session storage: the call, and what was said.
let token = '';
let idToken = '';
// What the user has just proven, so that an API that is never content does not send them round and round.
let proven;

const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];
const READ = {method: 'GET', path: '/api/v2/risk/assessments'};
const MOST_LINES = 30;
const home = `${location.origin}/`;

// What Keycloak and the desk say in codes, in words of those who sit here.
const WORDS = {
  access_denied: 'You did not sign in to the end, or may not.',
  unmet_authentication_requirements: 'For this you need a second proof of who you are, and you have none that counts.',
  temporarily_unavailable: 'The sign-in cannot be had now. Try again later.',
  no_such_assessment: 'It is not there any more.',
  no_change: 'The desk did not understand what is to be changed.',
  tokens_unverifiable: 'The desk cannot check who you are now. Try again in some seconds.',
};
const KEPT = 'Your change is kept: sign in to see it again.';

const part = (id) => document.getElementById(id);

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function tell(text) {
  part('notice').textContent = text;
  part('notice').hidden = text === '';
}

// What nobody foresaw is said too, also where the page does not even get its settings.
for (const kind of ['error', 'unhandledrejection']) {
  addEventListener(kind, () => tell('This page cannot go on: something failed, or does not answer. Load it anew.'));
}

const settings = await (await fetch('/settings.json')).json();
const endpoints = `${settings.realm}/protocol/openid-connect`;

const kept = (name, otherwise) => JSON.parse(sessionStorage.getItem(name)) ?? otherwise;
const keep = (name, value) => sessionStorage.setItem(name, JSON.stringify(value));

function say(way, text) {
  keep('journal', [{way, text}, ...kept('journal', [])].slice(0, MOST_LINES));
  showJournal();
}

function showJournal() {
  part('journal').replaceChildren(...kept('journal', []).map(({way, text}) =>
    element('li', {}, element('strong', {textContent: way}), ' ', element('code', {textContent: text}))));
}

// What a challenge asks for (RFC 9470 §3), as an authorization request says it; nothing for any other 401.
function wishes(header) {
  const value = (name) => header.match(new RegExp(`[ ,]${name}="([^"]*)"`))?.[1];
  if (value('error') !== 'insufficient_user_authentication') {
    return {};
  }
  const wanted = {acr_values: value('acr_values'), max_age: value('max_age')};
  return Object.fromEntries(Object.entries(wanted).filter(([, text]) => text !== undefined));
}

const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

// Sends the user to Keycloak. The call that this is for waits in the session storage and is made once more afterwards.
async function leave(call, wanted) {
  const departure = {state: random(), verifier: random(), call, wanted};
  keep('departure', departure);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(departure.verifier));
  const query = new URLSearchParams({
    ...wanted, client_id: settings.client, response_type: 'code', scope: 'openid', redirect_uri: home,
    state: departure.state, code_challenge: base64url(new Uint8Array(digest)), code_challenge_method: 'S256',
  });
  say('page → Keycloak', new URLSearchParams(wanted).toString() || 'please sign this user in');
  location.assign(`${endpoints}/auth?${query}`);
}

// Makes a call with the token there is; one that is asked back leaves for Keycloak, unless it has just been there for this.
async function make(call) {
  const answer = await fetch(call.path, {
    method: call.method,
    body: call.body,
    headers: {...(token && {Authorization: `Bearer ${token}`}), ...(call.body && {'Content-Type': 'application/json'})},
  });
  const challenge = answer.headers.get('WWW-Authenticate') ?? '';
  say(`page → API: ${call.method} ${call.path}`, [answer.status, challenge].join(' ').trim());
  if (answer.status !== 401) {
    return answer;
  }
  const wanted = wishes(challenge);
  if (proven !== undefined && JSON.stringify(proven) === JSON.stringify(wanted)) {
    tell('What you have proven just now is not enough for this. Sign out, sign in again, and try once more.');
    return answer;
  }
  await leave(call, wanted);
  return new Promise(() => {});
}

// Why the desk did not do something, in a sentence.
async function refusal(answer) {
  const {code = ''} = await answer.json().catch(() => ({}));
  const [, severity] = code.match(/^severity_is_([A-Z]+)$/) ?? [];
  return severity ? `Somebody has made it ${severity} meanwhile.`
    : WORDS[code] ?? `Try again later (${[answer.status, code].join(' ').trim()}).`;
}

// Fetches the tokens for a code; whether there were any.
async function redeem(code, departure) {
  const answer = await fetch(`${endpoints}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code', client_id: settings.client, code, redirect_uri: home,
      code_verifier: departure.verifier,
    }),
  });
  say('Keycloak → page', answer.ok ? 'tokens for the code' : 'no tokens for the code');
  if (answer.ok) {
    ({access_token: token, id_token: idToken} = await answer.json());
  }
  return answer.ok;
}

// Receives a user whom Keycloak sends back, and makes the change that they left for.
async function welcomeBack(query) {
  const departure = kept('departure', {});
  sessionStorage.removeItem('departure');
  if (departure.state === undefined || query.get('state') !== departure.state) {
    tell('That answer belongs to no sign-in of this tab.');
    return;
  }
  const isChange = departure.call.method !== 'GET';
  const setBack = (why) => {
    tell(isChange ? `${why} ${KEPT}` : why);
    keep('waiting', isChange ? departure.call : null);
  };
  if (query.has('error')) {
    const error = query.get('error');
    say('Keycloak → page', error);
    setBack(WORDS[error] ?? `You are not signed in (${error}).`);
    return;
  }
  if (!await redeem(query.get('code'), departure)) {
    setBack('You are not signed in: that took too long, or was used before.');
    return;
  }
  proven = departure.wanted;
  if (isChange) {
    await change(departure.call);
  }
}

// Makes a change. What does not work waits, and stands in the form again.
async function change(call) {
  keep('waiting', call);
  const answer = await make(call);
  if (answer.ok) {
    const made = await answer.json();
    keep('waiting', null);
    tell(`${made.id} is ${made.severity} now.`);
  } else if (answer.status !== 401) {
    tell(`Not changed. ${await refusal(answer)}`);
  }
}

function row(assessment, wanted) {
  const id = `severity-${assessment.id}`;
  const choice = element('select', {id},
    ...SEVERITIES.map((severity) => element('option', {value: severity, textContent: severity})));
  choice.value = wanted;
  const save = element('button', {type: 'button', textContent: 'Save'});
  save.setAttribute('aria-label', `Save ${assessment.id}`);
  save.addEventListener('click', async () => {
    proven = undefined;
    await change({
      method: 'POST', path: '/api/v2/risk/assessment/update',
      body: JSON.stringify({id: assessment.id, from: assessment.severity, severity: choice.value}),
    });
    await show();
  });
  return element('li', {},
    element('div', {className: 'what'},
      element('strong', {textContent: `${assessment.id} ${assessment.title}`}),
      element('small', {textContent: assessment.changedBy ? `last said by ${assessment.changedBy}` : 'nobody has changed it'})),
    element('span', {className: `badge ${assessment.severity.toLowerCase()}`, textContent: assessment.severity}),
    element('div', {className: 'choice'}, element('label', {htmlFor: id, textContent: 'Change to'}), choice, save));
}

// Shows what there is; a change that waits keeps its place in the form.
async function show() {
  const user = token && JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));
  part('who').textContent = user ? `${user.preferred_username}, level ${user.acr}.`
    : 'Nobody is signed in. The demo has printed who you can be.';
  part('sign').textContent = user ? 'Sign out' : 'Sign in';
  part('sign').className = user ? 'quiet' : '';
  if (!user) {
    return;
  }
  const answer = await make(READ);
  if (!answer.ok) {
    if (answer.status !== 401) {
      tell(`The list cannot be shown. ${await refusal(answer)}`);
    }
    return;
  }
  const wanted = JSON.parse(kept('waiting', {}).body ?? '{}');
  const {assessments = []} = await answer.json();
  part('list').replaceChildren(...assessments.map((assessment) =>
    row(assessment, assessment.id === wanted.id ? wanted.severity : assessment.severity)));
}

part('sign').addEventListener('click', () => {
  if (!token) {
    leave(READ, {});
    return;
  }
  const query = new URLSearchParams({id_token_hint: idToken, post_logout_redirect_uri: home});
  sessionStorage.clear();
  location.assign(`${endpoints}/logout?${query}`);
});

const back = new URLSearchParams(location.search);
history.replaceState(null, '', '/');
showJournal();
part('sign').disabled = false;
if (back.has('state')) {
  await welcomeBack(back);
}
await show();
