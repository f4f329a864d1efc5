// What may be drawn: the elements the engine runs, in the palette, beside an element and in the
// menu that changes one. Everything else bpmn-js offers is taken out.
import { is } from 'bpmn-js/lib/util/ModelUtil';

const MESSAGE = { eventDefinitionType: 'bpmn:MessageEventDefinition' };
const TIMER = { eventDefinitionType: 'bpmn:TimerEventDefinition' };

const TOOLS = ['hand-tool', 'lasso-tool', 'space-tool', 'global-connect-tool', 'tool-separator'];
const KEPT_IN_PALETTE = new Set([
  ...TOOLS, 'create.start-event', 'create.end-event', 'create.subprocess-expanded',
]);
const CREATED = {
  'create.user-task': ['activity', 'bpmn-icon-user-task', 'Create user task', 'bpmn:UserTask'],
  'create.service-task': [
    'activity', 'bpmn-icon-service-task', 'Create service task', 'bpmn:ServiceTask',
  ],
  'create.exclusive-gateway': [
    'gateway', 'bpmn-icon-gateway-xor', 'Create gateway', 'bpmn:ExclusiveGateway',
  ],
  'create.parallel-gateway': [
    'gateway', 'bpmn-icon-gateway-parallel', 'Create parallel gateway', 'bpmn:ParallelGateway',
  ],
  'create.event-gateway': [
    'gateway', 'bpmn-icon-gateway-eventbased', 'Create event-based gateway', 'bpmn:EventBasedGateway',
  ],
  'create.message': [
    'event', 'bpmn-icon-intermediate-event-catch-message', 'Create message',
    'bpmn:IntermediateCatchEvent', MESSAGE,
  ],
  'create.timer': [
    'event', 'bpmn-icon-intermediate-event-catch-timer', 'Create timer',
    'bpmn:IntermediateCatchEvent', TIMER,
  ],
  'create.text-annotation': [
    'artifact', 'bpmn-icon-text-annotation', 'Create text annotation', 'bpmn:TextAnnotation',
  ],
};

const NOT_BESIDE = new Set([
  'append.append-task', 'append.intermediate-event', 'append.gateway', 'append.receive-task',
  'append.message-intermediate-event', 'append.timer-intermediate-event',
  'append.condition-intermediate-event', 'append.signal-intermediate-event',
  'append.compensation-activity',
]);
export const APPENDED = {
  'append.user-task': ['bpmn-icon-user-task', 'Append user task', 'bpmn:UserTask'],
  'append.service-task': ['bpmn-icon-service-task', 'Append service task', 'bpmn:ServiceTask'],
  'append.choice': ['bpmn-icon-gateway-xor', 'Append gateway', 'bpmn:ExclusiveGateway'],
  'append.message': [
    'bpmn-icon-intermediate-event-catch-message', 'Append message', 'bpmn:IntermediateCatchEvent',
    MESSAGE,
  ],
  'append.timer': [
    'bpmn-icon-intermediate-event-catch-timer', 'Append timer', 'bpmn:IntermediateCatchEvent', TIMER,
  ],
};
const EVENTS = new Set(['append.message', 'append.timer']); // all that may follow a gateway of events

const MAY_BECOME = new Set([
  'replace-with-user-task', 'replace-with-service-task', 'replace-with-none-start',
  'replace-with-none-end', 'replace-with-terminate-end', 'replace-with-exclusive-gateway',
  'replace-with-parallel-gateway', 'replace-with-event-based-gateway',
  'replace-with-message-intermediate-catch', 'replace-with-message-boundary',
  'replace-with-non-interrupting-message-boundary', 'replace-with-timer-intermediate-catch',
  'replace-with-timer-boundary', 'replace-with-non-interrupting-timer-boundary',
  'replace-with-subprocess', 'replace-with-expanded-subprocess',
  'replace-with-collapsed-subprocess', 'replace-with-sequence-flow', 'replace-with-default-flow',
]);
const MARKERS = new Set(['toggle-parallel-mi', 'toggle-sequential-mi', 'toggle-non-interrupting']);

function only(entries, isKept) {
  return Object.fromEntries(Object.entries(entries).filter(([key]) => isKept(key)));
}

class Palette {
  constructor(palette, create, elementFactory, translate) {
    Object.assign(this, { create, elementFactory, translate });
    palette.registerProvider(500, this);
  }

  getPaletteEntries() {
    return (entries) => ({
      ...only(entries, (key) => KEPT_IN_PALETTE.has(key)),
      ...Object.fromEntries(Object.entries(CREATED).map(([key, made]) => [key, this.entry(made)])),
    });
  }

  entry([group, className, title, type, options]) {
    const start = (event) => {
      this.create.start(event, this.elementFactory.createShape({ type, ...options }));
    };
    const action = { dragstart: start, click: start };
    return { group, className, title: this.translate(title), action };
  }
}
Palette.$inject = ['palette', 'create', 'elementFactory', 'translate'];

class Beside {
  constructor(contextPad, appending, translate) {
    Object.assign(this, { appending, translate });
    contextPad.registerProvider(500, this);
  }

  getContextPadEntries(element) {
    return (entries) => {
      const kept = only(entries, (key) => !NOT_BESIDE.has(key));
      const awaits = is(element, 'bpmn:EventBasedGateway');
      if (!awaits && !('append.end-event' in entries)) return kept;
      const offered = only(APPENDED, (key) => !awaits || EVENTS.has(key));
      const ours = Object.entries(offered).map(([key, made]) => [key, this.entry(made)]);
      return { ...Object.fromEntries(ours), ...kept };
    };
  }

  entry([className, title, type, options]) {
    return {
      group: 'model',
      className,
      title: this.translate(title),
      action: {
        click: (_event, element) => this.appending.append(element, type, options),
        dragstart: (event, element) => this.appending.drag(event, element, type, options),
      },
    };
  }
}
Beside.$inject = ['contextPad', 'appending', 'translate'];

// Puts a new element behind another one; the properties offer the same without a mouse.
class Appending {
  constructor(autoPlace, create, elementFactory) {
    Object.assign(this, { autoPlace, create, elementFactory });
  }

  append(element, type, options) {
    const shape = this.elementFactory.createShape({ type, ...options });
    return this.autoPlace.append(element, shape);
  }

  drag(event, element, type, options) {
    const shape = this.elementFactory.createShape({ type, ...options });
    this.create.start(event, shape, { source: element });
  }
}
Appending.$inject = ['autoPlace', 'create', 'elementFactory'];

class Menu {
  constructor(popupMenu) {
    popupMenu.registerProvider('bpmn-replace', 500, this);
  }

  getPopupMenuEntries() {
    return (entries) => only(entries, (key) => MAY_BECOME.has(key));
  }

  getPopupMenuHeaderEntries() {
    return (entries) => only(entries, (key) => MARKERS.has(key));
  }
}
Menu.$inject = ['popupMenu'];

export const allowedOnly = {
  __init__: ['allowedPalette', 'allowedBeside', 'allowedMenu'],
  allowedPalette: ['type', Palette],
  allowedBeside: ['type', Beside],
  allowedMenu: ['type', Menu],
  appending: ['type', Appending],
};
