// A button that copies the text of another element. It is hidden until there is something that can copy.
for (const button of document.querySelectorAll("[data-step-up-copy]")) {
  if (navigator.clipboard) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.stepUpCopy).textContent.trim();
      await navigator.clipboard.writeText(text);
      button.textContent = button.dataset.stepUpCopied;
    });
  }
}
