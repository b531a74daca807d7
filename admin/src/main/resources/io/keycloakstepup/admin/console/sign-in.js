/*
 * Signs in with the session of Keycloak's admin console: OpenID Connect, authorization code with PKCE, as the client
 * that the console itself is. The code comes back in the fragment of an address below the console's own, in a frame
 * or window of this origin, where this page reads it; no server ever sees it. Tokens stay in this module's memory.
 */
import { text } from './messages.js';

const CLIENT = 'security-admin-console';

/** An address that the console's client may return to and where nothing of the console runs. */
const LANDING = 'step-up';

const POLL_MILLIS = 50;
const SILENT_MILLIS = 10_000;

/** Why somebody is not signed in, in words for them. */
export class SignInFailure extends Error {}

/** The tokens of one sign-in. */
export class Session {
  #endpoint;
  #tokens;
  #until = 0;

  constructor(endpoint, tokens) {
    this.#endpoint = endpoint;
    this.#take(tokens);
  }

  #take(tokens) {
    this.#tokens = tokens;
    this.#until = Date.now() + (tokens.expires_in - 5) * 1000;
  }

  /** A token that is still good. */
  async token() {
    if (Date.now() >= this.#until) {
      this.#take(await tokens(this.#endpoint, {
        grant_type: 'refresh_token',
        refresh_token: this.#tokens.refresh_token ?? '',
      }));
    }
    return this.#tokens.access_token;
  }
}

/** Signs in to this realm if there is a session already, without showing anything. */
export function signInSilently(adminUrl, realm) {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.setAttribute('sandbox', 'allow-same-origin');
  document.body.append(frame);
  const wait = { over: timeout(SILENT_MILLIS), failure: 'signIn.needed' };
  return signIn(adminUrl, realm, { prompt: 'none' }, frame.contentWindow, wait).finally(() => frame.remove());
}

/** Signs in to this realm in a window of its own; to be called while a click is handled. */
export function signInByWindow(adminUrl, realm) {
  const opened = window.open('', 'step-up-sign-in', 'popup,width=520,height=760');
  if (opened === null) {
    return Promise.reject(new SignInFailure(text('signIn.blocked')));
  }
  const wait = { over: () => opened.closed, failure: 'signIn.closed' };
  return signIn(adminUrl, realm, {}, opened, wait).finally(() => opened.close());
}

async function signIn(adminUrl, realm, extra, target, wait) {
  const server = await json(`${adminUrl}realms/${encodeURIComponent(realm)}/.well-known/openid-configuration`);
  const landing = `${adminUrl}admin/${encodeURIComponent(realm)}/console/${LANDING}`;
  const verifier = random();
  const state = random();
  const request = new URLSearchParams({
    client_id: CLIENT,
    response_type: 'code',
    response_mode: 'fragment',
    redirect_uri: landing,
    scope: 'openid',
    state,
    code_challenge: await challenge(verifier),
    code_challenge_method: 'S256',
    ...extra,
  });
  target.location.replace(`${server.authorization_endpoint}?${request}`);
  const answer = await answerAt(landing, target, wait);
  if (answer.get('state') !== state || answer.get('iss') !== server.issuer) {
    throw new SignInFailure(text('signIn.failed', 'state'));
  }
  if (answer.has('error')) {
    throw new SignInFailure(text('signIn.failed', answer.get('error')));
  }
  const grant = { grant_type: 'authorization_code', code: answer.get('code'), redirect_uri: landing };
  return new Session(
    server.token_endpoint,
    await tokens(server.token_endpoint, { ...grant, code_verifier: verifier }),
  );
}

/** What the authorization server says, once the window has come back to the landing address. */
async function answerAt(landing, target, wait) {
  while (!wait.over()) {
    const address = addressOf(target);
    if (address.startsWith(`${landing}#`)) {
      return new URLSearchParams(new URL(address).hash.substring(1));
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));
  }
  throw new SignInFailure(text(wait.failure));
}

/** Empty while the window shows something of another origin. */
function addressOf(target) {
  try {
    return target.location.href;
  } catch {
    return '';
  }
}

async function tokens(endpoint, parameters) {
  const body = new URLSearchParams({ client_id: CLIENT, ...parameters });
  const answer = await fetch(endpoint, { method: 'POST', body, credentials: 'omit' });
  if (!answer.ok) {
    throw new SignInFailure(text('signIn.again'));
  }
  return answer.json();
}

async function json(address) {
  const answer = await fetch(address, { credentials: 'omit' });
  if (!answer.ok) {
    throw new SignInFailure(text('signIn.failed', answer.status));
  }
  return answer.json();
}

function timeout(millis) {
  const end = Date.now() + millis;
  return () => Date.now() > end;
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
