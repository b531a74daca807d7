// One HTTP exchange. Whoever listens hears of each, also of those that fail.

const listeners = [];

/** What is heard: {method, url, headers, body, status, challenge, answer}. */
export function onExchange(listener) {
  listeners.push(listener);
}

/** Nobody answered, or the browser does not let this page hear what was answered. */
export class Unanswered extends Error {}

/** Sends one request and reads its answer as JSON, where it is JSON. */
export async function exchange(method, url, headers, body) {
  const told = {method, url, headers, body, status: 0, challenge: '', answer: ''};
  try {
    const answer = await fetch(url, {method, headers, body, credentials: 'omit', cache: 'no-store'});
    told.status = answer.status;
    told.challenge = answer.headers.get('WWW-Authenticate') ?? '';
    told.answer = await answer.text();
    const isJson = /[/+]json/.test(answer.headers.get('Content-Type') ?? '');
    return {
      ok: answer.ok,
      status: answer.status,
      challenge: told.challenge,
      wait: Number(answer.headers.get('Retry-After') ?? 0),
      document: isJson ? JSON.parse(told.answer) : {},
    };
  } catch (cause) {
    throw new Unanswered(url, {cause});
  } finally {
    listeners.forEach((listener) => listener(told));
  }
}
