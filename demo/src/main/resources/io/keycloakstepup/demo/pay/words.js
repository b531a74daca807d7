// What is said to people: of factors, and of what went wrong.

const FACTORS = {
  password: 'Your password',
  otp: 'A code from your authenticator app',
  'email-code': 'A code by mail',
  'recovery-code': 'One of your recovery codes',
  webauthn: 'Your security key',
  passkey: 'Your passkey',
};

const NEW_FACTORS = {
  otp: 'Set up an authenticator app',
  webauthn: 'Set up a security key',
  passkey: 'Set up a passkey',
};

/** What has to be shown for each of the policy's levels. */
const LEVELS = {
  pwd: 'your password',
  mfa: 'a second proof beside your password',
  phr: 'a passkey or a security key',
};

const PROBLEMS = {
  credentials_invalid: 'Name and password do not belong together.',
  factor_code_invalid: 'That was not right. Try again.',
  factor_code_replayed: 'That code was used before. Wait for the next one.',
  factor_code_expired: 'That code is too old. Have another one sent.',
  factor_gone: 'That is not there any more. Choose another way.',
  state_transition_invalid: 'That cannot be done now.',
  code_not_sent: 'The code could not be sent. Choose another way, or try again.',
  state_token_invalid: 'That took too long. Begin again.',
  policy_denied: 'The bank does not allow this for your account. Your branch knows why.',
  redirect_to_web: 'Your account needs something that this page cannot do. Sign in once at the bank\'s own page, then begin again here.',
  locked: 'Too many wrong answers: this cannot be used any more.',
  client_not_allowed: 'This page may not do that. Its operator must allow it first.',
  token_invalid: 'Your session has ended. Sign in again.',
};

/** After these there is no way on but to begin again. */
const LAST = new Set(['state_token_invalid', 'policy_denied', 'redirect_to_web', 'client_not_allowed', 'token_invalid']);

/** After these the session is gone, at Keycloak or in the eyes of the API. */
const OVER = new Set(['token_invalid', 'invalid_token', 'invalid_grant']);

export function factorName({factorType, label}) {
  const name = FACTORS[factorType] ?? factorType;
  return label ? `${name} (${label})` : name;
}

export function newFactorName({factorType}) {
  return NEW_FACTORS[factorType] ?? factorType;
}

/** An answer that is none of the good ones, in a sentence. */
export function problem({document, status, wait}) {
  if (document.code === 'too_many_attempts') {
    return `Too many tries. Wait ${wait || 'some'} seconds.`;
  }
  return PROBLEMS[document.code] ?? `It did not work. Try again later (${[status, document.code ?? document.error].filter(Boolean).join(' ')}).`;
}

/** Why something is asked, in a sentence; empty where nothing was said of it. */
export function why({acr, reason}) {
  if (!acr) {
    return '';
  }
  const proof = LEVELS[acr] ?? 'another proof of who you are';
  return reason === 'requested' ? `For this you need ${proof}.` : `The bank's rules ask for ${proof}.`;
}

/** Whether there is nothing but to sign in again. */
export function isSessionOver({document}) {
  return OVER.has(document.code) || OVER.has(document.error);
}

export function isLast({document}) {
  return LAST.has(document.code);
}

const MONEY = new Intl.NumberFormat('en-US', {style: 'currency', currency: 'CHF', currencyDisplay: 'code'});

export function money(amount) {
  return MONEY.format(amount);
}
