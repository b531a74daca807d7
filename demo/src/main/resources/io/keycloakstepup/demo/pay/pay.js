// The page: who is signed in, and the payment that is under way.

import {Unanswered, onExchange} from '/exchange.js';
import {line} from '/journal.js';
import * as screens from '/screens.js';
import {Session} from '/session.js';
import {StepUp, demand} from '/step-up.js';
import {isSessionOver, money, problem} from '/words.js';

const journal = document.getElementById('journal');
onExchange((told) => journal.prepend(line(told)));

// What nobody foresaw is said too, also where the page does not even get its settings.
['error', 'unhandledrejection'].forEach((kind) =>
  addEventListener(kind, () => screens.complain('This page cannot go on: something failed, or does not answer. Load it anew.')));

/** Runs something; if nobody answers, says so and stays. */
async function attempt(work) {
  try {
    await work();
  } catch (failed) {
    if (!(failed instanceof Unanswered)) {
      throw failed;
    }
    screens.complain(failed.message);
  }
}

class Page {
  #settings;
  #session;

  constructor(settings) {
    this.#settings = settings;
  }

  signedOut(sentence) {
    screens.signIn(({username, password}) => attempt(() => this.#signIn(username, password)));
    if (sentence) {
      screens.complain(sentence);
    }
  }

  async #signIn(username, password) {
    this.#session = await Session.begin(this.#settings);
    const answer = await this.#session.signIn(username, password);
    if (!answer.ok) {
      screens.complain(problem(answer));
      return;
    }
    const redeem = (code) => attempt(async () => {
      const tokens = await this.#session.redeem(code);
      if (tokens.ok) {
        this.#home();
        screens.say(`Welcome, ${this.#session.claims.preferred_username}.`);
      } else {
        this.signedOut(problem(tokens));
      }
    });
    await new StepUp(this.#session, redeem, (sentence) => this.signedOut(sentence)).take(answer);
  }

  #home() {
    const {acr, amr, step_up_txn: approved} = this.#session.claims;
    const shown = {acr, amr: (amr ?? []).join(', ') || '(nothing)', step_up_txn: approved ?? '(approves nothing)'};
    screens.home(shown, {leave: () => attempt(() => this.#leave())}, ({to, amount}) => {
      const body = JSON.stringify({to, amount: Number(amount)});
      // The same twice is two payments: the key tells them apart.
      return attempt(() => this.#pay({body, to, amount: Number(amount), key: crypto.randomUUID()}));
    });
  }

  async #leave() {
    const answer = await this.#session.leave();
    this.signedOut();
    if (answer.ok) {
      screens.say('You are signed out.');
    } else {
      screens.complain(`You are signed out here, but perhaps not elsewhere. ${problem(answer)}`);
    }
  }

  #call({body, key}) {
    return this.#session.api(
      'POST', '/api/payments', {'Content-Type': 'application/json', 'Idempotency-Key': key}, body);
  }

  async #pay(payment) {
    const answer = await this.#call(payment);
    const wanted = demand(answer.challenge);
    if (wanted) {
      await this.#approve(payment, wanted);
    } else {
      this.#tell(answer);
    }
  }

  async #approve(payment, {wishes, digest}) {
    const {to, amount} = payment;
    const answer = await this.#session.stepUp(wishes, {type: 'payment', digest, display: {to, amount}});
    const redeem = (code) => attempt(async () => {
      const tokens = await this.#session.redeem(code);
      // Once: an API that asks again for what was just proven must not become a loop.
      this.#tell(tokens.ok ? await this.#call(payment) : tokens);
    });
    const over = (sentence, isOver) => (isOver ? this.signedOut(sentence) : this.#back(sentence));
    await new StepUp(this.#session, redeem, over).take(answer);
  }

  #back(sentence) {
    this.#home();
    screens.complain(sentence);
  }

  #tell(answer) {
    if (answer.ok) {
      this.#home();
      screens.say(`Paid: ${money(answer.document.paid)} to ${answer.document.to}.`);
    } else if (isSessionOver(answer)) {
      this.signedOut('Your session has ended. Sign in again.');
    } else {
      this.#back(`Not paid. ${problem(answer)}`);
    }
  }
}

function showUsers({users, codes}) {
  document.getElementById('codes').href = codes;
  document.getElementById('users').append(...users.flatMap(({name, password, about}) => {
    const head = document.createElement('dt');
    const text = document.createElement('dd');
    const secret = document.createElement('code');
    const who = document.createElement('small');
    head.textContent = name;
    secret.textContent = password;
    who.textContent = about;
    text.append(secret, who);
    return [head, text];
  }));
}

const settings = await (await fetch('/settings.json')).json();
showUsers(settings);
new Page(settings).signedOut();
