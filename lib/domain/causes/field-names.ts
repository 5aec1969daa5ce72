/**
 * Prepares a message for the comparison with patterns. Names of fields become words: “vendorNumber” → vendor number,
 * sales_tax_rate → sales tax rate, field "Memo" → field Memo. They would otherwise be blanked like the quoted names of entries. What only locates
 * the record is removed: the line of Dynamics' journal, correlation ids, Intacct's support id.
 */
export const expandFieldNames = (text: string): string =>
  text
    .replace(/\s*\[Support ID:[^\]]*\]/g, '')
    .replace(/\s*Correlation ?Id: *[\w-]+\.?/gi, '')
    .replace(/ in Gen\. Journal Line:? (?=Journal Template Name).*$/, '.')
    .replace(/ (?:Identification fields and values|Filters): .*$/, '')
    .replace(/related table \((.*?)\)/g, 'related table $1')
    .replace(/\b(field|element):? ["'“]([A-Za-z][A-Za-z0-9 ]{1,30})["'”]/g, '$1 $2')
    .replace(/["'“]([A-Za-z ]{2,30})["'”] field\b/g, '$1 field')
    .replace(/["'“]([a-z]+(?:[A-Z][a-z]*|ID)+|[a-z]+(?:_[a-z]+)+)["'”]/g, '$1')
    .replace(/\b[a-z]+(?:[A-Z][a-z]+|ID)+\b/g, (name) => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase())
    .replace(/\b(?:Vendor Invoice|External Document) No\./g, 'reference')
    .replace(/\b[a-z]+(?:_[a-z]+)+\b/g, (name) => name.replaceAll('_', ' '));
