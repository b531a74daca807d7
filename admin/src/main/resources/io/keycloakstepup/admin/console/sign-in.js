/*
 * Takes over the session of Keycloak's admin console: OpenID Connect, authorization code with PKCE, as the client that
 * the console itself is, without asking anything (prompt=none). The code comes back in the fragment of an address below
 * the console's own, in a hidden frame of this origin in which no script runs, and is read here; no server ever sees
 * it. Tokens stay in this module's memory.
 */
import { text } from './messages.js';

const CLIENT = 'security-admin-console';

/** A file of the console to which its client may return. What is in it does not matter. */
const LANDING = 'messages.json';

const POLL_MILLIS = 50;
const PATIENCE_MILLIS = 10_000;
const SPARE_SECONDS = 5;

/** That somebody is not signed in, in words for them. */
export class NotSignedIn extends Error {}

/** The tokens of one sign-in. */
class Session {
  #endpoint;
  #tokens;
  #until;

  constructor(endpoint, tokens) {
    this.#endpoint = endpoint;
    this.#take(tokens);
  }

  #take(tokens) {
    this.#tokens = tokens;
    this.#until = Date.now() + (tokens.expires_in - SPARE_SECONDS) * 1000;
  }

  /** A token that is still good. */
  async token() {
    if (Date.now() >= this.#until) {
      const refresh = this.#tokens.refresh_token ?? '';
      this.#take(await tokens(this.#endpoint, { grant_type: 'refresh_token', refresh_token: refresh }));
    }
    return this.#tokens.access_token;
  }
}

/** The session of an administrator who is signed in to this realm. */
export async function takeOver(adminUrl, realm) {
  const name = encodeURIComponent(realm);
  const server = await json(`${adminUrl}realms/${name}/.well-known/openid-configuration`);
  const redirect = `${adminUrl}admin/${name}/console/${LANDING}`;
  const verifier = random();
  const state = random();
  const request = new URLSearchParams({
    client_id: CLIENT,
    response_type: 'code',
    response_mode: 'fragment',
    prompt: 'none',
    redirect_uri: redirect,
    scope: 'openid',
    state,
    code_challenge: await challenge(verifier),
    code_challenge_method: 'S256',
  });
  const answer = await answerTo(`${server.authorization_endpoint}?${request}`, redirect);
  if (answer.get('state') !== state || answer.get('iss') !== server.issuer || !answer.has('code')) {
    throw new NotSignedIn(text('signIn.needed'));
  }
  return new Session(server.token_endpoint, await tokens(server.token_endpoint, {
    grant_type: 'authorization_code',
    code: answer.get('code'),
    redirect_uri: redirect,
    code_verifier: verifier,
  }));
}

/** What the authorization server says to a request: the parameters with which it returns to the landing address. */
async function answerTo(request, landing) {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.src = request;
  document.body.append(frame);
  try {
    for (const end = Date.now() + PATIENCE_MILLIS; Date.now() < end; await pause()) {
      const address = addressOf(frame.contentWindow);
      if (address.startsWith(`${landing}#`)) {
        return new URLSearchParams(new URL(address).hash.substring(1));
      }
    }
    throw new NotSignedIn(text('signIn.needed'));
  } finally {
    frame.remove();
  }
}

/** Empty while the frame shows something of another origin. */
function addressOf(target) {
  try {
    return target.location.href;
  } catch {
    return '';
  }
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));
}

async function tokens(endpoint, parameters) {
  const body = new URLSearchParams({ client_id: CLIENT, ...parameters });
  const answer = await fetch(endpoint, { method: 'POST', body, credentials: 'omit' });
  if (!answer.ok) {
    throw new NotSignedIn(text('signIn.ended'));
  }
  return answer.json();
}

async function json(address) {
  const answer = await fetch(address, { credentials: 'omit' });
  if (!answer.ok) {
    throw new NotSignedIn(text('signIn.needed'));
  }
  return answer.json();
}

function random() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challenge(verifier) {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
