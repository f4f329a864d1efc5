// What the page asks of the server. An answer that is no success is a sentence for the reader.

export class Refusal extends Error {}

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((each) => each.toString(16).padStart(2, '0')).join('');
}

function token() {
  return document.querySelector('meta[name="csrf-token"]');
}

// Who signs in again in another window has another token; this page has it too from now on.
async function renewToken() {
  const page = await fetch(window.location.href, { credentials: 'same-origin' });
  const parsed = new DOMParser().parseFromString(await page.text(), 'text/html');
  const renewed = parsed.querySelector('meta[name="csrf-token"]')?.content;
  const isNew = Boolean(renewed) && renewed !== token().content;
  if (isNew) token().content = renewed;
  return isNew;
}

function send(address, values, signal) {
  const body = new FormData();
  Object.entries(values).forEach(([name, value]) => body.append(name, value));
  return fetch(address, {
    method: 'POST', body, signal, credentials: 'same-origin',
    headers: { 'X-CSRFToken': token().content, 'HX-Request': 'true' },
  });
}

async function post(address, values, { signal, words }) {
  let answer;
  try {
    answer = await send(address, values, signal);
    if (answer.status === 403 && await renewToken()) answer = await send(address, values, signal);
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Refusal(words.offline);
  }
  if (answer.ok) return answer.json();
  if (answer.status === 401) throw new Refusal(words.signed_out);
  const isSentence = answer.headers.get('Content-Type')?.startsWith('text/plain');
  throw new Refusal(isSentence ? await answer.text() : words.failed);
}

function file(xml) {
  return new Blob([xml], { type: 'application/xml' });
}

export class Server {
  constructor(settings) {
    this.settings = settings;
    this.words = settings.words;
    this.revision = settings.revision;
  }

  // A later question makes the earlier one superfluous.
  async check(xml) {
    this.asking?.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    const { findings } = await post(
      this.settings.check, { source: file(xml) }, { signal, words: this.words },
    );
    return findings;
  }

  async save(xml) {
    const values = { source: file(xml), seen: this.revision, key: newKey() };
    const answer = await post(this.settings.save, values, { words: this.words });
    this.revision = answer.revision;
  }
}
