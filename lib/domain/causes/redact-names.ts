/**
 * Replaces the names of the company's own accounts, suppliers and so on with {name}. A chart of accounts contains
 * misleading names: "Unrealised Currency Gains is archived" is not about currencies. The result also reveals nobody to
 * other companies.
 */
export const redactNames = (words: string): string =>
  words
    .replace(/[’‘]/g, "'")
    .replace(inBrackets, (_, plural: string | undefined, kind: string | undefined) =>
      plural ? '(s)' : kind ? `(${kind} {name})` : '({name})',
    )
    .replace(inQuotes, '{name}')
    .replace(afterItsKind, '$1{name}');

/** Matches "(Travel)" and "(account Travel)", but not "account(s)". */
const inBrackets = /\((?:(s)\)|(account|vendor|customer|supplier|contact|class|department|tax code)?[^)]*\))/g;

/** Quoted text; apostrophes do not count. */
const inQuotes = /(?<!\p{L})(?:'.*?'|".*?"|`.*?`|“.*?”|«.*?»)(?!\p{L})/gu;

/** A capitalised name after its kind, up to the verb: "the account Bank charges has been …". */
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
