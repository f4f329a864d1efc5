// What the server's check says: a list of sentences, a badge on each element, the forbidden way drawn.
import { element, button, filled } from './fields.js';

const OVERLAY = 'finding';
const MARKERS = { error: 'mc-wrong', warning: 'mc-doubtful' };

export class Findings {
  constructor(modeler, { list, verdict, words, show }) {
    Object.assign(this, { list, verdict, words, show });
    this.canvas = modeler.get('canvas');
    this.overlays = modeler.get('overlays');
    this.registry = modeler.get('elementRegistry');
    this.marked = [];
  }

  say(sentence) {
    this.verdict.textContent = sentence;
  }

  set(findings) {
    this.clear();
    this.list.replaceChildren(...findings.map((each) => this.line(each)));
    this.say(findings.length
      ? filled(this.words.faults, { count: findings.length })
      : this.words.sound);
    grouped(findings).forEach((found, id) => this.badge(id, found));
    const forbidden = findings.find((each) => each.way.length && each.severity === 'error');
    if (forbidden) this.drawWay(forbidden.way);
  }

  line(finding) {
    const tone = finding.severity === 'error' ? 'red' : 'amber';
    const line = element(
      'li', {},
      element('span', { class: `tag tag-${tone}` }, this.words[finding.severity]),
      ' ', finding.message, ' ',
    );
    line.dataset.rule = finding.rule;
    if (!this.registry.get(finding.element)) return line;
    line.append(button({
      key: `show-${finding.rule}`, label: this.words.show,
      onClick: () => {
        this.show(finding.element);
        if (finding.way.length) this.drawWay(finding.way);
      },
    }));
    return line;
  }

  badge(id, found) {
    const shape = this.registry.get(id);
    if (!shape) return;
    const worst = found.some((each) => each.severity === 'error') ? 'error' : 'warning';
    this.mark(id, MARKERS[worst]);
    if (!shape.parent || shape.waypoints) return;
    const html = element('div', { class: `finding-badge finding-${worst}` }, String(found.length));
    html.title = found.map((each) => each.message).join('\n');
    this.overlays.add(id, OVERLAY, { position: { top: -12, right: 12 }, html });
  }

  // The steps on the way, and the flows between each two of them.
  drawWay(way) {
    this.unmark('mc-way');
    way.forEach((id, place) => {
      const shape = this.registry.get(id);
      if (!shape) return;
      this.mark(id, 'mc-way');
      shape.outgoing
        .filter((flow) => flow.target.id === way[place + 1])
        .forEach((flow) => this.mark(flow.id, 'mc-way'));
    });
  }

  mark(id, marker) {
    this.canvas.addMarker(id, marker);
    this.marked.push([id, marker]);
  }

  unmark(only) {
    const isMeant = ([, marker]) => !only || marker === only;
    this.marked.filter(isMeant).forEach(([id, marker]) => {
      if (this.registry.get(id)) this.canvas.removeMarker(id, marker);
    });
    this.marked = this.marked.filter((each) => !isMeant(each));
  }

  clear() {
    this.unmark();
    this.overlays.remove({ type: OVERLAY });
  }
}

function grouped(findings) {
  const found = new Map();
  findings.forEach((each) => found.set(each.element, [...(found.get(each.element) ?? []), each]));
  return found;
}
