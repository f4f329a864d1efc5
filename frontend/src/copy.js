// <button data-copy="text" data-copied="Copied" hidden> puts a text on the clipboard,
// <button data-print hidden> prints. Hidden until this module runs, because without it the button could do nothing.
import { announce } from './announce.js';

document.querySelectorAll('[data-copy], [data-print]').forEach((button) => {
  button.hidden = button.dataset.copy !== undefined && !navigator.clipboard;
});

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  announce(button.dataset.copied);
});
document.addEventListener('click', (event) => {
  if (event.target.closest('[data-print]')) window.print();
});
