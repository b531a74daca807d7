// A key that is shown with each call (RFC 9449). Its private half never leaves the browser, and this page cannot read it.

const encoder = new TextEncoder();

export function base64url(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export async function sha256(text) {
  return base64url(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
}

/** 256 bits that nobody can guess, as text. */
export function random() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

export class ProofKey {
  #sign;
  #jwk;

  constructor(sign, jwk) {
    this.#sign = sign;
    this.#jwk = jwk;
  }

  static async make() {
    const pair = await crypto.subtle.generateKey({name: 'ECDSA', namedCurve: 'P-256'}, false, ['sign', 'verify']);
    const {kty, crv, x, y} = await crypto.subtle.exportKey('jwk', pair.publicKey);
    const sign = (text) =>
      crypto.subtle.sign({name: 'ECDSA', hash: 'SHA-256'}, pair.privateKey, encoder.encode(text));
    return new ProofKey(sign, {kty, crv, x, y});
  }

  /** The proof for one call; with an access token, for the call that brings it. */
  async proof(method, url, accessToken) {
    const {origin, pathname} = new URL(url);
    const claims = {jti: random(), htm: method, htu: origin + pathname, iat: Math.floor(Date.now() / 1000)};
    if (accessToken) {
      claims.ath = await sha256(accessToken);
    }
    const head = [{typ: 'dpop+jwt', alg: 'ES256', jwk: this.#jwk}, claims]
      .map((part) => base64url(encoder.encode(JSON.stringify(part)))).join('.');
    return `${head}.${base64url(await this.#sign(head))}`;
  }
}
