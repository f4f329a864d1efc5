// bpmn-js as this product uses it: only what the engine runs, Chinese words, no inline styles.
import Modeler from 'bpmn-js/lib/Modeler';
import AlignElementsModule from 'bpmn-js/lib/features/align-elements';
import DistributeElementsModule from 'bpmn-js/lib/features/distribute-elements';
import { is } from 'bpmn-js/lib/util/ModelUtil';
import CommandInterceptor from 'diagram-js/lib/command/CommandInterceptor';
import { allowedOnly } from './allowed.js';
import { descriptor, own } from './gov.js';

// The icons of these two carry inline styles, which the page's policy refuses.
const REFUSED_BY_THE_POLICY = [AlignElementsModule, DistributeElementsModule];

class DrawingTable extends Modeler {}
DrawingTable.prototype._modules = Modeler.prototype._modules.filter(
  (each) => !REFUSED_BY_THE_POLICY.includes(each),
);

function translator(translations) {
  return (template, replacements = {}) => {
    const said = translations[template] || template;
    return said.replace(/{([^}]+)}/g, (_, key) => replacements[key] ?? `{${key}}`);
  };
}

// A step that is taken out leaves its neighbours connected, whatever notes hung on it, and nothing
// may be returned to it any more.
class Closing extends CommandInterceptor {
  constructor(eventBus, modeling, elementRegistry) {
    super(eventBus);
    this.modeling = modeling;
    this.registry = elementRegistry;
    this.preExecute('shape.delete', 2000, ({ shape }) => {
      [...shape.incoming, ...shape.outgoing]
        .filter((each) => is(each, 'bpmn:Association'))
        .forEach((each) => modeling.removeConnection(each));
      if (is(shape, 'bpmn:UserTask') && shape.type !== 'label') this.forget(shape);
    }, true);
  }

  forget({ id }) {
    const steps = this.registry.filter((each) => is(each, 'bpmn:UserTask') && each.id !== id);
    steps.map((each) => [each, own(each, 'gov:Step')]).forEach(([element, step]) => {
      const left = step?.get('returns').filter((each) => each.get('to') !== id);
      if (step && left.length < step.get('returns').length) {
        this.modeling.updateModdleProperties(element, step, { returns: left });
      }
    });
  }
}
Closing.$inject = ['eventBus', 'modeling', 'elementRegistry'];

const closing = { __init__: ['closing'], closing: ['type', Closing] };

export function createModeler(container, settings) {
  const translate = ['value', translator(settings.translations)];
  return new DrawingTable({
    container,
    moddleExtensions: { gov: descriptor },
    additionalModules: [allowedOnly, closing, { translate }],
  });
}
