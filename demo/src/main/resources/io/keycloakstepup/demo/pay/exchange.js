// One HTTP exchange. Whoever listens hears of each, also of those that fail.

const listeners = [];

/** What is heard: {method, url, headers, body, status, challenge, answer}. */
export function onExchange(listener) {
  listeners.push(listener);
}

/** There is no answer to go on with; the message says why, in a sentence for the user. */
export class Unanswered extends Error {}

/** The document in the text of an answer, where that is JSON. */
function read(url, type, text) {
  try {
    return /[/+]json/.test(type) ? JSON.parse(text) : {};
  } catch (cause) {
    throw new Unanswered(`What came from ${new URL(url).origin} cannot be read.`, {cause});
  }
}

async function send(url, request) {
  try {
    const answer = await fetch(url, request);
    return {answer, text: await answer.text()};
  } catch (cause) {
    throw new Unanswered(`Nobody answers at ${new URL(url).origin}, or it does not let this page in.`, {cause});
  }
}

/** Sends one request and reads its answer as JSON, where it is JSON. */
export async function exchange(method, url, headers, body) {
  const told = {method, url, headers, body, status: 0, challenge: '', answer: ''};
  try {
    const {answer, text} = await send(url, {method, headers, body, credentials: 'omit', cache: 'no-store'});
    told.status = answer.status;
    told.challenge = answer.headers.get('WWW-Authenticate') ?? '';
    told.answer = text;
    return {
      ok: answer.ok,
      status: answer.status,
      challenge: told.challenge,
      wait: Number(answer.headers.get('Retry-After') ?? 0),
      document: read(url, answer.headers.get('Content-Type') ?? '', text),
    };
  } finally {
    listeners.forEach((listener) => listener(told));
  }
}
