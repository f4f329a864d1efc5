// The drawing page of a procedure (流程): bpmn-js, our properties, the server's check while drawing.
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-codes.css';
import './designer/designer.css';
import { filled } from './designer/fields.js';
import { Findings } from './designer/findings.js';
import { createModeler } from './designer/modeler.js';
import { Panel } from './designer/panel.js';
import { Refusal, Server } from './designer/server.js';

const PAUSE_BEFORE_CHECK = 1000; // milliseconds
const PALETTE = 90; // pixels
const MARGIN = 24;

class Drawing {
  constructor(root) {
    this.root = root;
    this.settings = JSON.parse(document.getElementById(root.dataset.settings).textContent);
    this.words = this.settings.words;
    this.server = new Server(this.settings);
    this.modeler = createModeler(root.querySelector('#designer-canvas'), this.settings);
    this.panel = new Panel(this.modeler, root.querySelector('#designer-properties'), this.settings);
    this.findings = new Findings(this.modeler, {
      list: root.querySelector('#designer-findings'),
      verdict: root.querySelector('#designer-verdict'),
      words: this.words,
      show: (id) => this.panel.show(id),
    });
    this.isChanged = false;
  }

  async open() {
    const answer = await fetch(this.settings.source, { credentials: 'same-origin' });
    try {
      const { warnings } = await this.modeler.importXML(await answer.text());
      const lost = warnings.map((each) => each.message).join(' ');
      if (lost) this.complain(filled(this.words.lost, { what: lost.slice(0, 500) }));
    } catch (error) {
      const why = error.message.includes('no diagram') ? this.words.no_shapes : error.message;
      this.complain(filled(this.words.no_picture, { why }));
      return;
    }
    this.connect();
    this.fit();
    this.root.dataset.ready = 'true';
    this.check();
  }

  connect() {
    this.modeler.on('commandStack.changed', () => this.changed());
    this.root.addEventListener('click', (event) => {
      const act = event.target.closest('[data-act]')?.dataset.act;
      if (act) this[act]();
    });
    document.addEventListener('keydown', (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return;
      event.preventDefault();
      document.activeElement?.dispatchEvent(new Event('change'));
      this.save();
    });
    window.addEventListener('beforeunload', (event) => {
      if (this.isChanged) event.preventDefault();
    });
  }

  changed() {
    this.isChanged = true;
    this.tell(this.words.unsaved);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.check(), PAUSE_BEFORE_CHECK);
  }

  async xml() {
    return (await this.modeler.saveXML({ format: true })).xml;
  }

  async check() {
    clearTimeout(this.waiting);
    this.findings.say(this.words.checking);
    try {
      this.findings.set(await this.server.check(await this.xml()));
    } catch (error) {
      if (error instanceof Refusal) this.findings.say(`${this.words.not_checked} ${error.message}`);
      else if (error.name !== 'AbortError') throw error;
    }
  }

  async save() {
    if (this.isSaving) return;
    this.isSaving = true;
    this.tell(this.words.saving);
    const stack = this.modeler.get('commandStack');
    const place = stack._stackIdx;
    try {
      await this.server.save(await this.xml());
      this.isChanged = stack._stackIdx !== place;
      this.tell(this.isChanged ? this.words.unsaved : this.words.saved);
      this.complain('');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.tell(this.words.unsaved);
      this.complain(error.message);
    } finally {
      this.isSaving = false;
    }
    this.check();
  }

  async download() {
    const link = document.createElement('a');
    link.href = `data:application/xml;charset=utf-8,${encodeURIComponent(await this.xml())}`;
    link.download = 'draft.bpmn';
    link.click();
  }

  undo() {
    this.modeler.get('commandStack').undo();
  }

  redo() {
    this.modeler.get('commandStack').redo();
  }

  larger() {
    this.modeler.get('zoomScroll').stepZoom(1);
  }

  smaller() {
    this.modeler.get('zoomScroll').stepZoom(-1);
  }

  whole() {
    this.fit();
  }

  // The palette lies on the canvas; the drawing stands in what is left of it.
  fit() {
    const canvas = this.modeler.get('canvas');
    const { inner, outer } = canvas.viewbox();
    const across = (outer.width - PALETTE - MARGIN) / inner.width;
    const zoom = Math.min(across, (outer.height - 2 * MARGIN) / inner.height, 1);
    const [width, height] = [outer.width / zoom, outer.height / zoom];
    const y = inner.y - (height - inner.height) / 2;
    canvas.viewbox({ x: inner.x - PALETTE / zoom, y, width, height });
  }

  tell(sentence) {
    this.root.querySelector('#designer-state').textContent = sentence;
  }

  complain(sentence) {
    const problem = this.root.querySelector('#designer-problem');
    problem.textContent = sentence;
    problem.hidden = !sentence;
  }
}

new Drawing(document.getElementById('designer')).open();
