import { RE2JS } from 're2js';

/**
 * The largest length and program size of a pattern, and the length of text that is searched. They suffice for any
 * merchant name and prevent slow searches.
 */
export const patternLimits = { length: 200, steps: 500, text: 400 } as const;

/**
 * Whether a text contains a match of the regular expression. RE2 runs in linear time, so that a pattern such as
 * "(a+)+$" cannot block the server. Runs on the server only.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  return compile(pattern)?.matcher(text.slice(0, patternLimits.text)).find() ?? false;
}

/** Explains why a pattern is invalid; null when it is valid. */
export function patternProblem(pattern: string): string | null {
  if (pattern === '') return 'Enter a pattern.';
  if (pattern.length > patternLimits.length) return `Use at most ${patternLimits.length} characters in a pattern.`;
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    if (compiled.programSize() > patternLimits.steps)
      return 'This pattern repeats too much. Repeat less often in it, or say it in a shorter way.';
    if (compiled.matcher('').find()) return 'This pattern fits every merchant. Name something that must be there.';
    return null;
  } catch {
    return 'This is not a pattern that can be read. Looking ahead or behind and \\1 cannot be used; write \\. for a full stop.';
  }
}

/** Caches compiled patterns, because each rule is compared with thousands of expenses. */
const compiled = new Map<string, RE2JS | null>();
const maxCached = 1_000;

function compile(pattern: string): RE2JS | null {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const made = patternProblem(pattern) === null ? RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE) : null;
  if (compiled.size >= maxCached) compiled.clear();
  compiled.set(pattern, made);
  return made;
}
