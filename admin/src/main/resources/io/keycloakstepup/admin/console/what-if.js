/* Asking what would happen, and putting the answer into words. */
import { text } from './messages.js';

const EXAMPLE = {
  client: { id: 'my-app' },
  net: { ip: '198.51.100.7' },
  evidence: [{ factor: 'password', ageSeconds: 60 }],
};

export class WhatIf {
  #facts;
  #withText;
  #answer;

  constructor(root) {
    this.#facts = root.getElementById('facts');
    this.#withText = root.getElementById('with-text');
    this.#answer = root.getElementById('answer');
    this.#facts.value = JSON.stringify(EXAMPLE, null, 2);
  }

  /** The question as the server takes it; null, with the reason shown, where the facts are no JSON. */
  question(policy) {
    try {
      const facts = JSON.parse(this.#facts.value);
      return this.#withText.checked ? { facts, policy } : { facts };
    } catch (error) {
      this.refuse(text('whatIf.noJson', error.message));
      return null;
    }
  }

  refuse(why) {
    this.#answer.replaceChildren(paragraph(why, 'refused'));
  }

  show(answer) {
    this.#answer.replaceChildren(
      paragraph(headline(answer), answer.decision),
      paragraph(text('whatIf.required', answer.level ?? text('whatIf.nothing'))),
      paragraph(text('whatIf.reached', answer.reached ?? text('whatIf.nothing'))),
      ...(answer.unmet.length === 0 ? [] : [paragraph(text('whatIf.unmet', steps(answer.unmet)))]),
      ...answer.warnings.map((warning) => paragraph(warning, 'refused')),
      explanation(answer.explanation),
    );
  }
}

function headline(answer) {
  switch (answer.decision) {
    case 'granted':
      return text('whatIf.granted');
    case 'denied':
      return text('whatIf.denied', answer.reason);
    default:
      return text('whatIf.stepUp');
  }
}

function steps(unmet) {
  return unmet.map((factors) => factors.join(text('whatIf.or'))).join(text('whatIf.then'));
}

function explanation(findings) {
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  ['whatIf.rule', 'whatIf.outcome', 'whatIf.because'].forEach((name) => {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = text(name);
    head.append(cell);
  });
  const body = table.createTBody();
  findings.forEach((finding) => {
    const row = body.insertRow();
    [finding.rule, finding.outcome, finding.because].forEach((value) => {
      row.insertCell().textContent = value;
    });
  });
  return table;
}

function paragraph(content, kind) {
  const element = document.createElement('p');
  element.textContent = content;
  if (kind) {
    element.className = `decision ${kind}`;
  }
  return element;
}
