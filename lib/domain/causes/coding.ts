import { type CatalogueEntry, nothingWritten } from './entry';
import { troubleWith } from './families';

const nameOf = (category: string | undefined) => category ?? 'its category';

/** Causes that concern the tracking and the tax of a line. They are matched before those of contacts and accounts. */
export const codingCauses: readonly CatalogueEntry[] = [
  {
    code: 'tracking-invalid',
    title: 'Tracking option missing or not valid',
    kind: 'fix',
    codes: ['netsuite:MLI_REQD', 'netsuite:MLI_LOCATION_REQUIRED'],
    patterns: [
      ...troubleWith(
        '(?:tracking(?: (?:category|categories|option|details))?|class|klasses|classification|departments?|depts|locations?|dimensions?(?: value)?(?: code)?|project|job|cost code|grant)(?: ref| id)?',
      ),
      /missing (?:the )?(?:'?\{?\w+\}?'? )?dimension\b|dimension\b.{0,60}\b(?:error|concurrently|different|auto-filled)|value is auto-filled|dimension value code/i,
      /(?:project|job)\b.{0,60}\b(?:prevents|status)|resource of the project|must have locations|(?:klasses|depts) element id/i,
      /\b(?:tracking|class|classification|department|location|dimension)\b.*(?:not|invalid|archived|inactive|at most|only|more than|must)/i,
      /(?:only (?:one|\d)|maximum|at most).*\b(?:tracking|class|department|location|dimension)/i,
      /(?:archived|inactive) \(?(?:tracking|class|department|location|dimension)\b/i,
      /invalid (?:class|classification|department|location|dimension|\w+ reference to a dimension)\b/i,
      /names element id (?:class|department)/i,
    ],
    customer: ({ package: name, category, absent }) =>
      absent
        ? `${name} requires tracking for this expense that was not sent, such as a department, a location or a dimension. ${nothingWritten} Choose an option for ${nameOf(category)}, then sync again.`
        : `${name} refused a tracking option of this expense. ${nothingWritten} Choose another option for ${nameOf(category)}, then sync again.`,
    staff:
      'A required dimension was not sent, a tracking option was archived, or the account does not accept it. The message names the dimension and the account.',
    fix: 'mapping',
  },
  {
    code: 'tax-rate-invalid',
    title: 'Tax rate missing or not valid',
    kind: 'fix',
    codes: ['qbo:6100', 'qbo:6160', 'qbo:6230', 'qbo:2270', 'qbo:2280', 'qbo:6170'],
    patterns: [
      ...troubleWith(
        '(?:(?:sales )?tax(?! (?:number|registration))|vat|gst(?:\\/hst)?)(?: ?(?:rate|type|code|detail|details|solution|treatment|group|id|agency))*(?:ref)?',
      ),
      /(?:vat|tax|gst) (?:bus|prod)\. posting group|vat posting setup/i,
      /tax ?codes?\b.{0,40}\bshould be|sales tax rate\b|tax ?code\b.{0,60}\b(?:match|used|specify)|must be the auto rate/i,
      /\btax ?(?:rate|type|code|treatment|amount)?(?:ref)?\b.*(?:not valid|only valid|invalid|not exist|cannot be (?:used|applied)|can't be used|not available|archived|inactive|not found|mandatory|must be)/i,
      /(?:invalid|unknown) tax(?! (?:number|registration))/i,
      /(?:archived|inactive) \(?tax\b/i,
      /value\(s\) for: tax/i,
      /have an? (?:sales )?(?:vat|gst|tax)(?:\/hst)? (?:rate|code)/i,
      /gen\. posting type must be equal to/i,
      /invalid reference to quickbooks salestaxcode/i,
    ],
    customer: ({ package: name, category, absent }) =>
      absent
        ? `${name} requires a tax rate for this expense, and none that it knows was sent. ${nothingWritten} Choose a tax rate for ${nameOf(category)}, then sync again.`
        : `${name} refused the tax rate of this expense. ${nothingWritten} Choose another tax rate for ${nameOf(category)}, then sync again.`,
    staff:
      'No tax rate was sent, it no longer exists, or the account does not accept it. The customer chooses another on the mapping page.',
    fix: 'mapping',
  },
];
