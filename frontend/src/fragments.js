// htmx: parts of pages. A refused form (422) is shown in place; another error is announced.
import htmx from 'htmx.org';
import { announce } from './announce.js';

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  responseHandling: [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    { code: '422', swap: true },
    { code: '[45]..', swap: false, error: true },
  ],
});

document.addEventListener('htmx:configRequest', (event) => {
  const token = document.querySelector('meta[name="csrf-token"]');
  if (token) event.detail.headers['X-CSRFToken'] = token.content;
});

document.addEventListener('htmx:responseError', (event) => {
  const { xhr } = event.detail;
  const isSentence = xhr.getResponseHeader('Content-Type')?.startsWith('text/plain');
  const sentence = isSentence ? xhr.responseText.trim() : '';
  announce(sentence || document.body.dataset.failed, { wrong: true });
});

document.addEventListener('htmx:sendError', () => {
  announce(document.body.dataset.offline, { wrong: true });
});
