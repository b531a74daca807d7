// The mailbox of all users of the demo, asked for anew every two seconds.

const mails = document.getElementById('mails');

function article({to, text}) {
  const whole = document.createElement('article');
  const head = document.createElement('h2');
  const body = document.createElement('pre');
  head.textContent = `To ${to}`;
  body.textContent = text;
  body.tabIndex = 0;
  whole.append(head, body);
  return whole;
}

let shown = '';

async function look() {
  const answer = await fetch('/mail.json');
  const text = await answer.text();
  if (text !== shown) {
    shown = text;
    const all = JSON.parse(text);
    mails.replaceChildren(...(all.length ? all.map(article) : ['No mail has come.']));
  }
}

async function goOnLooking() {
  try {
    await look();
  } catch {
    mails.replaceChildren('The demo does not answer: was it stopped?');
    shown = '';
  }
  setTimeout(goOnLooking, 2000);
}

goOnLooking();
