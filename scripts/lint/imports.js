import { posix } from 'node:path';
import { layers, nouns } from './directions.js';

// Biome formats every file, so each static import starts a line and has its module name in single quotes.
const staticImport = /^(?:import|export)\b(?:[\s\w$*,]|\{[^}]*\})*?'([^'\n]+)'/gm;
const dynamicImport = /\bimport\(\s*'([^'\n]+)'/g;

/**
 * Returns the imports of one file that the rules in directions.js forbid. Type imports count as imports.
 *
 * @param {string} path from the repository's root
 * @param {string} source
 * @returns {import('./checks.js').Problem[]}
 */
export function checkImports(path, source) {
  const layer = layerOf(path);
  if (!layer || (isTest(path) && !layers[layer].testsToo)) return [];
  return [staticImport, dynamicImport].flatMap((pattern) =>
    [...source.matchAll(pattern)].flatMap(({ index, 1: module }) => {
      const message = refuseLayer(layer, path, module) ?? refuseNoun(layer, path, module);
      return message ? [{ rule: 'imports', path, line: source.slice(0, index).split('\n').length, message }] : [];
    }),
  );
}

function refuseLayer(layer, path, module) {
  const { imports, never } = layers[layer];
  const target = resolve(path, module);
  const full = target === undefined ? module : `@/${target}`;
  if (never.some((name) => isWithin(name, full))) return `${layer} must not import ${full}`;
  if (target === undefined || layerOf(target) === layer) return undefined;
  return imports.some((folder) => isWithin(folder, target)) ? undefined : `${layer} must not import ${target}`;
}

function refuseNoun(layer, path, module) {
  const [from, to] = [path, resolve(path, module)].map((file) => nounOf(layer, file));
  const allowed = nouns[layer]?.[from];
  if (!allowed || !(to in nouns[layer]) || to === from || allowed.includes(to)) return undefined;
  return `${layer}/${from} must not import ${layer}/${to}`;
}

/**
 * Returns the path of the project file to which a module name refers, without its extension. Undefined for a package.
 */
function resolve(path, module) {
  if (module.startsWith('@/')) return withoutExtension(module.slice(2));
  return module.startsWith('.') ? withoutExtension(posix.join(posix.dirname(path), module)) : undefined;
}

function layerOf(path) {
  const matching = Object.keys(layers).filter((folder) => isWithin(folder, path));
  return matching.sort((a, b) => b.length - a.length)[0];
}

function nounOf(layer, path) {
  if (path === undefined || !isWithin(layer, path)) return undefined;
  const [noun, ...rest] = path.slice(layer.length + 1).split('/');
  return rest.length > 0 ? noun : undefined;
}

const isTest = (path) => /\.test\.tsx?$|\/testing\//.test(path);

const isWithin = (name, path) => path === name || path.startsWith(name.endsWith(':') ? name : `${name}/`);

const withoutExtension = (path) => path.replace(/\.(js|tsx?)$/, '');
