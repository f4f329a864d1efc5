// The properties beside the canvas: of the element that is selected there, or chosen here.
import { is } from 'bpmn-js/lib/util/ModelUtil';
import { choice, lines } from './fields.js';
import { Gov } from './gov.js';
import { facts, identity, serviceTask, userTask } from './steps.js';
import { acts, message, sequenceFlow, timer } from './ways.js';

const GROUPS = [
  ['bpmn:UserTask', userTask],
  ['bpmn:ServiceTask', serviceTask],
  ['bpmn:SequenceFlow', sequenceFlow],
  ['bpmn:Event', timer],
  ['bpmn:Event', message],
  ['bpmn:Process', facts],
  ['bpmn:Participant', facts],
];

// What all groups of properties are made from.
class Table {
  constructor(modeler, settings) {
    this.modeler = modeler;
    this.settings = settings;
    this.words = settings.words;
    this.gov = new Gov(modeler);
    this.registry = modeler.get('elementRegistry');
    this.modeling = modeler.get('modeling');
    this.moddle = modeler.get('moddle');
    this.select = (shape) => modeler.get('selection').select(shape);
    this.nodes = () => this.offered((each) => is(each, 'bpmn:FlowNode'));
    this.others = (shape, type) => this.offered((each) => each !== shape && is(each, type));
  }

  offered(isWanted) {
    return this.registry
      .filter((each) => each.type !== 'label' && isWanted(each))
      .map((each) => [each.id, this.nameOf(each)]);
  }

  nameOf(shape) {
    const { name, text, id } = shape.businessObject;
    if (is(shape, 'bpmn:SequenceFlow')) {
      const ends = `${this.nameOf(shape.source)} → ${this.nameOf(shape.target)}`;
      return name ? `${ends}（${name}）` : ends;
    }
    return name || text?.slice(0, 20) || id;
  }
}

export class Panel {
  constructor(modeler, holder, settings) {
    this.table = new Table(modeler, settings);
    this.modeler = modeler;
    this.holder = holder;
    this.words = settings.words;
    const draw = () => this.drawSoon();
    modeler.on(['selection.changed', 'commandStack.changed', 'import.done'], draw);
  }

  drawSoon() {
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => this.draw());
  }

  get root() {
    return this.modeler.get('canvas').getRootElement();
  }

  get chosen() {
    const selected = this.modeler.get('selection').get();
    const shape = selected.length === 1 ? selected[0] : this.root;
    return shape.labelTarget ?? shape;
  }

  draw() {
    const shape = this.chosen;
    if (!shape.businessObject) return; // nothing was imported yet
    const focused = this.holder.contains(document.activeElement) && document.activeElement.dataset.key;
    this.holder.dataset.element = shape.id;
    this.holder.replaceChildren(this.chooser(shape), ...this.groups(shape));
    if (focused) this.holder.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  chooser(shape) {
    const root = [this.root.id, this.words.procedure];
    const rest = this.table.offered((each) => each !== this.root && !each.labelTarget);
    return choice({
      key: 'element', label: this.words.element, value: shape.id, options: [root, ...rest],
      onChange: (id) => this.show(id),
    });
  }

  // Selects an element and brings it into sight.
  show(id) {
    const shape = this.table.registry.get(id);
    if (!shape) return;
    if (shape === this.root) {
      this.table.select(null);
      return;
    }
    this.table.select(shape);
    this.modeler.get('canvas').scrollToElement(shape, 80);
  }

  groups(shape) {
    const found = GROUPS.filter(([type]) => is(shape, type)).flatMap(([, made]) => made(this.table, shape));
    const canGo = shape !== this.root ? acts(this.table, shape) : [];
    const shown = [this.naming(shape), ...found, ...canGo, identity(this.table, shape)];
    return shown.filter(Boolean);
  }

  naming(shape) {
    const isNote = is(shape, 'bpmn:TextAnnotation');
    const { businessObject } = shape;
    return lines({
      key: 'name', label: isNote ? this.words.text : this.words.name,
      value: isNote ? businessObject.text : businessObject.name,
      onChange: (said) => {
        const { processRef } = businessObject;
        if (processRef) this.table.modeling.updateModdleProperties(shape, processRef, { name: said });
        if (shape === this.root) this.table.modeling.updateProperties(shape, { name: said });
        else this.table.modeling.updateLabel(shape, said);
      },
    });
  }
}

