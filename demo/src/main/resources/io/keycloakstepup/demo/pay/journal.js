// What was said, beside the screen: every exchange, with what is secret in it cut short.

const HIDDEN = new Set(['password', 'passCode', 'sharedSecret', 'otpauth', 'code_verifier']);
const CUT = new Set(['stateToken', 'authorization_code', 'code']);
const LONG = 60;

/** Words such as those for what went wrong, and addresses, are no secrets. */
const PLAIN = /^([a-z_]+|https?:.*)$/;

function cut(text, longest = LONG) {
  return text.length > longest && !PLAIN.test(text) ? `${text.slice(0, 12)}… (${text.length} characters)` : text;
}

function shortened(name, value) {
  if (name === 'hints') {
    // Of each link the same: POST.
    return undefined;
  }
  if (HIDDEN.has(name)) {
    return '(not shown)';
  }
  return typeof value === 'string' ? cut(value, CUT.has(name) ? 12 : LONG) : value;
}

function parsed(text) {
  try {
    return JSON.parse(text, shortened);
  } catch {
    return Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, shortened(name, value)]));
  }
}

function readable(text) {
  return text ? JSON.stringify(parsed(text), null, 2) : '(empty)';
}

/** Of the headers those that say who calls: the rest is the same in every call. */
function callers(headers) {
  return Object.entries(headers)
    .filter(([name]) => name !== 'Content-Type')
    .map(([name, value]) => `${name}: ${value.split(' ').map((word) => cut(word)).join(' ')}`)
    .join('\n');
}

function part(title, text) {
  const head = document.createElement('dt');
  const value = document.createElement('dd');
  const lines = document.createElement('pre');
  head.textContent = title;
  lines.textContent = text;
  lines.tabIndex = 0;
  value.append(lines);
  return [head, value];
}

function summary({method, url, status}, whom) {
  const line = document.createElement('summary');
  const badge = document.createElement('span');
  badge.className = status >= 200 && status < 300 ? 'status good' : 'status';
  badge.textContent = status || 'no answer';
  line.append(badge, ` ${method} ${new URL(url).pathname.replace(/^\/realms\/[^/]+/, '')} `);
  const to = document.createElement('span');
  to.className = 'soft';
  to.textContent = whom;
  line.append(to);
  return line;
}

/** One line of the journal, which opens. */
export function line(told) {
  const whole = document.createElement('li');
  const details = document.createElement('details');
  const parts = document.createElement('dl');
  parts.className = 'parts';
  parts.append(...part('Address', `${told.method} ${told.url}`));
  parts.append(...part('Who calls', callers(told.headers) || '(nobody says)'));
  if (told.body) {
    parts.append(...part('Request', readable(told.body)));
  }
  if (told.challenge) {
    parts.append(...part('WWW-Authenticate', told.challenge));
  }
  parts.append(...part('Answer', readable(told.answer)));
  details.append(summary(told, told.url.startsWith(location.origin) ? 'the API' : 'Keycloak'), parts);
  whole.append(details);
  return whole;
}
