// Shows the procedure of a case: <figure class="diagram" data-diagram="URL" data-state="id of a JSON block">.
// The same facts stand as a list on the page, so nothing is lost when this does not run.
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './viewer.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { drawReturns } from './returns.js';

const MARGIN = 0.95;
const LEGIBLE = 0.85;

function mark(viewer, ids, name) {
  const known = viewer.get('elementRegistry');
  const canvas = viewer.get('canvas');
  (ids ?? []).filter((id) => known.get(id)).forEach((id) => canvas.addMarker(id, name));
}

function fit(viewer) {
  const canvas = viewer.get('canvas');
  canvas.zoom('fit-viewport', 'auto');
  canvas.zoom(canvas.zoom() * MARGIN, 'auto');
}

// The whole would mostly be too small to read: then the current step stands in the middle, legible.
function showWhatCounts(viewer, current) {
  fit(viewer);
  const canvas = viewer.get('canvas');
  const box = viewer.get('elementRegistry').get(current?.[0]);
  if (!box || canvas.zoom() >= LEGIBLE) return;
  canvas.zoom(LEGIBLE);
  const { width, height } = canvas.viewbox();
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  canvas.viewbox({ x: middle.x - width / 2, y: middle.y - height / 2, width, height });
}

function connect(figure, viewer) {
  const acts = {
    larger: () => viewer.get('zoomScroll').stepZoom(1),
    smaller: () => viewer.get('zoomScroll').stepZoom(-1),
    whole: () => fit(viewer),
  };
  figure.addEventListener('click', (event) => {
    const button = event.target.closest('[data-zoom]');
    if (button) acts[button.dataset.zoom]();
  });
}

async function show(figure) {
  const block = document.getElementById(figure.dataset.state);
  const state = block ? JSON.parse(block.textContent) : {};
  const answer = await fetch(figure.dataset.diagram, { credentials: 'same-origin' });
  if (!answer.ok) return;

  const source = await answer.text();
  figure.dataset.ready = 'true';
  const viewer = new NavigatedViewer({ container: figure.querySelector('.diagram-canvas') });
  try {
    await viewer.importXML(source);
  } catch {
    delete figure.dataset.ready;
    return;
  }
  mark(viewer, state.done, 'mc-done');
  mark(viewer, state.current, 'mc-current');
  mark(viewer, state.path, 'mc-path');
  mark(viewer, state.added, 'mc-added');
  mark(viewer, state.changed, 'mc-changed');
  mark(viewer, state.removed, 'mc-removed');
  drawReturns(viewer, state);
  showWhatCounts(viewer, state.current);
  connect(figure, viewer);
  figure.dataset.drawn = 'true';
}

document.querySelectorAll('figure.diagram').forEach(show);
