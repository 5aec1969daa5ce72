// The first module of every compiled program (compile.js). It makes stack traces name the sources, such as
// lib/jobs/worker.ts:35:7. Node's own `--enable-source-maps` reads all source maps at the start, which takes 40 MB in the
// worker. Here, the map of a file is read when an error in it is printed, and is dropped a minute later.
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../root.js';

const keptMs = 60_000;
const place = /(?:file:\/\/)?[^\s()]+\.js:\d+:\d+/;

/** @type {Map<string, SourceMap | undefined>} */
const maps = new Map();

Error.prepareStackTrace = (error, frames) =>
  [String(error), ...frames.map((frame) => `    at ${describe(frame)}`)].join('\n');

function describe(frame) {
  const text = String(frame);
  const address = frame.getFileName();
  if (!address?.startsWith('file:') || address.includes('/node_modules/')) return text;
  const file = fileURLToPath(address);
  const entry = mapOf(file)?.findEntry(frame.getLineNumber() - 1, frame.getColumnNumber() - 1);
  if (!entry || !('originalSource' in entry)) return text;
  const source = relative(root, resolve(dirname(file), entry.originalSource));
  return text.replace(place, () => `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`);
}

/** Returns the source map of a compiled file. Undefined if it has none. */
function mapOf(file) {
  if (!maps.has(file)) {
    maps.set(file, readMap(file));
    setTimeout(() => maps.delete(file), keptMs).unref();
  }
  return maps.get(file);
}

function readMap(file) {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
  } catch {
    return undefined;
  }
}
