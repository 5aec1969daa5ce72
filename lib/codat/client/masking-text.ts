export const mask = '•••';

/** Text without what looks like a secret or like somebody's data, whatever it is called. */
export const withoutSecretsInText = (text: string): string => withoutNumbers(withoutReaches(withoutKeys(text)));

// Every quantifier that could meet a long run of its own characters has a bound or a look behind it: a body is
// somebody else's text, and must cost no more than its length.

const headers = /\b(authorization|x-api-key|api-key|(?:set-)?cookie)(\s{0,4}[:=]\s{0,4})[^\s"\\][^\r\n"\\]*/gi;
const bearers = /\b(Bearer|Basic) {1,4}(?=[\w.~+/-]*[\d=+/])[\w.~+/-]{6,}={0,2}/g;
const tokens = /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?|\b(?:whsec|(?:sk|pk|rk)_(?:live|test))_[\w+/=-]{8,}/g;
const parameters =
  /([?&;]|\\u0026)((?:[\w-]{0,40}(?:token|secret|signature|passw(?:or)?d|api_?key|credential)[\w-]{0,20}|otp|sig|code|auth|policy|key-pair-id)=)[^&\s"'\\<>#]+/gi;
const labelled =
  /\b(pass(?:word|phrase)|passwd|secret|api[ _-]?key|(?:access|refresh|id)[ _-]?token|one-time (?:code|password)|otp|pin)(\s{0,4}[:=]\s{0,4})[^\s",;&<>}\\]+/gi;

const withoutKeys = (text: string): string =>
  text
    .replace(headers, `$1$2${mask}`)
    .replace(bearers, `$1 ${mask}`)
    .replace(tokens, mask)
    .replace(parameters, `$1$2${mask}`)
    .replace(labelled, `$1$2${mask}`);

const names =
  /\b((?:contact|employee|first|last|full|given|family|customer|cardholder|account[ _-]?holder)[ _-]?name)(\s{0,4}[:=]\s{0,4})[^\s,;&"<>{}\\][^\r\n,;&"<>{}\\]*/gi;

const withoutReaches = (text: string): string => withoutAddresses(text).replace(names, `$1$2${mask}`);

// .NET writes "@" and "+" in JSON as they are or as escapes; in a link the "@" is %40.
const ats = /@|\\u0040|%40/g;
const domain = /(?=[\w.-]*[A-Za-z]|$)[\w-]*(?:\.[\w-]+)*/y;

/** From each "@" outwards: looked for from the left, an address could begin at any letter. */
function withoutAddresses(text: string): string {
  let kept = '';
  let from = 0;
  for (const { 0: at, index } of text.matchAll(ats)) {
    let start = index;
    while (start > from && index - start < 64 && /[\w.+%'À-ɏ-]/.test(text[start - 1] ?? '')) start -= 1;
    domain.lastIndex = index + at.length;
    const host = domain.exec(text);
    if (start === index || !host) continue;
    kept += `${text.slice(from, start)}${mask}@${mask}`;
    from = index + at.length + host[0].length;
  }
  return from === 0 ? text : kept + text.slice(from);
}

const ibans = /(?<![\w-])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![\w-])/g;
const cards = /(?<![\w.-])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}|\d{4}([ -])\d{6}\2\d{4,5}|\d{13,19})(?!\w|-\w|\.\d)/g;
const abroad = /(?<![\w.+-])(?:\+|\\u002[bB])\d{1,3}(?:[ ()-]{0,2}\d){6,12}(?!\w|\.\d)/g;
const national = /(?<![\w.+-])\(?0\d{2,4}\)?[ -]\d{3,4}(?:[ -]?\d{3,4})?(?!\w|-\w|\.\d)/g;
const american = /(?<![\w.+-])(?:\(\d{3}\) ?|\d{3}-)\d{3}-\d{4}(?!\w|-\w)/g;
const calls =
  /\b(tel(?:ephone)?|phone|mobile|fax)(\.?:? {0,2}(?:(?:no\.?|number):? {0,2})?)\+?\d(?:[ ()-]{0,2}\d){6,14}(?!\w|\.\d)/gi;
const sortCodes = /\b(sort ?code\W{0,3}(?:is )?)\d{2}[- ]?\d{2}[- ]?\d{2}\b/gi;
const sortAndAccount = /(?<![\w-])\d{2}-\d{2}-\d{2}([ ,;/]{1,3}(?:a\/c |account )?)\d{8}(?![\w-])/g;
const accounts =
  /(?<!\b(?:g\/?l|nominal|ledger) )\b((?:account|acc|a\/c)\.? (?:number|no|num)\b\.?[:#]? {0,3}(?:is )?)\d{8,17}(?!\w|\.\d)/gi;

const withoutNumbers = (text: string): string =>
  text
    .replace(ibans, (found, at: number) => (isId(text, at) ? found : ibanMasked(found)))
    .replace(cards, (found: string, _one, _two, at: number, whole: string) =>
      isCard(found.replace(/\D/g, '')) && !isId(whole, at) ? `${mask}${found.slice(-4)}` : found,
    )
    .replace(abroad, ifNotId)
    .replace(national, (found, at: number, whole: string) =>
      /^\d{10,11}$/.test(found.replace(/\D/g, '')) && !isId(whole, at) ? mask : found,
    )
    .replace(american, ifNotId)
    .replace(calls, `$1$2${mask}`)
    .replace(sortCodes, `$1${mask}`)
    .replace(sortAndAccount, `${mask}$1${mask}`)
    .replace(accounts, `$1${mask}`);

const ifNotId = (found: string, at: number, whole: string): string => (isId(whole, at) ? found : mask);

/** Ids are what a failure is found by, and an id of the books may look like anything. */
const isId = (whole: string, at: number): boolean =>
  /"(?:id|\w*(?:Id|_id|Ref|Key|reference|Reference|code|Code))" ?: ?"$/.test(whole.slice(Math.max(0, at - 60), at));

/** The beginnings and lengths that the card schemes use; anything else of that length is a number of something. */
const schemes =
  /^(?:4\d{12}(?:\d{3}){0,2}|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|(?:6011|65\d\d|64[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17}|(?:50|5[6-8]|6[37])\d{11,17})$/;

function isCard(digits: string): boolean {
  if (!schemes.test(digits)) return false;
  // Luhn: every second digit from the right counts double.
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const ibanLengths = new Map(
  (
    'AD24 AE23 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IL23 IS26 ' +
    'IT27 LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24 SA24 SE24 SI19 SK24 SM27 TR26'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);

/** Words in capitals after an account number look like more of it: only as much as the country has is one. */
function ibanMasked(found: string): string {
  const length = ibanLengths.get(found.slice(0, 2));
  const compact = found.replaceAll(' ', '').slice(0, length);
  if (length === undefined || compact.length < length || !checksOut(compact)) return found;
  let end = 0;
  for (let count = 0; count < length; end += 1) if (found[end] !== ' ') count += 1;
  return mask + found.slice(end);
}

/** ISO 13616: the country and check digits last, letters as numbers, the whole leaves 1 when divided by 97. */
function checksOut(iban: string): boolean {
  const turned = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const character of turned) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
