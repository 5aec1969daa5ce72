/**
 * What a key of a body says of what stands under it. Spelling, case and separators differ from API to API.
 * - private: a secret, or who somebody is, where they live or bank, how they are reached
 * - whole: an object or list of which everything is private, such as an address
 * - person: an object that describes one, in which a bare name is theirs
 * - name: a name, of whom or what only what stands around it can tell
 */
export type KeyKind = 'private' | 'whole' | 'person' | 'name' | 'open';

export function kindOfKey(key: string): KeyKind {
  const plain = key.replace(/[-_.@]/g, '').toLowerCase();
  if (plain.endsWith('type')) return 'open';
  if (wholes.test(plain)) return 'whole';
  if (secrets.test(plain) || people.test(plain) || reached.test(plain) || banked.test(plain)) return 'private';
  if (persons.test(plain)) return 'person';
  return plain === 'name' || plain === 'displayname' ? 'name' : 'open';
}

/** What may be read of something private: of what type it is, of which country, and its id. */
export const staysInPrivate = (key: string): boolean => /^(?:\w*type|country|status|id)$/i.test(key);

const secrets =
  /authoriz|authtoken|apikey|token|passw|passphrase|secret|signature|credential|cookie|privatekey|sessionid|^(?:otp|pin|cvv|cvc|jwt|auth)$/;

const people =
  /^(?:(?:contact|employee|person|customer|recipient|owner|approver|submitter|cardholder|accountholder|holder|user)name|(?:first|last|middle|full|given|family|maiden|fore|sur)name|cardholder|accountholder|initials|dob|dateofbirth|birthdate|ssn|nino|nationalinsurancenumber|socialsecuritynumber)$/;

const reached =
  /e?mail(?:address(?:es)?)?$|^(?:email|mail)|phone|^(?:mobile|fax|telephone|tel|cell)(?:number|no)?$|freeformnumber|address\d$|^(?:address)?line\d$|^addressline|street|^(?:post|postal|zip)(?:code)?$|^(?:city|town)$/;

const banked = /^(?:(?:bank)?account(?:number|no)|sortcode|iban|bic|swift(?:code)?|bsb|routingnumber|cardnumber|pan)$/;

const wholes = /address(?:es)?$|^phone(?:s|numbers?)$|^credentials$|^(?:bank|bankaccount)details$|^cookies$/;

const persons =
  /^(?:employees?|contacts?|contactpersons?|persons?|people|users?|owners?|submitter|approver|createdby|updatedby)$/;
