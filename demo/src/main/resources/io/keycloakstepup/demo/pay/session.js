// Who is signed in here: tokens and key, in memory alone. A page that is loaded anew knows nobody.

import {exchange} from '/exchange.js';
import {ProofKey, random, sha256} from '/proof-key.js';

const EARLY_SECONDS = 20;

/** What the claims of a token say; the token is believed by others, here it is only shown. */
function claims(token) {
  const bytes = Uint8Array.from(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

export class Session {
  #settings;
  #key;
  #verifier = '';
  #tokens = {};

  constructor(settings, key) {
    this.#settings = settings;
    this.#key = key;
  }

  static async begin(settings) {
    return new Session(settings, await ProofKey.make());
  }

  get claims() {
    return claims(this.#tokens.access_token);
  }

  /** A call of Keycloak's step-up, with a body in JSON. */
  async authn(url, members) {
    return this.#post(url, {}, members);
  }

  /** Begins with a name and a password. */
  async signIn(username, password) {
    return this.#post(this.#start, {}, {username, password, scope: 'openid', ...await this.#challenge()});
  }

  /** Begins with the session that there is: it must prove more, for one operation. */
  async stepUp(wishes, transaction) {
    const members = {...wishes, transaction, scope: 'openid', ...await this.#challenge()};
    const token = await this.#fresh();
    return this.#post(this.#start, {Authorization: `DPoP ${token}`}, members, token);
  }

  /** Fetches tokens for the code of a success. */
  async redeem(code) {
    return this.#token({grant_type: 'authorization_code', code, code_verifier: this.#verifier});
  }

  /** A call of the payments' API. */
  async api(method, path, headers, body) {
    const url = location.origin + path;
    const token = await this.#fresh();
    const proof = await this.#key.proof(method, url, token);
    return exchange(method, url, {...headers, Authorization: `DPoP ${token}`, DPoP: proof}, body);
  }

  /** Has Keycloak forget the tokens and their session (RFC 7009). */
  async leave() {
    const token = this.#tokens.refresh_token;
    this.#tokens = {};
    return this.#form('revoke', {token, token_type_hint: 'refresh_token'});
  }

  get #start() {
    return `${this.#settings.issuer}/step-up/authn`;
  }

  /** A new secret for each start, of which Keycloak hears the hash (RFC 7636). */
  async #challenge() {
    this.#verifier = random();
    return {code_challenge: await sha256(this.#verifier), code_challenge_method: 'S256'};
  }

  async #fresh() {
    if (this.claims.exp - EARLY_SECONDS < Date.now() / 1000) {
      await this.#token({grant_type: 'refresh_token', refresh_token: this.#tokens.refresh_token});
    }
    return this.#tokens.access_token;
  }

  async #token(form) {
    const answer = await this.#form('token', form);
    if (answer.ok) {
      this.#tokens = answer.document;
    }
    return answer;
  }

  async #form(endpoint, form) {
    const url = `${this.#settings.issuer}/protocol/openid-connect/${endpoint}`;
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      DPoP: await this.#key.proof('POST', url),
    };
    return exchange('POST', url, headers, new URLSearchParams({...form, client_id: this.#settings.client}).toString());
  }

  async #post(url, headers, members, token) {
    const proof = await this.#key.proof('POST', url, token);
    return exchange(
      'POST', url, {...headers, 'Content-Type': 'application/json', DPoP: proof},
      JSON.stringify({client_id: this.#settings.client, ...members}));
  }
}
