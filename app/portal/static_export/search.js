// The search of the static export: loads a few small files of the index, as the words typed ask for.
// The words are made as app/portal/static_export/words.py makes them; its tables come in index.json.
const here = new URL('.', import.meta.url);
const found = document.getElementById('found');
const asked = (new URLSearchParams(location.search).get('q') ?? '').trim().slice(0, 100);
const organ = found.dataset.organ || new URLSearchParams(location.search).get('organ') || '';
const PAGE = 20;
const AT_ONCE = 40;

async function load(name) {
  const answer = await fetch(new URL(`${name}.json`, here));
  if (answer.status === 404) return {};
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

function reader(about) {
  const scripts = new Map([...about.from].map((character, place) => [character, [...about.to][place]]));
  const number = new RegExp(about.number, 'g');
  const fold = (text) =>
    [...text.normalize('NFKC').replace(new RegExp(about.unseen, 'g'), '').toLowerCase()]
      .map((character) => scripts.get(character) ?? character)
      .join('');
  const runs = (text) => {
    const numbered = fold(text).replace(number, (_all, y1, n1, y2, n2) => ` n${y1 ?? y2}n${n1 ?? n2} `);
    return numbered.replace(new RegExp(about.silent, 'g'), '').match(new RegExp(about.run, 'g')) ?? [];
  };
  const words = (text) =>
    [...new Set(runs(text).flatMap((run) => {
      if (/^[0-9a-z]+$/.test(run) || run.length === 1) return [run];
      return [...run].slice(1).map((_character, place) => run.slice(place, place + 2));
    }))].slice(0, 40);
  return { fold, words };
}

function shardOf(word, shards) {
  let total = 0;
  for (let place = 0; place < word.length; place += 1) {
    total = (Math.imul(total, 31) + word.charCodeAt(place)) >>> 0;
  }
  return total % shards;
}

async function ranked(words, about) {
  const shards = new Map();
  for (const word of words) shards.set(shardOf(word, about.shards), null);
  await Promise.all([...shards.keys()].map(async (shard) => shards.set(shard, await load(`words/${shard.toString(16)}`))));
  const scores = new Map();
  for (const word of words) {
    const gaps = shards.get(shardOf(word, about.shards))[word] ?? [];
    const rarity = Math.log(1 + about.total / (gaps.length || 1));
    let note = 0;
    for (const gap of gaps) {
      note += gap;
      const score = scores.get(note >> 1) ?? { number: note >> 1, has: 0, weight: 0 };
      score.has += 1;
      score.weight += rarity * (note & 1 ? 10 : 1);
      scores.set(note >> 1, score);
    }
  }
  const rows = [...scores.values()].map((row) => ({ ...row, all: row.has === words.length }));
  rows.sort((a, b) => b.all - a.all || b.weight - a.weight || b.number - a.number);
  return rows;
}

async function papersOf(rows, about) {
  const names = [...new Set(rows.map((row) => Math.floor(row.number / about.together)))];
  const parts = new Map(await Promise.all(names.map(async (name) => [name, await load(`papers/${name}`)])));
  return rows
    .map((row) => ({ ...row, paper: parts.get(Math.floor(row.number / about.together))[row.number] }))
    .filter((row) => row.paper && (!organ || row.paper[5] === organ));
}

function element(tag, values = {}, ...children) {
  const made = Object.assign(document.createElement(tag), values);
  made.append(...children);
  return made;
}

function marked(text, words, fold) {
  const folded = [...text].map((character) => fold(character) || character);
  const plain = folded.every((character) => character.length === 1) ? folded.join('') : '';
  const hits = new Set();
  const worth = words.some((word) => word.length > 1) ? words.filter((word) => word.length > 1) : words;
  for (const word of worth) {
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
      for (let place = at; place < at + word.length; place += 1) hits.add(place);
    }
  }
  const characters = [...text];
  const pieces = [];
  for (let place = 0; place < characters.length; ) {
    const isHit = hits.has(place);
    const start = place;
    while (place < characters.length && hits.has(place) === isHit) place += 1;
    const piece = characters.slice(start, place).join('');
    pieces.push(isHit ? element('mark', {}, piece) : piece);
  }
  return pieces;
}

function listed({ paper }, words, fold) {
  const [address, title, number, day, organName, , validity, text] = paper;
  const link = element('a', { href: found.dataset.root + address }, ...marked(title, words, fold));
  const facts = element('p', { className: 'listing-facts' });
  if (number) facts.append(element('span', { className: 'number' }, number));
  if (!found.dataset.organ) facts.append(element('span', {}, organName));
  if (validity) facts.append(element('span', { className: 'tag tag-red' }, validity));
  return element(
    'li', {},
    element('div', { className: 'listing-line' }, link, element('time', { dateTime: day }, day)),
    facts,
    element('p', { className: 'listing-text' }, ...marked(text, words, fold)),
  );
}

async function show(rows, words, { fold, about, state }) {
  const list = element('ol', { className: 'listing' });
  const more = element('button', { className: 'btn btn-quiet', type: 'button' }, found.dataset.more);
  let looked = 0;
  let last = null;
  const add = async () => {
    more.disabled = true;
    for (let shown = 0; shown < PAGE && looked < rows.length; looked += AT_ONCE) {
      for (const row of await papersOf(rows.slice(looked, looked + AT_ONCE), about)) {
        if (!row.all && (!last || last.all)) {
          list.append(element('li', { className: 'listing-note' }, found.dataset.some));
        }
        list.append(listed(row, words, fold));
        last = row;
        shown += 1;
      }
    }
    more.disabled = false;
    more.hidden = looked >= rows.length;
  };
  more.addEventListener('click', () => add().catch(() => found.append(state)));
  await add();
  if (last) found.append(list, more);
  return last !== null;
}

function nothing() {
  const title = element('p', { className: 'empty-title' }, found.dataset.nothing);
  return element('div', { className: 'empty' }, title, element('p', {}, found.dataset.advice));
}

async function search() {
  document.querySelector('.search-large [name=q]').value = asked;
  document.getElementById('listed').remove();
  const heading = found.dataset.heading.replace('%s', () => asked);
  const state = element('p', {}, found.dataset.searching);
  found.append(element('h1', { className: 'listing-heading' }, heading), state);
  found.hidden = false;
  document.title = heading;
  try {
    const about = await load('index');
    const { fold, words } = reader(about);
    const typed = words(asked);
    const isFound = await show(await ranked(typed, about), typed, { fold, about, state });
    state.remove();
    state.textContent = found.dataset.failed;
    if (!isFound) found.append(nothing());
  } catch {
    state.textContent = found.dataset.failed;
  }
}

if (asked) search();
