import { dirname } from 'node:path';

const mostFiles = 20;
const mostLines = 250;

/**
 * Returns the folders with too many files and the files with too many lines. Test files do not count towards the size
 * of their folder.
 *
 * @param {Map<string, string>} sources each file's path and text
 * @returns {import('./checks.js').Problem[]}
 */
export function checkSizes(sources) {
  const folders = new Map();
  for (const path of sources.keys()) {
    if (!/\.test\.tsx?$/.test(path)) folders.set(dirname(path), (folders.get(dirname(path)) ?? 0) + 1);
  }
  const full = [...folders].filter(([, files]) => files > mostFiles);
  const long = [...sources].map(([path, text]) => ({ path, lines: text.split('\n').length - 1 }));
  return [
    ...full.map(([path, files]) => ({
      rule: 'sizes',
      path,
      message: `${files} files; a folder has at most ${mostFiles}`,
    })),
    ...long
      .filter(({ lines }) => lines > mostLines)
      .map(({ path, lines }) => ({ rule: 'sizes', path, message: `${lines} lines; a file has at most ${mostLines}` })),
  ];
}
