// Forms: a second click sends nothing, and text that was not saved is not lost without a question.

const unsaved = new Set();

function values(form) {
  return JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value.name ?? value]));
}

function watch(form) {
  const saved = values(form);
  form.addEventListener('input', () => {
    if (values(form) === saved) unsaved.delete(form);
    else unsaved.add(form);
  });
}

document.querySelectorAll('form[data-confirm-leave]').forEach(watch);

window.addEventListener('beforeunload', (event) => {
  if (unsaved.size) event.preventDefault();
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  unsaved.clear();
  if (form.method !== 'post' || form.hasAttribute('hx-post')) return;
  form.dataset.sent = 'true';
  form.setAttribute('aria-busy', 'true');
});

// A page taken from the browser's history can be sent again.
window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  document.querySelectorAll('form[data-sent]').forEach((form) => {
    delete form.dataset.sent;
    form.removeAttribute('aria-busy');
  });
});
