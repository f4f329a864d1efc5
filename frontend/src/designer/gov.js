// Our own attributes in a BPMN file (xmlns:gov="urn:mingchuang:bpmn:1"): how they are read and
// written, each change as one step of undo. What we do not know stays where it is.
const text = (name) => ({ name, isAttr: true, type: 'String' });

export const descriptor = {
  name: 'Mingchuang',
  prefix: 'gov',
  uri: 'urn:mingchuang:bpmn:1',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Step',
      superClass: ['Element'],
      properties: [
        ...['lane', 'of', 'form', 'days', 'duty', 'operation', 'count', 'firstReturnEnds'].map(text),
        { name: 'outcomes', type: 'Outcome', isMany: true },
        { name: 'returns', type: 'Return', isMany: true },
        { name: 'others', type: 'Element', isMany: true },
      ],
    },
    {
      name: 'Outcome',
      superClass: ['Element'],
      properties: ['id', 'label', 'reason', 'returnsTo', 'straight'].map(text),
    },
    { name: 'Return', superClass: ['Element'], properties: [text('to')] },
    {
      name: 'Facts',
      superClass: ['Element'],
      properties: [
        { name: 'facts', type: 'Fact', isMany: true },
        { name: 'others', type: 'Element', isMany: true },
      ],
    },
    { name: 'Fact', superClass: ['Element'], properties: ['name', 'type'].map(text) },
  ],
};

// Where a pool is drawn, what belongs to the process is found behind the pool.
export function subject(element) {
  return element.businessObject.processRef ?? element.businessObject;
}

export function own(element, type) {
  return subject(element).extensionElements?.values?.find((each) => each.$type === type);
}

export class Gov {
  constructor(modeler) {
    this.modeling = modeler.get('modeling');
    this.moddle = modeler.get('moddle');
  }

  made(type, properties, parent) {
    const created = this.moddle.create(type, properties);
    created.$parent = parent;
    return created;
  }

  // Sets properties of the gov:step (or gov:facts) of an element, made when it has none.
  write(element, type, properties) {
    const known = own(element, type);
    if (known) {
      this.modeling.updateModdleProperties(element, known, properties);
      return;
    }
    const owner = subject(element);
    const before = owner.extensionElements;
    const holder = this.made('bpmn:ExtensionElements', { values: [] }, owner);
    const added = this.made(type, properties, holder);
    holder.values = [...(before?.values ?? []), added];
    holder.values.forEach((each) => { each.$parent = holder; });
    this.modeling.updateModdleProperties(element, owner, { extensionElements: holder });
  }

  // Puts one more entry into a list such as outcomes.
  add(element, type, list, entry, properties) {
    const holder = own(element, type);
    const made = this.made(entry, properties, holder);
    this.write(element, type, { [list]: [...(holder?.get(list) ?? []), made] });
    made.$parent = own(element, type);
  }

  remove(element, type, list, entry) {
    const rest = own(element, type).get(list).filter((each) => each !== entry);
    this.write(element, type, { [list]: rest });
  }

  change(element, entry, properties) {
    this.modeling.updateModdleProperties(element, entry, properties);
  }
}
