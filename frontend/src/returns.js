// Returns are acts, not arrows of the diagram: arcs under the boxes, dashed where one is allowed,
// solid with the round in a badge where one happened.
const SVG = 'http://www.w3.org/2000/svg';
const LEAST_DEPTH = 46;

function element(name, attributes, parent) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  parent?.append(made);
  return made;
}

function middle(shape) {
  return shape.x + shape.width / 2;
}

// A real and an allowed return between the same boxes do not hide each other.
function arc(from, to, { happened, place }) {
  const aside = happened ? 9 : -9;
  const start = { x: middle(from) + aside, y: from.y + from.height };
  const end = { x: middle(to) + aside, y: to.y + to.height };
  const depth = LEAST_DEPTH + Math.abs(start.x - end.x) * 0.1 + place * 14;
  const bottom = Math.max(start.y, end.y) + depth;
  return {
    end,
    line: `M${start.x},${start.y} C${start.x},${bottom} ${end.x},${bottom} ${end.x},${end.y + 8}`,
    top: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 8 + bottom * 0.75 },
  };
}

function draw(layer, shapes, { happened, round, place }) {
  const shape = arc(...shapes, { happened, place });
  const kind = happened ? 'mc-return' : 'mc-return mc-return-allowed';
  element('path', { d: shape.line, class: kind }, layer);
  const { x, y } = shape.end;
  const head = happened ? 'mc-return-head' : 'mc-return-allowed-head';
  element('path', { d: `M${x},${y} l-5,10 l10,0 z`, class: head }, layer);
  return happened ? { round, ...shape.top } : null;
}

function badge(layer, { x, y, round }) {
  const group = element('g', { class: 'mc-round', transform: `translate(${x},${y})` }, layer);
  element('circle', { r: 12 }, group);
  element('text', {}, group).textContent = round;
}

export function drawReturns(viewer, { allowed = [], returned = [] }) {
  const known = viewer.get('elementRegistry');
  const layer = viewer.get('canvas').getLayer('mc-returns', 1);
  const all = [
    ...allowed.map((each) => ({ ...each, happened: false })),
    ...returned.map((each) => ({ ...each, happened: true })),
  ];
  const badges = all.map((each, place) => {
    const shapes = [known.get(each.from), known.get(each.to)];
    return shapes.every(Boolean) ? draw(layer, shapes, { ...each, place }) : null;
  });
  badges.filter(Boolean).forEach((each) => badge(layer, each));
}
