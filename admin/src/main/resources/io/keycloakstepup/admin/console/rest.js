/* The admin REST of one realm. */

/** What the server answered. */
class Answer {
  constructor(status, etag, body) {
    this.status = status;
    this.etag = etag;
    this.body = body;
  }

  /** The members of a JSON answer or of a problem document; none where it is neither. */
  get members() {
    try {
      return JSON.parse(this.body);
    } catch {
      return {};
    }
  }
}

export class Rest {
  #base;
  #session;

  constructor(adminUrl, realm, session) {
    this.#base = `${adminUrl}admin/realms/${encodeURIComponent(realm)}/step-up`;
    this.#session = session;
  }

  policy() {
    return this.#call('GET', 'policy', {});
  }

  /** Stores the text unless another than the expected one is stored; no expected one means that none is stored. */
  save(text, expected, force) {
    const condition = expected === null ? { 'If-None-Match': '*' } : { 'If-Match': expected };
    return this.#call('PUT', force ? 'policy?force=true' : 'policy', { ...condition, ...yaml() }, text);
  }

  validate(text) {
    return this.#call('POST', 'policy/validate', yaml(), text);
  }

  whatIf(question) {
    return this.#call('POST', 'what-if', { 'Content-Type': 'application/json' }, JSON.stringify(question));
  }

  async #call(method, path, headers, body) {
    const authorization = { Authorization: `Bearer ${await this.#session.token()}` };
    const answer = await fetch(`${this.#base}/${path}`, {
      method,
      headers: { ...headers, ...authorization },
      body,
      credentials: 'omit',
      cache: 'no-store',
    });
    return new Answer(answer.status, strong(answer.headers.get('ETag')), await answer.text());
  }
}

function yaml() {
  return { 'Content-Type': 'application/yaml' };
}

/** A proxy that compresses weakens the tag; the text is the same. */
function strong(etag) {
  return etag === null ? null : etag.replace(/^W\//, '');
}
