// The example of bpmn-js's own documentation: open a diagram in the modeler.
const modeler = new window.BpmnJS({ container: '#canvas' });
fetch('/bench/plain/proactive_review.bpmn')
  .then((answer) => answer.text())
  .then((xml) => modeler.importXML(xml))
  .then(() => {
    modeler.get('canvas').zoom('fit-viewport');
    document.getElementById('canvas').dataset.ready = 'true';
  });
