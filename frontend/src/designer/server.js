// What the page asks of the server. An answer that is no success is a sentence for the reader.

export class Refusal extends Error {}

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((each) => each.toString(16).padStart(2, '0')).join('');
}

async function post(address, values, { signal, words }) {
  const body = new FormData();
  Object.entries(values).forEach(([name, value]) => body.append(name, value));
  const token = document.querySelector('meta[name="csrf-token"]')?.content ?? '';
  let answer;
  try {
    answer = await fetch(address, {
      method: 'POST', body, signal, credentials: 'same-origin',
      headers: { 'X-CSRFToken': token, 'HX-Request': 'true' },
    });
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
    this.asking?.abort();
    const values = { source: file(xml), seen: this.revision, key: newKey() };
    const answer = await post(this.settings.save, values, { words: this.words });
    this.revision = answer.revision;
    return answer.findings;
  }
}
