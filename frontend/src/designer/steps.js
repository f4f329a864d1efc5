// The properties of a step: who, what, which outcomes, where it may be returned to.
import { buttons, button, choice, element, filled, group, text, tick } from './fields.js';
import { own } from './gov.js';

const STEP = 'gov:Step';

export function userTask(table, shape) {
  const { settings, gov, words } = table;
  const step = own(shape, STEP);
  const write = (name) => (value) => gov.write(shape, STEP, { [name]: value || undefined });
  const one = (name, label) => choice({
    key: name, label, value: step?.get(name), options: settings[name], none: words.none,
    onChange: write(name),
  });
  return [
    group(words.who, one('lane', words.lane), one('of', words.of)),
    group(
      words.what,
      one('form', words.form),
      text({
        key: 'days', label: words.days, value: step?.get('days'), numeric: true,
        onChange: write('days'),
      }),
      one('duty', words.duty),
      signers(table, shape, step, write),
    ),
    outcomes(table, shape, step),
    returns(table, shape, step),
  ];
}

function signers({ words }, shape, step, write) {
  const several = shape.businessObject.get('loopCharacteristics');
  return several && text({
    key: 'count', label: words.signers, value: step?.get('count'), help: words.signers_help,
    onChange: write('count'),
  });
}

export function serviceTask({ settings, gov, words }, shape) {
  const step = own(shape, STEP);
  return [
    group(words.what, choice({
      key: 'operation', label: words.operation, value: step?.get('operation'),
      options: settings.operation, none: words.none,
      onChange: (value) => gov.write(shape, STEP, { operation: value || undefined }),
    })),
  ];
}

function outcomes(table, shape, step) {
  const { gov, words } = table;
  const known = step?.get('outcomes') ?? [];
  const add = button({
    key: 'add-outcome', label: words.add_outcome,
    onClick: () => gov.add(shape, STEP, 'outcomes', 'gov:Outcome', { id: '', label: '' }),
  });
  return group(
    words.outcomes,
    ...known.map((each, place) => outcome(table, shape, each, place)),
    buttons(add),
  );
}

function outcome(table, shape, entry, place) {
  const { gov, words } = table;
  const key = (name) => `outcome-${place}-${name}`;
  const write = (name) => (value) => gov.change(shape, entry, { [name]: value || undefined });
  const back = entry.get('returnsTo');
  return group(
    filled(words.outcome, { number: place + 1 }),
    text({
      key: key('label'), label: words.outcome_label, value: entry.get('label'),
      onChange: write('label'),
    }),
    text({
      key: key('id'), label: words.outcome_id, value: entry.get('id'), onChange: write('id'),
    }),
    tick({
      key: key('reason'), label: words.reason, checked: entry.get('reason') === 'required',
      onChange: (isOn) => write('reason')(isOn && 'required'),
    }),
    choice({
      key: key('back'), label: words.returns_to, value: back, none: words.none,
      options: table.others(shape, 'bpmn:UserTask'), onChange: write('returnsTo'),
    }),
    back && tick({
      key: key('straight'), label: words.straight, checked: entry.get('straight') === 'true',
      onChange: (isOn) => write('straight')(isOn && 'true'),
    }),
    buttons(button({
      key: key('remove'), label: words.remove,
      onClick: () => gov.remove(shape, STEP, 'outcomes', entry),
    })),
  );
}

function returns(table, shape, step) {
  const { gov, words } = table;
  const known = step?.get('returns') ?? [];
  const entryTo = (id) => known.find((each) => each.get('to') === id);
  const gone = known.map((each) => each.get('to')).filter((id) => !table.registry.get(id));
  const offered = [...table.others(shape, 'bpmn:UserTask'), ...gone.map((id) => [id, id])];
  return group(words.returns, ...offered.map(([id, name]) => tick({
    key: `return-${id}`, label: name, checked: Boolean(entryTo(id)),
    onChange: (isOn) => {
      if (isOn) gov.add(shape, STEP, 'returns', 'gov:Return', { to: id });
      else gov.remove(shape, STEP, 'returns', entryTo(id));
    },
  })));
}

export function facts({ gov, words }, shape) {
  const types = ['text', 'number', 'boolean', 'date', 'moment'].map((each) => [each, each]);
  const known = own(shape, 'gov:Facts')?.get('facts') ?? [];
  const rows = known.map((fact, place) => group(
    filled(words.fact, { number: place + 1 }),
    text({
      key: `fact-${place}-name`, label: words.fact_name, value: fact.get('name'),
      onChange: (name) => gov.change(shape, fact, { name }),
    }),
    choice({
      key: `fact-${place}-type`, label: words.fact_type, value: fact.get('type'), options: types,
      onChange: (type) => gov.change(shape, fact, { type }),
    }),
    buttons(button({
      key: `fact-${place}-remove`, label: words.remove,
      onClick: () => gov.remove(shape, 'gov:Facts', 'facts', fact),
    })),
  ));
  const add = button({
    key: 'add-fact', label: words.add_fact,
    onClick: () => gov.add(shape, 'gov:Facts', 'facts', 'gov:Fact', { name: '', type: 'text' }),
  });
  return [group(words.facts, ...rows, buttons(add))];
}

export function identity({ words }, shape) {
  return element('p', { class: 'quiet' }, filled(words.ids, { id: shape.businessObject.id }));
}
