import { atLeast, dateTime, informs, list, number, object, oneOf, required, text, upTo, warns } from '../field';
import type { ModelDefinition, PackageModels } from '../model';
import { maxLength, ref } from './shared-fields';

const supported = informs(
  'Pushing to Sage 50 2015 (v21) or below is not supported. To enable push, please upgrade to at least Sage 50 2016 (v22) and re-sync the company.',
);
const noZero = warns('Cannot have both subtotal and tax amount as 0 for line item.');

/** Sage 50 (UK). It takes direct costs, and the contacts. */
export const sage50: PackageModels = {
  customers: contact('customerName', oneOf('Active', 'Archived')),
  suppliers: contact('supplierName', oneOf('Active')),
  directCosts: [
    text('reference', supported),
    // The published type is Number. The schema of the API has a date.
    dateTime('issueDate', required),
    text('currency', required, warns("This must match the target account's default currency.")),
    number('currencyRate', required),
    object('accountRef', required, [
      text(
        'id',
        required,
        upTo(8),
        warns('Must match the ID of an existing bank account and have a max length of 8 characters.'),
      ),
    ]),
    number('subTotal', required, informs('This must equal the sum of the line net amounts')),
    number('taxAmount', required, informs('This must equal the sum of the line tax amounts')),
    number('totalAmount', required, informs('This must equal the sum of the line amounts')),
    list('lineItems', required, [
      text('description'),
      ref('accountRef', required),
      number(
        'unitAmount',
        required,
        warns('Cannot equal 0 and will be set to Net amount if not provided accordingly.'),
      ),
      number('quantity', required, warns('Must be 1 or -1.')),
      number('subTotal', required, noZero),
      number('taxAmount', noZero),
      number('totalAmount', informs('Will be auto populated using tax amount and net amount.')),
      number('taxCode', required),
      // The published type is Object. The schema of the API has a list.
      list('trackingCategoryRefs', required, atLeast(1), [
        text(
          'id',
          required,
          warns(
            'A department is required. If a project reference is provided, the cost code for that project must also be provided.',
          ),
        ),
      ]),
    ]),
  ],
};

function contact(name: 'customerName' | 'supplierName', status: ReturnType<typeof oneOf>): ModelDefinition {
  const party = name === 'customerName' ? 'customer' : 'supplier';
  return [
    text(
      'id',
      required,
      upTo(8),
      warns(`The ${party} ID must be unique, contain no spaces and have a maximum of 8 characters.`),
      informs(`The ${party} ID must be all Uppercase, if it is not, it will be converted to Uppercase before pushing.`),
    ),
    text(name, required, upTo(60), warns(`The ${party} name can have a maximum of 60 characters`)),
    text('contactName', upTo(30), warns('The contact name can have a maximum of 30 characters')),
    text('emailAddress'),
    text('phone'),
    text('defaultCurrency'),
    text('taxNumber', maxLength(20)),
    text('status', status),
    list('addresses', upTo(1), warns('Only one address can be included in the Addresses array.'), [
      text('line1', required),
      text('line2'),
      text('city'),
      text('region'),
      text('postalCode'),
      text('type'),
    ]),
  ];
}
