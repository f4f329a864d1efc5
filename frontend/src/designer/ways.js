// The properties of ways and events: conditions, defaults, ends of a way, timers, messages; and what
// the mouse does on the canvas, for the keyboard: put something behind, lead somewhere, delete.
import { is } from 'bpmn-js/lib/util/ModelUtil';
import { APPENDED } from './allowed.js';
import { buttons, button, choice, group, text, tick } from './fields.js';

const TIMES = { 'bpmn:timeDuration': 'timeDuration', 'bpmn:timeDate': 'timeDate' };

export function sequenceFlow(table, shape) {
  const { modeling, moddle, words } = table;
  const flow = shape.businessObject;
  const isDefault = flow.sourceRef?.default === flow;
  const condition = text({
    key: 'condition', label: words.condition, value: flow.conditionExpression?.body,
    help: words.condition_help,
    onChange: (body) => modeling.updateProperties(shape, {
      conditionExpression: body ? moddle.create('bpmn:FormalExpression', { body }) : undefined,
    }),
  });
  const otherwise = tick({
    key: 'default', label: words.is_default, checked: isDefault,
    onChange: (isOn) => modeling.updateProperties(shape.source, { default: isOn ? flow : undefined }),
  });
  const branches = is(shape.source, 'bpmn:ExclusiveGateway');
  return [
    ...(branches || flow.conditionExpression ? [group(words.condition, condition, otherwise)] : []),
    group(words.to, end(table, shape, 'source'), end(table, shape, 'target')),
  ];
}

// A way is led elsewhere without a mouse: the layouter draws it anew.
function end({ modeling, layouter, registry, words, ...table }, shape, side) {
  const isSource = side === 'source';
  return choice({
    key: side, label: isSource ? words.from : words.to, value: shape[side].id,
    options: table.nodes(),
    onChange: (id) => {
      const node = registry.get(id);
      const middle = { x: node.x + node.width / 2, y: node.y + node.height / 2 };
      if (isSource) modeling.reconnectStart(shape, node, middle);
      else modeling.reconnectEnd(shape, node, middle);
      modeling.layoutConnection(shape);
    },
  });
}

export function timer({ modeling, moddle, words }, shape) {
  const definition = shape.businessObject.eventDefinitions?.[0];
  if (!definition || !is(definition, 'bpmn:TimerEventDefinition')) return [];
  const kind = definition.timeDuration ? 'timeDuration' : 'timeDate';
  const body = definition[kind]?.body;
  const write = (name, said) => modeling.updateModdleProperties(shape, definition, {
    ...Object.fromEntries(Object.values(TIMES).map((each) => [each, undefined])),
    [name]: moddle.create('bpmn:FormalExpression', { body: said }),
  });
  return [group(
    words.timer,
    choice({
      key: 'timer-kind', label: words.timer_kind, value: kind,
      options: [['timeDuration', words.timer_duration], ['timeDate', words.timer_date]],
      onChange: (name) => write(name, body ?? ''),
    }),
    text({
      key: 'timer-text', label: words.timer_text, value: body, help: words.timer_help,
      onChange: (said) => write(kind, said),
    }),
  )];
}

// Each event has a message of its own, so a new name renames it. A message that no event refers to
// any more does no harm.
export function message({ modeler, modeling, moddle, words }, shape) {
  const definition = shape.businessObject.eventDefinitions?.[0];
  if (!definition || !is(definition, 'bpmn:MessageEventDefinition')) return [];
  const known = definition.messageRef;
  const rename = (name) => {
    if (known) modeling.updateModdleProperties(shape, known, { name });
    else modeling.updateModdleProperties(shape, definition, { messageRef: added(name) });
  };
  const added = (name) => {
    const root = modeler.getDefinitions();
    const made = moddle.create('bpmn:Message', { id: moddle.ids.nextPrefixed('Message_'), name });
    made.$parent = root;
    root.rootElements.push(made);
    return made;
  };
  return [group(words.message, text({
    key: 'message-name', label: words.message_name, value: known?.name, help: words.message_help,
    onChange: rename,
  }))];
}

export function acts(table, shape) {
  const { modeling, modeler, words } = table;
  const isNode = is(shape, 'bpmn:FlowNode');
  const mayLead = isNode && !is(shape, 'bpmn:EndEvent');
  const append = (key, label, made) => button({
    key, label,
    onClick: () => table.select(modeler.get('appending').append(shape, ...made)),
  });
  const awaits = is(shape, 'bpmn:EventBasedGateway');
  const behind = mayLead && group(words.append, buttons(
    !awaits && append('append-user', words.append_user, APPENDED['append.user-task'].slice(2)),
    !awaits && append('append-service', words.append_service, APPENDED['append.service-task'].slice(2)),
    !awaits && append('append-choice', words.append_choice, APPENDED['append.choice'].slice(2)),
    append('append-message', words.append_message, APPENDED['append.message'].slice(2)),
    append('append-timer', words.append_timer, APPENDED['append.timer'].slice(2)),
    !awaits && append('append-end', words.append_end, ['bpmn:EndEvent']),
  ));
  const lead = mayLead && choice({
    key: 'connect', label: words.connect, value: '', none: words.none,
    options: table.nodes().filter(([id]) => id !== shape.id),
    onChange: (id) => id && modeling.connect(shape, table.registry.get(id)),
  });
  const remove = buttons(button({
    key: 'delete', label: words.delete, kind: 'danger',
    onClick: () => modeling.removeElements([shape]),
  }));
  return [behind || null, lead || null, remove];
}
