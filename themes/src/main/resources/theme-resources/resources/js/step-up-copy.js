// A button that copies the text of another element. Its place is hidden until there is something that can copy.
for (const button of document.querySelectorAll("[data-step-up-copy]")) {
  if (navigator.clipboard) {
    button.parentElement.hidden = false;
    button.addEventListener("click", async () => {
      // What is shown in groups is copied in one.
      const text = document.getElementById(button.dataset.stepUpCopy).textContent.replace(/\s/g, "");
      await navigator.clipboard.writeText(text);
      button.textContent = button.dataset.stepUpCopied;
    });
  }
}
