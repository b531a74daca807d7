// One transaction with Keycloak's policy, from its first answer to the code: which screen is next, and what a screen sends.

import {Unanswered} from '/exchange.js';
import * as screens from '/screens.js';
import {factorName, isLast, isSessionOver, money, newFactorName, problem, why} from '/words.js';

const KEYS = new Set(['webauthn', 'passkey']);

/** What the API's 401 asks for (RFC 9470), and the digest of the operation that it is asked for. */
export function demand(challenge) {
  const value = (name) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1];
  if (value('error') !== 'insufficient_user_authentication') {
    return undefined;
  }
  const wishes = {acr_values: value('acr_values')};
  if (value('max_age')) {
    wishes.max_age = Number(value('max_age'));
  }
  return {wishes, digest: value('step_up_txn')};
}

export class StepUp {
  #session;
  #end;
  #over;

  /** `end` goes on with the code, `over` tells in a sentence why there is none, and whether the session is gone too. */
  constructor(session, end, over) {
    this.#session = session;
    this.#end = end;
    this.#over = over;
  }

  /** Takes an answer that says where the transaction stands. */
  async take(answer) {
    if (!answer.ok) {
      this.#over(problem(answer), isSessionOver(answer));
      return;
    }
    await this.#stand(answer.document);
  }

  async #stand(state) {
    screens.say('');
    switch (state.status) {
      case 'SUCCESS':
        await this.#end(state.authorization_code);
        break;
      case 'MFA_REQUIRED':
        if (isPasswordAlone(state)) {
          await this.#send(state, state._embedded.factors[0]._links.verify.href, {});
        } else {
          this.#choose(state, 'Prove who you are', 'verify', factorName);
        }
        break;
      case 'MFA_ENROLL':
        this.#choose(state, 'Set up another way to prove who you are', 'enroll', newFactorName);
        break;
      case 'MFA_CHALLENGE':
        this.#ask(state, factorName(this.#factor(state)), this.#factor(state)._embedded?.challenge);
        break;
      case 'MFA_ENROLL_ACTIVATE':
        this.#ask(state, newFactorName(this.#factor(state)), this.#factor(state)._embedded.activation);
        break;
      default:
        this.#over(`What comes next is not known to this page (${state.status}). Pay at the bank's own page.`);
    }
  }

  #factor(state) {
    return state._embedded.factor;
  }

  #choose(state, title, link, nameOf) {
    const choices = (state._embedded?.factors ?? []).map((factor) => ({
      name: nameOf(factor),
      pick: () => this.#send(state, factor._links[link].href, {}),
    }));
    screens.choice({title, choices, approving: approving(state), why: why(state.requirement ?? {})}, this.#ways(state));
  }

  #ask(state, title, embedded) {
    const {factorType} = this.#factor(state);
    const next = (proof) => this.#send(state, state._links.next.href, proof);
    if (KEYS.has(factorType)) {
      this.#askKey(state, title, embedded.publicKey, next);
      return;
    }
    const isPassword = factorType === 'password';
    screens.code(
      {
        title,
        label: isPassword ? 'Password' : 'Code',
        approving: approving(state),
        isPassword,
        isDigits: !isPassword && factorType !== 'recovery-code',
        device: embedded?.sharedSecret && embedded,
      },
      this.#ways(state),
      ({proof}) => next(isPassword ? {password: proof} : {passCode: proof.trim()}));
  }

  #askKey(state, title, options, next) {
    const isNew = state.status === 'MFA_ENROLL_ACTIVATE';
    const use = async () => {
      const publicKey = isNew
        ? PublicKeyCredential.parseCreationOptionsFromJSON(options)
        : PublicKeyCredential.parseRequestOptionsFromJSON(options);
      const credential = await (isNew
        ? navigator.credentials.create({publicKey})
        : navigator.credentials.get({publicKey}));
      return credential.toJSON();
    };
    screens.key(
      {title, label: isNew ? 'Make the key' : 'Use the key', approving: approving(state)},
      this.#ways(state),
      async () => {
        let credential;
        try {
          credential = await use();
        } catch (unused) {
          screens.complain(unused instanceof TypeError
            ? 'This browser cannot do that: it needs Web Authentication, Level 3.'
            : 'No key was used: it was not touched in time, or it is not one of yours.');
          return;
        }
        await next(isNew ? {credential, label: 'made at the demo payments'} : {credential});
      });
  }

  /** The buttons that an answer has links for. */
  #ways(state) {
    const ways = {cancel: () => this.#cancel(state)};
    const isPassword = state._embedded?.factor?.factorType === 'password';
    ['resend', ...(isPassword ? [] : ['previous'])].filter((name) => state._links[name]).forEach((name) => {
      ways[name] = async () => {
        const isSent = await this.#send(state, state._links[name].href, {});
        if (isSent && name === 'resend') {
          screens.say('Another code was sent.');
        }
      };
    });
    return ways;
  }

  /** Whether it was taken. Where it was not, the screen stays, unless there is nothing left to do on it. */
  async #send(state, url, members, then = (next) => this.#stand(next)) {
    let answer;
    try {
      answer = await this.#session.authn(url, {stateToken: state.stateToken, ...members});
    } catch (failed) {
      if (!(failed instanceof Unanswered)) {
        throw failed;
      }
      screens.complain(`${failed.message} Try again.`);
      return false;
    }
    if (answer.ok) {
      await then(answer.document);
      return true;
    }
    state.stateToken = answer.document.stateToken ?? state.stateToken;
    if (isLast(answer)) {
      this.#over(problem(answer), isSessionOver(answer));
    } else {
      screens.complain(problem(answer));
    }
    return false;
  }

  async #cancel(state) {
    if (await this.#send(state, state._links.cancel.href, {}, () => {})) {
      this.#over('You cancelled it.');
    }
  }
}

/** Where there is nothing to choose, and nothing is sent, nobody is asked which. */
function isPasswordAlone({_embedded}) {
  return _embedded?.factors.length === 1 && _embedded.factors[0].factorType === 'password';
}

/** What Keycloak says is being approved: shown as it came back, not as this page sent it. */
function approving({transaction}) {
  const {amount, to} = transaction?.display ?? {};
  return transaction ? `You approve: ${money(amount)} to ${to}.` : '';
}
