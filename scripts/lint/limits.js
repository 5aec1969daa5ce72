const folder = /^lib\/data\/(?!generated\/|testing\/)/;

/**
 * What bounds the rows of a query: a limit, the options of a keyset, or a list of ids that the caller has. A query for one
 * row, an aggregate and a function call return few rows.
 */
const boundsOfMany = /\btake\b|\.\.\.(?:order|pages?|own|named)\b|\bin: /;
const boundsOfSelect =
  /\blimit\b|\b(?:count|sum|max|min|bool_or|jsonb_agg)\(|\bgroup by\b|\bany\(\$\{|\bin \(\$\{|\bexists\b|\b(?:id|key|number|slug) = \$\{|jsonb_to_recordset|unnest\(|\bpageOfOpen\(|\bfor (?:no key )?update\b|\bfrom \w+_\w+\(|\breturning\b|^\s*select\s+(?:set_config|pg_|fold_|nextval|now\(|\w+\(\$\{)|\bwith recursive\b/i;

/**
 * Returns the queries in lib/data that may read any number of rows. A list in the product grows with the company, so
 * each query has a limit.
 *
 * @param {string} path from the repository's root
 * @param {string} source
 * @returns {import('./checks.js').Problem[]}
 */
export function checkLimits(path, source) {
  if (!folder.test(path) || /\.test\.ts$/.test(path)) return [];
  return [
    ...[...source.matchAll(/\.findMany\(/g)]
      .filter(({ index }) => !boundsOfMany.test(argumentAt(source, index + '.findMany'.length)))
      .map(({ index }) => problem(path, source, index, 'findMany without `take`')),
    ...[...source.matchAll(/\$queryRaw(?:<[^`]*>)?`/g)]
      .filter(({ index, 0: opening }) => {
        const sql = templateAt(source, index + opening.length);
        return /\bselect\b/i.test(sql) && !boundsOfSelect.test(sql);
      })
      .map(({ index }) => problem(path, source, index, 'select without a limit')),
  ];
}

const problem = (path, source, index, what) => ({
  rule: 'limits',
  path,
  line: source.slice(0, index).split('\n').length,
  message: `${what}: read a list in pages (lib/data/keyset), or bound it`,
});

/** Returns the text between the parenthesis at this place and the one that closes it. */
function argumentAt(source, start) {
  let depth = 0;
  for (let at = start; at < source.length; at += 1) {
    if (source[at] === '(') depth += 1;
    if (source[at] === ')') depth -= 1;
    if (depth === 0) return source.slice(start, at);
  }
  return source.slice(start);
}

/** Returns the text of a template literal that starts here, with the templates that are nested in it. */
function templateAt(source, start) {
  const ends = [];
  for (let at = start; at < source.length; at += 1) {
    const inText = ends.at(-1) !== '}';
    if (source[at] === '\\') at += 1;
    else if (inText && source[at] === '`') {
      if (ends.length === 0) return source.slice(start, at);
      ends.pop();
    } else if (inText && source.startsWith('${', at)) ends.push('}');
    else if (!inText && source[at] === '`') ends.push('`');
    else if (!inText && source[at] === '}') ends.pop();
    else if (!inText && source[at] === '{') ends.push('}');
  }
  return source.slice(start);
}
