import { checkAddresses } from './addresses.js';
import { checkFormats } from './formats.js';
import { checkImports } from './imports.js';
import { checkLimits } from './limits.js';
import { checkPhrases } from './phrases.js';
import { checkSizes } from './sizes.js';

/**
 * @typedef {object} Problem
 * @property {'addresses' | 'formats' | 'imports' | 'limits' | 'phrases' | 'sizes'} rule
 * @property {string} path of the file or folder
 * @property {number} [line]
 * @property {string} message
 *
 * @typedef {Partial<Record<Problem['rule'], Record<string, string>>>} Exceptions the reason for each exception, by rule and path
 */

/**
 * Runs the project's own lint rules on these files: addresses, formats, imports, limits, phrases and sizes.
 *
 * @param {Map<string, string>} sources each file's path from the root, and its text
 * @returns {Problem[]}
 */
export function checkSources(sources) {
  const files = [...sources];
  return [
    ...files.filter(([path]) => /\.[jt]sx?$/.test(path)).flatMap(([path, text]) => checkImports(path, text)),
    ...files.flatMap(([path, text]) => checkLimits(path, text)),
    ...files.flatMap(([path, text]) => checkPhrases(path, text)),
    ...files.flatMap(([path, text]) => checkAddresses(path, text)),
    ...files.flatMap(([path, text]) => checkFormats(path, text)),
    ...checkSizes(sources),
  ];
}

/**
 * Returns the problems for which there is no exception, and one problem for each exception that matches no problem.
 *
 * @param {readonly Problem[]} problems
 * @param {Exceptions} exceptions
 * @returns {Problem[]}
 */
export function withoutExceptions(problems, exceptions) {
  const stale = Object.entries(exceptions).flatMap(([rule, paths]) =>
    Object.keys(paths)
      .filter((path) => !problems.some((problem) => problem.rule === rule && problem.path === path))
      .map((path) => ({ rule, path, message: 'stale exception: delete it from scripts/lint/exceptions.json' })),
  );
  return [...problems.filter(({ rule, path }) => exceptions[rule]?.[path] === undefined), ...stale];
}
