/**
 * A message without the names of the company's own lists, of which a chart of accounts is full: "Unrealised Currency
 * Gains is archived" is no matter of currencies. It also names nobody to other companies.
 */
export const redactNames = (words: string): string =>
  words
    .replace(/[’‘]/g, "'")
    .replace(inBrackets, (_, plural: string | undefined, kind: string | undefined) =>
      plural ? '(s)' : kind ? `(${kind} {name})` : '({name})',
    )
    .replace(inQuotes, '{name}')
    .replace(afterItsKind, '$1{name}');

/** "(Travel)", "(account Travel)", but "account(s)". */
const inBrackets = /\((?:(s)\)|(account|vendor|customer|supplier|contact|class|department|tax code)?[^)]*\))/g;

/** Quotes, but no apostrophes. */
const inQuotes = /(?<!\p{L})(?:'.*?'|".*?"|`.*?`|“.*?”|«.*?»)(?!\p{L})/gu;

/** What begins with a capital after its kind, up to the verb: "the account Bank charges has been …". */
const afterItsKind = new RegExp(
  [
    String.raw`((?:\b[Bb]ank account|\baccount|\btax(?: rate)?|\bcategory|\b[Ss]upplier|\b[Vv]endor|\b[Cc]ontact`,
    String.raw`|\b[Cc]ustomer|\b[Ee]mployee|\b[Pp]ayee|\bitem|\bproject|\bLOCATION|\bDEPARTMENT|\bCLASS`,
    String.raw`|^Account(?! Period| Code| Type)|account type:|account_id:|reference key(?: \S+:)?) )`,
    String.raw`(?=[\p{Lu}\d]).*?`,
    String.raw`(?=,? (?:has|have|is|are|was|were|which|cannot|must|does|would|on|for)\b|:|\.? \(|\.(?: |$)|$)`,
  ].join(''),
  'gu',
);
