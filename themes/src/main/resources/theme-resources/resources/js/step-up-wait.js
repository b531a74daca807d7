// A text that counts down, and a button that can be pressed when it has come to its end. Without this script the button
// can be pressed at any time, and the server says how long to wait.
for (const text of document.querySelectorAll("[data-step-up-wait]")) {
  const button = document.getElementById(text.dataset.stepUpOver);
  const end = performance.now() + Number(text.dataset.stepUpWait) * 1000;
  button.disabled = true;
  const tick = () => {
    const left = Math.ceil((end - performance.now()) / 1000);
    if (left > 0) {
      text.textContent = text.dataset.stepUpText.replace("#", left);
      setTimeout(tick, 1000);
    } else {
      button.disabled = false;
      text.remove();
    }
  };
  tick();
}
