/** Every text that the page shows. */
const english = {
  title: 'Step-up policy',
  realm: 'Realm',

  'signIn.title': 'Sign in',
  'signIn.why': 'This page uses your session of Keycloak’s admin console. Sign in there, then come back here.',
  'signIn.to': 'Admin console of realm {0}',
  'signIn.again': 'I have signed in',
  'signIn.trying': 'Looking for a session of the admin console …',
  'signIn.needed': 'You are not signed in to the admin console, or may not view realm {0} there.',
  'signIn.ended': 'Your session has ended. Sign in again; your text stays as it is.',
  'signIn.insecure': 'Open this page over https: browsers sign in only there.',
  'signIn.elsewhere': 'Administrators use another address:',

  'policy.title': 'Policy',
  'policy.save': 'Save',
  'policy.validate': 'Validate',
  'policy.stored': 'What is stored now',
  'policy.cursor': 'Line {0}, column {1}',
  'policy.loaded': 'Loaded.',
  'policy.none': 'Nothing is stored yet.',
  'policy.saved': 'Saved.',
  'policy.valid': 'Nothing is wrong with this text. Tests passed: {0}.',
  'policy.invalid': 'This text cannot be saved. Nothing was changed.',
  'policy.errors': 'Errors',
  'policy.error': 'Line {0}, column {1}: {2}',
  'policy.notAllowed': 'You may look at this policy, and not change it. Nothing was saved.',
  'policy.changed': 'Somebody else has changed the policy since you loaded it',
  'policy.changedDetail': 'Yours is not saved; it stands above, unchanged. Compare it with what is stored now,'
    + ' or save yours in its place.',
  'policy.showStored': 'Show what is stored now',
  'policy.overwrite': 'Save mine in its place',
  'policy.force': 'Save all the same',

  'whatIf.title': 'What if',
  'whatIf.hint': 'Describe a request: what the policy would make of it is worked out, and nothing happens.',
  'whatIf.facts': 'Facts, as JSON',
  'whatIf.withText': 'Ask the text on this page, not what is stored',
  'whatIf.ask': 'Ask',
  'whatIf.noJson': 'The facts are no JSON: {0}',
  'whatIf.granted': 'Granted: nothing more is asked.',
  'whatIf.stepUp': 'Step-up: the user must prove more.',
  'whatIf.denied': 'Denied: {0}',
  'whatIf.required': 'Required level: {0}',
  'whatIf.reached': 'Reached by the evidence: {0}',
  'whatIf.nothing': 'none',
  'whatIf.unmet': 'Still to prove: {0}',
  'whatIf.or': ' or ',
  'whatIf.then': ', then ',
  'whatIf.rule': 'Rule',
  'whatIf.outcome': 'Outcome',
  'whatIf.because': 'Because',

  unreachable: 'The server cannot be reached.',
  unexpected: 'The server answered {0}. {1}',
};

/** The text of this name, with {0}, {1} … replaced. */
export function text(name, ...values) {
  const pattern = english[name] ?? name;
  return pattern.replace(/\{(\d)\}/g, (whole, index) => values[index] ?? whole);
}

/** Writes the texts of a document into the elements that ask for one. */
export function write(root) {
  root.querySelectorAll('[data-text]').forEach((element) => {
    element.textContent = text(element.dataset.text);
  });
}
