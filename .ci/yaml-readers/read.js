// Reads YAML documents with js-yaml; the same lines in and out as go/main.go.
'use strict';

const fs = require('fs');
const yaml = require('js-yaml');

function plain(value) {
  if (value instanceof Date) return { '!type': 'Date' };
  if (typeof value === 'number' && !Number.isFinite(value)) return { '!type': String(value) };
  if (Array.isArray(value)) return value.map(plain);
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  }
  return value === undefined ? null : value;
}

const out = fs.readFileSync(0, 'utf8').split('\n').filter(Boolean).map(line => {
  try {
    return JSON.stringify(plain(yaml.load(JSON.parse(line))));
  } catch (error) {
    return JSON.stringify({ '!error': error.reason || String(error) });
  }
});
fs.writeSync(1, out.join('\n') + '\n');
