// Plain fields with labels. Each has a key, so that the focus finds its way back after a change.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => {
    if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  });
  made.append(...children.filter((each) => each !== null && each !== undefined && each !== false));
  return made;
}

export function filled(sentence, values) {
  return sentence.replace(/%\((\w+)\)s/g, (_, key) => values[key]);
}

const idOf = (key) => `property-${key}`;

function row(key, label, control, help) {
  const note = help && element('p', { class: 'help', id: `${idOf(key)}-help` }, help);
  if (help) control.setAttribute('aria-describedby', `${idOf(key)}-help`);
  const caption = element('label', { class: 'form-label', for: idOf(key) }, label);
  return element('div', { class: 'form-row' }, caption, note, control);
}

function ready(control, key, onChange) {
  control.id = idOf(key);
  control.dataset.key = key;
  control.addEventListener('change', () => onChange(control));
  return control;
}

export function text({ key, label, value, help, numeric = false, onChange }) {
  const control = element('input', {
    class: 'form-control', type: 'text', inputmode: numeric ? 'numeric' : undefined,
    autocomplete: 'off', spellcheck: 'false',
  });
  control.value = value ?? '';
  return row(key, label, ready(control, key, () => onChange(control.value.trim())), help);
}

export function lines({ key, label, value, help, onChange }) {
  const control = element('textarea', { class: 'form-control', rows: 2 });
  control.value = value ?? '';
  return row(key, label, ready(control, key, () => onChange(control.value.trim())), help);
}

// A value the list does not know is offered too: what a file says is never silently lost.
export function choice({ key, label, value, options, none, onChange }) {
  const control = element('select', { class: 'form-select' });
  const known = options.some(([each]) => each === value);
  const offered = known || !value ? options : [...options, [value, value]];
  const all = none === undefined ? offered : [['', none], ...offered];
  control.append(...all.map(([each, word]) => element('option', { value: each }, word)));
  control.value = value ?? '';
  return row(key, label, ready(control, key, () => onChange(control.value)));
}

export function tick({ key, label, checked, onChange }) {
  const control = element('input', { class: 'form-check-input', type: 'checkbox' });
  control.checked = checked;
  ready(control, key, () => onChange(control.checked));
  const caption = element('label', { class: 'form-check-label', for: idOf(key) }, label);
  return element('div', { class: 'form-check' }, control, ' ', caption);
}

export function button({ key, label, kind = 'quiet', onClick }) {
  const made = element('button', { class: `btn btn-sm btn-${kind}`, type: 'button' }, label);
  made.dataset.key = key;
  made.addEventListener('click', onClick);
  return made;
}

export function group(title, ...children) {
  return element('fieldset', { class: 'property-group' }, element('legend', {}, title), ...children);
}

export function buttons(...children) {
  return element('div', { class: 'buttons' }, ...children);
}
