/**
 * Replaces the names of accounts, suppliers and other entries in a message by {name}. The name of an account can
 * mislead the patterns of causes: "Unrealised Currency Gains is archived" is not about currencies. Without names, the
 * message can also be shown to other companies.
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

/** Matches quoted text. An apostrophe inside a word does not start a quotation. */
const inQuotes = /(?<!\p{L})(?:'.*?'|".*?"|`.*?`|“.*?”|«.*?»)(?!\p{L})/gu;

/** Matches a capitalised name that follows the kind of entry, up to the verb: "the account Bank charges has been …". */
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
