// Compares what the readers read with what was meant, and writes the two tables that the tests replay.
//
// usage: compare.js CORPUS.jsonl TABLES-FOLDER READER=VERSION=ANSWERS ...
// Each line of the corpus: {"kind": "written", "document", "data", "text", "scalar", "block", "listed"}, a document as
// our writer writes it and the data that it means; or {"kind": "plain", "document", "text"}, an unquoted scalar.
'use strict';

const fs = require('fs');
const path = require('path');
const { isDeepStrictEqual } = require('util');

const lines = file => fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line));

const [corpusFile, folder, ...given] = process.argv.slice(2);
const corpus = lines(corpusFile);
const readers = given.map(argument => {
  const [name, version, file] = argument.split('=');
  return { name, version, answers: lines(file) };
});

const header = [
  '# Made by .ci/yaml-readers/run; do not edit.',
  ...readers.map(reader => `# ${reader.name}: ${reader.version}`),
];
const written = [...header, ['# text', 'scalar', 'block', ...readers.map(r => r.name)].join('\t')];
const plain = [...header, ['# unquoted', ...readers.map(r => r.name)].join('\t')];
let wrong = 0;

for (const reader of readers) {
  if (reader.answers.length !== corpus.length) {
    console.error(`${reader.name} answered ${reader.answers.length} of ${corpus.length} documents`);
    process.exit(1);
  }
}
corpus.forEach((entry, i) => {
  const answers = readers.map(reader => reader.answers[i]);
  if (entry.kind === 'plain') {
    const shown = answers.map(answer => JSON.stringify(answer && answer['!error'] ? { '!error': '' } : answer));
    plain.push([entry.text, ...shown].join('\t'));
    return;
  }
  const verdicts = answers.map(answer => (isDeepStrictEqual(answer, entry.data) ? 'same' : 'WRONG'));
  verdicts.forEach((verdict, r) => {
    if (verdict === 'WRONG' && ++wrong <= 20) {
      console.error(`${readers[r].name} read\n${entry.document}as ${JSON.stringify(answers[r])}`);
    }
  });
  if (entry.listed) {
    written.push([JSON.stringify(entry.text), entry.scalar, JSON.stringify(entry.block), ...verdicts].join('\t'));
  }
});
fs.writeFileSync(path.join(folder, 'readers.tsv'), written.join('\n') + '\n');
fs.writeFileSync(path.join(folder, 'plain-scalars.tsv'), plain.join('\n') + '\n');
console.log(`${corpus.length} documents, ${readers.length} readers, ${wrong} wrong`);
process.exit(wrong === 0 ? 0 : 1);
